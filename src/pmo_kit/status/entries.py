"""The records in a project's artifacts, as written, each with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pmo_kit.engine.state import State, View
from pmo_kit.source import Route

Data = Mapping[str, Any]


def listed(state: State, kind: str, name: str) -> Iterator[tuple[View, Route, Data]]:
    """The records of a list in all artifacts of a kind."""
    for view in state.of(kind):
        for route, record in records(view, name):
            yield view, route, record


def records(view: View, name: str) -> Iterator[tuple[Route, Data]]:
    """The records of one list of an artifact, each with its route; those at fault are left out."""
    prefix = view.artifact.document.to_fields
    found = view.sound.get(name) if isinstance(view.sound, Mapping) else None
    for index, record in enumerate(found if isinstance(found, list) else ()):
        if isinstance(record, Mapping):
            yield (*prefix, name, index), record


def inner(data: Data, name: str) -> list[Data]:
    """The records of a list within a record; none where there is no list."""
    value = data.get(name)
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []


def text(data: Data, name: str) -> str:
    """A text, empty where there is none."""
    value = data.get(name)
    return value if isinstance(value, str) else ""


def said(data: Data, name: str) -> str | None:
    """A text, or nothing."""
    return text(data, name) or None


def amount(data: Data, name: str) -> float | None:
    """A number, or nothing."""
    value = data.get(name)
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def whole(data: Data, name: str) -> int | None:
    """A whole number, or nothing."""
    found = amount(data, name)
    return None if found is None else int(found)


def part(data: Data, name: str) -> Data:
    """A record within a record; an empty one where there is none."""
    value = data.get(name)
    return value if isinstance(value, Mapping) else {}


def single(state: State, kind: str) -> Data:
    """The fields of the first artifact of a kind, as written; empty where there is none."""
    view = next(iter(state.of(kind)), None)
    return view.sound if view is not None and isinstance(view.sound, Mapping) else {}
