"""Where in a file a character of a text value stands, however the text is quoted or broken."""

from __future__ import annotations

from typing import Any

from pmo_kit.source.document import Document
from pmo_kit.source.place import Point, Route, position

_ESCAPES = {"x": 4, "u": 6, "U": 10}


def point_within(document: Document, route: Route, offset: int) -> Point:
    """The line and column of the character at an offset of the text at a route.

    It is where the value begins, if the value is no text or cannot be followed through the file.
    """
    value: Any = document.data
    for step in route:
        value = value[step]
    start = document.place(route).start
    if not isinstance(value, str):
        return start
    at = _followed(document.text, _begin(document.text, start), value[:offset])
    if at is None:
        return start
    while document.text[at : at + 1].isspace() and not value[offset : offset + 1].isspace():
        at += 1
    return position(document.text, at)


def _begin(text: str, start: Point) -> tuple[int, str]:
    """The offset of a scalar's first character, and the quote that it stands in."""
    line, column = start
    at = 0
    for _ in range(line - 1):
        at = text.index("\n", at) + 1
    at += column - 1
    if text[at : at + 1] in ("'", '"'):
        return at + 1, text[at]
    if text[at : at + 1] in ("|", ">"):
        return text.find("\n", at) + 1, ""
    return at, ""


def _followed(text: str, begin: tuple[int, str], value: str) -> int | None:
    """The offset behind a value in a text; none where they part."""
    at, quote = begin
    for char in value:
        if quote == '"' and text[at : at + 1] == "\\":
            at += _ESCAPES.get(text[at + 1 : at + 2], 2)
        elif char.isspace():
            while text[at : at + 1].isspace():
                at += 1
        else:
            while text[at : at + 1].isspace():  # the indent of a block
                at += 1
            if text[at : at + 1] != char:
                return None
            at += 2 if char == quote == "'" else 1
    return at
