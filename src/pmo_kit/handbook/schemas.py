"""Follows a schema's references and says in plain words what a value may be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

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


def words(schema: Schema, schemas: Schemas, base: str) -> str:
    """What a value may be, as a person would say it: `whole number from 1 to 5`."""
    schema, base = schemas.resolved(schema, base)
    if "const" in schema:
        return f"always `{_shown(schema['const'])}`"
    if "enum" in schema:
        return "one of " + ", ".join(f"`{_shown(value)}`" for value in schema["enum"])
    for keyword in ("oneOf", "anyOf"):
        if keyword in schema:
            return _either([words(part, schemas, base) for part in schema[keyword]])
    kinds = schema.get("type", "object" if "properties" in schema else "anything")
    if isinstance(kinds, list):
        return _either([_typed(kind, schema, schemas, base) for kind in kinds])
    return _typed(kinds, schema, schemas, base)


def _typed(kind: str, schema: Schema, schemas: Schemas, base: str) -> str:
    if kind == "string":
        return _text(schema)
    if kind in ("integer", "number"):
        name = "whole number" if kind == "integer" else "number"
        return name + _range(schema)
    if kind == "array":
        return _list(schema, schemas, base)
    return {"boolean": "`true` or `false`", "null": "nothing", "object": "a group of fields"}.get(
        kind, kind
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


def _list(schema: Schema, schemas: Schemas, base: str) -> str:
    items, home = schemas.resolved(schema.get("items", {}), base)
    least = schema.get("minItems", 0)
    count = f", at least {least}" if least else ""
    if "properties" in items:
        return f"list of entries{count}"
    one = words(items, schemas, home)
    each = f"values ({one})" if " or " in one else f"values, each {one}"
    return f"list of {_MANY.get(one, each)}{count}"


def _either(options: list[str]) -> str:
    return " or ".join(dict.fromkeys(options))


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "null" if value is None else str(value)
