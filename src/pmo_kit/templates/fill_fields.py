"""Writes answers into the text of a template: YAML, or the front matter of Markdown, with Jinja."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

_BLANK = re.compile(r"\s*(#.*|\{[%#].*)?$")
"""A line that says nothing of the file's structure: empty, a remark, or Jinja."""
_FIELD = re.compile(r"(\s*[^:]+:)(?:\s+((?!#)\S.*?))?(\s+#.*)?\s*")
"""A field in one line: its name, its value, the remark behind it."""
_FENCE = "---"


class Filling(NamedTuple):
    """A field's value as Jinja, and the condition under which it is written; empty: always."""

    value: str
    when: str = ""


Tree = Mapping[str, "Filling | Tree"]


class CannotFill(Exception):
    """A field that cannot be filled where it stands; its text says why."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


def fill(text: str, fields: Tree, *, before: str = "") -> str:
    """The text of a template's file with fields filled in, each by its name, nested in objects.

    What stands there already is replaced, the rest added: in an object after its first line, else
    at the end of the fields, or before the field named by `before`.
    Raises `CannotFill` where the file writes such a field in a way that cannot be told apart.
    """
    lines = text.split("\n")
    start, end = _region(lines)
    added: list[str] = []
    for name, inner in fields.items():
        found = _line_of(lines, start, end, "", name)
        if found is None:
            added += _new(name, inner, "")
        else:
            new = _replaced(lines, found, end, "", name, inner, name)
            lines[found[0] : found[1]] = new
            end += len(new) - (found[1] - found[0])
    place = _end_of_fields(lines, start, end, before)
    lines[place:place] = added
    return "\n".join(lines)


def _region(lines: list[str]) -> tuple[int, int]:
    """The lines that hold fields: the front matter where there is one, else all."""
    fences = [number for number, line in enumerate(lines) if line == _FENCE]
    if len(fences) > 1:
        return fences[0] + 1, fences[1]
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    return (fences[0] + 1 if fences else 0), end


def _end_of_fields(lines: list[str], start: int, end: int, before: str) -> int:
    found = _line_of(lines, start, end, "", before) if before else None
    if found is None:
        return end
    place = found[0]
    while place > start and (not lines[place - 1] or lines[place - 1].startswith("#")):
        place -= 1
    return place


def _line_of(
    lines: list[str], start: int, end: int, indent: str, name: str
) -> tuple[int, int] | None:
    """The line of a field, and the first one that is no part of its value."""
    head = f"{indent}{name}:"
    for number in range(start, end):
        if lines[number] == head or lines[number].startswith(f"{head} "):
            last = number + 1
            for below in range(number + 1, end):
                if _BLANK.match(lines[below]):
                    continue
                inner = lines[below]
                deeper = len(inner) - len(inner.lstrip()) > len(indent)
                if not deeper and not inner.startswith(f"{indent}- "):
                    break
                last = below + 1
            return number, last
    return None


def _replaced(
    lines: list[str],
    found: tuple[int, int],
    end: int,
    indent: str,
    name: str,
    inner: Filling | Tree,
    path: str,
) -> list[str]:
    """The lines of a field that is there, filled."""
    first, last = found
    written = _FIELD.fullmatch(lines[first])
    assert written is not None
    value, remark = written[2] or "", written[3] or ""
    if isinstance(inner, Filling):
        if "{{" in value:
            raise CannotFill(path, f"the template fills `{path}` from an answer of its own")
        if last > first + 1:
            raise CannotFill(path, f"the template writes `{path}` over several lines")
        line = f"{written[1]} {inner.value}{remark}"
        if not inner.when:
            return [line]
        otherwise = ["{%- else %}", lines[first], "{%- endif %}"]
        return [f"{{%- if {inner.when} %}}", line, *otherwise]
    if value:
        raise CannotFill(path, f"the template writes `{path}` in one line")
    block = lines[first:last]
    proper = next((line for line in block[1:] if not _BLANK.match(line)), "")
    deeper = proper[: len(proper) - len(proper.lstrip())] or f"{indent}  "
    added: list[str] = []
    for below, part in inner.items():
        there = _line_of(block, 1, len(block), deeper, below)
        if there is None:
            added += _new(below, part, deeper)
        else:
            block[there[0] : there[1]] = _replaced(
                block, there, len(block), deeper, below, part, f"{path}.{below}"
            )
    return [block[0], *added, *block[1:]]


def _new(name: str, inner: Filling | Tree, indent: str) -> list[str]:
    """The lines of a field that is not there yet."""
    if isinstance(inner, Filling):
        lines = [f"{indent}{name}: {inner.value}"]
        condition = inner.when
    else:
        lines = [f"{indent}{name}:"]
        for below, part in inner.items():
            lines += _new(below, part, f"{indent}  ")
        condition = _any_of(inner)
    if not condition:
        return lines
    return [f"{{%- if {condition} %}}", *lines, "{%- endif %}"]


def _any_of(fields: Tree) -> str:
    """The condition under which at least one of some fields is written; empty where always."""
    parts = [part.when if isinstance(part, Filling) else _any_of(part) for part in fields.values()]
    return " or ".join(f"({part})" for part in parts) if all(parts) else ""
