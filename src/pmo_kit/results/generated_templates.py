"""The templates that follow from a standard, as files: what is there, and what is to be."""

from __future__ import annotations

from pmo_kit._start.record import NamedTuple


class GeneratedFile(NamedTuple):
    """A file as it is (`before` is none for a new one), and as it is to be (none: it goes)."""

    path: str
    before: bytes | None
    after: bytes | None


class GeneratedTemplates(NamedTuple):
    """The files that differ from what follows from the standard, and whether they were written.

    `by_file` says that people are told which they are, and not what differs in them.
    """

    standard: str
    folder: str
    files: tuple[GeneratedFile, ...]
    written: bool = False
    by_file: bool = False

    @property
    def exit_code(self) -> int:
        """0 all is as it follows, 1 something would be written."""
        return int(bool(self.files) and not self.written)
