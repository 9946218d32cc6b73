"""The measures of a whole snapshot: a project small enough to compute by hand, and its gaps."""

from __future__ import annotations

import copy
import json
import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmo_kit import measures
from pmo_kit.measures import catalog
from pmo_kit.measures.catalog import MEASURES, nested
from pmo_kit.measures.facts import gather

ROOT = Path(__file__).parents[3]
PYTHON = {"int": int, "double": float, "string": str, "timestamp": datetime}


def day(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}T00:00:00+00:00")


MONDAY = day("2026-02-02")
TODAY = day("2026-02-11")
THRESHOLDS = {
    "risk_red": 15,
    "report_days": {"T1": 14, "T2": 14, "T3": 14},
    "report_stale": 1.5,
    "tolerance_cost_percent": 10,
    "tolerance_schedule_days": 10,
}
PROJECT = {
    "id": "hidden-number",
    "tier": "T2",
    "phase": "executing",
    "method": "predictive",
    "dates": {"start": day("2026-01-26"), "end": day("2026-02-20")},
}
TASKS = [
    # Three working weeks of 40 hours: the first is done, the second is half done on its Wednesday.
    {
        "id": "T-01",
        "budget": 40.0,
        "start": MONDAY,
        "finish": day("2026-02-06"),
        "progress": 100,
        "actual": 50.0,
        "remaining": 0.0,
    },
    {
        "id": "T-02",
        "budget": 40.0,
        "start": day("2026-02-09"),
        "finish": day("2026-02-13"),
        "depends_on": ["T-01"],
        "progress": 50,
        "actual": 25.0,
        "remaining": 25.0,
    },
    {
        "id": "T-03",
        "budget": 40.0,
        "start": day("2026-02-16"),
        "finish": day("2026-02-20"),
        "depends_on": ["T-02"],
    },
]
ARTIFACTS: dict[str, list[Any]] = {
    "plan": [
        {
            "progress_on": TODAY,
            "budget": {"unit": "h", "bac": 130.0, "undistributed": 6.0, "contingency": 4.0},
            "deliverables": [
                {
                    "id": "DL-1",
                    "status": "accepted",
                    "due": day("2026-02-06"),
                    "accepted_on": day("2026-02-09"),
                },
                {"id": "DL-2", "status": "planned", "due": day("2026-02-12")},
                {"id": "DL-3", "status": "descoped", "due": day("2026-02-06")},
            ],
            "milestones": [
                {"id": "M-02", "baseline": day("2026-02-20"), "forecast": day("2026-02-23")},
                {"id": "M-01", "baseline": day("2026-02-06"), "actual": day("2026-02-10")},
            ],
            "tasks": TASKS,
        }
    ],
    "charter": [
        {"budget": {"unit": "h", "total": 120.0, "management_reserve": 15.0}, "tolerances": {}}
    ],
    "log": [
        {
            "risks": [
                {"id": "R-1", "status": "open", "likelihood": 4, "impact": 5},
                {"id": "R-2", "status": "open", "likelihood": 2, "impact": 2},
                {"id": "R-3", "status": "closed", "likelihood": 5, "impact": 5},
            ]
        },
        {
            "issues": [
                {
                    "id": "I-1",
                    "status": "open",
                    "raised_on": day("2026-02-01"),
                    "target_date": day("2026-02-10"),
                    "escalated": True,
                },
                {
                    "id": "I-3",
                    "status": "open",
                    "raised_on": day("2026-02-08"),
                    "target_date": day("2026-02-20"),
                },
                {"id": "I-2", "status": "closed", "target_date": day("2026-02-01")},
            ],
            "changes": [
                {
                    "id": "C-1",
                    "status": "implemented",
                    "raised_on": day("2026-02-03"),
                    "impact": {"budget": 10.0, "contingency": -2.0, "days": 3},
                    "milestones": [
                        {"id": "M-01", "from": day("2026-02-03"), "to": day("2026-02-06")}
                    ],
                },
                {"id": "C-2", "status": "rejected", "impact": {"budget": 99.0}},
                {"id": "C-3", "status": "assessing"},
            ],
        },
    ],
    "status-report": [
        {
            "id": "SR-2",
            "date": day("2026-02-09"),
            "numbers": {"spent": 70.0, "forecast": 140.0, "finish": day("2026-02-23")},
            "asks": [
                {
                    "id": "ASK-1",
                    "needed_by": day("2026-02-06"),
                    "answered_on": day("2026-02-06"),
                },
                {"id": "ASK-2", "needed_by": day("2026-02-10")},
                {"id": "ASK-3", "needed_by": day("2026-02-11")},
            ],
        },
        {
            "id": "SR-1",
            "date": day("2026-02-02"),
            "numbers": {"finish": day("2026-02-20")},
            "asks": [{"id": "ASK-1", "needed_by": day("2026-02-06")}],
        },
        {"id": "SR-0", "date": day("2026-01-26"), "numbers": {"finish": day("2026-02-13")}},
        {"id": "SR-3", "date": day("2026-03-02")},
    ],
    "actuals": [
        {
            "period": {"from": day("2026-02-02"), "to": day("2026-02-06")},
            "entries": [{"task": "T-01", "internal": 50.0, "committed": 9.0}],
        },
        {
            "period": {"from": day("2026-02-07"), "to": day("2026-02-11")},
            "entries": [
                {"task": "T-01", "committed": 4.0},
                {"task": "T-02", "internal": 25.0, "committed": 2.0},
            ],
        },
    ],
    "business-case": [
        {
            "unit": "h",
            "options": [
                {"id": "stay", "nothing": True, "running_cost": 20.0},
                {"id": "build", "benefit": 400.0, "running_cost": 60.0},
            ],
            "chosen": "build",
            "reviews": [{"on": day("2026-02-01"), "holds": True}],
        }
    ],
    "benefits-register": [
        {
            "benefits": [
                {
                    "id": "B-1",
                    "baseline": 240.0,
                    "target": 10.0,
                    "due": day("2026-02-10"),
                    "readings": [
                        {"on": day("2026-02-10"), "value": 60.0},
                        {"on": day("2026-02-01"), "value": 10.0},
                    ],
                },
                {"id": "B-2", "baseline": 1.0, "target": 2.0, "due": day("2026-02-10")},
                {
                    "id": "B-3",
                    "baseline": 1.0,
                    "target": 2.0,
                    "due": day("2026-02-12"),
                    "readings": [
                        {"on": day("2026-02-10"), "value": 2.0},
                        {"on": day("2026-02-26"), "value": 1.5},
                    ],
                },
            ]
        }
    ],
    "resource-plan": [
        {
            "resources": [
                {
                    "hours_per_week": 20.0,
                    "from": day("2026-02-02"),
                    "to": day("2026-02-13"),
                    "confirmed_by": "bo",
                },
                {"hours_per_week": 10.0, "from": day("2026-02-16"), "to": day("2026-02-27")},
                {"hours_per_week": 40.0, "from": day("2026-06-01"), "to": day("2026-06-05")},
            ]
        }
    ],
}


