"""YAML read by PyYAML: its events, a tree of nodes with places, and the data of such a tree.

Imported only when a finding needs a place, or where no compiled reader exists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from pmo_kit.source.data import LIMIT_VALUES, Problem, Scalar
from pmo_kit.source.messages import refusals
from pmo_kit.source.place import Node, Point, TreeBuilder, position
from pmo_kit.source.yaml.outline import STAND_INS, outlined
from pmo_kit.source.yaml.scalars import resolve

Event = Any
"""An event of PyYAML's parser; its marks count from 0."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_ALIAS = re.compile(r"(?:^|(?<=[\s\[\]{},]))\*[^\s,\[\]{}]", re.MULTILINE)
# What is read has fewer: a value has at most three, its key's and the two ends of a collection.
_LIMIT_EVENTS = 3 * LIMIT_VALUES + 100
# PyYAML follows YAML 1.1, where these end a line; in YAML 1.2 they are ordinary characters.
_TO_STAND_INS = str.maketrans({sign: STAND_INS[sign] for sign in ("\x85", "\u2028", "\u2029")})
_FROM_STAND_INS = str.maketrans({stand_in: own for own, stand_in in STAND_INS.items()})


class TooManyError(yaml.YAMLError):
    """Raised where a text has more events than any that is read."""


def events(text: str) -> Iterator[Event]:
    """The parser's events; raises `yaml.YAMLError` where PyYAML cannot read the text."""
    if not text.isascii():
        text = text.translate(_TO_STAND_INS)
    for number, event in enumerate(yaml.parse(text, Loader=_LOADER)):
        if number > _LIMIT_EVENTS:
            raise TooManyError
        yield event


def compose(text: str) -> tuple[Node | None, Problem | None]:
    """The tree of a text and the first key given twice; raises `yaml.YAMLError`."""
    composer = _Composer(text)
    return composer.document(), composer.twice


def places(text: str) -> Node | None:
    """The tree of a text that was read."""
    try:
        odd = "\t" in text or "?" in text
        return compose(outlined(text)[0] if odd else text)[0]
    except yaml.YAMLError:
        return compose(outlined(text)[0])[0]


def data_of(root: Node | None, text: str) -> Any:
    """The data of a tree of a text, or a `Problem` where it is too much."""
    if _size(root, {}) <= LIMIT_VALUES + 1:  # with the whole
        return _build(root)
    if _ALIAS.search(text) is None:
        return refusals.too_many()
    return refusals.too_many_aliases(*first_alias(text))


def first_alias(text: str) -> Point:
    """Where the first alias of a text stands, or seems to."""
    found = _ALIAS.search(text)
    return position(text, found.start()) if found else (1, 1)


class _Composer:
    """Builds the tree of one document from its events."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines: list[str] | None = None
        self._raw = not text.isascii()
        self._anchors: dict[str, Node] = {}
        self.twice: Problem | None = None

    def document(self) -> Node | None:
        """The tree; raises `yaml.YAMLError`."""
        tree = TreeBuilder()
        for event in events(self._text):
            kind = event.__class__.__name__
            if kind in ("MappingEndEvent", "SequenceEndEvent"):
                node = tree.close()
                node.end = _last_end(node, event)
            elif kind in ("ScalarEvent", "AliasEvent", "MappingStartEvent", "SequenceStartEvent"):
                opens = kind in ("MappingStartEvent", "SequenceStartEvent")
                again = tree.put(self._node(event, kind), opens=opens)
                if again and self.twice is None:
                    self.twice = refusals.duplicate_key(*again)
            elif kind == "DocumentEndEvent":
                break
        return tree.root

    def _node(self, event: Event, kind: str) -> Node:
        node = Node(_point(event.start_mark), _point(event.end_mark))
        if kind == "AliasEvent":
            known = self._anchors.get(event.anchor)
            return known.named(node.start, node.end) if known else node
        if kind == "ScalarEvent":
            node.text = event.value.translate(_FROM_STAND_INS) if self._raw else event.value
            node.plain = not event.style
            if event.style in ("|", ">"):
                # At the end of a text without a last line end, the mark is on the block's own line.
                below = event.end_mark.line + (event.end_mark.column > 0)
                node.end = self._end_of_block(below)
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


def _point(mark: Any) -> Point:
    return mark.line + 1, mark.column + 1


def _last_end(node: Node, event: Event) -> Point:
    """The end of a collection: its bracket, or the end of its last value, before any comment."""
    end = _point(event.end_mark)
    if event.end_mark.index > event.start_mark.index:
        return end
    if node.keys:
        return next(reversed(node.keys.values()))[1].end
    return node.items[-1].end if node.items else end


def _size(node: Node | None, known: dict[int, int]) -> int:
    """How many values a tree stands for, once its aliases are written out."""
    if node is None or node.text is not None:
        return 1
    held = id(node.items if node.keys is None else node.keys)  # what an alias shares
    size = known.get(held)
    if size is None:
        values = node.items or [value for _key, value in (node.keys or {}).values()]
        size = known[held] = 1 + sum(_size(value, known) for value in values)
    return size


def _build(node: Node | None) -> Any:
    if node is None:
        return None
    if node.keys is not None:
        return {_key(key): _build(value) for key, value in node.keys.values()}
    if node.items is not None:
        return [_build(item) for item in node.items]
    return _scalar(node)


def _key(node: Node) -> Any:
    return _scalar(node) if node.text is not None else (node.start,)


def _scalar(node: Node) -> Scalar:
    text = node.text or ""
    return resolve(text) if node.plain else text
