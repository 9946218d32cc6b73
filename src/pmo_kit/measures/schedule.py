"""Measures of time: how milestones slip, how long the plan is, what its critical path is."""

from __future__ import annotations

from datetime import datetime

from pmo_kit.measures.computed import Computed, Number, known, unknown
from pmo_kit.measures.critical_path import Link, Network, Task
from pmo_kit.measures.critical_path import critical_path as path_of
from pmo_kit.measures.declaration import measure
from pmo_kit.measures.facts import (
    MANIFEST,
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
from pmo_kit.measures.milestones import Milestone, expected, milestones, no_milestones, slip
from pmo_kit.measures.workdays import workdays, worked

WORKING_DAYS = "working days"


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
    "end_slip_days",
    "int",
    "days",
    milestones,
    TODAY,
    unless=no_milestones,
    formula="actual, else forecast or today, - baseline of the last of milestones[]",
)
def end_slip_days(milestones: list[Milestone], today: datetime) -> Computed[int]:
    """By how much the last milestone slips; negative when early."""
    return known(slip(milestones[-1], today))


@derived(milestones, end_slip_days, start)
def end_slip_share(
    milestones: list[Milestone], slip: Computed[int], start: datetime | None
) -> Number:
    """The last milestone's slip as a ratio of the planned duration, both in calendar days."""
    if slip.value is None:
        return unknown(slip.reason)
    end = milestones[-1].agreed
    if start is None or end <= start:
        return unknown("the planned duration is not known")
    return known(slip.value / (end - start).days)


@measure(
    "slip_percent",
    "double",
    "percent",
    end_slip_share,
    unless=no_milestones,
    formula="end_slip_days / (planned_end - planned_start) × 100",
)
def slip_percent(share: Number) -> Number:
    """Slip of the last milestone in the planned duration."""
    return share if share.value is None else known(share.value * 100)


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
