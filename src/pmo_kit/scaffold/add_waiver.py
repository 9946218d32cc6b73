"""Writes a waiver into a project's list of them, or begins the list from its skeleton."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pmo_kit.project import Artifact
from pmo_kit.results.project_edits import FileChange
from pmo_kit.scaffold.add_artifact import add
from pmo_kit.source.edit import Append, edit
from pmo_kit.standard import Standard
from pmo_kit.templates.project_template import ScaffoldError

KIND = "waivers"
_ID = re.compile(r"W-([0-9]{1,5})")


def waiver(
    root: Path,
    present: Sequence[Artifact],
    standard: Standard,
    entry: Mapping[str, str],
    *,
    today: datetime.date,
) -> FileChange:
    """The edit that adds a waiver after the last of the project's own, with the next free id.

    Raises `ScaffoldError`, and `EditError` where the list is written in a way that only people
    can edit.
    """
    known = [str(each.get("id")) for artifact in present for each in _waivers(artifact)]
    item = {"id": _next_id(known), **entry}
    for key, value in item.items():
        if not value.isprintable():
            raise ScaffoldError(
                f"The {key} holds a line break or control character.", "Write it on one line."
            )
    added = Append((KIND,), item, block=True)
    if present:
        path = present[0].path
        before = (root / path).read_bytes()
        return FileChange(path, before, edit(before, path, [added]))
    begun = add(root, KIND, standard, today=today)
    return FileChange(begun.path, None, edit(begun.text.encode(), begun.path, [added]))


def _waivers(artifact: Artifact) -> list[Mapping[str, Any]]:
    data = artifact.document.data
    listed = data.get(KIND) if isinstance(data, Mapping) else None
    return [e for e in listed if isinstance(e, Mapping)] if isinstance(listed, list) else []


def _next_id(known: Sequence[str]) -> str:
    """`W-04` after `W-03`, as wide as the last."""
    numbers = [found[1] for found in map(_ID.fullmatch, known) if found]
    last = max(numbers, key=int, default="00")
    return f"W-{int(last) + 1:0{len(last)}}"
