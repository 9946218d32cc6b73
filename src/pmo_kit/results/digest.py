"""What is due soon in projects, and for whom."""

from __future__ import annotations

from typing import NamedTuple

from pmo_kit.results.finding import Finding
from pmo_kit.results.location import Location


class Item(NamedTuple):
    """One thing with a day: a task, a milestone, an ask, a waiver that expires.

    `person` is empty where nobody is named; `role` says on whose behalf the person is asked.
    `days` counts from the day of the agenda: negative when overdue.
    """

    project: str
    what: str
    id: str
    title: str
    due: str
    days: int
    person: str
    role: str
    location: Location


class Agenda(NamedTuple):
    """One project's items until some day, soonest first; `broken` names files left out.

    `announced` holds what no rule holds against the project yet, and will.
    """

    project: str
    name: str
    root: str
    as_of: str
    until: str
    items: tuple[Item, ...] = ()
    broken: tuple[str, ...] = ()
    announced: tuple[Finding, ...] = ()
