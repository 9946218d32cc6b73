"""Loops that look for elements by key give what a walk gives, and take a turn for few of them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmo_kit import cel
from pmo_kit.cel import key_index
from pmo_kit.cel.parser import parse
from pmo_kit.cel.type_check import Env, check

ENV = Env({"any": cel.DYN, "item": cel.DYN})
LOOKS = [
    "any.exists(x, x.id == item.id)",
    "any.exists(x, item.id == x.id)",
    "any.exists(x, x.id == item.id && x.n > 1)",
    "any.exists(x, has(x.id) && x.id == item.id && x.n > 1)",
    "any.exists_one(x, x.id == item.id)",
    "any.all(x, x.id != item.id || x.n > 1)",
    "any.all(x, !has(x.id) || x.id != item.id || x.n > 1)",
    "any.filter(x, x.id == item.id)",
    "any.filter(x, has(x.id) && x.id == item.id)",
    "any.map(x, x.id == item.id, x.n)",
    "any.filter(x, x.id == item.id).map(x, x.n)",
    "any.exists(x, any.exists(y, y.id == x.id && y.n > x.n))",
]
WALKS = [
    "any.exists(x, x.id == 'a')",
    "any.exists(x, x.id == x.n)",
    "any.exists(x, x.n > 1 && x.id == item.id)",
    "any.exists(x, has(x.n) && x.id == item.id)",
    "any.exists(x, x.id == item.id || x.n > 1)",
    "any.all(x, x.id == item.id)",
    "any.all(x, has(x.id) || x.id != item.id)",
    "any.map(x, x.id == item.id)",
    "any.exists(x, item.ids.exists(x, x.id == item.id))",
]
KEYS = st.sampled_from(["a", "b", "c", 1, 1.0, True, None])
ELEMENTS = st.one_of(
    st.fixed_dictionaries({}, optional={"id": KEYS, "n": st.sampled_from([0, 1, 2, "x"])}),
    st.sampled_from(["a", 3, None]),
)


def outcome(text: str, bindings: dict[str, Any], fewest: int) -> object:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(key_index, "FEWEST", fewest)
        program = cel.compile(check(parse(text), ENV))
        try:
            return program.run(bindings)
        except cel.CelEvalError as error:
            return error.message, error.offset


@pytest.mark.parametrize("text", LOOKS)
@given(elements=st.lists(ELEMENTS, max_size=8), item=ELEMENTS)
@settings(max_examples=150)
def test_an_index_gives_what_a_walk_gives(text: str, elements: list[Any], item: Any) -> None:
    bindings = {"any": elements, "item": item}
    assert repr(outcome(text, bindings, 0)) == repr(outcome(text, bindings, 1_000))


def steps(text: str, count: int) -> int:
    """The steps that an expression takes, of a million."""
    elements = [{"id": f"T-{number}", "n": number} for number in range(count)]
    bindings = {"any": elements, "item": {"id": f"T-{count - 1}", "ids": []}}
    low, high = 0, 1_000_000
    program = cel.compile(check(parse(text), ENV))
    while high - low > 1:
        middle = (low + high) // 2
        try:
            program.run(bindings, steps=middle)
            high = middle
        except cel.CelBudgetError:
            low = middle
    return high


@pytest.mark.parametrize("text", LOOKS[:-1])
def test_a_look_takes_as_many_steps_in_a_long_list(text: str) -> None:
    assert steps(text, 2_000) == steps(text, 100)


@pytest.mark.parametrize("text", WALKS)
def test_what_is_no_look_by_key_is_a_walk(text: str) -> None:
    root = parse(text).root
    assert key_index.sought(root[4], root[6], root[7][0]) is None


def test_an_index_belongs_to_one_context() -> None:
    program = cel.compile(check(parse("any.exists(x, x.id == item.id)"), ENV))
    elements = [{"id": f"T-{number}"} for number in range(100)]
    bindings = {"any": elements, "item": {"id": "new"}}
    assert program.run(bindings, cel.Context()) is False
    elements[0]["id"] = "new"
    assert program.run(bindings, cel.Context()) is True
    assert program.run(bindings) is True
    elements[0]["id"] = "old"
    assert program.run(bindings) is False
