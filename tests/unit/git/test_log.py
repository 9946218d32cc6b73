"""What git's log says: days in UTC, renames, merges as one step, and nothing run."""

from __future__ import annotations

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from pmo_kit.git import Git, GitError
from pmo_kit.git.output import commits


def commit(root: Path, on: str, **files: str | None) -> None:
    for name, text in files.items():
        path = root / name.replace("__", ".")
        path.unlink() if text is None else path.write_text(text)
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "x", on=on)


def git(root: Path, *arguments: str, on: str = "2026-01-01T12:00:00Z") -> str:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    dates = {"GIT_AUTHOR_DATE": "2001-01-01T00:00:00Z", "GIT_COMMITTER_DATE": on}
    done = subprocess.run(
        ["git", *who, *arguments],
        cwd=root,
        env={**os.environ, **dates},
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q", "-b", "main")
    return tmp_path


def days(root: Path) -> list[str]:
    return [commit.on.isoformat() for commit in Git(root).log()]


def test_a_repository_without_commits_has_no_log(repo: Path) -> None:
    assert Git(repo).log() == []


def test_days_are_those_of_the_committer_in_utc(repo: Path) -> None:
    commit(repo, "2026-01-05T00:30:00+02:00", a__yaml="1")
    assert days(repo) == ["2026-01-04"]


def test_renames_deletions_and_strange_names_are_told(repo: Path) -> None:
    (repo / "ä \n.yaml").write_text("one\ntwo\nthree\n")
    commit(repo, "2026-01-01T12:00:00Z")
    git(repo, "mv", "ä \n.yaml", "b.yaml")
    commit(repo, "2026-01-02T12:00:00Z")
    commit(repo, "2026-01-03T12:00:00Z", b__yaml=None)
    gone, moved, first = Git(repo).log()
    assert [(c.path, bool(c.blob), c.before) for c in gone.changes] == [("b.yaml", False, "b.yaml")]
    assert (moved.changes[0].path, moved.changes[0].before) == ("b.yaml", "ä \n.yaml")
    assert (first.root, moved.root, gone.root) == (True, False, False)


def test_a_merge_is_one_step_on_the_day_of_the_merge(repo: Path) -> None:
    commit(repo, "2026-01-01T12:00:00Z", a__yaml="1")
    git(repo, "checkout", "-q", "-b", "side")
    commit(repo, "2026-01-02T12:00:00Z", b__yaml="draft")
    commit(repo, "2026-01-03T12:00:00Z", b__yaml="done")
    git(repo, "checkout", "-q", "main")
    git(repo, "merge", "-q", "--no-ff", "side", on="2026-01-09T12:00:00Z")
    assert days(repo) == ["2026-01-09", "2026-01-01"]


def test_clocks_that_run_backwards_and_days_beyond_the_calendar_do_no_harm(repo: Path) -> None:
    commit(repo, "2026-03-01T12:00:00Z", a__yaml="1")
    commit(repo, "1999-03-01T12:00:00Z", a__yaml="2")
    assert days(repo) == ["1999-03-01", "2026-03-01"]
    far = commits([b"commit 99999999999999999 \0commit -99999999999999999 \0"])
    assert [c.on for c in far] == [date.max, date.min]


@pytest.mark.posix
def test_no_setting_of_the_repository_runs_a_program_or_bends_the_log(repo: Path) -> None:
    commit(repo, "2026-01-01T12:00:00Z", a__yaml="1")
    commit(repo, "2026-01-02T12:00:00Z", a__yaml="2")
    before = Git(repo).log()
    trap = repo / "trap.sh"
    trap.write_text(f"#!/bin/sh\ntouch {repo / 'sprung'}\ncat\n")
    trap.chmod(0o755)
    for name, value in (
        ("log.showSignature", "true"),
        ("gpg.program", str(trap)),
        ("diff.external", str(trap)),
        ("diff.x.textconv", str(trap)),
        ("diff.x.command", str(trap)),
        ("filter.x.clean", str(trap)),
        ("log.diffMerges", "combined"),
        ("log.follow", "true"),
        ("log.showRoot", "false"),
        ("format.pretty", "oneline"),
        ("core.fsmonitor", str(trap)),
        ("color.ui", "always"),
    ):
        git(repo, "config", name, value)
    (repo / ".gitattributes").write_text("* diff=x filter=x\n")
    assert Git(repo).log() == before
    assert not (repo / "sprung").exists()


def test_a_shallow_clone_says_so(repo: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    commit(repo, "2026-01-01T12:00:00Z", a__yaml="1")
    commit(repo, "2026-01-02T12:00:00Z", a__yaml="2")
    near = tmp_path_factory.mktemp("clone") / "near"
    git(repo, "clone", "-q", "--depth", "1", repo.as_uri(), str(near))
    assert (Git(near).shallow(), Git(repo).shallow()) == (True, False)
    assert [commit.root for commit in Git(near).log()] == [True]


def test_the_fork_is_where_the_branch_left(repo: Path) -> None:
    commit(repo, "2026-01-01T12:00:00Z", a__yaml="1")
    fork = git(repo, "rev-parse", "HEAD").strip()
    git(repo, "checkout", "-q", "-b", "mine")
    commit(repo, "2026-01-02T12:00:00Z", b__yaml="1")
    git(repo, "checkout", "-q", "main")
    commit(repo, "2026-01-03T12:00:00Z", c__yaml="1")
    git(repo, "checkout", "-q", "mine")
    assert Git(repo).fork("main") == fork


@pytest.mark.parametrize("name", ["nope", "--output=x", "a\nb", ""])
def test_a_fork_from_nowhere_is_refused(repo: Path, name: str) -> None:
    commit(repo, "2026-01-01T12:00:00Z", a__yaml="1")
    with pytest.raises(GitError, match="no revision"):
        Git(repo).fork(name)


def test_branches_that_share_nothing_are_refused(repo: Path) -> None:
    commit(repo, "2026-01-01T12:00:00Z", a__yaml="1")
    git(repo, "checkout", "-q", "--orphan", "other")
    commit(repo, "2026-01-02T12:00:00Z", a__yaml="2")
    with pytest.raises(GitError, match="no commit in common"):
        Git(repo).fork("main")
