"""The functions of the rule language beyond CEL's own, each declared with its signatures."""

# `@_function(signature, …)` is all that declares one; its docstring is the sentence about it.

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from pmo_kit._start.record import NamedTuple
from pmo_kit.cel import times
from pmo_kit.cel.conversion import read_date
from pmo_kit.cel.errors import CelEvalError
from pmo_kit.cel.frame import Frame
from pmo_kit.cel.key_index import FEWEST
from pmo_kit.cel.semantics import ORDERED, mismatch, ranged, type_name
from pmo_kit.cel.types import TypeValue, Value, Version

HALF_A_CENT = 0.005
_ORDERED = ("int", "double", "string", "timestamp", "duration", "version")
_DAY = timedelta(days=1)
Key = str | int
"""What tells the elements of a list apart that depend on each other."""


class Function(NamedTuple):
    """A function: `apply` takes the frame and the arguments.

    With `by_result`, the kind of the call's result stands before the arguments; with
    `names_fields`, the arguments after the first are names of fields of the first one's elements.
    """

    signatures: tuple[str, ...]
    apply: Callable[..., Value]
    by_result: bool = False
    names_fields: bool = False


FUNCTIONS: dict[str, Function] = {}


def _function(
    *signatures: str, by_result: bool = False, names_fields: bool = False
) -> Callable[[Callable[..., Value]], Callable[..., Value]]:
    """Declares a function under the name that its signatures have."""

    def declare(apply: Callable[..., Value]) -> Callable[..., Value]:
        name = signatures[0].partition("(")[0]
        FUNCTIONS[name] = Function(signatures, apply, by_result, names_fields)
        return apply

    return declare


@_function("sum(list(int)) -> int", "sum(list(double)) -> double", by_result=True)
def _sum(frame: Frame, result: str, values: Value) -> int | float:
    """The sum: ints within 64 bits, doubles exactly and rounded once, in whatever order."""
    numbers: list[Any] = _elements(frame, "sum", values)
    if not numbers:
        return 0.0 if result == "double" else 0
    kinds = set(map(type, numbers))
    if kinds == {int}:
        return ranged(sum(numbers))
    if kinds != {float}:
        raise mismatch("sum", *numbers[:2])
    try:
        return math.fsum(numbers)
    except (OverflowError, ValueError):
        raise CelEvalError("the sum is beyond what a double can hold") from None


@_function(*(f"max(list({of})) -> {of}" for of in _ORDERED))
def _max(frame: Frame, values: Value) -> Value:
    """The greatest element of a list; an error for an empty one, which has none."""
    greatest: Value = max(_ordered(frame, "max", "greatest", values))
    return greatest


@_function(*(f"min(list({of})) -> {of}" for of in _ORDERED))
def _min(frame: Frame, values: Value) -> Value:
    """The least element of a list; an error for an empty one, which has none."""
    least: Value = min(_ordered(frame, "min", "least", values))
    return least


def _ordered(frame: Frame, function: str, wanted: str, values: Value) -> list[Any]:
    """The elements of a list that is not empty, all of one type that has an order."""
    elements: list[Any] = _elements(frame, function, values)
    kinds = set(map(type, elements))
    if not kinds:
        raise CelEvalError(f"an empty list has no {wanted} element; ask `size(list) > 0` first")
    if len(kinds) > 1:
        names = ", ".join(sorted({type_name(item) for item in elements}))
        raise CelEvalError(f"`{function}` takes elements of one type, not {names}")
    if not kinds <= ORDERED:
        raise CelEvalError(f"`{function}` cannot order elements of type {type_name(elements[0])}")
    return elements


@_function("distinct(list(A)) -> list(A)")
def _distinct(frame: Frame, values: Value) -> list[Value]:
    """The list without repetitions; elements are the same where `==` holds, as of 1 and 1.0."""
    elements = _elements(frame, "distinct", values)
    frame.spend(len(elements))
    found: dict[tuple[str, Value], Value] = {}
    for value in elements:
        found.setdefault(_identity(frame, value), value)
    return list(found.values())


