"""Tolerances: by how much a project may miss what was agreed before its sponsor has to be asked."""

from __future__ import annotations

from pmo_kit.measures.declaration import Number, known, measure, unknown
from pmo_kit.measures.expected_end import plan_length
from pmo_kit.measures.facts import (
    CHARTER,
    MANIFEST,
    THRESHOLDS,
    Data,
    Input,
    derived,
    number,
    part,
    set_number,
)

TOLERANCE = 0.10
"""The overrun, as a share of the plan, that a project may have when it has agreed on no other."""


def tolerance(agreed: str, name: str) -> Input[float | None]:
    """What the charter agrees on, or else the standard's threshold; nothing where both are silent.

    A threshold that is set to no number tolerates nothing.
    """

    def found(charter: Data, thresholds: Data, manifest: Data) -> float | None:
        value = number(part(charter, "tolerances"), agreed)
        if value is None and name in thresholds:
            value = set_number(thresholds, manifest, name) or 0.0
        return value

    return Input(found, (CHARTER, THRESHOLDS, MANIFEST))


@derived(tolerance("schedule_days", "tolerance_schedule_days"), plan_length)
def tolerated_days(agreed: float | None, length: int) -> float | None:
    """By how many calendar days the end may slip: as agreed, else a tenth of the plan."""
    if agreed is not None:
        return agreed
    return length * TOLERANCE if length else None


@measure(
    "tolerated_cost_percent",
    "double",
    "percent",
    tolerance("cost_percent", "tolerance_cost_percent"),
    formula="tolerances.cost_percent of the charter, else threshold tolerance_cost_percent, or 10",
)
def tolerated_cost_percent(percent: float | None) -> Number:
    """By how much the cost may exceed what was agreed."""
    return known(TOLERANCE * 100 if percent is None else percent)


@measure(
    "tolerated_slip_days",
    "double",
    "days",
    tolerated_days,
    formula="tolerances.schedule_days of the charter, else threshold tolerance_schedule_days, else "
    "a tenth of the planned duration",
)
def tolerated_slip_days(days: float | None) -> Number:
    """By how many calendar days the end may slip."""
    return unknown("the planned duration is not known") if days is None else known(days)
