"""Adds to a list within a YAML or JSON text, or begins it, and leaves every other byte as it is."""

from __future__ import annotations

import copy
import json
import re
from typing import Any

from pmo_kit.source.document import Broken, Document
from pmo_kit.source.editing import Item, dash
from pmo_kit.source.place import Place, Route
from pmo_kit.source.rawtext import EditError, RawText, opened, unsafe
from pmo_kit.source.reading import read
from pmo_kit.source.spelling import respelled

_FILLER = re.compile(r"[ \t]*(#.*)?")


def append_within(content: bytes, path: str, route: Route, item: Item) -> bytes:
    """A file with one more element at the end of the list that a route leads to.

    The list is begun where the mapping around it has none. Raises `EditError` where that cannot be
    done, or would change anything else.
    """
    document = opened(content, path)
    holder, key = _holder(document, route)
    if not isinstance(holder, dict) or not isinstance(holder.get(key, []), list):
        raise EditError(f"{path} has no place for `{key}` there.", "Edit it by hand.")
    text, entry = RawText(content), _flow(document, item)
    known = holder.get(key)
    if known:
        patch = _after_last(text, document, route, known, entry)
    elif known is not None:
        patch = document.place(route), f"[{entry}]"
    else:
        patch = _begun(text, document, route, holder, entry)
    return _proved(text.replaced([patch]), document, route, item)


def _after_last(
    text: RawText, document: Document, route: Route, known: list[Any], entry: str
) -> tuple[Place, str]:
    last = (*route, len(known) - 1)
    column = dash(text, document, last)
    if column is None:
        end = document.place(last)
        return Place(end.end_line, end.end_column, end.end_line, end.end_column), f", {entry}"
    row = _last_row(text, document, last, known[-1])
    return _end_of(text, row), f"\n{' ' * column}- {entry}"


def _begun(
    text: RawText, document: Document, route: Route, holder: dict[str, Any], entry: str
) -> tuple[Place, str]:
    """The list as a new key, after the last one of its mapping."""
    if not holder:
        raise unsafe(document.path)
    around, key = document.place(route[:-1]), route[-1]
    if text.bare(around.line)[around.column - 1 : around.column] == "{":
        name = json.dumps(key) if document.format == "json" else key
        end = document.place((*route[:-1], next(reversed(holder))))
        spot = Place(end.end_line, end.end_column, end.end_line, end.end_column)
        return spot, f", {name}: [{entry}]"
    margin = " " * (document.key_place((*route[:-1], next(iter(holder)))).column - 1)
    row = _last_row(text, document, route[:-1], holder)
    return _end_of(text, row), f"\n{margin}{key}:\n{margin}  - {entry}"


def _last_row(text: RawText, document: Document, route: Route, value: Any) -> int:
    """The last line of a block value: comments and empty lines after it are not its own."""
    while value and isinstance(value, dict | list):
        step = next(reversed(value)) if isinstance(value, dict) else len(value) - 1
        route, value = (*route, step), value[step]
    place = document.place(route)
    row = place.end_line - (place.end_column == 1 and place.end_line > place.line)
    while row > place.line and _FILLER.fullmatch(text.bare(row)):
        row -= 1
    return row


def _end_of(text: RawText, row: int) -> Place:
    column = len(text.bare(row)) + 1
    return Place(row, column, row, column)


def _flow(document: Document, item: Item) -> str:
    if document.format == "json":
        return json.dumps(dict(item), ensure_ascii=False)
    parts = (f"{k}: {respelled(v, '', json_text=False, flow=True)}" for k, v in item.items())
    return "{" + ", ".join(parts) + "}"


def _holder(document: Document, route: Route) -> tuple[Any, Any]:
    """The mapping around a list, and the list's key. Raises `EditError` where there is none."""
    found: Any = document.data
    for step in route[:-1]:
        try:
            found = found[step]
        except (LookupError, TypeError):
            raise unsafe(document.path) from None
    return found, route[-1]


def _proved(edited: bytes, before: Document, route: Route, item: Item) -> bytes:
    """The edited text, once it has been read again and says what it should."""
    wanted = copy.deepcopy(before.data)
    inner = wanted
    for step in route[:-1]:
        inner = inner[step]
    inner.setdefault(route[-1], []).append(dict(item))
    after = read(edited, before.path)
    if isinstance(after, Broken) or after.data != wanted:
        raise unsafe(before.path)
    return edited
