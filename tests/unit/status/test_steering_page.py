"""The steering page: of the customer portal as its worked example says, and of lesser projects."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmo_kit.engine import Options, Request, judge, open_project
from pmo_kit.pages import number_formats
from pmo_kit.pages.steering_page import html
from pmo_kit.project.checkout import checkout_of
from pmo_kit.results.steering_page import Figure, Person, SteeringPage
from pmo_kit.status.steering_page import steering_page

ROOT = Path(__file__).parents[3]
PORTAL, CORE = ROOT / "examples/projects/portal", ROOT / "standards/core"
TEMPLATES, PEOPLE = ROOT / "templates/portfolio-site", CORE / "golden/people.yaml"
BOARD = date(2026, 6, 11)

Change = tuple[str, str, str]
Make = Callable[..., SteeringPage]


def page_of(folder: Path, as_of: date = BOARD) -> SteeringPage:
    request = Request(Options(as_of, cut=True), str(CORE), None, (str(PEOPLE),))
    project = open_project(folder, request)
    return steering_page(judge(project), checkout_of(project.root, project.snapshot))


def shown(page: SteeringPage) -> str:
    """The page as text on one line, without what stands behind its numbers."""
    written = html(page, TEMPLATES, "1.0")
    body = written[written.index("<main>") : written.index('<section class="chain"')]
    body = body.replace("</t", " </t")  # cells stand apart
    return " ".join(unescape(re.sub(r"<[^>]+>", "", body)).split())


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> SteeringPage:
    """The page of the customer portal on the day of the meeting."""
    folder = tmp_path_factory.mktemp("portal") / "portal"
    return page_of(Path(shutil.copytree(PORTAL, folder)))


@pytest.fixture
def changed(tmp_path: Path) -> Make:
    """Makes the page of the portal with some texts in its files replaced."""

    def make(*changes: Change, as_of: date = BOARD) -> SteeringPage:
        folder = Path(shutil.copytree(PORTAL, tmp_path / "portal"))
        for path, old, new in changes:
            text = (folder / path).read_text("utf-8")
            assert old in text
            (folder / path).write_text(text.replace(old, new), "utf-8")
        return page_of(folder, as_of)

    return make


# --- the worked example: every number of its text ---

FIGURES = {
    "status_date": "2026-06-05",
    "expected_end": "2026-11-13",
    "end_slip_days": 14,
    "tolerated_slip_days": 10.0,
    "agreed_budget": 240_000.0,
    "approved_change_budget": 15_000.0,
    "spent": 124_000.0,
    "booked_until": "2026-05-31",
    "committed": 38_000.0,
    "forecast_cost": 259_000.0,
    "contingency": 10_000.0,
    "first_contingency": 20_000.0,
    "management_reserve": 20_000.0,
    "tolerated_cost_percent": 10.0,
    "open_changes": 1,
    "unanswered_red_risks": 1,
    "case_value": 41_000.0,
    "agreed_case_value": 60_000.0,
    "finishing_value": 165_000.0,
}
ROUNDED = {"cost_overrun_percent": (7.9, 0.05), "evm.cpi": (0.88, 0.005), "evm.eac": (273_028, 1)}


def test_every_number_of_the_worked_example_is_computed(portal: SteeringPage) -> None:
    found = {name: portal.figures[name].value for name in FIGURES}
    assert found == FIGURES
    for name, (value, within) in ROUNDED.items():
        assert portal.figures[name].value == pytest.approx(value, abs=within)


def test_the_six_key_figures_of_the_page_have_the_values_of_the_example(
    portal: SteeringPage,
) -> None:
    found = {one.id: (round(one.value or 0, 1), one.color) for one in portal.kpis}
    assert found == {
        "asks-in-time": (75.0, "amber"),
        "change-volume": (6.7, "green"),
        "cost-at-completion": (7.9, "amber"),
        "milestones-kept": (0.0, ""),  # fewer than four are due
        "optimism-gap": (5.8, "amber"),
        "time-tolerance-used": (140.0, "red"),
    }


def test_the_colors_are_those_of_the_example(portal: SteeringPage) -> None:
    rows = {one.name: (one.reported, one.computed, one.before) for one in portal.dimensions}
    assert rows == {
        "schedule": ("amber", "red", ("amber", "green")),
        "cost": ("amber", "red", ("green", "green")),  # by cost performance; its forecast is amber
        "scope": ("green", "green", ("green", "green")),
        "risk": ("red", "red", ("amber", "amber")),
        "benefit": ("green", "", ("", "")),
    }
    assert (portal.overall.reported, portal.overall.computed) == ("amber", "red")
    assert portal.worse == ("schedule", "cost")


def test_the_dates_are_those_of_the_example(portal: SteeringPage) -> None:
    rows = [
        (one.first.value, one.agreed.value, one.expected.value, one.slip)
        for one in portal.milestones
    ]
    assert rows == [
        ("2026-02-27", "2026-02-27", "2026-03-03", 4),
        ("2026-04-30", "2026-05-15", "2026-06-22", 38),
        ("2026-05-29", "2026-05-29", "2026-07-15", 47),
        ("2026-07-31", "2026-07-31", "2026-08-14", 14),
        ("2026-09-18", "2026-09-18", "2026-10-02", 14),
        ("2026-10-16", "2026-10-30", "2026-11-13", 14),
    ]


TEXT = [
    "Customer portal T2 (Standard) · Executing · status 5 June 2026 (6 days before the steering",
    "next gate: Go-live, 18 Sep 2026",
    "Reported amber, computed red (schedule, cost)",
    "Leader: “The core is five weeks late because single sign-on changed twice;",
    "D-07 Keep 30 October? (steering committee, Olga Brandt; by Thu 11 June)",
    "(a) The end moves to 13 November, +14 days, 0 EUR",
    "(b) A second migration expert from 22 June, 0 days, +14,000 EUR, from contingency and reserve",
    "(c) The archive stays out of the pilot, 0 days, the benefit is 8,000 a year less",
    "From 22 June the second expert is no longer possible; the end is 13 November",
    "D-08 Accept the draft of the hosting contract? (sponsor, Olga Brandt; by Thu 11 June)",
    "there is no float after 26 June",
    "end 13 Nov = +14 days, tolerance 10.",
    "forecast +7.9 %, tolerance 10 %. By cost performance (0.88) it would be 273,028 = +13.8 %.",
    "approved changes +15,000 EUR, +14 days; 1 open (C-03, 5,000 EUR).",
    "1 red, 1 of them without an agreed answer.",
    "first reading due 15 Dec 2026.",
    "Confirmed by the sponsor, Olga Brandt on 5 June, holds until the next report.",
    "240,000, of it changes +15,000",
    "124,000, booked until 31 May",
    "10,000 of 20,000",
    "2026: 259,000 of 250,000 granted: 9,000 short this fiscal year.",
    "Core accepted 30 Apr 15 May 22 June (+38)",
    "R-04 (20, ▲ from 12)",
    "No answer agreed → D-07",
    "R-02 (12, = as before)",
    "by 19 June",
    "R-06 (9, ▼ from 12)",
    "I-09, 41 days",
    "6. Since the meeting of 7 May C-02 approved:",
    "(+15,000 EUR, +14 days)",
    "Asked and answered: 3 of 4; open since 22 May: Name the user representatives",
    "Condition CON-1 of Ready for Executing",
    "met on 28 May, with evidence",
    "Value over 3 years +41,000 (at the agreed budget +60,000); value of finishing from today",
    "2 of 2 benefits have owner and measure.",
    "Next report 19 June, steering committee 9 July.",
]


def test_the_page_says_what_the_example_says(portal: SteeringPage) -> None:
    told = shown(portal)
    missing = [text for text in TEXT if text not in told]
    assert not missing


def test_each_number_leads_to_a_place_on_the_page_and_each_anchor_is_there_once(
    portal: SteeringPage,
) -> None:
    written = html(portal, TEMPLATES, "1.0")
    anchors = re.findall(r' id="([^"]+)"', written)
    assert len(anchors) == len(set(anchors))
    assert set(re.findall(r'href="#([^"]*)"', written)) <= set(anchors)
    linked = re.findall(r'<a class="n[^"]*" href="#([^"]+)"', written)
    assert len(linked) > 40
    assert "pmo/actuals/AC-2026-05.yaml" in written[written.index('id="m-spent"') :]


def test_what_was_typed_stands_at_the_place_that_is_named(portal: SteeringPage) -> None:
    points = portal.milestones
    figures = [
        *(one.first for one in points),
        *(one.agreed for one in points),
        *(one.expected for one in points if one.reached),
    ]
    assert portal.gate_day is not None
    for figure in [*figures, portal.gate_day, portal.report_date]:
        path, _, line = figure.source.rpartition(":")
        lines = (PORTAL / path).read_text("utf-8").splitlines()
        assert str(figure.value) in lines[int(line) - 1]


def test_equal_files_give_equal_bytes_and_nothing_of_the_machine(
    portal: SteeringPage, changed: Make
) -> None:
    once, twice = html(portal, TEMPLATES, "1.0"), html(changed(), TEMPLATES, "1.0")
    assert once == twice
    assert portal.head.root not in once


# --- what a project may lack ---


def test_with_nothing_to_decide_the_meeting_can_be_dropped(changed: Make) -> None:
    page = changed(
        ("pmo/reports/SR-9.yaml", "    decision: D-08\n", "    decision: D-05\n"),
        ("pmo/reports/SR-9.yaml", "  proposal: D-07\n", "  decision: D-05\n"),
    )
    assert page.questions == ()
    assert "Nothing to decide: the meeting of 11 June can be dropped." in shown(page)


def test_of_more_than_three_questions_the_others_are_counted(changed: Make) -> None:
    more = "".join(
        f"  - {{id: ASK-{n}, ask: Really {n}?, of: sol, needed_by: 2026-06-1{n}}}\n"
        for n in (6, 7, 8)
    )
    page = changed(("pmo/reports/SR-9.yaml", "exception:\n", f"{more}exception:\n"))
    assert [one.id for one in page.questions] == ["D-07", "D-08", "ASK-6"]
    assert page.more_questions == 2
    assert "And 2 more questions in SR-9." in shown(page)


def test_a_day_that_has_passed_is_told_as_overdue(changed: Make) -> None:
    told = shown(changed(as_of=date(2026, 6, 15)))
    assert "by Thu 11 June, 4 days overdue" in told
    assert "status 5 June 2026 (34 days before the steering committee)" in told


def test_an_ask_that_the_latest_report_repeats_is_to_be_decided_and_not_past(
    changed: Make,
) -> None:
    again = "  - {id: ASK-4, ask: Name them., of: bela, needed_by: 2026-06-19}\n"
    page = changed(("pmo/reports/SR-9.yaml", "exception:\n", f"{again}exception:\n"))
    assert page.since is not None
    assert page.since.open_asks == ()
    assert "ASK-4" in [one.id for one in page.questions]


def test_without_meetings_it_tells_of_what_came_since_the_report_before(changed: Make) -> None:
    page = changed(
        ("pmo/handbook.md", "  steering_on: [2026-04-02, 2026-05-07, 2026-06-11, 2026-07-09]\n", "")
    )
    assert page.since is not None
    assert (page.since.day, page.since.meeting) == ("2026-05-22", False)
    told = shown(page)
    assert "status 5 June 2026 (6 days ago)" in told
    assert "6. Since the report of 22 May" in told


def test_a_file_that_cannot_be_read_is_told_and_what_it_hides_is_not_made_up(
    changed: Make,
) -> None:
    page = changed(("pmo/plan.yaml", "budget:\n  unit: EUR", "budget: [\n  unit: EUR"))
    assert page.exit_code == 2
    assert page.broken == ("pmo/plan.yaml",)
    assert page.figures["spent"] == Figure(None, "", "pmo/plan.yaml is broken", "")
    told = shown(page)
    assert "pmo/plan.yaml (it cannot be read)" in told
    assert "No milestone has an agreed day." in told


def test_a_project_without_a_single_number_has_a_page_that_says_so(tmp_path: Path) -> None:
    shutil.copy(PORTAL / "pmo.yaml", tmp_path)
    page = page_of(tmp_path)
    told = shown(page)
    assert "Reported nothing, computed unknown" in told
    assert "Nothing to decide" in told
    assert page.since is None
    assert {"what is spent", "the expected end"} <= {one.what for one in page.unknown}


def test_a_project_that_spans_fiscal_years_has_its_forecast_parted_by_working_days(
    changed: Make,
) -> None:
    years = (
        '    - {year: "A", from: 2026-01-01, to: 2026-05-31, amount: 100000}\n'
        '    - {year: "B", from: 2026-06-01, to: 2026-12-31, amount: 200000}\n'
    )
    old = '    - {year: "2026", from: 2026-01-01, to: 2026-12-31, amount: 250000}\n'
    page = changed(("pmo/charter.md", old, years))
    parts = [(one.year, one.forecast.value, one.granted.value) for one in page.years]
    assert parts == [("A", 124_000.0, 100_000.0), ("B", 135_000.0, 200_000.0)]


# --- hostile text ---

EVIL = "<script>alert(1)</script>{{ 7*7 }}\\u202e&amp;"


def test_nothing_that_somebody_typed_becomes_markup(changed: Make) -> None:
    page = changed(
        ("pmo.yaml", "name: Customer portal", f'name: "{EVIL}"'),
        ("pmo/plan.yaml", "title: Core accepted", f'title: "{EVIL}"'),
        ("pmo/log.yaml", "title: Licences for the test system are", f'title: "{EVIL}"  # are'),
        ("pmo/reports/SR-9.yaml", "question: Keep 30 October?", f'question: "{EVIL}"'),
        ("pmo/reports/SR-9.yaml", "title: Sign it", f'title: "{EVIL}"'),
    )
    written = html(page, TEMPLATES, "1.0")
    assert "<script" not in written
    assert "\u202e" not in written
    assert written.count("&lt;script&gt;alert(1)&lt;/script&gt;{{ 7*7 }}") >= 6


# --- how values are written ---


@pytest.mark.parametrize(
    ("value", "told"),
    [(0, "0"), (-0.0, "0"), (124_000.0, "124,000"), (1.5, "1.5"), (-3, "−3"), (None, "not known")],
)
def test_amounts(value: Any, told: str) -> None:
    assert number_formats.amount(value) == told


@given(st.floats(-1e12, 1e12), st.booleans())
def test_an_amount_can_be_read_back(value: float, signs: bool) -> None:
    told = number_formats.amount(value, signs).replace("−", "-").replace(",", "")
    assert abs(float(told) - value) <= 0.5


@given(st.dates(), st.dates())
def test_a_day_names_its_year_unless_it_is_the_same(day: date, other: date) -> None:
    told = number_formats.day(day.isoformat(), other.isoformat())
    assert (str(day.year) in told.split()) == (day.year != other.year or day.day == day.year)


def test_people_without_a_role_are_told_by_their_name(portal: SteeringPage) -> None:
    assert portal.oldest is not None
    assert portal.oldest.owner == Person("", "Pia Costa")
