"""Where a text has to be replaced, and by what, so that its data changes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from pmo_kit._start.record import NamedTuple
from pmo_kit.source.data import Change, Data, Scalar
from pmo_kit.source.document import Document
from pmo_kit.source.edit.raw_text import EditError, unsafe
from pmo_kit.source.place import Place, Point, Route
from pmo_kit.source.yaml.scalars import key_name, respelled, scalar

_FORMS = ("yaml", "json", "markdown")
_BRACKETS = ("{", "[")


class Append(NamedTuple):
    """An element for the end of the list at a route, which is begun where there is none.

    A mapping stands on one line, or, where `block` is true, with a line for each of its keys.
    """

    route: Route
    value: Data
    block: bool = False


class Replace(NamedTuple):
    """A value anew, on the line of its key, whatever stands there: also lists and mappings."""

    route: Route
    value: Data


AnyChange = Change | Append | Replace
"""What can be done to a text's data: set, rename, remove, append, replace."""


class Patch(NamedTuple):
    """A span of a document's text and the text that takes its place."""

    place: Place
    text: str


def patches(document: Document, changes: Sequence[AnyChange]) -> list[Patch]:
    """The spans to replace, in order. Raises `EditError` where there is no safe one."""
    front = document.to_fields
    outside = any(c.route[: len(front)] != front or c.route == front for c in changes)
    if document.format not in _FORMS or outside:
        raise unsafe(document.path)
    patcher = _Patcher(document, changes)
    found = [patch for change in changes for patch in patcher.patches(change)]
    found.sort(key=lambda patch: patch.place)
    for first, second in pairwise(found):
        if first.place.end > second.place.start and (first.text or second.text):
            raise EditError("Two changes meet at one place.", "Make one, then the other.")
    return found


def value_at(data: Any, route: Route) -> Any:
    """The value that a route leads to; nothing where it leads nowhere."""
    for step in route:
        try:
            data = data[step]
        except (LookupError, TypeError):
            return None
    return data


