"""Loops that look for elements by key give what a walk gives, and take a turn for few of them."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from typing import Any

import pytest
from evaluators import Both
from hypothesis import given, settings
from hypothesis import strategies as st

from pmo_kit import cel
from pmo_kit.cel import key_index
from pmo_kit.cel.parser import parse
from pmo_kit.cel.type_check import Env, check
from pmo_kit.cel.unknowns import PartialList, PartialMap, Unknown

DAY = datetime(2026, 3, 4, tzinfo=UTC)
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
    "any.exists(x, x.n > 1 && x.id == item.id)",
    "any.exists(x, has(x.n) && x.id == item.id)",
    "any.exists(x, x.n > 1 && x.n < 9 && (x.n != 3 && item.id == x.id))",
    "any.exists(x, x.deep.id == item.id)",
    "any.exists(x, has(x.deep) && has(x.deep.id) && item.id == x.deep.id && x.n > 0)",
    "any.filter(x, x.id == item.id && x.n == item.n).map(x, x.n)",
    "any.exists(x, x.id == item.id && x.n == item.n && x != item)",
    "any.all(x, !(x.id == item.id && x.n == item.n) || x.n > 1)",
    "any.all(x, x.n != item.n || !has(x.id) || x.id != item.id)",
    "any.all(x, !(item.id == x.id))",
    "any.all(x, has(x.id) || x.id != item.id)",
    "any.filter(x, !(x.id != item.id || x.n == 1)).size()",
    "any.exists(x, x.id in item.ids)",
    "any.exists(x, x.deep.id in item.ids && x.n > 0)",
    "any.filter(x, x.n == item.n && x.id in item.ids).size()",
    "any.exists(x, has(x.ids) && item.id in x.ids)",
    "any.exists_one(x, item.id in x.ids)",
    "any.exists(x, has(x.id) && string(x.id) == string(item.id))",
    "any.map(x, x.id).exists(i, i == item.id)",
    "any.filter(x, has(x.id)).exists(y, y.id == item.id)",
    "any[0].ids.exists(i, i == item.id)",
    "(has(item.list) ? item.list : []).exists(x, x.id == item.id)",
    "any.exists(x, any.exists(y, y.id == x.id && y.n > x.n))",
    "any.map(x, any.filter(y, y.deep.id == x.id && y.n == x.n).size())",
]
OTHERS = ("[0]", "list", "string", "map(x, x.id)", "any.filter(x, has(x.id)).", "any.exists(x, any")
CONSTANT = [text for text in LOOKS if "item" in text and not any(one in text for one in OTHERS)]
"""Those whose list is read as it is, by keys that are read as they are."""
WALKS = [
    "any.exists(x, x.id == 'a')",
    "any.exists(x, x.id == x.n)",
    "any.exists(x, x.id < item.id)",
    "any.exists(x, x.id == item.id || x.n > 1)",
    "any.exists(x, !(x.id == item.id))",
    "any.exists(x, x.id + item.id == 'ab')",
    "any.all(x, !(x.id != item.id))",
    "any.all(x, x.id in item.ids)",
    "any.exists(x, (x.id == item.id) == true)",
    "any.all(x, x.id == item.id)",
    "any.map(x, x.id == item.id)",
    "any.exists(x, item.ids.exists(x, x.id == item.id))",
]
KEYS = st.sampled_from(
    ["a", "b", "c", 1, 1.0, True, None, float("nan"), ["a"], {"a": 1}, DAY, DAY - DAY]
)
FIELDS = {
    "id": KEYS,
    "n": st.sampled_from([0, 1, 2, "x"]),
    "ids": st.one_of(st.lists(KEYS, max_size=3), st.just({"a": 1}), KEYS),
}
ELEMENTS = st.one_of(
    st.fixed_dictionaries(
        {}, optional={**FIELDS, "deep": st.one_of(st.fixed_dictionaries({}, optional=FIELDS), KEYS)}
    ),
    st.sampled_from(["a", 3, None]),
)
HIDDEN = st.sampled_from(
    [
        Unknown("hidden"),
        PartialMap({"id": "a"}, {"n": Unknown("faulty n")}),
        PartialMap({"ids": PartialList(["a", Unknown("an id")])}, {"id": Unknown("faulty id")}),
    ]
)


@cache
def program(text: str) -> Both:
    return Both(check(parse(text), ENV))


def outcome(text: str, bindings: dict[str, Any], fewest: int) -> str:
    """What an expression comes to where shorter lists than these are walked through."""
    before, key_index.FEWEST = key_index.FEWEST, fewest
    try:
        return repr(program(text).run(bindings))
    except cel.CelEvalError as error:
        return f"{error.message} at {error.offset}"
    finally:
        key_index.FEWEST = before


@given(st.sampled_from(LOOKS), st.lists(ELEMENTS, max_size=8), ELEMENTS)
@settings(max_examples=400)
def test_an_index_gives_what_a_walk_gives(text: str, elements: list[Any], item: Any) -> None:
    bindings = {"any": elements, "item": item}
    assert outcome(text, bindings, 0) == outcome(text, bindings, 1_000)


@given(st.sampled_from(LOOKS), st.lists(st.one_of(ELEMENTS, HIDDEN), max_size=8), ELEMENTS)
@settings(max_examples=400)
def test_what_is_not_known_stays_so(text: str, elements: list[Any], item: Any) -> None:
    bindings = {"any": PartialList([*elements, Unknown("the last")]), "item": item}
    assert outcome(text, bindings, 0) == outcome(text, bindings, 1_000)


def steps(text: str, count: int) -> int:
    """The steps that an expression takes, of a million."""
    elements = [
        {"id": f"T-{n}", "n": n + 2, "ids": [f"T-{n}"], "deep": {"id": f"T-{n}"}}
        for n in range(count)
    ]
    bindings = {"any": elements, "item": elements[-1]}
    low, high = 0, 1_000_000
    while high - low > 1:
        middle = (low + high) // 2
        try:
            program(text).run(bindings, steps=middle)
            high = middle
        except cel.CelBudgetError:
            low = middle
    return high


@pytest.mark.parametrize("text", CONSTANT)
def test_a_look_takes_as_many_steps_in_a_long_list(text: str) -> None:
    assert steps(text, 2_000) == steps(text, 100)


@pytest.mark.parametrize("text", WALKS)
def test_what_is_no_look_by_key_is_a_walk(text: str) -> None:
    root = parse(text).root
    assert key_index.sought(root[4], root[6], root[7][0]) is None


def test_an_index_belongs_to_one_context() -> None:
    look = program("any.exists(x, x.id == item.id)")
    elements = [{"id": f"T-{number}"} for number in range(100)]
    bindings = {"any": elements, "item": {"id": "new"}}
    assert look.run(bindings, cel.Context()) is False
    elements[0]["id"] = "new"
    assert look.run(bindings, cel.Context()) is True
    assert look.run(bindings) is True
    elements[0]["id"] = "old"
    assert look.run(bindings) is False
