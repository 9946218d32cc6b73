"""File patterns of a standard: `*` within a folder, `**` across folders, `?` one character."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache


@lru_cache(maxsize=256)
def pattern(glob: str) -> re.Pattern[str]:
    """A glob as a regular expression over a POSIX path relative to the project's root."""
    parts = re.split(r"(\*\*/|\*\*|\*|\?)", glob)
    swap = {"**/": r"(?:[^/]+/)*", "**": r".*", "*": r"[^/]*", "?": r"[^/]"}
    return re.compile("".join(swap.get(part, re.escape(part)) for part in parts) + r"\Z")


def matches(path: str, globs: Iterable[str]) -> bool:
    """Whether a path fits any of the patterns."""
    return any(pattern(glob).match(path) for glob in globs)
