"""The computed status of a project: cost, schedule and risk against its agreed tolerances."""

from __future__ import annotations

from pmo_kit.measures.budget_readings import Readings
from pmo_kit.measures.exposure import red
from pmo_kit.measures.facts import Facts, day, number, part, text
from pmo_kit.measures.log_readings import RED, risks
from pmo_kit.measures.measure import Number, known
from pmo_kit.measures.schedule_readings import end_slip_share
from pmo_kit.measures.status import STALE, TOLERANCE, Color, color, overall, risk_color, stale

CADENCE = 14.0
"""Days between status reports when the standard sets no `report_days`."""


def status_readings(facts: Facts, found: Readings) -> Readings:
    """A color for each dimension, from the readings so far, and the worst of them."""
    old = _stale(facts)
    if old:
        names = ("overall", "schedule", "cost", "risk")
        return {f"status.{name}": known("unknown", "", because=old) for name in names}
    colors: dict[str, Color] = {
        "schedule": _schedule(facts, found),
        "cost": _cost(facts, found),
        "risk": _risk(facts),
    }
    colors["overall"] = overall(colors)
    return {f"status.{name}": known(shade, "") for name, shade in colors.items()}


def _stale(facts: Facts) -> str:
    """Why the data is too old to say anything; only work that is going on needs reports."""
    if text(facts.project, "phase") != "executing":
        return ""
    dates = [day(record, "date") for record in (*facts.reports, *facts.reviews)]
    last = max((date for date in dates if date is not None), default=None)
    cadence = facts.threshold("report_days", CADENCE)
    if not stale(last, cadence, facts.today, facts.threshold("report_stale", STALE)):
        return ""
    return "no report yet" if last is None else f"the latest report is from {last:%Y-%m-%d}"


def _tolerance(facts: Facts, agreed: str, threshold: str) -> float | None:
    """What charter or standard say; the charter comes first."""
    found = number(part(facts.charter, "tolerances"), agreed)
    if found is None and threshold in facts.thresholds:
        found = facts.threshold(threshold, 0.0)
    return found


def _cost(facts: Facts, found: Readings) -> Color:
    """The worse of the forecast overrun and, where there is earned value, 1 - CPI."""
    agreed = _tolerance(facts, "cost_percent", "tolerance_cost_percent")
    tolerance = TOLERANCE if agreed is None else agreed / 100
    forecast, cpi = found["cost_overrun_percent"], found["evm.cpi"]
    colors = {}
    if forecast.value is not None:
        colors["forecast"] = color(known(forecast.value / 100, "ratio"), tolerance)
    if cpi.value is not None:
        colors["cpi"] = color(known(1 - cpi.value, "ratio"), tolerance)
    return overall(colors)


def _schedule(facts: Facts, found: Readings) -> Color:
    """The worse of the last milestone's slip and, where there is earned schedule, 1 - SPI(t)."""
    days = _tolerance(facts, "schedule_days", "tolerance_schedule_days")
    slip: Number = found["end_slip_days"]
    colors = {}
    if slip.value is not None:
        colors["slip"] = color(end_slip_share(facts)) if days is None else color(slip, days)
    pace = found["evm.spi_t"]
    if pace.value is not None:
        colors["pace"] = color(known(1 - pace.value, "ratio"))
    return overall(colors)


def _risk(facts: Facts) -> Color:
    """Open risks above what the leader may carry alone; without an agreement, red ones."""
    if not facts.logs:
        return "unknown"
    agreed = number(part(facts.charter, "tolerances"), "risk_score")
    least = facts.threshold("risk_red", RED) if agreed is None else agreed + 1
    over = red(risks(facts), least)
    return risk_color(len(over), sum(1 for risk in over if not risk.answered))
