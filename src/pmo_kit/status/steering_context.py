"""What all sections of the steering page need: places, people, meetings and reports."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import TypeVar

from pmo_kit._text.days import day_of
from pmo_kit.cel import CelUnknown
from pmo_kit.engine.records import Records, date_of
from pmo_kit.engine.state import State, View
from pmo_kit.engine.verdicts import at
from pmo_kit.measures.facts import Input
from pmo_kit.results.status import Value
from pmo_kit.results.steering_page import Figure, Person
from pmo_kit.source import Route
from pmo_kit.status.entries import Data, inner, listed, text
from pmo_kit.status.status import REPORT

T = TypeVar("T")


class Context:
    """One judged project on its way to the steering page."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.as_of = state.options.as_of
        self.today = self.as_of.isoformat()

    @cached_property
    def reports(self) -> list[View]:
        """The status reports dated until the day of judging, the latest first."""
        every = Records(self.state).of(REPORT)
        return [view for view in reversed(every) if date_of(view) <= self.today]

    @property
    def report(self) -> Data:
        """The latest status report as written; empty where there is none."""
        return self.reports[0].sound if self.reports else {}

    @cached_property
    def meetings(self) -> list[str]:
        """The days on which the steering committee meets, as written in the handbook, in order."""
        found: set[str] = set()
        for view in self.state.of("project-handbook"):
            cadence = view.sound.get("cadence")
            days = cadence.get("steering_on") if isinstance(cadence, Mapping) else None
            found.update(
                one for one in (days if isinstance(days, list) else ()) if day_of(one) is not None
            )
        return sorted(found)

    @property
    def last_meeting(self) -> str:
        """The last meeting before the day of judging; empty where none is known."""
        return max((day for day in self.meetings if day < self.today), default="")

    @property
    def coming(self) -> list[str]:
        """The meetings from the day of judging on."""
        return [day for day in self.meetings if day >= self.today]

    @property
    def since(self) -> str:
        """The last meeting, or else the day of the report before the latest; empty without both."""
        return self.last_meeting or (date_of(self.reports[1]) if len(self.reports) > 1 else "")

    def given(self, wanted: Input[T], otherwise: T) -> T:
        """What measures are computed from; something else where a broken file hides it."""
        try:
            return self.state.facts.of(wanted)
        except CelUnknown:
            return otherwise

    def place(self, view: View, route: Route) -> str:
        """Where something stands, as `path:line`."""
        found = at(view.artifact.document, route)
        return f"{found.path}:{found.line}"

    def typed(self, view: View, route: Route, value: Value, unit: str = "") -> Figure:
        """A value that somebody typed, with its place."""
        return Figure(value, unit, source=self.place(view, route))

    def person(self, id: str, role: str = "") -> Person:
        """Somebody who has to act, by role; of a person whose role is not said, the first held."""
        held = [name for name, holder in self.state.snapshot.holders.items() if holder == id]
        return Person(self.role(role or (held[0] if held else "")), self._names.get(id, id))

    def role(self, id: str) -> str:
        """The everyday name of a role."""
        for role in self.state.compiled.standard.roles:
            if role.id == id:
                return role.everyday or role.title
        return id

    @cached_property
    def _names(self) -> dict[str, str]:
        """People's names by id, as the registry of people tells them."""
        found: dict[str, str] = {}
        for registry in self.state.snapshot.registries:
            data = registry.document.fields
            for person in inner(data, "people") if isinstance(data, Mapping) else ():
                if text(person, "name"):
                    found[text(person, "id")] = text(person, "name")
        return found

    @cached_property
    def decided(self) -> dict[str, str]:
        """The day of each decision that was taken, by its id."""
        return {
            text(one, "id"): text(one, "decided_on")
            for _, _, one in listed(self.state, "log", "decisions")
            if text(one, "status") in ("approved", "rejected") and text(one, "decided_on")
        }

    def days_until(self, day: str) -> int | None:
        """Calendar days from the day of judging to another; negative where it is past."""
        found: date | None = day_of(day)
        return (found - self.as_of).days if found else None
