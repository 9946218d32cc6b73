"""How a project stands: colors side by side, what moved, what the date brought, what is broken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from pmo_kit.engine import judge
from pmo_kit.engine.decisions import next_gate
from pmo_kit.gates.readiness import readiness_for
from pmo_kit.results.status import Difference, Status, StatusColor
from pmo_kit.status.status import status_of

Make = Callable[[str], Any]


def standing(project: Any) -> Status:
    opened = project.opened()
    gate = next_gate(opened.compiled.standard, opened.snapshot)
    readiness = readiness_for(gate, opened) if gate else None
    return status_of(judge(opened), readiness)


def values(found: Status) -> dict[str, Any]:
    return {measure.name: measure.value for measure in found.measures}


def test_the_numbers_are_those_of_the_measures(golden: Make) -> None:
    found = values(standing(golden("T1/executing")))
    assert (found["bac"], found["spent"], found["planned_end"]) == (54, 39, "2026-03-06")


def test_a_number_that_cannot_be_known_says_why(golden: Make) -> None:
    found = standing(golden("T1/executing"))
    cpi = next(measure for measure in found.measures if measure.name == "evm.cpi")
    assert (cpi.value, cpi.reason) == (None, "earned value is not applicable to T1")
    assert all((measure.value is None) == bool(measure.reason) for measure in found.measures)


def test_computed_and_reported_colors_stand_side_by_side(golden: Make) -> None:
    shades = standing(golden("T3/executing")).colors
    assert shades[0] == StatusColor("overall", "amber", "amber")
    assert [s.dimension for s in shades] == [
        "overall",
        "schedule",
        "cost",
        "risk",
        "scope",
        "benefit",
    ]
    assert StatusColor("scope", "", "green") in shades


def test_a_report_that_says_better_than_computed_is_told(golden: Make) -> None:
    project = golden("T3/executing").change(
        "pmo/reports/SR-5.yaml",
        "status: {overall: amber,",
        "override_reason: It will be fine.\nstatus: {overall: green,",
    )
    found = standing(project)
    assert found.colors[0].better
    assert found.override == "It will be fine."
    assert not StatusColor("cost", "green", "red").better
    assert not StatusColor("cost", "unknown", "green").better


def test_what_moved_since_the_last_report(golden: Make) -> None:
    moves = standing(golden("T3/executing")).differences
    assert moves[0] == Difference("spent", 91000, 96400.0, "EUR")
    names = [m.name for m in moves]
    assert names == ["spent", "earned", "planned", "forecast_cost", "expected_end"]


def test_a_report_of_today_has_nothing_to_add(golden: Make) -> None:
    assert standing(golden("T1/executing")).differences == ()


def test_old_data_is_not_known_and_the_date_is_to_blame(golden: Make) -> None:
    project = replace(golden("T1/executing"), as_of=date(2026, 4, 1))
    found = standing(project)
    assert found.colors[0].computed == "unknown"
    assert found.colors[0].reason == "too old: the latest report is from 2026-02-13"
    assert "STAT-001" in {finding.rule for finding in found.timed}
    assert all(finding.timed for finding in found.timed)


def test_a_later_report_does_not_count_yet(golden: Make) -> None:
    project = replace(golden("T1/executing"), as_of=date(2026, 2, 1))
    assert standing(project).report == "SR-1"


def test_the_next_gate_is_the_one_that_ends_the_phase(golden: Make) -> None:
    found = standing(golden("T1/executing"))
    assert found.readiness is not None
    assert (found.readiness.gate, found.readiness.ready) == ("RfC", False)


def test_after_the_last_phase_there_is_no_gate(golden: Make) -> None:
    project = golden("T1/closed")
    assert next_gate(project.compiled.standard, project.snapshot()) == ""
    assert standing(project).readiness is None


def test_a_broken_file_is_told_since_its_numbers_are_missing(golden: Make) -> None:
    found = standing(golden("T1/executing").write("pmo/log.yaml", "schema: log/v1\nrisks: ["))
    assert (found.broken, found.exit_code) == (("pmo/log.yaml",), 2)


def test_a_broken_file_of_which_nobody_can_tell_the_kind_is_told_too(golden: Make) -> None:
    found = standing(golden("T1/executing").write("pmo/more.yaml", "risks: ["))
    assert (found.broken, found.exit_code) == (("pmo/more.yaml",), 2)


def test_a_whole_project_is_told_with_code_0(golden: Make) -> None:
    assert standing(golden("T1/executing")).exit_code == 0


def test_a_faulty_value_is_neither_shown_nor_compared(golden: Make) -> None:
    project = golden("T3/executing")
    sound = standing(project)
    found = standing(project.change("pmo/reports/SR-5.yaml", "bac: 252000", "bac: [1]"))
    assert found.broken == ("pmo/reports/SR-5.yaml",)
    assert "bac" not in {one.name for one in found.differences}
    assert values(found)["bac"] == values(sound)["bac"]


def test_a_measure_that_reads_a_faulty_value_says_where_it_is(golden: Make) -> None:
    found = standing(golden("T1/executing").change("pmo/plan.yaml", "bac: ", "bac: x"))
    bac = next(measure for measure in found.measures if measure.name == "bac")
    assert (bac.value, bac.reason) == (None, "pmo/plan.yaml is broken at budget.bac")
    assert values(found)["task_budget"] == 50
