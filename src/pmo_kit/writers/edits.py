"""Changes to files as people see them before they are written."""

from __future__ import annotations

from collections.abc import Iterator

from pmo_kit._text import safe

UNWRITTEN = "Nothing was written; --apply writes it."


def diff(path: str, before: bytes | None, after: bytes) -> Iterator[str]:
    """A change to a file as the lines of a unified diff; `before` is none for a new file."""
    from difflib import unified_diff

    old = before.decode().splitlines() if before is not None else []
    start = f"a/{path}" if before is not None else "(none)"
    lines = unified_diff(old, after.decode().splitlines(), start, f"b/{path}", lineterm="")
    return map(safe.line, lines)
