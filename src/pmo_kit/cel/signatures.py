"""The signatures of operators and functions, written as text: `sum(list(int)) -> int`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pmo_kit._start.record import NamedTuple
from pmo_kit.cel import functions
from pmo_kit.cel.types import SCALARS, ListOf, MapOf, Param, Type

_COMMA = re.compile(r",(?![^()]*\))")  # outside brackets


class Signature(NamedTuple):
    """One way to call a function: parameter types in, one type out."""

    params: tuple[Type, ...]
    result: Type


def _declared(lines: Iterable[str]) -> dict[str, tuple[Signature, ...]]:
    """By name, every signature that the lines declare; a method's first parameter is its target."""
    found: dict[str, tuple[Signature, ...]] = {}
    for line in lines:
        call, _, result = line.partition(" -> ")
        name, _, params = call.removesuffix(")").partition("(")
        types = tuple(map(_type, _COMMA.split(params)))
        found[name] = (*found.get(name, ()), Signature(types, _type(result)))
    return found


def _type(text: str) -> Type:
    """The type that a text names; a single capital letter is a type left open."""
    text = text.strip()
    if text.startswith("list("):
        return ListOf(_type(text[5:-1]))
    if text.startswith("map("):
        return MapOf(_type(text[4:-1].partition(",")[2]))
    return SCALARS.get(text) or Param(text)


_ORDERED = ("int", "bool", "double", "string", "timestamp", "duration", "version")
_PARTS_OF_A_DAY = ("getHours", "getMinutes", "getSeconds", "getMilliseconds")
_PARTS_OF_A_DATE = (
    "getFullYear",
    "getMonth",
    "getDate",
    "getDayOfMonth",
    "getDayOfWeek",
    "getDayOfYear",
)

OPERATORS = _declared(
    [
        *(f"{op}({of}, {of}) -> {of}" for op in "+-*/" for of in ("int", "double")),
        "%(int, int) -> int",
        "+(string, string) -> string",
        "+(list(A), list(A)) -> list(A)",
        "+(duration, duration) -> duration",
        "+(duration, timestamp) -> timestamp",
        "+(timestamp, duration) -> timestamp",
        "-(duration, duration) -> duration",
        "-(timestamp, duration) -> timestamp",
        "-(timestamp, timestamp) -> duration",
        *(f"{op}({of}, {of}) -> bool" for op in ("<", "<=", ">", ">=") for of in _ORDERED),
        "==(A, A) -> bool",
        "!=(A, A) -> bool",
        "in(A, list(A)) -> bool",
        "in(string, map(string, A)) -> bool",
        "[](list(A), int) -> A",
        "[](map(string, A), string) -> A",
        "!(bool) -> bool",
        "neg(int) -> int",
        "neg(double) -> double",
        "?:(bool, A, A) -> A",
    ]
)

CEL_FUNCTIONS = _declared(
    [
        *(f"size({of}) -> int" for of in ("string", "list(A)", "map(string, A)")),
        *(f"int({of}) -> int" for of in ("int", "double", "string", "timestamp")),
        *(f"double({of}) -> double" for of in ("double", "int", "string")),
        *(
            f"string({of}) -> string"
            for of in ("string", "int", "double", "bool", "timestamp", "duration")
        ),
        *(f"bool({of}) -> bool" for of in ("bool", "string")),
        *(f"timestamp({of}) -> timestamp" for of in ("timestamp", "string", "int")),
        *(f"duration({of}) -> duration" for of in ("duration", "string")),
        "type(A) -> type",
        "dyn(A) -> dyn",
        "matches(string, string) -> bool",
    ]
)
FUNCTIONS = CEL_FUNCTIONS | _declared(
    line for function in functions.FUNCTIONS.values() for line in function.signatures
)
METHODS = _declared(
    [
        *(f"{name}(string, string) -> bool" for name in ("startsWith", "endsWith", "contains")),
        "matches(string, string) -> bool",
        "indexOf(string, string) -> int",
        "indexOf(string, string, int) -> int",
        "lower(string) -> string",
        "replace(string, string, string) -> string",
        "replace(string, string, string, int) -> string",
        "split(string, string) -> list(string)",
        "split(string, string, int) -> list(string)",
        "substring(string, int) -> string",
        "substring(string, int, int) -> string",
        "trim(string) -> string",
        *(f"size({of}) -> int" for of in ("string", "list(A)", "map(string, A)")),
        *(f"{name}(timestamp) -> int" for name in _PARTS_OF_A_DATE + _PARTS_OF_A_DAY),
        *(f"{name}(timestamp, string) -> int" for name in _PARTS_OF_A_DATE + _PARTS_OF_A_DAY),
        *(f"{name}(duration) -> int" for name in _PARTS_OF_A_DAY),
    ]
)
