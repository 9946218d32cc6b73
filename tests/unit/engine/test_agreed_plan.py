"""What a change makes of a plan: money adds up, the curve ends right, nothing else moves."""

from __future__ import annotations

import copy
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmo_kit.engine.agreed_plan import (
    NotPossible,
    agreed_plan,
    differences,
    moved_curve,
    moved_days,
)

START = date(2026, 1, 1)
ON = "2026-03-01"


def day(number: int) -> str:
    return (START + timedelta(days=number)).isoformat()


@st.composite
def plans(draw: st.DrawFn) -> dict[str, Any]:
    """A plan whose parts make its whole, with a curve that ends at its last milestone."""
    budgets = draw(st.lists(st.integers(0, 200), min_size=1, max_size=5))
    days = draw(st.lists(st.integers(1, 400), min_size=1, max_size=5))
    free, reserve = draw(st.integers(0, 100)), draw(st.integers(0, 50))
    bac = sum(budgets) + free + reserve
    points = draw(
        st.lists(st.tuples(st.integers(0, max(days) - 1), st.integers(0, bac)), max_size=6)
    )
    by = sorted({point[0] for point in points})
    values = sorted(point[1] for point in points[: len(by)])
    curve = [{"by": day(d), "value": v} for d, v in zip(by, values, strict=False)]
    return {
        "version": 1,
        "budget": {"unit": "h", "bac": bac, "undistributed": free, "contingency": reserve},
        "baseline": {
            "version": 1,
            "agreed_on": day(0),
            "planned": [*curve, {"by": day(max(days)), "value": bac}],
        },
        "deliverables": [{"id": "DL-1", "title": "x", "status": "planned", "due": day(9)}],
        "milestones": [
            {"id": f"M-{number}", "title": "x", "baseline": day(one), "forecast": day(one)}
            for number, one in enumerate(days)
        ],
        "tasks": [
            {"id": f"T-{number}", "title": "x", "budget": one} for number, one in enumerate(budgets)
        ],
    }


@st.composite
def changes(draw: st.DrawFn, plan: dict[str, Any]) -> dict[str, Any]:
    """A change of that plan; not each can be carried out."""
    moved = draw(st.lists(st.sampled_from(plan["milestones"]), unique_by=lambda one: one["id"]))
    tasks = draw(st.lists(st.sampled_from(plan["tasks"]), unique_by=lambda one: one["id"]))
    shift = draw(st.integers(-20, 90))
    return {
        "id": "C-1",
        "impact": {
            "budget": draw(st.integers(-50, 200)),
            "contingency": draw(st.integers(-20, 20)),
        },
        "milestones": [
            {
                "id": one["id"],
                "from": one["baseline"],
                "to": (date.fromisoformat(one["baseline"]) + timedelta(days=shift)).isoformat(),
            }
            for one in moved
        ],
        "tasks": [{"id": one["id"], "budget": draw(st.integers(0, 250))} for one in tasks],
        "deliverables": draw(st.sampled_from([[], [{"id": "DL-1", "status": "descoped"}]])),
    }


def stated(change: dict[str, Any]) -> set[str]:
    """The fields that a change may move in a plan."""
    money = {f"budget.{name}" for name in ("bac", "undistributed", "contingency")}
    counted = {f"baseline.{name}" for name in ("version", "agreed_on", "changes", "planned")}
    moved = {
        f"milestones[{m['id']}].{f}" for m in change["milestones"] for f in ("baseline", "forecast")
    }
    tasks = {f"tasks[{t['id']}].budget" for t in change["tasks"]}
    dropped = {
        f"deliverables[DL-1].{f}" for f in ("status", "descoped_by") if change["deliverables"]
    }
    points = {"baseline.planned"}
    return {"version", *money, *counted, *moved, *tasks, *dropped, *points}


