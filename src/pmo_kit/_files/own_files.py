"""Files and folders of the user's own: what others may write, or what is no plain file, is none."""

from __future__ import annotations

import errno
import os
import stat
import sys
from contextlib import suppress
from pathlib import Path

from pmo_kit._files import whole_file

_OTHERS = stat.S_IWGRP | stat.S_IWOTH


def state_folder() -> Path:
    """The user's private folder for what must outlive a command: below `XDG_STATE_HOME`."""
    named = os.environ.get("XDG_STATE_HOME", "")
    if os.path.isabs(named):
        return Path(named, "pmo-kit")
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", ""), "pmo-kit", "state")
    return Path(os.path.expanduser("~/.local/state"), "pmo-kit")


def own_folder(folder: Path) -> bool:
    """Whether a folder is the user's own: no link, and nobody else may write in it.

    Where the system does not say who owns what, as Windows does not, it is taken to be.
    """
    try:
        facts = os.lstat(folder)
    except OSError:
        return False
    return stat.S_ISDIR(facts.st_mode) and _own(facts)


def may_be_private(folder: Path) -> bool:
    """Whether a folder is the user's own and nobody else may look into it, or is still to be made.

    Where the system does not say who owns what, as Windows does not, no folder is.
    """
    if not hasattr(os, "getuid"):
        return False
    try:
        facts = os.lstat(folder)
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return stat.S_ISDIR(facts.st_mode) and _own(facts) and not stat.S_IMODE(facts.st_mode) & 0o077


def make_own_folder(folder: Path) -> bool:
    """Make a folder for the user alone where there is none; whether it is there and their own.

    Raises `OSError` where it cannot be made.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return own_folder(folder)


def read_own(path: Path, most: int) -> bytes | None:
    """The content of a file of the user's own, in a folder of theirs; none where it is not.

    A link, a pipe, a device, and what is longer than `most` bytes are not read.
    """
    return read_in_own(os.fspath(path), most) if own_folder(path.parent) else None


def read_in_own(path: str, most: int) -> bytes | None:
    """The same in a folder that is known to be the user's own."""
    try:
        handle, size = _opened(path, os.O_RDONLY)
    except OSError:
        return None
    try:
        with suppress(OSError):
            content = os.read(handle, size + 1) if size <= most else b""
            if len(content) == size <= most:
                return content
        return None  # too long, or written to meanwhile
    finally:
        os.close(handle)


def write_own(path: Path, content: bytes) -> None:
    """Put a file for the user alone in a place, whatever bears its name, in a folder of theirs.

    Raises `OSError` where the folder is not, or where it cannot be written.
    """
    if not own_folder(path.parent):
        raise _not_own(path.parent)
    whole_file.sweep(path.parent)
    beside = path.with_name(whole_file.beside_name(path.name))
    try:
        with whole_file.writing(path):
            whole_file.stage(beside, content, 0o600)
            whole_file.move(beside, path)
            whole_file.sync_folder(path.parent)
    finally:
        whole_file.remove(beside)


def put_own(path: Path, content: bytes) -> None:
    """The same for what can be made again: it is there whole or not at all, and nothing is synced.

    Raises `OSError` where it cannot be written. The folder is known to be the user's own.
    """
    beside = path.with_name(whole_file.beside_name(path.name))
    way = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(beside, way, 0o600), "wb") as stream:
            stream.write(content)
        whole_file.move(beside, path)
    except FileExistsError:
        raise  # another thread of this process writes the same file
    except OSError:
        whole_file.remove(beside)
        raise


def append_own(path: Path, content: bytes) -> None:
    """Add to a file of the user's own. Raises `OSError` where it is not, or cannot be written."""
    if not own_folder(path.parent):
        raise _not_own(path)
    handle, _ = _opened(path, os.O_WRONLY | os.O_APPEND)
    with os.fdopen(handle, "ab") as stream:
        stream.write(content)


def _opened(path: str | Path, way: int) -> tuple[int, int]:
    """A file of the user's own, open, and its size: nothing waits for it, no link is followed.

    Raises `OSError` where it is none.
    """
    if not stat.S_ISREG(os.lstat(path).st_mode):
        raise _not_own(path)
    for flag in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"):
        way |= getattr(os, flag, 0)
    handle = os.open(path, way)
    facts = os.fstat(handle)
    if not stat.S_ISREG(facts.st_mode) or not _own(facts):
        os.close(handle)
        raise _not_own(path)
    return handle, facts.st_size


def _not_own(path: str | Path) -> OSError:
    return PermissionError(errno.EPERM, "It is not the user's own", os.fspath(path))


def _own(facts: os.stat_result) -> bool:
    user = getattr(os, "getuid", None)
    if user is None:
        return True
    return facts.st_uid == user() and not facts.st_mode & _OTHERS
