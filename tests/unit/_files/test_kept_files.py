"""A folder of files that can be made again: bounded, the user's own, and never half a file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pmo_kit._files import kept_files, whole_file
from pmo_kit._files.kept_files import KeptFiles
from pmo_kit._files.own_files import put_own


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "results"


def test_what_was_written_is_read_and_the_last_writer_wins(folder: Path) -> None:
    files = KeptFiles(folder)
    assert files.read("1") is None
    for body in (b"one\ntwo", b"", b"three"):
        files.write("1", body)
        assert files.read("1") == KeptFiles(folder).read("1") == body
    assert [path.name for path in folder.iterdir()] == ["1"]


def test_the_oldest_go_where_all_take_too_much(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_files, "MOST_BYTES", 20 * kept_files.BLOCK)
    files = KeptFiles(folder)
    for number in range(21):
        files.write(f"f{number:02}", b"small")
        os.utime(folder / f"f{number:02}", ns=(number, number))
    (folder / f"{whole_file.TEMPORARY}999999999-x").touch()
    assert len(list(folder.iterdir())) == 22  # not looked at yet
    files.write("0", b"small")
    left = sorted(path.name for path in folder.iterdir())
    assert left == ["0", *(f"f{number:02}" for number in range(7, 21))]


def test_any_names_stay_within_the_bound(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_files, "MOST_BYTES", 32 * kept_files.BLOCK)
    files = KeptFiles(folder)
    for number in range(400):
        files.write(kept_files._digest(b"%d" % number).decode(), b"x")
    assert len(list(folder.iterdir())) < 32 + 100


def test_what_is_too_large_is_not_kept(folder: Path) -> None:
    KeptFiles(folder).write("1", b"x" * kept_files.MOST_IN_ONE)
    assert not folder.exists()


def test_what_cannot_be_written_is_no_error(folder: Path) -> None:
    folder.parent.parent.joinpath("cache").write_text("a file")
    KeptFiles(folder).write("1", b"x")
    assert KeptFiles(folder).read("1") is None


def test_a_write_that_fails_leaves_what_was_there(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = KeptFiles(folder)
    files.write("1", b"before")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(whole_file, "move", full)
        files.write("1", b"after")
        with pytest.raises(OSError, match="No space"):
            put_own(folder / "1", b"after")
    assert files.read("1") == b"before" and len(list(folder.iterdir())) == 1
