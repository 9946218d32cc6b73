"""Measures over several status reports: how the forecast end moves, which asks were answered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from pmo_kit.measures.declaration import Computed, known, measure, unknown
from pmo_kit.measures.facts import REPORTS, TODAY, Data, day, derived, part, records, text
from pmo_kit.measures.log import NO_REPORT

DRIFT = 3
"""Over how many reports the drift of the forecast end is looked at."""
RECENT = timedelta(days=91)
"""How far back asks are looked at: a quarter of a year."""


@measure(
    "forecast_drift_days",
    "int",
    "days",
    REPORTS,
    formula="numbers.finish of the latest status report - numbers.finish of the one two before it",
)
def forecast_drift_days(reports: Sequence[Data]) -> Computed[int]:
    """By how many days the forecast end moved over the last three reports; negative when earlier.

    Reports without a forecast end are passed over.
    """
    ends = [end for report in reports if (end := day(part(report, "numbers"), "finish"))]
    if len(ends) < DRIFT:
        return unknown(f"fewer than {DRIFT} status reports forecast the end")
    return known((ends[-1] - ends[-DRIFT]).days)


@derived(REPORTS, TODAY)
def asked(reports: Sequence[Data], today: datetime) -> list[Data]:
    """The asks whose day lies within the last quarter of a year, each as last reported."""
    latest: dict[str, Data] = {}
    for report in reports:
        for ask in records(report, "asks"):
            latest[text(ask, "id") or text(ask, "ask")] = ask
    return [ask for ask in latest.values() if _recent(day(ask, "needed_by"), today)]


@derived(REPORTS)
def no_report(reports: Sequence[Data]) -> str:
    """Why nothing is known of asks."""
    return "" if reports else NO_REPORT


def _recent(needed: datetime | None, today: datetime) -> bool:
    return needed is not None and timedelta() < today - needed <= RECENT


@measure(
    "asks_due",
    "int",
    "asks",
    asked,
    unless=no_report,
    formula="number of asks[] over all status reports, each once, with needed_by before today and "
    "not more than 91 days ago",
)
def asks_due(asked: Sequence[Data]) -> Computed[int]:
    """What was to be answered within the last quarter of a year."""
    return known(len(asked))


@measure(
    "asks_in_time",
    "int",
    "asks",
    asked,
    unless=no_report,
    formula="number of asks_due where answered_on is not after needed_by",
)
def asks_in_time(asked: Sequence[Data]) -> Computed[int]:
    """What of it was answered by the day on which the answer still helped."""
    return known(_answered(asked))


def _answered(asked: Iterable[Data]) -> int:
    return sum(
        (answered := day(ask, "answered_on")) is not None
        and (needed := day(ask, "needed_by")) is not None
        and answered <= needed
        for ask in asked
    )
