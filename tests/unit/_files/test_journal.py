"""Sets of files: all or none over kills at every step, interrupts, and moves that fail."""

from __future__ import annotations

import errno
import json
import os
import signal
from pathlib import Path
from typing import Any

import faults
import pytest

from pmo_kit._files import file_set, journal, own_files, whole_file
from pmo_kit._files.file_set import Change
from pmo_kit._files.journal import place_of, settle, write_files
from pmo_kit._files.own_files import state_folder
from pmo_kit._files.whole_file import Refused

OLD = {"a.yaml": b"a: 1\n", "pmo/b.yaml": b"b: 1\n", "gone.md": b"# Gone\n"}
NEW = {"a.yaml": b"a: 2\n", "pmo/b.yaml": b"b: 2\n", "new/deep/c.yaml": b"c: 2\n"}
CHANGES = [Change(path, OLD.get(path), NEW.get(path)) for path in sorted({*OLD, *NEW})]
SCRIPT = """
from pathlib import Path
from pmo_kit._files.file_set import Change
from pmo_kit._files.journal import write_files
root, changes = Path(sys.argv[0]), eval(sys.argv[1])
write_files(root, [Change(*one) for one in changes])
"""
TOLD = repr([tuple(change) for change in CHANGES])


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A state folder of the test's own."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state" / "pmo-kit" / "journal"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project's folder with its old files."""
    return made(tmp_path / "project")


def made(root: Path) -> Path:
    for path, content in OLD.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    return root


def files(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
    }


def clean(root: Path, state: Path) -> dict[str, bytes]:
    """What a folder holds, where neither a journal nor an empty folder is left."""
    assert not state.exists() or list(state.glob("*.json")) == []
    return settled(root)


def settled(root: Path) -> dict[str, bytes]:
    """What a folder holds, where neither a journal of it nor an empty folder is left."""
    assert not place_of(root).exists()
    assert all(any(folder.iterdir()) for folder in root.rglob("*") if folder.is_dir())
    return files(root)


def test_all_are_written_and_nothing_is_left_over(root: Path, state: Path) -> None:
    write_files(root, CHANGES)
    assert clean(root, state) == NEW


def test_the_journal_is_the_users_own_and_tells_paths_and_digests(
    root: Path, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[dict[str, object]] = []

    def look(*_: object) -> None:
        (place,) = state.iterdir()
        assert os.name != "posix" or (
            place.stat().st_mode & 0o777,
            state.stat().st_mode & 0o777,
        ) == (0o600, 0o700)
        seen.append(json.loads(place.read_bytes()))

    monkeypatch.setattr(file_set, "prepare", look)
    with pytest.raises(OSError):  # nothing was prepared
        write_files(root, CHANGES)
    (kept,) = seen
    assert [path for path, _, _ in kept["files"]] == [change.path for change in CHANGES]
    assert kept["files"][0][1:] == [file_set.digest(b"a: 1\n"), file_set.digest(b"a: 2\n")]
    assert kept["folders"] == ["new", "new/deep"]
    assert b"a: 1" not in json.dumps(kept).encode()
    assert clean(root, state) == OLD


@pytest.mark.posix
def test_killed_at_any_step_it_is_finished_or_taken_back(root: Path, state: Path) -> None:
    ends = set()
    ran = faults.run_each(SCRIPT, "kill", root, TOLD, steps=faults.STEPS)
    for place, code in ran.items():
        left = files(place)
        assert code == -signal.SIGKILL or left == NEW
        looked = settle(place, look=True)
        assert files(place) == left  # who only reads changes nothing
        done = settle(place)
        assert (done is None) or looked is not None
        ends.add(done.end if done else "")
        found = settled(place)
        assert found in (OLD, NEW), place
        assert found == {"finished": NEW, "taken back": OLD}.get(done.end if done else "", found)
        write_files(place, [] if found == NEW else CHANGES)
        assert settled(place) == NEW
    assert ends == {"", "finished", "taken back"} and len(ran) > 40
    write_files(root, CHANGES)
    assert clean(root, state) == NEW
    assert list(state.iterdir()) == []  # swept by who writes next


@pytest.mark.posix
def test_killed_while_it_is_settled_it_is_settled_next_time(root: Path, state: Path) -> None:
    again = "from pathlib import Path\nfrom pmo_kit._files.journal import settle, place_of\n"
    again += "place_of(Path(sys.argv[0])).write_bytes(Path(sys.argv[1]).read_bytes())\n"
    again += "place_of(Path(sys.argv[0])).chmod(0o600)\nsettle(Path(sys.argv[0]))\n"
    for place in [*faults.run_each(SCRIPT, "kill", root, TOLD, steps=faults.MOVES)][1:5]:
        kept = state.parent / place.name
        kept.write_bytes(place_of(place).read_bytes())
        steps = (*faults.MOVES, "unlink", "rmdir", "fsync")
        ran = faults.run_each(again, "kill", place, str(kept), steps=steps)
        assert len(ran) > 4
        for half in ran:
            settle(half)
            assert settled(half) in (OLD, NEW)


@pytest.mark.posix
@pytest.mark.parametrize("how", ["interrupt", "term", errno.ENOSPC, errno.EACCES, errno.EIO])
def test_stopped_or_refused_at_any_step_nothing_is_written(
    root: Path, state: Path, how: str | int
) -> None:
    steps = (*faults.MOVES, "mkdir", "fsync")
    *ran, last = faults.run_each(SCRIPT, how, root, TOLD, steps=steps)
    assert len(ran) > 15
    for place in ran:
        assert settled(place) == OLD
        assert settle(place) is None
    assert clean(last, state) == NEW


def test_what_cannot_be_taken_back_is_told_and_waits(
    root: Path, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace, moves = os.replace, 0

    def refuse(source: Path, target: Path) -> None:
        nonlocal moves
        moves += 1
        if moves > 1:
            raise PermissionError(errno.EACCES, "Permission denied")
        replace(source, target)

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(Refused) as caught:
        write_files(root, CHANGES)
    assert caught.value.message == (
        "Only some files could be written, and the system let none be taken back (written: a.yaml, "
        "gone.md; not written: new/deep/c.yaml, pmo/b.yaml): permission denied."
    )
    left = settle(root, look=True)
    assert left is not None and "a.yaml" in left.written
    monkeypatch.undo()
    monkeypatch.setenv("XDG_STATE_HOME", str(state.parent.parent))
    done = settle(root)
    assert done is not None
    assert clean(root, state) == (NEW if done.end == "finished" else OLD)


def test_an_edit_made_since_it_was_read_is_seen_and_kept(root: Path, state: Path) -> None:
    (root / "pmo" / "b.yaml").write_bytes(b"b: theirs\n")
    with pytest.raises(Refused, match=r"^pmo/b\.yaml was changed meanwhile, and is left as it is"):
        write_files(root, CHANGES)
    assert clean(root, state) == {**OLD, "pmo/b.yaml": b"b: theirs\n"}


@pytest.mark.parametrize("path", sorted(NEW))
def test_an_edit_made_just_before_the_move_is_seen_and_kept(
    root: Path, state: Path, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare = file_set.prepare

    def meddle(*given: Any) -> None:
        prepare(*given)
        (root / path).write_bytes(b"theirs\n")

    monkeypatch.setattr(file_set, "prepare", meddle)
    with pytest.raises(Refused, match="was changed meanwhile"):
        write_files(root, CHANGES)
    assert clean(root, state) == {**OLD, path: b"theirs\n"}


@pytest.mark.posix
def test_an_edit_made_after_the_kill_is_kept_and_told(root: Path, state: Path) -> None:
    assert faults.killed(faults.run(SCRIPT, 3, "kill", [root, TOLD]))  # one is moved
    (root / "pmo" / "b.yaml").write_bytes(b"theirs\n")
    with pytest.raises(Refused, match="files were changed since") as caught:
        write_files(root, CHANGES)
    assert (
        "written: a.yaml, gone.md; not written: new/deep/c.yaml, pmo/b.yaml" in caught.value.message
    )
    assert clean(root, state)["pmo/b.yaml"] == b"theirs\n"


def test_what_is_there_is_never_overwritten_by_what_is_new(
    root: Path, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = os.link

    def late(source: Path, target: Path) -> None:
        if Path(target).name == "c.yaml":
            Path(target).write_bytes(b"theirs\n")
        link(source, target)

    monkeypatch.setattr(os, "link", late)
    with pytest.raises(FileExistsError):
        write_files(root, CHANGES)
    assert clean(root, state) == {**OLD, "new/deep/c.yaml": b"theirs\n"}


@pytest.mark.posix
@pytest.mark.parametrize("number", [errno.EPERM, errno.EOPNOTSUPP])
def test_a_file_system_without_links_will_do(
    root: Path, state: Path, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(source: Path, target: Path) -> None:
        raise OSError(number, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    write_files(root, CHANGES)
    assert clean(root, state) == NEW


@pytest.mark.posix
def test_a_state_folder_that_others_may_write_is_not_used(root: Path, state: Path) -> None:
    state.mkdir(parents=True)
    state.chmod(0o777)
    with pytest.raises(Refused, match="is not yours alone") as caught:
        write_files(root, CHANGES)
    assert "XDG_STATE_HOME" in caught.value.remedy
    assert files(root) == OLD


@pytest.mark.parametrize(
    ("number", "remedy"), [(errno.ENOSPC, "Make room"), (errno.EROFS, "Make it a folder of yours")]
)
def test_a_state_folder_that_cannot_be_written_is_told_with_what_helps(
    root: Path, state: Path, number: int, remedy: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(whole_file, "stage", refuse)
    with pytest.raises(Refused, match="cannot hold the journal") as caught:
        write_files(root, CHANGES)
    assert caught.value.remedy.startswith(remedy)
    monkeypatch.undo()
    assert files(root) == OLD


def test_one_file_needs_no_state_folder(root: Path, state: Path) -> None:
    state.parent.parent.write_bytes(b"a file")
    write_files(root, CHANGES[:1])
    assert files(root) == {**OLD, "a.yaml": b"a: 2\n"}
    with pytest.raises(Refused, match="cannot hold the journal"):
        write_files(root, [Change("a.yaml", b"a: 2\n", b"3"), *CHANGES[1:]])


@pytest.mark.posix
def test_a_journal_of_somebody_else_is_not_obeyed(root: Path, state: Path) -> None:
    assert faults.killed(faults.run(SCRIPT, 3, "kill", [root, TOLD]))
    (place,) = state.iterdir()
    place.chmod(0o666)
    before = files(root)
    assert settle(root) is None
    assert files(root) == before


@pytest.mark.posix
def test_a_link_on_the_way_is_refused(root: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (root / "new").symlink_to(tmp_path / "out")
    with pytest.raises(Refused, match="reached through a link"):
        write_files(root, CHANGES)
    assert not list((tmp_path / "out").iterdir())


def test_a_folder_that_is_not_there_is_made(tmp_path: Path, state: Path) -> None:
    write_files(tmp_path / "x" / "y", [Change("z.txt", None, b"z"), Change("w.txt", None, b"w")])
    assert clean(tmp_path / "x", state) == {"y/z.txt": b"z", "y/w.txt": b"w"}


def test_the_state_folder_lies_where_each_system_keeps_such(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert state_folder() == tmp_path / "state" / "pmo-kit"
    monkeypatch.setenv("XDG_STATE_HOME", "relative/is/none")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "local"))
    monkeypatch.setattr(own_files.sys, "platform", "linux")
    assert state_folder() == tmp_path / ".local" / "state" / "pmo-kit"
    monkeypatch.setattr(own_files.sys, "platform", "win32")
    assert state_folder() == tmp_path / "local" / "pmo-kit" / "state"


@pytest.mark.posix
def test_what_another_command_writes_just_now_is_left_to_it(root: Path, state: Path) -> None:
    assert faults.killed(faults.run(SCRIPT, 3, "kill", [root, TOLD]))
    (place,) = state.iterdir()
    kept = json.loads(place.read_bytes())
    alive = {**kept, "stem": f"{file_set.STAGED}{os.getppid()}"}
    place.write_bytes(json.dumps(alive).encode())
    before = files(root)
    assert settle(root, look=True) is None
    with pytest.raises(Refused, match=r"Another command is writing to .* just now") as caught:
        write_files(root, CHANGES)
    assert str(place) in caught.value.remedy and files(root) == before
    os.utime(place, (0, 0))  # by now the number is another program's
    place.write_bytes(json.dumps(kept).encode())
    assert settle(root) is not None
    assert clean(root, state) == NEW


def test_two_commands_do_not_write_to_one_folder_at_once(
    root: Path, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare = file_set.prepare

    def meanwhile(*given: Any) -> None:
        monkeypatch.setattr(file_set, "prepare", prepare)
        monkeypatch.setattr(journal, "settle", lambda _: None)  # who looked before it began
        with pytest.raises(Refused, match="Another command is writing to"):
            write_files(root, CHANGES)
        prepare(*given)

    monkeypatch.setattr(file_set, "prepare", meanwhile)
    write_files(root, CHANGES)
    assert clean(root, state) == NEW
