"""The fields of an artifact kind, as rows that a reader can scan: path, value, meaning."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pmo_kit.engine.name_keywords import REFERS, kinds_of
from pmo_kit.handbook.schemas import Node, Schema, root, words
from pmo_kit.standard import Kind, Standard
from pmo_kit.standard.added_fields import adder

_DEPTH = 8
_VERSION = re.compile(r"/v([0-9]+)\.([0-9]+)\.json$")


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a kind; `needed` says from when it must be there.

    `refers` holds the kinds of things that it names, such as `person`; `added_by` is the id of the
    standard that adds it to an inherited kind.
    """

    path: str
    name: str
    holds: str
    means: str
    needed: str
    unit: str = ""
    example: str = ""
    since: str = ""
    refers: tuple[str, ...] = ()
    added_by: str = ""


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


def anchor_of(known: Sequence[Group], path: str) -> str:
    """What links to the table in which a list stands, or that of its entries."""
    found = next((one for one in known if one.path in (f"{path}[]", path)), None)
    if found is not None:
        return found.anchor
    around = path.rpartition(".")[0]
    return anchor_of(known, around.removesuffix("[]")) if around else "fields"


def groups(standard: Standard, kind: Kind) -> tuple[Group, ...]:
    """The fields of a kind by group: the top of the file first, then each list and part.

    A field that an earlier minor version of the kind did not have says since when it is there.
    """
    identity = standard.schema_of.get(kind.kind)
    if identity is None:
        return ()
    earlier = [
        (version, {one.path for group in _walked(standard, kind, known) for one in group.fields})
        for version, known in _earlier(standard, identity)
    ]
    found = _walked(standard, kind, identity)
    return tuple(_dated(group, earlier, kind.version) for group in found)


def _walked(standard: Standard, kind: Kind, identity: str) -> list[Group]:
    top = root(standard, kind.kind, identity)
    return [group for group in _groups(kind, top, "") if group.fields] if top else []


def _groups(kind: Kind, node: Node, path: str, around: tuple[int, ...] = ()) -> Iterator[Group]:
    """The group of one object, then the groups of the objects inside it.

    `around` are the objects that it lies in: one that lies in itself is told once.
    """
    required = node.schema.get("required", ())
    inner: list[tuple[Node, str]] = []
    rows = []
    for name, value in node.fields.items():
        route = f"{path}.{name}" if path else name
        rows.append(_row(kind, name, route, value, name in required))
        inner += _objects(value, route)
    key = kind.lists.get(path.removesuffix("[]"), "") if path.endswith("[]") else ""
    yield Group(path, str(node.schema.get("description", "")), tuple(rows), key)
    for child, route in inner:
        token = id(child.schema["properties"])
        if token not in around and len(around) < _DEPTH:
            yield from _groups(kind, child, route, (*around, token))


def _objects(node: Node, route: str) -> Iterator[tuple[Node, str]]:
    """The objects that a field holds, itself or as entries of its list."""
    if "properties" in node.schema:
        yield node, route
    for option in node.options:
        yield from _objects(option, route)
    if node.entries:
        yield from _objects(node.entries, f"{route}[]")


def _row(kind: Kind, name: str, route: str, node: Node, required: bool) -> Field:
    """One field as its reader needs it."""
    tier = first_tier(kind, route)
    return Field(
        path=route,
        name=name,
        holds=words(node),
        means=str(node.schema.get("description", "")),
        needed="always" if required else f"from {tier}" if tier else "",
        unit=str(node.schema.get("x-unit", "")),
        example=_example(node.schema),
        refers=_refers(node),
        added_by=adder(kind.added, route).partition("@")[0],
    )


def _refers(node: Node) -> tuple[str, ...]:
    """What a field refers to, itself or by the entries of its list."""
    both = [one.schema for one in (node, node.entries) if one is not None]
    says = next((schema[REFERS] for schema in both if REFERS in schema), None)
    return tuple(kinds_of(says)) if isinstance(says, dict) else ()


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
        since = first if one.added_by else since
        fields.append(replace(one, since="" if since == first else since))
    return replace(group, fields=tuple(fields))


def first_tier(kind: Kind, route: str) -> str:
    """The lightest tier that demands a field once its gate is judged, if any."""
    return min((tier for tier, paths in kind.required.items() if route in paths), default="")


def _example(schema: Schema) -> str:
    given: Any = schema.get("examples") or ()
    if not given:
        return ""
    value = given[0]
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return ", ".join(str(part) for part in value if not isinstance(part, dict | list))
    return "" if isinstance(value, dict) else str(value)
