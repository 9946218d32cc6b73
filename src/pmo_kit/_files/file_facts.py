"""What the system says of a file without reading it, and when that may stand for its content.

As git's index does it: facts that are as they were stand for the content, unless the file was
changed so shortly before it was read that a later change could have left the same facts.
"""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from typing import Any

GRANULE = 2_000_000_000
"""Nanoseconds: file systems keep no times that are coarser, FAT's included."""

Facts = list[int]
"""Mode, inode, size in bytes, times of change and of the last change of anything, in ns."""
Noted = list[Any]
"""A path, the digest of what lies there (empty where nothing does), the facts that stand for it."""
ABSENT = ""
MOST_BYTES = 64_000_000
"""What is larger is not noted."""
Read = dict[str, tuple[Facts, str]]
"""The digests of files that were read in one call, each with the facts that the file had then."""
MOST_READ = 1000
"""So many are held."""


class NotNoted(Exception):
    """What lies at a path is none that can be noted: a link, a pipe, or too large."""


def facts_of(path: str) -> Facts | None:
    """The facts of a plain file; none where there is no file, where it is a link, or no plain one.

    Raises `OSError` where the system does not say.
    """
    try:
        found = os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return None
    if not stat.S_ISREG(found.st_mode):
        return None
    return _listed(found)


def as_they_were(path: str, facts: Facts) -> bool:
    """Whether a file has the facts that were noted of it; what cannot be asked has others."""
    try:
        return _listed(os.lstat(path)) == facts
    except (OSError, ValueError):
        return False


def settled(facts: Facts | None, began: int) -> Facts:
    """Facts that stand for the content of a file that was read after `began`; else none.

    A file that was changed within a granule before that may change once more and keep its facts.
    Windows does not say when anything of a file last changed: there no facts stand for a content.
    """
    if not facts or sys.platform == "win32":
        return []
    return facts if max(facts[3], facts[4]) + GRANULE < began else []


def noted(path: str, began: int, read: Read | None = None) -> Noted:
    """What lies at a path: a plain file, a folder of such files, or nothing.

    A file is read once in a call (`read`) as long as its facts are the same, though many projects
    ask for it. Raises `NotNoted`, and `OSError` where it cannot be read.
    """
    if os.path.isdir(path) and not os.path.islink(path):
        held = [(name, content(f"{path}/{name}")) for name in sorted(os.listdir(path))]
        return [path, _digest(repr(held).encode()) if held else ABSENT, []]
    facts = facts_of(path)
    if facts and read and path in read and read[path][0] == facts:
        return [path, read[path][1], settled(facts, began)]
    found = content(path)
    digest = ABSENT if found is None else _digest(found)
    if facts and read is not None:
        if len(read) >= MOST_READ:
            read.clear()
        read[path] = facts, digest
    return [path, digest, settled(facts, began)]


def stay(every: list[Noted], began: int, read: Read | None = None) -> bool | None:
    """Whether files are as they were noted: none where not, true where new facts were noted.

    Raises `NotNoted`, and `OSError` where one cannot be read.
    """
    newer = False
    for each in every:
        path, known, facts = each
        try:
            now = os.lstat(path)
        except (FileNotFoundError, NotADirectoryError):
            if known == ABSENT:
                continue
            return None
        if facts and facts == _listed(now):
            continue
        found = noted(path, began, read)
        if found[1] != known:
            return None
        newer |= found[2] != facts
        each[:] = found
    return newer


def content(path: str) -> bytes | None:
    """What a plain file holds; none where there is no file. Raises `NotNoted` and `OSError`."""
    try:
        if not stat.S_ISREG(os.lstat(path).st_mode):
            raise NotNoted(path)
        with open(path, "rb") as stream:
            found = stream.read(MOST_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError):
        return None
    if len(found) > MOST_BYTES:
        raise NotNoted(path)
    return found


def _listed(found: os.stat_result) -> Facts:
    return [found.st_mode, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns]


def _digest(found: bytes) -> str:
    return hashlib.sha256(found).hexdigest()
