"""What a plan of repairs holds: fixes with their edits, what is left, files before and after."""

from __future__ import annotations

from typing import NamedTuple

from pmo_kit.results import Edit, Finding, Report


class Fix(NamedTuple):
    """One finding and the edits that make it go away; together they are one repair.

    Those of round 1 hold in the files as they are, those of a later one in the files after the
    rounds before: what a broken file hid shows, and may be mended, once it can be read.
    """

    finding: Finding
    edits: tuple[Edit, ...]
    round: int = 1

    @property
    def fingerprint(self) -> str:
        """The identity of its finding."""
        return self.finding.fingerprint


class Left(NamedTuple):
    """A finding whose repair is not offered, and why."""

    finding: Finding
    reason: str


class File(NamedTuple):
    """A file as it is, and as it is to be."""

    path: str
    before: bytes
    after: bytes


class Plan(NamedTuple):
    """What can be mended, what is left of it and why, and the project judged with all of it."""

    fixes: tuple[Fix, ...]
    left: tuple[Left, ...]
    files: tuple[File, ...]
    before: Report
    after: Report
