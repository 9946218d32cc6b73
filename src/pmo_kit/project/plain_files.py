"""Reads files below a folder with no link followed at any part of the path, whoever swaps it."""

from __future__ import annotations

import errno
import os
import stat

FOLLOWS_NO_LINK = os.open in os.supports_dir_fd and hasattr(os, "O_NOFOLLOW")
"""Whether this system opens a name in an opened folder and refuses a link; Windows does not."""

_PLAIN = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0)
_ENTERED = getattr(os, "O_PATH", getattr(os, "O_SEARCH", 0))  # not listed: that takes more rights
_FOLDER = _PLAIN | _ENTERED | getattr(os, "O_DIRECTORY", 0)
_FILE = _PLAIN | getattr(os, "O_NONBLOCK", 0)  # a pipe is opened at once, and refused
_NO_NAMES = ("", ".", "..")


def read_plain(root: str, path: str, most: int) -> bytes:
    """The bytes of a regular file at a path below a folder, which is named by its real path.

    Each part of the path is opened within the one before, so that nothing outside is read though
    somebody puts a link there meanwhile. Raises `OSError` where a part is a link, is no folder or
    no regular file, or leads upward, and where the file is longer than `most` bytes; one that
    grows meanwhile is read up to the first byte beyond.
    """
    *folders, name = path.split("/")
    if name in _NO_NAMES or any(part in _NO_NAMES for part in folders):
        raise _error(errno.EINVAL, path)
    here = os.open(root, _FOLDER)
    try:
        for part in folders:
            inner = os.open(part, _FOLDER, dir_fd=here)
            os.close(here)
            here = inner
        file = os.open(name, _FILE, dir_fd=here)
    finally:
        os.close(here)
    try:
        return _content(file, path, most)
    finally:
        os.close(file)


def _content(file: int, path: str, most: int) -> bytes:
    """All that an opened file holds. Raises `OSError` where it is not regular, or too long."""
    facts = os.fstat(file)
    if not stat.S_ISREG(facts.st_mode):
        raise _error(errno.EINVAL, path)
    if facts.st_size > most:
        raise _error(errno.EFBIG, path)
    content = os.read(file, facts.st_size + 1)
    if len(content) != facts.st_size:  # written to meanwhile, or a size that says nothing
        while len(content) <= most and (more := os.read(file, most + 1 - len(content))):
            content += more
    return content


def _error(number: int, path: str) -> OSError:
    return OSError(number, os.strerror(number), path)
