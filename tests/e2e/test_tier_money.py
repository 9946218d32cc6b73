"""The tier and the money: what a project may cost, in each unit, and what a company sets."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from pmo_kit.verify import verify

pytestmark = pytest.mark.e2e

DAY = ("--as-of", "2026-01-09")
HEAD = """schema: standard/v1
id: co
title: A company
extends: core@1.0
editions: [{id: "1.0", status: draft, released: null}]
"""


@pytest.fixture
def light(root: Path, tmp_path: Path) -> Path:
    """A light project in initiating."""
    golden = root / "standards" / "core" / "golden" / "T1" / "initiating"
    return Path(shutil.copytree(golden, tmp_path / "project"))


def standard(folder: Path, thresholds: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "standard.yaml").write_text(f"{HEAD}thresholds: {thresholds}\n")
    return folder


def swap(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def budget(project: Path, unit: str, total: int, reserve: int = 0) -> None:
    charter = project / "pmo" / "charter.md"
    swap(charter, "  unit: h\n  total: 40\n  management_reserve: 8\n",
         f"  unit: {unit}\n  total: {total}\n  management_reserve: {reserve}\n")  # fmt: skip


def verdicts(pmo: Any, project: Path, *more: str) -> dict[str, tuple[str, str]]:
    """The verdicts of the rules on tier and money, with their reasons."""
    ran = pmo("check", project, *DAY, *more, "--format", "json")
    found = json.loads(ran.out)["reports"][0]["verdicts"]
    return {
        verdict["rule"]: (verdict["outcome"], verdict.get("reason", ""))
        for verdict in found
        if verdict["rule"] in ("TIER-007", "TIER-008")
    }


@pytest.mark.parametrize(
    ("unit", "total", "reserve", "outcome"),
    [
        ("EUR", 50_000, 0, "passed"),
        ("EUR", 50_001, 0, "failed"),
        ("EUR", 45_000, 5_001, "failed"),
        ("d", 100, 0, "passed"),
        ("d", 90, 11, "failed"),
        ("h", 800, 0, "passed"),
        ("h", 801, 0, "failed"),
    ],
)
def test_what_the_charter_grants_is_held_to_the_tier(
    pmo: Any, light: Path, unit: str, total: int, reserve: int, outcome: str
) -> None:
    budget(light, unit, total, reserve)
    assert verdicts(pmo, light)["TIER-008"][0] == outcome


def test_an_approved_change_can_make_a_project_too_dear(
    pmo: Any, root: Path, tmp_path: Path
) -> None:
    golden = root / "standards" / "core" / "golden" / "T1" / "executing"
    project = Path(shutil.copytree(golden, tmp_path / "project"))
    day = ("--as-of", "2026-02-13")
    assert verdicts(pmo, project, *day)["TIER-008"] == ("passed", "")
    swap(project / "pmo" / "log.yaml", "      budget: 14", "      budget: 753")
    assert verdicts(pmo, project, *day)["TIER-008"][0] == "failed"


def test_an_upper_estimate_beyond_the_charter_counts(pmo: Any, light: Path) -> None:
    swap(light / "pmo.yaml", "  teams: 1\n", "  teams: 1\n  cost: {upper: 50001, unit: EUR}\n")
    ran = pmo("check", light, *DAY)
    assert ran.code == 1
    assert "The upper estimate in the questionnaire is more than a T1 project may cost." in ran.out
    assert "Set `tier` to the next higher one" in ran.out


def test_a_currency_without_a_limit_is_told_and_never_passed(pmo: Any, light: Path) -> None:
    budget(light, "CHF", 60_000)
    assert verdicts(pmo, light)["TIER-008"] == (
        "skipped",
        "the standard has no limit in CHF: set `tier_money: {CHF: {T1: …, T2: …}}` under "
        "`thresholds` in standard.yaml",
    )


def test_a_company_adds_its_currency_and_keeps_the_others(
    pmo: Any, light: Path, tmp_path: Path
) -> None:
    own = standard(tmp_path / "co", "{tier_money: {CHF: {T1: 55000, T2: 550000}}}")
    assert verify(own).problems == ()
    budget(light, "CHF", 55_001)
    assert verdicts(pmo, light, "--standard", str(own))["TIER-008"][0] == "failed"
    swap(light / "pmo" / "charter.md", "unit: CHF\n  total: 55001", "unit: EUR\n  total: 50001")
    assert verdicts(pmo, light, "--standard", str(own))["TIER-008"][0] == "failed"
    swap(light / "pmo" / "charter.md", "total: 50001", "total: 50000")
    assert verdicts(pmo, light, "--standard", str(own))["TIER-008"][0] == "passed"


@pytest.mark.parametrize(
    ("thresholds", "message"),
    [
        ("{tier_money: {CHF: {T1: 50000}}}", "`tier_money` in CHF has a value for T2 in core"),
        ("{tier_money: {EUR: {T1: 1}}}", "`tier_money` in EUR has a value for T2 in core"),
        ("{tier_money: {CHF: {T1: a lot, T2: 1}}}", "`tier_money` in CHF for T1 is a"),
        ("{tier_money: 50000}", "`tier_money` has a value for EUR in core, and not here."),
        ("{tier_money: {chf: {T1: 1, T2: 2}}}", "The standard has no tier `chf`."),
        ("{tier_money: {CHF: {T1: 1, T2: 2, T9: 3}}}", "The standard has no tier `T9`."),
        (
            "{tier_money: {EUR: {T1: 50001, T2: 500000}}}",
            "`tier_money` is 50000 for T1 in EUR in core@1.0 and 50001 here (lower is tighter), "
            "which may loosen it.",
        ),
        ("{tier_person_days: {T1: 101, T2: 1000}}", "`tier_person_days` is 100 for T1"),
    ],
)
def test_a_limit_that_does_not_fit_is_refused(
    tmp_path: Path, thresholds: str, message: str
) -> None:
    problems = verify(standard(tmp_path / "co", thresholds)).problems
    assert any(problem.message.startswith(message) for problem in problems), problems


def test_a_light_project_with_a_heavy_budget_is_not_begun(pmo: Any, tmp_path: Path) -> None:
    said = ("--set", "tier=T1", "--set", "unit=EUR", "--no-input", "-o", tmp_path / "p")
    ran = pmo("new", "project", "--set", "budget=60000", *said)
    assert ran.code == 2
    assert "that is more than a T1 project may cost. (TIER-008)" in ran.all
    assert "Set `tier` in pmo.yaml to the next higher one" in ran.all
    assert not (tmp_path / "p").exists()
    assert pmo("new", "project", "--set", "budget=50000", *said).code == 0
