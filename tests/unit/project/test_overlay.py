"""A project as a command would leave it, and as a commit holds it."""

from __future__ import annotations

from pmo_kit.git import Git
from pmo_kit.project import Folder, Index, Overlay
from pmo_kit.source import Broken

from ..conftest import Make

LARGE = b"schema: log/v1\nitems:\n  - {id: I-1, size: 30}\n"


def test_changes_are_judged_before_they_are_written(make: Make) -> None:
    project = make()
    tree = Overlay(Folder(project.root), {"pmo/log.yaml": LARGE, "pmo/new/n.yaml": b"a: 1\n"})
    assert project.check(tree).rules == ["TOY-001", "KIT-002"]
    assert project.check().rules == []


def test_a_tree_with_changes_lists_each_file_once(make: Make) -> None:
    folder = Folder(make().root)
    tree = Overlay(folder, {"pmo/log.yaml": LARGE, "pmo/new.yaml": b""})
    assert tree.files("pmo") == sorted([*folder.files("pmo"), "pmo/new.yaml"])
    assert tree.read("pmo/log.yaml") == LARGE
    assert tree.read("pmo.yaml") == folder.read("pmo.yaml")
    assert [tree.exists(path) for path in ("pmo/new.yaml", "pmo.yaml", "x")] == [True, True, False]
    assert not tree.is_link("pmo/new.yaml")


def test_a_file_that_is_taken_away_is_gone(make: Make) -> None:
    project = make()
    tree = Overlay(Folder(project.root), {"pmo/log.yaml": None})
    assert "pmo/log.yaml" not in tree.files("pmo") and not tree.exists("pmo/log.yaml")
    assert isinstance(tree.read("pmo/log.yaml"), Broken)
    assert project.check(tree).report.artifacts == tuple(
        path for path in project.check().report.artifacts if path != "pmo/log.yaml"
    )


def test_a_commit_is_judged_as_it_was(make: Make) -> None:
    project = make()
    project.git("init", "-q")
    project.git("add", "-A")
    project.git("commit", "-qm", "x")
    project.change("pmo/log.yaml", "size: 3", "size: 30")
    project.git("add", "-A")
    git = Git(project.root)
    assert project.check(Index(git, "", git.commit("HEAD"))).rules == []
    assert project.check(Index(git, "")).rules == ["TOY-001"]
