"""Measures of reporting: which status report is the latest, and how fresh it is."""

from __future__ import annotations

from datetime import datetime

from pmo_kit.measures.computed import Computed, known, unknown
from pmo_kit.measures.declaration import measure
from pmo_kit.measures.facts import TODAY, Data, day, latest, text

NO_REPORT = "there is no status report"


@measure(
    "latest_report",
    "string",
    "",
    latest,
    formula="id of the last status report dated until today",
)
def latest_report(report: Data) -> Computed[str]:
    """The id of the latest status report."""
    return known(text(report, "id")) if report else unknown(NO_REPORT)


@measure(
    "latest_report_date",
    "timestamp",
    "",
    latest,
    formula="date of the last status report dated until today",
)
def latest_report_date(report: Data) -> Computed[datetime]:
    """The day of the latest status report."""
    when = day(report, "date")
    return unknown(NO_REPORT) if when is None else known(when)


@measure(
    "report_age_days",
    "int",
    "days",
    latest_report_date,
    TODAY,
    formula="today - latest_report_date",
)
def report_age_days(date: Computed[datetime], today: datetime) -> Computed[int]:
    """How old the latest status report is."""
    return unknown(date.reason) if date.value is None else known((today - date.value).days)