def computed(
    change: Mapping[str, Any] | None = None, today: datetime = TODAY, **project: Any
) -> dict[str, Any]:
    artifacts = {**copy.deepcopy(ARTIFACTS), **(change or {})}
    return measures.compute(gather(artifacts, {**PROJECT, **project}, THRESHOLDS, today))


def plan(**changes: Any) -> dict[str, Any]:
    return {"plan": [{**ARTIFACTS["plan"][0], **changes}]}


BY_HAND = {
    "unit": "h",
    "bac": 130.0,
    "task_budget": 120.0,
    "undistributed": 6.0,
    "contingency": 4.0,
    "first_contingency": 6.0,  # a change took 2 of it
    "management_reserve": 15.0,
    "agreed_budget": 130.0,
    "approved_change_budget": 10.0,
    "approved_change_days": 3,
    "open_changes": 1,
    "spent": 75.0,
    "booked_until": day("2026-02-11"),
    "committed": 6.0,  # T-01 by its last entry, and T-02
    "earned": 60.0,
    "planned": 64.0,
    "progress_percent": 50.0,
    "forecast_cost": 150.0,
    "cost_overrun_percent": pytest.approx(15.384615),
    "earned_percent": pytest.approx(60 / 130 * 100),
    "status_date": TODAY,
    "expected_end": day("2026-02-23"),  # 3 of T-02's 5 days are left, and all 5 of T-03
    "overdue_work_percent": None,  # T-01 was to be finished 3 working days ago
    "due_work": None,
    "overdue_work": None,
    "tolerated_cost_percent": 10.0,
    "tolerated_slip_days": 10.0,
    "deliverables_due": 1,
    "deliverables_in_time": 0,
    "milestones_due": 1,
    "milestones_kept": 0,
    "milestones_first_due": 1,
    "milestones_first_kept": 0,
    "oldest_issue_days": 10,
    "median_issue_days": 6.5,
    "forecast_drift_days": 10,
    "asks_due": 2,
    "asks_in_time": 1,
    "case_age_days": 10,
    "agreed_case_value": 230.0,  # 400 - 60 - 130, and doing nothing costs 20
    "case_value": 210.0,  # 400 - 60 - 150, and doing nothing costs 20
    "finishing_value": 285.0,
    "benefits_due": 2,
    "benefits_measured": 1,
    "benefits_reached": 0,
    "least_benefit_percent": pytest.approx(180 / 230 * 100),
    "booked_hours": 32.0,  # 3 days of 20 h a week, and 2 weeks of 10
    "confirmed_hours": 12.0,
    "deliverables_open": 1,
    "deliverables_accepted": 1,
    "accepted_percent": 50.0,
    "milestones_reached": 1,
    "milestones_overdue": 0,
    "slip_days": 4,
    "end_slip_days": 3,
    "slip_percent": pytest.approx(3 / 18 * 100),
    "planned_start": MONDAY,
    "planned_end": day("2026-02-20"),
    "forecast_end": day("2026-02-23"),
    "plan_days": 15,
    "critical_path_days": 15,
    "critical_path": "T-01, T-02, T-03",
    "open_risks": 2,
    "open_red_risks": 1,
    "unanswered_red_risks": 1,
    "highest_risk": 20,
    "risk_exposure": 24,
    "opportunity_exposure": 0,
    "open_issues": 2,
    "escalated_issues": 1,
    "overdue_issues": 1,
    "latest_report": "SR-2",
    "latest_report_date": day("2026-02-09"),
    "report_age_days": 2,
    "status": {"overall": "red", "schedule": "green", "cost": "red", "risk": "red"},
    "evm": pytest.approx(
        {
            "cpi": 0.8,
            "spi": 0.9375,
            "cv": -15.0,
            "sv": -4.0,
            "eac": 162.5,
            "eac_composite": 75 + 70 / (0.8 * 0.9375),
            "etc": 87.5,
            "vac": -32.5,
            "tcpi": 70 / 55,
            "es": 7.5,
            "at": 8.0,
            "sv_t": -0.5,
            "spi_t": 0.9375,
        }
    ),
}


