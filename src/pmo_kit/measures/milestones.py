"""Milestones: by how many days they slip against the approved dates, and what share that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from pmo_kit.measures.measure import Measure, known, unknown

DAYS = "days"


@dataclass(frozen=True, slots=True)
class Milestone:
    """An approved date, and the date it was or will be reached according to the latest forecast."""

    id: str
    approved: datetime | None
    expected: datetime | None = None
    reached: datetime | None = None


def slip(milestone: Milestone, today: datetime) -> Measure:
    """Calendar days from the approved date to the real one, or else to the forecast.

    A milestone that is not reached cannot lie in the past: a forecast before today counts as
    today, and without any forecast an approved date still ahead counts as kept.
    """
    approved = milestone.approved
    if approved is None:
        return unknown(f"{milestone.id} has no approved date", DAYS)
    if milestone.reached is not None:
        real = milestone.reached
    else:
        real = max(milestone.expected or approved, today)
        if milestone.expected is None and approved >= today:
            real = approved
    return known((real - approved).days, DAYS, approved=approved, real=real)


def worst_slip(milestones: Sequence[Milestone], today: datetime) -> Measure:
    """The largest slip in days; negative when all are early."""
    slips = [(slip(milestone, today), milestone.id) for milestone in milestones]
    found = [(measure.value, name) for measure, name in slips if measure.value is not None]
    if not found:
        return unknown("no milestone has an approved date", DAYS)
    value, name = max(found, key=lambda item: item[0])
    return known(value, DAYS, milestone=name)


def slip_share(days: Measure, start: datetime | None, end: datetime | None) -> Measure:
    """Slip as a ratio of the planned duration from start to end, both in calendar days."""
    if days.value is None:
        return unknown(days.reason, "ratio")
    if start is None or end is None or end <= start:
        return unknown("the planned duration is not known", "ratio")
    planned = (end - start).days
    return known(days.value / planned, "ratio", slip=days.value, planned=planned)
