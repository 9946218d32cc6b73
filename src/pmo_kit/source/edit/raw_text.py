"""A file's text as it is, byte-order mark and line ends included."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pmo_kit.results.error import KitError
from pmo_kit.source.place import Place, Point


class EditError(KitError, ValueError):
    """A text that cannot be edited this way; the remedy says what to do instead."""


def unsafe(path: str) -> EditError:
    """What to say of a text in which an edit would change something else."""
    return EditError(
        f"{path} is written in a way that cannot be edited safely.",
        "Edit it by hand; `pmo check` says whether it fits.",
    )


class RawText:
    """A file's text as it is: its lines with their ends, and the line end that it uses."""

    def __init__(self, content: bytes) -> None:
        text = content.decode()
        self._mark = text[:1] if text.startswith("\ufeff") else ""
        self.lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", text.removeprefix("\ufeff"))
        if not self.lines[-1]:
            self.lines.pop()
        first = self.lines[0] if self.lines else ""
        self.end = first[len(first.rstrip("\r\n")) :] or "\n"

    def replaced(self, spans: Iterable[tuple[Place, str]]) -> bytes:
        """The content with other texts in the place of spans, which are in order.

        Where spans that are taken out overlap, all of both goes.
        """
        starts = [0]
        for line in self.lines:
            starts.append(starts[-1] + len(line))

        def offset(point: Point) -> int:
            return starts[point[0] - 1] + point[1] - 1

        whole, parts, done = "".join(self.lines), [self._mark], 0
        for place, text in spans:
            parts += [whole[done : offset(place.start)], text.replace("\n", self.end)]
            done = max(done, offset(place.end))
        return "".join([*parts, whole[done:]]).encode()
