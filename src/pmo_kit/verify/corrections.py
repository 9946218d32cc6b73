"""What sets a problem of a standard right, as lines of its file: edited, read again, compared."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pmo_kit.results.correction import BLANK, Correction
from pmo_kit.source import Change, Document, Route
from pmo_kit.source.edit import AnyChange, Append, EditError, edit
from pmo_kit.standard import StandardError

REASONED = {"reason": BLANK, "approved_by": BLANK}
"""What records a loosening, for people to fill in."""


def correction_of(error: StandardError) -> Correction | None:
    """What sets an error of a standard's file right, where it says so."""
    if error.slip is not None:
        return _with_name(error, *error.slip)
    if error.correction is not None or not error.changes:
        return error.correction
    return written(error.path, error.changes)


def written(path: str, changes: Sequence[AnyChange]) -> Correction | None:
    """The lines of a file after changes to its data; None where they cannot be made safely."""
    try:
        before = Path(path).read_bytes()
        after = edit(before, path, changes)
    except (EditError, OSError, LookupError, TypeError, UnicodeDecodeError):
        return None
    return rewritten(path, before.decode(), after.decode())


def _with_name(error: StandardError, word: str, meant: str) -> Correction | None:
    """The line of an error with the name that is meant in the place of the wrong one."""
    lines = Path(error.path).read_text(encoding="utf-8").split("\n")
    row, start = lines[error.line - 1], error.column - 1
    found = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])").search(row, start)
    if found is None:
        return None
    row = f"{row[: found.start()]}{meant}{row[found.end() :]}"
    return Correction("write", error.path, error.line, 1, row.rstrip("\r"))


def rewritten(path: str, before: str, after: str) -> Correction | None:
    """The lines that differ between two texts of a file; None where none does."""
    old, new = before.split("\n"), after.split("\n")
    if old == new:
        return None
    least = min(len(old), len(new))
    first = next((n for n in range(least) if old[n] != new[n]), least)
    alike = range(least - first)
    last = next((n for n in alike if old[-1 - n] != new[-1 - n]), len(alike))
    text = "\n".join(new[first : len(new) - last])
    return Correction("write", path, first + 1, len(old) - first - last, text.rstrip("\r"))


def put(document: Document, route: Route, value: Any) -> list[AnyChange]:
    """The change that sets a value at a route, with the mappings that lead there begun."""
    data: Any = document.data
    for number, step in enumerate(route):
        if isinstance(data, Mapping) and step not in data:
            for inner in reversed(route[number + 1 :]):
                value = {inner: value}
            return [Change("set", route[: number + 1], value)]
        data = data[step]
    return [Change("set", route, value)]


def append(route: Route, value: Any) -> list[AnyChange]:
    """The change that adds an element to the list at a route, which is begun where there is none.

    What is long gets a line for each of its keys.
    """
    return [Append(route, value, block=isinstance(value, dict))]


def remove(*route: str | int) -> list[AnyChange]:
    """The change that takes out what stands at a route."""
    return [Change("remove", route)]
