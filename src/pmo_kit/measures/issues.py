"""Measures of issues: how many are open, escalated, overdue."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from pmo_kit.measures.computed import Computed, known
from pmo_kit.measures.declaration import measure
from pmo_kit.measures.facts import LOGS, TODAY, Data, day, derived, entries, text
from pmo_kit.measures.risk_log import no_log


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
