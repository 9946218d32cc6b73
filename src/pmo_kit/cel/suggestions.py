"""What a misspelt name was probably meant to be."""

from __future__ import annotations

from collections.abc import Iterable


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A sentence that names the nearest known names, or all of a few, or nothing."""
    from difflib import get_close_matches

    names = sorted(known)
    near = get_close_matches(name, names, n=2, cutoff=0.6) or [
        other for other in names if other.startswith(f"{name}-")
    ]
    if near:
        return f"Did you mean {' or '.join(map(_quoted, near))}?"
    if 0 < len(names) <= 12:
        return f"Known here: {', '.join(map(_quoted, names))}."
    return ""


def _quoted(name: str) -> str:
    return f"`{name}`"
