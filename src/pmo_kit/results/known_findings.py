"""The findings that a late adopter lists, and the entries that leave the list."""

from __future__ import annotations

from typing import Any

from pmo_kit._start.record import NamedTuple
from pmo_kit.results.finding import Finding
from pmo_kit.results.project_edits import FileChange
from pmo_kit.results.report import Known


class KnownFindings(NamedTuple):
    """The list of one project: how long it is, what it holds, and what leaves it.

    `mended` are the entries that leave, as the list has them; `files` the shorter lists. `known`
    is none where the project lists nothing. `pruning` says that the list is being shortened.
    """

    known: Known | None
    findings: tuple[Finding, ...]
    pruning: bool = False
    mended: tuple[dict[str, Any], ...] = ()
    files: tuple[FileChange, ...] = ()
    written: bool = False

    @property
    def exit_code(self) -> int:
        """Always 0: what is listed is no failure."""
        return 0
