"""Adds to a list in a YAML or JSON text, or takes from it, and leaves every other byte as it is."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from pmo_kit.source.document import Broken, Document
from pmo_kit.source.place import Route
from pmo_kit.source.reading import read

Item = Mapping[str, str | int]

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_./-]*(?:,? [A-Za-z0-9(][A-Za-z0-9_./()'-]*)*")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WORDS = {"true", "false", "null", "yes", "no", "on", "off", "y", "n"}
_FILLER = re.compile(r"[ \t]*(#.*)?")


class EditError(ValueError):
    """A text that cannot be edited this way; `remedy` says what to do instead."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


def scalar(value: str | int) -> str:
    """A value as YAML writes it: without quotes where every reader takes it for the same text."""
    if isinstance(value, int):
        return str(value)
    plain = _PLAIN.fullmatch(value) and value.lower() not in _WORDS
    if plain or _DAY.fullmatch(value):
        return value
    if value.isprintable():
        quoted = value.replace("'", "''")
        return f"'{quoted}'"
    return '"' + "".join(map(_escaped, value)) + '"'


def _escaped(char: str) -> str:
    """One character within double quotes; half a character is none, so JSON's pairs will not do."""
    if char in ('"', "\\"):
        return f"\\{char}"
    return char if char.isprintable() else f"\\U{ord(char):08x}"


def append(content: bytes, path: str, key: str, item: Item) -> bytes:
    """A file with one more element at the end of a list under a top-level key.

    Raises `EditError` where that cannot be done, or would change anything else.
    """
    document = _opened(content, path)
    known = document.data.get(key) if isinstance(document.data, dict) else None
    if not isinstance(known, list):
        raise EditError(f"{path} has no list `{key}`.", f"Begin one: `{key}: []`.")
    text = _Text(content)
    if not known:
        edited = _first(text, document, key, item)
    elif _dash(text, document, (key, 0)) is None:
        end = document.place((key, len(known) - 1))
        line, column = text.bare(end.end_line), end.end_column - 1
        edited = text.swapped(end.end_line, f"{line[:column]}, {_flow(item)}{line[column:]}")
    else:
        edited = _last(text, document, key, item)
    return _held(edited, path, {**document.data, key: [*known, dict(item)]})


def remove(content: bytes, path: str, key: str, positions: Sequence[int]) -> bytes:
    """A file without some elements of a block list under a top-level key.

    The lines of an element go; comments between elements stay. Raises `EditError` as `append`.
    """
    document = _opened(content, path)
    known = document.data[key]
    text = _Text(content)
    left = [element for index, element in enumerate(known) if index not in positions]
    gone: set[int] = set()
    for index in positions:
        start = document.place((key, index)).line
        if _dash(text, document, (key, index)) is None:
            raise EditError(
                f"The list `{key}` in {path} stands on one line.",
                "Write each element on a line of its own, beginning with `- `.",
            )
        gone.update(range(start, _end(text, document, key, index) + 1))
    lines = {number: line for number, line in enumerate(text.lines, 1) if number not in gone}
    if not left:
        row = document.key_place((key,)).line
        lines[row] = _emptied(lines[row], key)
    return _held(text.joined(list(lines.values())), path, {**document.data, key: left})


class _Text:
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

    def joined(self, lines: list[str]) -> bytes:
        """Lines as a file like this one."""
        return (self._mark + "".join(lines)).encode()


def _opened(content: bytes, path: str) -> Document:
    document = read(content, path)
    if isinstance(document, Broken):
        raise EditError(f"{path} cannot be read: {document.problem.message}", "Mend it first.")
    return document


def _dash(text: _Text, document: Document, route: Route) -> int | None:
    """The column, from 0, of the dash before an element; none in a list that has no dashes."""
    place = document.place(route)
    before = text.bare(place.line)[: place.column - 1]
    return before.rindex("-") if re.fullmatch(r" *- +", before) else None


def _end(text: _Text, document: Document, key: str, position: int) -> int:
    """The last line of a block element: the comments and empty lines after it are not its own."""
    start = document.place((key, position)).line
    heads = [document.key_place((name,)).line for name in document.data]
    if position + 1 < len(document.data[key]):
        heads.append(document.place((key, position + 1)).line)
    line = min((head for head in heads if head > start), default=len(text.lines) + 1) - 1
    while line > start and _FILLER.fullmatch(text.bare(line)):
        line -= 1
    return line


def _last(text: _Text, document: Document, key: str, item: Item) -> bytes:
    last = len(document.data[key]) - 1
    dash = _dash(text, document, (key, last))
    return text.after(_end(text, document, key, last), _block(item, " " * (dash or 0)))


def _first(text: _Text, document: Document, key: str, item: Item) -> bytes:
    """An empty list `[]` replaced by a list of one."""
    place = document.place((key,))
    line = text.bare(place.line)
    found = re.match(r"\[\s*\]", line[place.column - 1 :])
    if found is None:
        raise EditError("The empty list is written over several lines.", f"Write `{key}: []`.")
    if document.format == "json" or line[: place.column - 1] != f"{key}: ":
        head, tail = line[: place.column - 1], line[place.column - 1 + found.end() :]
        return text.swapped(place.line, f"{head}[{_flow(item)}]{tail}")
    tail = line[place.column - 1 + found.end() :].rstrip()
    rows = [f"{key}:{tail}", *_block(item, "  ")]
    return text.swapped(place.line, text.end.join(rows))


def _emptied(line: str, key: str) -> str:
    """The line of a list's key, once the list is empty."""
    bare = line.rstrip("\r\n")
    return f"{key}: []{bare[len(key) + 1 :]}{line[len(bare) :]}"


def _block(item: Item, indent: str) -> list[str]:
    rows = [f"{name}: {scalar(value)}" for name, value in item.items()]
    return [f"{indent}{'  ' if number else '- '}{row}" for number, row in enumerate(rows)]


def _flow(item: Item) -> str:
    return json.dumps(dict(item), ensure_ascii=False)


def _held(edited: bytes, path: str, expected: Any) -> bytes:
    """The edited text, once it has been read again and says what it should."""
    document = read(edited, path)
    if isinstance(document, Broken) or document.data != expected:
        raise EditError(
            f"{path} is written in a way that cannot be edited safely.",
            "Edit it by hand; `pmo check` says whether it fits.",
        )
    return edited
