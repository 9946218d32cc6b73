"""The stand-in for `rpds` behaves as `rpds` does, wherever jsonschema and referencing use it."""

from __future__ import annotations

from typing import Any

import pytest
import rpds
import rpds_stand_in
from hypothesis import given
from hypothesis import strategies as st

KEYS = st.integers(0, 5)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("insert"), KEYS, KEYS),
        st.tuples(st.just("remove"), KEYS),
        st.tuples(st.just("update"), st.dictionaries(KEYS, KEYS)),
    )
)


def after(start: Any, steps: list[tuple[Any, ...]]) -> list[Any]:
    """What a collection holds after each step, and where a step failed."""
    seen = []
    for name, *given_ in steps:
        try:
            start = getattr(start, name)(*given_)
        except KeyError:
            seen.append("KeyError")
        seen.append((dict(start) if hasattr(start, "items") else set(start), len(start)))
    return seen


@given(STEPS)
def test_mappings(steps: list[tuple[Any, ...]]) -> None:
    assert after(rpds_stand_in.HashTrieMap(), steps) == after(rpds.HashTrieMap(), steps)


@given(st.dictionaries(KEYS, KEYS))
def test_mappings_convert_compare_and_hash(data: dict[int, int]) -> None:
    own = rpds_stand_in.HashTrieMap.convert(data)
    assert rpds_stand_in.HashTrieMap.convert(own) is own
    assert own == rpds_stand_in.HashTrieMap(data)
    assert hash(own) == hash(rpds_stand_in.HashTrieMap(data))
    assert own.insert(9, 9) is not own
    assert 9 not in own


@given(st.lists(st.tuples(st.sampled_from(["insert", "discard"]), KEYS)), st.sets(KEYS))
def test_sets(steps: list[tuple[Any, ...]], more: set[int]) -> None:
    mine, theirs = rpds_stand_in.HashTrieSet(), rpds.HashTrieSet()
    assert after(mine, steps) == after(theirs, steps)
    assert set(mine.update(more)) == set(theirs.update(more))


@given(st.lists(KEYS), KEYS)
def test_lists(values: list[int], front: int) -> None:
    mine, theirs = rpds_stand_in.List(values), rpds.List(values)
    assert list(mine) == list(theirs)
    assert list(mine.push_front(front)) == list(theirs.push_front(front))


def test_what_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        rpds_stand_in.HashTrieMap().remove(1)
