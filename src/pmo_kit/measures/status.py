"""The computed status: a color for each dimension from agreed tolerances, and the worst of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Literal

from pmo_kit.measures.measure import Number

Color = Literal["green", "amber", "red", "unknown"]

TOLERANCE = 0.10
"""The overrun, as a share of the plan, that a project may have when it has agreed on no other."""

STALE = 1.5
"""How many reporting cadences old the latest report may be before nothing is known."""

_NEAR = 1e-9
_WORSE: tuple[Color, ...] = ("green", "unknown", "amber", "red")


def color(overrun: Number, tolerance: float = TOLERANCE) -> Color:
    """Green up to half of the tolerance, amber up to all of it, red beyond.

    With the default tolerance this is the usual rule of 0.95 and 0.90 for a performance index,
    taking 1 less the index as the overrun. Without a number the color is unknown, not green.
    """
    if overrun.value is None:
        return "unknown"
    if overrun.value <= tolerance / 2 + _NEAR:
        return "green"
    return "amber" if overrun.value <= tolerance + _NEAR else "red"


def risk_color(red: int, unanswered: int) -> Color:
    """Red when a red risk has no response, amber when all red risks have one, else green."""
    if unanswered:
        return "red"
    return "amber" if red else "green"


def stale(
    last: datetime | None, cadence_days: float, today: datetime, cadences: float = STALE
) -> bool:
    """Whether the latest report is too old, or missing, so that its numbers say nothing."""
    return last is None or today - last > timedelta(days=cadences * cadence_days)


def overall(colors: Mapping[str, Color]) -> Color:
    """The worst dimension; one that is not known keeps the whole from being green."""
    if not colors:
        return "unknown"
    return max(colors.values(), key=_WORSE.index)
