"""A file's text as it is, byte-order mark and line ends included, for those who edit it."""

from __future__ import annotations

import re

from pmo_kit.source.document import Broken, Document
from pmo_kit.source.place import Place
from pmo_kit.source.reading import read


class EditError(ValueError):
    """A text that cannot be edited this way; `remedy` says what to do instead."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


class RawText:
    """A file's text as it is, line by line, with the line end that it uses."""

    def __init__(self, content: bytes) -> None:
        text = content.decode()
        self._mark = text[:1] if text.startswith("\ufeff") else ""
        self.lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", text.removeprefix("\ufeff"))
        if not self.lines[-1]:
            self.lines.pop()
        first = self.lines[0] if self.lines else ""
        self.end = first[len(first.rstrip("\r\n")) :] or "\n"

    def bare(self, number: int) -> str:
        """A line, counted from 1, without its end."""
        return self.lines[number - 1].rstrip("\r\n")

    def swapped(self, number: int, bare: str) -> bytes:
        """The text with another line in the place of one."""
        end = self.lines[number - 1][len(self.bare(number)) :]
        return self.joined([*self.lines[: number - 1], bare + end, *self.lines[number:]])

    def after(self, number: int, added: list[str]) -> bytes:
        """The text with lines put after a line; where that one has no end, the last has none."""
        block = self.end.join(added)
        closed = self.lines[number - 1].endswith(("\n", "\r"))
        block = block + self.end if closed else self.end + block
        return self.joined([*self.lines[:number], block, *self.lines[number:]])

    def replaced(self, spans: list[tuple[Place, str]]) -> bytes:
        """The text with others in the place of spans, which are in order and do not overlap."""
        starts = [0]
        for line in self.lines:
            starts.append(starts[-1] + len(line))
        whole, parts, done = "".join(self.lines), [], 0
        for place, text in spans:
            start = starts[place.line - 1] + place.column - 1
            end = starts[place.end_line - 1] + place.end_column - 1
            parts += [whole[done:start], text.replace("\n", self.end)]
            done = end
        return self.joined([*parts, whole[done:]])

    def joined(self, lines: list[str]) -> bytes:
        """Lines as a file like this one."""
        return (self._mark + "".join(lines)).encode()


def opened(content: bytes, path: str) -> Document:
    """A file as a document. Raises `EditError` where it cannot be read."""
    document = read(content, path)
    if isinstance(document, Broken):
        raise EditError(f"{path} cannot be read: {document.problem.message}", "Mend it first.")
    return document


def unsafe(path: str) -> EditError:
    """What to say of a text in which an edit would change something else."""
    return EditError(
        f"{path} is written in a way that cannot be edited safely.",
        "Edit it by hand; `pmo check` says whether it fits.",
    )
