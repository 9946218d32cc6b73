"""Files of the user's own: what others may write, or what is no plain file, is not read."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from pmo_kit._files.own_files import append_own, make_own_folder, own_folder, read_own, write_own

pytestmark = pytest.mark.posix


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of the user's own with a file of theirs."""
    place = tmp_path / "own"
    assert make_own_folder(place)
    write_own(place / "file", b"mine\n")
    return place


def linked(file: Path) -> None:
    file.rename(file.with_name("other"))
    file.symlink_to(file.with_name("other"))


def pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


def device(file: Path) -> None:
    file.unlink()
    file.symlink_to("/dev/zero")


def behind_a_link(file: Path) -> None:
    folder = file.parent
    folder.rename(folder.with_name("elsewhere"))
    folder.symlink_to(folder.with_name("elsewhere"))


def a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


NOT_OWN: dict[str, Callable[[Path], object]] = {
    "others write it": lambda file: file.chmod(0o602),
    "the group writes it": lambda file: file.chmod(0o620),
    "others write the folder": lambda file: file.parent.chmod(0o703),
    "the group writes the folder": lambda file: file.parent.chmod(0o770),
    "a link": linked,
    "a pipe": pipe,
    "a device": device,
    "a folder": a_folder,
    "a folder behind a link": behind_a_link,
    "too large": lambda file: file.write_bytes(b"x" * 101),
}


def test_what_is_the_users_own_is_read_and_only_theirs(folder: Path) -> None:
    file = folder / "file"
    assert read_own(file, 100) == b"mine\n"
    append_own(file, b"more\n")
    assert read_own(file, 10) == b"mine\nmore\n"
    assert file.stat().st_mode & 0o777 == 0o600 and folder.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("how", NOT_OWN)
def test_what_is_not_the_users_own_is_not_read(folder: Path, how: str) -> None:
    NOT_OWN[how](folder / "file")
    assert read_own(folder / "file", 100) is None


@pytest.mark.parametrize("how", sorted({*NOT_OWN} - {"too large"}))
def test_what_is_not_the_users_own_is_not_added_to(folder: Path, how: str) -> None:
    NOT_OWN[how](folder / "file")
    with pytest.raises(OSError):
        append_own(folder / "file", b"more\n")


def test_somebody_elses_is_not_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "getuid", lambda: os.stat(folder).st_uid + 1)
    assert not own_folder(folder)
    assert read_own(folder / "file", 100) is None


def test_what_is_in_the_way_makes_place_and_is_not_written_through(folder: Path) -> None:
    file = folder / "file"
    for make in (linked, pipe, device):
        make(file)
        write_own(file, b"mine\n")
        assert read_own(file, 100) == b"mine\n"
    assert (folder / "other").read_bytes() == b"mine\n"


def test_in_a_folder_of_others_nothing_is_written(folder: Path) -> None:
    folder.chmod(0o777)
    with pytest.raises(PermissionError):
        write_own(folder / "new", b"")
    assert not (folder / "new").exists()


def test_where_nobody_can_say_who_owns_what_it_is_read_as_data(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "getuid")
    folder.chmod(0o777)
    assert read_own(folder / "file", 100) == b"mine\n"
