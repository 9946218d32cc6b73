"""Changes on plans of every sort: once approved a project conforms, and after another edit not."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmo_kit.acts import ActError, judged_edits
from pmo_kit.acts.answer_change import Answer, approve
from pmo_kit.acts.propose_change import Wanted, propose
from pmo_kit.engine import Options, Request, check, judge, open_project
from pmo_kit.project import ExampleHistory, Version, digest
from pmo_kit.project.history import key_of
from pmo_kit.source import Document

ROOT = Path(__file__).resolve().parents[3]
GOLDEN = ROOT / "standards/core/golden/T1/executing"
ON = date(2026, 2, 16)
REQUEST = Request(Options(ON))
DAYS_LEFT = 32
"""How many days later the last milestone may be before a T1 project lasts longer than T1 allows."""


class Wish(NamedTuple):
    """What is drawn: the plan's money by task, and what the change moves."""

    budgets: list[int]
    shifts: dict[str, int]
    tasks: dict[str, int]
    more: int
    forged: str
    by: int


def wishes() -> st.SearchStrategy[Wish]:
    names = [f"T-0{number}" for number in range(1, 8)]
    return st.builds(
        Wish,
        st.lists(st.integers(1, 7), min_size=7, max_size=7),
        st.dictionaries(st.sampled_from(["M-02", "M-03"]), st.integers(1, DAYS_LEFT), max_size=2),
        st.dictionaries(st.sampled_from(names), st.integers(0, 30), max_size=3),
        st.integers(0, 60),
        st.sampled_from(["M-01", "M-02", "M-03"]),
        st.integers(1, 30),
    )


@contextmanager
def project_with(budgets: list[int]) -> Iterator[Path]:
    """The golden project with other money in its tasks, approved by its review as it is then."""
    with tempfile.TemporaryDirectory() as place:
        root = Path(shutil.copytree(GOLDEN, Path(place, "light")))
        plan = root / "pmo/plan.yaml"
        costs = iter(budgets)
        text = re.sub(
            r"(?m)^    budget: [0-9]+", lambda _: f"    budget: {next(costs)}", plan.read_text()
        )
        text = text.replace("undistributed: 4", f"undistributed: {54 - sum(budgets)}")
        plan.write_text(text)
        review = root / "pmo/reviews/GR-1.yaml"
        bound = f"pmo/plan.yaml\n    sha256: '{hash_of(root)}'\n"
        review.write_text(re.sub(r"pmo/plan.yaml .*\n", bound, review.read_text(), count=1))
        yield root


def plan_of(root: Path) -> Any:
    return next(a for a in open_project(root, REQUEST).snapshot.artifacts if a.kind.kind == "plan")


def hash_of(root: Path) -> str:
    plan = plan_of(root)
    return digest(plan.document, plan.kind)


def taken(root: Path, step: Any) -> bool:
    """Take a step and write it; whether the standard let it stand."""
    project = open_project(root, REQUEST)
    judged = judge(project)
    edits = judged_edits(project, REQUEST, judged.report, step(judged.state).edits)
    for file in edits.files if edits.stands else ():
        (root / file.path).write_bytes(file.after)
    return edits.stands


def failing(root: Path, before: Document) -> set[str]:
    """The *shall* rules that fail where git knows the plan as it was approved."""
    project = open_project(root, REQUEST)
    versions = (Version(date(2026, 1, 16), before), Version(ON, plan_of(root).document, 1))
    found: dict[Any, Any] = {
        key_of(a): [Version(date(2026, 1, 16), a.document)] for a in project.snapshot.artifacts
    }
    found[key_of(plan_of(root))] = versions
    snapshot = project.snapshot._replace(history=ExampleHistory(found))
    report = check(project.compiled, snapshot, project.options).report
    return {f.rule for f in report.findings if f.outcome == "failed" and f.level == "shall"}


def conforms_then_does_not(wish: Wish) -> None:
    with project_with(wish.budgets) as root:
        plan = plan_of(root).document
        baselines = {m["id"]: date.fromisoformat(m["baseline"]) for m in plan.data["milestones"]}
        known = failing(root, plan)
        wanted = Wanted(
            id="",
            title="Another plan",
            reason="",
            by="eve",
            on=ON,
            impact={"budget": wish.more},
            moves={
                name: (baselines[name] + timedelta(days=days)).isoformat()
                for name, days in wish.shifts.items()
            },
            tasks=[{"id": name, "budget": cost} for name, cost in wish.tasks.items()],
            deliverables=[],
        )
        try:
            if not taken(root, lambda state: propose(state, wanted)):
                pytest.fail("a change that waits moves nothing")
        except ActError as error:
            assert "would be -" in error.message, "the tasks would get more than there is"
            return
        assert taken(root, lambda state: approve(state, "C-02", Answer("olga", ON)))
        assert failing(root, plan) <= known, "conforms as before"
        path = root / "pmo/plan.yaml"
        now = plan_of(root).document
        number = next(n for n, m in enumerate(now.data["milestones"]) if m["id"] == wish.forged)
        old = now.data["milestones"][number]["baseline"]
        new = (date.fromisoformat(old) + timedelta(days=wish.by)).isoformat()
        lines = path.read_text().split("\n")
        line = now.place(("milestones", number, "baseline")).line - 1
        lines[line] = lines[line].replace(old, new, 1)
        path.write_text("\n".join(lines))
        assert "KIT-005" in failing(root, plan) - known
        log = root / "pmo/log.yaml"
        forged = re.sub(r"sha256: '[^']*'", f"sha256: '{hash_of(root)}'", log.read_text())
        log.write_text(forged)
        assert "CHG-010" in failing(root, plan) - known, "also with the hash of the forged plan"


@settings(max_examples=6)
@given(wishes())
def test_a_change_conforms_and_a_further_edit_does_not(wish: Wish) -> None:
    conforms_then_does_not(wish)


@pytest.mark.long
@settings(max_examples=80)
@given(wishes())
def test_many_changes_conform_and_further_edits_do_not(wish: Wish) -> None:
    conforms_then_does_not(wish)
