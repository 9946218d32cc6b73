"""The journal of a set of files: what a stopped command has begun is finished, or taken back."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from pmo_kit._files import file_set, whole_file
from pmo_kit._files.file_set import STAGED, Change, Step, digest
from pmo_kit._files.own_files import make_own_folder, read_own, state_folder, write_own
from pmo_kit._files.system_refusals import reason_of, remedy_for_lack
from pmo_kit._files.whole_file import TEMPORARY, Refused

_MOST = 16 * 1024 * 1024
_REMEDY = "Make it a folder of yours alone, or name another with XDG_STATE_HOME."


class Left(NamedTuple):
    """What a stopped command has left in a folder, by paths, and what was done about it.

    `end` is empty where nothing was done, else `finished` or `taken back`.
    """

    written: tuple[str, ...]
    unwritten: tuple[str, ...]
    end: str = ""

    @property
    def told(self) -> str:
        """Which files it had written, and which not."""
        return f"written: {_names(self.written)}; not written: {_names(self.unwritten)}"


class _Record(NamedTuple):
    """A journal as it lies on disk."""

    files: list[tuple[str, str | None, str | None]]
    folders: list[str]
    stem: str
    done: bool


def write_files(root: Path, changes: Iterable[Change]) -> None:
    """Write files below a folder, or none where one of them cannot be written as it was meant.

    Raises `Refused` where somebody has changed one in the meantime, where one lies outside or
    behind a link, or where only some were written and the rest waits; another `OSError` where
    the system refuses one.
    """
    wanted = [change for change in changes if change.before != change.after]
    root, wanted = _from_what_is_there(root, wanted)
    settle(root)
    files = [(one.path, digest(one.before), digest(one.after)) for one in wanted]
    stem = f"{TEMPORARY if len(files) == 1 else STAGED}{os.getpid()}"
    steps = file_set.steps_of(root, files, stem)
    for step in steps:
        if step.state != "old":
            raise file_set.changed(step.path)
    folders = file_set.new_folders(root, steps)
    with _ended_by_exception():
        if len(steps) == 1:  # one move is whole by itself
            _write(root, wanted, steps, folders, None)
        elif steps:
            place = place_of(root)
            _begin(place, root, _Record(files, folders, stem, False))
            _write(root, wanted, steps, folders, place)


@contextmanager
def _ended_by_exception() -> Iterator[None]:
    """While files are written, SIGTERM ends by an exception: what was begun is taken back."""
    import signal  # which is dear, and seldom needed

    def end(number: int, _: object) -> None:
        raise SystemExit(128 + number)

    try:
        before = signal.signal(signal.SIGTERM, end)
    except ValueError:  # not in the main thread
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before or signal.SIG_DFL)


def _write(
    root: Path,
    changes: Sequence[Change],
    steps: Sequence[Step],
    folders: Sequence[str],
    place: Path | None,
) -> None:
    try:
        file_set.prepare(root, changes, steps, folders)
        for step in steps:
            step.finish()
        if place is not None:
            files = [(step.path, step.before, step.after) for step in steps]
            write_own(place, _text(root, _Record(files, list(folders), steps[0].stem, True)))
    except BaseException as error:
        stuck = file_set.take_back(steps)
        if stuck:
            raise _half_written(steps, error) from error
        file_set.clear(root, steps, folders)
        if place is not None:
            whole_file.remove(place)
        raise
    file_set.clear(root, steps)
    if place is not None:
        whole_file.remove(place)


def settle(root: Path, look: bool = False) -> Left | None:
    """Finish what a stopped command has begun in a folder, or take it back; none: there is nothing.

    With `look` nothing is done but to see. Raises `Refused` where neither can be.
    """
    place = place_of(root)
    record = _read(place)
    if record is None:
        return None
    if _at_work(place, record):
        if look:
            return None
        raise _busy(root, place)
    steps = file_set.steps_of(root, record.files, record.stem)
    states = [step.state for step in steps]
    written = tuple(s.path for s, state in zip(steps, states, strict=True) if state == "new")
    left = Left(written, tuple(step.path for step in steps if step.path not in written))
    if look:
        return None if record.done else left
    if record.done:
        end = ""
    elif all(step.can_finish() for step in steps):
        for step in steps:
            step.finish()
        end = "finished"
    elif all(step.can_take_back() for step in steps):
        if file_set.take_back(steps):
            raise _half_written(steps, None)
        end = "taken back"
    else:
        end = "neither"
    file_set.clear(root, steps, record.folders)
    whole_file.remove(place)
    if end == "neither":
        raise Refused(
            f"A command was stopped while it wrote to {root}, and files were changed since, so it "
            f"is neither finished nor taken back ({left.told}).",
            "Look at these files, by `git diff` for one, and fix them; then run this again.",
        )
    return left._replace(end=end) if end else None


def place_of(root: Path) -> Path:
    """Where the journal of a folder lies."""
    name = hashlib.sha256(os.fsencode(os.path.realpath(root))).hexdigest()[:32]
    return state_folder() / "journal" / f"{name}.json"


def _from_what_is_there(root: Path, changes: list[Change]) -> tuple[Path, list[Change]]:
    """The folder that is there, and the changes as seen from it."""
    while not root.exists() and root != root.parent:
        changes = [change._replace(path=f"{root.name}/{change.path}") for change in changes]
        root = root.parent
    return root, changes


def _begin(place: Path, root: Path, record: _Record) -> None:
    """Write a journal where there is none. Raises `Refused` where that cannot be."""
    folder = place.parent
    try:
        if not folder.is_absolute() or not make_own_folder(folder):
            raise Refused(
                f"{folder} is not yours alone, and the journal of several files would lie there.",
                _REMEDY,
            )
        whole_file.sweep(folder)
        beside = place.with_name(whole_file.beside_name(place.name))
        try:
            whole_file.stage(beside, _text(root, record), 0o600)
            whole_file.place_new(beside, place)
            whole_file.sync_folder(folder)
        finally:
            whole_file.remove(beside)
    except Refused:
        raise
    except FileExistsError as error:
        raise _busy(root, place) from error
    except OSError as error:
        raise Refused(
            f"{folder} cannot hold the journal by which several files are written all or none: "
            f"{reason_of(error)}.",
            remedy_for_lack(error, _REMEDY),
        ) from error


def _busy(root: Path, place: Path) -> Refused:
    return Refused(
        f"Another command is writing to {root} just now.",
        f"Wait for it, then run this again; if there is none, remove {place}.",
    )


def _at_work(place: Path, record: _Record) -> bool:
    """Whether the command that wrote a journal may still be at it."""
    number = record.stem.removeprefix(STAGED)
    try:
        return number.isdecimal() and whole_file.at_work(int(number), place.stat().st_mtime)
    except OSError:
        return False


def _text(root: Path, record: _Record) -> bytes:
    """A journal as JSON; `root` is for people who look, as the name tells it to the program."""
    return json.dumps({"root": os.path.realpath(root), **record._asdict()}).encode()


def _read(place: Path) -> _Record | None:
    """A journal; none where there is none of the user's own that can be read."""
    content = read_own(place, _MOST)
    if content is None:
        return None
    try:
        kept = json.loads(content)
        files = [(str(path), before, after) for path, before, after in kept["files"]]
        folders, stem = [str(name) for name in kept["folders"]], str(kept["stem"])
        return _Record(files, folders, stem, bool(kept["done"])) if "/" not in stem else None
    except (ValueError, LookupError, TypeError, RecursionError):
        return None


def _half_written(steps: Iterable[Step], error: BaseException | None) -> Refused:
    """Some files are written and cannot be taken back; the journal stays."""
    states = [(step.path, step.state) for step in steps]
    new = tuple(path for path, state in states if state == "new")
    left = Left(new, tuple(path for path, state in states if state != "new"))
    reason = error.strerror if isinstance(error, OSError) and error.strerror else "it was stopped"
    return Refused(
        f"Only some files could be written, and the system let none be taken back ({left.told}): "
        f"{reason.lower()}.",
        "Fix that; the next command that writes here finishes it or takes it back.",
    )


def _names(paths: Sequence[str]) -> str:
    shown = ", ".join(paths[:5]) + (f" and {len(paths) - 5} more" if len(paths) > 5 else "")
    return shown or "none"
