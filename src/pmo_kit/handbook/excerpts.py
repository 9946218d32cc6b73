"""Excerpts of the golden projects' files, as they lie there: whole, by field, or by heading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from pmo_kit._text.modeline import MODELINE
from pmo_kit.examples.golden import Golden
from pmo_kit.handbook.context import Context
from pmo_kit.handbook.site import SiteError
from pmo_kit.project import Artifact
from pmo_kit.project.paths import PathError, select
from pmo_kit.source import Document

MOST = 45
_STAGE = re.compile(r"[A-Z0-9]+/[a-z]+")
_BLANK = re.compile(r"\s*(#.*)?")


class Excerpt(NamedTuple):
    """Lines of an artifact in a golden project, as a listing with its language and title."""

    golden: Golden
    artifact: Artifact
    text: str
    language: str
    title: str


def excerpt(context: Context, name: str, parts: Sequence[str]) -> Excerpt:
    """Parts of an artifact `kind` or `kind/key`.

    A part is a field's path such as `risks[R-01]`, or a heading such as `#Need`; without parts it
    is the whole file. A first part such as `T3/executing` says from which golden project.
    Raises `SiteError` where there is no such part, or it is too long.
    """
    stage = parts[0] if parts and _STAGE.fullmatch(parts[0]) else ""
    found = context.holding(name, stage)
    if found is None:
        raise SiteError(f"No golden project holds `{name}`.", "Name what one of them has.")
    golden, artifact = found
    document = artifact.document
    try:
        numbers = _numbers(artifact, parts[1:] if stage else parts)
    except PathError as error:
        raise SiteError(str(error), f"Name what {document.path} has.") from error
    if len(numbers) > MOST:
        remedy = f"Name parts of it: at most {MOST} lines."
        raise SiteError(f"An excerpt of {document.path} has {len(numbers)} lines.", remedy)
    shown = Path(artifact.path).name if artifact.kind.outside else artifact.path
    language = "markdown" if document.format == "markdown" else "yaml"
    return Excerpt(golden, artifact, "\n".join(_shown(document, numbers)), language, shown)


def _numbers(artifact: Artifact, parts: Sequence[str]) -> list[int]:
    """The lines to show, counted from 1."""
    lines = artifact.document.text.splitlines()
    if not parts:
        first = 2 if lines and lines[0].startswith(MODELINE) else 1
        return list(range(first, len(lines) + 1))
    numbers: set[int] = set()
    for part in parts:
        if part.startswith("#"):
            numbers.update(_section(artifact.document, part[1:], lines))
        else:
            numbers.update(_field(artifact, part, lines))
    return sorted(numbers)


def _section(document: Document, title: str, lines: list[str]) -> Iterable[int]:
    """The lines of a Markdown section, its heading included."""
    headings = document.data["headings"] if document.format == "markdown" else []
    for position, heading in enumerate(headings):
        if heading["text"] == title:
            after = [h["line"] for h in headings[position + 1 :] if h["level"] <= heading["level"]]
            return _trimmed(heading["line"], after[0] - 1 if after else len(lines), lines)
    raise PathError(f"There is no heading `{title}` in {document.path}.")


def _field(artifact: Artifact, path: str, lines: list[str]) -> Iterator[int]:
    """The lines of a field, and those of the keys that it lies under."""
    document = artifact.document
    keys = artifact.kind.lists
    front, data = document.to_fields, document.fields
    route = (*front, *select(data, path, keys))
    for depth in range(len(front) + 1, len(route)):
        yield document.key_place(route[:depth]).line
    yield from _trimmed(document.key_place(route).line, document.place(route).end_line, lines)


def _trimmed(first: int, last: int, lines: list[str]) -> range:
    """A stretch of lines without the empty ones and remarks at its end."""
    while last > first and _BLANK.fullmatch(lines[last - 1]):
        last -= 1
    return range(first, last + 1)


def _shown(document: Document, numbers: list[int]) -> Iterator[str]:
    """The lines, with a mark where some in between are left out."""
    lines = document.text.splitlines()
    mark = "…" if document.format == "markdown" else "# …"
    before = 0
    for number in numbers:
        line = lines[number - 1]
        if before and any(text.strip() for text in lines[before : number - 1]):
            yield " " * (len(line) - len(line.lstrip())) + mark
        elif before and number > before + 1:
            yield ""
        yield line
        before = number
