"""The signatures of CEL's operators and of its own functions, as far as the profile has them."""

from __future__ import annotations

from pmo_kit.cel.signatures import signatures

_ORDERED = ("bool", "int", "double", "string", "timestamp", "duration")
_PARTS_OF_A_DAY = ("getHours", "getMinutes", "getSeconds", "getMilliseconds")
_PARTS_OF_A_DATE = (
    "getFullYear",
    "getMonth",
    "getDate",
    "getDayOfMonth",
    "getDayOfWeek",
    "getDayOfYear",
)

OPERATORS = signatures(
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

FUNCTIONS = signatures(
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

METHODS = signatures(
    [
        *(f"{name}(string, string) -> bool" for name in ("startsWith", "endsWith", "contains")),
        "matches(string, string) -> bool",
        *(f"size({of}) -> int" for of in ("string", "list(A)", "map(string, A)")),
        *(f"{name}(timestamp) -> int" for name in _PARTS_OF_A_DATE + _PARTS_OF_A_DAY),
        *(f"{name}(timestamp, string) -> int" for name in _PARTS_OF_A_DATE + _PARTS_OF_A_DAY),
        *(f"{name}(duration) -> int" for name in _PARTS_OF_A_DAY),
    ]
)

TYPE_NAMES = ("bool", "int", "double", "string", "list", "map", "null_type", "type")
