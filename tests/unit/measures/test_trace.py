"""What is noted while measures are computed, and the pointers by which it is found again."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmo_kit.measures.declaration import Number, known, measure
from pmo_kit.measures.facts import PLAN, Data, derived, number, part, records, text, total, words
from pmo_kit.measures.trace import Recorder, TracedFacts
from pmo_kit.results.reading import Reading, pointer, route

WRITTEN = {
    "method": "agile",
    "budget": {"bac": 10, "a/b~c": 1},
    "tasks": [{"id": "T-1", "budget": 3, "after": ["T-2", "T-3"]}, {"budget": 4}],
}


@derived(PLAN)
def tasks(plan: Data) -> list[Data]:
    """The tasks of an agile project."""
    return records(plan, "tasks") if text(plan, "method") == "agile" else []


@measure("whole", "double", "", tasks, formula="x")
def whole(tasks: list[Data]) -> Number:
    """The whole."""
    return known(total(tasks, "budget"))


@measure("rest", "double", "", PLAN, whole, formula="y")
def rest(plan: Data, whole: Number) -> Number:
    """The rest."""
    return known((number(part(plan, "budget"), "bac") or 0) - (whole.value or 0))


def traced() -> TracedFacts:
    recorder = Recorder()
    return TracedFacts({PLAN: recorder.record(WRITTEN, WRITTEN, "plan.yaml")}, recorder)


def test_a_measure_tells_what_was_read_for_it_and_which_measures_it_took() -> None:
    facts = traced()
    first, second = facts.chains(rest)
    assert (first.measure, first.computed.value, first.inputs) == (rest, 3, (whole,))
    assert first.readings == (Reading("budget.bac", 10, "plan.yaml", "/budget/bac"),)
    assert (second.measure, second.inputs) == (whole, ())
    assert set(second.readings) == {
        Reading("method", "agile", "plan.yaml", "/method"),
        Reading("tasks[T-1].budget", 3, "plan.yaml", "/tasks/0/budget"),
        Reading("tasks[1].budget", 4, "plan.yaml", "/tasks/1/budget"),
    }


def test_the_order_of_asking_changes_no_chain() -> None:
    facts = traced()
    facts.of(tasks)
    assert facts.chain(whole) == traced().chain(whole)


def test_texts_of_a_list_are_readings_and_what_is_absent_is_none() -> None:
    @measure("m", "double", "", PLAN, formula="z")
    def found(plan: Data) -> Number:
        """M."""
        words(records(plan, "tasks")[0], "after")
        assert number(plan, "nothing") is None
        assert part(plan, "nowhere") == {}
        return known(1.0)

    names = [reading.name for reading in traced().chain(found).readings]
    assert names == ["tasks[T-1].after[0]", "tasks[T-1].after[1]"]


def test_what_nobody_computes_is_noted_nowhere() -> None:
    recorder = Recorder()
    record = recorder.record(WRITTEN, WRITTEN, "plan.yaml")
    assert (record["method"], recorder.open) == ("agile", [])


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ((), ""),
        (("budget", "a/b~c"), "/budget/a~1b~0c"),
        (("tasks", 1, "budget"), "/tasks/1/budget"),
    ],
)
def test_pointers_are_those_of_rfc_6901(steps: tuple[str | int, ...], expected: str) -> None:
    assert pointer(steps) == expected
    assert route(expected, WRITTEN) == steps


@pytest.mark.parametrize("wrong", ["/nowhere", "/method/0", "/tasks/9", "/tasks/x"])
def test_a_pointer_that_leads_nowhere_is_refused(wrong: str) -> None:
    with pytest.raises((LookupError, ValueError)):
        route(wrong, WRITTEN)


@given(st.recursive(st.integers(), lambda d: st.lists(d) | st.dictionaries(st.text(), d)))
def test_every_value_is_found_again_by_its_pointer(data: Any) -> None:
    def each(at: Any, way: tuple[str | int, ...] = ()) -> None:
        assert route(pointer(way), data) == way
        inner = (
            at.items() if isinstance(at, dict) else enumerate(at) if isinstance(at, list) else ()
        )
        for key, value in inner:
            each(value, (*way, key))

    each(data)
