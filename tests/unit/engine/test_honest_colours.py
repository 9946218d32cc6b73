"""No colour lies: how a report can look better than its project, and what finds it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from pmo_kit.engine import check
from pmo_kit.measures import values

Make = Callable[[str], Any]
PLAN, REPORT = "pmo/plan.yaml", "pmo/reports/SR-2.yaml"
LATE = (
    "baseline: 2026-03-06      # 2026-02-27 before C-01\n    forecast: 2026-03-06",
    "baseline: 2026-03-06\n    forecast: 2026-03-20",
)
GREEN = "status: {overall: green}"
REASON = "\noverride_reason: Olga has agreed to two weeks more."


def stat(project: Any) -> dict[str, str]:
    """The rules on status reports that failed, with their levels."""
    found = project.check().findings
    return {f.rule: f.level for f in found if f.rule.startswith("STAT") and f.outcome == "failed"}


def confirmed(by: str, on: str) -> str:
    return f"{REASON}\noverride_confirmed_by: {by}\noverride_confirmed_on: {on}"


def late(make: Make, more: str = "", status: str = GREEN) -> Any:
    """Golden T1 two weeks late, and what its report says."""
    return make("T1/executing").change(PLAN, *LATE).change(REPORT, GREEN, status + more)


def test_red_reported_green_blocks(golden: Make) -> None:
    assert stat(late(golden)) == {"STAT-029": "shall"}


def test_a_reason_of_the_leaders_own_is_not_enough(golden: Make) -> None:
    assert stat(late(golden, REASON)) == {"STAT-029": "shall"}


def test_the_sponsors_word_is(golden: Make) -> None:
    assert stat(late(golden, confirmed("olga", "2026-02-13"))) == {}


@pytest.mark.parametrize(
    ("by", "on"), [("ada", "2026-02-13"), ("eve", "2026-02-13"), ("olga", "2026-01-30")]
)
def test_no_other_persons_word_and_none_of_an_earlier_report(
    golden: Make, by: str, on: str
) -> None:
    assert stat(late(golden, confirmed(by, on))) == {"STAT-030": "shall"}


def test_it_ends_with_the_next_report(golden: Make) -> None:
    project = late(golden, confirmed("olga", "2026-02-13"))
    text = (project.root / REPORT).read_text(encoding="utf-8")
    copied = text.replace("id: SR-2", "id: SR-3").replace("date: 2026-02-13", "date: 2026-02-16")
    project.write(
        "pmo/reports/SR-3.yaml", copied.replace("  You agreed", "  Once more, you agreed")
    )
    later = replace(project, as_of=date(2026, 2, 16))
    assert stat(later) == {"STAT-030": "shall"}
    bare = copied.replace(confirmed("olga", "2026-02-13"), "")
    later.write("pmo/reports/SR-3.yaml", bare.replace("  You agreed", "  Once more, you agreed"))
    assert stat(later) == {"STAT-029": "shall"}


def test_a_sponsor_who_has_handed_over_confirms_nothing_any_more(golden: Make) -> None:
    handed = (
        "\nhandovers:\n  - {role: project-owner, given_by: olga, taken_by: bela, on: 2026-02-09,"
        " accepted_on: 2026-02-09}\nformer:\n  - {person: olga, until: 2026-06-30}\n"
    )

    def told(by: str, on: str) -> set[str]:
        project = late(golden, confirmed(by, on))
        project.change("pmo.yaml", "project_owner: olga", "project_owner: bela")
        manifest = (project.root / "pmo.yaml").read_text(encoding="utf-8")
        found = set(stat(project.write("pmo.yaml", manifest + handed)))
        shutil.rmtree(project.root)
        return found & {"STAT-029", "STAT-030"}

    assert told("olga", "2026-02-13") == {"STAT-030"}
    assert told("bela", "2026-02-13") == set()
    assert told("olga", "2026-02-06") == set()


def test_red_reported_amber_is_advice_and_a_reason_will_do(golden: Make) -> None:
    amber = "status: {overall: amber}"
    assert stat(late(golden, status=amber)) == {"STAT-017": "should"}


def test_red_reported_amber_with_a_reason(golden: Make) -> None:
    assert stat(late(golden, REASON, status="status: {overall: amber}")) == {}


def test_worse_than_computed_is_free(golden: Make) -> None:
    project = golden("T1/executing").change(REPORT, GREEN, "status: {overall: amber}")
    assert stat(project) == {}


def test_a_dimension_counts_where_the_whole_is_red(golden: Make) -> None:
    told = "status: {overall: red, schedule: green, cost: green}"
    asks = "\nasks: [{ask: May it take longer?, of: olga, needed_by: 2026-02-20}]"
    assert stat(late(golden, REASON + asks, status=told)) == {"STAT-029": "shall"}


def test_nothing_done_and_five_times_the_budget_spent_does_not_pass_as_green(golden: Make) -> None:
    project = golden("T1/executing")
    project.change("pmo.yaml", "tier: T1", "tier: T2")
    plan = (project.root / PLAN).read_text(encoding="utf-8")
    kept = [
        line
        for line in plan.splitlines()
        if not line.strip().startswith(("actual", "remaining", "progress"))
    ]
    project.write(PLAN, "\n".join(kept) + "\n")
    project.change(REPORT, "date: 2026-02-13", "date: 2026-03-05")
    project.change(REPORT, "spent: 39, forecast: 54", "spent: 270, forecast: 54")
    found = stat(replace(project, as_of=date(2026, 3, 5)))
    assert found.items() >= {
        ("STAT-025", "shall"),
        ("STAT-027", "shall"),
        ("STAT-029", "shall"),
    }


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("spent: 39, forecast: 54", "spent: 39, forecast: 38", "STAT-025"),
        ("spent: 39,", "spent: 39, earned: 54,", "STAT-026"),
        ("spent: 39, forecast: 54", "spent: 55, forecast: 55", "STAT-027"),
    ],
)
def test_numbers_that_contradict_each_other_block(
    golden: Make, old: str, new: str, rule: str
) -> None:
    project = golden("T1/executing").change(REPORT, old, new)
    judged = check(project.compiled, project.snapshot(), project.options._replace(commit=True))
    blocking = {f.rule for f in judged.report.findings if f.outcome == "failed" and not f.timed}
    assert rule in blocking
    assert stat(project)[rule] == "shall"


def test_an_earned_value_before_a_change_of_the_budget_is_no_contradiction(golden: Make) -> None:
    told = "bac: 60, earned: 54, spent: 39,"
    project = golden("T1/executing").change(REPORT, "bac: 54, spent: 39,", told)
    assert "STAT-026" not in stat(project)


def test_what_nobody_recorded_is_not_green_without_a_word(golden: Make) -> None:
    project = golden("T1/executing").change(
        PLAN, "owner: ada\n", "owner: ada\nprogress_on: 2026-01-19\n"
    )
    assert stat(project) == {"STAT-031": "shall"}


def test_what_is_not_applicable_or_not_due_needs_no_word(golden: Make) -> None:
    project = replace(golden("T1/executing"), as_of=date(2026, 1, 25))
    plan = (project.root / PLAN).read_text(encoding="utf-8")
    kept = [
        line
        for line in plan.splitlines()
        if not line.strip().startswith(("actual", "remaining", "progress"))
    ]
    project.write(PLAN, "\n".join(kept) + "\n").remove(REPORT).remove("pmo/reports/SR-1.yaml")
    assert stat(project) == {}
    judged = check(project.compiled, project.snapshot(), project.options)
    found = values(judged.state.facts)
    assert found["status.schedule"].value == found["status.cost"].value == "not applicable"
    assert found["status.overall"].value == "green"


def test_nobody_is_red_because_a_fortnight_passed(golden: Make) -> None:
    project = golden("T3/executing")
    seen = set()
    for later in range(15):
        day = replace(project, as_of=date(2026, 5, 29) + timedelta(later))
        judged = check(day.compiled, day.snapshot(), day.options)
        found = values(judged.state.facts)
        seen.add(tuple(found[f"status.{name}"].value for name in ("schedule", "cost", "risk")))
    assert seen == {("green", "green", "amber")}


def test_an_agile_project_without_tasks_has_its_colours(golden: Make) -> None:
    project = golden("T1/executing").change("pmo.yaml", "method: predictive", "method: agile")
    plan = (project.root / PLAN).read_text(encoding="utf-8")
    project.write(PLAN, plan[: plan.index("tasks:")] + "tasks: []\n")
    assert stat(project) == {}
    judged = check(project.compiled, project.snapshot(), project.options)
    found = values(judged.state.facts)
    assert {found[f"status.{name}"].value for name in ("schedule", "cost", "risk")} == {"green"}


def test_a_light_project_without_budgets_by_task_has_its_colours(golden: Make) -> None:
    project = golden("T1/executing")
    plan = (project.root / PLAN).read_text(encoding="utf-8")
    kept = [
        line
        for line in plan.splitlines()
        if not line.startswith(("    budget:", "    actual:", "    remaining:"))
    ]
    text = "\n".join(kept).replace("undistributed: 4", "undistributed: 54") + "\n"
    project.write(PLAN, text)
    assert stat(project) == {}


@pytest.mark.parametrize("path", ["pmo/plan.yaml", "pmo/log.yaml", "pmo/charter.md"])
def test_what_a_broken_file_hides_is_no_colour(golden: Make, path: str) -> None:
    project = golden("T1/executing").write(path, "schema: [")
    judged = check(project.compiled, project.snapshot(), project.options)
    verdicts = [v for v in judged.report.verdicts if v.subject.endswith("/SR-2")]
    said = {v.outcome for v in verdicts if v.rule == "STAT-029"}
    assert said == {"skipped"}


def test_a_broken_file_of_bookings_leaves_the_cost_unknown(golden: Make) -> None:
    project = golden("T3/executing").write(
        "pmo/actuals/AC-2026-05.yaml", "schema: actuals/v1\nid: ["
    )
    judged = check(project.compiled, project.snapshot(), project.options)
    found = values(judged.state.facts)
    assert found["status.cost"].value is None
    assert found["status.cost"].reason == "pmo/actuals/AC-2026-05.yaml is broken"
    assert found["status.schedule"].value == "green"
