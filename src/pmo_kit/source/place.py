"""Where something stands in a text, and why a text could not be read."""

from __future__ import annotations

from typing import NamedTuple

Route = tuple[str | int, ...]
"""The way from a document's root to a value: keys of mappings and indexes of lists."""


class Place(NamedTuple):
    """A span of a text; lines and columns count from 1, in characters, and the end is exclusive."""

    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1

    @classmethod
    def of_span(cls, text: str, start: int, end: int) -> Place:
        """The place of the characters from offset `start` up to offset `end` of a text."""
        return cls(*position(text, start), *position(text, end))


class Problem(NamedTuple):
    """Why a text could not be read, what to do about it, and where it stopped."""

    message: str
    remedy: str
    line: int = 1
    column: int = 1

    @classmethod
    def at(cls, text: str, offset: int, message: str, remedy: str) -> Problem:
        """A problem at an offset of a text."""
        return cls(message, remedy, *position(text, offset))


def position(text: str, offset: int) -> tuple[int, int]:
    """The line and column, from 1, of an offset of a text."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