def test_every_measure_by_hand() -> None:
    got = computed()
    assert set(BY_HAND) == set(nested(MEASURES))
    for name, expected in BY_HAND.items():
        assert got.get(name) == expected, name


def test_reports_in_the_future_do_not_count_and_the_same_report_without_costs() -> None:
    bare = [{k: v for k, v in t.items() if k not in ("actual", "remaining")} for t in TASKS]
    got = computed({**plan(tasks=bare), "actuals": []})
    assert got["spent"] == 70.0
    assert got["forecast_cost"] == 140.0


def test_earned_value_is_not_for_light_or_agile_projects() -> None:
    assert computed(tier="T1")["evm"] == {}
    agile = computed(method="agile")
    assert agile["evm"] == {}
    assert agile["progress_percent"] == agile["accepted_percent"] == 50.0


def test_a_light_project_is_judged_by_forecast_and_milestones() -> None:
    status = computed(tier="T1")["status"]
    assert status == {"overall": "red", "schedule": "green", "cost": "red", "risk": "red"}


@pytest.mark.parametrize(
    ("tolerances", "expected"),
    [
        ({"cost_percent": 40, "schedule_days": 10, "risk_score": 20}, ("green", "green", "green")),
        ({"cost_percent": 20, "schedule_days": 5, "risk_score": 20}, ("amber", "amber", "green")),
        ({"cost_percent": 15, "schedule_days": 2, "risk_score": 3}, ("red", "red", "red")),
        ({"cost_percent": 0, "schedule_days": 0, "risk_score": 25}, ("red", "red", "green")),
    ],
)
def test_colors_follow_what_the_charter_agrees(
    tolerances: dict[str, int], expected: tuple[str, ...]
) -> None:
    charter = [{"budget": {"total": 120.0}, "tolerances": tolerances}]
    status = computed({"charter": charter}, tier="T1")["status"]
    assert (status["cost"], status["schedule"], status["risk"]) == expected


