"""Writes into a new artifact the fields that standards add to its kind and that its tier asks for.

A skeleton that is inherited knows nothing of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pmo_kit.project.paths import missing, parse
from pmo_kit.source import Broken, Document, Route, Schemas, read
from pmo_kit.source.data import Data
from pmo_kit.source.edit import Change, EditError, applied, edit, value_at
from pmo_kit.standard import Kind, Standard
from pmo_kit.standard.added_fields import adder
from pmo_kit.standard.field_schema import field_schema

BLANKS: tuple[Data, ...] = ("", [])
"""What people see as not filled in, and the check of a gate as missing."""

_COMMENTED = re.compile(r"(.*\S *)  #")


def with_required(text: str, path: str, kind: Kind, tier: str, standard: Standard) -> str:
    """The text of an artifact, with a blank for each added field that a tier asks for.

    A field that may not be blank, such as a date, stands in a comment, with its example. Nothing is
    written where the text cannot be edited safely; the check tells what is missing.
    """
    for field in _asked(kind, tier, standard):
        document = _read(text, path, kind)
        for route in [*missing(document.fields, field)] if document else ():
            try:
                text = _with_field(text, path, route, field, kind, standard)
            except EditError:
                continue
    return text


def _asked(kind: Kind, tier: str, standard: Standard) -> Iterator[str]:
    """The added fields that a tier, and those below it, ask for; all where it is not known."""
    tiers = [known.id for known in standard.tiers]
    for each in tiers[: tiers.index(tier) + 1] if tier in tiers else tiers:
        yield from (path for path in kind.required.get(each, ()) if adder(kind.added, path))


def _read(text: str, path: str, kind: Kind) -> Document | None:
    found = read(text.encode(), path, kind.format or None, front_matter=kind.front_matter)
    return None if isinstance(found, Broken) else found


def _with_field(
    text: str, path: str, route: Route, field: str, kind: Kind, standard: Standard
) -> str:
    """The text with one field more, where it has none. Raises `EditError` where it cannot be."""
    before = _read(text, path, kind)
    if before is None or value_at(before.fields, route) is not None:  # an empty one is there
        return text
    inner = [step for step in parse(field) if isinstance(step, str)]
    inner = inner[len([step for step in route if isinstance(step, str)]) :]
    schema = field_schema(standard, kind.kind, parse(field)) or {}
    full = (*before.to_fields, *route)
    for value in (_nested(inner, blank) for blank in BLANKS):
        change = Change("set", full, value)
        if _fits(before, change, kind, standard):
            return _noted(edit(text.encode(), path, [change]).decode(), path, full, kind, schema)
    example = next(iter((*schema.get("examples", ()), *schema.get("enum", ()))), "…")
    change = Change("set", full, _nested(inner, example))
    content = edit(text.encode(), path, [change]).decode()
    return _noted(content, path, full, kind, schema, instead=text)


def _fits(document: Document, change: Change, kind: Kind, standard: Standard) -> bool:
    """Whether the schema accepts a value at its place, whatever it says of others."""
    to_fields = document.to_fields
    data = value_at(applied(document.data, [change]), to_fields)
    route = change.route[len(to_fields) :]
    problems = Schemas(standard.schemas).problems(standard.schema_of[kind.kind], data)
    return not any(problem.route[: len(route)] == route for problem in problems)


def _noted(
    content: str, path: str, full: Route, kind: Kind, schema: dict[str, Any], instead: str = ""
) -> str:
    """The text with what the field means behind it, where it has a line of its own.

    Where it may not be blank, that line becomes a comment; without such a line it is left out,
    which gives `instead`.
    """
    document = _read(content, path, kind)
    if document is None:
        return instead or content
    lines, key = content.split("\n"), document.key_place(full)
    line = lines[key.line - 1]
    if line[: key.column - 1].strip(" "):  # within brackets, or behind a dash
        return instead or content
    means = str(schema.get("description", "")).split(". ")[0].strip()
    column = next((len(found[1]) for found in map(_COMMENTED.match, lines) if found), 0)
    line = f"{line[: key.column - 1]}{'# ' if instead else ''}{line[key.column - 1 :]}"
    lines[key.line - 1] = f"{line:{column}}  # {means}" if means else line
    return "\n".join(lines)


def _nested(names: list[str], value: Data) -> Data:
    """A value within the mappings that are missing around it."""
    for name in reversed(names):
        value = {name: value}
    return value
