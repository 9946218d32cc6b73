"""Measures of the budget: what the plan holds, and what charter and changes together grant."""

from __future__ import annotations

from collections.abc import Sequence

from pmo_kit.measures.changes import approved, approved_change_budget
from pmo_kit.measures.declaration import (
    OWN,
    Computed,
    Number,
    known,
    measure,
    project_unit,
    unknown,
)
from pmo_kit.measures.facts import CHARTER, PLAN, Data, no_plan, number, part, records, total


@measure("unit", "string", "", project_unit, formula="budget.unit of the plan, else of the charter")
def unit(unit: str) -> Computed[str]:
    """What every amount of the project is counted in."""
    return known(unit) if unit != "units" else unknown("no budget names a unit")


@measure("bac", "double", OWN, PLAN, unless=no_plan, formula="budget.bac of the plan")
def bac(plan: Data) -> Number:
    """The plan's budget at completion."""
    found = number(part(plan, "budget"), "bac")
    return unknown("there is no bac") if found is None else known(found)


@measure("task_budget", "double", OWN, PLAN, unless=no_plan, formula="sum of tasks[].budget")
def task_budget(plan: Data) -> Number:
    """The sum of the tasks' budgets."""
    return known(total(records(plan, "tasks"), "budget"))


@measure("undistributed", "double", OWN, PLAN, unless=no_plan, formula="budget.undistributed, or 0")
def undistributed(plan: Data) -> Number:
    """Agreed work that no task has yet."""
    return known(number(part(plan, "budget"), "undistributed") or 0.0)


@measure("contingency", "double", OWN, PLAN, unless=no_plan, formula="budget.contingency, or 0")
def contingency(plan: Data) -> Number:
    """The money for known risks that the leader has not released yet."""
    return known(number(part(plan, "budget"), "contingency") or 0.0)


@measure(
    "agreed_budget",
    "double",
    OWN,
    CHARTER,
    approved_change_budget,
    formula="budget.total of the charter + approved_change_budget",
)
def agreed_budget(charter: Data, added: Number) -> Number:
    """The charter's budget plus what approved changes added."""
    granted = number(part(charter, "budget"), "total")
    if granted is None or added.value is None:
        return unknown("there is no charter with a budget")
    return known(granted + added.value)


@measure(
    "first_contingency",
    "double",
    OWN,
    contingency,
    approved,
    unless=no_plan,
    formula="contingency - sum of changes[].impact.contingency of approved changes",
)
def first_contingency(left: Number, impacts: Sequence[Data]) -> Number:
    """The money for known risks before approved changes took from it or added to it."""
    return left if left.value is None else known(left.value - total(impacts, "contingency"))


@measure(
    "management_reserve",
    "double",
    OWN,
    CHARTER,
    formula="budget.management_reserve of the charter",
)
def management_reserve(charter: Data) -> Number:
    """The sponsor's money for what nobody foresaw, outside the budget."""
    found = number(part(charter, "budget"), "management_reserve")
    return unknown("the charter names no reserve") if found is None else known(found)
