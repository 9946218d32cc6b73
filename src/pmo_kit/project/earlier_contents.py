"""What the earlier versions of a project's files hold, read from git by few calls."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from typing import TYPE_CHECKING

from pmo_kit.project.limits import MOST_VERSION_BYTES, hold_versions
from pmo_kit.source import LIMIT_BYTES

if TYPE_CHECKING:
    from pmo_kit.git import Git

Group = tuple[str, bool]  # a kind, and whether these are the versions after today
FEW = 200
"""So few versions are read without asking for their sizes first, which is another call of git."""


class EarlierContents:
    """The contents of a project's versions, read by few calls of git and each once.

    Asked for most are the oldest version of a file, the newest until today, and the newest of all:
    these are read together. What lies between is read for all files of a kind, what came later too.
    """

    def __init__(self, git: Git) -> None:
        self._git = git
        self._ends: dict[str, None] = {}
        self._groups: dict[Group, list[str]] = {}
        self._known: dict[str, bytes | None] = {}
        self._count = self._bytes = 0

    def expect(self, kind: str, blobs: list[str], until: int) -> None:
        """Take note of a file's blobs, oldest first; so many are not later than today."""
        self._ends |= dict.fromkeys([*blobs[:1], *blobs[until - 1 : until], *blobs[-1:]])
        self._groups.setdefault((kind, False), []).extend(blobs[:until])
        self._groups.setdefault((kind, True), []).extend(blobs[until:])

    def content(
        self, blob: str, group: Group, take: Callable[[str, bytes], object]
    ) -> bytes | None:
        """What a blob holds; none of one that is too large to be read as a file.

        `take` is handed what else is read, while git goes on, and some of it twice. Raises
        `GitError` where git cannot say, `LimitError` where all that is read is too much.
        """
        if blob not in self._known:
            wanted = self._ends if blob in self._ends else self._groups[group]
            self._read([b for b in dict.fromkeys(wanted) if b not in self._known], take)
        return self._known[blob]

    def _read(self, blobs: list[str], take: Callable[[str, bytes], object]) -> None:
        if len(blobs) > FEW or not self._read_at_once(blobs, take):
            self._read_by_size(blobs, take)

    def _read_at_once(self, blobs: list[str], take: Callable[[str, bytes], object]) -> bool:
        """Read blobs without asking for their sizes first, unless they turn out to be too much."""
        found: dict[str, bytes] = {}
        size = 0
        with closing(self._git.each_blob(blobs, LIMIT_BYTES)) as contents:
            for blob, content in contents:
                size += len(content)
                if size > MOST_VERSION_BYTES:
                    return False
                found[blob] = content
                take(blob, content)
        if len(found) < len(blobs):
            return False
        self._hold(len(found), size)
        self._known |= found
        return True

    def _read_by_size(self, blobs: list[str], take: Callable[[str, bytes], object]) -> None:
        """Read the blobs that are not too large, once it is known that this is not too much."""
        sizes = self._git.blob_sizes(blobs)
        small = [blob for blob, size in sizes.items() if size <= LIMIT_BYTES]
        self._hold(len(small), sum(sizes[blob] for blob in small))
        found: dict[str, bytes | None] = dict.fromkeys(blobs)
        with closing(self._git.each_blob(small)) as contents:
            for blob, content in contents:
                found[blob] = content
                take(blob, content)
        self._known |= found

    def _hold(self, count: int, size: int) -> None:
        """Raises `LimitError` where so many more versions, of so many bytes, are too much."""
        self._count += count
        self._bytes += size
        hold_versions(self._count, self._bytes)
