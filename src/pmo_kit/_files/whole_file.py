"""Files written whole or not at all: beside their target and synced first, then moved there."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

TRIES = 10
TEMPORARY = ".pmo-tmp-"
"""How the names of files begin that a command writes beside their target; with its process id."""
_PAUSE = 0.05  # seconds; another program that has the target open lets go of it soon
_MINUTE = 60.0
_NOTE = "while a file was written"
_NO_LINKS = {errno.EPERM, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP, errno.EMLINK}


class Refused(OSError):
    """The kit itself refused to write: what is wrong, and what to do."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


def write_whole(target: Path, content: bytes | Iterable[bytes]) -> None:
    """Put a file in a target's place, with the rights of what was there, or of new files here.

    The content may come in pieces.
    A link stays one: the file that it leads to is written. A pipe or device is written through.
    Raises `OSError` where the file cannot be written; then what was there is as it was.
    """
    with writing(target):
        if _leads_elsewhere(target):
            with open(target, "wb") as stream:
                stream.writelines(_pieces(content))
            return
        target = Path(os.path.realpath(target))
        sweep(target.parent)
        beside = target.with_name(beside_name(target.name))
        try:
            stage(beside, content, mode_of(target))
            move(beside, target)
            sync_folder(target.parent)
        finally:
            beside.unlink(missing_ok=True)


def _leads_elsewhere(target: Path) -> bool:
    """Whether a path is a pipe, a device, or another name of one of our own streams."""
    if target.exists() and not target.is_file():
        return not target.is_dir()
    return os.path.abspath(target).startswith(("/dev/", "/proc/"))


def _pieces(content: bytes | Iterable[bytes]) -> Iterable[bytes]:
    return (content,) if isinstance(content, bytes) else content


def stage(beside: Path, content: bytes | Iterable[bytes], mode: int | None = None) -> None:
    """Write a file that is to take another's place, synced. Raises `OSError`."""
    with open(beside, "xb") as stream:
        stream.writelines(_pieces(content))
        stream.flush()
        os.fsync(stream.fileno())
    if mode is not None:
        os.chmod(beside, mode)


def mode_of(target: Path) -> int | None:
    """The rights of a file; none where there is none."""
    return target.stat().st_mode & 0o7777 if target.exists() else None


def place_new(beside: Path, target: Path) -> None:
    """Give a staged file its name, where nothing bears it yet.

    Raises `FileExistsError` where something does, and `OSError` where it cannot be done.
    """
    if sys.platform == "win32":
        _patiently(os.rename, beside, target)  # which there overwrites nothing
        return
    try:
        os.link(beside, target)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        os.close(os.open(target, os.O_CREAT | os.O_EXCL))  # a file system without links
        os.replace(beside, target)
    else:
        os.unlink(beside)


def move(source: Path, target: Path) -> None:
    """Move a file or folder into its place; on Windows again where another program has it open.

    Raises `OSError` where it cannot be moved.
    """
    _patiently(os.replace, source, target)


def remove(path: Path) -> None:
    """Remove a file that may be there; on Windows again where another program has it open."""
    with suppress(FileNotFoundError):
        _patiently(os.unlink, path)


def _patiently(act: Callable[..., None], *paths: Path) -> None:
    for _ in range(TRIES - 1 if sys.platform == "win32" else 0):
        try:
            act(*paths)
            return
        except PermissionError:
            time.sleep(_PAUSE)
    act(*paths)


def sync_folder(folder: Path) -> None:
    """Make sure that names in a folder last; where a system cannot be asked, nothing is done."""
    if sys.platform == "win32":
        return
    try:
        held = os.open(folder, os.O_RDONLY)
    except PermissionError:  # one may write in it, and not list it
        return
    try:
        os.fsync(held)
    except OSError as error:
        if error.errno not in {errno.EINVAL, *_NO_LINKS}:
            raise
    finally:
        os.close(held)


def sync_tree(folder: Path) -> None:
    """Sync every file and folder below a folder. Raises `OSError`."""
    way = "rb+" if sys.platform == "win32" else "rb"
    for parent, _, names in os.walk(folder):
        for name in names:
            with suppress(PermissionError), open(os.path.join(parent, name), way) as stream:
                os.fsync(stream.fileno())
        sync_folder(Path(parent))


def beside_name(name: str) -> str:
    """What a file is called until it takes the place of one of a name."""
    return f"{TEMPORARY}{os.getpid()}-{hashlib.sha256(os.fsencode(name)).hexdigest()[:12]}"


def sweep(folder: Path) -> None:
    """Remove what commands that were killed have left in a folder."""
    with suppress(OSError):
        for entry in list(os.scandir(folder)):
            if not entry.name.startswith(TEMPORARY):
                continue
            facts = entry.stat(follow_symlinks=False)
            number = entry.name.removeprefix(TEMPORARY).partition("-")[0]
            if number.isdecimal() and not at_work(int(number), facts.st_mtime):
                with suppress(OSError):
                    if stat.S_ISDIR(facts.st_mode):
                        _remove_tree(entry.path)
                    else:
                        os.unlink(entry.path)


def at_work(number: int, since: float) -> bool:
    """Whether another command of a process id may still write what it began then.

    Nothing takes longer than an hour: then the number is another program's by now. Windows does not
    say who runs; there, a minute has to do.
    """
    age = abs(time.time() - since)
    if sys.platform == "win32":
        return number != os.getpid() and age < _MINUTE
    if number == os.getpid() or age > 60 * _MINUTE:
        return False
    try:
        os.kill(number, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True


def _remove_tree(folder: str) -> None:
    import shutil  # which is dear, and seldom needed

    shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def scratch_beside(target: Path) -> Iterator[Path]:
    """A folder beside a target that is gone at the end, with the folders on the way to it.

    Raises `OSError` where it cannot be made.
    """
    absent = [folder for folder in target.parents if not folder.exists()]
    scratch = target.parent / beside_name(target.name)
    try:
        with writing(target):
            target.parent.mkdir(parents=True, exist_ok=True)
            sweep(target.parent)
            scratch.mkdir()
            yield scratch
    finally:
        _remove_tree(os.fspath(scratch))
        for folder in absent:
            with suppress(OSError):  # it holds what was made
                folder.rmdir()


@contextmanager
def writing(target: Path) -> Iterator[None]:
    """What the system refuses inside is told of a file: `was_writing` knows it.

    Raises `OSError` then.
    """
    try:
        yield
    except OSError as error:
        why = error if error.errno is not None else error.__cause__  # as a library tells it on
        known = isinstance(error, Refused) or was_writing(error)
        if known or not isinstance(why, OSError) or why.errno is None:
            raise
        named = OSError(why.errno, why.strerror, os.fspath(target))
        named.add_note(_NOTE)
        raise named from error


def was_writing(error: OSError) -> bool:
    """Whether it was a file to be written that the system refused."""
    return _NOTE in getattr(error, "__notes__", ())
