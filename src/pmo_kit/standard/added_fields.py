"""Lays the fields that a standard adds to an inherited kind into the kind's schema."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from pmo_kit.source import Route, pointer
from pmo_kit.standard.bundle_schema import DATA, follow

ADDED = "/added.json"
"""How the `$id` of a schema of added fields ends, after the name of the kind."""
NOTED = ("$schema", "$id", "$defs", "$comment", "title", "description")
"""What the top of such a schema may hold beside `type` and `properties`."""

COPIED = "x-copied-from"
"""The note on a definition that was copied to where it is extended: its address."""

Schema = dict[str, Any]
Schemas = Mapping[str, Schema]


class Fault(NamedTuple):
    """What does not fit at a route of a schema of added fields, and what to do about it.

    `twice` says that it is a field of a name that there is.
    """

    route: Route
    message: str
    remedy: str
    twice: bool = False


class Combined(NamedTuple):
    """A kind's schema with added fields, their paths, and what was left out since it cannot be."""

    schema: Schema
    fields: tuple[str, ...]
    faults: tuple[Fault, ...]


def combined(identity: str, added: Schema, schemas: Schemas, kind: Mapping[str, Any]) -> Combined:
    """The schema of a kind, by its `$id`, with the fields of another one added.

    An added field is a reference to where it is written. Fields that there are stay as they are.
    `kind` is the data of the kind, and `schemas` holds what both schemas refer to.
    """
    return _Adding(identity, added, schemas, kind).combined()


def added_identity(kind: str, schemas: Iterable[str]) -> str:
    """The `$id` of the fields that are added to a kind; empty where there are none."""
    return next((known for known in schemas if known.endswith(f"/{kind}{ADDED}")), "")


def extended_kind(
    below: Mapping[str, Any], said: Mapping[str, Any], fields: Iterable[str], by: tuple[str, str]
) -> dict[str, Any]:
    """The data of a kind with fields, and with what a file says beside it.

    `by` is the standard that adds, such as `acme@1.0`, and the file.
    """
    whole = {**below, "below": below}
    whole["extended_by"] = {**below.get("extended_by", {}), **dict([by])}
    whole["added"] = {**below.get("added", {}), **dict.fromkeys(fields, by[0])}
    for name in ("as_written", "unhashed", "changes_hands", "good", "mistakes"):
        if name in said:
            whole[name] = [*below.get(name, ()), *said[name]]
    whole["lists"] = {**below.get("lists", {}), **said.get("lists", {})}
    whole["burden"] = _joined(below.get("burden", {}), said.get("burden", {}))
    asked = below.get("required", {})
    whole["needed"] = asked is True or below.get("needed", False)
    whole["required"] = _joined({} if asked is True else asked, said.get("required", {}))
    return whole


def adder(added: Mapping[str, str], path: str) -> str:
    """The layer that added the field of a path, or a field around it; empty where none did."""
    around = (
        layer
        for field, layer in added.items()
        if path == field or path.startswith((f"{field}.", f"{field}["))
    )
    return next(around, "")


class Places(NamedTuple):
    """The routes of added fields in their schema, and of the inherited parts around them."""

    own: frozenset[Route] = frozenset()
    around: frozenset[Route] = frozenset()


NOWHERE = Places()


def places_of(fields: Iterable[str]) -> Places:
    """Where in a schema of added fields they stand, by their paths."""
    own, around = set[Route](), set[Route]([()])
    for field in fields:
        route: Route = ()
        *outer, last = field.split(".")
        for name in outer:
            route = (*route, "properties", name.partition("[")[0])
            around.add(route)
            for _ in range(name.count("[]")):
                route = (*route, "items")
                around.add(route)
        own.add((*route, "properties", last))
    return Places(frozenset(own), frozenset(around))


def _joined(below: Mapping[str, Any], said: Mapping[str, Any]) -> dict[str, Any]:
    """Lists by name, each with what is said beside it."""
    return {**below, **{name: [*below.get(name, ()), *more] for name, more in said.items()}}


