"""What is due, and for whom: every source of the digest, the horizon, and what is left out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from pmo_kit._text.days import days_later
from pmo_kit.engine import check
from pmo_kit.results.digest import ProjectDigest
from pmo_kit.status.digest import digest_of

Make = Callable[[str], Any]


def agenda(project: Any, days: int = 7) -> ProjectDigest:
    return digest_of(check(project.compiled, project.snapshot(), project.options), days)


def told(found: ProjectDigest) -> list[tuple[str, str, str, str]]:
    return [(item.what, item.id, item.due, item.person) for item in found.items]


def test_a_week_of_a_light_project(golden: Make) -> None:
    found = agenda(golden("T1/executing"))
    assert (found.as_of, found.until) == ("2026-02-13", "2026-02-20")
    assert told(found) == [
        ("milestone", "M-02", "2026-02-20", "ada"),
        ("risk response", "R-01", "2026-02-20", "ben"),
        ("task", "T-05", "2026-02-20", "ben"),
    ]
    assert [item.days for item in found.items] == [7, 7, 7]


def test_the_horizon_is_the_callers(golden: Make) -> None:
    assert told(agenda(golden("T1/executing"), days=6)) == []


@pytest.mark.parametrize(
    "entry",
    [
        ("task", "T-06", "2026-05-22", "dora"),
        ("deliverable", "DL-03", "2026-06-19", "dora"),
        ("issue", "I-01", "2026-06-05", "ben"),
        ("risk response", "R-01", "2026-06-26", "sol"),
        ("ask", "ASK-3", "2026-06-05", "olga"),
        ("condition", "CON-1", "2026-06-26", "sol"),
        ("waiver expires", "W-01", "2026-06-19", "dora"),
        ("report", "", "2026-06-05", "ada"),
        ("log", "", "2026-06-21", "ada"),
    ],
    ids=lambda entry: entry[0],
)
def test_every_source_is_told(golden: Make, entry: tuple[str, str, str, str]) -> None:
    assert entry in told(agenda(golden("T3/executing"), days=28))


def test_what_is_overdue_counts_below_zero(golden: Make) -> None:
    overdue = [item for item in agenda(golden("T3/executing")).items if item.days < 0]
    assert [(item.id, item.days) for item in overdue] == [("T-06", -7)]


def test_an_answered_ask_and_asks_of_older_reports_are_left_out(golden: Make) -> None:
    project = golden("T3/executing")
    assert [i.id for i in agenda(project, 28).items if i.what == "ask"] == ["ASK-3"]
    project.change(
        "pmo/reports/SR-5.yaml", "    of: olga", "    answered_on: 2026-05-25\n    of: olga"
    )
    assert [i.id for i in agenda(project, 28).items if i.what == "ask"] == []


def test_what_is_delivered_waits_for_its_acceptor(golden: Make) -> None:
    project = golden("T1/executing").change(
        "pmo/plan.yaml", "status: in-progress", "status: delivered"
    )
    found = [i for i in agenda(project, 60).items if i.what == "acceptance"]
    assert [(item.id, item.person, item.role) for item in found] == [
        ("DL-01", "olga", "project-owner"),
        ("DL-02", "olga", "project-owner"),
    ]


def test_what_names_nobody_is_the_leaders(golden: Make) -> None:
    project = golden("T1/executing").change("pmo/log.yaml", "    owner: ben\n", "")
    risk = next(i for i in agenda(project).items if i.id == "R-01")
    assert (risk.person, risk.role) == ("ada", "project-manager")


def test_without_a_report_one_is_due_today(golden: Make) -> None:
    project = golden("T1/executing")
    project.remove("pmo/reports/SR-1.yaml").remove("pmo/reports/SR-2.yaml")
    assert ("report", "", "2026-02-13", "ada") in told(agenda(project))


def test_a_project_that_is_over_owes_nothing(golden: Make) -> None:
    assert agenda(replace(golden("T1/closed"), as_of=date(2027, 1, 1)), 366).items == ()


def test_a_broken_file_is_told(golden: Make) -> None:
    found = agenda(golden("T1/executing").write("pmo/plan.yaml", "schema: plan/v1\ntasks: ["))
    assert found.broken == ("pmo/plan.yaml",)
    assert told(found) == [("risk response", "R-01", "2026-02-20", "ben")]


@pytest.mark.parametrize(
    ("day", "days", "later"),
    [
        ("2026-02-27", 2, "2026-03-01"),
        ("9999-12-31", 7, "9999-12-31"),
        ("0001-01-03", -7, "0001-01-01"),
        ("2026-01-01", 10**12, "9999-12-31"),
    ],
)
def test_nothing_lies_beyond_the_calendar(day: str, days: int, later: str) -> None:
    assert days_later(date.fromisoformat(day), days) == date.fromisoformat(later)


def test_a_light_project_is_told_in_three_lines(golden: Make) -> None:
    light = agenda(golden("T1/executing")).light
    assert light is not None
    assert (light.sponsor, light.reported, light.computed) == ("olga", "green", "green")
    assert (light.agreed_end, light.expected_end, light.ask) == ("2026-03-06", "2026-03-06", "")


def test_its_first_open_ask_is_told_and_the_others_are_counted(golden: Make) -> None:
    project = golden("T1/executing").change(
        "pmo/reports/SR-2.yaml",
        "summary:",
        "asks:\n"
        "  - {id: ASK-7, ask: Ring them up., of: olga, answered_on: 2026-02-13}\n"
        "  - {id: ASK-8, ask: Lend us a hall., of: olga, needed_by: 2026-02-27}\n"
        "  - {id: ASK-9, ask: Come and play., of: olga, needed_by: 2026-02-27}\n"
        "summary:",
    )
    light = agenda(project).light
    assert light is not None
    assert (light.ask, light.asked, light.needed_by) == ("Lend us a hall.", "olga", "2026-02-27")
    assert light.more == 1


def test_a_color_that_a_broken_file_hides_is_unknown(golden: Make) -> None:
    project = golden("T1/executing").change("pmo/plan.yaml", "budget:", "budget: [")
    light = agenda(project).light
    assert light is not None
    assert (light.computed, light.reason) == ("unknown", "pmo/plan.yaml is broken")
    assert (light.agreed_end, light.expected_end) == ("", "")


@pytest.mark.parametrize("name", ["T1/planning", "T1/closed", "T3/executing"])
def test_who_has_a_page_or_reports_nothing_yet_is_not_told_in_short(
    golden: Make, name: str
) -> None:
    assert agenda(golden(name)).light is None
