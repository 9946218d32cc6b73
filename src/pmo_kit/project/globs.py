"""File patterns: `*` and `?` within a name, `**` for any folders; no pattern can make it hang."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache


@lru_cache(maxsize=256)
def pattern(glob: str) -> tuple[re.Pattern[str] | None, ...]:
    """A glob, part by part: an expression for each name, None for `**`, which is any folders."""
    parts = [part for part in glob.split("/") if part not in ("", ".")]
    found: list[re.Pattern[str] | None] = []
    for part in parts:
        if part != "**":
            found.append(_name(part))
        elif not found or found[-1] is not None:
            found.append(None)
    return (*found, _name("*")) if parts[-1:] == ["**"] else tuple(found)


def matches(path: str, globs: Iterable[str]) -> bool:
    """Whether a path fits any of the patterns."""
    names = path.split("/")
    return any(_fits(names, pattern(glob)) for glob in globs)


def reaches(folder: str, globs: Iterable[str]) -> bool:
    """Whether a file below a folder could fit any of the patterns."""
    names = folder.split("/") if folder else []
    return any(_ahead(names, pattern(glob)) - {len(pattern(glob))} for glob in globs)


def _name(part: str) -> re.Pattern[str]:
    """One part of a glob as an expression that never goes back: each `*` takes what it must."""
    first, *rest = re.split(r"\*+", part)
    text = _literal(first)
    if rest:
        text += "".join(f"(?>.*?{_literal(inner)})" for inner in rest[:-1])
        text += f".*{_literal(rest[-1])}"
    return re.compile(text, re.DOTALL)


def _literal(text: str) -> str:
    return "".join("." if char == "?" else re.escape(char) for char in text)


def _fits(names: list[str], parts: tuple[re.Pattern[str] | None, ...]) -> bool:
    """Whether names fit a pattern's parts."""
    return len(parts) in _ahead(names, parts)


def _ahead(names: list[str], parts: tuple[re.Pattern[str] | None, ...]) -> set[int]:
    """Where names lead in a pattern's parts; follows all ways at once, name by name."""
    at = _beyond({0}, parts)
    for name in names:
        ahead = set()
        for position in at:
            if position < len(parts):
                part = parts[position]
                if part is None:
                    ahead.add(position)
                elif part.fullmatch(name):
                    ahead.add(position + 1)
        at = _beyond(ahead, parts)
        if not at:
            break
    return at


def _beyond(at: set[int], parts: tuple[re.Pattern[str] | None, ...]) -> set[int]:
    """The positions, and those after a `**` that stands for no folder."""
    return at | {p + 1 for p in at if p < len(parts) and parts[p] is None}
