"""What a misspelt name was probably meant to be."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(name: str, known: Iterable[str], most: int = 1) -> list[str]:
    """The known names that are most like a name, whatever their case; at most so many."""
    from difflib import get_close_matches

    lowered = {candidate.casefold(): candidate for candidate in known}
    return [lowered[near] for near in get_close_matches(name.casefold(), lowered, most)]


def did_you_mean(name: str, known: Iterable[str], most: int = 1) -> str:
    """`Did you mean …?` with a space behind it for the next sentence; empty where none is near."""
    near = nearest(name, known, most)
    return f"Did you mean {' or '.join(f'`{one}`' for one in near)}? " if near else ""
