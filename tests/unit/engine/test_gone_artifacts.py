"""KIT-011: what git had does not disappear; what is meant to go, moves or was only tried, may."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pmo_kit.engine.open_project import tracked
from pmo_kit.git import Git
from pmo_kit.project import GitHistory

Make = Any
LOG, BRIEF, FIRST = "pmo/log.yaml", "pmo/brief.md", "pmo/reviews/R-1.yaml"
SECOND = "schema: gate-review/v1\nid: R-2\ngates: [P]\ndate: 2026-01-12\ndecision: hold\n"


def git(root: Path, *words: str, on: str = "2026-01-10") -> str:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    dates = {"GIT_COMMITTER_DATE": f"{on}T12:00:00Z", "GIT_AUTHOR_DATE": f"{on}T12:00:00Z"}
    done = subprocess.run(
        ["git", *who, *words],
        cwd=root,
        env={**os.environ, **dates},
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.strip()


def commit(root: Path, on: str) -> None:
    git(root, "add", "-A", on=on)
    git(root, "commit", "-q", "--allow-empty", "-m", "x", on=on)


@pytest.fixture
def kept(make: Make) -> Callable[..., Any]:
    """Makes a project at the start of its first phase, with a first commit of 10 January."""

    def build(files: dict[str, str | None] | None = None, **manifest: str) -> Any:
        project = make(files, **{"phase": "start", **manifest})
        git(project.root, "init", "-q", "-b", "main")
        commit(project.root, "2026-01-10")
        return project

    return build


def judged(project: Any, **options: Any) -> Any:
    return project.check(history=GitHistory(lambda: tracked(project.root)), **options)


def gone(project: Any, **options: Any) -> list[str]:
    said = judged(project, **options).report.findings
    return [finding.subject for finding in said if finding.rule == "KIT-011"]


# What disappeared


def test_a_document_that_disappears_before_its_gate_is_told_with_the_way_back(kept: Any) -> None:
    project = kept({FIRST: None})
    had = git(project.root, "rev-parse", "HEAD")[:8]
    project.write(BRIEF, None)
    for day in ("2026-01-11", "2026-01-12"):
        found = judged(project).only
        assert (found.rule, found.level, found.timed) == ("KIT-011", "shall", False)
        assert found.message == (f"The brief has disappeared: commit {had} had it as {BRIEF}.")
        assert found.fix.startswith(f"Restore it with `git checkout {had} -- {BRIEF}`.")
        commit(project.root, day)
    git(project.root, "checkout", had, "--", BRIEF)
    assert gone(project) == []


@pytest.mark.posix
def test_what_is_staged_counts_at_a_commit(kept: Any) -> None:
    project = kept({FIRST: None})
    git(project.root, "rm", "-q", "--cached", BRIEF)
    assert gone(project) == []
    assert gone(project, tree=project.index(), commit=True) == ["toy-small/brief"]


def test_a_branch_that_took_it_away_is_told_once_it_is_merged(kept: Any) -> None:
    project = kept({FIRST: None})
    had = git(project.root, "rev-parse", "HEAD")[:8]
    git(project.root, "checkout", "-q", "-b", "side")
    git(project.root, "rm", "-q", BRIEF)
    commit(project.root, "2026-01-11")
    git(project.root, "checkout", "-q", "main")
    assert gone(project) == []
    git(project.root, "merge", "-q", "--no-ff", "--no-edit", "side", on="2026-01-12")
    found = judged(project).only
    assert (found.rule, had in found.fix) == ("KIT-011", True)
    git(project.root, "revert", "--no-edit", "-m", "1", "HEAD", on="2026-01-13")
    assert gone(project) == []


def test_at_a_gate_that_misses_it_one_finding_says_both(kept: Any) -> None:
    project = kept({FIRST: None}).write(BRIEF, None)
    found = judged(project, gate="A").only
    assert found.rule == "KIT-004"
    assert found.fix.startswith("Git has one: `git checkout ")
    assert found.fix.endswith(f"-- {BRIEF}` restores it. Or run `pmo add brief` for a new one.")


def test_a_record_that_has_settled_stays(kept: Any) -> None:
    project = kept({"pmo/reviews/R-2.yaml": SECOND})
    project.write("pmo/reviews/R-2.yaml", None)
    commit(project.root, "2026-01-12")
    assert gone(project) == ["toy-small/gate-review/R-2"]
    assert "an approved decision in the log" in judged(project).only.fix


def test_a_record_may_go_as_long_as_slips_in_it_may_be_mended(kept: Any) -> None:
    project = kept()
    project.write("pmo/reviews/R-2.yaml", SECOND)
    commit(project.root, "2026-01-12")
    project.write("pmo/reviews/R-2.yaml", None)
    commit(project.root, "2026-01-12")
    assert gone(project) == []


def test_of_a_register_in_several_files_every_entry_stays(kept: Any) -> None:
    project = kept({LOG: "schema: log/v1\nitems:\n  - {id: A, size: 1}\n  - {id: B, size: 1}\n"})
    project.write(LOG, None).write("pmo/a.yaml", "schema: log/v1\nitems: [{id: A, size: 1}]\n")
    assert gone(project) == ["toy-small/log/log"]
    project.write("pmo/b.yaml", "schema: log/v1\nitems: [{id: B, size: 2}]\n")
    assert gone(project) == []


def test_what_only_looks_like_no_artifact_any_more_is_gone(kept: Any) -> None:
    project = kept({FIRST: None}, ignore="[pmo/brief.md]")
    project.write(BRIEF, "# Notes\n")
    for day in ("2026-01-11", "2026-01-12"):
        assert gone(project) == ["toy-small/brief"]
        commit(project.root, day)


# What may go


def test_a_rename_is_no_loss_whatever_was_edited_with_it(kept: Any) -> None:
    project = kept({"pmo/reviews/R-2.yaml": SECOND})
    git(project.root, "mv", BRIEF, "pmo/our-brief.md")
    git(project.root, "mv", "pmo/reviews/R-2.yaml", "pmo/reviews/second.yaml")
    project.change("pmo/our-brief.md", "Something", "Anything at all, and quite a lot of it")
    for day in ("2026-01-11", "2026-01-12"):
        assert gone(project) == []
        commit(project.root, day)


def test_another_folder_is_no_loss_and_hides_none(kept: Any) -> None:
    project = kept({FIRST: None})
    git(project.root, "mv", "pmo", "docs")
    project.write("pmo.yaml", (project.root / "pmo.yaml").read_text() + "folder: docs\n")
    assert gone(project) == []
    commit(project.root, "2026-01-11")
    assert gone(project) == []
    project.write("docs/brief.md", None)
    assert gone(project) == ["toy-small/brief"]


def test_what_went_with_the_move_to_another_folder_is_told(kept: Any) -> None:
    project = kept({FIRST: None})
    git(project.root, "mv", "pmo", "docs")
    git(project.root, "rm", "-q", "-f", "docs/brief.md")
    project.write("pmo.yaml", (project.root / "pmo.yaml").read_text() + "folder: docs\n")
    commit(project.root, "2026-01-11")
    assert gone(project) == ["toy-small/brief"]


def test_a_draft_that_no_gate_asks_for_may_be_dropped(kept: Any) -> None:
    project = kept(id="free")
    project.write(LOG, None)
    commit(project.root, "2026-01-11")
    assert gone(project) == []


def test_a_draft_that_a_review_approved_may_not(make: Make, alter: Any) -> None:
    standard = alter({"artifacts/brief.yaml": ("{gate: A}", "{gate: A, tiers: [L]}")})
    project = make(standard=standard)
    git(project.root, "init", "-q")
    commit(project.root, "2026-01-10")
    project.write(BRIEF, None)
    assert gone(project) == ["toy-small/brief"]
    project.change(FIRST, "decision: go", "decision: rework")
    assert gone(project) == []


def test_what_was_there_before_the_project_was_is_not_missed(make: Make) -> None:
    project = make({FIRST: None}, phase="start")
    manifest = (project.root / "pmo.yaml").read_text()
    project.write("pmo.yaml", None)
    git(project.root, "init", "-q")
    commit(project.root, "2026-01-10")
    project.write(BRIEF, None)
    commit(project.root, "2026-01-11")
    project.write("pmo.yaml", manifest)
    assert gone(project) == []
    commit(project.root, "2026-01-12")
    assert gone(project) == []
    project.write(LOG, None)
    assert gone(project) == ["toy-small/log/log"]


def test_what_git_got_after_the_day_of_judging_was_not_there(kept: Any) -> None:
    project = kept({FIRST: None, BRIEF: None})
    project.write(BRIEF, "---\nschema: brief/v1\n---\n")
    commit(project.root, "2026-01-20")
    project.write(BRIEF, None)
    assert gone(project, as_of=date(2026, 1, 15)) == []
    assert gone(project, as_of=date(2026, 1, 20)) == ["toy-small/brief"]


# What is not known


def test_a_clone_that_does_not_reach_back_says_so(kept: Any, tmp_path: Path) -> None:
    project = kept({FIRST: None}).write(BRIEF, None)
    commit(project.root, "2026-01-11")
    commit(project.root, "2026-01-12")
    near = tmp_path / "near"
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{project.root}", str(near))
    found = project.check(history=GitHistory(lambda: (Git(near), "")))
    assert list(found.said("KIT-011").values()) == ["skipped"]
    assert any("shallow" in reason for reason in found.why("KIT-011"))
    git(near, "fetch", "-q", "--unshallow")
    assert project.check(history=GitHistory(lambda: (Git(near), ""))).rules == ["KIT-011"]


def test_without_git_it_is_skipped_and_before_the_first_commit_nothing_is_gone(make: Make) -> None:
    project = make({FIRST: None}, phase="start")
    assert list(judged(project).said("KIT-011").values()) == ["skipped"]
    git(project.root, "init", "-q")
    assert list(judged(project).said("KIT-011").values()) == ["passed"]


def test_a_broken_file_may_be_what_is_looked_for(kept: Any) -> None:
    project = (
        kept({FIRST: None}).write(BRIEF, None).write("pmo/other.md", "---\nschema: brief/v1\n")
    )
    said = judged(project)
    assert (said.rules, said.said("KIT-011")["brief"]) == (["KIT-001"], "skipped")


# What it costs


def test_what_git_is_asked_does_not_grow_with_what_went(
    kept: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = kept()
    counts = []
    for number in range(12):
        project.write(f"pmo/reviews/R-{number + 10}.yaml", SECOND.replace("R-2", f"R-{number}"))
        commit(project.root, f"2026-01-{number + 11}")
        project.write(f"pmo/reviews/R-{number + 10}.yaml", None)
        commit(project.root, f"2026-01-{number + 11}")
        calls: list[str] = []
        call = Git._run

        def counted(
            git: Git, *words: str, calls: list[str] = calls, call: Any = call, **options: Any
        ) -> bytes:
            calls.append(words[0])
            return call(git, *words, **options)

        monkeypatch.setattr(Git, "_run", counted)
        assert gone(project, as_of=date(2026, 2, 1)) == []
        monkeypatch.undo()
        counts.append(len(calls))
    assert len(set(counts)) == 1
