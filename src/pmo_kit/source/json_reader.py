"""JSON text becomes data, more strictly than Python's own parser reads it."""

from __future__ import annotations

import json
import re
from typing import Any

from pmo_kit.source.data import offence
from pmo_kit.source.nodes import Node
from pmo_kit.source.place import Problem, Route

_HALF_CHARACTER = re.compile(r"\\u[dD][89a-fA-F]")

# What Python's parser says, and what to tell a reader instead.
_SENTENCES = {
    "Expecting property name enclosed in double quotes": (
        "A key in double quotes should stand here.",
        "Put the key in double quotes; delete a comma before a closing brace.",
    ),
    "Illegal trailing comma before end of object": (
        "The comma before the closing brace is one too many.",
        "Delete it.",
    ),
    "Illegal trailing comma before end of array": (
        "The comma before the closing bracket is one too many.",
        "Delete it.",
    ),
    "Expecting ':' delimiter": ("A colon should stand here.", "Write a colon after the key."),
    "Expecting ',' delimiter": (
        "A comma or a closing bracket should stand here.",
        "Put commas between items, and close each bracket.",
    ),
    "Expecting value": (
        "A value should stand here.",
        "Write a number, true, false, null, or text in double quotes; delete a comma at the end.",
    ),
    "Extra data": (
        "The file goes on after its end.",
        "Delete what follows, or put everything in one pair of brackets.",
    ),
    "Unterminated string starting at": (
        "The text that begins here is never closed.",
        'Close it with ".',
    ),
    "Invalid control character at": (
        "A line end or a tab stands inside a text.",
        "Write \\n or \\t instead.",
    ),
}


class _RefusedError(ValueError):
    """Raised in the parser's callbacks, which know no place."""


def read_json(text: str) -> Any:
    """The data of a JSON text, or a `Problem`."""
    try:
        data = json.loads(text, object_pairs_hook=_mapping, parse_constant=_refuse)
    except json.JSONDecodeError as error:
        return _syntax(error)
    except (ValueError, RecursionError):
        return _trouble(text) or Problem("This JSON cannot be read.", "Simplify it.")
    found = offence(data)
    if found is not None:
        return _offence(text, *found)
    if "\\u" in text and _HALF_CHARACTER.search(text):
        return _trouble(text) or data
    return data


def json_places(text: str) -> Node | None:
    """The tree of a JSON text that was read."""
    from pmo_kit.source.json_nodes import scan

    return scan(text)[0]


def _mapping(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    mapping = dict(pairs)
    if len(mapping) != len(pairs):
        raise _RefusedError
    return mapping


def _refuse(_constant: str) -> Any:
    raise _RefusedError


def _trouble(text: str) -> Problem | None:
    """The first thing that the scanner refuses."""
    from pmo_kit.source.json_nodes import scan

    return scan(text)[1]


def _offence(text: str, word: str, route: Route) -> Problem:
    from pmo_kit.source import problems
    from pmo_kit.source.nodes import find, key_place_of

    if word == "values":
        return problems.too_many()
    if word == "depth":
        return _trouble(text) or problems.too_deep()
    root = json_places(text)
    if root is None:
        return problems.too_many()
    place = key_place_of(root, route)
    if word == "merge":
        return problems.merge_key(place.line, place.column)
    node = find(root, route) or root
    return problems.unusable_number(node.text, *node.start)


def _syntax(error: json.JSONDecodeError) -> Problem:
    message, remedy = _SENTENCES.get(
        error.msg,
        (f"This is not valid JSON: {error.msg}.", "Compare it with what stands round it."),
    )
    return Problem(message, remedy, error.lineno, error.colno)
