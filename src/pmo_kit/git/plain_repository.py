"""Facts of a repository that its files tell beyond doubt, so that git need not be started for them.

What could mean anything else is left to git: a `.git` that is no folder, settings that move the
work tree, include other settings or switch an extension on, and what git may take for none.
"""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

from pmo_kit._start.lazy_pattern import lazy_pattern

_LONGEST = 64 * 1024
_HEAD = lazy_pattern(rb"ref: refs/[^\s\0]+\n|(?:[0-9a-f]{40}|[0-9a-f]{64})\n")
_BARE = lazy_pattern(rb"^[ \t]*bare[ \t]*=[ \t]*false[ \t]*\r?$", re.MULTILINE)
_ELSEWHERE = lazy_pattern(rb"worktree|include|extensions|bare|\\")


def plain_root(folder: Path) -> str:
    """The root of the work tree that a folder lies in, by its real path; empty where git must say.

    Git looks upward for the first `.git` that is a repository, on one file system, and for a folder
    that is one itself. What is found is it where it is a folder with all that git asks for, and
    nothing in its settings says that its work tree is elsewhere.
    """
    if os.name != "posix":
        return ""
    here = os.path.realpath(folder)
    try:
        device = os.stat(here).st_dev
        while os.stat(here).st_dev == device:  # git goes no further either
            place = os.path.join(here, ".git")
            if os.path.lexists(place):
                return here if stat.S_ISDIR(os.lstat(place).st_mode) and _is_plain(place) else ""
            above = os.path.dirname(here)
            if above == here or os.path.lexists(os.path.join(here, "HEAD")):
                break
            here = above
    except (OSError, ValueError):
        pass
    return ""


def is_whole(root: str) -> bool:
    """Whether a clone that `plain_root` found is whole; False where git must say."""
    return not os.path.lexists(os.path.join(root, ".git", "shallow"))


def _is_plain(place: str) -> bool:
    """Whether a folder is a repository to git, and the one of the folder that it lies in."""
    head, settings = _content(place, "HEAD"), _content(place, "config").lower()
    return (
        _HEAD.fullmatch(head) is not None
        and _ELSEWHERE.search(_BARE.sub(b"", settings)) is None
        and all(os.access(os.path.join(place, part), os.X_OK) for part in ("objects", "refs"))
        and not os.path.lexists(os.path.join(place, "commondir"))
    )


def _content(place: str, name: str) -> bytes:
    """What a small plain file holds; a sign that nothing else may mean, where it is none."""
    path = os.path.join(place, name)
    try:
        facts = os.lstat(path)
        if not stat.S_ISREG(facts.st_mode) or facts.st_size > _LONGEST:
            return b"\\"
        with open(path, "rb") as stream:
            return stream.read(_LONGEST)
    except OSError:
        return b"\\"
