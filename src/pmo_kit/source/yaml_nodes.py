"""YAML read a second time, by PyYAML, as a tree of nodes with places.

Imported only when a finding needs a place, or where no compiled reader exists.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from pmo_kit.source.data import LIMIT_VALUES
from pmo_kit.source.nodes import Node, Point
from pmo_kit.source.place import Problem
from pmo_kit.source.problems import twice

Event = Any
"""An event of PyYAML's parser; its marks count from 0."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# What is read has fewer: a value has at most three, its key's and the two ends of a collection.
_LIMIT_EVENTS = 3 * LIMIT_VALUES + 100
# PyYAML follows YAML 1.1, where these end a line; in YAML 1.2 they are ordinary characters.
_STAND_INS = {"\x85": "\ue085", "\u2028": "\ue028", "\u2029": "\ue029"}
_TO_STAND_INS = str.maketrans(_STAND_INS)
_FROM_STAND_INS = str.maketrans({stand_in: own for own, stand_in in _STAND_INS.items()})


def events(text: str) -> Iterator[Event]:
    """The parser's events; raises `yaml.YAMLError` where PyYAML cannot read the text."""
    if not text.isascii():
        text = text.translate(_TO_STAND_INS)
    for number, event in enumerate(yaml.parse(text, Loader=_LOADER)):
        if number > _LIMIT_EVENTS:
            raise yaml.YAMLError("too many events")
        yield event


def compose(text: str) -> tuple[Node | None, Problem | None]:
    """The tree of a text and the first key given twice; raises `yaml.YAMLError`."""
    composer = _Composer(text)
    return composer.document(), composer.twice


def places(text: str) -> Node | None:
    """The tree of a text, or none where PyYAML cannot read it."""
    try:
        return compose(text)[0]
    except yaml.YAMLError:
        return None


class _Composer:
    """Builds the tree of one document from its events, with an explicit stack: depth is free."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines: list[str] | None = None
        self._raw = not text.isascii()
        self._anchors: dict[str, Node] = {}
        self.twice: Problem | None = None

    def document(self) -> Node | None:
        root: Node | None = None
        open_nodes: list[Node] = []
        keys: list[Node | None] = []
        for event in events(self._text):
            kind = event.__class__.__name__
            if kind in ("MappingEndEvent", "SequenceEndEvent"):
                node = open_nodes.pop()
                keys.pop()
                node.end = _last_end(node, event)
                continue
            if kind == "DocumentEndEvent":
                break
            if kind in ("StreamStartEvent", "DocumentStartEvent", "StreamEndEvent"):
                continue
            node = self._node(event, kind)
            if open_nodes:
                self._put(open_nodes[-1], keys, node)
            else:
                root = node
            if kind in ("MappingStartEvent", "SequenceStartEvent"):
                open_nodes.append(node)
                keys.append(None)
        return root

    def _node(self, event: Event, kind: str) -> Node:
        if kind == "AliasEvent":
            return self._anchors.get(event.anchor) or Node(_start(event), _end(event))
        node = Node(_start(event), _end(event))
        if kind == "ScalarEvent":
            node.text = event.value.translate(_FROM_STAND_INS) if self._raw else event.value
            node.plain = not event.style
            if event.style in ("|", ">"):
                node.end = self._end_of_block(event.end_mark.line)
        elif kind == "MappingStartEvent":
            node.keys = {}
        else:
            node.items = []
        if event.anchor is not None:
            self._anchors[event.anchor] = node
        return node

    def _end_of_block(self, line: int) -> Point:
        """The end of a block of text, whose mark stands where the next thing begins."""
        if self._lines is None:
            self._lines = self._text.split("\n")
        line = max(line, 1)
        while line > 1 and not self._lines[line - 1].strip():
            line -= 1
        return line, len(self._lines[line - 1]) + 1

    def _put(self, parent: Node, keys: list[Node | None], node: Node) -> None:
        key = keys[-1]
        if parent.items is not None:
            parent.items.append(node)
        elif key is None:
            keys[-1] = node
        elif parent.keys is not None:
            name = key.text if key.text is not None else str(key.start)
            first = parent.keys.setdefault(name, (key, node))[0]
            if first is not key and self.twice is None:
                self.twice = twice(name, first.start[0], *key.start)
            keys[-1] = None


def _start(event: Event) -> Point:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _end(event: Event) -> Point:
    return event.end_mark.line + 1, event.end_mark.column + 1


def _last_end(node: Node, event: Event) -> Point:
    """The end of a collection: its bracket, or the end of its last value, before any comment."""
    end = _end(event)
    if event.end_mark.index > event.start_mark.index:
        return end
    if node.keys:
        return next(reversed(node.keys.values()))[1].end
    return node.items[-1].end if node.items else end
