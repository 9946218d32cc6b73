"""What lies inside a repository's own folder and is no plain file: git would wait for a pipe."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

MOST = 200_000
"""So many entries are looked at; a repository has more only where it was never packed."""
_LONGEST = 4096
_ELSEWHERE = ("modules", "lfs", "annex")  # other repositories, and what git itself never reads


def odd_file(folder: Path, meant: Mapping[str, str]) -> str:
    """The first pipe, socket or device inside the repository of a folder; empty where none is.

    `meant` are variables that name a repository.
    """
    named = meant.get("GIT_DIR") or _above(folder)
    seen = 0
    for home in (named, _pointed(os.path.join(named, "commondir"), named)) if named else ():
        for path in _below(home) if home else ():
            seen += 1
            if _is_odd(path):
                return path
            if seen > MOST:
                return ""
    return ""


def unreadable(folder: Path) -> str:
    """What stands in a repository's place around a folder and is none; empty where nothing does.

    An empty folder `.git` is nothing.
    """
    mark = _mark(folder)
    try:
        nothing = not mark or (os.path.isdir(mark) and not os.listdir(mark))
    except OSError:
        nothing = False
    return "" if nothing else odd_file(folder, {}) or mark


def _mark(folder: Path) -> str:
    """The nearest `.git`, from a folder upward; empty where none is."""
    here = Path(os.path.realpath(folder))
    marks = (str(place / ".git") for place in (here, *here.parents))
    return next(filter(os.path.lexists, marks), "")


def shown(path: str, folder: Path) -> str:
    """A path from the work tree's root, where it lies below that: the same on every machine."""
    above = os.path.dirname(_mark(folder))
    return os.path.relpath(path, above) if Path(path).is_relative_to(above or path) else path


def _above(folder: Path) -> str:
    """Git's folder for a folder that lies in a work tree."""
    mark = _mark(folder)
    return mark if os.path.isdir(mark) else _pointed(mark, os.path.dirname(mark)) or mark


def _pointed(file: str, home: str) -> str:
    """The folder that a small file names, as `.git` does in a further work tree."""
    if not os.path.isfile(file):
        return ""
    with open(file, "rb") as stream:
        said = os.fsdecode(stream.read(_LONGEST)).removeprefix("gitdir:").strip()
    return os.path.join(home, said) if said else ""


def _below(home: str) -> Iterator[str]:
    """Everything in a folder, links to folders not followed."""
    waiting = [home]
    while waiting:
        here = waiting.pop()
        try:
            entries = list(os.scandir(here))
        except OSError:
            yield here  # it may be the odd one itself
            continue
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                waiting += [] if entry.name in _ELSEWHERE else [entry.path]
            elif not entry.is_file(follow_symlinks=False):
                yield entry.path


def _is_odd(path: str) -> bool:
    """Whether a path leads to what is neither a plain file nor a folder."""
    try:
        mode = os.stat(path).st_mode
    except (OSError, ValueError):
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))
