"""A measure that reads what a broken file hides is unknown itself, and so is what reads it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from pmo_kit import cel, measures
from pmo_kit.cel.holes import Holes, punched
from pmo_kit.cel.unknowns import PartialList, PartialMap, Unknown
from pmo_kit.measures.catalog import MEASURES
from pmo_kit.measures.facts import Facts, Input, gather
from pmo_kit.measures.trace import Recorder, TracedFacts

TODAY = datetime(2026, 3, 4, tzinfo=UTC)
PLAN: dict[str, Any] = {"budget": {"unit": "EUR", "bac": 100.0}, "tasks": []}
LOG: dict[str, Any] = {"risks": [], "issues": [], "assumptions": [], "changes": []}
REASON = "pmo/plan.yaml is broken at budget.bac"


def facts(plan: Any = PLAN, *logs: Any) -> Facts:
    artifacts = {"plan": [plan] if isinstance(plan, dict) else plan, "log": list(logs) or [LOG]}
    return gather(artifacts, {"tier": "T1"}, {}, TODAY)


def hidden(data: Any, *route: str | int) -> Any:
    holes = Holes()
    holes.add(route, Unknown(REASON))
    return punched(data, holes)


def unknown(found: Facts) -> set[str]:
    return {name for name, one in measures.values(found).items() if one.reason == REASON}


def test_only_measures_that_read_it_are_unknown() -> None:
    found = facts(hidden(PLAN, "budget", "bac"))
    assert "bac" in unknown(found)
    assert not {"unit", "task_budget", "risk_exposure", "open_issues"} & unknown(found)
    assert unknown(facts()) == set()


def reads(one: Input[Any], other: Input[Any]) -> bool:
    return one is other or any(reads(part, other) for part in one.of)


def test_what_is_computed_from_an_unknown_measure_is_unknown_or_does_not_need_it() -> None:
    found = measures.values(facts(hidden(PLAN, "budget", "bac")))
    readers = {name: found[name] for name, one in MEASURES.items() if reads(one, MEASURES["bac"])}
    assert len(readers) > 3
    assert all(one.reason for one in readers.values())
    assert REASON in {one.reason for name, one in readers.items() if name != "bac"}


def test_rules_cannot_take_an_unknown_measure_for_an_absent_one() -> None:
    seen = measures.compute(facts(hidden(PLAN, "budget", "bac")))
    assert isinstance(seen, PartialMap)
    with pytest.raises(cel.CelUnknown, match="pmo/plan"):
        _ = "bac" in seen
    assert type(measures.compute(facts())) is dict


def test_a_file_that_cannot_be_read_hides_what_is_counted_over_all_files() -> None:
    broken = PartialList([LOG, Unknown(REASON)])
    found = gather({"plan": [PLAN], "log": broken}, {"tier": "T1"}, {}, TODAY)
    assert unknown(found) >= {"open_risks", "risk_exposure", "open_issues", "status.risk"}
    assert not {"bac", "task_budget", "slip_days"} & unknown(found)


def test_a_fault_at_the_top_of_a_file_hides_that_key_only() -> None:
    found = unknown(facts(hidden(PLAN, "milestones")))
    assert "slip_days" in found
    assert not {"bac", "task_budget"} & found


def test_an_element_that_is_none_is_not_left_out_of_a_sum() -> None:
    log = hidden({**LOG, "issues": [{"id": "I-1"}, "x"]}, "issues", 1)
    assert unknown(facts(PLAN, log))


def test_the_amount_is_known_where_only_its_unit_is_not() -> None:
    found = measures.values(facts(hidden(PLAN, "budget", "unit")))["bac"]
    assert (found.value, found.unit) == (100.0, "")


def test_a_trace_of_an_unknown_measure_says_why() -> None:
    plain, recorder = facts(hidden(PLAN, "budget", "bac")), Recorder()
    chain = TracedFacts(plain.given, recorder).chain(MEASURES["bac"])
    assert (chain.computed.value, chain.computed.reason) == (None, REASON)
