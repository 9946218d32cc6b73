"""The mistakes that people make in YAML, told from a parser's complaint and its line."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from pmo_kit.source.data import Problem
from pmo_kit.source.messages.refusals import (
    ALIGN,
    after_quote,
    first_sign,
    key_missing,
    misaligned,
    open_bracket,
    open_quote,
    quoted,
    unknown_alias,
)
from pmo_kit.source.place import Point

_KEY_AND_VALUE = re.compile(r"^(\s*(?:-\s+)*[^\s:#'\"][^:#]*):\s+(\S.*)$")
_NO_SPACE = re.compile(r"^\s*(?:-\s+)*([A-Za-z_][\w-]*):(?!//)(\S.*)$")
_CURLY = re.compile(
    r"""(?:^|(?<=[\s\[{,:]))(["'])(?:(?!\1).)*([“”„‟‘’‚‛])[ \t]*[,\]}]?[ \t]*(?:[#].*)?$"""
)


@dataclass(frozen=True, slots=True)
class Complaint:
    """What a parser said, and where; `began` is where it thinks that the mistake began."""

    rows: list[str]
    reason: str
    line: int
    column: int
    context: str
    began: Point | None

    @property
    def row(self) -> str:
        """The line that it is about."""
        return self.rows[self.line - 1] if self.line <= len(self.rows) else ""

    @property
    def rest(self) -> str:
        """That line from the place on."""
        return self.row[self.column - 1 :]

    def here(self, message: str, remedy: str) -> Problem:
        """A problem at the place that the parser named."""
        return Problem(message, remedy, self.line, self.column)

    def sign(self, point: Point) -> str:
        """The character at a point; empty beyond the end."""
        line, column = point
        return self.rows[line - 1][column - 1 : column] if line <= len(self.rows) else ""

    def says(self, *parts: str) -> bool:
        """Whether the parser's reason holds one of these."""
        return any(part in self.reason for part in parts)


def recognized(complaint: Complaint) -> Problem:
    """The problem behind a complaint: the first mistake that fits it."""
    for mistake in _MISTAKES:
        found = mistake(complaint)
        if found is not None:
            return found
    message = f"This is not valid YAML: {complaint.reason}."
    return complaint.here(message, "Compare it with the lines round it.")


def _conflict(said: Complaint) -> Problem | None:
    """What a merge left behind; whatever else is wrong comes from it."""
    marks = [row[:8].rstrip() for row in said.rows]
    if "<<<<<<<" not in marks or ">>>>>>>" not in marks:
        return None
    message = "Git left a merge conflict here: two versions, between `<<<<<<<` and `>>>>>>>`."
    remedy = "Keep what holds of both, and delete the three lines of marks."
    return Problem(message, remedy, marks.index("<<<<<<<") + 1)


def _escape(said: Complaint) -> Problem | None:
    if not said.says("escape"):
        return None
    column = said.row.rfind("\\", 0, said.column) + 1 or said.column
    message = "A backslash in double quotes begins a code that YAML does not know."
    remedy = "Use single quotes, or write the backslash twice."
    return Problem(message, remedy, said.line, column)


def _after_quote(said: Complaint) -> Problem | None:
    before = said.row[: said.column - 1].rstrip()
    closed = before.endswith(("'", '"')) and said.says("expected") and bool(said.rest.strip())
    if not closed:
        return None
    return after_quote(said.line, said.column)


def _curly_quote(said: Complaint) -> Problem | None:
    """Text closed by a quote such as word processors write; errors show up lines later."""
    if not said.says("quoted", "expected") and "quoted" not in said.context:
        return None
    for number in range(min(said.line, len(said.rows)), max(said.line - 50, 0), -1):
        found = _CURLY.search(said.rows[number - 1])
        if found:
            opens, ends = found.groups()
            message = (
                f"The text that opens with {opens} ends with {ends}, which is no quote to YAML."
            )
            return Problem(message, f"Write {opens} instead of {ends}.", number, found.start(2) + 1)
    return None


def _open_quote(said: Complaint) -> Problem | None:
    began = said.began if "quoted scalar" in said.context else None
    if began is None:
        return None
    return open_quote(said.sign(began), *began)


def _bracket(said: Complaint) -> Problem | None:
    began = said.began if "flow s" in said.context or "flow m" in said.context else None
    closes = said.rest[:1] in ("]", "}") and said.says("expected")
    if began is None and closes:
        return said.here("This bracket closes nothing.", "Delete it, or open one before it.")
    if began is None:
        return None
    return open_bracket(said.sign(began), *began)


def _after_bracket(said: Complaint) -> Problem | None:
    """A link as in Markdown, `[text](address)`, or any text that begins with a bracket."""
    before = said.row[: said.column - 1].rstrip()
    if not said.says("expected") or not before.endswith(("]", "}")) or not said.rest.strip():
        return None
    whole = re.sub(r"^\s*(?:-\s+)*(?:[\w-]+:\s+)?", "", said.row)
    message = "Text stands after the closing bracket, so that the whole is neither list nor text."
    return said.here(message, f"Put quotes round it: {quoted(whole)}.")


def _first_sign(said: Complaint) -> Problem | None:
    text = said.rest.strip()
    sign = text[:1]
    unfit = said.says("unexpected character", "cannot start any token", "mapping keys are not")
    if not unfit and not (sign in ("|", ">") and said.says("block scalar")) and sign != ",":
        return None
    if not text:
        return None
    return first_sign(text, said.line, said.column)


def _alias(said: Complaint) -> Problem | None:
    if not said.says("undefined alias", "alphabetic or numeric"):
        return None
    column = said.row.rfind("*", 0, said.column) + 1 or said.column
    word = said.row[column:].split(" ")[0]
    return unknown_alias(word[:40], said.line, column)


def _second_colon(said: Complaint) -> Problem | None:
    if not said.says("mapping values are not allowed"):
        return None
    found = _KEY_AND_VALUE.match(said.row)
    if found and re.search(r":(\s|$)", found[2]):
        message = "The text holds a colon with a space after it, which YAML takes for a key."
        remedy = f"Put quotes round it: {found[1].strip()}: {quoted(found[2])}."
        return said.here(message, remedy)
    number = next((n for n in range(said.line - 1, 0, -1) if said.rows[n - 1].strip()), 0)
    message = "This line is indented as part of the line above, which already has a value."
    return _no_space(said, number) or said.here(message, ALIGN)


def _no_space(said: Complaint, number: int) -> Problem | None:
    """A line such as `key:value`, which YAML takes for text."""
    found = _NO_SPACE.match(said.rows[number - 1]) if 0 < number <= len(said.rows) else None
    if found is None:
        return None
    remedy = f"Write `{found[1]}: {found[2][:40].strip()}`."
    return Problem("A space is missing after the colon.", remedy, number, found.end(1) + 1)


def _list_on_key(said: Complaint) -> Problem | None:
    if not said.says("sequence entries"):
        return None
    shown = said.rest.strip()[:40]
    remedy = f"Put `{shown}` on the next line, or quotes round it if it is text."
    return said.here("A list cannot begin on the line of its key.", remedy)


def _no_colon(said: Complaint) -> Problem | None:
    if "simple key" not in said.context and not said.says("simple key"):
        return None
    point = said.began or (said.line, said.column)
    message = "This line is neither `key: value` nor an item of a list."
    remedy = "Put a colon and a space after the key; begin list items with `- `."
    return _no_space(said, point[0]) or Problem(message, remedy, *point)


def _no_key(said: Complaint) -> Problem | None:
    if said.says("expected") and re.match(r":(\s|\Z)", said.rest):
        return key_missing(said.line, said.column)
    return None


def _misaligned(said: Complaint) -> Problem | None:
    if said.says("expected"):
        return misaligned(said.line, said.column)
    return None


_MISTAKES: tuple[Callable[[Complaint], Problem | None], ...] = (
    _conflict,
    _escape,
    _curly_quote,
    _open_quote,
    _after_quote,
    _bracket,
    _after_bracket,
    _alias,
    _list_on_key,
    _first_sign,
    _second_colon,
    _no_colon,
    _no_key,
    _misaligned,
)
