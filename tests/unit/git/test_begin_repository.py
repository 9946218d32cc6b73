"""A repository is begun with one commit, the same for everybody, whatever they have set."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

import pytest

from pmo_kit.git import Git, begin


def made(folder: Path) -> Git:
    folder.mkdir()
    (folder / ".gitignore").write_text("kept.txt\n")
    (folder / "kept.txt").write_text("kept\n")
    begin(folder, "Begin; --amend", date(2026, 1, 9))
    return Git(folder)


def test_everything_is_in_the_first_commit(tmp_path: Path) -> None:
    git = made(tmp_path / "a")
    (first,) = git.first_commits()
    assert first == git.head()
    assert [entry.path for entry in git.commit_files(first)] == [".gitignore", "kept.txt"]


@pytest.mark.posix
def test_the_same_files_on_the_same_day_are_the_same_commit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = made(tmp_path / "a").head()
    monkeypatch.setenv("GIT_AUTHOR_NAME", "Somebody")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    (tmp_path / "b").mkdir()
    assert made(tmp_path / "b" / "c").head() == first


def test_a_repository_without_commits_has_no_first(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", tmp_path / "empty"], check=True)
    assert Git(tmp_path / "empty").first_commits() == []