def test_an_answered_red_risk_is_amber() -> None:
    log = copy.deepcopy(ARTIFACTS["log"])
    log[0]["risks"][0]["response"] = "Test with small ranges first."
    assert computed({"log": log})["status"]["risk"] == "amber"


@pytest.mark.parametrize(
    ("phase", "today", "overall"),
    [
        ("executing", "2026-03-02", "red"),
        ("executing", "2026-03-30", "unknown"),
        ("closed", "2026-03-30", "red"),
    ],
)
def test_old_data_is_not_known_while_work_goes_on(phase: str, today: str, overall: str) -> None:
    assert computed(phase=phase, today=day(today))["status"]["overall"] == overall


def test_without_any_report_the_gate_review_starts_the_clock() -> None:
    review = {"gate-review": [{"id": "GR-1", "date": day("2026-02-02")}], "status-report": []}
    assert computed(review)["status"]["overall"] == "red"
    nothing = {"status-report": []}
    assert set(computed(nothing)["status"].values()) == {"unknown"}


def test_an_empty_project_knows_nothing_and_says_why() -> None:
    nothing = gather({}, {}, {}, TODAY)
    got = measures.compute(nothing)
    unknown = dict.fromkeys(("schedule", "cost"), "not applicable")
    unknown |= {"overall": "unknown", "risk": "unknown"}  # there is no log
    zeros = {"approved_change_budget": 0.0, "approved_change_days": 0, "open_changes": 0}
    zeros["tolerated_cost_percent"] = 10.0
    assert got == {"status": unknown, "evm": {}, "status_date": TODAY, **zeros}
    for measure in measures.values(nothing).values():
        assert (measure.value in (None, "unknown", "not applicable")) == bool(measure.reason)


@pytest.mark.parametrize(
    ("change", "name", "reason"),
    [
        ({"plan": []}, "bac", "there is no plan"),
        ({"plan": []}, "evm.cpi", "there is no plan"),
        (plan(tasks=[]), "planned", "no task has a budget"),
        (plan(tasks=[]), "earned", "no task has recorded progress"),
        (plan(tasks=[]), "critical_path_days", "there are no tasks"),
        (plan(tasks=[{"id": "T-1", "budget": 1.0}]), "planned", "T-1 has no dates"),
        (plan(tasks=[{"id": "T-1", "budget": 1.0}]), "critical_path", "T-1 has no dates"),
        (plan(tasks=[{"id": "T-1"}]), "evm.es", "T-1 has no budget or no dates"),
        (plan(milestones=[]), "slip_days", "there are no milestones"),
        (plan(milestones=[], tasks=[]), "slip_percent", "nothing in the plan has a date"),
        ({}, "overdue_work_percent", "no task is due yet"),
        ({"log": []}, "risk_exposure", "there is no log"),
        ({"log": [{}]}, "highest_risk", "no threat is open"),
        ({"status-report": []}, "report_age_days", "there is no status report"),
        ({"charter": []}, "agreed_budget", "there is no charter with a budget"),
        ({"actuals": []}, "committed", "no actuals say what is ordered"),
        ({}, "due_work", "no task is due yet"),
        ({"status-report": []}, "asks_due", "there is no status report"),
        (
            {"status-report": []},
            "forecast_drift_days",
            "fewer than 3 status reports forecast the end",
        ),
        ({"log": [{}]}, "oldest_issue_days", "no issue is open"),
        ({"business-case": []}, "case_value", "there is no business case"),
        ({"business-case": [{"unit": "h"}]}, "case_age_days", "nobody has reviewed the case yet"),
        (
            {"business-case": [{"reviews": [{"on": MONDAY, "holds": False}]}]},
            "case_age_days",
            "by the review of 2026-02-02 it does not hold",
        ),
        (
            {"business-case": [{"unit": "EUR"}]},
            "case_value",
            "the case counts in another unit than the project",
        ),
        ({"benefits-register": []}, "benefits_due", "there is no benefits register"),
        (
            {"benefits-register": [{}]},
            "least_benefit_percent",
            "not applicable yet: no benefit is due",
        ),
        ({"resource-plan": []}, "booked_hours", "there is no resource plan"),
        ({"resource-plan": [{}]}, "booked_hours", "nothing is booked for the next 13 weeks"),
    ],
)
def test_what_is_missing_is_named(change: dict[str, Any], name: str, reason: str) -> None:
    artifacts = {**ARTIFACTS, **change}
    got = MEASURES[name](gather(artifacts, PROJECT, THRESHOLDS, TODAY))
    assert (got.value, got.reason) == (None, reason)


