"""Generated expressions of the rule language, data for them, and Google's runtime beside ours."""

from __future__ import annotations

import json
import math
import random
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from cel_expr_python import cel as google
from cel_expr_python.ext.ext_strings import ExtStrings

from pmo_kit import cel
from pmo_kit.cel.parser import parse
from pmo_kit.cel.type_check import Env, check
from pmo_kit.cel.types import TypeValue

VARIABLES = {
    "i": (cel.INT, "int"),
    "j": (cel.INT, "int"),
    "d": (cel.DOUBLE, "double"),
    "e": (cel.DOUBLE, "double"),
    "s": (cel.STRING, "string"),
    "t": (cel.STRING, "string"),
    "b": (cel.BOOL, "bool"),
    "ts": (cel.TIMESTAMP, "timestamp"),
    "du": (cel.DURATION, "duration"),
    "li": (cel.ListOf(cel.INT), "list(int)"),
    "ld": (cel.ListOf(cel.DOUBLE), "list(double)"),
    "ls": (cel.ListOf(cel.STRING), "list(string)"),
    "lt": (cel.ListOf(cel.TIMESTAMP), "list(timestamp)"),
    "m": (cel.MapOf(cel.INT), "map(int)"),
    "one": (cel.MapOf(cel.STRING), "map(string)"),
    "lm": (cel.ListOf(cel.MapOf(cel.DYN)), "list(map(dyn))"),
    "x1": (cel.DYN, "dyn"),
    "x2": (cel.DYN, "dyn"),
    "lx": (cel.ListOf(cel.DYN), "list(dyn)"),
    "mx": (cel.MapOf(cel.DYN), "map(dyn)"),
}


