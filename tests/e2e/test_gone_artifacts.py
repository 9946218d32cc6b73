"""A document that disappears before its gate: who misses it, and the ways out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from git_runs import git
from program import Program

pytestmark = pytest.mark.e2e

DECISION = """\
decisions:
  - {id: D-01, title: The plan is begun anew in spring., status: approved, decided_by: olga,
     role: project-owner, decided_on: DAY, removes: [pmo/plan.yaml]}
"""


@pytest.fixture
def kept(pmo: Program, tmp_path: Path) -> Path:
    """A standard project on its first day, whose plan lies in git long before its gate."""
    answers = ("--set", "tier=T2", "--set", "sponsor=olga", "--set", "leader=ada", "--no-input")
    assert pmo("new", "project", *answers, "-o", tmp_path / "p", cwd=tmp_path).code == 0
    git(tmp_path / "p", "init", "-q", "-b", "main")
    git(tmp_path / "p", "add", "-A")
    git(tmp_path / "p", "commit", "-q", "-m", "x")
    return tmp_path / "p"


def test_a_commit_and_each_check_after_it_miss_the_plan(pmo: Program, kept: Path) -> None:
    had = git(kept, "rev-parse", "--short=8", "HEAD")
    assert pmo("check", "--commit", cwd=kept).code == 0
    git(kept, "rm", "-q", "pmo/plan.yaml")
    for words in (("check", "--commit"), ("check",), ("check",)):
        ran = pmo(*words, cwd=kept)
        assert (ran.code, "KIT-011 recorded-file-is-kept shall" in ran.out) == (1, True), ran.all
        assert f"git checkout {had} -- pmo/plan.yaml" in " ".join(ran.out.split())
        git(kept, "commit", "-q", "--allow-empty", "-m", "x")
    git(kept, "checkout", had, "--", "pmo/plan.yaml")
    assert pmo("check", "--commit", cwd=kept).code == 0


def test_a_shallow_clone_says_that_it_does_not_know(
    pmo: Program, kept: Path, tmp_path: Path
) -> None:
    git(kept, "rm", "-q", "pmo/plan.yaml")
    git(kept, "commit", "-q", "-m", "x")
    git(kept, "commit", "-q", "--allow-empty", "-m", "x")
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{kept}", "near")
    ran = pmo("check", cwd=tmp_path / "near")
    assert ran.code == 0
    assert "Files deleted before this clone begins are unknown" in ran.all
    report = json.loads(pmo("check", "--format", "json", cwd=tmp_path / "near").out)
    said = [v["outcome"] for v in report["reports"][0]["verdicts"] if v["rule"] == "KIT-011"]
    assert said == ["skipped"]
    git(tmp_path / "near", "fetch", "-q", "--unshallow")
    ran = pmo("check", cwd=tmp_path / "near")
    assert (ran.code, "are unknown; `git fetch" in ran.all) == (1, False)


def test_a_new_one_a_decision_or_a_waiver_lets_it_go(pmo: Program, kept: Path) -> None:
    log = kept / "pmo" / "log.yaml"
    before = log.read_text(encoding="utf-8")
    day = before.partition("reviewed_on: ")[2][:12].strip("'\" ")[:10]
    git(kept, "rm", "-q", "pmo/plan.yaml")
    assert pmo("add", "plan", cwd=kept).code == 0
    assert pmo("check", cwd=kept).code == 0
    (kept / "pmo" / "plan.yaml").unlink()
    assert pmo("check", cwd=kept).code == 1
    assert "\ndecisions: []\n" in before
    decided = before.replace("decisions: []\n", DECISION.replace("DAY", day))
    log.write_text(decided, encoding="utf-8")
    assert pmo("check", cwd=kept).code == 0, pmo("check", cwd=kept).all
    log.write_text(decided.replace("approved", "proposed"), encoding="utf-8")
    assert pmo("check", cwd=kept).code == 1
    words = ("KIT-011", "--until", "2099-01-01", "--reason", "Begun anew.", "--by", "ada")
    assert "KIT-011" in pmo("waive", *words, cwd=kept).all
