"""Inside a hook, what counts is the index that the commit will use, and no other repository's."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pmo_kit.git import Git

from .conftest import Run

pytestmark = pytest.mark.posix

HOOK = """#!{python}
import sys
sys.path.insert(0, {src!r})
from pathlib import Path
from pmo_kit.git import Git
git = Git(Path({where!r}))
entries = git.index_files()
blobs = git.read_blobs(e.blob for e in entries)
told = "".join(f"{{e.path}}={{blobs[e.blob].decode().strip()}};" for e in entries)
Path({out!r}).write_text(told)
"""


@pytest.fixture
def told(repository: Path, git: Run, root: Path, tmp_path: Path) -> Path:
    """The file into which a pre-commit hook writes what the kit sees of the index."""
    out = tmp_path / "told"
    install(repository, root, out, ".")
    return out


def install(repository: Path, root: Path, out: Path, where: str) -> None:
    hook = repository / ".git" / "hooks" / "pre-commit"
    text = HOOK.format(python=sys.executable, src=str(root / "src"), out=str(out), where=where)
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(text)
    hook.chmod(0o755)


def start(repository: Path, git: Run) -> None:
    (repository / "a").write_text("1")
    (repository / "b").write_text("1")
    git("add", ".")
    git("commit", "-qm", "start")
    (repository / "a").write_text("2")
    (repository / "b").write_text("2")


def test_a_commit_of_what_was_added(repository: Path, git: Run, told: Path) -> None:
    start(repository, git)
    git("add", "a")
    git("commit", "-qm", "x")
    assert told.read_text() == "a=2;b=1;"


def test_a_commit_of_everything_changed(repository: Path, git: Run, told: Path) -> None:
    start(repository, git)
    git("commit", "-qam", "x")
    assert told.read_text() == "a=2;b=2;"


def test_a_partial_commit_leaves_out_what_was_added(repository: Path, git: Run, told: Path) -> None:
    start(repository, git)
    git("add", "a")
    git("commit", "-qm", "x", "--", "b")
    assert told.read_text() == "a=1;b=2;"


def test_a_commit_that_only_deletes(repository: Path, git: Run, told: Path) -> None:
    start(repository, git)
    git("checkout", "-q", ".")
    git("rm", "-q", "a")
    git("commit", "-qm", "x")
    assert told.read_text() == "b=1;"


def test_a_commit_from_a_folder_inside_and_a_worktree(
    repository: Path, git: Run, told: Path, tmp_path: Path
) -> None:
    start(repository, git)
    git("checkout", "-q", ".")
    tree = tmp_path / "tree"
    git("worktree", "add", "-q", str(tree), "-b", "side")
    (tree / "a").write_text("3")
    git("-C", str(tree), "commit", "-qam", "x")
    assert told.read_text() == "a=3;b=1;"


def test_another_repository_checked_inside_a_hook_is_read_by_its_own_index(
    repository: Path, git: Run, root: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    git("-C", str(other), "init", "-q")
    (other / "c").write_text("theirs")
    git("-C", str(other), "add", ".")
    out = tmp_path / "told"
    install(repository, root, out, str(other))
    start(repository, git)
    git("commit", "-qam", "x")
    assert out.read_text() == "c=theirs;"


def test_a_repository_that_only_variables_can_find(
    repository: Path, git: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (repository / "a").write_text("1")
    git("add", ".")
    (repository / ".git").rename(tmp_path / "kept")
    monkeypatch.chdir(repository)
    monkeypatch.setenv("GIT_DIR", os.path.join("..", "kept"))
    monkeypatch.setenv("GIT_WORK_TREE", ".")
    assert [entry.path for entry in Git(repository).index_files()] == ["a"]
    subprocess.run(["git", "status"], cwd=repository, check=True, capture_output=True)
