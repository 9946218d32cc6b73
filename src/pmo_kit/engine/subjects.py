"""What verdicts are on: it gets its name when somebody reads it, which mostly nobody does."""

from __future__ import annotations

from collections.abc import Mapping

from pmo_kit._start.record import NamedTuple
from pmo_kit.engine.compiled import STANDARD_LISTS
from pmo_kit.engine.state import Gone, State, View
from pmo_kit.project.paths import Spot
from pmo_kit.source import Route


class OfKind(NamedTuple):
    """All that a project has of a kind, or has not."""

    kind: str


class Element(NamedTuple):
    """An artifact, or what a rule's `each` meets: in the artifact, or in a list of the standard."""

    view: View
    spot: Spot | Gone
    each: str

    @property
    def route(self) -> Route:
        """Where it lies in the artifact; what lies in the standard is told of the whole."""
        return () if self.each.startswith(STANDARD_LISTS) else self.spot.route


Subject = str | OfKind | Element


def name_of(subject: Subject, state: State) -> str:
    """The name of a subject, as `project/kind/artifact/list[element]`."""
    if isinstance(subject, str):
        return subject
    if isinstance(subject, OfKind):
        return f"{state.snapshot.id}/{subject.kind}"
    view, spot, each = subject
    if isinstance(spot, Gone):
        return f"{state.subject(view)}/{spot.name}"
    name = state.subject(view, subject.route)
    if subject.route == spot.route:
        return name
    return f"{name}/{each[:-2]}[{_short(spot)}]"


def _short(spot: Spot) -> str:
    """A short name of an element of a standard's list, or of an entry of its map."""
    value = spot.value if isinstance(spot.route[-1], int) else spot.route[-1]
    if isinstance(value, Mapping):
        value = value.get("id", spot.route[-1])
    return str(value)
