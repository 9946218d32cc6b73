"""KIT-012: each element of a list has its own id, whatever kind and file it lies in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pmo_kit.engine.builtin_rules import OWN_ID

Make = Callable[[str], Any]
RISK = """\
schema: log/v1
risks:
  - id: R-02
    title: The room is taken.
    status: open
    likelihood: 2
    impact: 2
    owner: ben
"""
SPREAD = RISK.replace("R-02", "R-01")


def swap(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def said(project: Any) -> list[tuple[str, int, str]]:
    report = project.check()
    return [
        (found.location.path, found.location.line, found.message)
        for found in report.findings
        if found.rule == OWN_ID.id and found.outcome == "failed"
    ]


def test_what_has_its_own_ids_passes(golden: Make) -> None:
    report = golden("T3/executing").check()
    told = {v.subject.split("/")[1] for v in report.verdicts if v.rule == OWN_ID.id}
    assert {"log", "plan", "benefits-register", "charter"} <= told
    assert {v.outcome for v in report.verdicts if v.rule == OWN_ID.id} == {"passed"}


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("pmo/plan.yaml", "- id: M-02", "- id: M-01"),
        ("pmo/plan.yaml", "- id: DL-02", "- id: DL-01"),
        ("pmo/charter.md", "- id: M-02", "- id: M-01"),
    ],
)
def test_the_second_of_two_is_found_where_it_stands(
    golden: Make, path: str, old: str, new: str
) -> None:
    project = golden("T1/executing")
    lines = (project.root / path).read_text(encoding="utf-8").split("\n")
    at = next(n for n, line in enumerate(lines, 1) if old.removeprefix("- ") in line)
    swap(project.root / path, old.removeprefix("- "), new.removeprefix("- "))
    found = said(project)
    assert [(where, line) for where, line, _ in found] == [(path, at)]
    assert "is used twice" in found[0][2]
    assert f"{path}, line" in found[0][2]


def test_files_of_a_log_are_one_list(golden: Make) -> None:
    project = golden("T1/executing")
    (project.root / "pmo" / "more.yaml").write_text(RISK, encoding="utf-8")
    assert said(project) == []
    (project.root / "pmo" / "more.yaml").write_text(SPREAD, encoding="utf-8")
    found = said(project)
    assert len(found) == 1
    assert "The id R-01 is used twice in `risks`" in found[0][2]


def test_what_a_broken_file_hides_is_skipped(golden: Make) -> None:
    project = golden("T1/executing")
    (project.root / "pmo" / "more.yaml").write_text("schema: log/v1\nrisks: [", encoding="utf-8")
    report = project.check()
    outcomes = {v.outcome for v in report.verdicts if v.rule == OWN_ID.id and "/log" in v.subject}
    assert "skipped" in outcomes