def day(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


ROWS: list[dict[str, Any]] = [
    {
        "i": 3, "j": -7, "d": 2.5, "e": -0.0, "s": "héllo", "t": "", "b": True,
        "ts": day("2026-03-04"), "du": timedelta(hours=36), "li": [1, 2, 3], "ld": [1.5, 2.0],
        "ls": ["a", "b", "hello"], "lt": [day("2026-01-31"), day("2026-03-04")],
        "m": {"a": 1, "b": -2}, "one": {"k": "v"}, "lm": [{"a": 1, "b": "x"}, {}],
        "x1": 3, "x2": "héllo", "lx": [1, "a", None, 2.0, True], "mx": {"a": {"b": 1.5}, "c": []},
    },
    {
        "i": 2**63 - 1, "j": -(2**63), "d": math.inf, "e": math.nan, "s": "A😀b\n", "t": "A",
        "b": False,
        "ts": day("1776-07-04"), "du": timedelta(seconds=-90.5), "li": [], "ld": [], "ls": [],
        "lt": [], "m": {}, "one": {"a": ""}, "lm": [], "x1": None, "x2": [1, 2.0], "lx": [],
        "mx": {"a": None, "b": True},
    },
    {
        "i": 0, "j": 1, "d": 0.0, "e": 1e300, "s": "12", "t": "1.50", "b": True,
        "ts": day("2199-12-31T23:59:59"), "du": timedelta(0), "li": [0, -1, 5, 5],
        "ld": [0.1, 0.2, -3.0],
        "ls": ["2026-03-04T00:00:00Z", "1h", "true", "\uffff"],
        "lt": [day("2024-02-29T12:30:15.250")],
        "m": {"a": 0, "hello": 2**62}, "one": {"12": "b"}, "lm": [{"a": 2.0}, {"a": "1"}],
        "x1": 2.0, "x2": {"a": 1}, "lx": [[1], {"a": 1}, 0], "mx": {"a": 1, "b": "x", "c": 2.0},
    },
    {
        "i": 40, "j": 2, "d": 40.0, "e": -2.5, "s": "e\u0301", "t": "é", "b": False,
        "ts": day("2026-12-31T23:59:59.999"), "du": timedelta(days=-1, microseconds=1),
        "li": [40, 2**53 + 1], "ld": [2.0**53, math.inf], "ls": ["é"],
        "lt": [day("1969-12-31T23:59:59.5")],
        "m": {"a": 40}, "one": {"é": "é"}, "lm": [{"a": True, "b": 3, "c": {"d": [1]}}],
        "x1": True, "x2": -0.5, "lx": [True, False], "mx": {"b": [1, 2], "a": "a"},
    },
]  # fmt: skip

# How expressions are made: by type, the ways to write one. `@int` is an expression of that type,
# `@PLUS` one of CHOICES, `@{v:int}bool` one in which a macro's variable `v` is an int.
GRAMMAR: dict[str, list[str]] = {
    "int": [
        "(@int @CALCULATE @int)", "-@int", "size(@SIZED)", "@list(string).size()", "int(@int)",
        "int(@NUMERIC)", "@timestamp.get@PART()", "@timestamp.getHours(@ZONE)",
        "@duration.get@LENGTH()", "@map(int).@FIELD", "@list(int)[@INDEX]",
        "@string.indexOf(@string)", "@string.indexOf(@string, @PLACE)",
    ],
    "double": ["(@double @COUNT @double)", "(@double @COUNT @double)", "double(@NUMERIC)"],
    "string": [
        "(@string + @string)", "string(@PRINTED)", "@string.trim()", "@string.substring(@PLACE)",
        "@string.substring(@PLACE, @PLACE)", "@string.replace(@string, @string)",
        "@string.replace(@string, @string, @PLACE)",
    ],
    "timestamp": ["(@timestamp @PLUS @duration)", "(@duration + @timestamp)"],
    "duration": ["(@duration @PLUS @duration)", "(@timestamp - @timestamp)"],
    "dyn": ["(@dyn @COUNT @dyn)", "dyn(@SIMPLE)", "dyn(@SIMPLE)"],
    "bool": [
        "(@bool && @bool)", "(@bool || @bool)", "@bool || @bool && @bool", "!@bool",
        "(@int @COMPARE @int)", "(@double @COMPARE @double)", "(@string @COMPARE @string)",
        "(@timestamp @COMPARE @timestamp)", "(@duration @COMPARE @duration)",
        "(@bool @COMPARE @bool)", "(@dyn @COMPARE @dyn)", "(dyn(@SIMPLE) @COMPARE @dyn)",
        "(@list(int) @SAME @list(int))", "(@list(dyn) @SAME @list(dyn))",
        "(@map(dyn) @SAME @map(dyn))", "(@int in @list(int))", "(@string in @list(string))",
        "(@dyn in @list(dyn))", "(@dyn in @DYNAMIC)", "(@string in @map(int))",
        "has(@MAP.@FIELD)", "@string.@TEST(@string)", "@string.matches('@PATTERN')",
        "bool(@string)", "(type(@SIMPLE) == @TYPE)", "@list(int).@ANY(v, @{v:int}bool)",
        "@list(string).@ANY(v, @{v:string}bool)", "@list(timestamp).@ANY(v, @{v:timestamp}bool)",
        "@list(dyn).@ANY(v, @{v:dyn}bool)", "@map(int).@ANY(v, @{v:string}bool)",
    ],
    "list": [
        "[]", "[@T]", "[@T, @T]", "[@T, @T, @T]", "(@list(T) + @list(T))",
        "@list(T).filter(v, @{v:T}bool)", "@list(int).map(w, @{w:int}T)",
        "@list(string).map(w, @{w:string}T)", "@list(dyn).map(w, @{w:dyn}T)",
        "one.map(w, @{w:string}T)", "@list(int).map(w, @{w:int}bool, @{w:int}T)",
    ],
    "list(string)": ["@string.split(@string)", "@string.split(@string, @PLACE)"],
    "map": ["{'a': @T}", "{'a': @T, @string: @T}"],
    "map(dyn)": ["{'a': dyn(@SIMPLE)}", "{'a': dyn(@SIMPLE), @string: dyn(@SIMPLE)}"],
}  # fmt: skip
GRAMMAR["list(string)"] += GRAMMAR["list"]
ANYTHING = [
    "(@bool ? @T : @T)", "[@T, @T][@int]", "{'a': @T}.@FIELD", "{'a': @T}[@string]", "(@T)",
    "dyn(@T)",
]  # fmt: skip
CHOICES: dict[str, list[str]] = {
    "CALCULATE": ["+", "-", "*", "/", "%"],
    "COUNT": ["+", "-", "*", "/"],
    "PLUS": ["+", "-"],
    "PLACE": ["0", "1", "2", "-1", "3", "@int"],
    "COMPARE": ["<", "<=", ">", ">=", "==", "!="],
    "SAME": ["==", "!="],
    "SIZED": ["@string", "@list(int)", "@map(int)"],
    "NUMERIC": ["@double", "@string", "@int", "@dyn", "@timestamp"],
    # Of doubles no results are written out, since the sign of nan is a matter of luck.
    "PRINTED": ["@int", "@bool", "@string", "@timestamp", "@duration", "d", "e", "x1", "2.5"],
    "SIMPLE": ["@int", "@double", "@string", "@bool", "@timestamp", "@duration"],
    "PART": ["FullYear", "Month", "Date", "DayOfMonth", "DayOfWeek", "DayOfYear", "Minutes"],
    "LENGTH": ["Hours", "Minutes", "Seconds", "Milliseconds"],
    "ZONE": ["'+02:00'", "'-09:30'", "'UTC'", "'05:45'", "'nowhere'"],
    "FIELD": ["a", "a", "b", "z"],
    "INDEX": ["0", "1", "@int", "dyn(1.0)"],
    "DYNAMIC": ["lx", "li", "ld", "m"],
    "MAP": ["m", "mx", "mx.a", "lm[0]", "x2", "one"],
    "TEST": ["startsWith", "endsWith", "contains"],
    "TYPE": ["int", "type(s)", "list"],
    "ANY": ["all", "exists", "exists_one"],
    "PATTERN": ["^a", "l+", "[a-c]$", "^(a|b)*$", "h.llo", "", "[^0-9]", "^\\\\d{1,2}$"],
}
LITERALS: dict[str, list[str]] = {
    "int": ["0", "1", "2", "-1", "7", "0x1F", "9223372036854775807", "-9223372036854775808"],
    "double": ["0.0", "1.0", "2.5", "-1.5", "1e3", ".5", "-0.0", "1e308", "0.1"],
    "string": ["''", '"a"', "'b'", "'hello'", "'\\u00e9'", "r'\\d'", '"""q"q"""', "'12'", "'1.5'"],
    "bool": ["true", "false"],
    "timestamp": [
        "timestamp('2026-03-04T00:00:00Z')",
        "timestamp('2024-02-29T23:59:59.250+01:30')",
        "timestamp('2026-02-30T00:00:00Z')",
        "timestamp(0)",
        "timestamp(i)",
        "timestamp(s)",
    ],
    "duration": ["duration('1h')", "duration('-1h30m')", "duration('1.5s')", "duration('x')"],
    "dyn": ["dyn(1)", "dyn('a')", "dyn(2.0)", "mx.a", "mx.z", "mx.a.b", "lm[0].a", "lx[0]"],
}
SIMPLE = ["int", "double", "string", "bool", "timestamp", "duration", "dyn"]
WANTED = ["bool", "bool", "bool", *SIMPLE, "list(int)", "list(string)", "map(dyn)"]
OTHERS = [
    "1 +",
    "a",
    "(1",
    "[1,,2]",
    "i.f",
    "has(i)",
    "li.all(1, true)",
    "foo(1)",
    "'a",
    "!-i",
    "i ? 1",
]
HOLE = re.compile(r"@(?:\{(\w):([\w()]+)\})?(\w+(?:\(\w+\))?)")


class Generator:
    """Expressions of a wanted type; now and then of another, so that they are ill-typed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.scope: list[tuple[str, str]] = []

    def expression(self) -> str:
        if self.random.random() < 0.02:
            return self.random.choice(OTHERS)
        return self.of(self.random.choice(WANTED), self.random.choice([1, 2, 2, 3, 3, 4]))

    def of(self, wanted: str, depth: int, exact: bool = False) -> str:
        if not exact and self.random.random() < 0.012:
            wanted = self.random.choice(SIMPLE)
        if depth <= 0 or self.random.random() < 0.1:
            return self.leaf(wanted)
        kind, _, inner = wanted.partition("(")
        ways, of = GRAMMAR.get(wanted) or GRAMMAR[kind], inner.removesuffix(")")
        if self.random.random() < 0.12:
            ways, of = ANYTHING[: 5 if exact else 6], wanted
        return self.filled(self.random.choice(ways), of, depth - 1)

    def filled(self, way: str, of: str, depth: int) -> str:
        """The way with each of its holes filled; values of maps never differ in type."""
        exact = way.startswith("{")

        def fill(hole: re.Match[str]) -> str:
            name, type_, wanted = hole.groups()
            if wanted in CHOICES:
                return self.filled(self.random.choice(CHOICES[wanted]), of, depth)
            wanted = of if wanted == "T" else wanted.replace("(T)", f"({of})")
            if name is None:
                return self.of(wanted, depth, exact)
            self.scope.append((name, of if type_ == "T" else type_))
            found = self.of(wanted, depth)
            self.scope.pop()
            return found

        return HOLE.sub(fill, way)

    def leaf(self, wanted: str) -> str:
        names = [name for name, (_, of) in VARIABLES.items() if of == wanted]
        names += [name for name, of in self.scope if of == wanted] * 3
        kind, _, inner = wanted.partition("(")
        if kind in ("list", "map"):
            one = self.leaf(inner.removesuffix(")"))
            return self.random.choice(
                [*names * 2, f"[{one}]" if kind == "list" else f"{{'a': {one}}}"]
            )
        return self.random.choice(names * 2 + LITERALS[wanted])


def google_type(of: str) -> google.Type:
    if of.startswith("list("):
        return google.Type.List(google_type(of[5:-1]))
    if of.startswith("map("):
        return google.Type.Map(google.Type.STRING, google_type(of[4:-1]))
    return getattr(google.Type, of.upper())


OURS = Env({name: ours for name, (ours, _) in VARIABLES.items()})
THEIRS = google.NewEnv(
    variables={name: google_type(of) for name, (_, of) in VARIABLES.items()},
    extensions=[ExtStrings()],
)


def our_result(
    text: str, row: dict[str, Any], program: Callable[[cel.Checked], Any] = cel.compile
) -> tuple[str, Any, str]:
    try:
        checked = check(parse(text), OURS)
    except cel.CelError as error:
        return "refused", str(error), ""
    checked = cel.Checked.from_json(json.loads(json.dumps(checked.to_json())))  # as from a cache
    named = type_name(checked.type)
    try:
        return "value", program(checked).run(row), named
    except cel.CelEvalError as error:
        return "error", str(error), named


def their_result(text: str, row: dict[str, Any]) -> tuple[str, Any, str]:
    try:
        compiled = THEIRS.compile(text)
    except Exception as error:
        return "refused", str(error), ""
    named = str(compiled.return_type()).replace("MAP<DYN, ", "MAP<STRING, ")
    try:
        found = compiled.eval(data=row)
    except RuntimeError as error:
        return "error", str(error), named
    if found.type() == google.Type.ERROR:
        return "error", str(found.value()), named
    return "value", found.plain_value(), named


def type_name(of: cel.Type) -> str:
    if isinstance(of, cel.ListOf):
        return f"LIST<{type_name(of.elem)}>"
    if isinstance(of, cel.MapOf):
        return f"MAP<STRING, {type_name(of.value)}>"
    return repr(of).upper()


def same(ours: Any, theirs: Any) -> bool:
    """Whether two values are the same, their types included."""
    if isinstance(ours, TypeValue):
        return isinstance(theirs, google.Type)
    if type(ours) is not type(theirs):
        return False
    if isinstance(ours, list):
        return len(ours) == len(theirs) and all(map(same, ours, theirs))
    if isinstance(ours, dict):
        return ours.keys() == theirs.keys() and all(same(ours[key], theirs[key]) for key in ours)
    if isinstance(ours, float):
        return repr(ours) == repr(theirs)
    return bool(ours == theirs)
