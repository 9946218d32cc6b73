"""Earned schedule against published examples and the corners of the planned curve."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmo_kit.measures import earned_schedule as es
from pmo_kit.measures.declaration import Number, known
from pmo_kit.measures.earned_value import spi

LINEAR = [10_000 * n for n in range(11)]


@pytest.mark.parametrize(
    ("curve", "ev", "at", "answers"),
    [
        (LINEAR, 30_000, 4, (3, -1, 0.75, 13.3333)),
        (LINEAR, 40_000, 5, (4, -1, 0.8, 12.5)),
        (LINEAR, 100_000, 10, (10, 0, 1, 10)),
        ([0, 20, 50, 90, 140, 200], 70, 3, (2.5, -0.5, 0.833333, 6)),
        ([0, 30, 70, 120, 180, 250], 100, 3, (2.6, -0.4, 0.866667, 5.769231)),
    ],
    ids=["EVM-A", "EVM-B", "EVM-C", "ES-1", "ES-2"],
)
def test_published_answers(curve: list[float], ev: float, at: float, answers: tuple) -> None:
    got = es.earned_schedule(curve, ev)
    index = es.schedule_performance(got, at)
    duration = (es.planned_duration(curve).value or 0) / (index.value or 1)  # IEAC(t)
    found = (got.value, es.schedule_variance(got, at).value, index.value, duration)
    assert found == pytest.approx(answers, rel=1e-5)


@pytest.mark.parametrize(
    ("months", "index", "answer"),
    [
        (12, spi.function(known(120_000), known(20_000), known(23_000)), 13.8),
        (6, spi.function(known(200_000), known(100_000), known(120_000)), 7.2),
    ],
    ids=["EVM-D", "EVM-E"],
)
def test_the_older_forecast_of_time(months: float, index: Number, answer: float) -> None:
    assert months / (index.value or 1) == pytest.approx(answer)


@pytest.mark.parametrize(
    ("curve", "ev", "expected"),
    [
        ([0, 10, 10, 10, 20], 10, 3),
        ([0, 10, 10, 20], 9, 0.9),
        ([0, 0, 10], 0, 1),
        ([0, 10, 20, 20, 20], 20, 2),
        ([0, 10, 20], 25, 2),
        ([0, 10], 0, 0),
    ],
)
def test_flat_stretches_and_the_end(curve: list[float], ev: float, expected: float) -> None:
    assert es.earned_schedule(curve, ev).value == pytest.approx(expected)


@pytest.mark.parametrize(
    ("curve", "ev", "reason"),
    [
        ([], 1, "the planned curve has no period"),
        ([0], 1, "the planned curve has no period"),
        ([5, 10], 1, "the planned curve does not start at 0"),
        ([0, 10, 5], 1, "the planned curve falls"),
        ([0, 0], 0, "the planned curve never leaves 0"),
        ([0, math.nan], 0, "PV in period 1 is not a finite number"),
        ([0, 10], None, "EV is not known"),
        ([0, 10], -1, "EV is negative"),
    ],
)
def test_no_number_without_a_reason(curve: list[float], ev: float | None, reason: str) -> None:
    got = es.earned_schedule(curve, ev)
    assert (got.value, got.reason) == (None, reason)
    assert es.schedule_variance(got, 1).reason == reason
    assert es.schedule_performance(got, 1).reason == reason


def test_before_the_start_there_is_no_index() -> None:
    got = es.earned_schedule([0, 10], 0)
    assert es.schedule_performance(got, 0).reason == "no time has passed"
    assert es.schedule_variance(got, 0).value == 0
    assert es.schedule_performance(got, 1).value == 0


STEPS = st.lists(st.integers(0, 50), min_size=1, max_size=12).filter(any)


@given(STEPS, st.floats(0, 1), st.floats(0, 1))
def test_more_earned_is_never_earlier(steps: list[int], less: float, more: float) -> None:
    curve = [0]
    for step in steps:
        curve.append(curve[-1] + step)
    low, high = sorted((less * curve[-1], more * curve[-1]))
    first, second = es.earned_schedule(curve, low).value, es.earned_schedule(curve, high).value
    assert 0 <= first <= second <= es.planned_duration(curve).value
