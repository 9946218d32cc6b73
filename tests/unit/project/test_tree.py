"""Where a project's files come from: its folder, or git's index; nothing outside is ever read."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from pmo_kit.project import Folder, ManifestError, roots_below
from pmo_kit.project import tree as trees
from pmo_kit.project.source import FolderSource, IndexSource
from pmo_kit.source import LIMIT_BYTES, Broken

Make = Any


def refusal(tree: Any, path: str) -> str:
    content = tree.read(path)
    assert isinstance(content, Broken)
    assert content.path == path
    assert content.problem.remedy
    return content.problem.message


def test_a_folders_files_are_listed_below_it_and_sorted(tmp_path: Path) -> None:
    for path in ("b/z.yaml", "b/a/y.yaml", "a.txt", ".git/config", "b/.hidden"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("x")
    tree = Folder(tmp_path)
    assert tree.files() == ["a.txt", "b/.hidden", "b/a/y.yaml", "b/z.yaml"]
    assert tree.files("b") == ["b/.hidden", "b/a/y.yaml", "b/z.yaml"]
    assert tree.files("absent") == []
    assert tree.read("b/z.yaml") == b"x"


@pytest.mark.posix
def test_a_link_within_the_project_is_read(tmp_path: Path) -> None:
    (tmp_path / "real.yaml").write_text("x")
    (tmp_path / "link.yaml").symlink_to("real.yaml")
    assert Folder(tmp_path).read("link.yaml") == b"x"


@pytest.mark.posix
def test_a_link_out_of_the_project_is_refused(tmp_path: Path) -> None:
    root = tmp_path / "project"
    root.mkdir()
    (tmp_path / "secret.yaml").write_text("x")
    (root / "link.yaml").symlink_to(tmp_path / "secret.yaml")
    assert refusal(Folder(root), "link.yaml") == "This link leads out of the project."


@pytest.mark.posix
def test_a_sibling_whose_name_begins_alike_is_outside(tmp_path: Path) -> None:
    (tmp_path / "project").mkdir()
    (tmp_path / "project-2").mkdir()
    (tmp_path / "project-2" / "x.yaml").write_text("x")
    (tmp_path / "project" / "link.yaml").symlink_to("../project-2/x.yaml")
    assert "out of the project" in refusal(Folder(tmp_path / "project"), "link.yaml")


def test_a_path_upward_is_refused(tmp_path: Path) -> None:
    (tmp_path / "project").mkdir()
    (tmp_path / "x.yaml").write_text("x")
    assert "out of the project" in refusal(Folder(tmp_path / "project"), "../x.yaml")


@pytest.mark.posix
def test_a_project_reached_by_a_link_is_read(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "x.yaml").write_text("x")
    (tmp_path / "link").symlink_to("real")
    tree = Folder(tmp_path / "link")
    assert (tree.files(), tree.read("x.yaml")) == (["x.yaml"], b"x")


@pytest.mark.posix
def test_links_to_folders_are_named_and_not_followed(tmp_path: Path) -> None:
    root, outside = tmp_path / "project", tmp_path / "outside"
    for folder in (root, outside):
        folder.mkdir()
    (outside / "x.yaml").write_text("x")
    (root / "linked").symlink_to(outside)
    tree = Folder(root)
    assert tree.files() == ["linked"]
    assert tree.files("linked") == []
    assert tree.is_link("linked") and tree.is_link("linked/x.yaml") and not tree.is_link("y")


@pytest.mark.posix
def test_a_link_to_a_folder_above_is_no_endless_walk(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "up").symlink_to("..")
    assert Folder(tmp_path).files() == ["a/up"]


@pytest.mark.posix
def test_a_dangling_link_is_there_and_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "link.yaml").symlink_to("nowhere.yaml")
    tree = Folder(tmp_path)
    assert tree.exists("link.yaml") and not tree.exists("nowhere.yaml")
    assert refusal(tree, "link.yaml") == "This link leads to nothing."


@pytest.mark.posix
def test_a_circle_of_links_leads_to_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").symlink_to("b.yaml")
    (tmp_path / "b.yaml").symlink_to("a.yaml")
    assert refusal(Folder(tmp_path), "a.yaml") == "This link leads to nothing."


@pytest.mark.posix
def test_what_is_no_file_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "folder.yaml").mkdir()
    tree = Folder(tmp_path)
    assert refusal(tree, "pipe.yaml") == "This is no regular file."
    assert refusal(tree, "folder.yaml") == "This is a folder, not a file."


def test_a_file_that_may_not_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any) -> None:  # root may read every file, so rights alone do not show it
        raise PermissionError(13, "Permission denied")

    (tmp_path / "x.yaml").write_text("x")
    monkeypatch.setattr("builtins.open", refuse)
    monkeypatch.setattr("os.open", refuse)
    assert refusal(Folder(tmp_path), "x.yaml") == "The file cannot be read: permission denied."


def test_a_file_beyond_the_limit_is_refused_unread(tmp_path: Path) -> None:
    with open(tmp_path / "large.yaml", "wb") as stream:
        stream.truncate(50 * 2**20)
    assert refusal(Folder(tmp_path), "large.yaml") == (
        "The file has 50.0 MB; an artifact may have 5 MB."
    )


@pytest.mark.posix
def test_projects_are_found_below_a_folder(tmp_path: Path) -> None:
    for path in ("a/pmo.yaml", "a/inner/pmo.yaml", "b/c/pmo.yaml", ".d/pmo.yaml", "e/x.yaml"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("x")
    (tmp_path / "f").symlink_to("a")
    assert list(roots_below(tmp_path)) == [tmp_path / "a", tmp_path / "b" / "c"]
    assert list(roots_below(tmp_path / "absent")) == []


@pytest.fixture
def staged(make: Make) -> Any:
    project = make({"pmo/notes.txt": "unjudged"})
    project.git("init", "-q")
    project.git("add", "-A")
    return project


def test_the_index_gives_the_same_snapshot_as_the_folder(staged: Any) -> None:
    index, folder = staged.snapshot(staged.index()), staged.snapshot()
    for one, other in zip(index.artifacts, folder.artifacts, strict=True):
        assert (one.path, one.kind, one.document.text) == (
            other.path,
            other.kind,
            other.document.text,
        )
    assert (index.faults, index.ignored) == (folder.faults, folder.ignored)


def test_what_was_only_announced_satisfies_nothing_and_is_no_empty_file(staged: Any) -> None:
    staged.git("rm", "-q", "--cached", "pmo/brief.md")
    staged.git("add", "-N", "pmo/brief.md")
    assert staged.check(staged.index()).rules == ["KIT-004"]


def test_an_untracked_file_satisfies_nothing(staged: Any) -> None:
    staged.git("rm", "-q", "--cached", "pmo/brief.md")
    assert staged.check().found == []
    assert staged.check(staged.index()).rules == ["KIT-004"]


def test_the_staged_text_counts_and_not_the_one_beside_it(staged: Any) -> None:
    staged.change("pmo/log.yaml", "size: 3", "size: 30")
    assert staged.check().rules == ["TOY-001"]
    assert staged.check(staged.index()).found == []
    staged.git("add", "pmo/log.yaml")
    staged.change("pmo/log.yaml", "size: 30", "size: 3")
    assert staged.check(staged.index()).rules == ["TOY-001"]


def test_a_staged_deletion_counts(staged: Any) -> None:
    staged.git("commit", "-q", "-m", "x")
    staged.git("rm", "-q", "pmo/brief.md")
    assert staged.check(staged.index()).rules == ["KIT-004"]


@pytest.mark.posix
def test_a_link_in_the_index_is_refused(staged: Any) -> None:
    staged.write("pmo/log.yaml", None)
    (staged.root / "pmo" / "log.yaml").symlink_to("/etc/passwd")
    staged.git("add", "-A")
    assert refusal(staged.index(), "pmo/log.yaml") == "This is a link, not a file."
    assert staged.check(staged.index()).rules == ["KIT-001"]


@pytest.mark.posix
def test_a_linked_folder_in_the_index_is_told(staged: Any) -> None:
    (staged.root / "pmo" / "more").symlink_to("..")
    staged.git("add", "-A")
    for tree in (None, staged.index()):
        assert staged.check(tree).found == [("KIT-001", "pmo/more", 1, 1)]


def test_a_file_in_conflict_is_refused(staged: Any) -> None:
    staged.git("commit", "-q", "-m", "base")
    staged.git("checkout", "-q", "-b", "side")
    staged.change("pmo/log.yaml", "size: 3", "size: 4")
    staged.git("commit", "-q", "-a", "-m", "side")
    staged.git("checkout", "-q", "-")
    staged.change("pmo/log.yaml", "size: 3", "size: 5")
    staged.git("commit", "-q", "-a", "-m", "main")
    with pytest.raises(Exception, match="merge"):
        staged.git("merge", "side")
    tree = staged.index()
    assert refusal(tree, "pmo/log.yaml") == "A merge has left this file in conflict."
    judged = staged.check(tree)
    assert (judged.rules, judged.code) == (["KIT-001"], 1)


def test_another_repository_inside_is_no_artifact(staged: Any, tmp_path: Path) -> None:
    staged.git("update-index", "--add", "--cacheinfo", f"160000,{'a' * 40},pmo/other.yaml")
    assert refusal(staged.index(), "pmo/other.yaml") == "This is another repository."


def test_a_large_staged_file_is_refused_unread(staged: Any) -> None:
    staged.write("pmo/large.yaml", b" " * (LIMIT_BYTES + 1))
    staged.git("add", "-A")
    tree = staged.index()
    assert "an artifact may have 5 MB" in refusal(tree, "pmo/large.yaml")
    assert "an artifact may have 5 MB" in refusal(tree, "pmo/large.yaml")


def test_staged_files_are_read_in_batches(staged: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(20):
        staged.write(f"pmo/{number:02}.yaml", "x" * 100)
    staged.git("add", "-A")
    monkeypatch.setattr(trees, "BATCH_BYTES", 250)
    tree = staged.index()
    calls = []
    read_blobs = tree._git.read_blobs
    tree._git.read_blobs = lambda blobs: calls.append(len(blobs)) or read_blobs(blobs)
    assert all(isinstance(tree.read(path), bytes) for path in tree.files("pmo"))
    assert 2 < len(calls) < 20
    assert max(calls) >= 2


def test_a_project_below_the_repositorys_root_has_paths_of_its_own(make: Make) -> None:
    project = make()
    project.git("-C", str(project.root.parent), "init", "-q")
    project.git("add", "-A")
    tree = project.index(f"{project.root.name}/")
    assert "pmo/log.yaml" in tree.files("pmo")
    assert project.check(tree).found == []


WRONG_NAMES = [
    "pmo.yml", "PMO.yaml", "Pmo.YML", "pmo.yaml.txt", " pmo.yaml", "pmo\u200b.yaml", "ｐｍｏ.yaml"
]  # fmt: skip


@pytest.mark.parametrize("name", WRONG_NAMES)
def test_a_manifest_of_a_wrong_name_is_named_in_a_folder_of_projects(
    tmp_path: Path, name: str
) -> None:
    for path in ("a/pmo.yaml", "a/pmo.yml", f"b/{name}", "b/c/pmo.yaml"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("x")
    assert roots_below(tmp_path) == [tmp_path / "a", tmp_path / "b", tmp_path / "b" / "c"]


@pytest.mark.parametrize("name", WRONG_NAMES)
def test_a_manifest_of_a_wrong_name_is_refused_with_what_to_do(make: Make, name: str) -> None:
    root = make().root
    (root / "pmo.yaml").rename(root / name)
    with pytest.raises(ManifestError) as caught:
        FolderSource().manifest(root, Folder(root))
    assert caught.value.message == (
        f"A project's manifest is called pmo.yaml; `{name}` is not read."
    )
    assert caught.value.path == name
    assert "Rename it to pmo.yaml" in caught.value.remedy


@pytest.mark.parametrize("name", ["pmo.json", "pmo.yaml~", ".pmo.yaml.swp", "._pmo.yaml", "pmo"])
def test_what_only_resembles_a_manifest_is_none(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("x")
    assert roots_below(tmp_path) == []


def test_a_wrong_name_in_the_index_is_named(staged: Any) -> None:
    staged.git("mv", "pmo.yaml", "pmo.yml")
    source = IndexSource()
    assert source.roots(staged.root) == [staged.root]
    with pytest.raises(ManifestError) as caught:
        source.manifest(staged.root, source.tree(staged.root))
    assert caught.value.path == "pmo.yml"


@pytest.mark.posix
def test_what_is_called_pmo_yaml_and_is_no_file_hides_no_project(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / name).mkdir()
    (tmp_path / "a" / "pmo.yaml").symlink_to("nowhere")
    (tmp_path / "b" / "pmo.yaml").mkdir()
    os.mkfifo(tmp_path / "c" / "pmo.yaml")
    found = roots_below(tmp_path)
    assert found == [tmp_path / "a", tmp_path / "b", tmp_path / "c"]
    assert [refusal(Folder(root), "pmo.yaml") for root in found] == [
        "This link leads to nothing.",
        "This is a folder, not a file.",
        "This is no regular file.",
    ]
