"""What a revision held, read without checking anything out."""

from __future__ import annotations

from pathlib import Path

import pytest

from pmo_kit.git import Git, GitError

from .conftest import Run
from .test_repository import write


def held(git: Git, revision: str, prefix: str = "") -> dict[str, str]:
    entries = git.commit_files(git.commit(revision), prefix)
    blobs = git.read_blobs(entry.blob for entry in entries)
    return {entry.path: blobs[entry.blob].decode() for entry in entries}


@pytest.fixture
def past(repository: Path, git: Run) -> Git:
    """Two commits and a change beside them."""
    write(repository, "a/x", "1")
    write(repository, "ab/ä ö", "2")
    git("add", ".")
    git("commit", "-qm", "first")
    write(repository, "a/x", "3")
    git("commit", "-qam", "second")
    git("tag", "v1")
    write(repository, "a/x", "4")
    git("add", ".")
    return Git(repository)


def test_a_revision_holds_what_was_committed(past: Git) -> None:
    assert held(past, "HEAD~1") == {"a/x": "1", "ab/ä ö": "2"}
    assert held(past, "main") == held(past, "v1") == {"a/x": "3", "ab/ä ö": "2"}


def test_a_part_of_a_revision(past: Git) -> None:
    assert held(past, "main", "a/") == {"a/x": "3"}
    assert held(past, "main", "nowhere/") == {}


@pytest.mark.parametrize("name", ["", "nowhere", "-q", "--help", "HEAD~9", "v1:a/x", "a\nb"])
def test_what_names_no_commit(past: Git, name: str) -> None:
    with pytest.raises(GitError) as caught:
        past.commit(name)
    assert "There is no revision" in caught.value.message
    assert caught.value.remedy


def test_only_a_full_id_is_passed_on(past: Git) -> None:
    with pytest.raises(GitError, match="no id of a git object"):
        past.commit_files("main")
