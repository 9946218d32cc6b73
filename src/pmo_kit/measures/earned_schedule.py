"""Earned schedule: how far along the planned curve the work has come, in time rather than money."""

# After Walter Lipke: unlike SPI, which ends at 1 however late a project is, SPI(t) stays honest.

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import datetime
from itertools import accumulate, pairwise

from pmo_kit._start.record import NamedTuple
from pmo_kit.measures.cost import earned
from pmo_kit.measures.declaration import Number, flaw, known, measure, unknown
from pmo_kit.measures.earned_value import RATIO, not_applicable
from pmo_kit.measures.facts import PLAN, Data, day, derived, number, records, text
from pmo_kit.measures.status_date import status_day
from pmo_kit.measures.working_days import WORKING_DAYS, workdays, worked

LONGEST = 10_000
"""Working days beyond which a plan is taken for a mistake rather than drawn as a curve."""


class Curve(NamedTuple):
    """The cumulative planned value at the end of each working day from the first planned start.

    `reason` is why there is none.
    """

    values: Sequence[float] = ()
    start: datetime | None = None
    reason: str = ""


@derived(PLAN)
def planned_curve(plan: Data) -> Curve:
    """The plan's curve: each task's budget is spread evenly over its working days."""
    spans = []
    for task in records(plan, "tasks"):
        start, finish, budget = day(task, "start"), day(task, "finish"), number(task, "budget")
        if start is None or finish is None or budget is None or finish < start:
            return Curve(reason=f"{text(task, 'id')} has no budget or no dates")
        spans.append((start, finish, budget))
    if not spans:
        return Curve(reason="the plan has no tasks")
    first = min(start for start, _, _ in spans)
    length = max(worked(first, finish) for _, finish, _ in spans)
    if length > LONGEST:
        return Curve(reason="the plan is longer than anybody plans")
    steps = [0.0] * (length + 1)
    for start, finish, budget in spans:
        last, days = worked(first, finish), worked(start, finish)
        for index in range(last - days + 1, last + 1):
            steps[index] += budget / days
    return Curve((*accumulate(steps),), first)


@derived(not_applicable, planned_curve)
def no_curve(not_applicable: str, curve: Curve) -> str:
    """Why a project has no earned schedule."""
    return not_applicable or curve.reason


@derived(PLAN, planned_curve, status_day)
def time_used(plan: Data, curve: Curve, recorded: datetime) -> float:
    """AT: working days from the first planned start until the status date.

    Until the last actual finish once all tasks have one: finished work ages no more.
    """
    ends = [day(task, "actual_finish") for task in records(plan, "tasks")]
    past = [end for end in ends if end is not None]
    until = max(past) if past and len(past) == len(ends) else recorded
    return float(workdays(curve.start or recorded, until))


@measure(
    "evm.es",
    "double",
    WORKING_DAYS,
    planned_curve,
    earned,
    unless=no_curve,
    formula="the working day at which PV reached the EV of the status date",
)
def es(curve: Curve, ev: Number) -> Number:
    """Earned schedule: how far along the planned curve.

    Earned schedule (ES), after Walter Lipke. On a stretch of the plan where nothing was due, the
    latest moment counts.
    """
    return earned_schedule(curve.values, ev.value)


@measure(
    "evm.at",
    "double",
    WORKING_DAYS,
    time_used,
    unless=no_curve,
    formula="working days from the first planned start until status_date, or until the last "
    "tasks[].actual_finish once all tasks have one",
)
def at(used: float) -> Number:
    """The time used so far.

    Actual time (AT), after Walter Lipke.
    """
    return known(used)


@measure(
    "evm.sv_t",
    "double",
    WORKING_DAYS,
    es,
    at,
    unless=no_curve,
    formula="ES - AT",
)
def sv_t(es: Number, at: Number) -> Number:
    """Schedule variance in time; negative when late.

    SV(t), after Walter Lipke.
    """
    return schedule_variance(es, at.value)


@measure(
    "evm.spi_t",
    "double",
    RATIO,
    es,
    at,
    unless=no_curve,
    formula="ES / AT",
)
def spi_t(es: Number, at: Number) -> Number:
    """Schedule performance in time: earned schedule / time used.

    SPI(t), after Walter Lipke; below 1 the work is slower than planned, to the end.
    """
    return schedule_performance(es, at.value)


def curve_flaw(curve: Sequence[float]) -> str:
    """Why this is no cumulative planned value, or nothing: it starts at 0 and never falls."""
    if len(curve) < 2:
        return "the planned curve has no period"
    wrong = flaw(**{f"PV in period {n}": value for n, value in enumerate(curve)})
    if wrong:
        return wrong
    if curve[0]:
        return "the planned curve does not start at 0"
    if any(later < earlier for earlier, later in pairwise(curve)):
        return "the planned curve falls"
    return "" if curve[-1] else "the planned curve never leaves 0"


def planned_duration(curve: Sequence[float]) -> Number:
    """PD in periods: when the planned curve first reaches its end."""
    wrong = curve_flaw(curve)
    if wrong:
        return unknown(wrong)
    return known(next(float(n) for n, value in enumerate(curve) if value >= curve[-1]))


def earned_schedule(curve: Sequence[float], ev: float | None) -> Number:
    """ES in periods: when the planned curve reached what is earned now.

    `curve[n]` is the cumulative planned value after n periods. Within a period the curve is taken
    as straight; on a flat stretch the latest moment counts, since nothing was planned in it; what
    is earned beyond the curve's end counts as its end.
    """
    duration = planned_duration(curve)
    wrong = duration.reason or flaw(EV=ev)
    if wrong or ev is None or duration.value is None:
        return unknown(wrong)
    if ev >= curve[-1]:
        return known(duration.value)
    reached = bisect_right(curve, ev) - 1
    step = curve[reached + 1] - curve[reached]
    return known(reached + (ev - curve[reached]) / step)


def schedule_variance(es: Number, at: float | None) -> Number:
    """SV(t) = ES - AT in periods; negative when late by that much. AT is the time used so far."""
    wrong = es.reason or flaw(AT=at)
    if wrong or es.value is None or at is None:
        return unknown(wrong)
    return known(es.value - at)


def schedule_performance(es: Number, at: float | None) -> Number:
    """SPI(t) = ES / AT, a ratio; below 1 the work is slower than planned."""
    wrong = es.reason or flaw(AT=at) or ("" if at else "no time has passed")
    if wrong or es.value is None or not at:
        return unknown(wrong)
    return known(es.value / at)
