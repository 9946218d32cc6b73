"""Measures of change requests: what approved ones grant, and how many wait for an answer."""

from __future__ import annotations

from collections.abc import Sequence

from pmo_kit.measures.declaration import OWN, Computed, Number, known, measure
from pmo_kit.measures.facts import LOGS, Data, derived, entries, part, text, total

APPROVED = ("approved", "implemented")
WAITING = ("submitted", "assessing")


@derived(LOGS)
def approved(logs: Sequence[Data]) -> list[Data]:
    """What each approved change adds."""
    changes = [change for change in entries(logs, "changes") if text(change, "status") in APPROVED]
    return [part(change, "impact") for change in changes]


@measure(
    "approved_change_budget",
    "double",
    OWN,
    approved,
    formula="sum of changes[].impact.budget where status is approved or implemented",
)
def approved_change_budget(impacts: list[Data]) -> Number:
    """What approved changes added to the budget."""
    return known(total(impacts, "budget"))


@measure(
    "approved_change_days",
    "int",
    "days",
    approved,
    formula="sum of changes[].impact.days where status is approved or implemented",
)
def approved_change_days(impacts: list[Data]) -> Computed[int]:
    """By how much approved changes moved the end."""
    return known(int(total(impacts, "days")))


@measure(
    "open_changes",
    "int",
    "changes",
    LOGS,
    formula="number of changes[] where status is submitted or assessing",
)
def open_changes(logs: Sequence[Data]) -> Computed[int]:
    """Requests that wait for an answer."""
    return known(sum(text(change, "status") in WAITING for change in entries(logs, "changes")))
