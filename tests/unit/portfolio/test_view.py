"""What projects add up to: nothing unknown counts as 0, no unit without its rate, no mean color."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmo_kit.portfolio.project_list import PortfolioError
from pmo_kit.portfolio.roll_up import ratio, total
from pmo_kit.results.portfolio import Money, PortfolioProject

SOURCES = [{"path": "snaps/*.json"}]
_RATES = {"EUR": 1.0, "USD": 0.5}
_AMOUNT = st.none() | st.floats(0, 1e9)
_MONEY = st.builds(
    Money, unit=st.sampled_from(["", "EUR", "USD", "CHF"]), agreed=st.none(), spent=_AMOUNT
)


@settings(max_examples=60)
@given(st.lists(_MONEY, max_size=12))
def test_a_total_holds_each_amount_that_is_known_and_has_a_rate(moneys: list[Money]) -> None:
    projects = [PortfolioProject(f"p-{n}", "judged", money=m) for n, m in enumerate(moneys)]
    found = total("spent", projects, "EUR", _RATES)
    assert (
        found.known + len(found.missing) + len(found.unconverted) == found.projects == len(moneys)
    )
    assert found.missing == tuple(p.id for p in projects if p.money.spent is None)
    known = [m for m in moneys if m.spent is not None and m.unit != "CHF"]
    assert found.known == len(known)
    if not known:
        assert found.value is None
    else:
        assert found.value is not None
        wanted = sum(
            m.spent * (0.5 if m.unit == "USD" else 1) for m in known if m.spent is not None
        )
        assert math.isclose(found.value, wanted, abs_tol=0.01, rel_tol=1e-9)


def test_a_ratio_is_that_of_the_sums() -> None:
    value, known = ratio([(10, 20), (900, 600), (None, 5), (7, None)])
    assert (round(value or 0, 2), known) == (1.47, 2)
    assert ratio([(1, 0)]) == (None, 1)
    assert ratio([]) == (None, 0)


def test_a_unit_without_a_rate_is_named_and_added_to_nothing(board, snapshot) -> None:
    board.write("snaps/a.json", snapshot("a", unit="EUR", agreed=100, total=110, spent=40))
    board.write("snaps/b.json", snapshot("b", unit="USD", agreed=100, total=None, spent=10))
    board.write("snaps/c.json", snapshot("c", unit="CHF", agreed=100, total=100, spent=10))
    rates = [{"unit": "USD", "rate": 0.5, "on": "2026-01-02"}]
    known = board.list(sources=SOURCES, unit="EUR", currencies=rates)
    board.gather(known)
    seen = board.view(known)
    totals = {one.name: one for one in seen.groups[0].totals}
    assert (totals["agreed"].value, totals["agreed"].known) == (160, 2)
    assert (totals["spent"].value, totals["spent"].unconverted) == (45, ("c",))
    assert totals["granted"].value is None
    (problem,) = seen.problems
    assert (problem.code, problem.note, seen.exit_code) == ("no-rate", True, 0)
    assert "CHF" in problem.message


def test_rows_without_a_repository_stand_by_their_own_values(board, snapshot) -> None:
    board.write("snaps/a.json", snapshot("aa"))
    row = {
        "id": "paper",
        "name": "On paper",
        "state": "running",
        "objective": "O-1",
        "category": "law",
        "priority": 1,
        "listed": {"status": "red", "tier": "T2", "agreed": 50, "unit": "EUR"},
    }
    known = board.list(
        unit="EUR",
        sources=SOURCES,
        objectives=[
            {"id": "O-1", "title": "One", "active": True, "weight": 2},
            {"id": "O-9", "title": "Nobody's", "active": True},
        ],
        categories=[{"id": "law", "title": "Law", "purpose": "mandatory", "target_percent": 30}],
        projects=[row, {"id": "aa", "state": "closed", "objective": "O-9"}],
    )
    board.gather(known)
    seen = board.view(known)
    paper, _ = seen.projects
    assert (paper.id, paper.place, paper.color, paper.money.agreed) == (
        "paper",
        "listed",
        "red",
        50,
    )
    groups = {(group.by, group.key): group for group in seen.groups}
    assert groups["objective", "O-1"].projects == ("paper",)
    assert groups["objective", "O-9"].projects == ()
    assert groups["category", "law"].colors == {"red": 1, "amber": 0, "green": 0, "unknown": 0}
    assert groups["all", ""].projects == ("paper",)


@pytest.mark.parametrize(
    ("computed", "reported", "color"),
    [
        ("red", "green", "red"),
        ("unknown", "green", "unknown"),
        ("not applicable", "amber", "amber"),
        ("", "green", "green"),
        ("", "", "unknown"),
    ],
)
def test_what_the_numbers_do_not_know_is_not_green_by_report(computed, reported, color) -> None:
    project = PortfolioProject("one", "judged", computed=computed, reported=reported)
    assert project.color == color


def test_a_list_that_changed_since_is_told(board) -> None:
    board.gather(board.list())
    seen = board.view(board.list(name="Another"))
    assert [(problem.code, problem.note) for problem in seen.problems] == [("list-changed", True)]


@pytest.mark.parametrize(
    ("parts", "said", "line"),
    [
        ({"currencies": [{"unit": "USD", "rate": 0, "on": "2026-01-02"}]}, "rate", 8),
        ({"colour": 1}, "colour", 5),
        ({"projects": [{"id": "aa", "state": "running"}] * 2}, "listed twice; line 6", 10),
    ],
)
def test_a_list_that_is_wrong_is_told_at_its_place(board, parts, said, line) -> None:
    with pytest.raises(PortfolioError, match=said) as caught:
        board.list(**parts)
    assert (caught.value.line, bool(caught.value.remedy)) == (line, True)
