"""The skeleton of a kind: where it lies, which tokens it may hold, and its text without them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from pmo_kit.standard import Kind, Standard

FOLDER = "skeletons"
SUFFIXES = (".yaml", ".md", ".json")
TOKENS = ("id", "today", "start", "end", "project", "leader", "sponsor", "owner", "unit", "total")
_TOKEN = re.compile(rf"@({'|'.join(TOKENS)})@")
_COMMENTED = re.compile(r"(.*?\S) {2,}(#.*)")


def skeleton_of(kind: Kind, standard: Standard) -> Path | None:
    """The kind's skeleton: the standard's own, or that of the standard which declares the kind."""
    for folder in map(Path, filter(None, (standard.folder, kind.home))):
        for suffix in SUFFIXES:
            path = folder / FOLDER / f"{kind.kind}{suffix}"
            if path.is_file():
                return path
    return None


def initials(kind: Kind) -> str:
    """What the ids of a kind begin with: SR for a status report."""
    return "".join(word[0] for word in kind.kind.split(".")[-1].split("-")).upper()


def filled(text: str, known: Mapping[str, str]) -> str:
    """A skeleton with its tokens replaced; the comments behind them keep their column."""
    return "\n".join(_filled_line(line, known) for line in text.split("\n"))


def _filled_line(line: str, known: Mapping[str, str]) -> str:
    commented = _COMMENTED.fullmatch(line)
    if commented is None:
        return _replaced(line, known)
    value, comment = (_replaced(part, known) for part in commented.groups())
    return f"{value:{commented.start(2) - 2}}  {comment}"


def _replaced(text: str, known: Mapping[str, str]) -> str:
    return _TOKEN.sub(lambda token: known[token[1]], text)