@_function("flat(list(list(A))) -> list(A)")
def _flat(frame: Frame, values: Value) -> list[Value]:
    """The elements of all lists of a list, one level down."""
    return [
        element
        for inner in _elements(frame, "flat", values)
        for element in _elements(frame, "flat", inner)
    ]


@_function("days(timestamp, timestamp) -> int")
def _days(_: Frame, start: Value, end: Value) -> int:
    """The whole days from one point in time to another; below 0 where `end` is earlier."""
    if type(start) is not datetime or type(end) is not datetime:
        raise mismatch("days", start, end)
    return (end - start) // _DAY if end >= start else -((start - end) // _DAY)


@_function("is_date(string) -> bool")
def _is_date(_: Frame, text: Value) -> bool:
    """Whether a text is a day that there is, written as 2026-01-31."""
    if type(text) is not str:
        raise mismatch("is_date", text)
    return read_date(text) is not None


@_function("version(string) -> version")
def _version(frame: Frame, text: Value) -> Version:
    """The version that a text is, which comes after others and before others as versions do."""
    if type(text) is not str:
        raise mismatch("version", text)
    from pmo_kit.cel.versions import read_version

    frame.spend(len(text) // 4)
    found = read_version(text)
    if found is None:
        raise CelEvalError(f"{text[:40]!r} is no version; write it as 1.10 or 2.0.0-rc.1")
    return found


@_function("is_version(string) -> bool")
def _is_version(frame: Frame, text: Value) -> bool:
    """Whether a text is a version, such as 1.10 or 2.0.0-rc.1."""
    if type(text) is not str:
        raise mismatch("is_version", text)
    from pmo_kit.cel.versions import read_version

    frame.spend(len(text) // 4)
    return read_version(text) is not None


@_function("near(double, double) -> bool")
def _near(_: Frame, a: Value, b: Value) -> bool:
    """Whether two amounts are less than half a cent apart, or 1e-9 of the larger one."""
    if type(a) is not float or type(b) is not float:
        raise mismatch("near", a, b)
    return abs(a - b) < HALF_A_CENT or math.isclose(a, b, rel_tol=1e-9)


@_function("before(list(A), A) -> list(A)")
def _before(frame: Frame, values: Value, item: Value) -> list[Value]:
    """The elements that stand before one of them, which is found as itself: a copy is another."""
    elements = _elements(frame, "before", values)
    frame.spend(len(elements))
    if isinstance(item, Mapping | list | tuple):
        for position, element in enumerate(elements):
            if element is item:
                return elements[:position]
    raise CelEvalError("`before` takes a list and an element of it that is a map or a list")


@_function("acyclic(list(A), string, string) -> bool", names_fields=True)
def _acyclic(frame: Frame, values: Value, key: str, deps: str) -> bool:
    """Whether no element depends on itself, directly or through others."""
    return not _circle("acyclic", frame, values, key, deps)


@_function("cycle(list(A), string, string) -> list(string)", names_fields=True)
def _cycle(frame: Frame, values: Value, key: str, deps: str) -> list[Value]:
    """The keys of a circle, each depending on the next, the last on the first; empty without."""
    return [str(name) for name in _circle("cycle", frame, values, key, deps)]


@_function("held(list(A), string, string, timestamp) -> list(A)")
def _held(frame: Frame, values: Value, person: Value, role: Value, day: Value) -> list[Value]:
    """The tenures by which a person holds a role on a day, their first and last day included."""
    if type(person) is not str or type(role) is not str or type(day) is not datetime:
        raise mismatch("held", person, role, day)
    known = _tenures_of(frame, values).get((person, role), [])
    frame.spend(len(known))
    return [tenure for tenure in known if tenure["from"] <= day <= tenure.get("until", day)]


@_function("file_exists(string) -> bool")
def _file_exists(frame: Frame, path: Value) -> bool:
    """Whether the project has a file at a path from its root, whatever the file holds."""
    if type(path) is not str:
        raise mismatch("file_exists", path)
    if frame.context.files is None:
        raise CelEvalError("`file_exists` asks for files, and none are known here")
    frame.spend(1 + len(path) // 4)
    return frame.context.files(path)


Tenures = dict[tuple[str, str], list[Any]]


def _tenures_of(frame: Frame, values: Value) -> Tenures:
    """The tenures by person and role: worked out once for a list, however many rules ask it."""
    mark = ("held", id(values))
    kept: tuple[Value, Tenures] | None = frame.context.indexes.get(mark)
    if kept is not None and kept[0] is values:
        return kept[1]
    found: Tenures = {}
    each: list[Any] = _elements(frame, "held", values)
    for tenure in each:
        if not isinstance(tenure, Mapping) or not {"person", "role", "from"} <= tenure.keys():
            raise CelEvalError("`held` takes `tenures`, or some of them")
        if type(tenure["person"]) is str and type(tenure["role"]) is str:
            found.setdefault((tenure["person"], tenure["role"]), []).append(tenure)
    if len(each) >= FEWEST:  # kept with its list, so that no other gets its identity
        frame.context.indexes[mark] = (values, found)
    return found


def _elements(frame: Frame, function: str, value: Value) -> list[Value]:
    """The list that a function was given; each of its elements takes a step."""
    if not isinstance(value, list | tuple):
        raise mismatch(function, value)
    frame.spend(len(value))
    return list(value)


def _identity(frame: Frame, value: Value) -> tuple[str, Value]:
    """What two values share that are the same."""
    if isinstance(value, bool):
        return "bool", value
    if isinstance(value, int | float):
        return "number", value
    if isinstance(value, list | tuple | dict):
        return "json", json.dumps(_plain(frame, value), sort_keys=True)
    return type(value).__name__, value


def _plain(frame: Frame, value: Value) -> Value:
    """A value as JSON has it: `100` for 100.0, dates as texts."""
    frame.spend(4 + len(value) // 4 if isinstance(value, str) else 4)
    if isinstance(value, Mapping):
        return {str(key): _plain(frame, item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(frame, item) for item in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, Version | TypeValue):
        return repr(value.key if isinstance(value, Version) else value)
    if isinstance(value, datetime):
        return times.timestamp_text(value).removesuffix("T00:00:00Z")
    return times.duration_text(value) if isinstance(value, timedelta) else value


def _circle(function: str, frame: Frame, values: Value, key: str, deps: str) -> list[Key]:
    """The first circle of elements that depend on each other; empty where there is none.

    `key` names the field that tells elements apart, `deps` the field with the keys of others. An
    element without `deps` depends on nothing; a key that no element has is no circle.
    """
    edges: dict[Key, list[Key]] = {}
    for item in _elements(frame, function, values):
        if not isinstance(item, Mapping) or key not in item:
            raise CelEvalError(f"`{function}`: an element has no field `{key}`")
        needed = item.get(deps)
        names = [] if needed is None else _elements(frame, function, needed)
        known = edges.setdefault(_name(function, item[key]), [])
        known.extend(_name(function, name) for name in names)
    return _first_circle(edges)


def _name(function: str, value: Value) -> Key:
    if isinstance(value, str | int) and not isinstance(value, bool):
        return value
    raise CelEvalError(f"`{function}`: a key is a text or an int, not {type_name(value)}")


def _first_circle(edges: dict[Key, list[Key]]) -> list[Key]:
    """Depth-first, without recursion: a node met again while still open closes a circle."""
    done: set[Key] = set()
    for start in edges:
        way = {start: iter(edges[start])}  # the open nodes, in the order of the way to here
        while way and start not in done:
            node = next(reversed(way))
            following = next((other for other in way[node] if other not in done), None)
            if following is None:
                done.add(node)
                del way[node]
            elif following in way:
                nodes = list(way)
                return nodes[nodes.index(following) :]
            elif following in edges:
                way[following] = iter(edges[following])
    return []
