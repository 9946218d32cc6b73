"""Milestones: by how many days they slip against the approved dates, and what share that is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from pmo_kit.measures.measure import Number, known, unknown

DAYS = "days"


class Milestone(NamedTuple):
    """An approved date, and the date it was or will be reached according to the latest forecast."""

    id: str
    approved: datetime | None
    forecast: datetime | None = None
    reached: datetime | None = None


def expected(milestone: Milestone, today: datetime) -> datetime:
    """When it was reached, or else will be.

    A milestone that is not reached cannot lie in the past: a forecast before today counts as
    today, and without a forecast an agreed day still ahead counts as kept.
    """
    if milestone.reached is not None:
        return milestone.reached
    return max(milestone.forecast or milestone.approved or today, today)


def slip(milestone: Milestone, today: datetime) -> Number:
    """Calendar days from the agreed day to the real one, or else to the expected one."""
    approved = milestone.approved
    if approved is None:
        return unknown(f"{milestone.id} has no approved date", DAYS)
    real = expected(milestone, today)
    return known((real - approved).days, DAYS, approved=approved, real=real)


def worst_slip(milestones: Sequence[Milestone], today: datetime) -> Number:
    """The largest slip in days; negative when all are early."""
    slips = [(slip(milestone, today), milestone.id) for milestone in milestones]
    found = [(measure.value, name) for measure, name in slips if measure.value is not None]
    if not found:
        return unknown("no milestone has an approved date", DAYS)
    value, name = max(found, key=lambda item: item[0])
    return known(value, DAYS, milestone=name)


def slip_share(days: Number, start: datetime | None, end: datetime | None) -> Number:
    """Slip as a ratio of the planned duration from start to end, both in calendar days."""
    if days.value is None:
        return unknown(days.reason, "ratio")
    if start is None or end is None or end <= start:
        return unknown("the planned duration is not known", "ratio")
    planned = (end - start).days
    return known(days.value / planned, "ratio", slip=days.value, planned=planned)
