"""Measures of promised days: milestones against the first day agreed and against the one in force.

The first agreed day is the one from which the earliest approved change moved a milestone, so that
another baseline hides no delay.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from pmo_kit.measures.changes import APPROVED
from pmo_kit.measures.declaration import Computed, known, measure
from pmo_kit.measures.facts import LOGS, Data, day, derived, entries, records, text
from pmo_kit.measures.schedule import Milestone, milestones, no_milestones
from pmo_kit.measures.status_date import status_day


@derived(LOGS)
def moved_from(logs: Sequence[Data]) -> Mapping[str, datetime]:
    """By milestone that approved changes moved, the day from which the earliest one did."""
    changes = [change for change in entries(logs, "changes") if text(change, "status") in APPROVED]
    changes.sort(key=lambda change: (day(change, "raised_on") is None, day(change, "raised_on")))
    found: dict[str, datetime] = {}
    for change in changes:
        for move in records(change, "milestones"):
            before = day(move, "from")
            if before is not None:
                found.setdefault(text(move, "id"), before)
    return found


Promised = tuple[Milestone, datetime]
"""A milestone with the day by which it was promised."""


@derived(milestones, moved_from)
def first_agreed(milestones: Sequence[Milestone], moved: Mapping[str, datetime]) -> list[Promised]:
    """The plan's milestones with the day that was agreed first for each."""
    return [(point, moved.get(text(point.entry, "id"), point.agreed)) for point in milestones]


def due(promises: Iterable[Promised], recorded: datetime) -> list[Promised]:
    """Those whose day is not after the status date."""
    return [promise for promise in promises if promise[1] <= recorded]


def kept(promises: Iterable[Promised]) -> int:
    """How many were reached by their day."""
    return sum(point.reached is not None and point.reached <= day for point, day in promises)


@derived(milestones, status_day)
def due_now(milestones: Sequence[Milestone], recorded: datetime) -> list[Promised]:
    """The milestones that are due at the status date, by the agreed day in force."""
    return due([(point, point.agreed) for point in milestones], recorded)


@derived(first_agreed, status_day)
def due_first(promises: Sequence[Promised], recorded: datetime) -> list[Promised]:
    """The milestones that are due at the status date, by the day agreed first."""
    return due(promises, recorded)


@measure(
    "milestones_due",
    "int",
    "milestones",
    due_now,
    unless=no_milestones,
    formula="number of milestones[] with a baseline until status_date",
)
def milestones_due(due: Sequence[Promised]) -> Computed[int]:
    """Milestones that should be reached by the status date, by the agreed day in force."""
    return known(len(due))


@measure(
    "milestones_kept",
    "int",
    "milestones",
    due_now,
    unless=no_milestones,
    formula="number of milestones_due with an actual day until their baseline",
)
def milestones_kept(due: Sequence[Promised]) -> Computed[int]:
    """Those of them that were reached by the agreed day in force."""
    return known(kept(due))


@measure(
    "milestones_first_due",
    "int",
    "milestones",
    due_first,
    unless=no_milestones,
    formula="number of milestones[] whose first agreed day, the `from` of the earliest approved "
    "change that moved them, else their baseline, is not after status_date",
)
def milestones_first_due(due: Sequence[Promised]) -> Computed[int]:
    """Milestones that should be reached by the status date, by the day agreed first."""
    return known(len(due))


@measure(
    "milestones_first_kept",
    "int",
    "milestones",
    due_first,
    unless=no_milestones,
    formula="number of milestones_first_due with an actual day until the first agreed one",
)
def milestones_first_kept(due: Sequence[Promised]) -> Computed[int]:
    """Those of them that were reached by the day agreed first."""
    return known(kept(due))
