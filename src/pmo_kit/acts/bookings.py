"""Releases the people of a project: bookings that end for a pause or for good, and begin again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from pmo_kit._text.days import day_of
from pmo_kit.engine.state import State, View
from pmo_kit.results.pause import Released
from pmo_kit.source import Change, Route
from pmo_kit.source.edit import AnyChange, Append

KIND, LIST = "resource-plan", "resources"


class Part(NamedTuple):
    """Something that is released or moves, the file, and the edits that say so."""

    item: Released
    changes: tuple[AnyChange, ...]

    @property
    def path(self) -> str:
        """The file."""
        return self.item.path


def paused(state: State, first: date, last: date) -> Iterator[Part]:
    """Bookings leave out the days of a pause: they end before it, and what is left begins after it.

    What is left of a booking was promised with it, so whoever confirmed it stays named.
    """
    for view in state.of(KIND):
        number = _last_number(state)
        for place, entry in view.entries(LIST):
            begins, ends = day_of(entry.get("from")), day_of(entry.get("to"))
            if (ends and ends < first) or (begins and begins > last):
                continue
            before = begins is None or begins < first
            after = ends is None or ends > last
            route = _route(view, place)
            again = (last + timedelta(days=1)).isoformat()
            changes: list[AnyChange] = []
            if before:
                changes.append(_set(route, "to", first - timedelta(days=1)))
            if before and after:
                number += 1
                rest = {**entry, "id": f"RS-{number:02}", "from": again}
                changes.append(Append((*route[:-1],), rest, block=True))
            elif after:
                changes.append(Change("set", (*route, "from"), again))
            elif not before:
                changes.append(Change("remove", route))
            told = f"free from {max(first, begins or first)}"
            told += f", booked again from {again}" if after else ""
            yield Part(_item(view, entry, told), tuple(changes))


def resumed(state: State, planned: date, on: date) -> Iterator[Part]:
    """Bookings that were to begin after a pause begin when the work does."""
    if planned == on:
        return
    for view in state.of(KIND):
        for place, entry in view.entries(LIST):
            ends = day_of(entry.get("to"))
            if day_of(entry.get("from")) == planned and (ends is None or ends >= on):
                change = Change("set", (*_route(view, place), "from"), on.isoformat())
                yield Part(_item(view, entry, f"booked from {on}"), (change,))


def ended(state: State, on: date) -> Iterator[Part]:
    """Bookings end for good: those that run end on a day, later ones go."""
    for view in state.of(KIND):
        for place, entry in view.entries(LIST):
            begins, ends = day_of(entry.get("from")), day_of(entry.get("to"))
            if ends and ends <= on:
                continue
            route = _route(view, place)
            later = begins is not None and begins > on
            change: AnyChange = Change("remove", route) if later else _set(route, "to", on)
            yield Part(_item(view, entry, "not needed" if later else f"free after {on}"), (change,))


def _set(route: Route, key: str, day: date) -> AnyChange:
    return Change("set", (*route, key), day.isoformat())


def _route(view: View, place: int) -> Route:
    return (*view.artifact.document.to_fields, LIST, place)


def _item(view: View, entry: Mapping[str, Any], told: str) -> Released:
    who = str(entry.get("person") or entry.get("title", ""))
    return Released(f"{LIST}[{entry.get('id')}]", f"{who}: {told}", view.path)


def _last_number(state: State) -> int:
    """The highest number of a booking, over all files."""
    ids = (str(entry.get("id", "")) for view in state.of(KIND) for _, entry in view.entries(LIST))
    numbers = [one.rpartition("-")[2] for one in ids]
    return max((int(number) for number in numbers if number.isdigit()), default=0)
