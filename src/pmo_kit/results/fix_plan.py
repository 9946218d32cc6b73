"""A plan of repairs: fixes with their edits, what is left, files before and after."""

from __future__ import annotations

from pmo_kit._start.record import NamedTuple
from pmo_kit.results.finding import Edit, Finding
from pmo_kit.results.project_edits import FileChange
from pmo_kit.results.report import Report


class PlannedFix(NamedTuple):
    """One finding and the edits that make it go away; together they are one repair.

    Those of round 1 hold in the files as they are, those of a later one in the files after the
    rounds before: what a broken file hid shows, and may be fixed, once it can be read.
    """

    finding: Finding
    edits: tuple[Edit, ...]
    round: int = 1

    @property
    def fingerprint(self) -> str:
        """The identity of its finding."""
        return self.finding.fingerprint


class Unfixed(NamedTuple):
    """A finding whose repair is not offered, and why."""

    finding: Finding
    reason: str


class FixPlan(NamedTuple):
    """What can be fixed, what is left of it and why, and the project judged with all of it."""

    fixes: tuple[PlannedFix, ...]
    left: tuple[Unfixed, ...]
    files: tuple[FileChange, ...]
    before: Report
    after: Report
    written: bool = False

    @property
    def exit_code(self) -> int:
        """0 nothing to fix or all of it written, 1 something would be fixed, 2 not judged."""
        return 2 if self.before.exit_code == 2 else int(bool(self.fixes) and not self.written)
