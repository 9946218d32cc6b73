"""Risk exposure: likelihood times impact, each from 1 to 5, over the risks that are open."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from pmo_kit.measures.measure import Number, known, unknown

POINTS = "points"


class Risk(NamedTuple):
    """What may happen: how likely and how bad on scales of 1 to 5, and whether it is answered."""

    id: str
    likelihood: float | None
    impact: float | None
    open: bool = True
    answered: bool = False


def level(risk: Risk) -> Number:
    """Likelihood times impact, in points from 1 to 25."""
    likelihood, impact = risk.likelihood, risk.impact
    if likelihood is None or impact is None:
        return unknown(f"{risk.id} is not rated", POINTS)
    if not (1 <= likelihood <= 5 and 1 <= impact <= 5):
        return unknown(f"{risk.id} is rated outside of 1 to 5", POINTS)
    return known(likelihood * impact, POINTS, likelihood=likelihood, impact=impact)


def open_levels(risks: Iterable[Risk]) -> list[float]:
    """The levels of the open risks that are rated, highest first."""
    found = [level(risk).value for risk in risks if risk.open]
    return sorted((value for value in found if value is not None), reverse=True)


def exposure(risks: Iterable[Risk]) -> Number:
    """The sum of the open risks' levels, in points; not known when one of them is unrated."""
    total = 0.0
    for risk in risks:
        if not risk.open:
            continue
        measured = level(risk)
        if measured.value is None:
            return measured
        total += measured.value
    return known(total, POINTS)


def red(risks: Iterable[Risk], least: float) -> tuple[Risk, ...]:
    """The open risks whose level is at least the standard's threshold for red."""
    return tuple(r for r in risks if r.open and (level(r).value or 0) >= least)
