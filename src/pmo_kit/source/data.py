"""What data may be, whoever parsed it, and what is wrong with a text or with its data."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal, Protocol, TypeAlias

from pmo_kit._start.record import NamedTuple
from pmo_kit.source.place import Route

Scalar = str | int | float | bool | None

Data: TypeAlias = "Mapping[str, Data] | list[Data] | Scalar"
"""What YAML and JSON hold."""

LIMIT_DEPTH = 64
"""Deeper nesting is refused, so that nothing that walks data can run out of stack."""

LIMIT_VALUES = 100_000
"""More values than this in one file are refused, so that nothing that walks data takes long."""

LIMIT_LINES = 100_000
"""Markdown and plain text with more lines than this are refused."""

_LARGEST = 2**63


def violation(data: Any) -> tuple[str, Route] | None:
    """The first way in which data breaks these rules, as a word and the route to it.

    The words: `depth`, `values`, `key` (not text), `merge` (the key `<<`), `number` (not finite,
    or an integer beyond 64 bits).
    """
    if data.__class__ is not dict and data.__class__ is not list:
        return None if _is_usable(data) else ("number", ())
    level: list[Any] = [data]
    left = LIMIT_VALUES
    for _depth in range(LIMIT_DEPTH):
        below: list[Any] = []
        for node in level:
            left -= len(node)
            if left < 0:
                return "values", ()
            if node.__class__ is dict:
                try:
                    "".join(node)  # the quickest way to look at every key's type
                except TypeError:
                    return _locate(data)
                if "<<" in node:
                    return _locate(data)
                node = node.values()
            for value in node:
                kind = value.__class__
                if kind is str:  # most are
                    continue
                if kind is dict or kind is list:
                    below.append(value)
                elif not _is_usable(value):
                    return _locate(data)
        if not below:
            return None
        level = below
    return "depth", ()


def _is_usable(value: Any) -> bool:
    if value.__class__ is int:
        return -_LARGEST <= value < _LARGEST
    return value.__class__ is not float or value - value == 0.0


def _locate(data: Any) -> tuple[str, Route]:
    """The first offence in reading order, with the route to it."""
    stack: list[tuple[Any, Route]] = [(data, ())]
    while stack:
        node, route = stack.pop()
        if node.__class__ is dict:
            for key in node:
                if key.__class__ is not str:
                    return "key", (*route, key)
                if key == "<<":
                    return "merge", (*route, key)
            stack += [(value, (*route, key)) for key, value in reversed(node.items())]
        elif node.__class__ is list:
            stack += [(value, (*route, i)) for i, value in reversed(list(enumerate(node)))]
        elif not _is_usable(node):
            return "number", route
    raise AssertionError("called without a violation in the data")


Written = Callable[[Route], str | None]
"""Tells the text of a scalar as written in its file."""


class Problem(NamedTuple):
    """Why a text could not be read, what to do about it, and where it stopped."""

    message: str
    remedy: str
    line: int = 1
    column: int = 1


class Change(NamedTuple):
    """What is to be done at a route: set a value (also an absent key's), rename a key, remove.

    `value` is the new value, a scalar, or the key's new name.
    """

    action: Literal["set", "rename", "remove"]
    route: Route
    value: Data = None


class SchemaProblem(NamedTuple):
    """One way in which data does not conform.

    `route` leads to the value, or to where a missing key belongs. `on_key` is true where the key
    itself is wrong, not its value. `keyword` is the JSON Schema keyword that failed. `meant` is the
    known key that an unknown one is most like; `change` the repair, where it is beyond doubt.
    """

    route: Route
    on_key: bool
    keyword: str
    message: str
    remedy: str
    meant: str = ""
    change: Change | None = None


class SchemaError(Protocol):
    """What the explainers ask of a `jsonschema.ValidationError`."""

    validator: str
    validator_value: Any
    instance: Any
    schema: Any
    message: str
    context: Sequence[SchemaError] | None
    absolute_path: Sequence[str | int]
    relative_path: Sequence[str | int]
    schema_path: Sequence[str | int]
    absolute_schema_path: Sequence[str | int]
