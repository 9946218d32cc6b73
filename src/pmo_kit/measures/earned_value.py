"""Earned value: what the work done was worth, against what was planned and what it cost."""

# The formulae are the usual ones of earned value management, as in the US Defense Acquisition
# University's summary card. Each is undefined somewhere; there it gives its reason and no number.

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Literal, NamedTuple

from pmo_kit.measures.measure import Measure, Number, flaw, known, unknown

Forecast = Literal["cpi", "atypical", "composite"]
"""How the rest will go: at the cost efficiency so far; as planned; at the efficiency of both."""

RATIO = "ratio"


class Position(NamedTuple):
    """Where the work stands on one day, all in the same unit (money or hours).

    `bac` budget at completion, `pv` planned value, `ev` earned value, `ac` actual cost.
    """

    bac: float | None = None
    pv: float | None = None
    ev: float | None = None
    ac: float | None = None
    unit: str = "hours"


def _from(position: Position, names: str, unit: str, formula: Callable[..., float | str]) -> Number:
    """Apply a formula to the named parts; a text it returns is the reason why it has no value."""
    parts = position._asdict()
    inputs = {name: parts[name] for name in names.split()}
    wrong = flaw(**{name.upper(): value for name, value in inputs.items()})
    if not wrong and position.bac is not None and (position.ev or 0) > position.bac:
        wrong = "EV is larger than BAC"
    result = wrong or formula(*inputs.values())
    if not isinstance(result, str) and not math.isfinite(result):
        result = "the numbers are too far apart"
    if isinstance(result, str):
        return unknown(result, unit, **inputs)
    return known(result, unit, **inputs)


def cost_variance(position: Position) -> Number:
    """CV = EV - AC, in the position's unit; negative when the work cost more than it was worth."""
    return _from(position, "ev ac", position.unit, lambda ev, ac: ev - ac)


def schedule_variance(position: Position) -> Number:
    """SV = EV - PV, in the position's unit; negative when less was done than planned."""
    return _from(position, "ev pv", position.unit, lambda ev, pv: ev - pv)


def cost_variance_share(position: Position) -> Number:
    """CV% = CV / EV, a ratio; undefined while nothing is earned."""
    return _from(
        position, "ev ac", RATIO, lambda ev, ac: (ev - ac) / ev if ev else "nothing is earned yet"
    )


def schedule_variance_share(position: Position) -> Number:
    """SV% = SV / PV, a ratio; undefined while nothing is planned to be done."""
    return _from(
        position, "ev pv", RATIO, lambda ev, pv: (ev - pv) / pv if pv else "nothing was planned yet"
    )


def cost_performance(position: Position) -> Number:
    """CPI = EV / AC, a ratio; below 1 the work costs more than planned."""
    return _from(
        position, "ev ac", RATIO, lambda ev, ac: ev / ac if ac else "no cost has been recorded"
    )


def schedule_performance(position: Position) -> Number:
    """SPI = EV / PV, a ratio; below 1 less is done than planned. It ends at 1 however late."""
    return _from(
        position, "ev pv", RATIO, lambda ev, pv: ev / pv if pv else "nothing was planned yet"
    )


def _share_of_budget(position: Position, name: str) -> Number:
    return _from(
        position,
        f"{name} bac",
        RATIO,
        lambda part, bac: part / bac if bac else "there is no budget",
    )


def scheduled(position: Position) -> Number:
    """PV / BAC, a ratio: how much should be done."""
    return _share_of_budget(position, "pv")


def complete(position: Position) -> Number:
    """EV / BAC, a ratio: how much is done."""
    return _share_of_budget(position, "ev")


def spent(position: Position) -> Number:
    """AC / BAC, a ratio: how much of the budget is used; above 1 it is overspent."""
    return _share_of_budget(position, "ac")


def estimate_at_completion(position: Position, forecast: Forecast = "cpi") -> Number:
    """EAC in the position's unit: what the whole will cost.

    `cpi`: BAC / CPI. `atypical`: AC + BAC - EV, when what happened will not happen again.
    `composite`: AC + (BAC - EV) / (CPI * SPI), when lateness costs money too.
    """
    if forecast == "atypical":
        return _from(position, "bac ev ac", position.unit, lambda bac, ev, ac: ac + bac - ev)
    if forecast == "cpi":
        return _from(position, "bac ev ac", position.unit, _by_cost)
    return _from(position, "bac pv ev ac", position.unit, _by_both)


def _by_cost(bac: float, ev: float, ac: float) -> float | str:
    if not ac:
        return "no cost has been recorded"
    return bac * (ac / ev) if ev else "nothing is earned yet"


def _by_both(bac: float, pv: float, ev: float, ac: float) -> float | str:
    if not pv:
        return "nothing was planned yet"
    if not ac:
        return "no cost has been recorded"
    return ac + (bac - ev) * (ac / ev) * (pv / ev) if ev else "nothing is earned yet"


def bottom_up(position: Position, rest: float | None) -> Number:
    """EAC = AC + the leader's own estimate of the rest, in the position's unit."""
    wrong = flaw(AC=position.ac, rest=rest)
    if wrong or position.ac is None or rest is None:
        return unknown(wrong, position.unit, ac=position.ac, rest=rest)
    return known(position.ac + rest, position.unit, ac=position.ac, rest=rest)


def estimate_to_complete(position: Position, forecast: Forecast = "cpi") -> Number:
    """ETC = EAC - AC, in the position's unit: what the rest will cost."""
    eac = estimate_at_completion(position, forecast)
    if eac.value is None or position.ac is None:
        return eac
    return Measure(eac.value - position.ac, eac.unit, "", eac.inputs)


def variance_at_completion(position: Position, forecast: Forecast = "cpi") -> Number:
    """VAC = BAC - EAC, in the position's unit; negative when the budget will not do."""
    eac = estimate_at_completion(position, forecast)
    if eac.value is None or position.bac is None:
        return eac
    return Measure(position.bac - eac.value, eac.unit, "", eac.inputs)


def to_complete(position: Position, eac: float | None = None) -> Number:
    """TCPI, a ratio: the cost efficiency the rest needs to end at `eac`, or at BAC without one.

    (BAC - EV) / (target - AC). Nothing is left to be efficient at once the work is complete, and
    no efficiency reaches a target that is spent.
    """

    def formula(bac: float, ev: float, ac: float) -> float | str:
        target = bac if eac is None else eac
        if ev == bac:
            return "the work is complete"
        if ac >= target:
            return "not achievable: the target is already spent"
        return (bac - ev) / (target - ac)

    return _from(position, "bac ev ac", RATIO, formula)
