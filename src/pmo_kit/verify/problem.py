"""A problem of a standard, placed at a route of one of its files."""

from __future__ import annotations

from pmo_kit.results.verification import Problem
from pmo_kit.source import Document, Route


def problem(
    document: Document, route: Route, message: str, remedy: str, on_key: bool = False
) -> Problem:
    """A problem at a route of a document."""
    place = document.key_place(route) if on_key else document.place(route)
    return Problem(document.path, place.line, place.column, message, remedy)
