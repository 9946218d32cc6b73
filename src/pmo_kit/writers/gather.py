"""Reports on their way to some formats: what those need of each is kept, and the rest let go."""

from __future__ import annotations

import json as json_texts
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from itertools import islice
from os import SEEK_END
from typing import IO, overload

from pmo_kit.results import Report
from pmo_kit.results.report_data import from_plain, plain
from pmo_kit.writers import WHOLE, format_of_reports, whole_format
from pmo_kit.writers.report.parts import Parts
from pmo_kit.writers.style import Style

ROOM = 8_000_000
"""The bytes of text that are held in memory."""
HELD = 500
"""The reports that are held as objects: to put them into text and back takes time.

Where half of the projects fail, they take some 35 MB.
"""


class Gathered(ExitStack):
    """The reports of one call to `pmo check`, in brief; they wait in a file where they are many.

    A format that tells of each verdict is handed each report while it is whole, and writes its
    part: the parts wait in a file too, so that memory does not grow with the number of projects.
    """

    def __init__(
        self, formats: Sequence[str], style: Style, room: int = ROOM, held: int = HELD
    ) -> None:
        super().__init__()
        self._style = style
        self._brief = Reports(self, held, room)
        self._whole = {name: Pieces(name, Texts(self, room)) for name in formats if name in WHOLE}

    @property
    def reports(self) -> Sequence[Report]:
        """All reports, in brief."""
        return self._brief

    def add(self, report: Report) -> None:
        """Take the next report."""
        for pieces in self._whole.values():
            pieces.add(report, len(self._brief), self._style)
        self._brief.add(report.brief())

    def written(self, name: str, style: Style) -> Iterator[str]:
        """All reports in a format, in pieces. Raises `UnknownFormat`."""
        if name in self._whole:
            return self._whole[name].joined(self._brief, style)
        form = format_of_reports(name)
        pieces = getattr(form, "pieces", None)
        return pieces(self._brief, style) if pieces else iter((form.write(self._brief, style),))


class Pieces:
    """What one format tells of each report, and what adds up."""

    def __init__(self, name: str, texts: Texts) -> None:
        self._form = whole_format(name)
        self._texts = texts
        self._counts = Counter[str]()

    def add(self, report: Report, number: int, style: Style) -> None:
        """Write the part of the next report."""
        part = self._form.part(report, number, style)
        self._texts.add(part.text)
        self._counts.update(part.counts)

    def joined(self, reports: Sequence[Report], style: Style) -> Iterator[str]:
        """The whole in pieces."""
        return self._form.joined(Parts(self._texts, self._counts), reports, style)


class Texts:
    """Texts one after the other: in memory, and from some size on in a file without a name."""

    def __init__(self, stack: ExitStack, room: int = ROOM) -> None:
        self._stack = stack
        self._room = room
        self._file: IO[bytes] | None = None
        self._sizes = array("Q")
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
        self._file.seek(0, SEEK_END)
        self._file.writelines(self._rest)
        self._sizes.extend(map(len, self._rest))
        self._rest.clear()

    def __iter__(self) -> Iterator[str]:
        at = 0
        for size in self._sizes:
            assert self._file is not None
            self._file.seek(at)  # others may read it too
            at += size
            yield self._file.read(size).decode("utf-8", "surrogatepass")
        for text in self._rest:
            yield text.decode("utf-8", "surrogatepass")


class Reports(Sequence[Report]):
    """Reports one after the other: the first as they are, the others as text, many in a file.

    They are made anew each time that somebody goes through them.
    """

    def __init__(self, stack: ExitStack, held: int = HELD, room: int = ROOM) -> None:
        self._most = held
        self._first: list[Report] = []
        self._others = Texts(stack, room)
        self._count = 0

    def add(self, report: Report) -> None:
        """Put a report behind the others."""
        self._count += 1
        if len(self._first) < self._most:
            self._first.append(report)
        else:
            self._others.add(json_texts.dumps(plain(report), separators=(",", ":")))

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Report]:
        yield from self._first
        for text in self._others:
            yield from_plain(json_texts.loads(text))

    @overload
    def __getitem__(self, at: int) -> Report: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Report]: ...
    def __getitem__(self, at: int | slice) -> Report | Sequence[Report]:
        if isinstance(at, slice):
            return list(self)[at]
        place = at + self._count if at < 0 else at
        found = next(islice(self, place, None), None) if place >= 0 else None
        if found is None:
            raise IndexError(at)
        return found
