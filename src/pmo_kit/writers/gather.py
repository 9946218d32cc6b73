"""Reports on their way to some formats: what those need of each is kept, and the rest let go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from typing import IO

from pmo_kit.results import Report
from pmo_kit.writers import format_of_reports
from pmo_kit.writers.report import json
from pmo_kit.writers.style import Style

WHOLE = ("html", "json", "junit")
"""The formats that tell of each verdict."""
ROOM = 8_000_000
"""The bytes of text that are held in memory."""


class Gathered(ExitStack):
    """The reports of one call: in brief, unless a format tells of each verdict once all are there.

    JSON does so too, but each report by itself: its text waits in a file, however many there are.
    """

    def __init__(self, formats: Sequence[str]) -> None:
        super().__init__()
        self.reports: list[Report] = []
        self._whole = not {"html", "junit"}.isdisjoint(formats)
        self._texts = Texts(self) if "json" in formats else None

    def add(self, report: Report) -> None:
        """Take the next report."""
        if self._texts is not None:
            self._texts.add(json.part(report))
        self.reports.append(report.read() if self._whole else report.brief())

    def written(self, name: str, style: Style) -> Iterator[str]:
        """All reports in a format, in pieces. Raises `UnknownFormat`."""
        if name == "json" and self._texts is not None:
            return json.joined(self._texts, self.reports, style)
        return iter((format_of_reports(name).write(self.reports, style),))


class Texts:
    """Texts one after the other: in memory, and from some size on in a file without a name."""

    def __init__(self, stack: ExitStack, room: int = ROOM) -> None:
        self._stack = stack
        self._room = room
        self._file: IO[bytes] | None = None
        self._sizes: list[int] = []
        self._rest: list[bytes] = []

    def add(self, text: str) -> None:
        """Put a text behind the others."""
        self._rest.append(text.encode("utf-8", "surrogatepass"))
        self._room -= len(self._rest[-1])
        if self._room < 0:
            self._put_away()

    def _put_away(self) -> None:
        if self._file is None:
            from tempfile import TemporaryFile

            self._file = self._stack.enter_context(TemporaryFile())  # noqa: SIM115
        self._file.writelines(self._rest)
        self._sizes += map(len, self._rest)
        self._rest.clear()

    def __iter__(self) -> Iterator[str]:
        if self._file is not None:
            self._file.seek(0)
            for size in self._sizes:
                yield self._file.read(size).decode("utf-8", "surrogatepass")
        for text in self._rest:
            yield text.decode("utf-8", "surrogatepass")
