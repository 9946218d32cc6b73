"""Adds to a list in a YAML or JSON text, and leaves every other byte as it is."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from pmo_kit.source.document import Broken, Document
from pmo_kit.source.place import Route
from pmo_kit.source.rawtext import EditError, RawText, opened, unsafe
from pmo_kit.source.reading import read
from pmo_kit.source.spelling import scalar

Item = Mapping[str, str | int]

_FILLER = re.compile(r"[ \t]*(#.*)?")


def append(content: bytes, path: str, key: str, item: Item) -> bytes:
    """A file with one more element at the end of a list under a top-level key.

    Raises `EditError` where that cannot be done, or would change anything else.
    """
    document = opened(content, path)
    known = document.data.get(key) if isinstance(document.data, dict) else None
    if not isinstance(known, list):
        raise EditError(f"{path} has no list `{key}`.", f"Begin one: `{key}: []`.")
    text = RawText(content)
    if not known:
        edited = _first(text, document, key, item)
    elif dash(text, document, (key, 0)) is None:
        end = document.place((key, len(known) - 1))
        line, column = text.bare(end.end_line), end.end_column - 1
        edited = text.swapped(end.end_line, f"{line[:column]}, {_flow(item)}{line[column:]}")
    else:
        edited = _last(text, document, key, item)
    return _held(edited, path, {**document.data, key: [*known, dict(item)]})


def dash(text: RawText, document: Document, route: Route) -> int | None:
    """The column, from 0, of the dash before an element; none in a list that has no dashes."""
    place = document.place(route)
    before = text.bare(place.line)[: place.column - 1]
    return before.rindex("-") if re.fullmatch(r" *- +", before) else None


def end_of(text: RawText, document: Document, key: str, position: int) -> int:
    """The last line of a block element: the comments and empty lines after it are not its own."""
    start = document.place((key, position)).line
    heads = [document.key_place((name,)).line for name in document.data]
    if position + 1 < len(document.data[key]):
        heads.append(document.place((key, position + 1)).line)
    line = min((head for head in heads if head > start), default=len(text.lines) + 1) - 1
    while line > start and _FILLER.fullmatch(text.bare(line)):
        line -= 1
    return line


def _last(text: RawText, document: Document, key: str, item: Item) -> bytes:
    last = len(document.data[key]) - 1
    indent = " " * (dash(text, document, (key, last)) or 0)
    return text.after(end_of(text, document, key, last), _block(item, indent))


def _first(text: RawText, document: Document, key: str, item: Item) -> bytes:
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


def _block(item: Item, indent: str) -> list[str]:
    rows = [f"{name}: {scalar(value)}" for name, value in item.items()]
    return [f"{indent}{'  ' if number else '- '}{row}" for number, row in enumerate(rows)]


def _flow(item: Item) -> str:
    return json.dumps(dict(item), ensure_ascii=False)


def _held(edited: bytes, path: str, expected: Any) -> bytes:
    """The edited text, once it has been read again and says what it should."""
    document = read(edited, path)
    if isinstance(document, Broken) or document.data != expected:
        raise unsafe(path)
    return edited
