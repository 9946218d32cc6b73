"""One rule judged on one subject."""

from __future__ import annotations

from typing import Literal, NamedTuple

Level = Literal["shall", "should", "may"]
Outcome = Literal["passed", "failed", "waived", "not_applicable", "not_due", "skipped", "error"]

LEVELS: tuple[Level, ...] = ("shall", "should", "may")
OUTCOMES: tuple[Outcome, ...] = (
    "passed",
    "failed",
    "waived",
    "not_applicable",
    "not_due",
    "skipped",
    "error",
)


class Verdict(NamedTuple):
    """What a rule said about a subject; `reason` tells why it was not simply passed or failed."""

    rule: str
    subject: str
    outcome: Outcome
    reason: str = ""
