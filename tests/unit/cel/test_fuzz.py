"""Whatever is typed as an expression, the answer is a value or an error of this room."""

from __future__ import annotations

import json
from typing import Any

from evaluators import Both
from hypothesis import given, settings
from hypothesis import strategies as st

from pmo_kit import cel
from pmo_kit.cel.operand_trace import trace
from pmo_kit.cel.parser import parse
from pmo_kit.cel.patterns import PatternError, parse_pattern
from pmo_kit.cel.type_check import Env, check
from pmo_kit.cel.value_text import format_value

_WORDS = """
item item.id item.tags doc.risks today any names
1 0x 1.5 .5 'a' "b" r'\\d' null true false ( ) [ ] { } .
, : ? + - * / % ! && || == != < <= > >= in has( all( .all(x, .map(x, .filter( x sum( size( days(
.matches('a*') .startsWith( `a-b` // \\ ' " \n é 9223372036854775808
max( before( type( int( timestamp( version( is_date( .split(',') .trim() .indexOf( .substring(
"""
WORDS = _WORDS.split()
ENV = Env(
    {
        "item": cel.Record("item", {"id": cel.STRING, "tags": cel.ListOf(cel.STRING)}),
        "doc": cel.MapOf(cel.DYN),
        "today": cel.TIMESTAMP,
        "any": cel.DYN,
        "names": cel.MapOf(cel.STRING),
    }
)
BINDINGS: dict[str, Any] = {
    "item": {"id": "R-1", "tags": ["a"]},
    "doc": {"risks": [{"id": 1}, None, "x"]},
    "today": cel.convert("2026-03-04", cel.TIMESTAMP),
    "any": [1, "a", None, {"b": 2.0}],
    "names": {"a": "b"},
}


def judged(text: str) -> None:
    """All that the kit does with an expression; only errors of this room may come out."""
    try:
        checked = check(parse(text), ENV)
    except cel.CelError as error:
        assert 0 <= error.offset <= len(text)
        return
    again = cel.Checked.from_json(json.loads(json.dumps(checked.to_json())))
    try:
        value = Both(again).run(BINDINGS)
    except cel.CelEvalError as error:
        assert 0 <= error.offset < len(text)
    else:
        assert isinstance(format_value(value), str)
    for operand in trace(again, BINDINGS):
        assert operand.text


@given(st.text(max_size=40))
@settings(max_examples=300)
def test_any_text(text: str) -> None:
    judged(text)


@given(st.lists(st.sampled_from(WORDS), max_size=12))
@settings(max_examples=1500)
def test_any_words(words: list[str]) -> None:
    judged(" ".join(words))


@given(st.text(alphabet="ab.*+?{}()[]|^$\\d1,-n", max_size=15))
@settings(max_examples=500)
def test_any_pattern(pattern: str) -> None:
    try:
        parse_pattern(pattern)
    except PatternError as error:
        assert 0 <= error.offset <= len(pattern)


@given(st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12)
    | st.sampled_from(["2026-03-04", "2026-02-30", "2026-03-04T00:00:00Z"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner),
    max_leaves=8,
))  # fmt: skip
def test_any_data_under_any_type(value: Any) -> None:
    inner = cel.Record("r", {"a": cel.INT, "b": cel.TIMESTAMP, "c": cel.ListOf(cel.DOUBLE)})
    for type_ in (cel.INT, cel.TIMESTAMP, inner, cel.ListOf(inner), cel.MapOf(inner)):
        before = repr(value)
        try:
            cel.convert(value, type_)
        except cel.ConversionError as error:
            assert isinstance(error.route, tuple)
        assert repr(value) == before
