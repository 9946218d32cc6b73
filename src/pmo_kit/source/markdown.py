"""Markdown becomes data: front matter, headings, sections, tables and lines."""

from __future__ import annotations

import re
from typing import Any

from pmo_kit.source.document import LinePlaces, NodePlaces, Places
from pmo_kit.source.markdown_blocks import blocks
from pmo_kit.source.nodes import Node
from pmo_kit.source.place import Place, Problem, Route, position
from pmo_kit.source.yaml_reader import read_yaml

_OPENING = re.compile(r"---[ \t]*\n")
_CLOSING = re.compile(r"^---[ \t]*$", re.MULTILINE)
_WRITE_FENCES = "Write a line `---` before and after the `key: value` lines at the top."


def read_markdown(text: str, front_matter: str) -> tuple[Any, Places] | Problem:
    """The data of a Markdown text with the places in it, or why there is none.

    `front_matter` says where it stands: `fence` means between a first line `---` and the next such
    line, if the first line is one; `text` means between the first and the second `---` of the text.
    """
    span = _between(text) if front_matter == "text" else _fenced(text)
    if isinstance(span, Problem):
        return span
    start, end, body = span
    origin = position(text, start)
    front = "\n" * (origin[0] - 1) + text[start:end]  # so that its lines are the file's
    meta = read_yaml(front)
    if isinstance(meta, Problem):
        return Problem(meta.message, meta.remedy, *_shifted((meta.line, meta.column), origin))
    if meta is not None and not isinstance(meta, dict):
        message = "The front matter is not made of `key: value` lines."
        return Problem(message, _WRITE_FENCES, *origin)
    lines = text.split("\n")
    found = blocks(lines, position(text, body)[0] - 1)
    data = {"meta": meta or {}, **found, "lines": lines}
    return data, MarkdownPlaces(front, origin, data)


def front_matter(text: str) -> tuple[int, int] | None:
    """Offsets of the front matter's start and end, which may still be open; none without one."""
    opening = _OPENING.match(text)
    if opening is None:
        return None
    closing = _CLOSING.search(text, opening.end())
    return opening.end(), closing.start() if closing else len(text)


def _fenced(text: str) -> tuple[int, int, int] | Problem:
    """Offsets of the front matter's start and end, and of the body; all 0 without front matter."""
    opening = _OPENING.match(text)
    if opening is None:
        return 0, 0, 0
    closing = _CLOSING.search(text, opening.end())
    if closing is None:
        return Problem(
            "The front matter that opens on line 1 is never closed.",
            "Write a line `---` after its last `key: value` line.",
        )
    return opening.end(), closing.start(), min(closing.end() + 1, len(text))


def _between(text: str) -> tuple[int, int, int] | Problem:
    """The same offsets by the first two `---`, wherever they stand."""
    first = text.find("---")
    second = text.find("---", first + 3) if first >= 0 else -1
    if second < 0:
        count = "only one" if first >= 0 else "no"
        return Problem(f"The file has no front matter: it holds {count} `---`.", _WRITE_FENCES)
    return first + 3, second, second + 3


def _shifted(point: tuple[int, int], origin: tuple[int, int]) -> tuple[int, int]:
    """A point of the front matter as a point of the file: it may begin in the middle of a line."""
    line, column = point
    return line, column + (origin[1] - 1 if line == origin[0] else 0)


class MarkdownPlaces(LinePlaces):
    """Places in the front matter, shifted to where it stands, and the lines of everything else."""

    def __init__(self, front: str, origin: tuple[int, int], data: dict[str, Any]) -> None:
        super().__init__(data)
        self._meta = NodePlaces(lambda: _front_places(front))
        self._origin = origin

    def place(self, route: Route) -> Place:
        """The place of the value at a route, or of its nearest ancestor's key."""
        if route[:1] == ("meta",):
            return self._shift(self._meta.place(route[1:]))
        return super().place(route)

    def key_place(self, route: Route) -> Place:
        """The place of the key at a route; the line itself outside the front matter."""
        if route[:1] == ("meta",):
            return self._shift(self._meta.key_place(route[1:]))
        return super().place(route)

    def written(self, route: Route) -> str | None:
        """The text of a scalar of the front matter as written, without quotes."""
        return self._meta.written(route[1:]) if route[:1] == ("meta",) else None

    def _shift(self, place: Place) -> Place:
        start = _shifted((place.line, place.column), self._origin)
        return Place(*start, *_shifted((place.end_line, place.end_column), self._origin))


def _front_places(front: str) -> Node | None:
    from pmo_kit.source.yaml_nodes import places

    return places(front)
