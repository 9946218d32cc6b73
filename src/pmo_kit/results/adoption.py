"""What adopting a standard in a repository that exists would write, and what it found."""

from __future__ import annotations

from pmo_kit._start.record import NamedTuple
from pmo_kit.results.finding import Finding


class Adoption(NamedTuple):
    """The files of an adoption; `known` is listed as known, `first` must be fixed before.

    `manifest` is the path of the manifest among the files; `command` writes them.
    """

    files: dict[str, bytes]
    known: tuple[Finding, ...]
    first: tuple[Finding, ...]
    manifest: str
    command: str
    written: bool = False

    @property
    def exit_code(self) -> int:
        """0, or 1 where something cannot be listed and must be fixed first."""
        return 1 if self.first else 0
