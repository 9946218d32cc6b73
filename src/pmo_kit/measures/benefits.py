"""Measures of benefits: how many are due, and how much of what was promised is measured."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from pmo_kit.measures.declaration import Computed, Number, known, measure, unknown
from pmo_kit.measures.facts import (
    BENEFITS,
    TODAY,
    Data,
    day,
    derived,
    entries,
    number,
    records,
    text,
)

REACHED = 90.0
"""The percent of its promised improvement from which a benefit counts as reached."""


@derived(BENEFITS, TODAY)
def due(registers: Sequence[Data], today: datetime) -> list[Data]:
    """The benefits whose target is due, without those that were dropped."""
    return [
        benefit
        for benefit in entries(registers, "benefits")
        if text(benefit, "status") != "dropped"
        and (by := day(benefit, "due")) is not None
        and by <= today
    ]


@derived(BENEFITS, due)
def none_due(registers: Sequence[Data], due: Sequence[Data]) -> str:
    """Why nothing is known of benefits."""
    if not registers:
        return "there is no benefits register"
    return "" if due else "not applicable yet: no benefit is due"


def reached_percent(benefit: Data, today: datetime) -> float | None:
    """How much of its promised improvement a benefit shows by its last reading, in percent.

    (reading - baseline) / (target - baseline). Where the target is to stay as it was, 100 or 0;
    nothing without a reading, baseline or target.
    """
    readings = [
        (on, value)
        for reading in records(benefit, "readings")
        if (on := day(reading, "on")) is not None
        and on <= today
        and (value := number(reading, "value")) is not None
    ]
    before, target = number(benefit, "baseline"), number(benefit, "target")
    if not readings or before is None or target is None:
        return None
    _, last = max(readings, key=lambda reading: reading[0])
    if target == before:
        return 100.0 if last == target else 0.0
    return (last - before) / (target - before) * 100


@derived(due, TODAY)
def shares(due: Sequence[Data], today: datetime) -> list[float]:
    """Of each benefit that is due and was measured, the percent reached."""
    found = (reached_percent(benefit, today) for benefit in due)
    return [share for share in found if share is not None]


@measure(
    "benefits_due",
    "int",
    "benefits",
    due,
    unless=none_due,
    formula="number of benefits[] with due until today, and not dropped",
)
def benefits_due(due: Sequence[Data]) -> Computed[int]:
    """Benefits that should be there by now."""
    return known(len(due))


@measure(
    "benefits_measured",
    "int",
    "benefits",
    shares,
    unless=none_due,
    formula="number of benefits_due with a reading until today",
)
def benefits_measured(shares: Sequence[float]) -> Computed[int]:
    """Those of them that were measured."""
    return known(len(shares))


@measure(
    "benefits_reached",
    "int",
    "benefits",
    shares,
    unless=none_due,
    formula="number of benefits_measured with (last reading - baseline) / (target - baseline) of "
    "at least 90 percent",
)
def benefits_reached(shares: Sequence[float]) -> Computed[int]:
    """Those of them that brought at least nine tenths of what was promised."""
    return known(sum(share >= REACHED for share in shares))


@measure(
    "least_benefit_percent",
    "double",
    "percent",
    shares,
    unless=none_due,
    formula="least of (last reading - baseline) / (target - baseline) × 100 over benefits_measured",
)
def least_benefit_percent(shares: Sequence[float]) -> Number:
    """How much the benefit that is furthest behind has brought of what was promised.

    Benefits are counted in different things, so they are never added up.
    """
    return known(min(shares)) if shares else unknown("no benefit that is due was measured")
