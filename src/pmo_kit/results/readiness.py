"""The way to a gate: what is still missing, whose it is, and what would be decided on."""

from __future__ import annotations

from typing import Literal

from pmo_kit._start.record import NamedTuple
from pmo_kit.results.finding import Location
from pmo_kit.results.report import ProjectHead

What = Literal["error", "unreadable", "artifact", "gate", "field", "condition", "rule", "approval"]

WHATS: tuple[What, ...] = (
    "error",
    "unreadable",
    "artifact",
    "gate",
    "field",
    "condition",
    "rule",
    "approval",
)
"""What a step may be about, in the order in which steps unblock each other."""

Change = Literal["new", "same", "changed"]


class Owner(NamedTuple):
    """Who answers for something: a role, its everyday name, and the person who holds it."""

    role: str
    everyday: str = ""
    person: str = ""


class Decider(NamedTuple):
    """Somebody who may say yes at a gate: in which role, and for whom, where that is another."""

    role: str
    person: str
    absent: str = ""


class Step(NamedTuple):
    """One thing that stands between a project and a gate.

    `waiting` counts the verdicts that could not be reached because of it.
    """

    what: What
    rule: str
    message: str
    fix: str
    location: Location
    subject: str
    kind: str
    owner: Owner
    waiting: int = 0
    due: str = ""


class GateDocument(NamedTuple):
    """A document that the gate decides on, with the hash of its content.

    `change` compares it with what `review`, the newest that approved it, had before it.
    """

    path: str
    kind: str
    title: str
    sha256: str
    change: Change = "new"
    review: str = ""


class LastDecision(NamedTuple):
    """The newest decision on a gate."""

    review: str
    path: str
    date: str
    decision: str
    granted: bool


class Readiness(NamedTuple):
    """What lies between one project and one gate, nearest first.

    `approvals` counts who must still say yes, `who` may do so, `needed` of them; `verified` says
    whether it is known who sits in the body that decides. A gate that `ends` no phase may be held
    again.
    """

    head: ProjectHead
    gate: str
    title: str
    question: str
    decides: Owner
    last: LastDecision | None
    steps: tuple[Step, ...]
    documents: tuple[GateDocument, ...]
    approvals: int
    who: tuple[Decider, ...] = ()
    needed: int = 1
    verified: bool = True
    ends: bool = True
    advice: int = 0
    waived: int = 0

    @property
    def ready(self) -> bool:
        """Whether nothing is missing but the decision."""
        return not self.steps

    @property
    def passed(self) -> bool:
        """Whether the gate was passed, and all it decided on stands as it was."""
        return bool(self.last and self.last.granted) and all(
            document.change != "changed" for document in self.documents
        )

    @property
    def exit_code(self) -> int:
        """0 ready, 1 something is missing, 2 not everything could be judged."""
        if any(step.what == "error" for step in self.steps):
            return 2
        return 0 if self.ready else 1

    @property
    def counts(self) -> dict[str, int]:
        """How many steps there are of each sort, approvals that are still to be given among them.

        What cannot be read counts by file, since one visit fixes it.
        """
        found: dict[str, int] = {}
        for what in WHATS:
            steps = [step for step in self.steps if step.what == what]
            if what == "unreadable":
                number = len({step.location.path for step in steps})
            else:
                number = len(steps) + (self.approvals if what == "approval" else 0)
            if number:
                found[what] = number
        return found
