"""A long plan costs as much for each of its tasks as a short one."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from typing import Any

import pytest
from steps import steps

from pmo_kit.cel import key_index
from pmo_kit.engine import check

Make = Callable[[str], Any]


def chained(count: int) -> str:
    """Tasks of which each waits for the one before; every tenth begins too early."""
    rows = []
    for number in range(count):
        begins = "2026-01-20" if number % 10 else "2026-01-19"
        waits = f", depends_on: [T-{number - 1:05}]" if number else ""
        rows.append(
            f"  - {{id: T-{number:05}, title: Do it, deliverable: DL-0{number % 2 + 1}, "
            f"owner: ben, start: {begins}, finish: {begins}, budget: 0{waits}}}"
        )
    return "tasks:\n" + "\n".join(rows) + "\n"


def cost(golden: Make, count: int) -> int:
    """The steps of a check of a plan with so many tasks."""
    project = golden("T1/planning")
    path = project.root / "pmo" / "plan.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"^tasks:\n.*", chained(count), text, flags=re.M | re.S), "utf-8")
    snapshot = project.snapshot()
    report = check(project.compiled, snapshot, project.options).report
    assert sum(1 for verdict in report.verdicts if verdict.rule == "PLAN-008") == count - 1
    assert sum(1 for found in report.findings if found.rule == "PLAN-008") > count // 20
    shutil.rmtree(project.root)
    return steps(lambda: check(project.compiled, snapshot, project.options))


@pytest.mark.long
def test_five_times_as_many_chained_tasks_take_at_most_ten_times_the_steps(golden: Make) -> None:
    assert cost(golden, 1_000) < 10 * cost(golden, 200)


@pytest.mark.long
def test_without_indexes_they_would_take_more(
    golden: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(key_index, "FEWEST", 10**9)
    assert cost(golden, 500) > 7 * cost(golden, 100)


def test_a_circle_of_tasks_is_named(golden: Make) -> None:
    project = golden("T1/executing").change(
        "pmo/plan.yaml", "depends_on: [T-01]", "depends_on: [T-01, T-05]"
    )
    (finding,) = (f for f in project.check().findings if f.rule == "PLAN-003")
    assert finding.message.endswith("none of them can begin: T-02, T-05, T-03.")
