"""JSON text becomes data, more strictly than Python's own parser reads it, and a tree of places."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from typing import Any

from pmo_kit.source.data import LIMIT_DEPTH, Problem, violation
from pmo_kit.source.place import Node, Point, Route, TreeBuilder

_HALF_CHARACTER = r"\\u[dD][89a-fA-F]"
_TOKEN = r'"(?:[^"\\\n]|\\.)*"|[\[\]{},:]|[^\s\[\]{},:"]+'
_SURROGATE = "[\ud800-\udfff]"
_NO_NUMBERS = ("NaN", "Infinity", "-Infinity")
_LONG = 1000  # digits; Python itself refuses a few thousand
_NO_KEY = "Expecting property name enclosed in double quotes"

# What Python's parser says, and what to tell a reader instead.
_SENTENCES = {
    _NO_KEY: (
        "A key in double quotes should stand here.",
        "Put the key in double quotes; delete a comma before a closing brace.",
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

# Since 3.13, Python names the comma that is one too many; before, what follows it.
_TRAILING = {
    "Illegal trailing comma before end of object": _NO_KEY,
    "Illegal trailing comma before end of array": "Expecting value",
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
        return scan(text)[1] or Problem("This JSON cannot be read.", "Simplify it.")
    found = violation(data)
    if found is not None:
        return _explain_violation(text, *found)
    if "\\u" in text and re.search(_HALF_CHARACTER, text):
        return scan(text)[1] or data
    return data


def scan(text: str) -> tuple[Node | None, Problem | None]:
    """The tree of a JSON text, and the first thing in it that is refused.

    Expects a text that the JSON parser reads, but for keys given twice, numbers that are none,
    and depth.
    """
    scanner = _Scanner(text)
    return scanner.document(), scanner.trouble


def json_tree(text: str) -> Node | None:
    """The tree of a JSON text that was read."""
    return scan(text)[0]


def _mapping(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    mapping = dict(pairs)
    if len(mapping) != len(pairs):
        raise _RefusedError
    return mapping


def _refuse(_constant: str) -> Any:
    raise _RefusedError


def _explain_violation(text: str, word: str, route: Route) -> Problem:
    from pmo_kit.source.messages import refusals

    if word == "values":
        return refusals.too_many()
    root, trouble = scan(text)
    if word == "depth":
        return trouble or refusals.too_deep()
    if root is None:
        return refusals.too_many()
    if word == "merge":
        return refusals.merge_key(*root.key_place(route)[:2])
    node = root.find(route) or root
    return refusals.unusable_number(node.text, *node.start)


def _syntax(error: json.JSONDecodeError) -> Problem:
    """What a reader is told, at the same place by every Python."""
    if error.msg in _TRAILING:
        follows = len(error.doc) - len(error.doc[error.pos + 1 :].lstrip(" \t\r\n"))
        error = json.JSONDecodeError(_TRAILING[error.msg], error.doc, follows)
    message, remedy = _SENTENCES.get(
        error.msg,
        (f"This is not valid JSON: {error.msg}.", "Compare it with what stands round it."),
    )
    return Problem(message, remedy, error.lineno, error.colno)


class _Scanner:
    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]
        self.trouble: Problem | None = None

    def document(self) -> Node | None:
        from pmo_kit.source.messages import refusals

        tree = TreeBuilder()
        for found in re.finditer(_TOKEN, self._text):
            token = found.group()
            if token in ",:":
                continue
            if token in "]}":
                if tree.open:
                    tree.close().end = self._point(found.end())
                continue
            node = self._node(token, found.start(), found.end())
            again = tree.put(node, opens=node.text is None)
            if again is not None:
                self._note(refusals.duplicate_key(*again))
            if len(tree.open) > LIMIT_DEPTH:
                self._note(refusals.too_deep(*node.start))
                break
        return tree.root

    def _node(self, token: str, start: int, end: int) -> Node:
        from pmo_kit.source.messages import refusals

        node = Node(self._point(start), self._point(end))
        if token == "{":
            node.keys = {}
        elif token == "[":
            node.items = []
        elif token[0] == '"':
            node.text = json.loads(token)
            if "\\u" in token and re.search(_SURROGATE, node.text or ""):
                self._note(refusals.surrogate(*node.start))
        else:
            node.text, node.plain = token, True
            if token in _NO_NUMBERS or len(token) > _LONG:
                self._note(refusals.unusable_number(token, *node.start))
        return node

    def _note(self, problem: Problem) -> None:
        self.trouble = self.trouble or problem

    def _point(self, offset: int) -> Point:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1
