"""The worked rule of the computed status: a customer portal whose core is late, line by line."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from pmo_kit.measures import values
from pmo_kit.measures.expected_end import work
from pmo_kit.measures.facts import ACTUALS, PLAN, REPORTS, REVIEWS, Facts, gather
from pmo_kit.measures.forward_pass import expected_finishes
from pmo_kit.measures.working_days import workday_after

THRESHOLDS = {"risk_red": 15, "report_days": 14, "report_stale": 1.5}


def day(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-{text}T00:00:00+00:00")


STATUS_DAY, TODAY = day("06-05"), day("06-11")
TASKS = [  # id, agreed, budget, progress, waits for
    ("T-01", "02-02", "02-27", 30_000, 100, []),
    ("T-02", "03-02", "05-15", 80_000, 80, ["T-01"]),
    ("T-03", "03-16", "05-29", 20_000, 50, ["T-01"]),
    ("T-04", "05-18", "07-31", 50_000, 10, []),
    ("T-05", "08-03", "09-18", 30_000, 0, ["T-02", "T-03", "T-04"]),
    ("T-06", "09-21", "10-30", 20_000, 0, ["T-05"]),
]


def tasks(linked: bool = True, **progress: int) -> list[dict[str, Any]]:
    found = []
    for id, start, finish, budget, done, after in TASKS:
        task: dict[str, Any] = {
            "id": id,
            "start": day(start),
            "finish": day(finish),
            "budget": float(budget),
            "progress": progress.get(id.replace("-", ""), done),
            "depends_on": after if linked else [],
        }
        found.append(task | ({"actual_finish": day("03-03")} if id == "T-01" else {}))
    return found


def portal(
    today: datetime = TODAY, tier: str = "T2", phase: str = "executing", **plan: Any
) -> Facts:
    base = {
        "budget": {"unit": "EUR", "bac": 240_000.0, "undistributed": 10_000.0},
        "progress_on": STATUS_DAY,
        "milestones": [{"id": "M-06", "baseline": day("10-30"), "forecast": day("10-30")}],
        "tasks": tasks(),
    }
    report = {
        "id": "SR-9",
        "date": STATUS_DAY,
        "numbers": {"spent": 124_000.0, "forecast": 259_000.0},
    }
    artifacts = {
        "plan": [base | plan],
        "charter": [
            {"budget": {"unit": "EUR", "total": 225_000.0}, "tolerances": {"schedule_days": 10}}
        ],
        "log": [{"changes": [{"id": "C-2", "status": "approved", "impact": {"budget": 15_000.0}}]}],
        "status-report": [report],
    }
    project = {"tier": tier, "phase": phase, "method": "predictive"}
    return gather(artifacts, project, THRESHOLDS, today)


def of(facts: Facts, name: str) -> Any:
    return values(facts)[name].value


@pytest.mark.parametrize(
    ("task", "finish"),
    [
        ("T-01", "03-03"),
        ("T-02", "06-22"),  # 11 working days are left of 55
        ("T-03", "07-15"),  # 28
        ("T-04", "08-14"),  # 50
        ("T-05", "10-02"),  # from 17 August
        ("T-06", "11-13"),  # from 5 October
    ],
)
def test_each_task_has_its_expected_finish(task: str, finish: str) -> None:
    assert expected_finishes(work(portal()), STATUS_DAY)[task] == day(finish)


def test_the_end_slips_by_fourteen_days_and_that_is_red() -> None:
    facts = portal()
    assert of(facts, "expected_end") == day("11-13")
    assert of(facts, "end_slip_days") == 14
    assert of(facts, "status.schedule") == "red"


def test_without_links_the_end_stays_and_overdue_work_of_14_percent_is_amber() -> None:
    facts = portal(tasks=tasks(linked=False))
    assert of(facts, "end_slip_days") == 0
    assert of(facts, "overdue_work_percent") == pytest.approx(16_000 / 110_000 * 100)
    assert of(facts, "status.schedule") == "amber"


def test_sixteen_percent_of_overdue_work_is_red_without_links() -> None:
    facts = portal(tasks=tasks(linked=False, T02=78))
    assert of(facts, "overdue_work_percent") == pytest.approx(16.0)
    assert of(facts, "status.schedule") == "red"


def test_with_links_overdue_work_is_amber_at_most() -> None:
    late = tasks(T02=60)  # 29 percent overdue, and still in time for T-05
    facts = portal(tasks=[*late[:3], late[3] | {"progress": 40}, *late[4:]])
    assert of(facts, "overdue_work_percent") == pytest.approx(32_000 / 110_000 * 100)
    assert of(facts, "end_slip_days") == 0
    assert of(facts, "status.schedule") == "amber"


def test_a_linked_plan_that_lacks_dates_for_the_rest_can_be_red_by_overdue_work() -> None:
    dateless = {k: v for k, v in tasks()[5].items() if k not in ("start", "finish")}
    facts = portal(tasks=[*tasks(T02=78, T04=40)[:5], dateless])
    assert of(facts, "end_slip_days") == 0
    assert of(facts, "status.schedule") == "red"


def test_38_days_of_one_task_alone_are_no_red_since_there_was_float() -> None:
    late = tasks(T03=100, T04=40)
    facts = portal(tasks=late)
    assert expected_finishes(work(facts), STATUS_DAY)["T-02"] - day("05-15") == timedelta(38)
    assert of(facts, "end_slip_days") == 0
    assert of(facts, "status.schedule") == "amber"  # for the work that is overdue


@pytest.mark.parametrize("late", [5, 6])
def test_tasks_have_five_working_days_of_grace(late: int) -> None:
    facts = portal(progress_on=workday_after(day("05-29"), late))
    due = 110_000 if late == 5 else 130_000
    left = 16_000 if late == 5 else 26_000
    assert of(facts, "overdue_work_percent") == pytest.approx(left / due * 100)


def test_without_budgets_tasks_are_counted() -> None:
    bare = [{k: v for k, v in task.items() if k != "budget"} for task in tasks()]
    assert of(portal(tasks=bare), "overdue_work_percent") == pytest.approx(10.0)


def test_a_later_forecast_wins_and_an_earlier_one_does_not() -> None:
    def ends(forecast: str) -> datetime:
        point = {"id": "M-06", "baseline": day("10-30"), "forecast": day(forecast)}
        found: datetime = of(portal(milestones=[point]), "expected_end")
        return found

    assert ends("12-01") == day("12-01")
    assert ends("10-01") == day("11-13")


@pytest.mark.parametrize(
    ("needed", "today", "color"),
    [
        (None, "07-30", "amber"),
        ("gate", "06-05", "amber"),  # not late yet: for overdue work
        ("gate", "06-06", "amber"),
        ("steering", "06-06", "amber"),
        ("gate", "06-15", "amber"),
        ("gate", "06-16", "red"),
    ],
)
def test_a_milestone_on_which_a_gate_waits_has_no_grace(
    needed: str | None, today: str, color: str
) -> None:
    point: dict[str, Any] = {"id": "M-02", "baseline": day("06-05")}
    point |= {"needed_for": needed} if needed else {}
    last = {"id": "M-06", "baseline": day("10-30")}
    kept = tasks(T03=100, T04=40)
    facts = portal(milestones=[point, last], tasks=kept, today=min(day(today), day("06-26")))
    assert of(facts, "status.schedule") == color
    nothing_late = tasks(T02=100, T03=100, T04=40)
    without = portal(milestones=[point, last], tasks=nothing_late, today=day("06-06"))
    assert of(without, "status.schedule") == ("amber" if needed else "green")


@pytest.mark.parametrize("after", range(22))
def test_a_fortnight_that_passes_changes_nothing(after: int) -> None:
    kept = tasks(T02=100, T03=100, T04=26)  # exactly as planned on 5 June
    facts = portal(tasks=kept, today=STATUS_DAY + timedelta(after))
    assert of(facts, "status.schedule") == "green"
    assert of(facts, "planned") == of(portal(tasks=kept, today=STATUS_DAY), "planned")


def test_what_is_too_old_says_so() -> None:
    late = values(portal(today=STATUS_DAY + timedelta(22)))
    said = "too old: the latest report is from 2026-06-05"
    assert late["status.schedule"] == ("unknown", said, "")
    stale = values(portal(progress_on=day("05-15")))
    assert stale["status.cost"].reason == (
        "too old: progress was last recorded on 2026-05-15, says `progress_on`"
    )
    assert stale["status.risk"].value == "green"
    assert stale["status.overall"].value == "unknown"


@pytest.mark.parametrize("phase", ["initiating", "planning", "closing", "closed"])
def test_who_does_not_execute_has_no_schedule_to_keep(phase: str) -> None:
    found = values(portal(phase=phase))
    assert found["status.schedule"][:2] == (
        "not applicable",
        "not applicable: the project is not executing",
    )
    assert found["status.overall"].value != "unknown"


def test_right_after_the_start_nothing_needs_to_be_recorded() -> None:
    begun = {"id": "GR-2", "date": day("02-02"), "gates": ["RfE"]}
    bare = [
        {k: v for k, v in task.items() if k not in ("progress", "actual_finish")}
        for task in tasks()
    ]

    def found(today: datetime) -> dict[str, Any]:
        given = {**portal(tasks=bare, today=today).given, REPORTS: (), REVIEWS: (begun,)}
        plan = given[PLAN]
        assert isinstance(plan, dict)
        given[PLAN] = {key: value for key, value in plan.items() if key != "progress_on"}
        return {name: one for name, one in values(Facts(given)).items() if "status." in name}

    early = found(day("02-16"))
    said = "not applicable yet: work began on 2026-02-02, and nothing is recorded so far"
    assert early["status.schedule"] == early["status.cost"] == ("not applicable", said, "")
    assert early["status.overall"].value == "green"
    due = found(day("02-17"))["status.cost"]
    assert due[:2] == ("unknown", "not recorded: nobody has forecast the cost")
    old = found(day("02-24"))["status.overall"]
    assert old[:2] == ("unknown", "too old: nothing is recorded since 2026-02-02")


# --- cost ---


def test_the_money_of_the_portal() -> None:
    facts = portal()
    assert (of(facts, "earned"), of(facts, "spent")) == (109_000.0, 124_000.0)
    assert of(facts, "planned") == pytest.approx(143_636, abs=1)
    assert of(facts, "agreed_budget") == 240_000.0
    assert of(facts, "cost_overrun_percent") == pytest.approx(7.9, abs=0.05)
    assert of(facts, "evm.cpi") == pytest.approx(0.88, abs=0.005)
    assert of(facts, "evm.eac") == pytest.approx(273_028, abs=1)
    assert of(facts, "evm.tcpi") == pytest.approx(1.13, abs=0.005)
    assert of(facts, "evm.spi_t") == pytest.approx(65.45 / 90, abs=0.001)
    assert of(facts, "earned_percent") == pytest.approx(45.4, abs=0.05)
    assert of(facts, "status.cost") == "red"  # by cost performance; by the forecast amber
    assert of(portal(tier="T1"), "status.cost") == "amber"


def test_what_was_agreed_counts_and_not_the_plans_own_budget() -> None:
    facts = portal(tier="T1", budget={"unit": "EUR", "bac": 400_000.0})
    assert of(facts, "cost_overrun_percent") == pytest.approx(7.9, abs=0.05)


@pytest.mark.parametrize(
    ("done", "color"), [(10, "amber"), (19, "amber"), (21, "red"), (89, "red"), (91, "amber")]
)
def test_early_and_late_cost_performance_colors_nothing(done: int, color: str) -> None:
    one: dict[str, Any] = {"id": "T-1", "start": day("02-02"), "finish": day("10-30")}
    spent = done * 2_760.0  # 1.15 times what it is worth
    one |= {"budget": 240_000.0, "progress": done, "actual": spent}
    facts = portal(tasks=[one | {"remaining": max(0.0, 249_000 - spent)}])
    assert of(facts, "evm.cpi") == pytest.approx(1 / 1.15)
    assert of(facts, "status.cost") == color


def period(first: str, last: str, **cost: float) -> dict[str, Any]:
    return {"period": {"from": day(first), "to": day(last)}, "entries": [{"task": "T-02", **cost}]}


@pytest.mark.parametrize(
    ("periods", "spent"),
    [
        ([period("02-01", "05-31", internal=60_000, external=61_000, committed=38_000)], 121_000),
        ([period("02-01", "04-30", internal=90_000)], 124_000),  # the report knows of more
        ([period("02-01", "04-30", internal=130_000)], 130_000),
        ([period("02-01", "05-31", internal=100), period("06-01", "06-30", internal=220)], 150),
        ([period("02-01", "05-31", internal=100), period("06-08", "06-30", internal=220)], 100),
        ([period("06-06", "06-30", internal=220)], 124_000),
        ([], 124_000),
    ],
)
def test_spent_is_what_was_booked_until_the_status_date(periods: list[Any], spent: float) -> None:
    assert of(Facts({**portal().given, ACTUALS: periods}), "spent") == pytest.approx(spent)


def test_what_is_spent_already_is_the_least_that_it_will_cost() -> None:
    facts = portal(tier="T1")
    facts = Facts({**facts.given, ACTUALS: [period("02-01", "05-31", internal=1_200_000)]})
    assert of(facts, "cost_overrun_percent") == pytest.approx(400.0)
    assert of(facts, "status.cost") == "red"
