"""The skeleton of a kind: where it lies, which tokens it may hold, and its text without them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from pmo_kit.standard import Kind, Standard

FOLDER = "skeletons"
SUFFIXES = (".yaml", ".md", ".json")
SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
"""What may stand for a token unquoted, and what an id may be."""
ONCE = (
    *("id", "today", "start", "end", "project", "leader", "sponsor", "owner", "unit", "total"),
    *("bac", "reserve", "number", "agreed", "last_milestone", "last_date"),
)
EACH = {"milestone": ("milestone", "date"), "person": ("person", "roles")}
"""A line with one of these is written once for each: milestones of the charter, role holders."""
TOKENS = (*ONCE, *EACH["milestone"], *EACH["person"])
Rows = Mapping[str, Sequence[tuple[str, str]]]
_TOKEN = re.compile(rf"@({'|'.join(TOKENS)})@")
_COMMENTED = re.compile(r"(.*?\S) {2,}(#.*)")


def skeleton_of(kind: Kind, standard: Standard) -> Path | None:
    """The kind's skeleton: the standard's own, or the nearest of those that it extends."""
    for folder in reversed(standard.folders):
        for suffix in SUFFIXES:
            path = Path(folder, FOLDER, f"{kind.kind}{suffix}")
            if path.is_file():
                return path
    return None


def initials(kind: Kind) -> str:
    """What the ids of a kind begin with: SR for a status report."""
    return "".join(word[0] for word in kind.kind.split(".")[-1].split("-")).upper()


def filled(text: str, known: Mapping[str, str], rows: Rows) -> str:
    """A skeleton with its tokens replaced; the comments behind them keep their column.

    A line that tells of a milestone or a person is written once for each row of them.
    """
    lines = []
    for line in text.split("\n"):
        named = {token[1] for token in _TOKEN.finditer(line)}
        each = next((name for name, tokens in EACH.items() if named.intersection(tokens)), "")
        for row in rows[each] if each else ((),):
            own = dict(zip(EACH.get(each, ()), row, strict=True))
            lines.append(_filled_line(line, {**known, **own}))
    return "\n".join(lines)


def _filled_line(line: str, known: Mapping[str, str]) -> str:
    commented = _COMMENTED.fullmatch(line)
    if commented is None:
        return _replaced(line, known)
    value, comment = (_replaced(part, known) for part in commented.groups())
    return f"{value:{commented.start(2) - 2}}  {comment}"


def _replaced(text: str, known: Mapping[str, str]) -> str:
    return _TOKEN.sub(lambda token: known[token[1]], text)
