"""The fields of an artifact kind, as rows that a reader can scan: path, value, meaning."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from pmo_kit.handbook.schemas import Schema, Schemas, words
from pmo_kit.standard import Kind, Standard

_DEPTH = 8
_VERSION = re.compile(r"/v([0-9]+)\.([0-9]+)\.json$")


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a kind; `needed` says from when it must be there."""

    path: str
    name: str
    holds: str
    means: str
    needed: str
    unit: str = ""
    example: str = ""
    since: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that lie side by side: the top of the file, or the entries of one list."""

    path: str
    means: str
    fields: tuple[Field, ...]
    key: str = ""

    @property
    def anchor(self) -> str:
        """What links to the group's table name."""
        return self.path.replace("[]", "").replace(".", "-").replace("_", "-") or "top"


@dataclass(slots=True)
class _Walk:
    """What one walk through a kind's schema needs to know and what it finds."""

    kind: Kind
    schemas: Schemas
    groups: list[Group] = field(default_factory=list)

    def visit(self, schema: Schema, base: str, path: str, open_ids: tuple[int, ...] = ()) -> None:
        """Add the group of one object, then the groups of the objects inside it."""
        schema, base = self.schemas.resolved(schema, base)
        inner: list[tuple[Schema, str, str]] = []
        rows = []
        for name, value in schema.get("properties", {}).items():
            route = f"{path}.{name}" if path else name
            rows.append(self.row(name, route, value, base, name in schema.get("required", ())))
            inner += self.inside(value, base, route)
        list_path = path.removesuffix("[]")
        key = self.kind.lists.get(list_path, "") if path.endswith("[]") else ""
        self.groups.append(Group(path, str(schema.get("description", "")), tuple(rows), key))
        for child, home, route in inner:
            token = id(child["properties"])
            if token not in open_ids and len(open_ids) < _DEPTH:
                self.visit(child, home, route, (*open_ids, token))

    def inside(self, value: Schema, base: str, route: str) -> Iterator[tuple[Schema, str, str]]:
        """The objects that a field holds, itself or as entries of its list."""
        full, home = self.schemas.resolved(value, base)
        if "properties" in full:
            yield full, home, route
        for option in (*full.get("oneOf", ()), *full.get("anyOf", ())):
            yield from self.inside(option, home, route)
        if isinstance(full.get("items"), dict):
            yield from self.inside(full["items"], home, f"{route}[]")

    def row(self, name: str, route: str, value: Schema, base: str, required: bool) -> Field:
        """One field as its reader needs it."""
        full, home = self.schemas.resolved(value, base)
        return Field(
            path=route,
            name=name,
            holds=words(value, self.schemas, base),
            means=str(full.get("description", "")),
            needed="always" if required else _from_tier(self.kind, route),
            unit=str(full.get("x-unit", "")),
            example=_example(full, self.schemas, home),
        )


def groups(standard: Standard, kind: Kind) -> tuple[Group, ...]:
    """The fields of a kind by group: the top of the file first, then each list and part.

    A field that an earlier minor version of the kind did not have says since when it is there.
    """
    identity = standard.schema_of.get(kind.kind)
    if identity is None:
        return ()
    found = _walked(standard, kind, identity)
    earlier = [
        (
            version,
            {field.path for group in _walked(standard, kind, known) for field in group.fields},
        )
        for version, known in _earlier(standard, identity)
    ]
    return tuple(_dated(group, earlier, kind.version) for group in found)


def _walked(standard: Standard, kind: Kind, identity: str) -> tuple[Group, ...]:
    walk = _Walk(kind, Schemas(standard.schemas))
    walk.visit(standard.schemas[identity], identity, "")
    return tuple(group for group in walk.groups if group.fields)


def _earlier(standard: Standard, identity: str) -> list[tuple[str, str]]:
    """The minor versions before a schema's own, the oldest first, each with its identity."""
    now = _VERSION.search(identity)
    if now is None:
        return []
    found = []
    for minor in range(int(now[2])):
        version = f"{now[1]}.{minor}"
        known = f"{identity[: now.start()]}/v{version}.json"
        if known in standard.schemas:
            found.append((version, known))
    return found


def _dated(group: Group, earlier: list[tuple[str, set[str]]], version: str) -> Group:
    """A group whose fields say since which version they are there, if not from the first."""
    if not earlier:
        return group
    first = earlier[0][0]
    fields = []
    for one in group.fields:
        since = next((known for known, paths in earlier if one.path in paths), version)
        fields.append(replace(one, since="" if since == first else since))
    return replace(group, fields=tuple(fields))


def _from_tier(kind: Kind, route: str) -> str:
    """The first tier that demands a field once its gate is judged."""
    tiers = [tier for tier, paths in kind.required.items() if route in paths]
    return f"from {min(tiers)}" if tiers else ""


def _example(schema: Schema, schemas: Schemas, base: str) -> str:
    given: Any = schema.get("examples") or ()
    if not given:
        return ""
    value = given[0]
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return ", ".join(str(part) for part in value if not isinstance(part, dict | list))
    return "" if isinstance(value, dict) else str(value)
