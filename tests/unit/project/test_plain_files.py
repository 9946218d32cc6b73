"""Files are read with no link followed at any part of the path, also one that is put there late."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pmo_kit.project import Folder
from pmo_kit.project.plain_files import read_plain
from pmo_kit.source import Broken

pytestmark = pytest.mark.posix
PARTS = ("a", "a/b", "a/b/x.yaml")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with a file two folders down, and a tree of the same names outside it."""
    for name in ("project", "outside"):
        (tmp_path / name / "a" / "b").mkdir(parents=True)
        (tmp_path / name / "a" / "b" / "x.yaml").write_text(name)
    return tmp_path / "project"


def led_out(root: Path, part: str) -> None:
    """Put a link to what lies outside in the place of a part of the path."""
    (root / part).rename(root.parent / f"was-{part.replace('/', '-')}")
    (root / part).symlink_to(root.parent / "outside" / part)


def before_opening(name: str, act: Callable[[], None], patch: pytest.MonkeyPatch) -> None:
    """Do something once, right before a part of a path is opened."""
    opened, waiting = os.open, [act]

    def open_after(path: Any, *rest: Any, **named: Any) -> int:
        if Path(path).name == name and waiting:
            waiting.pop()()
        return opened(path, *rest, **named)

    patch.setattr(os, "open", open_after)


def test_a_file_is_read_whole(root: Path) -> None:
    assert read_plain(str(root), "a/b/x.yaml", 7) == b"project"
    with pytest.raises(OSError, match="too large"):
        read_plain(str(root), "a/b/x.yaml", 6)


@pytest.mark.parametrize("part", PARTS)
def test_a_link_at_any_part_is_not_followed(root: Path, part: str) -> None:
    led_out(root, part)
    with pytest.raises(OSError):
        read_plain(str(root), "a/b/x.yaml", 99)
    content = Folder(root).read("a/b/x.yaml")
    assert isinstance(content, Broken) and "out of the project" in content.problem.message


@pytest.mark.parametrize("path", ["", "..", "../outside/a/b/x.yaml", "a/../a/b/x.yaml", "/a", "a/"])
def test_a_path_that_leads_upward_or_nowhere_is_refused(root: Path, path: str) -> None:
    with pytest.raises(OSError):
        read_plain(str(root), path, 99)


def test_what_is_no_regular_file_is_not_waited_for(root: Path) -> None:
    os.mkfifo(root / "pipe.yaml")
    for path in ("pipe.yaml", "a"):
        with pytest.raises(OSError, match="Invalid argument"):
            read_plain(str(root), path, 99)


@pytest.mark.parametrize("opened", ["project", "a", "b", "x.yaml"])
@pytest.mark.parametrize("part", PARTS)
def test_a_link_put_there_while_a_file_is_read_leads_nowhere(
    root: Path, part: str, opened: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree = Folder(root)
    before_opening(opened, lambda: led_out(root, part), monkeypatch)
    content = tree.read("a/b/x.yaml")
    assert isinstance(content, Broken) or content == b"project"
    assert (root / part).is_symlink()


@pytest.mark.parametrize("part", PARTS)
def test_a_link_put_there_after_the_links_were_followed_leads_nowhere(
    root: Path, part: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / "link.yaml").symlink_to("a/b/x.yaml")
    assert Folder(root).read("link.yaml") == b"project"
    tree, looked, waiting = Folder(root), os.stat, [part]

    def swapped(path: Any, *rest: Any, **named: Any) -> os.stat_result:
        facts = looked(path, *rest, **named)
        if str(path).endswith("x.yaml") and waiting:
            led_out(root, waiting.pop())
        return facts

    monkeypatch.setattr(os, "stat", swapped)
    content = tree.read("link.yaml")
    assert isinstance(content, Broken) and (root / part).is_symlink()


def test_the_root_itself_is_no_link_put_there_later(root: Path) -> None:
    tree = Folder(root)
    root.rename(root.parent / "was")
    root.symlink_to(root.parent / "outside")
    content = tree.read("a/b/x.yaml")
    assert isinstance(content, Broken) and "out of the project" in content.problem.message


def test_a_file_that_grows_while_it_is_read_is_read_to_its_end(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, file = os.read, root / "a" / "b" / "x.yaml"

    def grown(handle: int, count: int) -> bytes:
        if file.stat().st_size == 7:
            file.write_text("project, and more")
        return read(handle, count)

    monkeypatch.setattr(os, "read", grown)
    assert read_plain(str(root), "a/b/x.yaml", 99) == b"project, and more"
