"""Measures of the status: a color for schedule, cost and risk, from agreed tolerances."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Literal

from pmo_kit.measures.cost import cost_overrun_percent
from pmo_kit.measures.declaration import Computed, Number, known, measure
from pmo_kit.measures.earned_schedule import spi_t
from pmo_kit.measures.earned_value import cpi
from pmo_kit.measures.facts import (
    CHARTER,
    LOGS,
    MANIFEST,
    REPORTS,
    REVIEWS,
    THRESHOLDS,
    TODAY,
    Data,
    Input,
    day,
    derived,
    number,
    part,
    set_number,
    text,
    threshold,
)
from pmo_kit.measures.log import RISK_RED, from_level, live, unanswered
from pmo_kit.measures.schedule import end_slip_days, end_slip_share

Color = Literal["green", "amber", "red", "unknown"]

TOLERANCE = 0.10
"""The overrun, as a share of the plan, that a project may have when it has agreed on no other."""

REPORT_DAYS = threshold("report_days", 14.0)
"""Days between status reports."""

REPORT_STALE = threshold("report_stale", 1.5)
"""How many of these intervals old the latest report may be before nothing is known."""

_NEAR = 1e-9
_DAY = timedelta(days=1)
_WORSE: tuple[Color, ...] = ("green", "unknown", "amber", "red")


def color(overrun: float, tolerance: float = TOLERANCE) -> Color:
    """Green up to half of the tolerance, amber up to all of it, red beyond.

    With the default tolerance this is the usual rule of 0.95 and 0.90 for a performance index,
    taking 1 less the index as the overrun.
    """
    if overrun <= tolerance / 2 + _NEAR:
        return "green"
    return "amber" if overrun <= tolerance + _NEAR else "red"


def worst(colors: Iterable[Color]) -> Color:
    """The worst color; one that is not known keeps the whole from being green."""
    return max(colors, key=_WORSE.index, default="unknown")


def stale(last: datetime | None, report_days: float, today: datetime, times: float) -> bool:
    """Whether the latest report is so many intervals old, or missing, that it says nothing."""
    return last is None or (today - last) / _DAY > times * report_days


@derived(MANIFEST, REPORTS, REVIEWS, REPORT_DAYS, REPORT_STALE, TODAY)
def too_old(
    manifest: Data,
    reports: Sequence[Data],
    reviews: Sequence[Data],
    days: float,
    times: float,
    today: datetime,
) -> str:
    """Why the data is too old to say anything; only work that is going on needs reports."""
    if text(manifest, "phase") != "executing":
        return ""
    dates = [day(record, "date") for record in (*reports, *reviews)]
    last = max((date for date in dates if date is not None), default=None)
    if not stale(last, days, today, times):
        return ""
    return "no report yet" if last is None else f"the latest report is from {last:%Y-%m-%d}"


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


@measure(
    "status.schedule",
    "string",
    "",
    end_slip_days,
    end_slip_share,
    spi_t,
    tolerance("schedule_days", "tolerance_schedule_days"),
    formula="worse of end_slip_days within tolerances.schedule_days and, from T2, 1 - evm.spi_t "
    "within 0.1",
    unless=too_old,
    otherwise="unknown",
)
def schedule(
    slip: Computed[int], share: Number, pace: Number, days: float | None
) -> Computed[Color]:
    """The computed colour of the dates."""
    colors: list[Color] = []
    if slip.value is not None and days is not None:
        colors.append(color(slip.value, days))
    elif slip.value is not None:
        colors.append("unknown" if share.value is None else color(share.value))
    if pace.value is not None:
        colors.append(color(1 - pace.value))
    return known(worst(colors))


@measure(
    "status.cost",
    "string",
    "",
    cost_overrun_percent,
    cpi,
    tolerance("cost_percent", "tolerance_cost_percent"),
    formula="worse of cost_overrun_percent and, from T2, 1 - evm.cpi, both within "
    "tolerances.cost_percent",
    unless=too_old,
    otherwise="unknown",
)
def cost(overrun: Number, cpi: Number, percent: float | None) -> Computed[Color]:
    """The computed colour of the cost."""
    tolerated = TOLERANCE if percent is None else percent / 100
    overruns = (
        *(() if overrun.value is None else (overrun.value / 100,)),
        *(() if cpi.value is None else (1 - cpi.value,)),
    )
    return known(worst(color(share, tolerated) for share in overruns))


@measure(
    "status.risk",
    "string",
    "",
    LOGS,
    live,
    CHARTER,
    RISK_RED,
    formula="red if an open risk above tolerances.risk_score, else from threshold risk_red on, has "
    "no response; amber if all have one; else green",
    unless=too_old,
    otherwise="unknown",
)
def risk(logs: Sequence[Data], risks: list[Data], charter: Data, red: float) -> Computed[Color]:
    """The computed colour of the risks."""
    agreed = number(part(charter, "tolerances"), "risk_score")
    over = from_level(risks, red if agreed is None else agreed + 1)
    shade: Color = "amber" if over else "green" if logs else "unknown"
    return known("red" if unanswered(over) else shade)
