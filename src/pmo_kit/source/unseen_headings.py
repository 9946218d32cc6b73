"""Characters that nobody sees where a heading or front matter of Markdown would begin."""

from __future__ import annotations

import re

from pmo_kit._start.lazy_pattern import lazy_pattern
from pmo_kit.source.blocks import blocks
from pmo_kit.source.data import Problem
from pmo_kit.source.front_matter import Span, span_of
from pmo_kit.source.invisible import INVISIBLE, first_in, may_hold, told, wrong
from pmo_kit.source.place import position

_UNSEEN_FENCE = lazy_pattern(rf"^[{INVISIBLE}]*---[ \t{INVISIBLE}]*$", re.MULTILINE)
_UNSEEN_SIGNS = lazy_pattern(
    rf"( {{0,3}}[{INVISIBLE}]*(#{{1,6}})[ \t{INVISIBLE}])[ \t{INVISIBLE}]*",
)


def unseen(text: str, front_matter: str) -> Problem | None:
    """A character that nobody sees where front matter, or a heading, would begin or end."""
    if not may_hold(text):
        return None
    span = span_of(text, front_matter)
    found = _in_a_fence(text, span) if front_matter == "fence" else None
    if found is not None or isinstance(span, Problem):
        return found
    return _in_a_heading(text.split("\n"), position(text, span[2])[0] - 1)


def _in_a_fence(text: str, span: Span | Problem) -> Problem | None:
    """A character that nobody sees in a line `---` that would begin or end the front matter."""
    fence = None
    if isinstance(span, Problem):
        fence = _UNSEEN_FENCE.search(text, 3)
    elif span == (0, 0, 0):
        fence = _UNSEEN_FENCE.match(text)
    at = first_in(fence.group()) if fence else None
    return told(text, fence.start() + at, "in a line `---`") if fence and at is not None else None


def _in_a_heading(lines: list[str], start: int) -> Problem | None:
    """The first character that nobody sees and that makes another heading, or none, of a line."""
    meant = [_as_heading(line) if at >= start else line for at, line in enumerate(lines)]
    for heading in blocks(meant, start)["headings"]:
        number: int = heading["line"]
        line = lines[number - 1]
        marked = _UNSEEN_SIGNS.match(line)
        at = first_in(marked[1]) if marked else None
        at = next(wrong(line, blanks=False), None) if at is None else at
        if at is not None:
            found = told(line, at, "in a heading")
            return found._replace(line=number)
    return None


def _as_heading(line: str) -> str:
    """A line with ordinary blanks round the signs of a heading, where it has such signs."""
    marked = None if line.isascii() else _UNSEEN_SIGNS.match(line)
    return f"{marked[2]} {line[marked.end() :]}" if marked else line
