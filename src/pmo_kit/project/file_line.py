"""One file's line through a log: what it held after each commit, followed through renames."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from pmo_kit._start.record import NamedTuple

if TYPE_CHECKING:
    from pmo_kit.git import Commit


class Blob(NamedTuple):
    """What a file held after a commit: on which day, under which id, after which commit."""

    on: date
    blob: str
    at: int


class Line:
    """One file's blobs, newest first; `whole` once git knows nothing before them."""

    def __init__(self) -> None:
        self.blobs: list[Blob] = []
        self.whole = False

    def enter(self, commit: Commit, blob: str, at: int) -> None:
        """Take note of a commit that is older than all before."""
        self.whole = commit.root
        if blob:
            self.blobs.append(Blob(commit.on, blob, at))


def by_day(line: Sequence[Blob]) -> list[Blob]:
    """Of several commits on one day, one after the other, the last."""
    following = [*line[1:], None]
    return [
        held
        for held, after in zip(line, following, strict=False)
        if after is None or after.on != held.on
    ]


def follow(log: Sequence[Commit], paths: set[str]) -> dict[str, Line]:
    """The line of each path, followed through renames from its present name backwards."""
    found = {path: Line() for path in paths}
    called = dict(found)
    for at, commit in zip(range(len(log))[::-1], log, strict=True):
        renamed: dict[str, Line] = {}
        for change in commit.changes:
            line = called.get(change.path)
            if line is not None:
                line.enter(commit, change.blob, at)
                if change.before != change.path:
                    renamed[change.before] = called.pop(change.path)
        called |= renamed
    return found
