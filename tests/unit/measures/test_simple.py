"""Milestones, risk exposure and the computed status, corner by corner."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmo_kit.measures.exposure import Risk, exposure, level, open_levels, red
from pmo_kit.measures.measure import known, unknown
from pmo_kit.measures.milestones import Milestone, slip, slip_share, worst_slip
from pmo_kit.measures.status import color, overall, risk_color, stale


def day(n: int) -> datetime:
    return datetime(2026, 3, 1, tzinfo=UTC) + timedelta(days=n)


@pytest.mark.parametrize(
    ("milestone", "days"),
    [
        (Milestone("M", day(5)), 0),
        (Milestone("M", day(5), day(8)), 3),
        (Milestone("M", day(5), day(4)), -1),
        (Milestone("M", day(5), day(8), reached=day(6)), 1),
        (Milestone("M", day(-5)), 5),
        (Milestone("M", day(-5), day(-2)), 5),
        (Milestone("M", day(-5), reached=day(-6)), -1),
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
    assert slip(milestone, day(0)).value == days


def test_worst_slip_names_its_milestone() -> None:
    got = worst_slip(
        [Milestone("M1", day(5)), Milestone("M2", day(5), day(9)), Milestone("X", None)], day(0)
    )
    assert (got.value, got.inputs["milestone"]) == (4, "M2")
    assert worst_slip([Milestone("X", None)], day(0)).reason == "no milestone has an approved date"
    assert slip(Milestone("X", None), day(0)).reason == "X has no approved date"


def test_slip_as_a_share_of_the_plan() -> None:
    assert slip_share(known(3, "days"), day(0), day(30)).value == 0.1
    assert (
        slip_share(known(3, "days"), day(0), day(0)).reason == "the planned duration is not known"
    )
    assert slip_share(unknown("no", "days"), day(0), day(9)).reason == "no"


def test_exposure_counts_open_risks_only() -> None:
    risks = [Risk("R1", 4, 5), Risk("R2", 2, 2, answered=True), Risk("R3", 5, 5, open=False)]
    assert exposure(risks).value == 24
    assert open_levels(risks) == [20, 4]
    assert [risk.id for risk in red(risks, 15)] == ["R1"]
    assert exposure([]).value == 0


def test_an_unrated_risk_leaves_the_exposure_unknown() -> None:
    assert exposure([Risk("R1", 4, None)]).reason == "R1 is not rated"
    assert exposure([Risk("R1", 4, 6)]).reason == "R1 is rated outside of 1 to 5"
    assert exposure([Risk("R1", None, None, open=False)]).value == 0


@given(st.integers(1, 5), st.integers(1, 5))
def test_levels_are_products(likelihood: int, impact: int) -> None:
    got = level(Risk("R", likelihood, impact))
    assert got.value == likelihood * impact
    assert got.value in {1, 2, 3, 4, 5, 6, 8, 9, 10, 12, 15, 16, 20, 25}


@pytest.mark.parametrize(
    ("index", "expected"),
    [(1.2, "green"), (0.95, "green"), (0.94, "amber"), (0.90, "amber"), (0.89, "red")],
)
def test_the_usual_thresholds(index: float, expected: str) -> None:
    assert color(known(1 - index, "ratio")) == expected


def test_colors_follow_the_agreed_tolerance() -> None:
    overrun = known(0.15, "ratio")
    assert [color(overrun, t) for t in (0.4, 0.2, 0.1)] == ["green", "amber", "red"]
    assert color(unknown("no cost has been recorded", "ratio")) == "unknown"


@pytest.mark.parametrize(
    ("reds", "unanswered", "expected"), [(0, 0, "green"), (2, 0, "amber"), (2, 1, "red")]
)
def test_risk_color(reds: int, unanswered: int, expected: str) -> None:
    assert risk_color(reds, unanswered) == expected


@pytest.mark.parametrize(
    ("last", "expected"), [(day(-10), False), (day(-11), True), (None, True), (day(0), False)]
)
def test_reports_grow_stale(last: datetime | None, expected: bool) -> None:
    assert stale(last, 7, day(0)) is expected


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
def test_overall_is_the_worst(colors: tuple, expected: str) -> None:
    assert overall({str(n): c for n, c in enumerate(colors)}) == expected
