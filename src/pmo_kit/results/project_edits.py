"""Edits over several files of a project: what would be written, and what is found with it."""

from __future__ import annotations

from pmo_kit._start.record import NamedTuple
from pmo_kit.results.finding import Finding


class FileChange(NamedTuple):
    """A file as it is (`before` is none for a new one), and as it is to be."""

    path: str
    before: bytes | None
    after: bytes


class ProjectEdits(NamedTuple):
    """Files as they would be written; `faults` are what the standard finds only with them."""

    files: tuple[FileChange, ...]
    faults: tuple[Finding, ...] = ()
    written: bool = False

    @property
    def stands(self) -> bool:
        """Whether it may be written although faults are found: they are advice."""
        return all(f.level != "shall" and f.outcome != "error" for f in self.faults)

    @property
    def exit_code(self) -> int:
        """0 it can stand, 1 the standard refuses it."""
        return 0 if self.stands else 1
