"""What follows from declarations: kinds, what time changes, the order of computing, the names."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

import pytest

import pmo_kit.measures
from pmo_kit.measures import catalog
from pmo_kit.measures.catalog import MEASURES, SUBJECTS
from pmo_kit.measures.declaration import Computed, Measure, Number, known, measure, unknown
from pmo_kit.measures.facts import CHARTER, NOTHING, PLAN, TODAY, Data, Facts, derived, number

ROOM = Path(pmo_kit.measures.__file__).parent


def test_a_measure_has_the_kinds_and_the_time_of_all_that_it_is_computed_from() -> None:
    @measure("late", "int", "days", CHARTER, TODAY, formula="x")
    def late(charter: Data, today: object) -> Computed[int]:
        """How late."""
        return known(1)

    @derived(PLAN, late)
    def between(plan: Data, late: Computed[int]) -> int:
        return 0

    @measure("far", "int", "days", between, formula="y")
    def far(between: int) -> Computed[int]:
        """How far."""
        return known(between)

    assert (far.kinds, far.timed) == ({"plan", "charter"}, True)
    assert not measure("plain", "int", "", PLAN, formula="z")(lambda plan: known(1)).timed


def test_each_input_is_computed_once_and_only_when_asked_for() -> None:
    calls: list[str] = []

    @measure("one", "double", "", PLAN, formula="x")
    def one(plan: Data) -> Number:
        """One."""
        calls.append("one")
        return known(number(plan, "bac") or 0.0)

    @measure("two", "double", "", one, one, formula="one + one")
    def two(first: Number, second: Number) -> Number:
        """Two."""
        calls.append("two")
        return known((first.value or 0) + (second.value or 0))

    facts = Facts({PLAN: {"bac": 4}})
    assert calls == []
    assert [two(facts).value, two(facts).value, one(facts).value] == [8, 8, 4]
    assert calls == ["one", "two"]


def test_what_is_not_applicable_is_not_computed() -> None:
    @derived(PLAN)
    def no_plan(plan: Data) -> str:
        return "" if plan else "there is no plan"

    def refuse(plan: Data) -> Number:
        """Never."""
        raise AssertionError

    made = measure("m", "double", "ratio", PLAN, unless=no_plan, formula="x")(refuse)
    assert made(Facts({PLAN: NOTHING})) == (None, "there is no plan", "ratio")
    other = measure("m", "string", "", PLAN, unless=no_plan, otherwise="?", formula="x")(refuse)
    assert other(Facts({PLAN: NOTHING})) == ("?", "there is no plan", "")


def test_amounts_are_in_the_unit_of_the_project() -> None:
    @measure("m", "double", "unit", PLAN, formula="x")
    def amount(plan: Data) -> Number:
        """M."""
        return unknown("nobody knows")

    plan: Mapping[str, object] = {"budget": {"unit": "EUR"}}
    assert amount(Facts({PLAN: plan})).unit == "EUR"
    assert amount(Facts({PLAN: NOTHING})).unit == "units"


def test_every_module_that_declares_measures_is_in_the_catalog() -> None:
    listed = {module.__name__ for modules in SUBJECTS.values() for module in modules}
    found = {
        module.__name__
        for path in ROOM.glob("[a-z]*.py")
        if [*catalog.declared(module := import_module(f"pmo_kit.measures.{path.stem}"))]
    }
    assert found == listed


@pytest.mark.parametrize("found", MEASURES.values(), ids=list(MEASURES))
def test_a_declaration_is_whole(found: Measure[object]) -> None:
    assert found.function.__name__ == found.name.rpartition(".")[2]
    assert found.means.endswith(".")
    assert "  " not in found.means
    assert found.formula
    assert found.kinds


def test_a_name_may_be_short_where_only_one_measure_has_it() -> None:
    assert catalog.named("cpi") is catalog.named("EVM.CPI") is MEASURES["evm.cpi"]
    assert catalog.named("planned") is MEASURES["planned"]
    assert catalog.named("status") is None
    assert {"evm.cpi", "cpi", "status.overall", "overall"} <= set(catalog.names())
