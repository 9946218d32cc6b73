"""A tree that notes what it is asked: asked again, other files answer otherwise."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pmo_kit._files.file_facts import facts_of
from pmo_kit.project import Folder
from pmo_kit.project.seen_tree import Seen, SeenTree, answers_again

LATER = 2**62


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "pmo" / "deep").mkdir(parents=True)
    for name in ("pmo.yaml", "pmo/a.yaml", "pmo/deep/b.md", "README"):
        (tmp_path / name).write_text(name)
    (tmp_path / "pmo/inside.yaml").symlink_to("a.yaml")
    (tmp_path / "pmo/nowhere.yaml").symlink_to("none")
    return tmp_path


def noted(root: Path) -> dict[str, Any]:
    """What a usual way through a project's files notes."""
    seen = Seen()
    tree = SeenTree(Folder(root), root, seen)
    seen.names = True
    assert tree.exists("pmo.yaml") and not tree.is_link("pmo")
    for path in tree.files("pmo"):
        tree.read(path)
    tree.read("pmo.yaml")
    tree.read("pmo/deep/b.md")
    assert tree.has("README") is True and tree.has("docs/x.png") is False
    assert seen.sure
    return seen.data(LATER)


def test_the_same_files_answer_the_same(root: Path) -> None:
    data = noted(root)
    assert answers_again(root, data, LATER) is False
    (root / "LICENSE").write_text("nobody asked for it")
    (root / "src").mkdir()
    assert answers_again(root, data, LATER) is False


CHANGES: dict[str, Callable[[Path], object]] = {
    "content": lambda root: (root / "pmo/a.yaml").write_text("PMO/a.yaml"),
    "further": lambda root: (root / "pmo/deep/c.md").touch(),
    "fewer": lambda root: (root / "pmo/deep/b.md").unlink(),
    "renamed": lambda root: (root / "pmo/deep/b.md").rename(root / "pmo/deep/B.md"),
    "moved": lambda root: (root / "pmo/deep").rename(root / "pmo/far"),
    "asked": lambda root: (root / "README").unlink(),
    "comes": lambda root: ((root / "docs").mkdir(), (root / "docs/x.png").touch()),
    "link's target": lambda root: (
        (root / "pmo/inside.yaml").unlink(),
        (root / "pmo/inside.yaml").symlink_to("deep/b.md"),
    ),
    "link finds": lambda root: (root / "pmo/none").write_text("now"),
    "link to a file": lambda root: linked(root, "pmo/a.yaml"),
    "link to a folder": lambda root: linked(root, "pmo/deep"),
    "link to all": lambda root: linked(root, "pmo"),
    "link to the manifest": lambda root: linked(root, "pmo.yaml"),
    "misnamed": lambda root: (root / "pmo.yaml").rename(root / "PMO.yaml"),
    "folder": lambda root: ((root / "pmo/a.yaml").unlink(), (root / "pmo/a.yaml").mkdir()),
}


def linked(root: Path, path: str) -> None:
    """What a link leads to is the same file: its facts are as they were."""
    away = root.parent / f"away-{root.name}"
    (root / path).rename(away)
    (root / path).symlink_to(away)


@pytest.mark.posix
@pytest.mark.parametrize("what", CHANGES)
def test_other_files_answer_otherwise(root: Path, what: str) -> None:
    data = noted(root)
    CHANGES[what](root)
    assert answers_again(root, data, LATER) is None


@pytest.mark.posix
def test_a_file_that_was_only_touched_gets_its_new_facts(root: Path) -> None:
    data = noted(root)
    os.utime(root / "pmo/a.yaml", ns=(1, 1))
    assert answers_again(root, data, LATER) is True
    assert ["pmo/a.yaml", facts_of(str(root / "pmo/a.yaml"))] in [r[::2] for r in data["read"]]
    assert answers_again(root, data, LATER) is False


@pytest.mark.posix
def test_a_link_has_no_facts_that_stand_for_what_it_leads_to(root: Path) -> None:
    data = noted(root)
    (root / "pmo/a.yaml").write_text("other")
    others = [each for each in data["read"] if each[0] != "pmo/a.yaml"]
    assert answers_again(root, {**data, "read": others}, LATER) is None


def test_what_changes_while_it_is_asked_is_not_sure(root: Path) -> None:
    for change in (
        lambda: (root / "pmo/a.yaml").write_text("other"),
        lambda: (root / "pmo/new.yaml").touch(),
    ):
        seen = Seen()
        tree = SeenTree(Folder(root), root, seen)
        for _ in range(2):
            for path in tree.files("pmo"):
                tree.read(path)
            assert seen.sure
        change()
        for path in SeenTree(Folder(root), root, seen).files("pmo"):
            tree.read(path)
        assert not seen.sure