class _Adding:
    """Walks a schema of added fields beside that of the kind."""

    def __init__(
        self, identity: str, added: Schema, schemas: Schemas, kind: Mapping[str, Any]
    ) -> None:
        self._identity = identity
        self._added = added
        self._schemas = schemas
        self._kind = kind
        self._fields: list[str] = []
        self._faults: list[Fault] = []

    def combined(self) -> Combined:
        """The whole."""
        schema = self._object(self._schemas[self._identity], self._added, (), "")
        return Combined(schema, tuple(self._fields), tuple(self._faults))

    def _object(self, below: Schema, added: Schema, route: Route, path: str) -> Schema:
        """An object of the kind with the fields that are added to it."""
        self._refuse_other_keys(below, added, route, path, "properties")
        properties = dict(below.get("properties", {}))
        given = added.get("properties")
        for name, schema in (given if isinstance(given, dict) else {}).items():
            here, field = (*route, "properties", name), f"{path}.{name}" if path else name
            if name in properties:
                properties[name] = self._within(properties[name], schema, here, field)
            else:
                self._fields.append(field)
                properties[name] = {"$ref": f"{self._added['$id']}#{pointer(here)}"}
        return {**below, "properties": properties}

    def _within(self, below: Any, added: Any, route: Route, path: str) -> Any:
        """A field that there is, with what is added inside it; itself where nothing can be."""
        known = self._resolved(below)
        if not isinstance(added, dict):
            return self._clash(below, route, path)
        if isinstance(known.get("properties"), dict) and "properties" in added:
            return self._object(known, added, route, path)
        inner = added.get("items")
        if isinstance(known.get("items"), dict) and isinstance(inner, dict):
            self._refuse_other_keys(known, added, route, path, "items")
            items = self._within(known["items"], inner, (*route, "items"), f"{path}[]")
            return {**known, "items": items}
        return self._clash(below, route, path)

    def _refuse_other_keys(
        self, below: Schema, added: Schema, route: Route, path: str, inner: str
    ) -> None:
        """Tell what would change an inherited part, and not add to it."""
        kept = (inner, *NOTED) if not path else (inner,)
        what = f"`{path}`" if path else f"the whole of `{self._kind['kind']}`"
        for key, value in added.items():
            if key in kept or (key == "type" and value == below.get("type", "object")):
                continue
            remedy = "Take it out: a schema of added fields holds new fields only."
            if key == "required":
                remedy = (
                    "Take it out, since files that are there would break; artifacts/"
                    f"{self._kind['kind']}.yaml asks for fields by tier: `required: {{T2: […]}}`."
                )
            message = f"`{key}` would change what is inherited: {what}."
            self._faults.append(Fault((*route, key), message, remedy))

    def _clash(self, below: Any, route: Route, path: str) -> Any:
        """An inherited field that stays, since another of its name is refused."""
        by = adder(self._kind.get("added", {}), path) or self._kind["layer"]
        self._faults.append(
            Fault(
                route,
                f"Two fields of one name: `{self._kind['kind']}` has `{path}` already, by {by}.",
                "Give the added one another name, or take it out and use the one that there is.",
                twice=True,
            )
        )
        return below

    def _resolved(self, schema: Any) -> Schema:
        """A schema with what it refers to folded in, its references valid where the kind's are."""
        found, seen = schema, set[str]()
        while isinstance(found, dict) and found.get("$ref") not in (None, *seen):
            ref = str(found["$ref"])
            seen.add(ref)
            there = follow(ref, self._schemas[self._identity], self._schemas)
            beside = {key: value for key, value in found.items() if key != "$ref"}
            moved = _moved(there, ref.partition("#")[0])
            found = {**(moved if isinstance(moved, dict) else {}), **beside}
            found[COPIED] = f"{ref.partition('#')[0] or self._identity}#{ref.partition('#')[2]}"
        return found if isinstance(found, dict) else {}


def _moved(node: Any, home: str) -> Any:
    """A part of the schema `home` as it reads in another; without `home` it stays in its own."""
    if isinstance(node, list):
        return [_moved(inner, home) for inner in node]
    if not isinstance(node, dict) or not home:
        return node
    found = {key: inner if key in DATA else _moved(inner, home) for key, inner in node.items()}
    if str(node.get("$ref", "")).startswith("#"):
        found["$ref"] = f"{home}{node['$ref']}"
    return found
