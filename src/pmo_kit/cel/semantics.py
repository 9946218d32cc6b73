"""CEL's operators on Python values: int64 arithmetic, comparison across numbers, equality."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from operator import ge, gt, le, lt
from typing import Any

from pmo_kit.cel.errors import CelEvalError
from pmo_kit.cel.frame import Frame
from pmo_kit.cel.types import Value, Version
from pmo_kit.cel.unknowns import PartialList, Unknown

INT_MIN = -(2**63)
INT_MAX = 2**63 - 1
MAX_DURATION = timedelta(seconds=315_576_000_000)
_PLAIN = frozenset({int, str, bool, float, datetime, timedelta, type(None)})
ORDERED = frozenset({int, str, bool, float, datetime, timedelta, Version})
_NAMES = {
    bool: "bool",
    int: "int",
    float: "double",
    str: "string",
    type(None): "null",
    datetime: "timestamp",
    timedelta: "duration",
    list: "list",
    tuple: "list",
    dict: "map",
    Version: "version",
}


def type_name(value: Value) -> str:
    """What CEL calls the type of a value."""
    found = _NAMES.get(type(value))
    if found is not None:
        return found
    if isinstance(value, list):
        return "list"
    return "map" if isinstance(value, Mapping) else "type"


def mismatch(op: str, *values: Value) -> CelEvalError:
    """The error of an operator whose operands do not fit, or are not known."""
    for value in values:
        if isinstance(value, PartialList | Unknown):
            return value.error()
    return CelEvalError(f"`{op}` cannot take {' and '.join(map(type_name, values))}")


def ranged(value: int) -> int:
    """An int that fits into 64 bits. Raises `CelEvalError` for one that does not."""
    if INT_MIN <= value <= INT_MAX:
        return value
    raise CelEvalError("the result is beyond 64 bits")


def add(frame: Frame, a: Value, b: Value) -> Value:
    """`a + b`: numbers, texts, lists, times, durations. Raises `CelEvalError` for others."""
    if type(a) is int and type(b) is int:
        return ranged(a + b)
    if type(a) is float and type(b) is float:
        return a + b
    if type(a) is str and type(b) is str:
        frame.spend((len(a) + len(b)) // 4)
        return a + b
    if type(a) is list and type(b) is list:
        frame.spend(len(a) + len(b))
        return a + b
    if type(a) is timedelta and type(b) is timedelta:
        return lasting(a + b)
    if type(a) is datetime and type(b) is timedelta:
        return shifted(a, b)
    if type(a) is timedelta and type(b) is datetime:
        return shifted(b, a)
    raise mismatch("+", a, b)


def subtract(_: Frame, a: Value, b: Value) -> Value:
    """`a - b`: numbers, times, durations. Raises `CelEvalError` for others."""
    if type(a) is int and type(b) is int:
        return ranged(a - b)
    if type(a) is float and type(b) is float:
        return a - b
    if type(a) is datetime and type(b) is datetime:
        return a - b
    if type(a) is timedelta and type(b) is timedelta:
        return lasting(a - b)
    if type(a) is datetime and type(b) is timedelta:
        return shifted(a, -b)
    raise mismatch("-", a, b)


def multiply(_: Frame, a: Value, b: Value) -> Value:
    """`a * b` of two ints or two doubles. Raises `CelEvalError` for others, and beyond 64 bits."""
    if type(a) is int and type(b) is int:
        return ranged(a * b)
    if type(a) is float and type(b) is float:
        return a * b
    raise mismatch("*", a, b)


def divide(_: Frame, a: Value, b: Value) -> Value:
    """`a / b`: ints are cut toward zero; doubles divide by zero into infinity.

    Raises `CelEvalError` for others, and for an int divided by zero.
    """
    if type(a) is int and type(b) is int:
        if b == 0:
            raise CelEvalError("division by zero")
        quotient = abs(a) // abs(b)
        return ranged(quotient if (a < 0) == (b < 0) else -quotient)
    if type(a) is float and type(b) is float:
        if b != 0:
            return a / b
        if a == 0 or math.isnan(a):
            return math.nan
        return math.copysign(math.inf, a) * math.copysign(1.0, b)
    raise mismatch("/", a, b)


def modulo(_: Frame, a: Value, b: Value) -> Value:
    """`a % b` of two ints, with the sign of `a`. Raises `CelEvalError` for others, and by zero."""
    if type(a) is int and type(b) is int:
        if b == 0:
            raise CelEvalError("modulo by zero")
        ranged(a // b)
        rest = abs(a) % abs(b)
        return -rest if a < 0 else rest
    raise mismatch("%", a, b)


def negate(_: Frame, a: Value) -> Value:
    """`-a` of a number. Raises `CelEvalError` for other values."""
    if type(a) is int:
        return ranged(-a)
    if type(a) is float:
        return -a
    raise mismatch("-", a)


def compare(op: str, a: Value, b: Value) -> bool:
    """`a < b` and its like; an int and a double are compared as doubles.

    Raises `CelEvalError` for what cannot be ordered.
    """
    if type(a) is type(b) and type(a) in ORDERED:
        return COMPARISONS[op](a, b)
    first, second = _double(a), _double(b)
    if first is None or second is None:
        raise mismatch(op, a, b)
    return COMPARISONS[op](first, second)


def _double(value: Value) -> float | None:
    return float(value) if type(value) is int or type(value) is float else None


COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {"<": lt, "<=": le, ">": gt, ">=": ge}


def equal(frame: Frame, a: Value, b: Value) -> bool:
    """`a == b`: never an error; values of different types differ, but for int and double."""
    of, other = type(a), type(b)
    if of is other and of in _PLAIN:
        return bool(a == b)
    first, second = _double(a), _double(b)
    if first is not None and second is not None:
        return first == second
    if isinstance(a, list | tuple) and isinstance(b, list | tuple):
        if len(a) != len(b):
            return False
        frame.spend(len(a))
        return all(equal(frame, x, y) for x, y in zip(a, b, strict=True))
    if isinstance(a, Mapping) and isinstance(b, Mapping):
        if len(a) != len(b):
            return False
        frame.spend(len(a))
        return all(key in b and equal(frame, value, b[key]) for key, value in a.items())
    return of is other and bool(a == b)


def contained(frame: Frame, value: Value, container: Value) -> bool:
    """`value in container`, a list or a map by its keys. Raises `CelEvalError` for others."""
    if isinstance(container, list | tuple):
        frame.spend(len(container))
        if type(value) is str:
            return value in container
        return any(equal(frame, value, other) for other in container)
    if isinstance(container, Mapping) and type(value) in (str, int, float, bool):
        return type(value) is str and value in container
    raise mismatch("in", value, container)


def element(frame: Frame, container: Value, key: Value) -> Value:
    """`container[key]` of a list or a map. Raises `CelEvalError` where there is none."""
    if isinstance(container, list | tuple):
        if type(key) is float and key.is_integer():
            key = int(key)
        if type(key) is not int:
            raise CelEvalError(f"an element of a list is found by an int, not {type_name(key)}")
        if key >= 0:
            with suppress(IndexError):
                found: object = container[key]
                if isinstance(found, Unknown):
                    raise found.error()
                return container[key]
        raise CelEvalError(f"the list has {len(container)} elements, and none at {key}")
    if isinstance(container, Mapping):
        if type(key) is str and key in container:
            return container[key]
        raise CelEvalError(f"the map has no key {key!r}")
    raise CelEvalError(f"{type_name(container)} has no elements")


def shifted(moment: datetime, by: timedelta) -> datetime:
    """A point in time moved by a length of time.

    Raises `CelEvalError` beyond the years 1 to 9999.
    """
    try:
        return moment + by
    except OverflowError:
        raise CelEvalError("the point in time is beyond the years 1 to 9999") from None


def lasting(length: timedelta) -> timedelta:
    """A length of time of at most 10,000 years. Raises `CelEvalError` for a longer one."""
    if -MAX_DURATION <= length <= MAX_DURATION:
        return length
    raise CelEvalError("the duration is beyond 10,000 years")
