"""Finds references of schemas that lead back to themselves without going deeper into the data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pmo_kit.source import Route
from pmo_kit.standard.bundle_schema import follow
from pmo_kit.standard.schema_keywords import BRANCH, BRANCHES

CIRCLE_REMEDY = "Say here what the value is, or put the `$ref` where it goes on to other values."

_Place = tuple[str, Route]


def circle_message(ref: str) -> str:
    """What is wrong with a reference that leads back to itself."""
    return f"`{ref}` leads back to this `$ref` for the same value, so it says nothing about it."


def leads_back(identity: str, route: Route, known: Mapping[str, dict[str, Any]]) -> bool:
    """Whether the `$ref` of the schema at a route of a known one leads back to it."""
    start: _Place = (identity, tuple(map(str, route)))
    seen: set[_Place] = set()
    waiting = list(_beyond(start, known, only_ref=True))
    while waiting:
        place = waiting.pop()
        if place == start:
            return True
        if place not in seen:
            seen.add(place)
            waiting += _beyond(place, known)
    return False


def _beyond(
    place: _Place, known: Mapping[str, dict[str, Any]], *, only_ref: bool = False
) -> Iterator[_Place]:
    """The schemas by which the one at a place judges the same value."""
    home, route = place
    schema = follow(_pointer(route), known[home], known)
    if not isinstance(schema, dict):
        return
    ref = schema.get("$ref")
    if isinstance(ref, str):
        target = _target(ref, home)
        if target[0] in known:
            yield target
    if only_ref:
        return
    for keyword in BRANCH:
        yield home, (*route, keyword)
    for keyword in BRANCHES:
        listed = schema.get(keyword)
        for number in range(len(listed) if isinstance(listed, list) else 0):
            yield home, (*route, keyword, str(number))
    named = schema.get("dependentSchemas")
    for name in named if isinstance(named, dict) else ():
        yield home, (*route, "dependentSchemas", name)


def _target(ref: str, home: str) -> _Place:
    id, _hash, pointer = ref.partition("#")
    steps = pointer.split("/")[1:]
    return id or home, tuple(step.replace("~1", "/").replace("~0", "~") for step in steps)


def _pointer(route: Route) -> str:
    return "#" + "".join(f"/{str(s).replace('~', '~0').replace('/', '~1')}" for s in route)
