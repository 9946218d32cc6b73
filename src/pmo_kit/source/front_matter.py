"""Where the front matter and the body of a Markdown text stand."""

from __future__ import annotations

import re

from pmo_kit._start.lazy_pattern import lazy_pattern
from pmo_kit.source.data import Problem

Span = tuple[int, int, int]
"""Offsets of the front matter's start and end, and of the body."""

_OPENING = lazy_pattern(r"---[ \t]*\n")
_CLOSING = lazy_pattern(r"^---[ \t]*$", re.MULTILINE)
_EMPTY_LINE = lazy_pattern(r"^[ \t]*(?:\n|\Z)", re.MULTILINE)
WRITE_FENCES = "Write a line `---` before and after the `key: value` lines at the top."


def span_of(text: str, style: str) -> Span | Problem:
    """Where the front matter and the body of a text stand, or why that cannot be told.

    `style` says how it is set off: `fence`, between a first line `---` and the next such line, if
    the first line is one; `text`, between the first and the second `---` of the text; `mail`, from
    the first line to the first empty one, as in a mail.
    """
    if style == "mail":
        return _headers(text)
    return _between(text) if style == "text" else _fenced(text)


def front_matter(text: str) -> tuple[int, int] | None:
    """Offsets of the front matter's start and end, which may still be open; none without one."""
    opening = _OPENING.match(text)
    if opening is None:
        return None
    closing = _CLOSING.search(text, opening.end())
    return opening.end(), closing.start() if closing else len(text)


def _fenced(text: str) -> Span | Problem:
    """Offsets of the front matter's start and end, and of the body; all 0 without front matter."""
    span = front_matter(text)
    if span is None:
        return 0, 0, 0
    if span[1] == len(text):
        message = "The front matter that opens on line 1 is never closed."
        return Problem(message, "Write a line `---` after its last `key: value` line.")
    return *span, text.find("\n", span[1]) + 1 or len(text)


def _between(text: str) -> Span | Problem:
    """The same offsets by the first two `---`, wherever they stand."""
    first = text.find("---")
    second = text.find("---", first + 3) if first >= 0 else -1
    if second < 0:
        count = "only one" if first >= 0 else "no"
        return Problem(f"The file has no front matter: it holds {count} `---`.", WRITE_FENCES)
    return first + 3, second, second + 3


def _headers(text: str) -> Span:
    """The same offsets by the first line without text."""
    end = _EMPTY_LINE.search(text)
    return (0, end.start(), end.end()) if end else (0, len(text), len(text))
