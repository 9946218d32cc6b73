"""Writes a text again for data that has changed: equal parts keep their bytes, remarks stay."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pmo_kit.source.changing import Patch
from pmo_kit.source.document import Document
from pmo_kit.source.place import Place, Route
from pmo_kit.source.rawtext import RawText, unsafe
from pmo_kit.source.reading import read
from pmo_kit.source.spelling import scalar

_PLAIN_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
_ROOM = 100


def rewritten(document: Document, data: Any, front_matter: str = "fence") -> Document:
    """A YAML document, or one with front matter, as it would be written with other data in it.

    Unlike a mend's edits, whole lists and groups may change. Raises `EditError` where the text read
    again would not say just that.
    """
    front: Route = ("meta",) if document.format == "markdown" else ()
    old, new = (document.data["meta"], data["meta"]) if front else (document.data, data)
    if document.format not in ("yaml", "markdown"):
        raise unsafe(document.path)
    found = sorted(
        _Differ(document).patches(front, old, new),
        key=lambda patch: (patch.place.line, patch.place.column),
    )
    text = RawText(document.text.encode()).replaced([(patch.place, patch.text) for patch in found])
    again = read(text, document.path, document.format, front_matter=front_matter)
    if not isinstance(again, Document) or not _same(
        again.data["meta"] if front else again.data, new
    ):
        raise unsafe(document.path)
    return again


class _Differ:
    """Finds where a document's text differs from what other data would say."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._lines = document.text.split("\n")

    def patches(self, route: Route, old: Any, new: Any) -> Iterator[Patch]:
        """What to replace so that the value at a route says `new`."""
        if isinstance(old, dict) and isinstance(new, dict) and old and new:
            yield from self._mapping(route, old, new)
        elif isinstance(old, list) and isinstance(new, list) and old and new:
            yield from self._list(route, old, new)
        elif not _same(old, new):
            yield self._replaced(route, new)

    def _mapping(self, route: Route, old: Mapping[str, Any], new: Mapping[str, Any]) -> Any:
        gone = [key for key in old if key not in new]
        if len(gone) == len(old):
            yield self._replaced(route, new)
            return
        for key in old:
            if key in new:
                yield from self.patches((*route, key), old[key], new[key])
        names = list(old)
        for key in gone:
            yield self._without(route, names, names.index(key))
        added = {key: value for key, value in new.items() if key not in old}
        if added:
            yield self._after((*route, names[-1]), route, added)

    def _list(self, route: Route, old: Sequence[Any], new: Sequence[Any]) -> Iterator[Patch]:
        if list(new[: len(old)]) == list(old):
            for element in new[len(old) :]:
                yield self._appended(route, len(old) - 1, element)
        elif len(old) == len(new):
            for index, (mine, theirs) in enumerate(zip(old, new, strict=True)):
                yield from self.patches((*route, index), mine, theirs)
        else:
            yield self._replaced(route, new)

    def _replaced(self, route: Route, new: Any) -> Patch:
        """The value anew, behind its key; a block's lines become one."""
        place = self._document.place(route)
        spelled = _bracketed(new) if self._in_brackets(route[:-1]) else flow(new)
        if isinstance(route[-1], int):
            return Patch(place, spelled)
        key = self._document.key_place(route)
        start = self._lines[key.end_line - 1].index(":", key.end_column - 1) + 2
        return Patch(Place(key.end_line, start, *_end(place)), f" {spelled}")

    def _without(self, route: Route, names: list[str], position: int) -> Patch:
        """A key and its value taken out, with their lines where they have lines of their own."""
        key = self._document.key_place((*route, names[position]))
        end = _end(self._document.place((*route, names[position])))
        if position + 1 < len(names):
            after = self._document.key_place((*route, names[position + 1]))
            if after.line == key.line or not self._alone(key):
                return Patch(Place(key.line, key.column, after.line, after.column), "")
        if self._alone(key):
            return Patch(Place(key.line, 1, end[0] + 1, 1), "")
        before = _end(self._document.place((*route, names[position - 1])))
        return Patch(Place(*before, *end), "")

    def _alone(self, key: Place) -> bool:
        """Whether nothing stands before a key on its line."""
        return not self._lines[key.line - 1][: key.column - 1].strip()

    def _after(self, last: Route, route: Route, added: Mapping[str, Any]) -> Patch:
        """Keys put behind the last one."""
        end = _end(self._document.place(last))
        if self._in_brackets(route):
            return Patch(Place(*end, *end), "".join(f", {_entry(k, v)}" for k, v in added.items()))
        margin = " " * (self._document.key_place(last).column - 1)
        rows = [f"{margin}{_entry(key, value)}" for key, value in added.items()]
        return self._below(end[0], rows)

    def _appended(self, route: Route, last: int, element: Any) -> Patch:
        end = _end(self._document.place((*route, last)))
        if self._in_brackets(route):
            return Patch(Place(*end, *end), f", {flow(element)}")
        line = self._document.place((*route, last)).line
        dash = " " * (len(self._lines[line - 1]) - len(self._lines[line - 1].lstrip()))
        if not isinstance(element, dict) or len(flow(element)) < _ROOM - len(dash):
            return self._below(end[0], [f"{dash}- {flow(element)}"])
        rows = [_entry(key, value) for key, value in element.items()]
        return self._below(end[0], [f"{dash}{'  ' if n else '- '}{r}" for n, r in enumerate(rows)])

    def _below(self, line: int, rows: list[str]) -> Patch:
        """Lines put below a line, whatever remark ends it."""
        column = len(self._lines[line - 1]) + 1
        return Patch(Place(line, column, line, column), "".join(f"\n{row}" for row in rows))

    def _in_brackets(self, route: Route) -> bool:
        place = self._document.place(route)
        return self._lines[place.line - 1][place.column - 1 : place.column] in ("{", "[")


def flow(value: Any) -> str:
    """A value on one line, as YAML writes it."""
    if isinstance(value, dict):
        return "{" + ", ".join(_entry(key, part, True) for key, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_bracketed(part) for part in value) + "]"
    if isinstance(value, bool | float) or value is None:
        return json.dumps(value)
    return scalar(value)


def _entry(key: str, value: Any, inside: bool = False) -> str:
    name = key if _PLAIN_KEY.fullmatch(key) else json.dumps(key, ensure_ascii=False)
    return f"{name}: {_bracketed(value) if inside else flow(value)}"


def _bracketed(value: Any) -> str:
    """A value within brackets, where a comma would end it."""
    written = flow(value)
    bare = isinstance(value, str) and written == value
    return f"'{written}'" if bare and "," in written else written


def _end(place: Place) -> tuple[int, int]:
    return place.end_line, place.end_column


def _same(old: Any, new: Any) -> bool:
    """Whether two values are written alike: 1 is neither true nor 1.0, and keys have an order."""
    return json.dumps(old) == json.dumps(new)
