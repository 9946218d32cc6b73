"""Measures of money and effort: the budget, what was spent and earned, what it will cost."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pmo_kit.measures.facts import Data, Facts, day, number, part, records, text
from pmo_kit.measures.measure import Measure, Number, known, unknown
from pmo_kit.measures.workdays import workdays, worked

Readings = dict[str, Measure[Any]]

NO_PLAN = "there is no plan"
APPROVED = ("approved", "implemented")


def budget_readings(facts: Facts) -> Readings:
    """Everything that is counted in the project's unit."""
    plan, unit = facts.plan, unit_of(facts)
    if not plan:
        names = "bac task_budget undistributed spent earned planned progress_percent forecast_cost"
        missing = [*names.split(), "cost_overrun_percent"]
        return {**_agreed(facts), **{name: unknown(NO_PLAN, unit) for name in missing}}
    bac = _given(part(plan, "budget"), "bac", unit)
    readings: Readings = {
        **_agreed(facts),
        "bac": bac,
        "task_budget": known(_sum(records(plan, "tasks"), "budget"), unit),
        "undistributed": known(number(part(plan, "budget"), "undistributed") or 0.0, unit),
        "spent": spent(facts),
        "earned": earned(facts),
        "planned": planned(facts),
        "progress_percent": progress(facts),
        "forecast_cost": forecast(facts),
    }
    readings["cost_overrun_percent"] = _overrun(readings["forecast_cost"], bac)
    return readings


def unit_of(facts: Facts) -> str:
    """The unit that plan and charter count in."""
    places = (part(facts.plan, "budget"), part(facts.charter, "budget"))
    return next((found for place in places if (found := text(place, "unit"))), "units")


def _given(data: Data, name: str, unit: str) -> Number:
    found = number(data, name)
    return unknown(f"there is no {name}", unit) if found is None else known(found, unit)


def _sum(items: Iterable[Data], name: str) -> float:
    return sum((number(item, name) or 0.0 for item in items), 0.0)


def _agreed(facts: Facts) -> Readings:
    """The unit, and what charter and approved changes together grant."""
    unit = unit_of(facts)
    changes = [c for c in facts.logged("changes") if text(c, "status") in APPROVED]
    added = _sum((part(change, "impact") for change in changes), "budget")
    moved = _sum((part(change, "impact") for change in changes), "days")
    total = number(part(facts.charter, "budget"), "total")
    agreed: Number = unknown("there is no charter with a budget", unit)
    if total is not None:
        agreed = known(total + added, unit, charter=total, changes=added)
    waiting = [
        c for c in facts.logged("changes") if text(c, "status") in ("submitted", "assessing")
    ]
    return {
        "unit": known(unit, "") if unit != "units" else unknown("no budget names a unit", ""),
        "agreed_budget": agreed,
        "approved_change_budget": known(added, unit),
        "approved_change_days": known(int(moved), "days"),
        "open_changes": known(len(waiting), "changes"),
    }


def spent(facts: Facts) -> Number:
    """AC: the sum of the tasks' actual cost, or else what the latest report says."""
    unit = unit_of(facts)
    tasks = records(facts.plan, "tasks")
    if any(number(task, "actual") is not None for task in tasks):
        return known(_sum(tasks, "actual"), unit, source="plan")
    reported = number(part(facts.latest, "numbers"), "spent")
    if reported is None:
        return unknown("no cost has been recorded", unit)
    return known(reported, unit, source=text(facts.latest, "id"))


def earned(facts: Facts) -> Number:
    """EV: each task's budget times its progress; a task without progress has not begun.

    As long as no task has recorded any, nothing is known.
    """
    tasks = records(facts.plan, "tasks")
    if all(number(task, "progress") is None for task in tasks):
        return unknown("no task has recorded progress", unit_of(facts))
    done = (
        (number(task, "budget") or 0.0) * (number(task, "progress") or 0.0) / 100 for task in tasks
    )
    return known(sum(done, 0.0), unit_of(facts))


def planned(facts: Facts) -> Number:
    """PV at the end of today: each task's budget, spread evenly over its working days."""
    total = 0.0
    tasks = [task for task in records(facts.plan, "tasks") if number(task, "budget")]
    if not tasks:
        return unknown("no task has a budget", unit_of(facts))
    for task in tasks:
        start, finish = day(task, "start"), day(task, "finish")
        if start is None or finish is None or finish < start:
            return unknown(f"{text(task, 'id')} has no dates", unit_of(facts))
        share = 1.0
        if facts.today < finish:
            share = min(1.0, workdays(start, facts.today) / worked(start, finish))
        total += (number(task, "budget") or 0.0) * share
    return known(total, unit_of(facts))


def progress(facts: Facts) -> Number:
    """Earned value in the tasks' budget; in agile projects the share of accepted deliverables."""
    if text(facts.project, "method") == "agile":
        return accepted(facts)
    done = earned(facts)
    if done.value is None:
        return unknown(done.reason, "percent")
    budget = _sum(records(facts.plan, "tasks"), "budget")
    if not budget:
        return unknown("no task has a budget", "percent")
    return known(done.value / budget * 100, "percent", earned=done.value, budget=budget)


def accepted(facts: Facts) -> Number:
    """Accepted deliverables among those still wanted, in percent."""
    wanted = [d for d in records(facts.plan, "deliverables") if text(d, "status") != "descoped"]
    if not wanted:
        return unknown("there are no deliverables", "percent")
    done = sum(1 for d in wanted if text(d, "status") in ("accepted", "provisional"))
    return known(done / len(wanted) * 100, "percent", accepted=done, wanted=len(wanted))


def forecast(facts: Facts) -> Number:
    """EAC bottom-up: what tasks cost so far and will still cost, plus what no task has yet.

    A task that says nothing of its rest costs its budget, or what it has already cost when that is
    more. Without any such entry, what the latest report forecasts.
    """
    unit = unit_of(facts)
    tasks = records(facts.plan, "tasks")
    if all(number(t, "actual") is None and number(t, "remaining") is None for t in tasks):
        reported = number(part(facts.latest, "numbers"), "forecast")
        if reported is None:
            return unknown("nobody has forecast the cost", unit)
        return known(reported, unit, source=text(facts.latest, "id"))
    rest = number(part(facts.plan, "budget"), "undistributed") or 0.0
    return known(sum(map(_cost, tasks), rest), unit, source="plan")


def _cost(task: Data) -> float:
    actual = number(task, "actual") or 0.0
    remaining = number(task, "remaining")
    if remaining is not None:
        return actual + remaining
    if number(task, "progress") == 100 and number(task, "actual") is not None:
        return actual
    return max(actual, number(task, "budget") or 0.0)


def _overrun(cost: Number, bac: Number) -> Number:
    if cost.value is None or not bac.value:
        return unknown(cost.reason or bac.reason or "there is no budget", "percent")
    over = (cost.value - bac.value) / bac.value * 100
    return known(over, "percent", forecast=cost.value, bac=bac.value)
