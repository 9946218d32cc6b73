"""A place in a file, as people and editors count it."""

from __future__ import annotations

from typing import NamedTuple


class Location(NamedTuple):
    """A span of one file: lines and columns count from 1, in characters; the end is exclusive."""

    path: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"
