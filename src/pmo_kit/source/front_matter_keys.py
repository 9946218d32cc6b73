"""The keys of a Markdown file's front matter, in the order of the file, with their places."""

from __future__ import annotations

from typing import Any

from pmo_kit.source.document import Document
from pmo_kit.source.place import Route

KEYS = "keys"
"""The name under which rules see them beside `meta`."""


def front_matter_keys(document: Document) -> list[dict[str, Any]]:
    """Each key with its line and column, and those of its value; all count from 1."""
    found = []
    for name in document.fields:
        key, value = document.key_place(("meta", name)), document.place(("meta", name))
        found.append(
            {
                "name": name,
                "line": key.line,
                "column": key.column,
                "value_line": value.line,
                "value_column": value.column,
            }
        )
    return found


def key_at(document: Document, route: Route) -> str | None:
    """The key that a route into `keys` leads to; none for any other route."""
    if document.format != "markdown" or route[:1] != (KEYS,) or len(route) < 2:
        return None
    names, position = [*document.fields], route[1]
    inside = isinstance(position, int) and position < len(names)
    return names[position] if inside and isinstance(position, int) else None


def in_file(document: Document, route: Route) -> Route:
    """The route of what stands in the file: of one of the `keys`, that key in the front matter."""
    name = key_at(document, route)
    return route if name is None else ("meta", name)
