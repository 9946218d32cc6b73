"""Measures of cost and progress: what was spent and earned, what the whole will cost."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from pmo_kit._start.record import NamedTuple
from pmo_kit.measures.budget import agreed_budget, bac, contingency, task_budget, undistributed
from pmo_kit.measures.declaration import OWN, Computed, Number, known, measure, unknown
from pmo_kit.measures.facts import (
    ACTUALS,
    MANIFEST,
    PLAN,
    Data,
    day,
    derived,
    latest,
    no_plan,
    number,
    part,
    records,
    text,
    total,
)
from pmo_kit.measures.schedule import accepted_percent
from pmo_kit.measures.status_date import status_day
from pmo_kit.measures.working_days import GRACE, days_past, workdays, worked

NO_BUDGETS = "no task has a budget"


class Booked(NamedTuple):
    """What was booked until the status date, and the last day of which there are bookings."""

    cost: float
    until: datetime


@derived(ACTUALS, status_day)
def booked(actuals: Sequence[Data], recorded: datetime) -> Booked | None:
    """The bookings of all periods until the status date; nothing where there are none.

    A period that goes on after it is spread evenly over its working days.
    """
    costs, days = [], []
    for record in actuals:
        first, last = day(part(record, "period"), "from"), day(part(record, "period"), "to")
        if first is None or last is None or last < first or first > recorded:
            continue
        entries = records(record, "entries")
        cost = total(entries, "internal") + total(entries, "external")
        over = last <= recorded
        costs.append(cost if over else cost * workdays(first, recorded) / worked(first, last))
        days.append(min(last, recorded))
    return Booked(sum(costs, 0.0), max(days)) if days else None


@derived(PLAN, latest)
def stated(plan: Data, report: Data) -> float | None:
    """What tasks, or else the latest report, say that the work has cost."""
    tasks = records(plan, "tasks")
    if any(number(task, "actual") is not None for task in tasks):
        return total(tasks, "actual")
    return number(part(report, "numbers"), "spent")


@measure(
    "spent",
    "double",
    OWN,
    booked,
    stated,
    status_day,
    unless=no_plan,
    formula="sum of entries[].internal and external of the actuals until status_date, else sum of "
    "tasks[].actual, else numbers.spent of the latest status report",
)
def spent(booked: Booked | None, stated: float | None, recorded: datetime) -> Number:
    """What the work has cost until the status date.

    Actual cost (AC) in earned value. Where the bookings end more than five working days before the
    status date, tasks or report count if they say more: they know of what nobody has booked yet.
    """
    if booked is None:
        return unknown("no cost has been recorded") if stated is None else known(stated)
    if stated is not None and days_past(booked.until, recorded) > GRACE:
        return known(max(booked.cost, stated))
    return known(booked.cost)


@derived(ACTUALS, status_day)
def ordered(actuals: Sequence[Data], recorded: datetime) -> list[float]:
    """What is ordered and not paid, by the last entry of each task until the status date."""
    periods = [
        (last, record)
        for record in actuals
        if (first := day(part(record, "period"), "from")) is not None
        and (last := day(part(record, "period"), "to")) is not None
        and first <= recorded
    ]
    periods.sort(key=lambda period: period[0])
    latest = {text(one, "task"): one for _, record in periods for one in records(record, "entries")}
    amounts = (number(one, "committed") for one in latest.values())
    return [amount for amount in amounts if amount is not None]


@measure(
    "booked_until",
    "timestamp",
    "",
    booked,
    formula="latest period.to of the actuals until status_date",
)
def booked_until(booked: Booked | None) -> Computed[datetime]:
    """The last day of which the bookings are there."""
    return unknown("nothing is booked by period") if booked is None else known(booked.until)


@measure(
    "committed",
    "double",
    OWN,
    ordered,
    unless=no_plan,
    formula="sum of entries[].committed of the actuals, for each task its last entry until "
    "status_date",
)
def committed(ordered: Sequence[float]) -> Number:
    """What is ordered and not yet paid."""
    return known(sum(ordered)) if ordered else unknown("no actuals say what is ordered")


@measure(
    "earned",
    "double",
    OWN,
    PLAN,
    unless=no_plan,
    formula="sum of tasks[].budget × tasks[].progress / 100",
)
def earned(plan: Data) -> Number:
    """The budget of the work done: each task's budget × progress.

    Earned value (EV). A task without progress has not begun; as long as no task has recorded any,
    nothing is known.
    """
    tasks = records(plan, "tasks")
    if all(number(task, "progress") is None for task in tasks):
        return unknown("no task has recorded progress")
    done = (
        (number(task, "budget") or 0.0) * (number(task, "progress") or 0.0) / 100 for task in tasks
    )
    return known(sum(done, 0.0))


@measure(
    "planned",
    "double",
    OWN,
    PLAN,
    status_day,
    unless=no_plan,
    formula="sum of tasks[].budget × working days until status_date / working days from start to "
    "finish",
)
def planned(plan: Data, recorded: datetime) -> Number:
    """The budget of the work that should be done by the end of the status date.

    Planned value (PV). Each task's budget is spread evenly over its working days.
    """
    whole = 0.0
    tasks = [task for task in records(plan, "tasks") if number(task, "budget")]
    if not tasks:
        return unknown(NO_BUDGETS)
    for task in tasks:
        start, finish = day(task, "start"), day(task, "finish")
        if start is None or finish is None or finish < start:
            return unknown(f"{text(task, 'id')} has no dates")
        share = 1.0
        if recorded < finish:
            share = min(1.0, workdays(start, recorded) / worked(start, finish))
        whole += (number(task, "budget") or 0.0) * share
    return known(whole)


@measure(
    "progress_percent",
    "double",
    "percent",
    MANIFEST,
    accepted_percent,
    earned,
    task_budget,
    unless=no_plan,
    formula="earned / task_budget × 100; in agile projects accepted_percent",
)
def progress_percent(manifest: Data, accepted: Number, earned: Number, budget: Number) -> Number:
    """How much of the work is done."""
    if text(manifest, "method") == "agile":
        return accepted
    if earned.value is None:
        return earned
    return known(earned.value / budget.value * 100) if budget.value else unknown(NO_BUDGETS)


@measure(
    "forecast_cost",
    "double",
    OWN,
    PLAN,
    undistributed,
    contingency,
    latest,
    unless=no_plan,
    formula="contingency + sum of what each task with a budget cost and will cost + the larger of "
    "undistributed and what the other tasks cost and will cost, else numbers.forecast of the "
    "latest status report",
)
def forecast_cost(plan: Data, undistributed: Number, contingency: Number, report: Data) -> Number:
    """What the whole will cost, by the tasks' own forecasts.

    Estimate at completion, bottom-up. A task that says nothing of its rest costs its budget, or
    what it has already cost when that is more. Tasks without a budget draw on the undistributed
    money, and add to the whole only what they cost beyond it. Contingency counts until it is
    released to a task. The latest report counts where no task has such an entry.
    """
    tasks = records(plan, "tasks")
    if all(number(t, "actual") is None and number(t, "remaining") is None for t in tasks):
        reported = number(part(report, "numbers"), "forecast")
        return unknown("nobody has forecast the cost") if reported is None else known(reported)
    budgeted = sum(_cost(task) for task in tasks if number(task, "budget"))
    others = sum(_cost(task) for task in tasks if not number(task, "budget"))
    held = max(undistributed.value or 0.0, others)
    return known(budgeted + held + (contingency.value or 0.0))


def _cost(task: Data) -> float:
    actual = number(task, "actual") or 0.0
    remaining = number(task, "remaining")
    if remaining is not None:
        return actual + remaining
    if number(task, "progress") == 100 and number(task, "actual") is not None:
        return actual
    return max(actual, number(task, "budget") or 0.0)


@measure(
    "cost_overrun_percent",
    "double",
    "percent",
    forecast_cost,
    spent,
    agreed_budget,
    unless=no_plan,
    formula="(forecast_cost, or spent where that is more, - agreed_budget) / agreed_budget × 100",
)
def cost_overrun_percent(forecast: Number, spent: Number, agreed: Number) -> Number:
    """Forecast cost beyond what was agreed.

    What is spent already is the least that the whole will cost, whatever anybody forecasts.
    """
    if not agreed.value:
        return unknown(agreed.reason or "there is no budget")
    least = spent.value or 0.0
    if forecast.value is None and least <= agreed.value:
        return forecast
    return known((max(forecast.value or 0.0, least) - agreed.value) / agreed.value * 100)


@measure(
    "earned_percent",
    "double",
    "percent",
    earned,
    bac,
    unless=no_plan,
    formula="earned / bac × 100",
)
def earned_percent(earned: Number, bac: Number) -> Number:
    """How much of the budget is earned."""
    if earned.value is None or not bac.value:
        return unknown(earned.reason or bac.reason or "there is no budget")
    return known(earned.value / bac.value * 100)
