"""Measures of the log and of reporting: risks, issues, and how fresh the status reports are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from pmo_kit.measures.declaration import Computed, Number, known, measure, unknown
from pmo_kit.measures.facts import (
    LOGS,
    TODAY,
    Data,
    day,
    derived,
    entries,
    latest,
    number,
    text,
    threshold,
)

RISK_RED = threshold("risk_red", 15.0)
"""Likelihood times impact from which a risk is red."""


@derived(LOGS)
def no_log(logs: Sequence[Data]) -> str:
    """Why nothing is known of risks and issues."""
    return "" if logs else "there is no log"


@derived(LOGS)
def live(logs: Sequence[Data]) -> list[Data]:
    """The risks that are open, over all files of the log."""
    return [risk for risk in entries(logs, "risks") if text(risk, "status") == "open"]


def level(likelihood: float | None, impact: float | None) -> Number:
    """Likelihood times impact, each from 1 to 5, in points from 1 to 25."""
    if likelihood is None or impact is None:
        return unknown("is not rated")
    if not (1 <= likelihood <= 5 and 1 <= impact <= 5):
        return unknown("is rated outside of 1 to 5")
    return known(likelihood * impact)


def level_of(risk: Data) -> Number:
    """The level of an entry of the log."""
    return level(number(risk, "likelihood"), number(risk, "impact"))


def from_level(risks: Iterable[Data], least: float) -> list[Data]:
    """The risks whose level is at least this."""
    return [risk for risk in risks if (level_of(risk).value or 0) >= least]


def unanswered(risks: Iterable[Data]) -> int:
    """How many risks have no response in words."""
    return sum(not text(risk, "response") for risk in risks)


@derived(live, RISK_RED)
def red(risks: list[Data], least: float) -> list[Data]:
    """The open risks whose level is at least the standard's threshold for red."""
    return from_level(risks, least)


@measure(
    "open_risks",
    "int",
    "risks",
    live,
    unless=no_log,
    formula="number of risks[] where status is open",
)
def open_risks(risks: list[Data]) -> Computed[int]:
    """Risks that may still happen."""
    return known(len(risks))


@measure(
    "open_red_risks",
    "int",
    "risks",
    red,
    unless=no_log,
    formula="number of open risks[] where likelihood × impact ≥ threshold risk_red, or 15",
)
def open_red_risks(red: list[Data]) -> Computed[int]:
    """Open risks at or above the threshold for red."""
    return known(len(red))


@measure(
    "unanswered_red_risks",
    "int",
    "risks",
    red,
    unless=no_log,
    formula="number of open red risks[] without a response",
)
def unanswered_red_risks(red: list[Data]) -> Computed[int]:
    """Open red risks without a response."""
    return known(unanswered(red))


@measure(
    "highest_risk",
    "int",
    "points",
    live,
    unless=no_log,
    formula="largest likelihood × impact of open risks[]",
)
def highest_risk(risks: list[Data]) -> Computed[int]:
    """The highest likelihood × impact of an open risk."""
    levels = [value for risk in risks if (value := level_of(risk).value) is not None]
    return known(int(max(levels))) if levels else unknown("no risk is open")


@measure(
    "risk_exposure",
    "int",
    "points",
    live,
    unless=no_log,
    formula="sum of likelihood × impact of open risks[]",
)
def risk_exposure(risks: list[Data]) -> Computed[int]:
    """The sum of likelihood × impact over all open risks.

    It is not known while one of them is not rated.
    """
    points = 0.0
    for risk in risks:
        found = level_of(risk)
        if found.value is None:
            return unknown(f"{text(risk, 'id')} {found.reason}")
        points += found.value
    return known(int(points))


@derived(LOGS)
def unsolved(logs: Sequence[Data]) -> list[Data]:
    """The issues that are open or postponed, over all files of the log."""
    issues = entries(logs, "issues")
    return [issue for issue in issues if text(issue, "status") in ("open", "postponed")]


@measure(
    "open_issues",
    "int",
    "issues",
    unsolved,
    unless=no_log,
    formula="number of issues[] where status is open or postponed",
)
def open_issues(issues: list[Data]) -> Computed[int]:
    """Issues that are in the way or postponed."""
    return known(len(issues))


@measure(
    "escalated_issues",
    "int",
    "issues",
    unsolved,
    unless=no_log,
    formula="number of open issues[] where escalated is true",
)
def escalated_issues(issues: list[Data]) -> Computed[int]:
    """Open issues that were taken to somebody above."""
    return known(sum(issue.get("escalated") is True for issue in issues))


@measure(
    "overdue_issues",
    "int",
    "issues",
    unsolved,
    TODAY,
    unless=no_log,
    formula="number of issues[] where status is open and target_date is before today",
)
def overdue_issues(issues: list[Data], today: datetime) -> Computed[int]:
    """Open issues whose target date is past."""
    dues = [day(issue, "target_date") for issue in issues if text(issue, "status") == "open"]
    return known(sum(due is not None and due < today for due in dues))


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
    return unknown(date.reason) if date.value is None else known(max(0, (today - date.value).days))
