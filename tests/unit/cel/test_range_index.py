"""Loops beside a limit, and parts that stay, give what a walk gives, and take steps for few."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from typing import Any

import pytest
from evaluators import Both
from hypothesis import given, settings
from hypothesis import strategies as st

from pmo_kit import cel
from pmo_kit.cel import expression, key_index
from pmo_kit.cel.frame import STEPS, Frame
from pmo_kit.cel.parser import parse
from pmo_kit.cel.type_check import Env, check

ENV = Env(dict.fromkeys(("any", "item", "doc"), cel.DYN))
LIMITS = [
    "any.exists(x, x.a < item.a)",
    "any.all(x, x.a < item.a)",
    "any.exists(x, x.a < item.a && x.b > item.b)",
    "any.all(x, x.a >= item.a || x.b <= item.b)",
    "any.exists(x, has(x.a) && x.a < item.a && x.b >= item.b)",
    "any.all(x, !has(x.a) || !has(x.b) || item.a < x.a || x.b < item.b)",
    "any.exists(x, x.a > item.a && x.a < item.b)",
    "any.all(x, x.a < item.a || x.a > item.b || x.id == 'a')",
    "any.exists(x, x.id == item.id && x.b > item.b)",
    "any.exists(x, has(x.n) && has(x.n.v) && x.n.v < item.a)",
    "max(any.filter(x, x.a < item.a).map(x, x.b))",
    "min(any.filter(x, x.a >= item.a && has(x.b)).map(y, y.b))",
    "sum(any.filter(x, x.a <= item.a).map(x, x.b))",
    "sum(any.filter(x, x.id == item.id).map(x, x.b))",
]
STAYING = [
    "any.filter(x, x.a == 1).exists(x, x.id == item.id)",
    "flat([any, any]).filter(x, x.id == item.id).map(x, x.a)",
    "item.id in any.map(x, x.id)",
    "any.exists(x, x.id == max(doc.map(d, d.a)))",
    "item.a == max(any.map(x, x.a))",
]
NESTED = "doc.exists(d, any.exists(x, x.a < d.a && x.b > d.b))"
DAYS = [datetime(2026, 1, day, tzinfo=UTC) for day in (1, 2, 3)]
VALUES = st.sampled_from(
    [[0, 1, 2], [0.5, 0.1, 1e16, -1e16], DAYS, [0, 1.5, True, None, "x", float("nan"), DAYS[0]]]
)


@st.composite
def bindings(draw: Any) -> dict[str, Any]:
    """Elements of which most are alike, so that an index speaks for them."""
    values = st.sampled_from(draw(VALUES))
    fields = {"a": values, "b": values, "id": st.sampled_from(["a", "b", DAYS[0]])}
    more = {"n": st.fixed_dictionaries({}, optional={"v": values})}
    whole = st.fixed_dictionaries(fields, optional=more)
    part = st.one_of(st.fixed_dictionaries({}, optional=fields | more), st.just(3))
    kind = draw(st.sampled_from([whole, whole, st.one_of(whole, part)]))
    return {name: draw(st.lists(kind, max_size=8)) for name in ("any", "doc")} | {
        "item": draw(kind)
    }


@cache
def both(text: str) -> Both:
    return Both(check(parse(text), ENV))


def outcome(text: str, given: dict[str, Any], fewest: int) -> object:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(key_index, "FEWEST", fewest)
        try:
            return both(text).run(given)
        except cel.CelEvalError as error:
            return error.message, error.offset


@pytest.mark.parametrize("text", [*LIMITS, *STAYING, NESTED])
@given(given=bindings())
@settings(max_examples=60)
def test_an_index_gives_what_a_walk_gives(text: str, given: dict[str, Any]) -> None:
    assert repr(outcome(text, given, 0)) == repr(outcome(text, given, 1_000))


def spent(text: str, count: int, monkeypatch: pytest.MonkeyPatch) -> int:
    """The steps of an expression for each of many elements, with what they share."""
    elements = [{"id": f"{n}", "a": n, "b": -n, "n": {"v": n}} for n in range(count)]
    program, context = Both(check(parse(text), ENV)), cel.Context()
    frames = []

    class Counted(Frame):
        def __init__(self, *arguments: Any) -> None:
            super().__init__(*arguments)
            frames.append(self)

    monkeypatch.setattr(expression, "Frame", Counted)
    found = {"any": elements, "doc": elements}
    for item in elements[1:]:
        program.run({**found, "item": item}, context)
    return sum(STEPS - frame.left for frame in frames)


@pytest.mark.parametrize("text", [*LIMITS, *STAYING])
def test_five_times_as_many_elements_take_at_most_six_times_the_steps(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    few, many = spent(text, 100, monkeypatch), spent(text, 500, monkeypatch)
    assert few * 4 < many < few * 6


def test_a_value_is_worked_out_again_where_what_it_reads_is_another() -> None:
    program = Both(check(parse("item.a == max(any.map(x, x.a))"), ENV))
    context, item = cel.Context(), {"a": 2}
    small, large = [{"a": 1}, {"a": 2}], [{"a": 3}]
    told = [program.run({"any": given, "item": item}, context) for given in (small, large, small)]
    assert told == [True, False, True]


def test_an_error_is_told_each_time() -> None:
    program = Both(check(parse("item.a == max(any.map(x, x.a))"), ENV))
    context = cel.Context()
    for _ in range(2):
        with pytest.raises(cel.CelEvalError, match="an empty list has no greatest element"):
            program.run({"any": [], "item": {"a": 1}}, context)
