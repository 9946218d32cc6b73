"""What a YAML file of this kit may not hold although YAML allows it, and where it stands.

Runs only on texts that the quick tests of `load` could not clear.
"""

from __future__ import annotations

import re

from pmo_kit.source.data import LIMIT_DEPTH, Problem
from pmo_kit.source.messages import refusals
from pmo_kit.source.place import Node, Route, position
from pmo_kit.source.yaml import compose
from pmo_kit.source.yaml.scalars import resolve

_MARKER = re.compile(r"^(?:---|\.\.\.)(?=\s|\Z)|\Z", re.MULTILINE)
_CONTENT = re.compile(r"^[ \t]*[^\s#]", re.MULTILINE)
_DIRECTIVE = re.compile(r"(?:[ \t]*(?:#.*)?\n)*%")
_LEAD = re.compile(r"[ \t]*(?:[-?:][ \t]+){0,99}")
_TAG = re.compile(r"![^\s,\[\]{}]*")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_NUMBERLIKE = re.compile(r"[-+]?[0-9a-fA-FxXoO_.+-]+")
_PREFIXED = re.compile(r"0[xX][0-9a-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+")
_COMMA = re.compile(r"[0-9],\Z")
_DECIMAL = re.compile(r"(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")


def several_documents(text: str) -> Problem | None:
    """Refuses a second document, and directives; one `---` at the start is fine."""
    found = _DIRECTIVE.match(text)
    if found:
        return refusals.directive(position(text, found.end())[0])
    started = closed = False
    at = 0
    for marker in _MARKER.finditer(text):
        content = _CONTENT.search(text, at, marker.start())
        if content and closed:
            return refusals.second_document(*position(text, content.end() - 1))
        started = started or content is not None
        if marker.group() == "---":
            if started:
                return refusals.second_document(*position(text, marker.start()))
            started = True
        closed = started and marker.group() == "..."
        at = marker.end()
    return None


def too_deep(text: str) -> Problem | None:
    """Refuses deep nesting by indentation before the reader sees it, which would crash on it."""
    columns: list[int] = []
    for number, line in enumerate(text.split("\n"), 1):
        lead = _LEAD.match(line)
        end = lead.end() if lead else 0
        if not line or line.isspace():
            continue
        starts = [column for column in range(end) if line[column] in "-?:"] + [end]
        while columns and columns[-1] >= starts[0]:
            columns.pop()
        columns += starts
        if len(columns) > LIMIT_DEPTH:
            return refusals.too_deep(number, columns[LIMIT_DEPTH] + 1)
    return None


def explain_violation(text: str, word: str, route: Route) -> Problem:
    """Refuses data that `data.violation` found fault with, at the place where it stands."""
    if word == "depth":
        return refusals.too_deep(*compose.first_alias(text))
    root = compose.places(text) or Node((1, 1), (1, 1))
    if word == "number":
        node = root.find(route)
        return refusals.unusable_number(node.text if node else None, *root.place(route).start)
    key = _odd_key(root, route)
    line, column = key.start
    if key.text == "<<":
        return refusals.merge_key(line, column)
    if _COMMA.search(text.split("\n")[line - 1][: column - 1]):
        return refusals.comma_in_braces(key.text or "", line, column)
    return refusals.key_not_text(key.text, line, column)


def _odd_key(root: Node, route: Route) -> Node:
    """The first key that is not text in the mapping to which a route's last step belongs."""
    mapping = root.find(route[:-1])
    for key, _value in (mapping.keys or {}).values() if mapping else ():
        plain = key.plain and key.text is not None
        if key.text in (None, "<<") or (plain and not isinstance(resolve(key.text or ""), str)):
            return key
    raise AssertionError("called without such a key in the mapping")


def scan(text: str) -> Problem | None:
    """The first trouble in a text's events; raises `yaml.YAMLError` where PyYAML cannot read it."""
    open_anchors: list[str | None] = []
    known_anchors: set[str | None] = set()
    for event in compose.events(text):
        name = event.__class__.__name__
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        if name in ("MappingEndEvent", "SequenceEndEvent"):
            open_anchors.pop()
        elif name == "AliasEvent":
            if event.anchor in open_anchors:
                return refusals.cycle(event.anchor, line, column)
            if event.anchor not in known_anchors:
                return refusals.unknown_alias(event.anchor, line, column)
        elif name in ("MappingStartEvent", "SequenceStartEvent", "ScalarEvent"):
            known_anchors.add(event.anchor)
            if event.tag is not None:
                return refusals.tag(_written_tag(text, line, column), line, column)
            if name == "ScalarEvent":
                found = _scalar_trouble(event, line, column)
                if found is not None:
                    return found
                continue
            open_anchors.append(event.anchor)
            if len(open_anchors) > LIMIT_DEPTH:
                return refusals.too_deep(line, column)
    return None


def _scalar_trouble(event: compose.Event, line: int, column: int) -> Problem | None:
    if not event.style and is_ambiguous_number(event.value):
        return refusals.ambiguous_number(event.value, line, column)
    if event.style == '"' and _LONE_SURROGATE.search(event.value):
        return refusals.surrogate(line, column)
    return None


def is_ambiguous_number(text: str) -> bool:
    """Whether a plain scalar is text by YAML 1.2, and a number to yaml-rs: `1_000`, `0b1`, `_1`."""
    if not _NUMBERLIKE.fullmatch(text) or not isinstance(resolve(text), str):
        return False
    unsigned = text[1:] if text[0] in "+-" else text
    return bool(_PREFIXED.fullmatch(unsigned) or _DECIMAL.fullmatch(unsigned.replace("_", "")))


def _written_tag(text: str, line: int, column: int) -> str:
    found = _TAG.search(text.split("\n")[line - 1], column - 1)
    return found.group() if found else "!"
