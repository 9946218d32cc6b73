"""What a repository's files tell is what git says of it; where they leave doubt, git is asked."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pmo_kit.git import Git, GitError, toplevel
from pmo_kit.git.plain_repository import is_whole, plain_root

from .conftest import Run

pytestmark = pytest.mark.posix


def setting(text: str) -> Callable[[Path], None]:
    def write(root: Path) -> None:
        with open(root / ".git" / "config", "a") as stream:
            stream.write(text)

    return write


def written(path: str, text: str) -> Callable[[Path], None]:
    def write(root: Path) -> None:
        (root / path).write_text(text)

    return write


def moved(part: str) -> Callable[[Path], None]:
    def move(root: Path) -> None:
        (root / ".git" / part).rename(root / part)

    return move


def apart(root: Path) -> None:
    """The repository of a further work tree lies elsewhere, and `.git` is a file that names it."""
    (root / ".git").rename(root.parent / "elsewhere")
    (root / ".git").write_text(f"gitdir: {root.parent / 'elsewhere'}\n")


def linked(root: Path) -> None:
    (root / ".git").rename(root.parent / "elsewhere")
    (root / ".git").symlink_to(root.parent / "elsewhere")


def hidden(root: Path) -> None:
    """A bare repository between the folder and the root."""
    subprocess.run(["git", "init", "-q", "--bare", str(root / "pmo")], check=True)


DOUBTFUL: dict[str, Callable[[Path], None]] = {
    "the work tree elsewhere": setting("[core]\n\tworktree = ../..\n"),
    "the same in capitals": setting("[Core]\n\tWorkTree = ../..\n"),
    "settings from elsewhere": setting("[include]\n\tpath = ../more\n"),
    "a bare repository": setting("[core]\n\tbare = true\n"),
    "the same without a value": setting("[core]\n\tbare\n"),
    "a line that goes on": setting("[core]\n\tx = a\\\n\n"),
    "an extension": setting("[extensions]\n\tworktreeConfig = true\n"),
    "no head": lambda root: (root / ".git" / "HEAD").unlink(),
    "a head that is none": written(".git/HEAD", "main\n"),
    "no objects": moved("objects"),
    "no refs": moved("refs"),
    "the repository of another": written(".git/commondir", "../../other\n"),
    "a file `.git`": apart,
    "a link `.git`": linked,
    "a bare repository on the way": hidden,
}


@pytest.fixture
def inner(repository: Path, git: Run) -> Path:
    (repository / "pmo").mkdir()
    (repository / "pmo" / "plan.yaml").write_text("x")
    git("add", ".")
    git("commit", "-q", "-m", "x")
    return repository / "pmo"


def test_a_plain_repository_is_found_without_git(repository: Path, inner: Path, git: Run) -> None:
    assert plain_root(inner) == plain_root(repository) == str(repository) == str(toplevel(inner))
    git("config", "user.name", "A")
    git("checkout", "-q", "--detach")
    assert plain_root(inner) == str(repository)


def test_a_folder_in_no_repository_has_none(tmp_path: Path) -> None:
    assert plain_root(tmp_path) == plain_root(tmp_path / "nowhere" / "at all") == ""


@pytest.mark.parametrize("odd", DOUBTFUL)
def test_what_may_mean_something_else_is_left_to_git(
    repository: Path, inner: Path, odd: str
) -> None:
    DOUBTFUL[odd](repository)
    assert plain_root(inner) == ""
    try:
        found = str(toplevel(inner))
    except GitError:
        with pytest.raises(GitError):
            Git(inner)
    else:
        assert str(Git(inner).root) == found


def test_another_file_system_is_not_crossed(
    repository: Path, inner: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked = os.stat

    def mounted(path: Any, *rest: Any, **named: Any) -> Any:
        facts = looked(path, *rest, **named)
        if str(path) == str(inner):
            return type("Facts", (), {"st_dev": facts.st_dev + 1})()
        return facts

    monkeypatch.setattr(os, "stat", mounted)
    assert plain_root(inner) == ""


def test_a_shallow_clone_is_not_whole(repository: Path, inner: Path, git: Run) -> None:
    git("commit", "-q", "--allow-empty", "-m", "y")
    clone = repository.parent / "clone"
    git("clone", "-q", "--depth=1", f"file://{repository}", str(clone))
    for root, shallow in ((repository, False), (clone, True)):
        assert is_whole(str(root)) is not shallow
        assert Git(root).shallow() is shallow


def test_what_is_wrong_with_a_repository_is_told_as_git_tells_it(
    repository: Path, inner: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    setting("[core\n")(repository)
    assert plain_root(inner) == str(repository)
    with pytest.raises(GitError) as asked:
        toplevel(inner)
    with pytest.raises(GitError) as read:
        Git(inner).log("pmo")
    assert str(read.value) == str(asked.value)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(GitError, match="Git is not installed"):
        Git(inner).index_files()


def test_nothing_but_what_is_read_starts_git(
    repository: Path, inner: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[str] = []

    start = subprocess.Popen

    def counted(command: Any, **named: Any) -> Any:
        started.append(next(word for word in command if word in ("log", "cat-file")))
        return start(command, **named)

    monkeypatch.setattr(subprocess, "Popen", counted)
    git = Git(inner)
    (commit,) = git.log("pmo")
    assert git.root == repository and not git.shallow()
    blob = commit.changes[0].blob
    assert dict(git.each_blob([blob], 1)) == {blob: b"x"} and not dict(git.each_blob([blob], 0))
    assert started == ["log", "cat-file", "cat-file"]


def test_a_git_that_fails_without_a_word_is_not_taken_for_a_repository_without_commits(
    inner: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = tmp_path / "bin" / "git"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\nexit 1\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:/usr/bin:/bin")
    git = Git(inner)
    for ask in (git.log, git.head, git.head, git.first_commits):
        with pytest.raises(GitError):
            ask()
