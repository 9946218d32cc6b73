"""Where in some data nothing is known, and how the data looks to rules then.

Imported where a file is at fault only.
"""

from __future__ import annotations

from typing import Any

from pmo_kit.cel.unknowns import PartialList, PartialMap, Unknown


class Holes:
    """The routes in some data at which nothing is known, each with the unknown that lies there."""

    __slots__ = ("inner", "own")

    def __init__(self) -> None:
        self.own: Unknown | None = None
        self.inner: dict[str | int, Holes] = {}

    def add(self, route: tuple[str | int, ...], unknown: Unknown) -> None:
        """Say that what a route leads to is not known."""
        at = self
        for step in route:
            at = at.inner.setdefault(step, Holes())
        at.own = at.own or unknown

    def at(self, route: tuple[str | int, ...], below: bool = False) -> Unknown | None:
        """The unknown at a route or above it; if asked, also one of those below it."""
        at = self
        for step in route:
            if at.own is not None or step not in at.inner:
                return at.own
            at = at.inner[step]
        return at.first() if below else at.own

    def first(self) -> Unknown | None:
        """One of the unknowns."""
        return self.own or next(filter(None, (part.first() for part in self.inner.values())), None)


def cleared(data: Any, holes: Holes) -> Any:
    """A copy of some data without what is not known, so that the rest can be converted."""
    if isinstance(data, dict):
        kept = data.copy()
        for key, inner in holes.inner.items():
            if inner.own is not None:
                kept.pop(str(key), None)
            elif key in kept:
                kept[key] = cleared(kept[key], inner)
        return kept
    if isinstance(data, list):
        return [
            element if inner is None else None if inner.own else cleared(element, inner)
            for element, inner in ((one, holes.inner.get(at)) for at, one in enumerate(data))
        ]
    return data


def punched(data: Any, holes: Holes) -> Any:
    """A copy of some data with its unknowns in their places."""
    if holes.own is not None or not isinstance(data, dict | list):
        return holes.first()
    if isinstance(data, list):
        found = [
            punched(element, holes.inner[at]) if at in holes.inner else element
            for at, element in enumerate(data)
        ]
        return PartialList(found) if any(type(one) is Unknown for one in found) else found
    made = {**data, **{key: punched(data.get(key), inner) for key, inner in holes.inner.items()}}
    unknown = {key: value for key, value in made.items() if type(value) is Unknown}
    if not unknown:
        return made
    return PartialMap({key: made[key] for key in made if key not in unknown}, unknown)
