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
    part,
    text,
    threshold,
)

LEVEL = "likelihood × impact (of after, once response_done_on)"
"""How formulas name the level of a risk that counts today."""

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
    """The level of a risk that counts: today's, or that of `after` once the response is done.

    It does not look at the day: that the response was done in the future is a finding of its own.
    """
    done = day(risk, "response_done_on") is not None
    rated = (part(risk, "after") if done else {}) or risk
    return level(number(rated, "likelihood"), number(rated, "impact"))


def is_opportunity(risk: Data) -> bool:
    """Whether a risk would do good; one that does not say so is a threat."""
    return text(risk, "kind") == "opportunity"


@derived(live)
def threats(risks: list[Data]) -> list[Data]:
    """The open risks that would do harm."""
    return [risk for risk in risks if not is_opportunity(risk)]


def from_level(risks: Iterable[Data], least: float) -> list[Data]:
    """The risks whose level is at least this."""
    return [risk for risk in risks if (level_of(risk).value or 0) >= least]


def unanswered(risks: Iterable[Data]) -> int:
    """How many risks have no response in words."""
    return sum(not text(risk, "response") for risk in risks)


@derived(threats, RISK_RED)
def red(threats: list[Data], least: float) -> list[Data]:
    """The open threats whose level is at least the standard's threshold for red."""
    return from_level(threats, least)


@measure(
    "open_risks",
    "int",
    "risks",
    live,
    unless=no_log,
    formula="number of risks[] where status is open",
)
def open_risks(risks: list[Data]) -> Computed[int]:
    """Threats and opportunities that may still happen."""
    return known(len(risks))


@measure(
    "open_red_risks",
    "int",
    "risks",
    red,
    unless=no_log,
    formula=f"number of open threats in risks[] where {LEVEL} ≥ threshold risk_red, or 15",
)
def open_red_risks(red: list[Data]) -> Computed[int]:
    """Open threats at or above the threshold for red."""
    return known(len(red))


@measure(
    "unanswered_red_risks",
    "int",
    "risks",
    red,
    unless=no_log,
    formula="number of open_red_risks without a response",
)
def unanswered_red_risks(red: list[Data]) -> Computed[int]:
    """Open red threats without a response."""
    return known(unanswered(red))


@measure(
    "highest_risk",
    "int",
    "points",
    threats,
    unless=no_log,
    formula=f"largest {LEVEL} of open threats in risks[]",
)
def highest_risk(threats: list[Data]) -> Computed[int]:
    """The highest likelihood × impact of an open threat."""
    levels = [value for risk in threats if (value := level_of(risk).value) is not None]
    return known(int(max(levels))) if levels else unknown("no threat is open")


@measure(
    "risk_exposure",
    "int",
    "points",
    threats,
    unless=no_log,
    formula=f"sum of {LEVEL} of open threats in risks[]",
)
def risk_exposure(threats: list[Data]) -> Computed[int]:
    """The sum of likelihood × impact over all open threats; opportunities take nothing off it.

    It is not known while one of them is not rated.
    """
    return _points(threats)


@measure(
    "opportunity_exposure",
    "int",
    "points",
    live,
    unless=no_log,
    formula=f"sum of {LEVEL} of open opportunities in risks[]",
)
def opportunity_exposure(risks: list[Data]) -> Computed[int]:
    """The sum of likelihood × impact over all open opportunities.

    It is not known while one of them is not rated.
    """
    return _points([risk for risk in risks if is_opportunity(risk)])


def _points(risks: Iterable[Data]) -> Computed[int]:
    """The levels of risks together; unknown, with the id of the first, where one is not rated."""
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


@derived(unsolved, TODAY)
def ages(issues: Sequence[Data], today: datetime) -> list[int]:
    """For how many days each open issue has been known, least first."""
    raised = [day(issue, "raised_on") for issue in issues]
    return sorted((today - when).days for when in raised if when is not None and when <= today)


NO_ISSUE = "no issue is open"


@measure(
    "oldest_issue_days",
    "int",
    "days",
    ages,
    unless=no_log,
    formula="largest of today - raised_on over open issues[]",
)
def oldest_issue_days(ages: Sequence[int]) -> Computed[int]:
    """For how long the oldest open issue has been known."""
    return known(ages[-1]) if ages else unknown(NO_ISSUE)


@measure(
    "median_issue_days",
    "double",
    "days",
    ages,
    unless=no_log,
    formula="median of today - raised_on over open issues[]",
)
def median_issue_days(ages: Sequence[int]) -> Number:
    """For how long half of the open issues have been known at least."""
    if not ages:
        return unknown(NO_ISSUE)
    middle = len(ages) // 2
    return known((ages[middle] + ages[-middle - 1]) / 2)


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
