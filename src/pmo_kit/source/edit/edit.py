"""Makes changes to the data of a text, and proves by reading it again that nothing else changed."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from pmo_kit.source.data import Change
from pmo_kit.source.document import Broken, Document
from pmo_kit.source.edit.patches import (
    AnyChange,
    Append,
    Replace,
    one_line,
    patches,
    value_at,
)
from pmo_kit.source.edit.raw_text import EditError, RawText, unsafe
from pmo_kit.source.place import Route
from pmo_kit.source.reader import read

Seen = Callable[[Document], Document]
_WIDTH = 100  # a longer element of a list gets a line for each key


def edit(content: bytes, path: str, changes: Sequence[AnyChange]) -> bytes:
    """A file with changes to its data, read again to prove that it says just that.

    Routes lead from the data's root, in Markdown by way of `meta`. Raises `EditError` where that
    cannot be done, or would change anything else.
    """
    edited, _after = _edited(opened(content, path), content, changes)
    return edited


def opened(content: bytes, path: str) -> Document:
    """A file as a document. Raises `EditError` where it cannot be read."""
    document = read(content, path)
    if isinstance(document, Broken):
        raise EditError(f"{path} cannot be read: {document.problem.message}", "Fix it first.")
    return document


def rewritten(
    document: Document,
    data: Any,
    front_matter: str = "fence",
    seen: Seen = lambda document: document,
) -> Document:
    """A YAML document, or one with front matter, as it would be written with other data in it.

    `seen` makes of a document that was read what its kind sees in it. Raises `EditError` where the
    text read again would not say just that.
    """
    if document.format not in ("yaml", "markdown"):
        raise unsafe(document.path)
    front = document.to_fields
    new = value_at(data, front)
    changes = changes_to(document, new)
    _content, after = _edited(document, document.text.encode(), changes, front_matter, seen)
    if not _same(value_at(after.data, front), new):
        raise unsafe(document.path)
    return after


def changes_to(document: Document, fields: Any) -> list[AnyChange]:
    """The changes after which a document's fields are others; what is equal is left alone."""
    front = document.to_fields
    return list(_differences(document, front, value_at(document.data, front), fields))


def preview(document: Document, changes: Sequence[Change]) -> list[str]:
    """For each change the line as it would be; empty for what cannot be edited this way."""
    return [_line(document, change) for change in changes]


def applied(data: Any, changes: Sequence[AnyChange]) -> Any:
    """A copy of data with changes made to it.

    Raises `LookupError` or `TypeError` where a route leads nowhere.
    """
    data = copy.deepcopy(data)
    for change in sorted(changes, key=_from_the_end):
        holder = data
        for step in change.route[:-1]:
            holder = holder[step]
        key = change.route[-1]
        if isinstance(change, Append):
            if isinstance(holder, dict):
                holder.setdefault(key, [])
            holder[key].append(copy.deepcopy(change.value))
        elif isinstance(change, Replace) or change.action == "set":
            holder[key] = copy.deepcopy(change.value)
        elif change.action == "remove":
            del holder[key]
        else:
            items = [(change.value if name == key else name, v) for name, v in holder.items()]
            holder.clear()
            holder.update(items)
    return data


def _from_the_end(change: AnyChange) -> tuple[int, int, int]:
    """Values before the keys around them, the deepest first, and elements from the last on."""
    action = change.action if isinstance(change, Change) else "set"
    last = change.route[-1]
    order = ("set", "rename", "remove").index(action)
    return order, -len(change.route), -last if isinstance(last, int) else 0


def _edited(
    before: Document,
    content: bytes,
    changes: Sequence[AnyChange],
    front_matter: str = "fence",
    seen: Seen = lambda document: document,
) -> tuple[bytes, Document]:
    edited = RawText(content).replaced(patches(before, changes))
    after = read(edited, before.path, before.format, front_matter=front_matter)
    front = before.to_fields
    try:
        within = [change._replace(route=change.route[len(front) :]) for change in changes]
        wanted = applied(value_at(before.data, front), within)
    except (LookupError, TypeError):
        raise unsafe(before.path) from None
    after = after if isinstance(after, Broken) else seen(after)
    if isinstance(after, Broken) or _content(after, value_at(after.data, front)) != _content(
        before, wanted
    ):
        raise unsafe(before.path)
    return edited, after


def _content(document: Document, fields: Any) -> str:
    """All that a document says: its fields in their order and types, and its text below them."""
    parts = [fields]
    if document.format == "markdown":
        parts += [[s["title"], s["level"], s["text"]] for s in document.data["sections"]]
    return json.dumps(parts)


def _line(document: Document, change: Change) -> str:
    if change.action == "remove":
        return ""
    try:
        (patch,) = patches(document, [change])
    except EditError:
        return ""
    if patch.text.startswith("\n"):
        return patch.text[1:]
    lines, place = document.lines, patch.place
    tail = lines[place.end_line - 1][place.end_column - 1 :]
    return f"{lines[place.line - 1][: place.column - 1]}{patch.text}{tail}"


def _differences(document: Document, route: Route, old: Any, new: Any) -> Iterator[AnyChange]:
    """What to change so that the value at a route is `new`; what is equal is left alone."""
    if isinstance(old, dict) and isinstance(new, dict) and any(key in new for key in old):
        for key in old:
            if key in new:
                yield from _differences(document, (*route, key), old[key], new[key])
            else:
                yield Change("remove", (*route, key))
        yield from (Change("set", (*route, key), new[key]) for key in new if key not in old)
        return
    lists = isinstance(old, list) and isinstance(new, list) and bool(old)
    if lists and _same(new[: len(old)], old):
        for element in new[len(old) :]:
            yield Append(route, element, _is_wide(document, (*route, len(old) - 1), element))
    elif lists and len(old) == len(new):
        for index, (mine, theirs) in enumerate(zip(old, new, strict=True)):
            yield from _differences(document, (*route, index), mine, theirs)
    elif not _same(old, new):
        yield Replace(route, new)


def _is_wide(document: Document, last: Route, element: Any) -> bool:
    """Whether a mapping is too long for one line below the last element of a list."""
    row = document.lines[document.place(last).line - 1]
    room = _WIDTH - (len(row) - len(row.lstrip()))
    return isinstance(element, dict) and len(one_line(element)) >= room


def _same(old: Any, new: Any) -> bool:
    """Whether two values are written alike: 1 is neither true nor 1.0, and keys have an order."""
    return json.dumps(old) == json.dumps(new)
