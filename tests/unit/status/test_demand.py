"""Demand by week: a booking counts by its working days, tasks only for who has no booking."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from pmo_kit.engine import judge
from pmo_kit.results.snapshot_plan import Demand
from pmo_kit.status.demand import WEEKS, demand_of

Make = Callable[[str], Any]
PLAN = "pmo/resources.yaml"
HEAD = "schema: resource-plan/v1\nreviewed_on: 2026-05-22\nresources:\n"


def demand(project: Any) -> tuple[Demand, ...]:
    return demand_of(judge(project.opened()).state)


def hours(found: tuple[Demand, ...], person: str) -> dict[str, float]:
    return {one.week: one.hours for one in found if one.person == person}


def test_a_booking_that_ends_within_a_week_counts_its_working_days(golden: Make) -> None:
    project = golden("T3/executing")
    found = hours(demand(project), "dora")  # 8 hours a week until Friday 26 June
    assert found == {f"2026-W{week}": 8 for week in range(22, 27)}
    ben = "  - {id: RS-01, person: ben, title: tests, hours_per_week: 16"
    row = f"{ben}, from: 2026-05-20, to: 2026-06-10}}\n"
    shorter = hours(demand(project.write(PLAN, HEAD + row)), "ben")
    assert shorter == {"2026-W22": 16, "2026-W23": 16, "2026-W24": pytest.approx(9.6)}


def test_rows_of_one_person_add_up_and_soft_ones_stand_apart(golden: Make) -> None:
    firm = "to: 2026-05-31, confirmed_by: sol, confirmed_on: 2026-05-01"
    rows = "".join(
        f"  - {{id: RS-0{n}, person: ben, title: tests, hours_per_week: {n}, {rest}}}\n"
        for n, rest in ((1, firm), (2, firm), (4, "to: 2026-05-31"))
    )
    found = demand(golden("T3/executing").write(PLAN, HEAD + rows))
    assert [(one.hours, one.firm) for one in found if one.person == "ben"] == [
        (4, False),
        (3, True),
    ]


def test_who_is_needed_and_not_named_is_told_by_role(golden: Make) -> None:
    row = "  - {id: RS-01, title: knows the protocol, skills: [protocols], hours_per_week: 5}\n"
    found = demand(golden("T3/executing").write(PLAN, HEAD + row))
    assert len(found) == WEEKS  # without dates as long as the project
    assert {one[:3] for one in found} == {(None, "knows the protocol", ("protocols",))}


def test_open_tasks_count_for_who_has_no_booking_where_the_plan_is_in_hours(golden: Make) -> None:
    found = demand(golden("T1/executing"))
    assert found
    assert not any(one.firm for one in found)


def test_no_hours_follow_from_tasks_in_euros(golden: Make) -> None:
    assert demand(golden("T3/executing").remove(PLAN)) == ()


def test_weeks_are_those_of_the_iso_calendar_also_at_the_turn_of_the_year(golden: Make) -> None:
    row = "  - {id: RS-01, person: ben, title: tests, hours_per_week: 5, to: 2027-01-10}\n"
    project = replace(golden("T3/executing").write(PLAN, HEAD + row), as_of=date(2026, 12, 23))
    weeks = ["2026-W52", "2026-W53", "2027-W01"]
    assert hours(demand(project), "ben") == dict.fromkeys(weeks, 5)
