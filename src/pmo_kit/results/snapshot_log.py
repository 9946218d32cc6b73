"""What a snapshot of a project tells of its log, its reports and its gates."""

from __future__ import annotations

from typing import Literal

from pmo_kit._start.record import NamedTuple


class AskOption(NamedTuple):
    """One way out, with what it adds to the budget and by how many days it moves the end."""

    id: str
    title: str
    budget: float | None = None
    days: int | None = None
    effect: str | None = None


class Ask(NamedTuple):
    """What somebody above is asked to decide or do; `without` is what follows if nobody does.

    `kind` is `ask`, or `exception` for a tolerance that will not hold. It is `open` while the
    latest report asks for it and nobody has answered.
    """

    id: str | None
    kind: Literal["ask", "exception"]
    text: str
    to: str | None
    asked_on: str
    needed_by: str | None
    options: tuple[AskOption, ...]
    recommended: str | None
    without: str | None
    answered_on: str | None
    open: bool
    path: str
    line: int


class RiskFacts(NamedTuple):
    """An open threat: its score today, that of its latest earlier rating, and the answer to it."""

    id: str
    title: str
    score: int | None
    before: int | None
    response: str | None
    owner: str | None
    role: str | None
    target: str | None
    path: str
    line: int


class OldestIssue(NamedTuple):
    """The issue that waits longest."""

    id: str
    title: str
    days: int
    owner: str | None


class IssueCounts(NamedTuple):
    """Issues that are open or postponed, how many are overdue, and which waits longest."""

    open: int | None
    overdue: int | None
    oldest: OldestIssue | None


class Condition(NamedTuple):
    """An open condition of a gate."""

    id: str
    review: str
    gates: tuple[str, ...]
    text: str
    owner: str | None
    due: str | None


class DecisionFacts(NamedTuple):
    """A decision of the log that was taken since the report before the latest."""

    id: str
    title: str
    status: str
    decided_by: str | None
    role: str | None
    raised_on: str | None
    decided_on: str


class ChangeFacts(NamedTuple):
    """A change that was approved since then, or that waits for an answer (`decided_on` None)."""

    id: str
    title: str
    status: str
    budget: float | None
    days: int | None
    raised_on: str | None
    decided_on: str | None
