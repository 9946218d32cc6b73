"""Repositories that are foreign, damaged or full of traps: told as a gap, in every format."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from git_runs import git as run_git
from program import ROOT, Program

from pmo_kit.git import runner

pytestmark = [pytest.mark.e2e, pytest.mark.posix]

EXECUTING = ROOT / "standards" / "core" / "golden" / "T1" / "executing"
FORMATS = ("text", "json", "sarif", "junit", "github", "gitlab", "markdown", "html")
DAY = ("--as-of", "2026-02-20")
LOG = "pmo/log.yaml"

git = partial(run_git, on="2026-02-01")
Harm = Callable[[Path], object]


@pytest.fixture(autouse=True)
def waited(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test begins as a new process does, and no later one searches for pipes because of it."""
    monkeypatch.setattr(runner, "_waited", set())


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A sound project under git, with two versions of its log."""
    root = Path(shutil.copytree(EXECUTING, tmp_path / "project"))
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "x")
    return root


def loose(root: Path, revision: str) -> Path:
    """The file of an object."""
    name = git(root, "rev-parse", revision)
    return root / ".git" / "objects" / name[:2] / name[2:]


def missing(revision: str) -> Harm:
    return lambda root: loose(root, revision).unlink()


def pipe(path: str) -> Harm:
    def harm(root: Path) -> None:
        place = root / ".git" / path
        if place.is_dir():
            shutil.rmtree(place)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.unlink(missing_ok=True)
        os.mkfifo(place)

    return harm


def device(path: str) -> Harm:
    def harm(root: Path) -> None:
        (root / ".git" / path).unlink()
        (root / ".git" / path).symlink_to("/dev/zero")

    return harm


def object_as_pipe(root: Path) -> None:
    place = loose(root, "HEAD")
    place.unlink()
    os.mkfifo(place)


def committed(line: str) -> Harm:
    """Makes the last commit one whose committer is told otherwise."""

    def harm(root: Path) -> None:
        lines = git(root, "cat-file", "commit", "HEAD").split("\n")
        at = next(i for i, text in enumerate(lines) if text.startswith("committer "))
        lines[at : at + 1] = [line] if line else []
        name = git(
            root, "hash-object", "-t", "commit", "-w", "--literally", "--stdin",
            stdin="\n".join(lines) + "\n",
        )  # fmt: skip
        git(root, "update-ref", "refs/heads/main", name)

    return harm


def gone(root: Path) -> None:
    shutil.rmtree(root / ".git")
    (root / ".git").write_text("gitdir: /nowhere/at/all\n")


def garbled(root: Path) -> None:
    shutil.rmtree(root / ".git")
    (root / ".git").write_text("hello\n")


HARMS: dict[str, tuple[Harm, str]] = {
    "a work tree elsewhere": (
        lambda root: git(root, "config", "core.worktree", str(root.parent / "elsewhere")),
        "and this folder does not lie in it",
    ),
    "no work tree": (lambda root: git(root, "config", "core.bare", "true"), "in a work tree"),
    "a repository that is gone": (
        gone,
        "The repository that this folder names is not there: /nowhere/at/all.",
    ),
    "a garbled .git": (garbled, "invalid gitfile format"),
    "a commit of no day": (
        committed("committer A <a@example.org> yesterday +0000"),
        "does not say when it was made",
    ),
    "a commit of a day before all days": (
        committed("committer A <a@example.org> -5 +0000"),
        "does not say when it was made",
    ),
    "a commit of nobody": (committed(""), "does not say when it was made"),
    "a missing blob": (missing(f"HEAD:{LOG}"), "The repository lacks the object"),
    "a missing tree": (missing("HEAD^{tree}"), "tree"),
    "a missing commit": (missing("HEAD"), ""),
    "a pipe for .git": (pipe(""), ".git is nothing that git can read."),
    "a pipe for HEAD": (pipe("HEAD"), ".git/HEAD is no plain file"),
    "a pipe for the settings": (pipe("config"), ".git/config is no plain file"),
    "a pipe for refs": (pipe("packed-refs"), ".git/packed-refs is no plain file"),
    "a pipe for an object": (object_as_pipe, "is no plain file"),
    "a device for the settings": (device("config"), "bad config"),
    "a device for HEAD": (device("HEAD"), ".git/HEAD is nothing that git can read."),
}


@pytest.mark.parametrize("harm", HARMS)
@pytest.mark.parametrize("way", [[], ["--commit"], ["--base", "HEAD"], ["--changed-since", "HEAD"]])
def test_a_repository_that_cannot_be_read_is_a_gap(
    pmo: Program, root: Path, harm: str, way: list[str]
) -> None:
    spoil, said = HARMS[harm]
    spoil(root)
    ran = pmo("check", *way, *DAY, cwd=root)
    assert ran.code == 2
    assert "could not be judged" in ran.out
    assert said in " ".join(ran.out.split())


@pytest.mark.parametrize("harm", ["a missing blob", "a pipe for HEAD", "a commit of no day"])
@pytest.mark.parametrize("form", FORMATS)
def test_it_is_told_in_every_format(pmo: Program, root: Path, harm: str, form: str) -> None:
    spoil, said = HARMS[harm]
    spoil(root)
    ran = pmo("check", "--format", form, *DAY, cwd=root)
    assert ran.code == 2
    assert said in ran.out.replace("&#x27;", "'")


def test_what_needs_no_past_is_judged_all_the_same(pmo: Program, root: Path) -> None:
    log = root / LOG
    log.write_text(log.read_text(encoding="utf-8").replace("likelihood: ", "likelihood: 1"))
    pipe("HEAD")(root)
    ran = pmo("check", *DAY, cwd=root)
    assert ran.code == 2
    assert "KIT-003" in ran.out


@pytest.mark.parametrize("path", ["index", "shallow", "objects/info/alternates", "commondir"])
def test_git_is_not_waited_for_at_a_pipe(pmo: Program, root: Path, path: str) -> None:
    pipe(path)(root)
    ran = pmo("check", "--commit", *DAY, cwd=root)
    assert ran.code == 2
    assert f".git/{path} is no plain file, so git would wait for it" in " ".join(ran.out.split())


def test_a_pipe_that_git_never_reads_disturbs_nobody(
    pmo: Program, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runner, "PATIENCE_SECONDS", runner.LIMIT_SECONDS)
    pipe("info/exclude")(root)
    assert pmo("check", "--commit", *DAY, cwd=root).code == 0


def test_git_is_given_up_within_two_seconds() -> None:
    assert runner.PATIENCE_SECONDS <= 0.5


def test_a_pipe_is_met_once_and_then_looked_for(
    pmo: Program, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipe("HEAD")(root)
    waited: list[float] = []
    answer = runner._answer

    def counted(*arguments: Any) -> object:
        waited.append(1)
        return answer(*arguments)

    monkeypatch.setattr(runner, "_answer", counted)
    assert pmo("check", "--base", "HEAD", *DAY, cwd=root).code == 2
    assert len(waited) == 1


@pytest.mark.parametrize("command", [("status",), ("digest",), ("gate", "RfC")])
def test_no_command_builds_on_a_past_that_cannot_be_read(
    pmo: Program, root: Path, command: tuple[str, ...]
) -> None:
    pipe("HEAD")(root)
    ran = pmo(*command, *DAY, cwd=root)
    assert ran.code == 2
    assert ".git/HEAD is no plain file" in ran.all


def test_an_empty_folder_called_git_is_no_repository(pmo: Program, root: Path) -> None:
    shutil.rmtree(root / ".git")
    (root / ".git").mkdir()
    ran = pmo("check", "--explain", *DAY, cwd=root)
    assert ran.code == 0
    assert "this folder is in no git repository" in ran.out


def test_the_repository_of_another_user_is_told_with_what_to_do(
    pmo: Program, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(runner.FIXED, "GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    ran = pmo("check", *DAY, cwd=root, HOME=str(root))
    assert ran.code == 2
    assert "The repository belongs to another user, so git does not read it." in ran.out
    assert "git config --global --add safe.directory DIR" in " ".join(ran.out.split())
