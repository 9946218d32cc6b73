"""Markdown becomes data: front matter, headings, sections, tables, links, code and lines."""

from __future__ import annotations

import copy
from typing import Any

from pmo_kit.source.blocks import BLOCKS, blocks
from pmo_kit.source.data import Problem
from pmo_kit.source.document import LinePlaces, Places, TreePlaces
from pmo_kit.source.front_matter import WRITE_FENCES, span_of
from pmo_kit.source.place import Place, Point, Route, position
from pmo_kit.source.yaml.load import read_yaml, yaml_tree

PARSED = ("links", "code")
ON_DEMAND = (*BLOCKS, *PARSED)
MOST_PARSED = 500_000
"""Characters; of a longer text no links and no code are read, and titles keep their markup."""


def read_markdown(text: str, front_matter: str) -> tuple[Any, Places] | Problem:
    """The data of a Markdown text with the places in it, or why there is none.

    `front_matter` says where it stands, as `span_of` tells: `fence`, `text` or `mail`.
    """
    span = span_of(text, front_matter)
    if isinstance(span, Problem):
        return span
    start, end, body = span
    origin = position(text, start)
    meta: Any
    if front_matter == "mail":
        from pmo_kit.source.mail_headers import headers_of, read_headers

        front = text[start:end]
        meta = read_headers(front)
        tree = TreePlaces(lambda: headers_of(front))
    else:
        front = "\n" * (origin[0] - 1) + text[start:end]  # so that its lines are the file's
        meta = read_yaml(front)
        tree = TreePlaces(lambda: yaml_tree(front))
    if isinstance(meta, Problem):
        return Problem(meta.message, meta.remedy, *_shifted((meta.line, meta.column), origin))
    if meta is not None and not isinstance(meta, dict):
        message = "The front matter is not made of `key: value` lines."
        return Problem(message, WRITE_FENCES, *origin)
    lines = text.split("\n")
    begin = position(text, body)[0] - 1
    found = {"meta": meta or {}, "lines": lines}
    data = MarkdownData(found, begin, front_matter, long=len(text) > MOST_PARSED)
    return data, MarkdownPlaces(tree, origin, data)


def body_line(text: str, front_matter: str) -> int:
    """Index of the line on which a text goes on after its front matter; 0 where it has none."""
    span = span_of(text, front_matter)
    return 0 if isinstance(span, Problem) else position(text, span[2])[0] - 1


class MarkdownData(dict[str, Any]):
    """The data of a Markdown document; all but `meta` and `lines` is found when asked for.

    `body` is the index of the line on which the text begins after the front matter, `style` how
    that is set off; `long` says that there is too much text to look for links and code, which are
    then empty.
    """

    def __init__(
        self, data: dict[str, Any], body: int, style: str = "fence", *, long: bool = False
    ) -> None:
        super().__init__(data)
        self.body = body
        self.style = style
        self.long = long

    def __missing__(self, name: str) -> Any:
        if name in BLOCKS:
            self.update(blocks(self["lines"], self.body, long=self.long))
        elif name in PARSED:
            self["links"], self["code"] = [], []
            if not self.long:
                from pmo_kit.source.links import links_and_code

                self["links"], self["code"] = links_and_code(self["lines"], self.body)
        else:
            raise KeyError(name)
        return self[name]

    def __contains__(self, name: object) -> bool:
        return name in ON_DEMAND or super().__contains__(name)

    def get(self, name: str, default: Any = None) -> Any:
        """The part of a name, also where it is not found yet."""
        if name in self:
            return self[name]
        return default

    def __deepcopy__(self, memo: dict[int, Any]) -> MarkdownData:
        return MarkdownData(copy.deepcopy(dict(self), memo), self.body, self.style, long=self.long)


def _shifted(point: Point, origin: Point) -> Point:
    """A point of the front matter as a point of the file: it may begin in the middle of a line."""
    line, column = point
    return line, column + (origin[1] - 1 if line == origin[0] else 0)


class MarkdownPlaces(LinePlaces):
    """Places in the front matter, shifted to where it stands, and the lines of everything else."""

    def __init__(self, meta: TreePlaces, origin: Point, data: MarkdownData) -> None:
        super().__init__(data)
        self._meta = meta
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
