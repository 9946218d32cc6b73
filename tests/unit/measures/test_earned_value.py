"""Earned value against published examples, wrong published answers, and the corners."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmo_kit.measures import budget, cost
from pmo_kit.measures import earned_value as ev
from pmo_kit.measures.declaration import Computed, Number
from pmo_kit.measures.facts import NOTHING, PLAN, Facts, Input, latest


class Position(NamedTuple):
    """Where the work stands on one day, all in the same unit (money or hours)."""

    bac: float | None = None
    pv: float | None = None
    ev: float | None = None
    ac: float | None = None


def amounts(position: Position) -> dict[str, Number]:
    return {name: Computed(value) for name, value in position._asdict().items()}


def declared(measure: Input[Number]) -> Callable[[Position], Number]:
    """A measure of a project of which only its position is known."""

    def found(position: Position) -> Number:
        bac, pv, ev_, ac = amounts(position).values()
        given = {budget.bac: bac, cost.planned: pv, cost.earned: ev_, cost.spent: ac}
        return measure(Facts({**given, ev.not_applicable: ""}))

    return found


def plain(
    formula: Callable[[float, float], float | str], first: str, second: str
) -> Callable[[Position], Number]:
    """A published formula that no measure declares, of two parts of a position."""

    def found(position: Position) -> Number:
        known = amounts(position)
        wanted = {name.upper(): known[name] for name in (first, second)}
        return ev.computed(formula, known["bac"], **wanted)

    return found


def share(name: str) -> Callable[[Position], Number]:
    return plain(lambda part, bac: part / bac if bac else "there is no budget", name, "bac")


def atypical_estimate(position: Position) -> Number:
    """EAC = AC + BAC - EV: what the whole will cost when what happened will not happen again."""
    bac, _, earned, ac = amounts(position).values()
    return ev.computed(lambda bac, ev, ac: ac + bac - ev, bac, BAC=bac, EV=earned, AC=ac)


cost_performance, schedule_performance = declared(ev.cpi), declared(ev.spi)
estimate, composite_estimate = declared(ev.eac), declared(ev.eac_composite)
FORMULAE = {
    "CV": declared(ev.cv),
    "SV": declared(ev.sv),
    "CPI": cost_performance,
    "SPI": schedule_performance,
    "EAC": estimate,
    "EACtyp": atypical_estimate,
    "EACcomp": composite_estimate,
    "ETC": declared(ev.etc),
    "ETCtyp": lambda p: ev.etc.function(atypical_estimate(p), amounts(p)["ac"]),
    "VAC": declared(ev.vac),
    "TCPI": declared(ev.tcpi),
    "complete": share("ev"),
    "spent": share("ac"),
    "scheduled": share("pv"),
    "CV%": plain(lambda ev_, ac: (ev_ - ac) / ev_ if ev_ else ev.NOTHING_EARNED, "ev", "ac"),
    "SV%": plain(lambda ev_, pv: (ev_ - pv) / pv if pv else ev.NOTHING_PLANNED, "ev", "pv"),
}


def to_complete(position: Position, target: float | None) -> Number:
    bac, _, earned, ac = amounts(position).values()
    return ev.to_complete(bac, earned, ac, target)


# name, position (BAC, PV, EV, AC), answers as published or, where the source has none, by hand
VECTORS = {
    "EVM-A": (
        (100_000, 40_000, 30_000, 35_000),
        {"CV": -5000, "SV": -10_000, "CPI": 0.857143, "SPI": 0.75, "EAC": 116_666.67}
        | {"EACtyp": 105_000, "EACcomp": 143_888.89, "ETC": 81_666.67, "TCPI": 1.076923}
        | {"VAC": -16_666.67, "complete": 0.3, "spent": 0.35, "scheduled": 0.4}
        | {"CV%": -0.166667, "SV%": -0.25},
    ),
    "EVM-B": (
        (100_000, 50_000, 40_000, 38_000),
        {"CV": 2000, "SV": -10_000, "CPI": 1.052632, "SPI": 0.8, "EAC": 95_000}
        | {"EACtyp": 98_000, "VAC": 5000},
    ),
    "EVM-C": (
        (100_000, 100_000, 100_000, 110_000),
        {"CPI": 0.909091, "SPI": 1, "EAC": 110_000, "EACcomp": 110_000, "ETC": 0},
    ),
    "EVM-D": (
        (120_000, 23_000, 20_000, 25_000),
        {"CV": -5000, "SV": -3000, "CPI": 0.8, "SPI": 0.869565, "EAC": 150_000}
        | {"TCPI": 1.052632},
    ),
    "EVM-E": (
        (200_000, 120_000, 100_000, 90_000),
        {"CV": 10_000, "SV": -20_000, "CPI": 1.111111, "SPI": 0.833333, "EAC": 180_000},
    ),
    "EVM-F": (
        (248, 158, 148, 210),
        {"CV": -62, "SV": -10, "SPI": 0.9367, "CPI": 0.7048, "complete": 0.5968}
        | {"EAC": 351.89, "VAC": -103.89},
    ),
    "EVM-G": (
        (720_000, 190_000, 140_000, 160_000),
        {"SV": -50_000, "CV": -20_000, "SPI": 0.736842, "CPI": 0.875}
        | {"ETCtyp": 580_000, "EACtyp": 740_000},
    ),
    "EVM-H": (
        (10_000, 3000, 2000, 4500),
        {"CV": -2500, "SV": -1000, "CPI": 0.44, "SPI": 0.67, "EACtyp": 12_500},
    ),
    "TCPI": ((40_000, None, 17_000, 15_000), {"TCPI": 0.92}),
    "NEG": (
        (50_000, 40_000, 30_000, 45_000),
        {"EACtyp": 65_000, "EAC": 75_000, "EACcomp": 85_000},
    ),
}
CASES = [
    (name, measure, position, answer)
    for name, (position, answers) in VECTORS.items()
    for measure, answer in answers.items()
]


def close(measure: Number, answer: float) -> bool:
    """Equal to as many digits as the source printed."""
    digits = len(str(answer).partition(".")[2])
    return measure.value is not None and abs(measure.value - answer) <= 0.51 * 10**-digits


@pytest.mark.parametrize(
    ("name", "measure", "position", "answer"), CASES, ids=[f"{c[0]}-{c[1]}" for c in CASES]
)
def test_published_answers(name: str, measure: str, position: tuple, answer: float) -> None:
    assert close(FORMULAE[measure](Position(*position)), answer)


def test_index_to_reach_an_estimate() -> None:
    assert close(to_complete(Position(100_000, None, 68_000, 70_000), 107_000), 0.864865)


def test_a_published_error_is_not_repeated() -> None:
    """The source of NEG takes 75,000 for the estimate after an atypical variance, and 0.33."""
    position = Position(50_000, 40_000, 30_000, 45_000)
    estimate = atypical_estimate(position)
    assert estimate.value == 65_000
    assert to_complete(position, estimate.value).value == 1.0
    assert to_complete(position, 75_000).value != pytest.approx(0.33, abs=0.01)


@pytest.mark.parametrize(
    ("measure", "position", "reason"),
    [
        ("CPI", (100, 10, 5, 0), "no cost has been recorded"),
        ("SPI", (100, 0, 5, 5), "nothing was planned yet"),
        ("SV%", (100, 0, 5, 5), "nothing was planned yet"),
        ("CV%", (100, 10, 0, 5), "nothing is earned yet"),
        ("EAC", (100, 10, 0, 5), "nothing is earned yet"),
        ("EAC", (100, 10, 5, 0), "no cost has been recorded"),
        ("ETC", (100, 10, 0, 5), "nothing is earned yet"),
        ("VAC", (100, 10, 0, 5), "nothing is earned yet"),
        ("EACcomp", (100, 0, 5, 5), "nothing was planned yet"),
        ("EACcomp", (100, 10, 5, 0), "no cost has been recorded"),
        ("EACcomp", (100, 10, 0, 5), "nothing is earned yet"),
        ("TCPI", (100, 100, 100, 90), "the work is complete"),
        ("TCPI", (100, 100, 100, 110), "the work is complete"),
        ("TCPI", (100, 50, 50, 100), "not achievable: the target is already spent"),
        ("TCPI", (100, 50, 50, 120), "not achievable: the target is already spent"),
        ("complete", (0, 0, 0, 0), "there is no budget"),
        ("complete", (100, 50, 101, 50), "EV is larger than BAC"),
        ("CV", (100, 50, None, 50), "EV is not known"),
        ("CV", (100, 50, 50, math.inf), "AC is not a finite number"),
        ("CV", (100, 50, 50, -1), "AC is negative"),
    ],
)
def test_no_number_without_a_reason(measure: str, position: tuple, reason: str) -> None:
    got = FORMULAE[measure](Position(*position))
    assert got.value is None
    assert got.reason == reason


def test_the_leader_may_know_better() -> None:
    def forecast(**task: float) -> Number:
        return cost.forecast_cost(Facts({PLAN: {"tasks": [task]}, latest: NOTHING}))

    assert forecast(actual=210, remaining=100).value == 310
    assert forecast().reason == "nobody has forecast the cost"


@pytest.mark.parametrize(
    ("costs", "forecast"),
    [((0, 0), 130), ((10, 20), 130), ((30, 10), 130), ((50, 20), 160)],
    ids=["none", "within", "all", "beyond"],
)
def test_work_without_a_budget_draws_on_undistributed_money(
    costs: tuple[float, float], forecast: float
) -> None:
    """Undistributed 40 and contingency 10; the task with a budget of 80 costs its budget."""
    first, second = costs
    tasks = [{"budget": 80, "actual": 30}, {"actual": first}, {"actual": 0, "remaining": second}]
    budget = {"bac": 130, "undistributed": 40, "contingency": 10}
    plan = {"tasks": tasks, "budget": budget}
    got = cost.forecast_cost(Facts({PLAN: plan, latest: NOTHING}))
    assert got.value == forecast


AMOUNT = st.floats(1, 1e6, allow_nan=False)


@given(bac=AMOUNT, done=st.floats(0.01, 0.99), pv=AMOUNT, ac=AMOUNT)
def test_the_formulae_agree_with_each_other(bac: float, done: float, pv: float, ac: float) -> None:
    position = Position(bac, pv, bac * done, ac)
    cpi, spi = cost_performance(position).value, schedule_performance(position).value
    assert (cpi >= 1) == (FORMULAE["CV"](position).value >= 0)
    assert (spi >= 1) == (FORMULAE["SV"](position).value >= 0)
    eac = estimate(position)
    assert eac.value == pytest.approx(bac / cpi)
    composite = composite_estimate(position).value
    assert composite == pytest.approx(ac + (bac - bac * done) / (cpi * spi))
    assert to_complete(position, eac.value).value == pytest.approx(cpi, rel=1e-4)
    assert FORMULAE["VAC"](position).value == pytest.approx(bac - eac.value)


ANYTHING = st.one_of(st.none(), st.floats())


@given(ANYTHING, ANYTHING, ANYTHING, ANYTHING)
def test_every_input_gives_a_finite_number_or_a_reason(
    bac: float | None, pv: float | None, earned: float | None, ac: float | None
) -> None:
    for formula in FORMULAE.values():
        got = formula(Position(bac, pv, earned, ac))
        assert (got.value is None) == bool(got.reason)
        assert got.value is None or math.isfinite(got.value)
