"""Measures of the business case: when it was last confirmed, and what it is worth today."""

from __future__ import annotations

from datetime import datetime

from pmo_kit.measures.budget import agreed_budget
from pmo_kit.measures.cost import forecast_cost, spent
from pmo_kit.measures.declaration import (
    OWN,
    Computed,
    Number,
    known,
    measure,
    project_unit,
    unknown,
)
from pmo_kit.measures.facts import CASE, TODAY, Data, day, derived, number, records, text


@derived(CASE)
def no_case(case: Data) -> str:
    """Why nothing is known of the business case."""
    return "" if case else "there is no business case"


@measure(
    "case_age_days",
    "int",
    "days",
    CASE,
    TODAY,
    unless=no_case,
    formula="today - reviews[].on of the last review until today, where the case holds",
)
def case_age_days(case: Data, today: datetime) -> Computed[int]:
    """How long ago somebody last confirmed that the case holds."""
    reviews = [
        (on, review.get("holds"))
        for review in records(case, "reviews")
        if (on := day(review, "on")) is not None and on <= today
    ]
    if not reviews:
        return unknown("nobody has reviewed the case yet")
    on, holds = max(reviews, key=lambda review: review[0])
    if holds is not True:
        return unknown(f"by the review of {on:%Y-%m-%d} it does not hold")
    return known((today - on).days)


@derived(CASE, project_unit)
def gain(case: Data, unit: str) -> Number:
    """What the chosen option brings over the horizon and doing nothing does not.

    Benefit less running cost, less what doing nothing brings and costs; the project's own cost is
    not in it.
    """
    if text(case, "unit") != unit:
        return unknown("the case counts in another unit than the project")
    options = records(case, "options")
    chosen = next((one for one in options if text(one, "id") == text(case, "chosen")), None)
    nothing = next((one for one in options if one.get("nothing") is True), None)
    if chosen is None or nothing is None:
        return unknown("the case has no chosen option, or none of doing nothing")
    benefit, running = number(chosen, "benefit"), number(chosen, "running_cost")
    if benefit is None or running is None:
        return unknown("the chosen option has no benefit or no running cost in figures")
    other = (number(nothing, name) or 0.0 for name in ("benefit", "running_cost", "project_cost"))
    left_benefit, left_running, left_cost = other
    return known(benefit - running - (left_benefit - left_running - left_cost))


@measure(
    "case_value",
    "double",
    OWN,
    gain,
    forecast_cost,
    unless=no_case,
    formula="benefit - running_cost of the chosen option - forecast_cost, less benefit - "
    "running_cost - project_cost of doing nothing",
)
def case_value(gain: Number, forecast: Number) -> Number:
    """What the whole project is worth over the horizon, against doing nothing."""
    if gain.value is None or forecast.value is None:
        return unknown(gain.reason or forecast.reason)
    return known(gain.value - forecast.value)


@measure(
    "agreed_case_value",
    "double",
    OWN,
    gain,
    agreed_budget,
    unless=no_case,
    formula="case_value with agreed_budget in place of forecast_cost",
)
def agreed_case_value(gain: Number, agreed: Number) -> Number:
    """What the whole project would be worth if it cost what was agreed."""
    if gain.value is None or agreed.value is None:
        return unknown(gain.reason or agreed.reason)
    return known(gain.value - agreed.value)


@measure(
    "finishing_value",
    "double",
    OWN,
    gain,
    forecast_cost,
    spent,
    unless=no_case,
    formula="case_value + spent",
)
def finishing_value(gain: Number, forecast: Number, spent: Number) -> Number:
    """What it is worth to finish from here: what is spent already counts in no decision to stop."""
    if gain.value is None or forecast.value is None or spent.value is None:
        return unknown(gain.reason or forecast.reason or spent.reason)
    return known(gain.value - (forecast.value - spent.value))
