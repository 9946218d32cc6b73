"""Measures of cost and progress: what was spent and earned, what the whole will cost."""

from __future__ import annotations

from datetime import datetime

from pmo_kit.measures.budget import bac, task_budget, undistributed
from pmo_kit.measures.declaration import OWN, Number, known, measure, unknown
from pmo_kit.measures.facts import (
    MANIFEST,
    PLAN,
    TODAY,
    Data,
    day,
    latest,
    no_plan,
    number,
    part,
    records,
    text,
    total,
)
from pmo_kit.measures.schedule import accepted_percent, workdays, worked

NO_BUDGETS = "no task has a budget"


@measure(
    "spent",
    "double",
    OWN,
    PLAN,
    latest,
    unless=no_plan,
    formula="sum of tasks[].actual, else numbers.spent of the latest status report",
)
def spent(plan: Data, report: Data) -> Number:
    """What the work has cost so far.

    Actual cost (AC) in earned value. The latest report counts where no task records any cost.
    """
    tasks = records(plan, "tasks")
    if any(number(task, "actual") is not None for task in tasks):
        return known(total(tasks, "actual"))
    reported = number(part(report, "numbers"), "spent")
    return unknown("no cost has been recorded") if reported is None else known(reported)


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
    TODAY,
    unless=no_plan,
    formula="sum of tasks[].budget × working days until today / working days from start to finish",
)
def planned(plan: Data, today: datetime) -> Number:
    """The budget of the work that should be done by the end of today.

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
        if today < finish:
            share = min(1.0, workdays(start, today) / worked(start, finish))
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
    latest,
    unless=no_plan,
    formula="undistributed + sum of what each task cost and will cost, else numbers.forecast of "
    "the latest status report",
)
def forecast_cost(plan: Data, undistributed: Number, report: Data) -> Number:
    """What the whole will cost, by the tasks' own forecasts.

    Estimate at completion, bottom-up. A task that says nothing of its rest costs its budget, or
    what it has already cost when that is more. The latest report counts where no task has such an
    entry.
    """
    tasks = records(plan, "tasks")
    if all(number(t, "actual") is None and number(t, "remaining") is None for t in tasks):
        reported = number(part(report, "numbers"), "forecast")
        return unknown("nobody has forecast the cost") if reported is None else known(reported)
    return known(sum(map(_cost, tasks), undistributed.value or 0.0))


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
    bac,
    unless=no_plan,
    formula="(forecast_cost - bac) / bac × 100",
)
def cost_overrun_percent(forecast: Number, bac: Number) -> Number:
    """Forecast cost beyond the budget."""
    if forecast.value is None or not bac.value:
        return unknown(forecast.reason or bac.reason or "there is no budget")
    return known((forecast.value - bac.value) / bac.value * 100)
