"""Milestones, risk exposure and the computed status, corner by corner."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmo_kit.measures.declaration import Computed
from pmo_kit.measures.expected_end import end_slip_days, end_slip_share
from pmo_kit.measures.facts import CHARTER, LOGS, PLAN, TODAY, Data, Facts
from pmo_kit.measures.log import (
    highest_risk,
    level,
    open_red_risks,
    open_risks,
    opportunity_exposure,
    risk_exposure,
    unanswered_red_risks,
)
from pmo_kit.measures.no_color import stale, too_old
from pmo_kit.measures.schedule import (
    Milestone,
    slip,
    slip_days,
    start,
)
from pmo_kit.measures.status_color import Color, color, risk, worst


def day(n: int) -> datetime:
    return datetime(2026, 3, 1, tzinfo=UTC) + timedelta(days=n)


@pytest.mark.parametrize(
    ("milestone", "days"),
    [
        (Milestone(day(5)), 0),
        (Milestone(day(5), day(8)), 3),
        (Milestone(day(5), day(4)), -1),
        (Milestone(day(5), day(8), reached=day(6)), 1),
        (Milestone(day(-5)), 5),
        (Milestone(day(-5), day(-2)), 5),
        (Milestone(day(-5), reached=day(-6)), -1),
    ],
    ids=[
        "ahead",
        "forecast late",
        "early",
        "reached",
        "overdue",
        "stale forecast",
        "reached early",
    ],
)
def test_slip(milestone: Milestone, days: int) -> None:
    assert slip(milestone, day(0)) == days


def planned(*milestones: Data) -> Facts:
    """A project whose milestones are known, seen on day 0."""
    return Facts({PLAN: {"milestones": [*milestones]}, TODAY: day(0)})


def test_the_worst_and_the_last_milestone() -> None:
    late, kept = {"baseline": day(5), "forecast": day(9)}, {"baseline": day(7)}
    facts = planned({}, late, kept)
    assert slip_days(facts).value == 4
    assert end_slip_days(facts).value == 2  # the late one will be the last
    assert slip_days(planned({})).reason == "there are no milestones"


def test_slip_as_a_share_of_the_plan() -> None:
    def share(begun: datetime | None) -> Computed[float]:
        plan = {"milestones": [{"baseline": day(30), "forecast": day(33)}]}
        return end_slip_share(Facts({PLAN: plan, TODAY: day(0), start: begun}))

    assert share(day(0)).value == 0.1
    assert share(day(30)).reason == "the planned duration is not known"
    assert share(None).reason == "the planned duration is not known"
    assert end_slip_share(planned()).reason == "nothing in the plan has a date"


def rated(name: str, likelihood: object, impact: object, **more: object) -> Data:
    """An open risk as the log has it."""
    return {"id": name, "likelihood": likelihood, "impact": impact, "status": "open", **more}


def logged(*risks: Data, **agreed: object) -> Facts:
    """A project of which the log is known, and what its charter agrees on."""
    return Facts({LOGS: [{"risks": [*risks]}], CHARTER: {"tolerances": agreed}, too_old: ""})


def test_exposure_counts_open_risks_only() -> None:
    closed = rated("R3", 5, 5, status="closed")
    facts = logged(rated("R1", 4, 5), rated("R2", 2, 2, response="wait"), closed)
    assert risk_exposure(facts).value == 24
    assert highest_risk(facts).value == 20
    assert open_red_risks(facts).value == 1
    assert risk_exposure(logged()).value == 0


def test_an_unrated_risk_leaves_the_exposure_unknown() -> None:
    assert risk_exposure(logged(rated("R1", 4, None))).reason == "R1 is not rated"
    assert risk_exposure(logged(rated("R1", 4, 6))).reason == "R1 is rated outside of 1 to 5"
    assert risk_exposure(logged(rated("R1", None, None, status="closed"))).value == 0


@pytest.mark.parametrize(
    ("done", "points", "red"), [(None, 20, 1), (day(-9), 5, 0)], ids=["not done", "done"]
)
def test_what_is_expected_counts_once_the_response_is_done(
    done: datetime | None, points: int, red: int
) -> None:
    more = {} if done is None else {"response_done_on": done}
    facts = logged(rated("R1", 4, 5, after={"likelihood": 1, "impact": 5}, **more))
    assert (risk_exposure(facts).value, highest_risk(facts).value) == (points, points)
    assert (open_red_risks(facts).value, unanswered_red_risks(facts).value) == (red, red)
    assert risk(facts).value == ("red" if red else "green")


def test_a_response_that_is_done_without_an_expected_rating_leaves_todays() -> None:
    assert risk_exposure(logged(rated("R1", 4, 5, response_done_on=day(-1)))).value == 20


def test_an_opportunity_has_points_of_its_own_and_no_color() -> None:
    gain = rated("R1", 5, 5, kind="opportunity")
    facts = logged(gain, rated("R2", 2, 2, kind="threat"), rated("R3", 1, 3))
    assert risk_exposure(facts).value == 7
    assert opportunity_exposure(facts).value == 25
    assert (open_risks(facts).value, open_red_risks(facts).value) == (3, 0)
    assert (highest_risk(facts).value, risk(facts).value) == (4, "green")
    assert risk(logged(gain, risk_score=1)).value == "green"
    done = {"after": {"likelihood": 5, "impact": 2}, "response_done_on": day(0)}
    assert opportunity_exposure(logged(rated("R1", 1, 2, kind="opportunity", **done))).value == 10


@given(st.integers(1, 5), st.integers(1, 5))
def test_levels_are_products(likelihood: int, impact: int) -> None:
    got = level(likelihood, impact)
    assert got.value == likelihood * impact
    assert got.value in {1, 2, 3, 4, 5, 6, 8, 9, 10, 12, 15, 16, 20, 25}


@pytest.mark.parametrize(
    ("index", "expected"),
    [(1.2, "green"), (0.95, "green"), (0.94, "amber"), (0.90, "amber"), (0.89, "red")],
)
def test_the_usual_thresholds(index: float, expected: str) -> None:
    assert color(1 - index) == expected


def test_colors_follow_the_agreed_tolerance() -> None:
    assert [color(0.15, t) for t in (0.4, 0.2, 0.1)] == ["green", "amber", "red"]


RED, ANSWERED = rated("R1", 4, 5), rated("R2", 5, 5, response="Test first.")


@pytest.mark.parametrize(
    ("risks", "agreed", "expected"),
    [
        ((), {}, "green"),
        ((ANSWERED, ANSWERED), {}, "amber"),
        ((ANSWERED, RED), {}, "red"),
        ((ANSWERED, RED), {"risk_score": 20}, "amber"),
        ((RED,), {"risk_score": 20}, "green"),
        ((RED,), {"risk_score": 19}, "red"),
    ],
)
def test_risk_color(risks: tuple[Data, ...], agreed: dict[str, int], expected: str) -> None:
    assert risk(logged(*risks, **agreed)).value == expected


@pytest.mark.parametrize(
    ("last", "expected"), [(day(-10), False), (day(-11), True), (None, True), (day(0), False)]
)
def test_reports_grow_stale(last: datetime | None, expected: bool) -> None:
    assert stale(last, 7, day(0), 1.5) is expected


@pytest.mark.parametrize(
    ("colors", "expected"),
    [
        (("green", "green"), "green"),
        (("green", "unknown"), "unknown"),
        (("amber", "unknown"), "amber"),
        (("amber", "red", "unknown"), "red"),
        ((), "unknown"),
    ],
)
def test_overall_is_the_worst(colors: tuple[Color, ...], expected: str) -> None:
    assert worst(colors) == expected
