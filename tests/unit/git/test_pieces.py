"""What git says is handed on while it still works, and git never outlives who asked."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from pmo_kit.git import Git, GitError, runner

from .conftest import Run

pytestmark = pytest.mark.posix

MANY = 3000  # their ids are more than a pipe holds, and so are their contents


@pytest.fixture
def blobs(repository: Path, git: Run) -> dict[str, bytes]:
    """Many blobs of a repository, by their ids."""
    contents = [b"version %d\n" % number * 5 for number in range(MANY)]
    stream = b"".join(b"blob\ndata %d\n%s" % (len(each), each) for each in contents)
    subprocess.run(["git", "fast-import", "--quiet"], cwd=repository, input=stream, check=True)
    return {hashlib.sha1(b"blob %d\0%s" % (len(each), each)).hexdigest(): each for each in contents}


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """Every call of git, as it is started."""
    found: list[subprocess.Popen[bytes]] = []
    start = subprocess.Popen

    def noted(*words: Any, **options: Any) -> subprocess.Popen[bytes]:
        found.append(start(*words, **options))
        return found[-1]

    monkeypatch.setattr(subprocess, "Popen", noted)
    return found


def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Put a program in git's place."""
    program = tmp_path / "bin" / "git"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:/usr/bin:/bin")


def test_more_is_asked_for_than_a_pipe_holds(repository: Path, blobs: dict[str, bytes]) -> None:
    assert list(Git(repository).each_blob(blobs)) == list(blobs.items())
    assert Git(repository).blob_sizes(blobs) == {b: len(c) for b, c in blobs.items()}


def test_the_first_is_there_before_git_has_ended(
    repository: Path, blobs: dict[str, bytes], started: list[subprocess.Popen[bytes]]
) -> None:
    reader = Git(repository).each_blob(blobs)
    assert next(reader) == next(iter(blobs.items()))
    assert started[-1].poll() is None
    assert len(list(reader)) == MANY - 1
    assert started[-1].returncode == 0


def test_git_ends_with_who_asked(
    repository: Path, blobs: dict[str, bytes], started: list[subprocess.Popen[bytes]]
) -> None:
    reader = Git(repository).each_blob(blobs)
    next(reader)
    del reader
    assert started[-1].returncode is not None
    with pytest.raises(GitError, match="lacks the object"):
        list(Git(repository).each_blob(["0" * 40, *blobs]))
    assert started[-1].returncode is not None


def test_what_somebody_does_with_it_takes_nothing_of_gits_time(
    repository: Path, blobs: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [0.0]
    monkeypatch.setattr(runner, "time", SimpleNamespace(monotonic=lambda: now[0]))
    read = 0
    for _ in Git(repository).each_blob(blobs):
        now[0] += runner.LIMIT_SECONDS
        read += 1
    assert read == MANY


def test_git_is_not_waited_for_without_end_in_the_middle(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake(tmp_path, monkeypatch, "echo said\nexec sleep 30")
    said = runner.pieces(repository, "log", limit=0.5)
    assert next(said) == b"said\n"
    with pytest.raises(GitError, match=r"Git took longer than 0\.5 seconds \(log\)"):
        next(said)


def test_git_is_searched_for_what_it_waits_for_in_the_middle(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    subprocess.run(["git", "init", "-q"], cwd=repository, check=True)
    os.mkfifo(repository / ".git" / "pipe")
    monkeypatch.setattr(runner, "_waited", set())
    fake(tmp_path, monkeypatch, "echo said\nexec sleep 30")
    said = runner.pieces(repository, "log")
    assert next(said) == b"said\n"
    with pytest.raises(GitError, match=r"\.git/pipe is no plain file"):
        next(said)


def test_that_it_failed_is_told_after_what_it_said(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake(tmp_path, monkeypatch, "echo said\necho fatal: no more >&2\nexit 128")
    said = runner.pieces(repository, "log")
    assert next(said) == b"said\n"
    with pytest.raises(GitError, match="Git could not do `log`: no more"):
        next(said)


def test_an_answer_that_breaks_off_is_a_missing_object(
    repository: Path, git: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = Git(repository)

    def broken(*_: str, **__: bytes) -> Iterator[bytes]:
        yield f"{'1' * 40} blob 9\nhalf".encode()

    monkeypatch.setattr(reader, "_pieces", broken)
    with pytest.raises(GitError, match="lacks the object 1111"):
        list(reader.each_blob(["1" * 40]))


def test_where_pipes_cannot_be_waited_for_all_comes_at_once(
    repository: Path, blobs: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "git.exe").symlink_to(str(shutil.which("git")))
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(runner, "sys", SimpleNamespace(platform="win32"))
    assert Git(repository).read_blobs(blobs) == blobs
