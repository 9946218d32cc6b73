"""Earned value and earned schedule of a plan whose tasks have budgets, dates and progress."""

from __future__ import annotations

from datetime import datetime

from pmo_kit.measures import earned_schedule as schedule
from pmo_kit.measures import earned_value as value
from pmo_kit.measures.budget_readings import (
    NO_PLAN,
    Readings,
    earned,
    planned,
    spent,
    unit_of,
)
from pmo_kit.measures.earned_value import Position
from pmo_kit.measures.facts import Facts, day, number, part, records, text
from pmo_kit.measures.measure import Number, unknown
from pmo_kit.measures.workdays import workdays, worked

LONGEST = 10_000
"""Working days beyond which a plan is taken for a mistake rather than drawn as a curve."""

NAMES = "cpi spi cv sv eac eac_composite etc vac tcpi es sv_t spi_t"


def earned_value_readings(facts: Facts) -> Readings:
    """Earned value from T2 on; a light project's baseline is its milestones and its budget."""
    reason = ""
    if facts.tier == "T1":
        reason = "earned value is not applicable to T1"
    elif text(facts.project, "method") == "agile":
        reason = "earned value is not applicable to agile projects"
    elif not facts.plan:
        reason = NO_PLAN
    if reason:
        return {f"evm.{name}": unknown(reason, "") for name in NAMES.split()}
    unit = unit_of(facts)
    bac = number(part(facts.plan, "budget"), "bac")
    at = Position(bac, planned(facts).value, earned(facts).value, spent(facts).value, unit)
    found: dict[str, Number] = {
        "cpi": value.cost_performance(at),
        "spi": value.schedule_performance(at),
        "cv": value.cost_variance(at),
        "sv": value.schedule_variance(at),
        "eac": value.estimate_at_completion(at),
        "eac_composite": value.estimate_at_completion(at, "composite"),
        "etc": value.estimate_to_complete(at),
        "vac": value.variance_at_completion(at),
        "tcpi": value.to_complete(at),
        **_in_time(facts, at.ev),
    }
    return {f"evm.{name}": measure for name, measure in found.items()}


def _in_time(facts: Facts, ev: float | None) -> dict[str, Number]:
    """Earned schedule in working days since the first task's planned start."""
    curve, reason = planned_curve(facts)
    if reason:
        nothing = unknown(reason, "working days")
        return {"es": nothing, "sv_t": nothing, "spi_t": nothing}
    start = min(day(task, "start") or facts.today for task in records(facts.plan, "tasks"))
    used = float(workdays(start, _clock(facts)))
    es = schedule.earned_schedule(curve, ev)._replace(unit="working days")
    variance = schedule.schedule_variance(es, used)._replace(unit="working days")
    return {"es": es, "sv_t": variance, "spi_t": schedule.schedule_performance(es, used)}


def _clock(facts: Facts) -> datetime:
    """Today, or the last actual finish once all tasks have one: finished work ages no more."""
    ends = [day(task, "actual_finish") for task in records(facts.plan, "tasks")]
    past = [end for end in ends if end is not None and end <= facts.today]
    return max(past) if past and len(past) == len(ends) else facts.today


def planned_curve(facts: Facts) -> tuple[list[float], str]:
    """The cumulative planned value at the end of each working day, or why there is none."""
    spans = []
    for task in records(facts.plan, "tasks"):
        start, finish, budget = day(task, "start"), day(task, "finish"), number(task, "budget")
        if start is None or finish is None or budget is None or finish < start:
            return [], f"{text(task, 'id')} has no budget or no dates"
        spans.append((start, finish, budget))
    if not spans:
        return [], "the plan has no tasks"
    first = min(start for start, _, _ in spans)
    length = max(worked(first, finish) for _, finish, _ in spans)
    if length > LONGEST:
        return [], "the plan is longer than anybody plans"
    steps = [0.0] * (length + 1)
    for start, finish, budget in spans:
        last, days = worked(first, finish), worked(start, finish)
        for index in range(last - days + 1, last + 1):
            steps[index] += budget / days
    curve = [0.0]
    for step in steps[1:]:
        curve.append(curve[-1] + step)
    return curve, ""
