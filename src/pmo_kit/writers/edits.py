"""Changes to files as people see them before they are written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pmo_kit._text import safe
from pmo_kit.results.project_edits import ProjectEdits
from pmo_kit.writers.json_answer import finding_data

UNWRITTEN = "Nothing was written; add --apply to write it."


def diff(path: str, before: bytes | None, after: bytes) -> Iterator[str]:
    """A change to a file as the lines of a unified diff; `before` is none for a new file."""
    from difflib import unified_diff

    old = before.decode().splitlines() if before is not None else []
    start = f"a/{path}" if before is not None else "(none)"
    lines = unified_diff(old, after.decode().splitlines(), start, f"b/{path}", lineterm="")
    return map(safe.line, lines)


def edits_lines(edits: ProjectEdits, act: str) -> Iterator[str]:
    """The edits as one diff, what the standard finds with them, and whether they were written.

    `act` names what they belong to, as in `The standard refuses this handover`.
    """
    for file in edits.files:
        yield ""
        yield from diff(*file)
    for fault in edits.faults:
        yield ""
        yield safe.line(f"{fault.location} {fault.called} {fault.level}  {fault.message}")
        yield safe.line(f"  fix: {fault.fix}")
    if not edits.stands:
        yield f"\nWith {act} the project would not conform; nothing was written."
    elif edits.written:
        yield f"\nWrote {', '.join(safe.line(file.path) for file in edits.files)}."
    else:
        yield f"\n{UNWRITTEN}"


def edits_data(edits: ProjectEdits) -> dict[str, Any]:
    """The same as data: the paths, the findings, and whether they were written."""
    return {
        "files": [file.path for file in edits.files],
        "faults": [finding_data(finding) for finding in edits.faults],
        "written": edits.written,
    }
