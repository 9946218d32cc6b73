"""Key figures over many projects: ratios of sums, units, what is known, people, P80."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmo_kit.engine import Compiled
from pmo_kit.measures.catalog import MEASURES
from pmo_kit.results.kpi import RolledUp
from pmo_kit.status.kpi_roll_up import Member, four_of_five, median, member_of, rolled_up
from pmo_kit.status.kpis import KeyFigures


@pytest.fixture(scope="module")
def figures(core: Compiled) -> KeyFigures:
    return KeyFigures(core.standard)


def snapshot(
    id: str = "a", unit: str = "EUR", leader: str = "ada", tier: str = "T2", **measures: Any
) -> dict[str, Any]:
    """As much of a snapshot as figures read of it."""
    return {
        "project": {"id": id, "unit": unit, "leader": leader, "sponsor": "s" + id},
        "tier": tier,
        "method": "predictive",
        "phase": "executing",
        "measures": [
            {
                "name": name,
                "value": measures.get(name.replace(".", "_")),
                "reason": "" if name.replace(".", "_") in measures else "nobody said so",
                "unit": "",
            }
            for name in MEASURES
        ],
    }


def over(
    figures: KeyFigures, id: str, *snapshots: dict[str, Any], **more: Mapping[str, Any]
) -> RolledUp:
    compiled = figures.named(id)
    assert compiled is not None
    return rolled_up(compiled, [member_of(one) for one in snapshots], **more)


A = {"earned": 10, "spent": 20, "evm_cpi": 0.5, "earned_percent": 50}
B = {"earned": 900, "spent": 600, "evm_cpi": 1.5, "earned_percent": 50}


def test_a_ratio_is_that_of_the_sums_and_colors_are_counted(figures: KeyFigures) -> None:
    found = over(figures, "cpi", snapshot("a", **A), snapshot("b", **B))
    assert found.value == pytest.approx(910 / 620, abs=1e-6)
    assert found.colors == (("green", 1), ("red", 1))
    assert (found.color, found.known, found.projects) == ("", 2, 2)


def test_what_is_not_known_is_no_zero_and_stands_beside(figures: KeyFigures) -> None:
    found = over(figures, "cpi", snapshot("a", **A), snapshot("b", **B), snapshot("c", earned=5))
    assert found.value == pytest.approx(910 / 620, abs=1e-6)
    assert (found.known, found.projects) == (2, 3)
    assert dict(found.colors)["unknown"] == 1


def test_a_project_to_which_it_does_not_apply_is_not_asked(figures: KeyFigures) -> None:
    light = snapshot("c", tier="T1", earned=1, spent=100)
    found = over(figures, "cpi", snapshot("a", **A), light)
    assert (found.value, found.known, found.projects) == (0.5, 1, 1)
    assert dict(found.colors) == {"red": 1, "not applicable": 1}


def test_nothing_is_added_up_over_units_without_a_rate(figures: KeyFigures) -> None:
    both = (snapshot("a", **A), snapshot("b", unit="USD", **B))
    found = over(figures, "cpi", *both)
    assert (found.value, found.state) == (None, "not-recorded")
    assert found.reason == "amounts in EUR and USD, and no rate"
    rated = over(figures, "cpi", *both, rates={"EUR": 1.0, "USD": 0.5})
    assert rated.value == pytest.approx((10 + 450) / (20 + 300), abs=1e-6)


def test_counts_need_no_rate(figures: KeyFigures) -> None:
    found = over(
        figures,
        "red-risks-unanswered",
        snapshot("a", unanswered_red_risks=2, open_red_risks=2),
        snapshot("b", unit="USD", unanswered_red_risks=1, open_red_risks=1),
    )
    assert found.value == 3


def test_groups_have_values_of_their_own(figures: KeyFigures) -> None:
    found = over(figures, "cpi", snapshot("a", **A), snapshot("b", tier="T3", **B))
    assert [(one.name, one.value) for one in found.groups] == [("T2", 0.5), ("T3", 1.5)]


@pytest.mark.parametrize(("sponsors", "value"), [(4, None), (5, 50)])
def test_a_figure_about_people_needs_five_of_them(
    figures: KeyFigures, sponsors: int, value: float | None
) -> None:
    asked = {"asks_due": 2, "asks_in_time": 1}
    found = over(figures, "asks-in-time", *(snapshot(str(n), **asked) for n in range(sponsors)))
    assert found.value == value
    assert bool(found.reason) == (value is None)
    if value is None:
        assert found.reason == "fewer than 5 sponsors stand behind it"


def test_a_portfolio_of_none_and_of_one(figures: KeyFigures) -> None:
    nothing = over(figures, "cpi")
    assert (nothing.value, nothing.reason) == (None, "no project has what it is made of")
    assert over(figures, "work-in-progress").value == 0
    one = over(figures, "work-in-progress", snapshot("a"))
    assert (one.value, one.color) == (1, "")
    limited = over(figures, "work-in-progress", snapshot("a"), given={"limit": 0.0})
    assert limited.color == "amber"


def test_what_a_portfolio_gives_is_what_figures_await(figures: KeyFigures) -> None:
    silent = over(figures, "how-much-known")
    assert (silent.value, silent.state) == (None, "not-recorded")
    told = over(figures, "how-much-known", given={"known_projects": 9, "listed_projects": 10})
    assert (told.value, told.color) == (90, "green")
    assert told.beside[0].value is None


def test_a_snapshot_of_another_kit_lacks_a_measure_and_says_so(figures: KeyFigures) -> None:
    old = snapshot("a", **A)
    old["measures"] = [one for one in old["measures"] if one["name"] != "earned"]
    found = over(figures, "cpi", old)
    assert found.reason == "the snapshot is of a kit that does not compute it"


def test_the_published_decision_times() -> None:
    days = [2.0, 3.0, 5.0, 6.0, 9.0, 14.0, 21.0, 30.0]
    assert (median(days), four_of_five(days)) == (7.5, 21.0)


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=60))
def test_four_of_five_values_are_not_above_p80(values: list[float]) -> None:
    p80 = four_of_five(values)
    within = sum(value <= p80 for value in values)
    assert within * 5 >= len(values) * 4
    below = [value for value in values if value < p80]
    assert p80 in values
    assert len(below) * 5 < len(values) * 4
    assert min(values) <= median(values) <= max(values)


@given(st.lists(st.tuples(st.floats(0, 1e6), st.floats(1, 1e6)), min_size=1, max_size=20))
def test_a_ratio_over_projects_lies_between_the_least_and_the_greatest(
    figures: KeyFigures, amounts: list[tuple[float, float]]
) -> None:
    found = over(
        figures,
        "cpi",
        *(snapshot(str(n), earned=ev, spent=ac) for n, (ev, ac) in enumerate(amounts)),
    )
    ratios = [ev / ac for ev, ac in amounts]
    assert found.value is not None
    assert min(ratios) - 1e-5 <= found.value <= max(ratios) + 1e-5
    whole = math.fsum(ev for ev, _ in amounts) / math.fsum(ac for _, ac in amounts)
    assert found.value == pytest.approx(whole, abs=1e-6)


def test_a_member_is_what_its_snapshot_says() -> None:
    told = snapshot("a", planned_end="2026-06-05", bac=5)
    told["project"]["objectives"] = ["O-1", "O-2"]
    found: Member = member_of(told)
    assert found.groups["objective"] == "O-1"
    assert found.seen.measure("bac").value == 5.0
    assert f"{found.seen.measure('planned_end').value:%Y-%m-%d}" == "2026-06-05"
