"""Key figures of a project: values, colors, three kinds of nothing, and what they are from."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from companies import company

from pmo_kit.engine import Compiled, prepare
from pmo_kit.engine.check import read_state
from pmo_kit.engine.state import State
from pmo_kit.results.kpi import KpiValue
from pmo_kit.standard import Standard
from pmo_kit.standard.kpis import load_kpis
from pmo_kit.status.kpi_examples import of_project
from pmo_kit.status.kpi_formulas import CompiledKpi
from pmo_kit.status.kpis import KeyFigures, field_readings, kpi_value, seen_of

Make = Callable[[str], Any]
STEERING = {
    "cost-at-completion",
    "optimism-gap",
    "time-tolerance-used",
    "milestones-kept",
    "change-volume",
    "asks-in-time",
}
BOARD = {
    "benefits-realised",
    "money-linked",
    "work-in-progress",
    "decision-time",
    "skills-missing",
    "dependencies-at-risk",
    "how-much-known",
    "method-cost",
}
OWN = """
schema: kpi/v1
id: {id}
title: Own
question: How long is it?
decides: The sponsor, whether it is long enough.
of: project
formula: {formula}
unit: tasks
good: higher
not_applicable: never
trap: Short tasks.
pair: cpi
source: Acme
owner: pmo
cadence: weekly
example:
  given: {{}}
  value: null
