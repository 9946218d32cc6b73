"""The review that records a gate's decision, and what speaks against recording it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from pmo_kit._start.record import NamedTuple
from pmo_kit.results.decision import GRANTING
from pmo_kit.results.finding import Finding
from pmo_kit.results.readiness import GateDocument, Readiness


class Condition(NamedTuple):
    """What must still be done after a conditional go."""

    owner: str
    due: str
    text: str


ANSWERS = ("met", "not-met", "not-applicable")
"""What may be found on a question of the checklist."""


class Answer(NamedTuple):
    """A question of the checklist, and what was found: met, not-met or not-applicable."""

    answer: str
    question: str


class Reapproved(NamedTuple):
    """What a document that is approved again says: what changed, or by which approved change."""

    changed: str = ""
    change: str = ""


class Review(NamedTuple):
    """A decision on one or several gates; `approvals` are pairs of a role and a person.

    `again` says of documents that are approved again, by path, why they are another.
    """

    id: str
    gates: tuple[str, ...]
    date: str
    decision: str
    approvals: tuple[tuple[str, str], ...]
    documents: tuple[GateDocument, ...]
    reason: str = ""
    conditions: tuple[Condition, ...] = ()
    evidence: str = ""
    commit: str = ""
    checklist: tuple[Answer, ...] = ()
    again: Mapping[str, Reapproved] = MappingProxyType({})

    @property
    def granted(self) -> bool:
        """Whether the decision lets the project pass."""
        return self.decision in GRANTING


class RecordedReview(NamedTuple):
    """A review as a file that would be written, or was.

    `readiness` is the project's before it; `forbids` are the findings that forbid recording it,
    `others` those that would stand beside it. `next_phase` is what the manifest says next, where
    the decision ends a phase; `by_close` says that `pmo close` writes it.
    """

    review: Review
    readiness: Readiness
    path: str
    text: str
    forbids: tuple[Finding, ...]
    others: tuple[Finding, ...]
    next_phase: str = ""
    by_close: bool = False
    written: bool = False

    @property
    def exit_code(self) -> int:
        """0, 1 where something forbids it, 2 where something could not be judged."""
        if any(finding.outcome == "error" for finding in self.forbids):
            return 2
        return 1 if self.forbids else 0
