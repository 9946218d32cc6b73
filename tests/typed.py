"""What somebody types into a project's files, counted: each value that is new or another."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pmo_kit.source import Document, read


def content(path: Path) -> Any:
    """What a file holds as data; of a page its fields, and its sections by title."""
    document = read(path.read_bytes(), path.name)
    assert isinstance(document, Document)
    if document.format != "markdown":
        return document.data
    parts = path.read_text(encoding="utf-8").split("\n## ")[1:]
    return {"meta": document.data["meta"], **dict(part.split("\n", 1) for part in parts)}


def typed(path: Path, text: str) -> list[str]:
    """Write a text into a file; the places of the values that are new in it or another."""
    before = dict(_leaves(content(path)))
    path.write_text(text, encoding="utf-8")
    after = dict(_leaves(content(path)))
    return [f"{path.name} {key}" for key in after if before.get(key) != after[key]]


def _leaves(data: Any, at: str = "") -> Iterator[tuple[str, Any]]:
    """Every single value, by where it stands."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _leaves(value, f"{at}.{key}")
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _leaves(value, f"{at}[{index}]")
    else:
        yield at, data
