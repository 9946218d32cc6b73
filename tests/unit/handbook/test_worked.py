"""Worked parts of pages: computed from inputs or from golden projects, and honest about limits."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmo_kit import handbook
from pmo_kit.handbook.computed_parts import filled
from pmo_kit.handbook.context import Context
from pmo_kit.handbook.selection import Candidate, best, by_order, one_by_one, together
from pmo_kit.standard import Standard, load


@pytest.fixture(scope="module")
def core() -> Standard:
    return load("core")


def part(asked: str, standard: Standard) -> str:
    return filled(f"<!-- pmo:{asked} -->\n<!-- /pmo -->", Context(standard), "guides/x.md")


def rows(text: str) -> dict[str, list[str]]:
    """The cells of each row of a table by its first one, without markup."""
    cells = (line.strip("|").split(" | ") for line in text.splitlines() if line.startswith("| "))
    return {found[0].strip(" *`"): [cell.strip() for cell in found[1:]] for found in cells}


def test_published_earned_value_comes_out_as_published(core: Standard) -> None:
    found = rows(part("earned-value bac=100000 pv=40000 ev=30000 ac=35000 unit=EUR", core))
    results = {
        name: cells[-1].replace("&#45;", "-").replace("\\", "") for name, cells in found.items()
    }
    assert results["CV"] == "-5,000 EUR"
    assert results["SV"] == "-10,000 EUR"
    assert results["CPI"] == "0.86"
    assert results["SPI"] == "0.75"
    assert results["EAC"] == "116,666.67 EUR"
    assert results["EAC, composite"] == "143,888.89 EUR"
    assert results["TCPI"] == "1.08"


def test_what_cannot_be_known_says_why(core: Standard) -> None:
    assert "not known: the work is complete" in part("earned-value bac=1 pv=1 ev=1 ac=2", core)
    assert "not applicable to T1" in part("measures T1/executing evm.cpi", core)


def test_a_golden_project_is_told_as_status_tells_it(core: Standard) -> None:
    assert rows(part("colors T3/executing", core))["schedule"] == ["green", "amber"]
    assert (
        rows(part("milestones T3/executing", core))[
            "M-02 Server and page are ready for the load test"
        ][-1]
        == "7 days"
    )
    assert rows(part("measures T3/executing bac", core))["bac"][0] == "252,000 EUR"


def test_a_number_stands_within_its_sentence(core: Standard) -> None:
    text = "From <!-- pmo:threshold risk_red -->99<!-- /pmo --> points on, in time."
    told = "From <!-- pmo:threshold risk_red -->15<!-- /pmo --> points on, in time."
    assert filled(text, Context(core), "x.md") == told


def test_thresholds_by_tier_are_told_apart_only_where_they_differ(core: Standard) -> None:
    assert ">14<" in part("threshold report_days", core)
    assert ">60 in T1, 45 in T2, 30 in T3<" in part("threshold log_review_days", core)
    assert ">25<" in part("threshold tier_score T1", core)


def test_the_matrix_follows_the_threshold(core: Standard) -> None:
    assert "From 15 on a risk is red: 6 of the 25 cells." in part("risk-matrix", core)
    stricter = core._replace(thresholds={**core.thresholds, "risk_red": 10})
    assert "From 10 on a risk is red: 10 of the 25 cells." in part("risk-matrix", stricter)
    assert "Amber: the 5 cells above 8" in part("risk-matrix 8", core)


def test_what_is_due_adds_up_over_the_tiers(core: Standard) -> None:
    found = rows(part("due RfP", core))
    assert "Charter" in found["T1"][0]
    assert "Charter" not in found["T2"][0]
    assert "Business case" in found["T2"][0]


def test_the_lightest_tier_is_found_by_the_rules(core: Standard) -> None:
    text = part("needed-tier people=5,person_days=20 people=6 people=2,personal_data", core)
    tiers = {name: cells[0] for name, cells in rows(text).items()}
    assert tiers == {
        "What the questionnaire says": "Lightest tier",
        "---": "---",
        "5 people and 20 person days": "**T1**",
        "6 people": "**T2**",
        "2 people and personal data": "**T2**",
    }


@pytest.mark.parametrize(
    ("asked", "complaint"),
    [
        ("measures T9/executing bac", "no golden project `T9/executing`"),
        ("measures T1/executing nonsense", "nonsense"),
        ("threshold nonsense", "nonsense"),
        ("due nonsense", "no gate `nonsense`"),
        ("earned-value bac=much", "much"),
        ("earned-value bac=1", "pv"),
        ("earned-value", ""),
        ("selection budget=1 A=1", ""),
        ("selection budget=1 " + " ".join(f"A{n}=1/1" for n in range(13)), "at most 12"),
        ("needed-tier people=1,magic", "does not ask for magic"),
    ],
)
def test_a_part_that_is_asked_for_wrongly_is_named(
    core: Standard, asked: str, complaint: str
) -> None:
    with pytest.raises(handbook.UnknownMark) as caught:
        part(asked, core)
    assert caught.value.message.startswith(f"guides/x.md, `pmo:{asked}`: ")
    assert complaint in caught.value.message
    assert caught.value.remedy.startswith(f"`{asked.split()[0]}")


PUBLISHED = (
    Candidate("A", 3, 3),
    Candidate("B", 4, 1),
    Candidate("C", 8, 3),
    Candidate("D", 10, 4),
    Candidate("E", 15, 3),
    Candidate("F", 20, 6),
)


@pytest.mark.parametrize(("budget", "value"), [(20, 8), (32, 12), (40, 14)])
def test_published_choices_come_out_as_published(budget: float, value: float) -> None:
    assert sum(one.value for one in best(PUBLISHED, budget)) == value


NUMBERS = st.integers(min_value=1, max_value=20).map(float)


@given(st.lists(st.tuples(NUMBERS, NUMBERS), max_size=7), NUMBERS)
def test_no_order_beats_the_best_choice(pairs: list[tuple[float, float]], budget: float) -> None:
    candidates = tuple(Candidate(str(n), *pair) for n, pair in enumerate(pairs))
    chosen = best(candidates, budget)
    assert sum(one.cost for one in chosen) <= budget
    for order in itertools.islice(itertools.permutations(candidates), 24):
        taken = by_order(order, budget)
        assert sum(one.value for one in taken) <= sum(one.value for one in chosen)


def test_taking_leaders_one_by_one_leaves_a_project_empty() -> None:
    scores = {
        "L1": {"P2": 9.0, "P1": 9.0, "P3": 8.0},
        "L2": {"P2": 7.0, "P3": 3.0},
        "L3": {"P2": 6.0, "P3": 5.0},
    }
    assert "P1" not in one_by_one(scores)
    assert together(scores) == {"P1": "L1", "P2": "L2", "P3": "L3"}


@given(
    st.dictionaries(
        st.sampled_from("abcd"), st.dictionaries(st.sampled_from("PQRS"), NUMBERS), max_size=4
    )
)
def test_together_never_fills_fewer_projects(scores: dict[str, dict[str, float]]) -> None:
    given_together, given_singly = together(scores), one_by_one(scores)
    assert len(given_together) >= len(given_singly)
    assert len({*given_together.values()}) == len(given_together)
    assert all(project in scores[leader] for project, leader in given_together.items())
