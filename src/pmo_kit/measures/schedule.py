"""Measures of dates and deliverables: how milestones slip, how long the plan is, what is done."""

from __future__ import annotations

from datetime import datetime

from pmo_kit._start.record import NamedTuple
from pmo_kit.measures.critical_path import Link, Network, Task
from pmo_kit.measures.critical_path import critical_path as path_of
from pmo_kit.measures.declaration import Computed, Number, known, measure, unknown
from pmo_kit.measures.facts import (
    MANIFEST,
    NOTHING,
    PLAN,
    TODAY,
    Data,
    day,
    derived,
    part,
    records,
    text,
    words,
)
from pmo_kit.measures.working_days import WORKING_DAYS, workdays, worked


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


ACCEPTED = ("accepted", "provisional")


@derived(PLAN)
def wanted(plan: Data) -> list[str]:
    """The status of each deliverable that no approved change took out."""
    every = [text(deliverable, "status") for deliverable in records(plan, "deliverables")]
    return [status for status in every if status != "descoped"]


@derived(wanted)
def no_deliverables(wanted: list[str]) -> str:
    """Why nothing is known of deliverables."""
    return "" if wanted else "there are no deliverables"


@measure(
    "deliverables_open",
    "int",
    "deliverables",
    wanted,
    unless=no_deliverables,
    formula="number of deliverables[] where status is not accepted, provisional or descoped",
)
def deliverables_open(wanted: list[str]) -> Computed[int]:
    """Not accepted yet, not taken out either."""
    return known(sum(status not in ACCEPTED for status in wanted))


@measure(
    "deliverables_accepted",
    "int",
    "deliverables",
    wanted,
    unless=no_deliverables,
    formula="number of deliverables[] where status is accepted or provisional",
)
def deliverables_accepted(wanted: list[str]) -> Computed[int]:
    """Accepted, for good or with remarks."""
    return known(sum(status in ACCEPTED for status in wanted))


@measure(
    "accepted_percent",
    "double",
    "percent",
    deliverables_open,
    deliverables_accepted,
    unless=no_deliverables,
    formula="deliverables_accepted / (deliverables_open + deliverables_accepted) × 100",
)
def accepted_percent(open: Computed[int], accepted: Computed[int]) -> Number:
    """Accepted deliverables among all still wanted."""
    done = accepted.value or 0
    return known(done / ((open.value or 0) + done) * 100)


@derived(PLAN, MANIFEST)
def start(plan: Data, manifest: Data) -> datetime | None:
    """The earliest start of a task, or else of the project."""
    starts = [day(task, "start") for task in records(plan, "tasks")]
    known_starts = [start for start in starts if start is not None]
    return min(known_starts) if known_starts else day(part(manifest, "dates"), "start")


@derived(PLAN)
def network(plan: Data) -> Network:
    """The tasks as a network: their working days, and what each one waits for."""
    tasks = []
    for task in records(plan, "tasks"):
        start, finish = day(task, "start"), day(task, "finish")
        if start is None or finish is None or finish < start:
            return Network(None, {}, (), f"{text(task, 'id')} has no dates")
        links = tuple(Link(name) for name in words(task, "depends_on"))
        tasks.append(Task(text(task, "id"), worked(start, finish), links))
    return path_of(tasks)


@measure(
    "milestones_reached",
    "int",
    "milestones",
    milestones,
    unless=no_milestones,
    formula="number of milestones[] with a baseline and an actual day",
)
def milestones_reached(milestones: list[Milestone]) -> Computed[int]:
    """Milestones with an actual date."""
    return known(sum(milestone.reached is not None for milestone in milestones))


@measure(
    "milestones_overdue",
    "int",
    "milestones",
    milestones,
    TODAY,
    unless=no_milestones,
    formula="number of milestones[] with a baseline before today and no actual day",
)
def milestones_overdue(milestones: list[Milestone], today: datetime) -> Computed[int]:
    """Not reached although their agreed day is past."""
    return known(sum(point.reached is None and point.agreed < today for point in milestones))


@measure(
    "slip_days",
    "int",
    "days",
    milestones,
    TODAY,
    unless=no_milestones,
    formula="largest of actual, else of forecast or today, - baseline over milestones[]",
)
def slip_days(milestones: list[Milestone], today: datetime) -> Computed[int]:
    """By how much the worst milestone slips; negative when early."""
    return known(max(slip(milestone, today) for milestone in milestones))


@measure(
    "planned_start",
    "timestamp",
    "",
    start,
    formula="earliest of tasks[].start, else dates.start of the manifest",
)
def planned_start(start: datetime | None) -> Computed[datetime]:
    """The earliest start of a task, or else of the project."""
    return known(start) if start else unknown("nothing says when it starts")


@measure(
    "planned_end",
    "timestamp",
    "",
    milestones,
    unless=no_milestones,
    formula="latest of milestones[].baseline",
)
def planned_end(milestones: list[Milestone]) -> Computed[datetime]:
    """The agreed day of the last milestone."""
    return known(milestones[-1].agreed)


@measure(
    "forecast_end",
    "timestamp",
    "",
    milestones,
    TODAY,
    unless=no_milestones,
    formula="latest of actual, else of forecast or today, over milestones[]",
)
def forecast_end(milestones: list[Milestone], today: datetime) -> Computed[datetime]:
    """The day on which the last milestone will be reached."""
    return known(max(expected(milestone, today) for milestone in milestones))


@measure(
    "plan_days",
    "int",
    WORKING_DAYS,
    PLAN,
    start,
    formula="working days from planned_start to the latest of tasks[].finish",
)
def plan_days(plan: Data, start: datetime | None) -> Computed[int]:
    """From the first task's start to the last one's finish."""
    ends = [day(task, "finish") for task in records(plan, "tasks")]
    finish = max((end for end in ends if end is not None), default=None)
    if start is None or finish is None:
        return unknown("no task has dates")
    return known(workdays(start, finish))


@measure(
    "critical_path_days",
    "int",
    WORKING_DAYS,
    network,
    formula="forward pass over the working days of tasks[] and their depends_on",
)
def critical_path_days(network: Network) -> Computed[int]:
    """The shortest time that the tasks allow.

    By the critical path method (CPM); resources are not levelled.
    """
    return unknown(network.reason) if network.duration is None else known(int(network.duration))


@measure(
    "critical_path",
    "string",
    "",
    network,
    formula="one chain of tasks[] without slack, by a forward and a backward pass",
)
def critical_path(network: Network) -> Computed[str]:
    """The tasks that this shortest time hangs on, in order."""
    return unknown(network.reason) if network.duration is None else known(", ".join(network.path))
