"""Where a cursor stands in a text that may be half written: on which key, or in which value.

A mark is put at the cursor, and the text is parsed until the parser has met it; what stands behind
it may be broken. A broken line before it is taken out, and the text is parsed again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from pmo_kit._start.record import NamedTuple
from pmo_kit.source.front_matter import front_matter
from pmo_kit.source.place import Route
from pmo_kit.source.yaml.compose import Event, events

MARK = "\ue0ff"
WORD = r"[\w./-]*"
LIMIT = 300_000
"""Longer texts are not searched: an answer must come while somebody types."""

_BEFORE, _AFTER = re.compile(WORD + r"\Z"), re.compile(WORD)
_ENDINGS = ("", ": ", '"', "'", '": ', "': ")
"""What may follow the mark: nothing, or what makes it a key, or closes an open quote."""
_BLAMED_ON_START = ("simple key", "quoted scalar", "flow sequence", "flow mapping")
_REPAIRS = 8


class Cursor(NamedTuple):
    """Where a cursor stands: `route` leads to the value, or to the object whose key it is on.

    `word` is the word up to the cursor, and `whole` is true where the scalar begins with it.
    `beside` are the other keys of the same object, `quoted` says whether the word is in quotes.
    """

    route: Route
    on_key: bool
    word: str
    whole: bool
    beside: tuple[str, ...]
    quoted: bool


def word_at(text: str, offset: int) -> tuple[int, int]:
    """Where the word at an offset begins and ends."""
    start = text.rfind("\n", 0, offset) + 1
    before, after = _BEFORE.search(text[start:offset]), _AFTER.match(text, offset)
    begun = start + before.start() if before else offset
    return begun, after.end() if after else offset


def cursors(text: str, offset: int, format: str) -> tuple[Cursor, ...]:
    """What an offset of a YAML, JSON or Markdown text may stand on; nothing where it is on prose.

    There may be two answers: `- own` is the start of a key, or a text in a list.
    """
    if len(text) > LIMIT or format not in ("yaml", "json", "markdown"):
        return ()
    if format == "markdown":
        span = front_matter(text)
        if span is None or not span[0] <= offset <= span[1]:
            return ()
        begun, text = span[0], text[slice(*span)]
        offset -= begun
    if format == "json":
        text = text.replace("\t", " ")
    text = text.encode("utf-8", "replace").decode()  # half a character, as some editors send it
    found: list[Cursor] = []
    for ending in _ENDINGS:
        cursor = _marked(text, offset, ending)
        if cursor is not None and cursor.on_key not in [other.on_key for other in found]:
            found.append(cursor)
    return tuple(found)


def _marked(text: str, offset: int, ending: str) -> Cursor | None:
    """The cursor, where the text with a mark and an ending can be parsed up to there."""
    begun, end = word_at(text, offset)
    rows = (text[:offset] + MARK + ending + text[end:]).split("\n")
    own = text.count("\n", 0, offset)
    for _ in range(_REPAIRS):
        search = _Search()
        try:
            search.through(events("\n".join(rows)))
        except yaml.MarkedYAMLError as error:
            line = _to_blame(error)
            if search.found is None and line < own and rows[line].strip():
                rows[line] = ""
                continue
        except yaml.YAMLError:
            pass
        return search.cursor(text[begun:offset], text[begun - 1 : begun] in ('"', "'"))
    return None


def _to_blame(error: yaml.MarkedYAMLError) -> int:
    """The line, from 0, without which a text could perhaps be parsed."""
    start = any(word in str(error.context) for word in _BLAMED_ON_START)
    mark = error.context_mark if start and error.context_mark else error.problem_mark
    return int(mark.line) if mark else 0


class _Frame:
    """An open mapping or sequence on the way to the mark; `key` waits for its value."""

    __slots__ = ("is_map", "key", "keys", "length")

    def __init__(self, is_map: bool) -> None:
        self.is_map = is_map
        self.key: str | None = None
        self.keys: list[str] = []
        self.length = 0


class _Search:
    """Follows a parser's events to the mark, then to the end of the object that it is in."""

    def __init__(self) -> None:
        self._open: list[_Frame] = []
        self._home: _Frame | None = None
        self.found: tuple[Route, bool, str] | None = None

    def through(self, every: Iterator[Event]) -> None:
        """Follow the events; raises what the parser raises."""
        for event in every:
            kind = event.__class__.__name__
            if kind in ("MappingEndEvent", "SequenceEndEvent"):
                if self._open.pop() is self._home:
                    return
                self._ended()
            elif kind in ("MappingStartEvent", "SequenceStartEvent"):
                self._open.append(_Frame(kind == "MappingStartEvent"))
            elif kind == "ScalarEvent":
                self._scalar(event.value)
            elif kind == "AliasEvent":
                self._ended()

    def cursor(self, word: str, quoted: bool) -> Cursor | None:
        """What was found."""
        if self.found is None:
            return None
        route, on_key, scalar = self.found
        beside = tuple(key for key in self._home.keys if MARK not in key) if self._home else ()
        return Cursor(route, on_key, word, scalar.startswith(word + MARK), beside, quoted)

    def _scalar(self, text: str) -> None:
        on_key = bool(self._open) and self._open[-1].is_map and self._open[-1].key is None
        if MARK in text and self.found is None:
            self._home = self._open[-1] if self._open else None
            self.found = self._route(not on_key), on_key, text
        if on_key:
            self._open[-1].key = text
            self._open[-1].keys.append(text)
        else:
            self._ended()

    def _ended(self) -> None:
        """A value has ended: its key is done with, or the list is one longer."""
        if self._open:
            top = self._open[-1]
            if top.is_map and top.key is None:
                top.key = ""  # a collection as a key, which is refused elsewhere
            else:
                top.key = None
            top.length += 1

    def _route(self, into: bool) -> Route:
        frames = self._open if into else self._open[:-1]
        return tuple((f.key or "") if f.is_map else f.length for f in frames)
