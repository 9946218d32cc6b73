"""One file written whole: over links and pipes, and without what killed commands have left."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from pmo_kit._files.whole_file import TEMPORARY, beside_name, place_new, sweep, write_whole


@pytest.mark.posix
def test_a_link_stays_one_and_leads_to_the_new_content(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "file").write_bytes(b"old")
    (tmp_path / "link").symlink_to(tmp_path / "real" / "file")
    write_whole(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real" / "file").read_bytes() == b"new"


@pytest.mark.posix
def test_a_pipe_is_written_through(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append((tmp_path / "pipe").read_bytes()))
    reader.start()
    write_whole(tmp_path / "pipe", b"content")
    reader.join()
    assert read == [b"content"]


@pytest.mark.posix
@pytest.mark.parametrize(
    "stream", ["/dev/stdout", pytest.param("/proc/self/fd/1", marks=pytest.mark.linux)]
)
@pytest.mark.parametrize("piped", [True, False])
def test_a_name_of_the_standard_output_is_written_through(
    tmp_path: Path, stream: str, piped: bool
) -> None:
    code = (
        "import sys\nfrom pathlib import Path\nfrom pmo_kit._files.whole_file import write_whole\n"
    )
    code += f"write_whole(Path({stream!r}), b'content')\n"
    with (tmp_path / "out").open("w+b") as out:
        ran = subprocess.run(
            [sys.executable, "-c", code], stdout=subprocess.PIPE if piped else out, check=True
        )
        out.seek(0)
        assert (ran.stdout if piped else out.read()) == b"content"


@pytest.mark.posix
def test_rights_stay(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"old")
    (tmp_path / "file").chmod(0o640)
    write_whole(tmp_path / "file", b"new")
    assert (tmp_path / "file").stat().st_mode & 0o777 == 0o640


@pytest.mark.posix
def test_file_and_folder_are_synced_before_it_is_said_to_be_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    did: list[str] = []
    sync, move = os.fsync, os.replace

    def noted(handle: int) -> None:
        did.append("folder" if os.path.isdir(f"/proc/self/fd/{handle}") else "file")
        sync(handle)

    monkeypatch.setattr(os, "fsync", noted)
    monkeypatch.setattr(os, "replace", lambda *paths: (did.append("move"), move(*paths)))
    write_whole(tmp_path / "file", b"new")
    assert did == ["file", "move", "folder"]


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO])
def test_what_is_refused_names_the_file_and_changes_nothing(
    tmp_path: Path, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_bytes(b"old")

    def refuse(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(OSError, match=r"file") as caught:
        write_whole(tmp_path / "file", b"new")
    assert (caught.value.errno, caught.value.filename) == (number, str(tmp_path / "file"))
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"old"]


def test_a_new_file_never_takes_the_place_of_one_that_is_there(tmp_path: Path) -> None:
    (tmp_path / "there").write_bytes(b"theirs")
    (tmp_path / "beside").write_bytes(b"ours")
    with pytest.raises(FileExistsError):
        place_new(tmp_path / "beside", tmp_path / "there")
    assert (tmp_path / "there").read_bytes() == b"theirs"


@pytest.mark.posix
def test_what_others_write_just_now_stays_and_what_was_left_goes(tmp_path: Path) -> None:
    alive = tmp_path / f"{TEMPORARY}{os.getppid()}-0123456789ab"
    foreign = tmp_path / f"{TEMPORARY}notes"
    gone = tmp_path / f"{TEMPORARY}999999999-0123456789ab"
    folder = tmp_path / f"{TEMPORARY}999999998-0123456789ab"
    for path in (alive, foreign, gone, tmp_path / beside_name("file")):
        path.write_bytes(b"")
    (folder / "deep").mkdir(parents=True)
    sweep(tmp_path)
    assert sorted(tmp_path.iterdir()) == sorted([alive, foreign])


def test_a_name_as_long_as_names_may_be_can_be_written(tmp_path: Path) -> None:
    target = tmp_path / ("ü" * 120 + ".yaml")
    write_whole(target, b"new")
    assert target.read_bytes() == b"new"
