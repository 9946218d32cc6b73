"""Field paths: read, walked, chosen, and what is missing on them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmo_kit.project.paths import (
    EVERY,
    PathError,
    Pick,
    element_of_any,
    missing,
    parse,
    select,
    walk,
)

LOG = {
    "meta": {"title": "Log"},
    "risks": [
        {"id": "R-1", "owner": "ada", "steps": [{"id": "S-1"}, {"id": "S-2", "cost": 0}]},
        {"id": "R-2", "steps": []},
    ],
    "words": ["alpha", "beta"],
}


def test_a_path_is_read_step_by_step() -> None:
    assert parse("a.b") == ("a", "b")
    assert parse("risks[].steps[S-1].cost") == ("risks", EVERY, "steps", Pick("S-1"), "cost")
    assert parse("some-key.x_1") == ("some-key", "x_1")


@pytest.mark.parametrize(
    "path", ["", ".", "a..b", "a.", ".a", "a[", "a]", "1a", "a b", "a[b]c", "[]a"]
)
def test_a_malformed_path_is_refused(path: str) -> None:
    with pytest.raises(PathError, match="no field path"):
        parse(path)


def test_walking_meets_every_value_with_its_route_and_the_elements_around_it() -> None:
    spots = list(walk(LOG, "risks[].steps[]"))
    assert [spot.route for spot in spots] == [("risks", 0, "steps", 0), ("risks", 0, "steps", 1)]
    assert [spot.value["id"] for spot in spots] == ["S-1", "S-2"]
    assert [spot.parents for spot in spots] == [(LOG["risks"][0],), (LOG["risks"][0],)]


def test_walking_a_plain_list_has_no_parents() -> None:
    assert [(s.value, s.parents) for s in walk(LOG, "words[]")] == [("alpha", ()), ("beta", ())]


def test_three_lists_deep_the_nearest_parent_comes_first() -> None:
    data = {"a": [{"n": 1, "b": [{"n": 2, "c": [{"n": 3}]}]}]}
    (spot,) = walk(data, "a[].b[].c[]")
    assert [parent["n"] for parent in spot.parents] == [2, 1]


@pytest.mark.parametrize(
    "path", ["absent[]", "meta[]", "words[].x", "risks[].owner.x", "meta.title.x"]
)
def test_walking_where_nothing_is_yields_nothing(path: str) -> None:
    assert list(walk(LOG, path)) == []


def test_choosing_goes_by_key_by_value_or_by_position() -> None:
    assert select(LOG, "risks[R-2].id", {}) == ("risks", 1, "id")
    assert select(LOG, "words[beta]", {}) == ("words", 1)
    assert select(LOG, "risks[1]", {}) == ("risks", 1)
    assert select(LOG, "risks[ada].id", {"risks": "owner"}) == ("risks", 0, "id")
    assert select(LOG, "risks[R-1].steps[0].cost", {"risks[].steps": "cost"}) == (
        "risks", 0, "steps", 1, "cost",
    )  # fmt: skip


def test_choosing_may_end_at_a_key_that_is_yet_to_come() -> None:
    assert select(LOG, "risks[R-2].owner", {}) == ("risks", 1, "owner")


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("risks[R-9].id", "no element `R-9`"),
        ("risks[7]", "no element `7`"),
        ("risks[].id", "name one element"),
        ("absent.x", "no `absent`"),
        ("meta.title.x", "no `meta.title.x`"),
        ("meta[x].y", "no `meta.x`"),
    ],
)
def test_choosing_what_is_not_there_says_what_is_missing(path: str, reason: str) -> None:
    with pytest.raises(PathError, match=reason):
        select(LOG, path, {})


@pytest.mark.parametrize(
    ("path", "routes"),
    [
        ("risks[].owner", [("risks", 1, "owner")]),
        ("risks[].steps", [("risks", 1, "steps")]),
        ("risks[].steps[].cost", [("risks", 0, "steps", 0, "cost")]),
        ("meta.title", []),
        ("meta.owner", [("meta", "owner")]),
        ("absent.x", [("absent",)]),
        ("absent[].x", []),
        ("words[]", []),
    ],
)
def test_what_is_missing_is_told_at_the_nearest_place(path: str, routes: list[Any]) -> None:
    assert list(missing(LOG, path)) == routes


@pytest.mark.parametrize(
    ("value", "lacks"), [(None, True), ("", True), ([], True), (0, False), (False, False)]
)
def test_nothing_is_missing_and_zero_is_there(value: Any, lacks: bool) -> None:
    assert bool(list(missing({"a": value}, "a"))) is lacks


KEYS = st.sampled_from(["a", "b", "c"])
DATA = st.recursive(
    st.none() | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=12,
)
PATHS = st.lists(st.sampled_from(["a", "b", "c", "a[]", "b[]"]), min_size=1, max_size=4).map(
    ".".join
)


@given(DATA, PATHS)
def test_every_value_met_lies_at_its_route(data: Any, path: str) -> None:
    for spot in walk(data, path):
        value = data
        for step in spot.route:
            value = value[step]
        assert value is spot.value


@given(DATA, PATHS)
def test_what_is_missing_is_not_met_unless_it_is_empty(data: Any, path: str) -> None:
    met = {spot.route: spot.value for spot in walk(data, path)}
    for route in missing(data, path):
        assert met.get(route) in (None, "", [])


@given(st.text(max_size=12))
def test_any_text_is_a_path_or_refused(text: str) -> None:
    try:
        assert parse(text)
    except PathError as error:
        assert text in str(error)


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["I-1"], ("issues", 0)),
        (["none", "I-1", "R-2"], ("issues", 0)),
        (["R-2"], ("risks", 1)),
        (["M-1"], ("meta", "milestones", 0)),
        (["0"], ()),
        (["D-1"], ()),
        ([], ()),
    ],
)
def test_an_element_is_found_in_whichever_list_it_stands(
    names: list[str], expected: tuple[str | int, ...]
) -> None:
    keys = {"risks": "id", "issues": "key", "milestones": "id", "risks[].steps": "id"}
    data = {
        "risks": [{"id": "R-1", "steps": [{"id": "D-1"}]}, {"id": "R-2"}, "odd"],
        "issues": [{"key": "I-1", "id": "R-9"}],
        "meta": {"milestones": [{"id": "M-1"}]},
    }
    assert element_of_any(data, names, keys) == expected
    assert element_of_any("no file of keys", names, keys) == ()
