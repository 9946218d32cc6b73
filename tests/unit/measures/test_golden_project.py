"""Every figure of "find the hidden number" that can be checked by hand, from its own files."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from pmo_kit import measures
from pmo_kit.measures.facts import gather
from pmo_kit.source import Document, read

GOLDEN = Path(__file__).parents[3] / "standards" / "core" / "golden" / "T1"
THRESHOLDS = {"risk_red": 15, "report_days": 14, "report_stale": 1.5}


def day(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}T00:00:00+00:00")


def typed(value: Any) -> Any:
    """Data as rules see it: dates are timestamps."""
    if isinstance(value, dict):
        return {key: typed(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [typed(inner) for inner in value]
    if isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        return day(value)
    return value


def document(path: Path) -> Any:
    found = read(path.read_bytes(), path.name)
    assert isinstance(found, Document)
    return typed(found.fields)


def computed(stage: str, today: str) -> dict[str, Any]:
    root = GOLDEN / stage
    artifacts: dict[str, list[Any]] = {}
    for path in sorted((root / "pmo").rglob("*.*")):
        data = document(path)
        kind = data["schema"].partition("/")[0]
        artifacts.setdefault(kind, []).append(data)
    facts = gather(artifacts, document(root / "pmo.yaml"), THRESHOLDS, day(today))
    return measures.compute(facts)


def test_the_closed_project() -> None:
    got = computed("closed", "2026-03-06")
    expected = {
        "unit": "h",
        "bac": 54.0,  # 40 approved, 14 by the change of range
        "agreed_budget": 54.0,
        "task_budget": 50.0,
        "undistributed": 4.0,
        "spent": 49.0,
        "earned": 50.0,
        "planned": 47.0,  # at the last report, two working days before the agreed end
        "progress_percent": 100.0,
        "forecast_cost": 53.0,  # 49 spent, 4 that no task ever took
        "approved_change_days": 7,
        "end_slip_days": -2,  # accepted on 4 March, agreed for 6 March
        "critical_path": "T-01, T-02, T-03, T-05, T-07",
        "critical_path_days": 35,  # 2 + 3 + 5 + 15 + 10
        "plan_days": 35,  # seven weeks
        "deliverables_open": 0,
        "open_risks": 0,
        "evm": {},
        "status": dict.fromkeys(("overall", "cost", "risk"), "green")
        | {"schedule": "not applicable"},  # nobody works by the plan any more
    }
    assert {name: got[name] for name in expected} == expected


@pytest.mark.parametrize("stage", ["initiating", "planning"])
def test_before_work_begins_nothing_is_spent_or_earned(stage: str) -> None:
    got = computed(stage, "2026-01-16")
    assert not {"spent", "forecast_cost"} & set(got)
    assert got["status"]["cost"] == got["status"]["schedule"] == "not applicable"
    assert got["status"]["overall"] == got["status"]["risk"] == "green"


def test_the_project_half_way() -> None:
    got = computed("executing", "2026-02-13")
    expected = {
        "spent": 39.0,
        "earned": pytest.approx(39.8),  # five tasks done, 70 % of 14 hours
        "planned": pytest.approx(30 + 14 * 10 / 15),  # ten of the fifteen days of T-05
        "forecast_cost": 54.0,  # 39 spent, 5 to come in T-05, 6 in T-07, 4 undistributed
        "cost_overrun_percent": 0.0,
        "milestones_overdue": 0,
        "end_slip_days": 0,
        "status": dict.fromkeys(("overall", "schedule", "cost", "risk"), "green"),
    }
    assert {name: got[name] for name in expected} == expected
