"""Earned value: what the work done was worth, against what was planned and what it cost."""

# The formulae are the usual ones of earned value management, as in the US Defense Acquisition
# University's summary card. Each is undefined somewhere; there it gives its reason and no number.

from __future__ import annotations

import math
from collections.abc import Callable

from pmo_kit.measures.budget import bac
from pmo_kit.measures.cost import earned, planned, spent
from pmo_kit.measures.declaration import OWN, Number, flaw, known, measure, unknown
from pmo_kit.measures.facts import MANIFEST, Data, derived, no_plan, text

RATIO = "ratio"
NOTHING_EARNED = "nothing is earned yet"
NOTHING_PLANNED = "nothing was planned yet"
NO_COST = "no cost has been recorded"


@derived(MANIFEST, no_plan)
def not_applicable(manifest: Data, no_plan: str) -> str:
    """Why a project has no earned value: a light one's baseline is its milestones and its budget.

    It is used from T2 on, and not in agile projects.
    """
    if text(manifest, "tier") == "T1":
        return "earned value is not applicable to T1"
    if text(manifest, "method") == "agile":
        return "earned value is not applicable to agile projects"
    return no_plan


def computed(formula: Callable[..., float | str], bac: Number, **amounts: Number) -> Number:
    """A formula of amounts in the same unit; a text that it gives is why it has no value.

    `amounts` are named by their usual abbreviations; no EV may be larger than the budget.
    """
    values = {name: amount.value for name, amount in amounts.items()}
    wrong = flaw(**values)
    if not wrong and bac.value is not None and (values.get("EV") or 0) > bac.value:
        wrong = "EV is larger than BAC"
    result = wrong or formula(*values.values())
    if not isinstance(result, str) and not math.isfinite(result):
        result = "the numbers are too far apart"
    return unknown(result) if isinstance(result, str) else known(result)


@measure("evm.cpi", "double", RATIO, bac, earned, spent, unless=not_applicable, formula="EV / AC")
def cpi(bac: Number, ev: Number, ac: Number) -> Number:
    """Cost performance: earned / spent.

    Cost performance index (CPI); below 1 the work costs more than planned.
    """
    return computed(lambda ev, ac: ev / ac if ac else NO_COST, bac, EV=ev, AC=ac)


@measure("evm.spi", "double", RATIO, bac, earned, planned, unless=not_applicable, formula="EV / PV")
def spi(bac: Number, ev: Number, pv: Number) -> Number:
    """Schedule performance: earned / planned.

    Schedule performance index (SPI); below 1 less is done than planned. It ends at 1 however late.
    """
    return computed(lambda ev, pv: ev / pv if pv else NOTHING_PLANNED, bac, EV=ev, PV=pv)


@measure("evm.cv", "double", OWN, bac, earned, spent, unless=not_applicable, formula="EV - AC")
def cv(bac: Number, ev: Number, ac: Number) -> Number:
    """Cost variance: earned - spent.

    Negative when the work cost more than it was worth.
    """
    return computed(lambda ev, ac: ev - ac, bac, EV=ev, AC=ac)


@measure("evm.sv", "double", OWN, bac, earned, planned, unless=not_applicable, formula="EV - PV")
def sv(bac: Number, ev: Number, pv: Number) -> Number:
    """Schedule variance: earned - planned.

    Negative when less was done than planned.
    """
    return computed(lambda ev, pv: ev - pv, bac, EV=ev, PV=pv)


@measure("evm.eac", "double", OWN, bac, earned, spent, unless=not_applicable, formula="BAC / CPI")
def eac(bac: Number, ev: Number, ac: Number) -> Number:
    """Estimate at completion at the cost efficiency so far."""

    def formula(bac: float, ev: float, ac: float) -> float | str:
        if not ac:
            return NO_COST
        return bac * (ac / ev) if ev else NOTHING_EARNED

    return computed(formula, bac, BAC=bac, EV=ev, AC=ac)


@measure(
    "evm.eac_composite",
    "double",
    OWN,
    bac,
    planned,
    earned,
    spent,
    unless=not_applicable,
    formula="AC + (BAC - EV) / (CPI × SPI)",
)
def eac_composite(bac: Number, pv: Number, ev: Number, ac: Number) -> Number:
    """The same when lateness costs money too."""

    def formula(bac: float, pv: float, ev: float, ac: float) -> float | str:
        if not pv:
            return NOTHING_PLANNED
        if not ac:
            return NO_COST
        return ac + (bac - ev) * (ac / ev) * (pv / ev) if ev else NOTHING_EARNED

    return computed(formula, bac, BAC=bac, PV=pv, EV=ev, AC=ac)


@measure("evm.etc", "double", OWN, eac, spent, unless=not_applicable, formula="EAC - AC")
def etc(eac: Number, ac: Number) -> Number:
    """Estimate to complete: what the rest will cost."""
    return eac if eac.value is None or ac.value is None else known(eac.value - ac.value)


@measure("evm.vac", "double", OWN, bac, eac, unless=not_applicable, formula="BAC - EAC")
def vac(bac: Number, eac: Number) -> Number:
    """Variance at completion: budget - estimate.

    Negative when the budget will not do.
    """
    return eac if eac.value is None or bac.value is None else known(bac.value - eac.value)


@measure(
    "evm.tcpi",
    "double",
    RATIO,
    bac,
    earned,
    spent,
    unless=not_applicable,
    formula="(BAC - EV) / (BAC - AC)",
)
def tcpi(bac: Number, ev: Number, ac: Number) -> Number:
    """The cost efficiency that the rest needs to keep the budget.

    To-complete performance index (TCPI).
    """
    return to_complete(bac, ev, ac, bac.value)


def to_complete(bac: Number, ev: Number, ac: Number, target: float | None) -> Number:
    """TCPI, a ratio: the cost efficiency that the rest needs to end at a target, or at BAC.

    (BAC - EV) / (target - AC). Nothing is left to be efficient at once the work is complete, and
    no efficiency reaches a target that is spent.
    """

    def formula(bac: float, ev: float, ac: float) -> float | str:
        end = bac if target is None else target
        if ev == bac:
            return "the work is complete"
        if ac >= end:
            return "not achievable: the target is already spent"
        return (bac - ev) / (end - ac)

    return computed(formula, bac, BAC=bac, EV=ev, AC=ac)
