"""JSON scanned a second time, for places and for what the parser does not say the place of."""

from __future__ import annotations

import json
import re
from bisect import bisect_right

from pmo_kit.source import problems
from pmo_kit.source.data import LIMIT_DEPTH
from pmo_kit.source.nodes import Node, Point
from pmo_kit.source.place import Problem

_TOKEN = re.compile(r'"(?:[^"\\\n]|\\.)*"|[\[\]{},:]|[^\s\[\]{},:"]+')
_SURROGATE = re.compile("[\ud800-\udfff]")
_NO_NUMBERS = ("NaN", "Infinity", "-Infinity")
_LONG = 1000  # digits; Python itself refuses a few thousand


def scan(text: str) -> tuple[Node | None, Problem | None]:
    """The tree of a JSON text, and the first thing in it that is refused.

    Expects a text that the JSON parser reads, but for keys given twice, numbers that are none,
    and depth.
    """
    scanner = _Scanner(text)
    return scanner.document(), scanner.trouble


class _Scanner:
    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]
        self.trouble: Problem | None = None

    def document(self) -> Node | None:
        root: Node | None = None
        open_nodes: list[Node] = []
        keys: list[Node | None] = []
        for found in _TOKEN.finditer(self._text):
            token = found.group()
            if token in ",:":
                continue
            if token in "]}":
                if open_nodes:
                    open_nodes.pop().end = self._point(found.end())
                    keys.pop()
                continue
            node = self._node(token, found.start(), found.end())
            if open_nodes:
                self._put(open_nodes[-1], keys, node)
            elif root is None:
                root = node
            if node.text is None:
                open_nodes.append(node)
                keys.append(None)
                if len(open_nodes) > LIMIT_DEPTH:
                    self._note(problems.too_deep(*node.start))
                    return root
        return root

    def _node(self, token: str, start: int, end: int) -> Node:
        node = Node(self._point(start), self._point(end))
        if token == "{":
            node.keys = {}
        elif token == "[":
            node.items = []
        elif token[0] == '"':
            node.text = json.loads(token)
            if "\\u" in token and _SURROGATE.search(node.text or ""):
                self._note(problems.surrogate(*node.start))
        else:
            node.text, node.plain = token, True
            if token in _NO_NUMBERS or len(token) > _LONG:
                self._note(problems.unusable_number(token, *node.start))
        return node

    def _put(self, parent: Node, keys: list[Node | None], node: Node) -> None:
        key = keys[-1]
        if parent.items is not None:
            parent.items.append(node)
        elif key is None:
            keys[-1] = node
        elif parent.keys is not None:
            name = key.text or ""
            first = parent.keys.setdefault(name, (key, node))[0]
            if first is not key:
                self._note(problems.twice(name, first.start[0], *key.start))
            keys[-1] = None

    def _note(self, problem: Problem) -> None:
        if self.trouble is None:
            self.trouble = problem

    def _point(self, offset: int) -> Point:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1
