"""Follows a schema's references and says in plain words what a value may be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from pmo_kit.standard import Standard
from pmo_kit.standard.bundle_schema import definition

Schema = Mapping[str, Any]

_FORMATS = {
    "date": "date, such as 2026-03-02",
    "date-time": "date and time",
    "uri": "web address",
    "email": "mail address",
}
_MANY = {"text": "texts", "number": "numbers", "whole number": "whole numbers"}


class Schemas:
    """A standard's schemas, to look up what `$ref` means."""

    def __init__(self, by_id: Mapping[str, Schema]) -> None:
        self._by_id = by_id

    def resolved(self, schema: Schema, base: str) -> tuple[Schema, str]:
        """The schema with `$ref` and `allOf` folded in, and the `$id` its references start from.

        What stands beside a reference wins over what it refers to.
        """
        merged: dict[str, Any] = {}
        home = base
        if "$ref" in schema:
            target, home = self.target(str(schema["$ref"]), base)
            found, home = self.resolved(target, home)
            merged.update(found)
        for part in schema.get("allOf", ()):
            found, where = self.resolved(part, base)
            if "properties" in found:
                home = where
                found = {
                    **found,
                    "properties": {**merged.get("properties", {}), **found["properties"]},
                }
            merged.update(found)
        own = {key: value for key, value in schema.items() if key not in ("$ref", "allOf")}
        if "properties" in own and "properties" in merged:
            own["properties"] = {**merged["properties"], **own["properties"]}
        return {**merged, **own}, home if "properties" not in schema else base

    def target(self, reference: str, base: str) -> tuple[Schema, str]:
        """What a reference leads to, and the `$id` of the schema that it lies in.

        Raises `StandardError` where it leads nowhere.
        """
        identity, _, pointer = reference.partition("#")
        home = identity or base
        return definition(self._by_id[home], pointer), home


class Node:
    """A place in a schema; `schema` is what holds there, with all references followed."""

    def __init__(self, schemas: Schemas, schema: Schema, base: str) -> None:
        self.schema, self._base = schemas.resolved(schema, base)
        self._schemas = schemas

    def inside(self, schema: object) -> Node:
        """What a part of this place's schema leads to; what is no schema allows anything."""
        part = schema if isinstance(schema, Mapping) else {}
        return Node(self._schemas, part, self._base)

    @cached_property
    def fields(self) -> dict[str, Node]:
        """What an object holds, by name, in the schema's order."""
        every = self.schema.get("properties", {})
        return {name: self.inside(part) for name, part in every.items()}

    @property
    def entries(self) -> Node | None:
        """What a list holds; nothing where the schema does not say."""
        items = self.schema.get("items")
        return self.inside(items) if isinstance(items, Mapping) else None

    @property
    def options(self) -> list[Node]:
        """What a value may be instead of one thing."""
        known = (*self.schema.get("oneOf", ()), *self.schema.get("anyOf", ()))
        return [self.inside(part) for part in known]


def root(standard: Standard, kind: str, identity: str | None = None) -> Node | None:
    """The top of a kind's file, or of another schema by its `$id`; nothing for one without."""
    known = identity or standard.schema_of.get(kind)
    return Node(Schemas(standard.schemas), standard.schemas[known], known) if known else None


def words(node: Node) -> str:
    """What a value may be, as a person would say it: `whole number from 1 to 5`."""
    schema = node.schema
    if "const" in schema:
        return f"always `{_shown(schema['const'])}`"
    if "enum" in schema:
        return "one of " + ", ".join(f"`{_shown(value)}`" for value in schema["enum"])
    if node.options:
        return _either(words(option) for option in node.options)
    types = schema.get("type", "object" if "properties" in schema else "anything")
    return _either(_typed(name, node) for name in ([types] if isinstance(types, str) else types))


def _typed(name: str, node: Node) -> str:
    if name == "string":
        return _text(node.schema)
    if name in ("integer", "number"):
        return ("whole number" if name == "integer" else "number") + _range(node.schema)
    if name == "array":
        return _list(node)
    return {"boolean": "`true` or `false`", "null": "nothing", "object": "a group of fields"}.get(
        name, name
    )


def _text(schema: Schema) -> str:
    if schema.get("format") in _FORMATS:
        return _FORMATS[schema["format"]]
    if "pattern" in schema and schema.get("examples"):
        return f"text of the form `{schema['examples'][0]}`"
    if "pattern" in schema:
        return f"text that matches `{schema['pattern']}`"
    if "maxLength" in schema:
        return f"text of at most {schema['maxLength']} characters"
    return "text"


def _range(schema: Schema) -> str:
    low, high = schema.get("minimum"), schema.get("maximum")
    if low is not None and high is not None:
        return f" from {low} to {high}"
    if low is not None:
        return f", {low} or more"
    if high is not None:
        return f", {high} or less"
    if "exclusiveMinimum" in schema:
        return f" above {schema['exclusiveMinimum']}"
    return ""


def _list(node: Node) -> str:
    entry = node.inside(node.schema.get("items"))
    least = node.schema.get("minItems", 0)
    count = f", at least {least}" if least else ""
    if "properties" in entry.schema:
        return f"list of entries{count}"
    one = words(entry)
    each = f"values ({one})" if " or " in one else f"values, each {one}"
    return f"list of {_MANY.get(one, each)}{count}"


def _either(options: Iterable[str]) -> str:
    return " or ".join(dict.fromkeys(options))


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "null" if value is None else str(value)
