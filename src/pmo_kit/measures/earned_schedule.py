"""Earned schedule: how far along the planned curve the work has come, in time rather than money."""

# After Walter Lipke: unlike SPI, which ends at 1 however late a project is, SPI(t) stays honest.

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from pmo_kit.measures.measure import Number, flaw, known, unknown

PERIODS = "periods"
RATIO = "ratio"


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
        return unknown(wrong, PERIODS)
    return known(next(n for n, value in enumerate(curve) if value >= curve[-1]), PERIODS)


def earned_schedule(curve: Sequence[float], ev: float | None) -> Number:
    """ES in periods: when the planned curve reached what is earned now.

    `curve[n]` is the cumulative planned value after n periods. Within a period the curve is taken
    as straight; on a flat stretch the latest moment counts, since nothing was planned in it; what
    is earned beyond the curve's end counts as its end.
    """
    duration = planned_duration(curve)
    wrong = duration.reason or flaw(EV=ev)
    if wrong or ev is None or duration.value is None:
        return unknown(wrong, PERIODS, ev=ev)
    if ev >= curve[-1]:
        return known(duration.value, PERIODS, ev=ev)
    reached = bisect_right(curve, ev) - 1
    step = curve[reached + 1] - curve[reached]
    return known(reached + (ev - curve[reached]) / step, PERIODS, ev=ev)


def schedule_variance(es: Number, at: float | None) -> Number:
    """SV(t) = ES - AT in periods; negative when late by that much. AT is the time used so far."""
    wrong = es.reason or flaw(AT=at)
    if wrong or es.value is None or at is None:
        return unknown(wrong, PERIODS, at=at)
    return known(es.value - at, PERIODS, es=es.value, at=at)


def schedule_performance(es: Number, at: float | None) -> Number:
    """SPI(t) = ES / AT, a ratio; below 1 the work is slower than planned."""
    wrong = es.reason or flaw(AT=at) or ("" if at else "no time has passed")
    if wrong or es.value is None or not at:
        return unknown(wrong, RATIO, at=at)
    return known(es.value / at, RATIO, es=es.value, at=at)


def duration_at_completion(duration: float | None, index: Number) -> Number:
    """IEAC(t) = PD / SPI(t): how long the whole will take, in the unit of `duration`.

    The same with the SPI of earned value gives the older, rougher forecast.
    """
    wrong = index.reason or flaw(PD=duration)
    if not wrong and not index.value:
        wrong = "nothing is earned yet"
    if wrong or duration is None or not index.value:
        return unknown(wrong, PERIODS, pd=duration)
    return known(duration / index.value, PERIODS, pd=duration, index=index.value)
