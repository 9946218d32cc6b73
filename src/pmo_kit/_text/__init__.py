"""What every room needs for texts: numbers with nouns, likely names, paths as they are shown."""

from __future__ import annotations

import os
from collections.abc import Iterable


def plural(number: int, one: str, many: str = "") -> str:
    """`1 rule`, `4 rules`, `3,108 findings`; `many` is the plural where it is no `s` behind."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def nearest(name: str, known: Iterable[str], most: int = 1) -> list[str]:
    """The known names that are most like a name, whatever their case; at most so many."""
    from difflib import get_close_matches

    lowered = {candidate.casefold(): candidate for candidate in known}
    return [lowered[near] for near in get_close_matches(name.casefold(), lowered, most)]


def did_you_mean(name: str, known: Iterable[str], most: int = 1) -> str:
    """`Did you mean …?` with a space behind it for the next sentence; empty where none is near."""
    near = nearest(name, known, most)
    return f"Did you mean {' or '.join(f'`{one}`' for one in near)}? " if near else ""


def relative(path: str | os.PathLike[str], folder: str | os.PathLike[str]) -> str:
    """A path as seen from a folder; whole where no way leads there, as to another Windows drive."""
    try:
        shown = os.path.relpath(path, folder)
    except ValueError:
        shown = os.path.abspath(path)
    return shown.replace(os.sep, "/")
