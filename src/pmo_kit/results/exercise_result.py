"""What came of an exercise: the defects that are left, and what else was done."""

from __future__ import annotations

from pmo_kit._start.record import NamedTuple
from pmo_kit.results.finding import Finding


class LeftDefect(NamedTuple):
    """A defect that still stands; where no finding shows it, `reason` says why it counts.

    `title`, `why` and `fix` are its rule's.
    """

    rule: str
    subject: str
    finding: Finding | None
    reason: str
    title: str
    why: str
    fix: str


class Remark(NamedTuple):
    """Something that fixes nothing: an artifact gone, an exception, a lighter manifest."""

    message: str
    remedy: str


class ExerciseResult(NamedTuple):
    """What is left of `total` defects, what is newly wrong, and what was done instead of fixing.

    `judged` is false where a rule could not be judged. `hints` says how much is told: 1 why it
    matters, 2 how to fix it, too.
    """

    exercise: str
    title: str
    standard: str
    as_of: str
    gate: str | None
    total: int
    left: tuple[LeftDefect, ...]
    damage: tuple[Finding, ...]
    remarks: tuple[Remark, ...]
    judged: bool = True
    hints: int = 0

    @property
    def solved(self) -> bool:
        """Whether every defect is fixed and nothing else was broken."""
        return not (self.left or self.damage or self.remarks)

    @property
    def exit_code(self) -> int:
        """0 solved, 1 not yet, 2 where a rule could not be judged."""
        if not self.judged:
            return 2
        return 0 if self.solved else 1
