"""What is wrong with a standard, at a place in one of its files."""

from __future__ import annotations

from dataclasses import dataclass

from pmo_kit.source import Document, Route


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault of a standard, with its remedy."""

    path: str
    line: int
    column: int
    message: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.message}\n  {self.remedy}"


def problem(
    document: Document, route: Route, message: str, remedy: str, on_key: bool = False
) -> Problem:
    """A problem at a route of a document."""
    place = document.key_place(route) if on_key else document.place(route)
    return Problem(document.path, place.line, place.column, message, remedy)
