"""Measures of the end: when it is to be expected, how late that is, how much work is overdue."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from pmo_kit._start.record import NamedTuple
from pmo_kit.measures.declaration import OWN, Computed, Number, known, measure, unknown
from pmo_kit.measures.facts import PLAN, TODAY, Data, day, derived, number, records, text, words
from pmo_kit.measures.forward_pass import Work, expected_finishes
from pmo_kit.measures.schedule import Milestone, expected, milestones, start
from pmo_kit.measures.status_date import status_day
from pmo_kit.measures.working_days import GRACE, days_past

NO_DATES = "nothing in the plan has a date"


@derived(PLAN)
def work(plan: Data) -> list[Work]:
    """The plan's tasks with what is recorded of them."""
    return [
        Work(
            text(task, "id"),
            day(task, "start"),
            day(task, "finish"),
            number(task, "progress") or 0.0,
            bool(number(task, "progress")) or day(task, "actual_start") is not None,
            day(task, "actual_finish"),
            (*words(task, "depends_on"),),
            text(task, "deliverable"),
        )
        for task in records(plan, "tasks")
    ]


@derived(work)
def linked(work: Sequence[Work]) -> bool:
    """Whether the plan says of any task which others it waits for."""
    return any(task.after for task in work)


@derived(work, milestones, status_day, TODAY)
def expected_milestones(
    work: Sequence[Work], milestones: Sequence[Milestone], recorded: datetime, today: datetime
) -> dict[str, datetime]:
    """The day on which each milestone was reached, or is to be expected, by its id.

    The latest of its leader's forecast, today, and what the forward pass says of the tasks that
    make its deliverables: those that were agreed to be finished by its day. Empty where the plan is
    longer than the calendar.
    """
    try:
        finishes = expected_finishes(work, recorded)
    except OverflowError:
        return {}
    found: dict[str, datetime] = {}
    for point in milestones:
        delivered = words(point.entry, "deliverables")
        days = [
            finishes[task.id]
            for task in work
            if task.deliverable in delivered
            and task.id in finishes
            and task.finish is not None
            and task.finish <= point.agreed
        ]
        found[text(point.entry, "id")] = point.reached or max([expected(point, today), *days])
    return found


class End(NamedTuple):
    """When all was agreed to end, and when it will; `reason` is why that is not known."""

    agreed: datetime | None = None
    expected: datetime | None = None
    reason: str = ""


@derived(work, milestones)
def agreed_end(work: Sequence[Work], milestones: Sequence[Milestone]) -> datetime | None:
    """The latest agreed day of all tasks and milestones."""
    agreed = [point.agreed for point in milestones]
    agreed += [task.finish for task in work if task.finish is not None]
    return max(agreed, default=None)


@derived(agreed_end, work, milestones, status_day, TODAY)
def end(
    agreed: datetime | None,
    work: Sequence[Work],
    milestones: Sequence[Milestone],
    recorded: datetime,
    today: datetime,
) -> End:
    """The latest of all tasks and milestones, as agreed and as expected."""
    try:
        finishes = expected_finishes(work, recorded)
    except OverflowError:
        return End(reason="the plan is longer than the calendar")
    if agreed is None:
        return End(reason=NO_DATES)
    ends = [expected(point, today) for point in milestones]
    return End(agreed, max([*ends, *finishes.values()], default=None))


@measure(
    "expected_end",
    "timestamp",
    "",
    end,
    formula="latest over all tasks and milestones: a task's rest, working days × (1 - progress), "
    "counted from status_date along depends_on, not before its agreed start; a milestone's actual, "
    "else its forecast or today",
)
def expected_end(end: End) -> Computed[datetime]:
    """The day on which all will be done, by the progress and the links of the tasks.

    A leader's later forecast of a milestone counts, an earlier one does not bring the end nearer.
    """
    if end.expected is None:
        return unknown(end.reason or NO_DATES)
    return known(end.expected)


@measure(
    "end_slip_days",
    "int",
    "days",
    end,
    formula="expected_end - latest of milestones[].baseline and tasks[].finish",
)
def end_slip_days(end: End) -> Computed[int]:
    """By how many calendar days the end slips; negative when early."""
    if end.expected is None or end.agreed is None:
        return unknown(end.reason or NO_DATES)
    return known((end.expected - end.agreed).days)


@derived(agreed_end, start)
def plan_length(agreed: datetime | None, start: datetime | None) -> int:
    """How many calendar days the plan was agreed to take; 0 where that is not known."""
    return max(0, (agreed - start).days) if agreed and start else 0


@derived(end_slip_days, plan_length)
def end_slip_share(slip: Computed[int], length: int) -> Number:
    """The slip of the end as a ratio of the planned duration, both in calendar days."""
    if slip.value is None:
        return unknown(slip.reason)
    return known(slip.value / length) if length else unknown("the planned duration is not known")


@measure(
    "slip_percent",
    "double",
    "percent",
    end_slip_share,
    formula="end_slip_days / (agreed end - planned_start) × 100",
)
def slip_percent(share: Number) -> Number:
    """Slip of the end in the planned duration."""
    return share if share.value is None else known(share.value * 100)


class Due(NamedTuple):
    """A task that should be finished: its budget, 0 where it has none, and the percent left."""

    budget: float
    left: float


@derived(PLAN, work, status_day)
def due(plan: Data, work: Sequence[Work], recorded: datetime) -> list[Due]:
    """The tasks whose finish lies more than the days of grace before the status date.

    People record on Fridays, so a task that is late by up to five working days is not among them.
    """
    return [
        Due(number(entry, "budget") or 0.0, 0.0 if task.done else 100 - task.progress)
        for entry, task in zip(records(plan, "tasks"), work, strict=True)
        if task.finish is not None and days_past(task.finish, recorded) > GRACE
    ]


NONE_DUE = "no task is due yet"
NONE_BUDGETED = "no task that is due has a budget"


@measure(
    "due_work",
    "double",
    OWN,
    due,
    formula="sum of tasks[].budget where finish lies more than 5 working days before status_date",
)
def due_work(due: Sequence[Due]) -> Number:
    """The budget of the work that should be finished by the status date."""
    whole = sum(task.budget for task in due)
    return known(whole) if whole else unknown(NONE_BUDGETED if due else NONE_DUE)


@measure(
    "overdue_work",
    "double",
    OWN,
    due,
    formula="sum of budget × (1 - progress) over the tasks of due_work",
)
def overdue_work(due: Sequence[Due]) -> Number:
    """The budget of the work that should be finished by the status date and is not."""
    if not any(task.budget for task in due):
        return unknown(NONE_BUDGETED if due else NONE_DUE)
    return known(sum(task.budget * task.left for task in due) / 100)


@measure(
    "overdue_work_percent",
    "double",
    "percent",
    due,
    due_work,
    overdue_work,
    formula="overdue_work / due_work × 100; by number of tasks where they have no budgets",
)
def overdue_work_percent(due: Sequence[Due], whole: Number, left: Number) -> Number:
    """How much of the work that should be finished by the status date is not."""
    if whole.value and left.value is not None:
        return known(left.value / whole.value * 100)
    return known(sum(task.left for task in due) / len(due)) if due else unknown(NONE_DUE)