class _Patcher:
    """Finds the patches for the changes of one document."""

    def __init__(self, document: Document, changes: Sequence[AnyChange]) -> None:
        self._document = document
        self._lines = document.lines
        self._json = document.format == "json"
        self._mail = getattr(document.data, "style", "") == "mail"
        self._gone = {c.route for c in changes if isinstance(c, Change) and c.action == "remove"}

    def patches(self, change: AnyChange) -> Iterator[Patch]:
        """The patches that one change takes."""
        route, value = change.route, change.value
        holder, key = value_at(self._document.data, route[:-1]), route[-1]
        mapping = isinstance(holder, dict) and isinstance(key, str)
        known = key in holder if mapping else isinstance(holder, list) and key in range(len(holder))
        if self._aliased(route if isinstance(change, Append) else route[:-1]):
            raise self._refusal()
        if isinstance(change, Append):
            yield self._append(change, holder)
        elif isinstance(change, Change) and change.action == "set" and mapping and not known:
            yield self._insert(route, holder, value)
        elif not known:
            raise self._refusal()
        elif isinstance(change, Replace):
            yield self._replace(route, value)
        elif change.action == "remove":
            yield from self._remove(route, holder)
        elif change.action == "set" and not isinstance(value, Mapping | list):
            yield self._set(route, value)
        elif mapping and isinstance(value, str) and value not in holder:
            yield self._rename(route, value)
        else:
            raise self._refusal()

    def _set(self, route: Route, value: Scalar) -> Patch:
        """A scalar in the place of another, spelled as that was."""
        place = self._own(route)
        old = self._slice(place)
        collection = isinstance(value_at(self._document.data, route), dict | list)
        if collection or old[:1] in ("|", ">"):
            raise self._refusal()
        text = self._respelled(value, old, self._in_brackets(route[:-1]))
        return Patch(place, text if old else f" {text}")

    def _replace(self, route: Route, value: Data) -> Patch:
        """A value anew, behind its key; a block's lines become one."""
        place, text = self._document.place(route), self._line(value, self._in_brackets(route[:-1]))
        if isinstance(route[-1], int):
            return Patch(place, text)
        return Patch(Place(*self._colon(route), *place.end), f" {text}")

    def _rename(self, route: Route, name: str) -> Patch:
        place = self._document.key_place(route)
        return Patch(place, self._respelled(name, self._slice(place), True))

    def _insert(self, route: Route, holder: dict[str, Any], value: Data) -> Patch:
        """A key put behind the last one that stays."""
        parent, key = route[:-1], route[-1]
        flow = self._in_brackets(parent)
        entry = f"{self._key(key)}: {self._line(value, flow)}"
        place = self._document.place(parent)
        last = next((k for k in reversed(holder) if (*parent, k) not in self._gone), None)
        if last is None:
            if holder or not re.fullmatch(r"\{[ \t]*\}", self._slice(place)):
                raise self._refusal()
            return Patch(place, f"{{{entry}}}")
        first = self._document.key_place((*parent, next(iter(holder))))
        end = self._own((*parent, last)).end
        if not flow:
            return self._below(end[0], first.column - 1, [entry])
        if first.line == place.line:
            return _inserted(end, f", {entry}")
        return _inserted(end, f",\n{self._lines[first.line - 1][: first.column - 1]}{entry}")

    def _remove(self, route: Route, holder: Any) -> Iterator[Patch]:
        if isinstance(holder, dict):
            yield self._without_key(route, list(holder))
            return
        if self._json or len(route) < 2:
            raise self._refusal()
        if self._dash(route) is None:
            raise EditError(
                f"The list `{route[-2]}` in {self._document.path} stands on one line.",
                "Write each element on a line of its own, beginning with `- `.",
            )
        yield Patch(self._rows(self._document.place(route).line, self._last_row(route)), "")
        if route[-1] == 0 and all((*route[:-1], n) in self._gone for n in range(len(holder))):
            yield _inserted(self._colon(route[:-1]), " []")

    def _without_key(self, route: Route, names: list[str]) -> Patch:
        """A key and its value taken out, with their lines where they have lines of their own."""
        parent, position = route[:-1], names.index(str(route[-1]))
        key, end = self._document.key_place(route), self._document.place(route).end
        alone = not self._lines[key.line - 1][: key.column - 1].strip()
        if position + 1 < len(names):
            after = self._document.key_place((*parent, names[position + 1]))
            if after.line == key.line or not alone:
                return Patch(Place(*key.start, *after.start), "")
        if alone:
            return Patch(self._rows(key.line, end[0]), "")
        before = self._document.place((*parent, names[position - 1])).end
        return Patch(Place(*before, *end), "")

    def _append(self, change: Append, holder: Any) -> Patch:
        route, key, nested = change.route, change.route[-1], len(change.route) > 1
        known = value_at(holder, (key,))
        absent = nested and isinstance(holder, dict) and key not in holder
        if nested and holder is None:
            raise self._refusal()
        if not isinstance(known, list) and not absent:
            raise self._no_list(route)
        if absent:
            return self._begin(change, holder)
        if not known:
            return self._first(change)
        last = (*route, len(known) - 1)
        dashes = (self._dash((*route, number)) for number in reversed(range(len(known))))
        column = next((dash for dash in dashes if dash is not None), None)
        if column is None:
            return _inserted(self._document.place(last).end, f", {self._line(change.value, True)}")
        return self._below(self._last_row(last), column, self._element(change))

    def _first(self, change: Append) -> Patch:
        """The first element in an empty list, which is written in brackets."""
        route, place = change.route, self._document.place(change.route)
        if change.block and place.line != place.end_line:
            remedy = f"Write `{route[-1]}: []`."
            raise EditError("The empty list is written over several lines.", remedy)
        row = self._lines[place.line - 1]
        head, tail = row[: place.column - 1], row[place.end_column - 1 :].rstrip()
        margin = len(head) - len(head.lstrip())
        if not change.block or self._json or head[margin:] != f"{route[-1]}: ":
            return Patch(place, f"[{self._line(change.value, True)}]")
        rows = "".join(f"\n{' ' * (margin + 2)}{row}" for row in self._element(change))
        return Patch(Place(place.line, place.column - 1, place.line, len(row) + 1), tail + rows)

    def _begin(self, change: Append, holder: dict[str, Any]) -> Patch:
        """The list as a new key, after the last one of its mapping."""
        parent, key = change.route[:-1], change.route[-1]
        if not holder:
            raise self._refusal()
        last = (*parent, next(reversed(holder)))
        if self._in_brackets(parent):
            entry = f"{self._key(key)}: [{self._line(change.value, True)}]"
            return _inserted(self._document.place(last).end, f", {entry}")
        margin = self._document.key_place((*parent, next(iter(holder)))).column - 1
        rows = [f"{self._key(key)}:", *(f"  {row}" for row in self._element(change))]
        return self._below(self._last_row(last), margin, rows)

    def _element(self, change: Append) -> list[str]:
        """The lines of a new element of a block list."""
        value = change.value
        if not change.block or not isinstance(value, Mapping) or not value:
            return [f"- {self._line(value)}"]
        rows = [f"{self._key(key)}: {self._line(inner)}" for key, inner in value.items()]
        return [f"{'  ' if number else '- '}{row}" for number, row in enumerate(rows)]

    def _below(self, line: int, margin: int, rows: list[str]) -> Patch:
        """Lines put below a line, whatever remark ends it."""
        text = "".join(f"\n{' ' * margin}{row}" for row in rows)
        return _inserted((line, len(self._lines[line - 1]) + 1), text)

    def _rows(self, first: int, last: int) -> Place:
        """The span of whole lines; where the last of them has no end, it stops there."""
        if last < len(self._lines):
            return Place(first, 1, last + 1, 1)
        return Place(first, 1, last, len(self._lines[last - 1]) + 1)

    def _last_row(self, route: Route) -> int:
        """The last line of a value; comments and empty lines after it are not its own."""
        while True:
            place = self._document.place(route)
            value = value_at(self._document.data, route)
            if not value or not isinstance(value, dict | list) or self._in_brackets(route):
                return place.end_line
            step = next(reversed(value)) if isinstance(value, dict) else len(value) - 1
            route = (*route, step)

    def _dash(self, route: Route) -> int | None:
        """The column, from 0, of the dash before an element; none in a list that has no dashes."""
        place = self._document.place(route)
        before = self._lines[place.line - 1][: place.column - 1]
        return before.rindex("-") if re.fullmatch(r" *- +", before) else None

    def _colon(self, route: Route) -> Point:
        """The point behind the colon after a key."""
        key = self._document.key_place(route)
        at = self._lines[key.end_line - 1].find(":", key.end_column - 1)
        if at < 0:
            raise self._refusal()
        return key.end_line, at + 2

    def _own(self, route: Route) -> Place:
        """The place of a value that is written there: what an alias names is written elsewhere."""
        if self._aliased(route):
            raise self._refusal()
        return self._document.place(route)

    def _aliased(self, route: Route) -> bool:
        """Whether a value is written elsewhere, and only named on the way to it."""
        return not self._json and self._slice(self._document.place(route)).startswith("*")

    def _in_brackets(self, route: Route) -> bool:
        """Whether a collection is written in brackets."""
        place = self._document.place(route)
        return self._lines[place.line - 1][place.column - 1 : place.column] in _BRACKETS

    def _slice(self, place: Place) -> str:
        rows = self._lines[place.line - 1 : place.end_line]
        if not rows:
            return ""
        rows[-1] = rows[-1][: place.end_column - 1]
        rows[0] = rows[0][place.column - 1 :]
        return "\n".join(rows)

    def _line(self, value: Data, flow: bool = False) -> str:
        """A value on one line."""
        if self._mail and isinstance(value, str):
            return value
        return json.dumps(value, ensure_ascii=False) if self._json else one_line(value, flow=flow)

    def _key(self, name: str | int) -> str:
        return self._line(name) if self._json or self._mail else key_name(str(name))

    def _respelled(self, value: Scalar, old: str, flow: bool) -> str:
        bare = self._json or self._mail
        return self._line(value) if bare else respelled(value, old, flow=flow)

    def _no_list(self, route: Route) -> EditError:
        key, path = route[-1], self._document.path
        if len(route) == 1:
            return EditError(f"{path} has no list `{key}`.", f"Begin one: `{key}: []`.")
        return EditError(f"{path} has no place for `{key}` there.", "Edit it by hand.")

    def _refusal(self) -> EditError:
        return unsafe(self._document.path)


def one_line(value: Data, *, flow: bool = False) -> str:
    """A value on one line, as YAML writes it; `flow` says that it stands within brackets."""
    if isinstance(value, Mapping):
        parts = (f"{key_name(k)}: {one_line(v, flow=True)}" for k, v in value.items())
        return "{" + ", ".join(parts) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(one_line(part, flow=True) for part in value) + "]"
    return scalar(value, flow=flow)


def _inserted(point: Point, text: str) -> Patch:
    return Patch(Place(*point, *point), text)
