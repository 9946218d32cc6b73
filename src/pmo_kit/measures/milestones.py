"""Milestones: when each was or will be reached, and by how many days it slips."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from pmo_kit.measures.facts import NOTHING, PLAN, Data, day, derived, records


class Milestone(NamedTuple):
    """An agreed day, and the day it was or will be reached according to the latest forecast.

    `entry` is what the plan says of it.
    """

    agreed: datetime
    forecast: datetime | None = None
    reached: datetime | None = None
    entry: Data = NOTHING


@derived(PLAN)
def milestones(plan: Data) -> list[Milestone]:
    """The plan's milestones that have an agreed day, in the order of these."""
    found = [
        Milestone(agreed, day(entry, "forecast"), day(entry, "actual"), entry)
        for entry in records(plan, "milestones")
        if (agreed := day(entry, "baseline")) is not None
    ]
    return sorted(found, key=lambda milestone: milestone.agreed)


@derived(milestones)
def no_milestones(milestones: list[Milestone]) -> str:
    """Why nothing is known of milestones."""
    return "" if milestones else "there are no milestones"


def expected(milestone: Milestone, today: datetime) -> datetime:
    """When it was reached, or else will be.

    A milestone that is not reached cannot lie in the past: a forecast before today counts as
    today, and without a forecast an agreed day still ahead counts as kept.
    """
    if milestone.reached is not None:
        return milestone.reached
    return max(milestone.forecast or milestone.agreed, today)


def slip(milestone: Milestone, today: datetime) -> int:
    """Calendar days from the agreed day to the real one, or else to the expected one."""
    return (expected(milestone, today) - milestone.agreed).days
