"""Frozen data that leaves the kit: places, findings, verdicts and the report that holds them."""

from __future__ import annotations

from pmo_kit.results.finding import (
    LEVELS,
    OUTCOMES,
    Action,
    Edit,
    Finding,
    Fix,
    Level,
    Location,
    Outcome,
    Related,
    Verdict,
    fingerprint,
)
from pmo_kit.results.report import Gap, Known, Report, Since, Summary

__all__ = [
    "LEVELS",
    "OUTCOMES",
    "Action",
    "Edit",
    "Finding",
    "Fix",
    "Gap",
    "Known",
    "Level",
    "Location",
    "Outcome",
    "Related",
    "Report",
    "Since",
    "Summary",
    "Verdict",
    "fingerprint",
]
