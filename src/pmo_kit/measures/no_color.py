"""Why there is no color: not applicable, not recorded, or too old."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Literal

from pmo_kit.measures.expected_end import work
from pmo_kit.measures.facts import (
    MANIFEST,
    PLAN,
    REPORTS,
    REVIEWS,
    TODAY,
    Data,
    day,
    derived,
    text,
    threshold,
    words,
)
from pmo_kit.measures.forward_pass import Work
from pmo_kit.measures.schedule import Milestone, milestones

NOT_APPLICABLE: Literal["not applicable"] = "not applicable"
NOT_RECORDED = "not recorded"
TOO_OLD = "too old"
EXECUTING = "executing"
START = "RfE"
"""The gate after which work begins."""

REPORT_DAYS = threshold("report_days", 14.0)
"""Days between status reports."""

REPORT_STALE = threshold("report_stale", 1.5)
"""How many of these intervals old the latest report may be before nothing is known."""

_DAY = timedelta(days=1)


def without_color(reason: str) -> str:
    """What stands where no color can: `not applicable`, or else `unknown`."""
    return NOT_APPLICABLE if reason.startswith(NOT_APPLICABLE) else "unknown"


Nothing = Literal["not-applicable", "not-recorded", "too-old"]
"""The three kinds of nothing."""


def kind_of_nothing(reason: str) -> Nothing:
    """Which kind of nothing the reason of a measure without a value tells of."""
    if NOT_APPLICABLE in reason:
        return "not-applicable"
    return "too-old" if reason.startswith(TOO_OLD) else "not-recorded"


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
    if text(manifest, "phase") != EXECUTING:
        return ""
    dates = [day(record, "date") for record in (*reports, *reviews)]
    last = max((date for date in dates if date is not None), default=None)
    if not stale(last, days, today, times):
        return ""
    if last is None:
        return f"{NOT_RECORDED}: no report yet"
    if not reports:
        return f"{TOO_OLD}: nothing is recorded since {last:%Y-%m-%d}"
    return f"{TOO_OLD}: the latest report is from {last:%Y-%m-%d}"


@derived(REVIEWS)
def work_begins(reviews: Sequence[Data]) -> datetime | None:
    """The day of the latest review that let work begin, or else of the latest one."""
    letting = [review for review in reviews if START in words(review, "gates")]
    return day((letting or [*reviews])[-1], "date") if reviews else None


@derived(PLAN, work, milestones, REPORTS, work_begins, REPORT_DAYS, TODAY)
def nothing_yet(
    plan: Data,
    work: Sequence[Work],
    milestones: Sequence[Milestone],
    reports: Sequence[Data],
    begun: datetime | None,
    days: float,
    today: datetime,
) -> str:
    """Why nothing needs to be recorded yet: work has just begun, no report is due."""
    recorded = (
        day(plan, "progress_on"),
        *(task for task in work if task.begun or task.done),
        *(point.reached for point in milestones),
        *(begun is None or (date := day(one, "date")) is None or date >= begun for one in reports),
    )
    if begun is None or any(recorded) or (today - begun) / _DAY > days:
        return ""
    return f"{NOT_APPLICABLE} yet: work began on {begun:%Y-%m-%d}, and nothing is recorded so far"


@derived(MANIFEST, PLAN, nothing_yet, too_old, REPORT_DAYS, REPORT_STALE, TODAY)
def no_progress(
    manifest: Data,
    plan: Data,
    nothing_yet: str,
    too_old: str,
    days: float,
    times: float,
    today: datetime,
) -> str:
    """Why progress says nothing of time or money while work goes on; empty where it does."""
    if text(manifest, "phase") != EXECUTING:
        return ""
    recorded = day(plan, "progress_on")
    if not too_old and not nothing_yet and recorded and stale(recorded, days, today, times):
        return f"{TOO_OLD}: progress was last recorded on {recorded:%Y-%m-%d}, says `progress_on`"
    return nothing_yet or too_old


@derived(MANIFEST, no_progress)
def no_schedule(manifest: Data, no_progress: str) -> str:
    """Why there is no color of the dates: nobody works by the plan, or what is known is too old."""
    phase = text(manifest, "phase")
    if phase != EXECUTING:
        return f"{NOT_APPLICABLE}: the project is not executing"
    return no_progress
