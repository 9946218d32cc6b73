"""The shapes of a parsed expression: tuples whose first item names the shape."""

# They are the same in JSON, so that a cached expression is compiled without decoding it first.
# `start` and `end` are offsets into the text; `at` is where an error of this node is shown.

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple, TypeAlias

Node: TypeAlias = Sequence[Any]
"""A node, unpacked by position: one of these tuples, or a plain list that comes from a cache."""


class Literal(NamedTuple):
    """A constant: null, a bool, an int, a double or a text."""

    shape: str
    start: int
    end: int
    value: bool | int | float | str | None


class Name(NamedTuple):
    """A variable: a root such as `item`, or one that a macro has introduced."""

    shape: str
    start: int
    end: int
    name: str


class Select(NamedTuple):
    """A field of a map, `operand.field`; as `has`, whether there is one."""

    shape: str
    start: int
    end: int
    at: int
    operand: Node
    field: str


class Index(NamedTuple):
    """An element of a list or the value of a key, `operand[key]`."""

    shape: str
    start: int
    end: int
    at: int
    operand: Node
    key: Node


class Call(NamedTuple):
    """A function or, with a target, a method."""

    shape: str
    start: int
    end: int
    at: int
    function: str
    target: Node | None
    args: tuple[Node, ...]


class Unary(NamedTuple):
    """`!x` or `-x`."""

    shape: str
    start: int
    end: int
    op: str
    operand: Node


class Binary(NamedTuple):
    """Arithmetic, comparison or membership of two operands."""

    shape: str
    start: int
    end: int
    at: int
    op: str
    left: Node
    right: Node


class Logic(NamedTuple):
    """A chain of `&&` or of `||`, flat."""

    shape: str
    start: int
    end: int
    at: int
    op: str
    operands: tuple[Node, ...]


class Choice(NamedTuple):
    """`test ? then : otherwise`."""

    shape: str
    start: int
    end: int
    at: int
    test: Node
    then: Node
    otherwise: Node


class Items(NamedTuple):
    """A list, `[a, b]`."""

    shape: str
    start: int
    end: int
    items: tuple[Node, ...]


class Entries(NamedTuple):
    """A map, `{'a': b}`."""

    shape: str
    start: int
    end: int
    entries: tuple[tuple[Node, Node], ...]


class Macro(NamedTuple):
    """A loop over `source`: `all`, `exists`, `exists_one`, `filter`, `map` or `map_if`."""

    shape: str
    start: int
    end: int
    at: int
    macro: str
    source: Node
    variable: str
    bodies: tuple[Node, ...]


class Ast(NamedTuple):
    """A parsed expression with its text."""

    text: str
    root: Node
