"""Frozen data that leaves the kit: places, findings, verdicts and the report that holds them."""

from __future__ import annotations

from pmo_kit.results.finding import Finding, Related, fingerprint
from pmo_kit.results.fix import Action, Edit, Fix
from pmo_kit.results.location import Location
from pmo_kit.results.report import Gap, Known, Report, Since, Summary
from pmo_kit.results.verdict import LEVELS, OUTCOMES, Level, Outcome, Verdict

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
