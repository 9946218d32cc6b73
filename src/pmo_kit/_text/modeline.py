"""The first line of a file by which an editor finds its schema."""

from __future__ import annotations

MODELINE = "# yaml-language-server:"


def modeline_of(text: str) -> str:
    """The line with its end, where a text begins with one; empty otherwise."""
    first = text.partition("\n")[0]
    return f"{first}\n" if first.startswith(MODELINE) else ""
