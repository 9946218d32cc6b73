"""Front matter as a mail has it: lines `Key: value`, which go on where the next begins blank."""

# RFC 5322, section 2.2. A value is always text: what goes over several lines is joined by blanks.

from __future__ import annotations

from pmo_kit._start.lazy_pattern import lazy_pattern
from pmo_kit.source.data import Problem
from pmo_kit.source.invisible import may_hold, never_right
from pmo_kit.source.place import Node

_KEY = lazy_pattern(r"([!-9;-~]+):[ \t]*")
_NO_HEADERS = "The file does not begin with `Key: value` lines."
_BEGIN = "Write such lines at its top, one for each field, and an empty line after the last."
_GO_ON = (
    "Write `Key: value`; begin the line with a blank if it goes on with the value above; leave a"
    " line empty before it if the text begins here."
)


def read_headers(front: str) -> dict[str, str] | Problem:
    """The fields of a front matter, or why they cannot be read: where it is at fault."""
    unseen = never_right(front) if may_hold(front) else None
    found = unseen or _read(front)
    if isinstance(found, Problem):
        return found
    return {key: value.text or "" for key, (_, value) in (found.keys or {}).items()}


def headers_of(front: str) -> Node | None:
    """The tree of a front matter that can be read."""
    found = _read(front)
    return None if isinstance(found, Problem) else found


def _read(front: str) -> Node | Problem:
    root = Node((1, 1), (1, 1))
    root.keys = {}
    first: dict[str, int] = {}  # by key in lower case, the line where it stands
    value: Node | None = None
    for number, line in enumerate(front.removesuffix("\n").split("\n"), 1):
        if line[:1] in (" ", "\t") and value is not None:
            _go_on(value, number, line)
            continue
        found = _KEY.match(line)
        if found is None:
            message = "This line is no `Key: value`, and goes on with none."
            return Problem(message, _GO_ON, number) if root.keys else Problem(_NO_HEADERS, _BEGIN)
        key = found[1]
        if key.lower() in first:
            message = f"`{key}` stands here again; it stands first on line {first[key.lower()]}."
            return Problem(message, "Keep one of the two: a field has one value.", number)
        first[key.lower()] = number
        name, value = _scalar(key, number, 1), _scalar(line[found.end() :], number, found.end() + 1)
        root.keys[key] = (name, value)
        root.end = value.end
    return root


def _scalar(text: str, line: int, column: int) -> Node:
    text = text.rstrip(" \t")
    node = Node((line, column), (line, column + len(text)))
    node.text, node.plain = text, True
    return node


def _go_on(value: Node, number: int, line: str) -> None:
    """Add a line to a value."""
    more = line.strip(" \t")
    if not value.text:
        value.start = (number, line.index(more) + 1)
    value.text = f"{value.text} {more}" if value.text else more
    value.end = (number, len(line.rstrip(" \t")) + 1)