def test_finished_work_ages_no_more() -> None:
    done = [{**t, "progress": 100, "actual_finish": t["finish"]} for t in TASKS]
    late = computed(plan(tasks=done), today=day("2026-06-01"))["evm"]
    assert (late["es"], late["spi_t"]) == (pytest.approx(15), pytest.approx(1))


def test_types_are_those_declared() -> None:
    for name, measure in measures.values(gather(ARTIFACTS, PROJECT, THRESHOLDS, TODAY)).items():
        if name not in ("due_work", "overdue_work", "overdue_work_percent"):
            assert type(measure.value) is PYTHON[MEASURES[name].type], name


def test_what_is_timed_is_what_a_later_day_changes() -> None:
    before = measures.values(gather(ARTIFACTS, PROJECT, THRESHOLDS, TODAY))
    seen = set()
    for later in ("2026-02-12", "2026-02-26", "2026-12-31"):
        after = measures.values(gather(ARTIFACTS, PROJECT, THRESHOLDS, day(later)))
        seen |= {f"measures.{n}" for n in before if before[n].value != after[n].value}
    recorded = {"measures.latest_report", "measures.latest_report_date"}
    assert seen - recorded <= catalog.timed()
    groups = {"measures", "measures.status", "measures.evm"}
    assert catalog.timed() - groups <= seen


def test_the_page_tells_exactly_the_catalog() -> None:
    page = (ROOT / "docs/explanation/measures.md").read_text(encoding="utf-8")
    rows = [line for line in page.splitlines() if line.startswith("| `")]
    told = {f"| `{n}` | {m.type} | {m.unit or '–'} | {m.means} |" for n, m in MEASURES.items()}
    assert set(rows) == told


def test_what_is_not_asked_for_is_not_loaded() -> None:
    code = (
        "import sys, pmo_kit.measures, pmo_kit.engine;"
        "print(sorted(m for m in sys.modules if m.startswith('pmo_kit.measures.')))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


SCRAPS = st.sampled_from(
    [None, 0, -1, 1e308, "x", [], {}, [None], [{}], True, MONDAY, day("1900-01-01")]
)


@st.composite
def damaged(draw: st.DrawFn) -> dict[str, Any]:
    """The artifacts with a few values, anywhere, replaced by something else or taken out."""
    data = copy.deepcopy(ARTIFACTS)
    for _ in range(draw(st.integers(1, 6))):
        at: Any = data
        while isinstance(at, dict | list) and at:
            key = draw(st.sampled_from(sorted(at) if isinstance(at, dict) else range(len(at))))
            if not isinstance(at[key], dict | list) or draw(st.integers(0, 3)) == 0:
                if draw(st.booleans()) or at is data:
                    at[key] = copy.deepcopy(draw(SCRAPS)) if at is not data else []
                else:
                    del at[key]
                break
            at = at[key]
    return data


@given(damaged(), st.sampled_from(("T1", "T2")), st.sampled_from(("agile", "hybrid")))
@settings(max_examples=200)
def test_damaged_artifacts_never_break_it(data: dict[str, Any], tier: str, method: str) -> None:
    project = {**PROJECT, "tier": tier, "method": method}
    cleaned = {kind: [doc for doc in docs if isinstance(doc, dict)] for kind, docs in data.items()}
    for name, measure in measures.values(gather(cleaned, project, THRESHOLDS, TODAY)).items():
        assert bool(measure.reason) == (measure.value is None) or MEASURES[name].otherwise
        assert not measure.reason or measure.value in (None, "unknown", "not applicable")
    facts = gather(cleaned, project, THRESHOLDS, datetime.now(UTC))
    json.dumps(measures.compute(facts), default=str)
