"""A waiver that would be written, once the standard itself has judged it."""

from __future__ import annotations

from pmo_kit._start.record import NamedTuple
from pmo_kit.results.finding import Finding
from pmo_kit.results.project_edits import FileChange


class WaiverDraft(NamedTuple):
    """A waiver as an entry of its file; `faults` speak against it, `covers` is what it excuses."""

    file: FileChange
    entry: dict[str, str]
    faults: tuple[Finding, ...]
    covers: tuple[Finding, ...]
    written: bool = False

    @property
    def stands(self) -> bool:
        """Whether it may be written although faults are found: only what the date brings."""
        return all(finding.timed and finding.level != "shall" for finding in self.faults)

    @property
    def exit_code(self) -> int:
        """0 it can stand, 1 the standard refuses it."""
        return 0 if self.stands else 1
