"""What tells whether a project's folder would be judged as it was before, without judging it."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path

from pmo_kit.engine.open_project import Request
from pmo_kit.git import Git, GitError, NoRepository
from pmo_kit.portfolio.found_sources import Found
from pmo_kit.source.reader import format_of
from pmo_kit.standard import StandardError
from pmo_kit.standard.places import installed, locate, signature

MOST_FILES = 20_000
"""A folder with more files is judged each time: to look at them all would take as long."""
MOST_BYTES = 20_000_000
"""So is one whose texts have more bytes together."""


def key_of(request: Request, kit: str) -> Callable[[Found], str]:
    """Names, for each project, all that its snapshot depends on; nothing where that is not known.

    That is its commit, the names of its files and what its texts hold, the day, this kit, each
    standard that a manifest may name, the registries. Raises `OSError` where a registry cannot be
    read.
    """
    asked = request.standard or ""
    standards = {name: place for name, place in installed().items() if isinstance(place, Path)}
    if asked:
        standards[asked] = _place(asked)
    said = [
        kit,
        request.options.as_of.isoformat(),
        request.options.cut,
        asked,
        request.edition or "",
        [[name, signature(str(place))] for name, place in sorted(standards.items())],
        [hashlib.sha256(Path(name).read_bytes()).hexdigest() for name in request.registries],
    ]
    whole = json.dumps(said)

    def key(one: Found) -> str:
        try:
            held = f"{_head(one.path)}\n{_contents(one.path)}"
        except (GitError, OSError, _TooMuchError):
            return ""
        return hashlib.sha256(f"{one.address}\n{held}\n{whole}".encode()).hexdigest()

    return key


def _head(folder: Path) -> str:
    """The commit that is checked out in a folder; empty without one. Raises `GitError`."""
    try:
        return Git(folder).head() or ""
    except NoRepository:
        return ""


class _TooMuchError(Exception):
    """A folder holds more than is looked at."""


def _contents(root: Path) -> str:
    """The digest of what a folder holds: names of all files, contents of texts.

    Raises `OSError`, and `_TooMuchError`.
    """
    whole, size = hashlib.sha256(), 0
    for number, path in enumerate(_files(root)):
        whole.update(os.fsencode(os.path.relpath(path, root)) + b"\0")
        if os.path.islink(path):  # what it leads to counts where it lies, if that is within
            whole.update(os.fsencode(os.readlink(path)) + b"\0")
        elif os.path.isfile(path) and format_of(path) is not None:
            size += os.path.getsize(path)
            if size <= MOST_BYTES:
                whole.update(hashlib.sha256(Path(path).read_bytes()).digest())
        if number > MOST_FILES or size > MOST_BYTES:
            raise _TooMuchError
    return whole.hexdigest()


def _files(root: Path) -> Iterator[str]:
    """Every path in a folder but git's own, in their order; folders that are links count as such.

    Raises `OSError` where one cannot be listed.
    """
    waiting = [os.fspath(root)]
    while waiting:
        for entry in sorted(os.scandir(waiting.pop()), key=lambda entry: entry.name):
            if entry.name == ".git":
                continue
            yield entry.path
            if entry.is_dir(follow_symlinks=False):
                waiting.append(entry.path)


def _place(name: str) -> Path:
    """The folder of a standard that was asked for."""
    try:
        return locate(name)
    except StandardError:
        return Path(name)