"""


@pytest.fixture(scope="module")
def figures(core: Compiled) -> KeyFigures:
    return KeyFigures(core.standard)


def state_of(project: Any) -> State:
    return read_state(project.compiled, project.snapshot(), project.options)


def values(figures: KeyFigures, project: Any) -> dict[str, KpiValue]:
    return {one.id: one for one in figures.of_project(state_of(project))}


def worked(figures: KeyFigures, id: str, standard: Standard, **given: Any) -> KpiValue:
    compiled = figures.named(id)
    assert compiled is not None
    return of_project(compiled, {"given": given}, standard)


def test_there_are_thirty_few_of_them_for_many(figures: KeyFigures) -> None:
    known = figures.every
    assert len(known) == 30
    assert {id for id, one in known.items() if one.page == "steering"} == STEERING
    assert {id for id, one in known.items() if one.page == "board"} == BOARD
    assert {one.kpi.id for of in ("project", "portfolio") for one in figures.compiled(of)} == {
        *known
    }


@pytest.mark.parametrize("stage", ["T1/initiating", "T1/executing", "T3/executing"])
def test_every_figure_of_a_golden_project_is_known_or_says_which_nothing(
    figures: KeyFigures, golden: Make, stage: str
) -> None:
    for one in values(figures, golden(stage)).values():
        assert (one.value is None) == (one.state != "known") == bool(one.reason), one
        assert one.color in ("", "green", "amber", "red")
        assert not (one.value is None and one.color)


def test_a_light_project_has_no_earned_value_and_nobody_asks_for_it(
    figures: KeyFigures, golden: Make
) -> None:
    found = values(figures, golden("T1/executing"))
    for id in ("cpi", "tcpi", "spi-t", "optimism-gap", "case-still-holds"):
        assert found[id].state == "not-applicable"
    assert found["cost-at-completion"].value == 0
    assert found["money-tied"].state == "not-recorded"
    assert found["money-tied"].reason == "no actuals say what is ordered"


def test_what_rests_on_progress_is_too_old_where_that_is(figures: KeyFigures, golden: Make) -> None:
    project = golden("T3/executing")
    late = read_state(
        project.compiled, project.snapshot(), project.options._replace(as_of=date(2026, 9, 1))
    )
    found = {one.id: one for one in figures.of_project(late)}
    for id in ("cpi", "time-tolerance-used", "cost-at-completion"):
        assert found[id].state == "too-old", found[id]
        assert found[id].reason.startswith("too old")
    assert found["overdue-issues"].state == "known"


def test_what_a_broken_file_hides_is_not_recorded_and_the_rest_is_known(
    figures: KeyFigures, golden: Make
) -> None:
    project = golden("T3/executing")
    (project.root / "pmo/plan.yaml").write_text("schema: plan/v1\ntasks: [", encoding="utf-8")
    found = values(figures, project)
    assert (found["cpi"].value, found["cpi"].reason) == (None, "pmo/plan.yaml is broken")
    assert found["change-volume"].value == 5


def test_inputs_are_what_the_formula_read(figures: KeyFigures, golden: Make) -> None:
    found = values(figures, golden("T3/executing"))
    assert dict(found["money-tied"].inputs) == {
        "measures.agreed_budget": 252_000,
        "measures.committed": 44_000,
        "measures.spent": 96_400,
    }
    assert [(one.title, one.value) for one in found["time-tolerance-used"].beside] == [
        ("Slip of the end", 4),
        ("Tolerated", 14),
    ]


@pytest.mark.parametrize(
    ("id", "given", "value", "color"),
    [
        ("cpi", {"bac": 100, "earned": 50, "spent": 50 / 0.95}, 0.95, "green"),
        ("cpi", {"bac": 100, "earned": 50, "spent": 50 / 0.9}, 0.9, "amber"),
        ("cpi", {"bac": 100, "earned": 50, "spent": 56}, 0.892857, "red"),
        ("cpi", {"bac": 100, "earned": 10, "spent": 50}, 0.2, ""),
        ("cpi", {"bac": 100, "earned": 95, "spent": 200}, 0.475, ""),
        ("time-tolerance-used", {"end_slip_days": 5, "tolerated_slip_days": 10}, 50, "green"),
        ("time-tolerance-used", {"end_slip_days": 10, "tolerated_slip_days": 10}, 100, "amber"),
        ("time-tolerance-used", {"end_slip_days": 11, "tolerated_slip_days": 10}, 110, "red"),
        ("time-tolerance-used", {"end_slip_days": -3, "tolerated_slip_days": 10}, -30, "green"),
        ("forecast-drift", {"forecast_drift_days": -14}, -14, "amber"),
        ("forecast-drift", {"forecast_drift_days": -16}, -16, "red"),
        ("red-risks-unanswered", {"unanswered_red_risks": 0, "open_red_risks": 2}, 0, "amber"),
        ("red-risks-unanswered", {"unanswered_red_risks": 0, "open_red_risks": 0}, 0, "green"),
        ("milestones-kept", {"milestones_first_due": 3, "milestones_first_kept": 0}, 0, ""),
        ("case-still-holds", {"case_age_days": 10, "case_value": 0}, 0.328542, "red"),
        ("case-still-holds", {"case_age_days": 200, "case_value": 1}, 6.570842, "amber"),
        (
            "cost-at-completion",  # what is spent is the least that it costs
            {
                "agreed_budget": 100,
                "forecast_cost": 90,
                "spent": 120,
                "tolerated_cost_percent": 10,
            },
            20,
            "red",
        ),
    ],
)
def test_limits_are_met_on_the_spot(
    figures: KeyFigures,
    core: Compiled,
    id: str,
    given: dict[str, Any],
    value: float,
    color: str,
) -> None:
    found = worked(figures, id, core.standard, **given)
    assert (found.value, found.color) == (pytest.approx(value), color), found


@pytest.mark.parametrize(
    ("id", "given", "reason"),
    [
        ("cost-at-completion", {"agreed_budget": 1, "spent": 1}, "nobody has forecast"),
        ("cost-at-completion", {"agreed_budget": 0, "forecast_cost": 1}, "divided by is 0"),
        ("time-tolerance-used", {"end_slip_days": 1, "tolerated_slip_days": 0}, "divided by is 0"),
        ("tcpi", {"bac": 100, "earned": 50, "spent": 100}, "not achievable"),
        ("asks-in-time", {"asks_due": 0, "asks_in_time": 0}, "Nothing was to be answered"),
    ],
)
def test_a_figure_without_a_value_says_why(
    figures: KeyFigures, core: Compiled, id: str, given: dict[str, Any], reason: str
) -> None:
    found = worked(figures, id, core.standard, **given)
    assert found.value is None
    assert reason in found.reason


def own(home: Path, id: str, formula: str, **kwargs: str) -> tuple[Standard, CompiledKpi]:
    text = OWN.format(id=id, formula=formula)
    folder = company(home, files={f"kpis/{id}.yaml": text})
    standard = prepare(str(folder), "1.0").standard
    found = KeyFigures(standard).named(id)
    assert found is not None
    return standard, found


def test_a_companys_figure_rests_on_fields_each_with_its_place(
    golden: Make, tmp_path: Path
) -> None:
    formula = "double(size(one.plan.tasks.filter(t, t.budget >= 15000.0)))"
    _, figure = own(tmp_path, "large-tasks", formula)
    project = golden("T3/executing")
    state = state_of(project)
    seen = seen_of(state)
    found = kpi_value(figure, seen)
    assert (found.value, found.state) == (5, "known")
    read = field_readings(figure, seen, state)
    lines = (project.root / "pmo/plan.yaml").read_text(encoding="utf-8").splitlines()
    assert len(read) == 5
    for reading, place in read:
        assert lines[place.line - 1][place.column - 1 :].split()[0] == str(reading.value)
        assert reading.name.endswith(".budget")


def test_a_companys_figure_without_its_artifact_says_so(golden: Make, tmp_path: Path) -> None:
    _, figure = own(tmp_path, "options", "double(size(one.business_case.meta.options))")
    found = kpi_value(figure, seen_of(state_of(golden("T1/executing"))))
    assert (found.state, found.reason) == ("not-recorded", "there is no business-case")


def test_a_companys_figure_of_an_inherited_id_replaces_that_one(tmp_path: Path) -> None:
    standard, figure = own(tmp_path, "cpi", "measures.evm.spi")
    known = load_kpis(standard)
    assert (len(known), figure.kpi.formula) == (30, "measures.evm.spi")
    assert (known["cpi"].layer, known["tcpi"].layer) == ("acme@1.0", "core@1.0")
    assert known["cpi"].file == "acme/kpis/cpi.yaml".replace("acme/", f"{tmp_path.name}/acme/", 1)


def test_preparing_a_standard_reads_no_key_figure(tmp_path: Path) -> None:
    folder = company(tmp_path, files={"kpis/broken.yaml": "schema: kpi/v1\nid: ["})
    assert prepare(str(folder), "1.0").standard.id == "acme"
