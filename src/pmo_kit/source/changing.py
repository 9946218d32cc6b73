"""Changes single values of a YAML, JSON or front-matter text; every byte outside them stays."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, Literal, NamedTuple

from pmo_kit.source.document import Broken, Document
from pmo_kit.source.editing import dash, end_of
from pmo_kit.source.place import Place, Route
from pmo_kit.source.rawtext import EditError, RawText, opened, unsafe
from pmo_kit.source.reading import read
from pmo_kit.source.spelling import respelled

_FORMS = ("yaml", "json", "markdown")


class Change(NamedTuple):
    """What is to be done at a route: set a value (also an absent key's), rename a key, remove.

    `value` is the new value, a scalar, or the key's new name.
    """

    action: Literal["set", "rename", "remove"]
    route: Route
    value: Any = None


class Patch(NamedTuple):
    """A span of a document's text and the text that takes its place."""

    place: Place
    text: str


def changed(content: bytes, path: str, changes: Sequence[Change]) -> bytes:
    """A file with changes to its data, read again to prove that it says just that.

    Raises `EditError` where that cannot be done, or would change anything else.
    """
    document = opened(content, path)
    found = patches(document, changes)
    edited = RawText(content).replaced([(patch.place, patch.text) for patch in found])
    _prove(document, edited, changes)
    return edited


def remove(content: bytes, path: str, key: str, positions: Sequence[int]) -> bytes:
    """A file without some elements of a block list under a top-level key.

    The lines of an element go; comments between elements stay. Raises `EditError` as `changed`.
    """
    return changed(content, path, [Change("remove", (key, position)) for position in positions])


def preview(document: Document, changes: Sequence[Change]) -> list[str]:
    """For each change the line as it would be; empty for what cannot be edited this way."""
    return [_line(document, change) for change in changes]


def patches(document: Document, changes: Sequence[Change]) -> list[Patch]:
    """The spans to replace, in order. Raises `EditError` where there is no safe one."""
    outside = document.format == "markdown" and any(c.route[:1] != ("meta",) for c in changes)
    if document.format not in _FORMS or outside:
        raise unsafe(document.path)
    scribe = _Scribe(document)
    gone: dict[Route, list[int]] = {}
    found: list[Patch] = []
    for change in changes:
        if change.action == "remove":
            gone.setdefault(change.route[:-1], []).append(int(change.route[-1]))
        else:
            found.append(scribe.patch(change))
    for route, positions in gone.items():
        found += scribe.without(route, positions)
    found.sort(key=lambda patch: (_start(patch.place), _end(patch.place)))
    for first, second in pairwise(found):
        if _end(first.place) > _start(second.place):
            raise EditError("Two changes meet at one place.", "Make one, then the other.")
    return found


def _start(place: Place) -> tuple[int, int]:
    return place.line, place.column


def _end(place: Place) -> tuple[int, int]:
    return place.end_line, place.end_column


class _Scribe:
    """Writes the patches for one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._lines = document.text.split("\n")
        self._json = document.format == "json"

    def patch(self, change: Change) -> Patch:
        """The patch that sets a value or renames a key."""
        holder, key = value_at(self._document.data, change.route[:-1]), change.route[-1]
        if isinstance(holder, dict) and isinstance(key, str):
            if change.action == "rename" and key in holder and change.value not in holder:
                return self._renamed(change)
            if change.action == "set":
                known = key in holder
                return self._set(change, holder[key]) if known else self._inserted(change, holder)
        if isinstance(holder, list) and isinstance(key, int) and 0 <= key < len(holder):
            return self._set(change, holder[key])
        raise self._refusal()

    def without(self, route: Route, positions: list[int]) -> Iterator[Patch]:
        """The patches that take elements out of a block list under a top-level key."""
        elements = value_at(self._document.data, route)
        if len(route) != 1 or self._json or not isinstance(elements, list):
            raise self._refusal()
        key, text = str(route[0]), RawText(self._document.text.encode())
        for index in positions:
            if dash(text, self._document, (key, index)) is None:
                raise EditError(
                    f"The list `{key}` in {self._document.path} stands on one line.",
                    "Write each element on a line of its own, beginning with `- `.",
                )
            first = self._document.place((key, index)).line
            last = end_of(text, self._document, key, index)
            yield Patch(self._rows(first, last), "")
        if len(set(positions)) == len(elements):
            head = self._document.key_place((key,))
            colon = self._lines[head.line - 1].index(":", head.end_column - 1) + 2
            yield Patch(Place(head.line, colon, head.line, colon), " []")

    def _rows(self, first: int, last: int) -> Place:
        """The span of whole lines; where the last of them has no end, it stops there."""
        if last < len(self._lines):
            return Place(first, 1, last + 1, 1)
        return Place(first, 1, last, len(self._lines[last - 1]) + 1)

    def _set(self, change: Change, present: Any) -> Patch:
        place = self._own(change.route)
        old = self._slice(place)
        if isinstance(present, dict | list) or old[:1] in ("|", ">"):
            raise self._refusal()
        flow = self._in_brackets(change.route)
        text = respelled(change.value, old, json_text=self._json, flow=flow)
        return Patch(place, text if old else f" {text}")

    def _renamed(self, change: Change) -> Patch:
        place = self._document.key_place(change.route)
        old = self._slice(place)
        return Patch(place, respelled(change.value, old, json_text=self._json, flow=True))

    def _inserted(self, change: Change, holder: dict[str, Any]) -> Patch:
        parent, key = change.route[:-1], change.route[-1]
        flow = self._json or self._in_brackets(change.route)
        name = respelled(key, "", json_text=self._json, flow=flow)
        value = respelled(change.value, "", json_text=self._json, flow=flow)
        entry, place = f"{name}: {value}", self._document.place(parent)
        if not holder:
            if not re.fullmatch(r"\{[ \t]*\}", self._slice(place)):
                raise self._refusal()
            return Patch(place, f"{{{entry}}}")
        first = self._document.key_place((*parent, next(iter(holder))))
        end = self._own((*parent, next(reversed(holder))))
        line, column = _end(end)
        if not flow:
            margin = " " * (first.column - 1)
            column = len(self._lines[line - 1]) + 1
            return Patch(Place(line, column, line, column), f"\n{margin}{entry}")
        at = Place(line, column, line, column)
        if first.line == place.line:
            return Patch(at, f", {entry}")
        return Patch(at, f",\n{self._lines[first.line - 1][: first.column - 1]}{entry}")

    def _own(self, route: Route) -> Place:
        """The place of a value that stands behind its key: an alias is written elsewhere."""
        place = self._document.place(route)
        key = self._document.key_place(route)
        if isinstance(route[-1], str) and _start(place) < _end(key):
            raise self._refusal()
        return place

    def _in_brackets(self, route: Route) -> bool:
        """Whether a collection on the way to a value is written in brackets."""
        start = 1 if self._document.format == "markdown" else 0
        places = (self._document.place(route[:n]) for n in range(start, len(route)))
        return any(self._slice(place)[:1] in ("{", "[") for place in places)

    def _slice(self, place: Place) -> str:
        rows = self._lines[place.line - 1 : place.end_line]
        if not rows:
            return ""
        rows[-1] = rows[-1][: place.end_column - 1]
        rows[0] = rows[0][place.column - 1 :]
        return "\n".join(rows)

    def _refusal(self) -> EditError:
        return unsafe(self._document.path)


def value_at(data: Any, route: Route) -> Any:
    """The value that a route leads to; nothing where it leads nowhere."""
    for step in route:
        try:
            data = data[step]
        except (LookupError, TypeError):
            return None
    return data


def applied(data: Any, changes: Sequence[Change]) -> Any:
    """A copy of data with changes made to it. Raises `LookupError` where a route leads nowhere."""
    data = copy.deepcopy(data)
    for change in sorted(changes, key=_from_the_end):
        holder = data
        for step in change.route[:-1]:
            holder = holder[step]
        key = change.route[-1]
        if change.action == "set":
            holder[key] = change.value
        elif change.action == "remove":
            del holder[key]
        else:
            items = [(change.value if name == key else name, v) for name, v in holder.items()]
            holder.clear()
            holder.update(items)
    return data


def _from_the_end(change: Change) -> tuple[int, int, int]:
    """Values before the keys around them, the deepest first, and elements from the last on."""
    order = ("set", "rename", "remove").index(change.action)
    last = change.route[-1]
    return order, -len(change.route), -last if isinstance(last, int) else 0


def _prove(before: Document, edited: bytes, changes: Sequence[Change]) -> None:
    """Raises `EditError` unless the edited text says just what was to be changed."""
    after = read(edited, before.path, before.format)
    try:
        wanted = _told(before, applied(_fields(before), _within(before, changes)))
    except (LookupError, TypeError):
        raise unsafe(before.path) from None
    if isinstance(after, Broken) or _told(after, _fields(after)) != wanted:
        raise unsafe(before.path)


def _fields(document: Document) -> Any:
    return document.data["meta"] if document.format == "markdown" else document.data


def _within(document: Document, changes: Sequence[Change]) -> list[Change]:
    """The changes by their routes within what `_fields` gives."""
    if document.format != "markdown":
        return list(changes)
    return [change._replace(route=change.route[1:]) for change in changes]


def _told(document: Document, fields: Any) -> str:
    """All that a document says: its fields in their order and types, and its text below them."""
    told = [fields]
    if document.format == "markdown":
        told += [[s["title"], s["level"], s["text"]] for s in document.data["sections"]]
    return json.dumps(told)


def _line(document: Document, change: Change) -> str:
    try:
        (patch,) = patches(document, [change])
    except (EditError, ValueError, IndexError):
        return ""
    if change.action == "remove":
        return ""
    lines = document.text.split("\n")
    if patch.text.startswith("\n"):
        return patch.text[1:]
    place = patch.place
    tail = lines[place.end_line - 1][place.end_column - 1 :]
    return f"{lines[place.line - 1][: place.column - 1]}{patch.text}{tail}"