@given(st.data())
def test_only_what_a_change_says_moves_and_the_parts_make_the_whole(data: st.DataObject) -> None:
    plan = data.draw(plans())
    change = data.draw(changes(plan))
    before = copy.deepcopy(plan)
    try:
        new = agreed_plan(plan, change, ON)
    except NotPossible as error:
        assert error.place.startswith("impact") and error.remedy
        return
    finally:
        assert plan == before
    assert set(differences(plan, new)) <= stated(change)
    budget = new["budget"]
    parts = sum(task["budget"] for task in new["tasks"])
    assert budget["bac"] == parts + budget["undistributed"] + budget["contingency"]
    assert budget["bac"] == plan["budget"]["bac"] + change["impact"]["budget"]
    assert new["baseline"]["changes"] == ["C-1"] and new["baseline"]["version"] == 2
    end = max(one["baseline"] for one in new["milestones"])
    curve = new["baseline"]["planned"]
    assert (curve[-1]["by"], curve[-1]["value"]) == (end, budget["bac"])
    assert [p["by"] for p in curve] == sorted({p["by"] for p in curve})
    kept = [p for p in plan["baseline"]["planned"] if p["by"] <= ON and p["by"] < end]
    assert curve[: len(kept)] == kept[: len(curve)], "what was planned until that day stays"
    values = [p["value"] for p in curve]
    if budget["bac"] >= max((p["value"] for p in kept), default=0):
        assert values == sorted(values)
    last = max(one["baseline"] for one in plan["milestones"])
    assert moved_days(plan, change) == (date.fromisoformat(end) - date.fromisoformat(last)).days


@given(st.data())
def test_any_other_edit_is_a_difference(data: st.DataObject) -> None:
    plan = data.draw(plans())
    change = data.draw(changes(plan))
    try:
        new = agreed_plan(plan, change, ON)
    except NotPossible:
        return
    forged = copy.deepcopy(new)
    milestone = data.draw(st.sampled_from(forged["milestones"]))
    shift = data.draw(st.integers(1, 300))
    moved = date.fromisoformat(milestone["baseline"]) + timedelta(days=shift)
    milestone["baseline"] = moved.isoformat()
    found = list(differences(agreed_plan(plan, change, ON), forged))
    assert found == [f"milestones[{milestone['id']}].baseline"]


@pytest.mark.parametrize(
    ("change", "place", "sentence"),
    [
        (
            {"milestones": [{"id": "M-9", "from": "x", "to": "y"}]},
            "milestones[M-9]",
            "no milestone",
        ),
        (
            {"milestones": [{"id": "M-1", "from": "2026-01-01", "to": "y"}]},
            "milestones[M-1].from",
            "2026-05-01",
        ),
        ({"tasks": [{"id": "T-9", "budget": 1}]}, "tasks[T-9]", "no task"),
        (
            {"tasks": [{"id": "T-1", "budget": 99}]},
            "impact.budget",
            "`budget.undistributed` would be",
        ),
        ({"impact": {"contingency": -1}}, "impact.budget", "`budget.contingency` would be -1"),
        ({"id": "C-0"}, "id", "holds C-0 already"),
    ],
)
def test_what_cannot_be_carried_out_says_where(
    change: dict[str, Any], place: str, sentence: str
) -> None:
    plan = {
        "budget": {"bac": 10, "undistributed": 2},
        "baseline": {"version": 2, "changes": ["C-0"]},
        "milestones": [{"id": "M-1", "baseline": "2026-05-01"}],
        "tasks": [{"id": "T-1", "budget": 8}],
    }
    with pytest.raises(NotPossible) as error:
        agreed_plan(plan, {"id": "C-1", **change}, ON)
    assert (error.value.place, sentence in error.value.message) == (place, True)


def test_the_curve_of_a_worked_example() -> None:
    planned = [
        {"by": "2026-02-28", "value": 20},
        {"by": "2026-03-31", "value": 60},
        {"by": "2026-04-30", "value": 100},
    ]
    moved = moved_curve(planned, ON, "2026-04-30", "2026-05-10", 120)
    assert moved == [
        {"by": "2026-02-28", "value": 20},
        {"by": "2026-04-10", "value": 70},  # 20 + 40 * 100 / 80
        {"by": "2026-05-10", "value": 120},
    ]
    halves = [{"by": "2026-03-31", "value": 0.1}, {"by": "2026-04-30", "value": 0.3}]
    assert moved_curve(halves, ON, "2026-04-30", "2026-04-30", 0.6)[0]["value"] == 0.2


def test_a_new_task_and_other_criteria_are_taken_as_they_are_said() -> None:
    plan = {"budget": {"bac": 8}, "tasks": [], "deliverables": [{"id": "DL-1", "criteria": ["a"]}]}
    new = agreed_plan(
        plan,
        {
            "id": "C-1",
            "impact": {"budget": 4.5},
            "tasks": [{"id": "T-1", "title": "More", "budget": 4.5}],
            "deliverables": [{"id": "DL-1", "criteria": ["a", "b"]}],
        },
        ON,
    )
    assert new["tasks"] == [{"id": "T-1", "title": "More", "budget": 4.5}]
    assert new["deliverables"][0]["criteria"] == ["a", "b"]
    assert new["budget"] == {"bac": 12.5}
