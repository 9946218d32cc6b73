"""What the project says goes into its next artifact: budget, milestones, people."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from pmo_kit.project.skeleton import filled
from pmo_kit.scaffold import add
from pmo_kit.standard import Kind, Role, Standard

TODAY = datetime.date(2026, 3, 2)
MANIFEST = """schema: project/v1
id: find-it
name: Find it
standard: small
edition: "1.0"
tier: T1
phase: initiating
method: predictive
roles: {project_manager: ada, project_owner: olga, operations: olga, deputy: eve}
dates: {start: 2026-02-02, end: 2026-04-30}
"""
CHARTER = """---
schema: charter/v1
budget: {unit: EUR, total: 900}
milestones: [{id: M-01, date: 2026-03-20}, {id: M-02, date: 2026-04-24}]
---
"""
PLAN = """schema: plan/v1
budget: {unit: EUR, bac: 1200}
milestones: [{id: M-07, baseline: 2026-05-01}, {id: M-02, baseline: 2026-04-24}]
"""
ALL = "@total@ @bac@\n"
ROWS = (
    "milestones:\n  - {id: @milestone@, on: @date@}\npeople:\n  - {id: @person@, as: [@roles@]}\n"
)


@pytest.fixture
def standard(make_standard: Callable[..., Standard], kind: Callable[..., Kind]) -> Standard:
    kinds = [
        kind("project", file="pmo.yaml"),
        kind("charter", file="charter.md"),
        kind("plan", file="plan.yaml"),
        kind("all", file="all.yaml"),
        kind("rows", file="rows.yaml"),
    ]
    made = make_standard(kinds, {"all.yaml": ALL, "rows.yaml": ROWS})
    known = ("project-manager", "project-owner", "operations")
    return made._replace(roles=tuple(Role(name, name) for name in known))


@pytest.fixture
def written(tmp_path: Path, standard: Standard) -> Callable[..., str]:
    """The text of a kind in a project of some files."""

    def write(kind: str, **files: str) -> str:
        root = tmp_path / "project"
        (root / "pmo").mkdir(parents=True)
        (root / "pmo.yaml").write_text(MANIFEST, encoding="utf-8")
        for name, text in files.items():
            (root / "pmo" / name.replace("__", ".")).write_text(text, encoding="utf-8")
        return add(root, kind, standard, today=TODAY).text

    return write


def test_what_the_plan_agreed_on_comes_before_what_the_charter_promised(
    written: Callable[..., str],
) -> None:
    assert written("all", charter__md=CHARTER, plan__yaml=PLAN) == "900 1200\n"


def test_without_a_plan_the_charter_says_it(written: Callable[..., str]) -> None:
    assert written("all", charter__md=CHARTER) == "900 900\n"


def test_without_both_there_is_no_money_yet(written: Callable[..., str]) -> None:
    assert written("all") == "0 0\n"


def test_a_line_stands_once_for_each_milestone_and_each_person(
    written: Callable[..., str],
) -> None:
    assert written("rows", charter__md=CHARTER) == (
        "milestones:\n"
        "  - {id: M-01, on: 2026-03-20}\n"
        "  - {id: M-02, on: 2026-04-24}\n"
        "people:\n"
        "  - {id: ada, as: [project-manager]}\n"
        "  - {id: olga, as: [project-owner, operations]}\n"
        "  - {id: eve, as: []}\n"
    )


@pytest.mark.parametrize("text", ["milestones: [5]\n", "milestones: much\n", "- a\n", "{\n"])
def test_what_cannot_be_used_is_passed_over(written: Callable[..., str], text: str) -> None:
    assert written("all", plan__yaml=text) == "0 0\n"


def test_a_comment_keeps_its_column_in_each_line() -> None:
    rows = {"milestone": (("M-1", "2026-01-01"), ("M-10", "2026-01-02"))}
    said = filled("  - @milestone@      # a day\n", {}, rows)
    assert said == "  - M-1              # a day\n  - M-10             # a day\n"
