"""Files and folders of the user's own: what others may write, or what is no plain file, is none."""

from __future__ import annotations

import os
import stat
from pathlib import Path

_OTHERS = stat.S_IWGRP | stat.S_IWOTH


def own_folder(folder: Path) -> bool:
    """Whether a folder is the user's own: no link, and nobody else may write in it.

    Where the system does not say who owns what, as Windows does not, it is taken to be.
    """
    try:
        facts = os.lstat(folder)
    except OSError:
        return False
    return stat.S_ISDIR(facts.st_mode) and _own(facts)


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
    if not own_folder(path.parent):
        return None
    ways = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        if not stat.S_ISREG(os.lstat(path).st_mode):
            return None
        with open(os.open(path, ways | getattr(os, "O_BINARY", 0)), "rb") as stream:
            facts = os.fstat(stream.fileno())
            if not stat.S_ISREG(facts.st_mode) or not _own(facts) or facts.st_size > most:
                return None
            content = stream.read(most + 1)
    except OSError:
        return None
    return content if len(content) <= most else None


def _own(facts: os.stat_result) -> bool:
    user = getattr(os, "getuid", None)
    if user is None:
        return True
    return facts.st_uid == user() and not facts.st_mode & _OTHERS
