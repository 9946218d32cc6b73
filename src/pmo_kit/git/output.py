"""What git prints of an index, a tree and a log, read as data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, tzinfo

from pmo_kit._start.record import NamedTuple
from pmo_kit._text.time_zones import day_in
from pmo_kit.git.runner import GitError

FORMAT = "commit %ct %H %P"
ARGUMENTS = (
    "-c",
    "log.diffMerges=separate",
    "-c",
    "log.follow=false",
    "-c",
    "log.showRoot=true",
    "log",
    "--first-parent",
    "-m",
    "--raw",
    "-z",
    "--no-abbrev",
    "-M",
    "-l200",
    "--no-color",
    "--no-show-signature",
    "--no-ext-diff",
    "--no-textconv",
    f"--format={FORMAT}",
)
"""A merge counts as one step of the branch that it was merged into, on the day of the merge."""


class Entry(NamedTuple):
    """One line of the index: a path relative to the repository's root, its mode and its blob.

    `stage` is 0; 1 to 3 are the sides of an unresolved conflict.
    """

    path: str
    mode: str
    blob: str
    stage: int = 0

    @property
    def is_link(self) -> bool:
        """Whether this is a symbolic link; its blob holds the path that it leads to."""
        return self.mode == "120000"

    @property
    def is_file(self) -> bool:
        """Whether this is an ordinary file: no link, no other repository inside this one."""
        return self.mode in ("100644", "100755")

    @property
    def in_conflict(self) -> bool:
        """Whether a merge has left several sides of this path."""
        return self.stage > 0


class Change(NamedTuple):
    """One file of a commit: where it lies, what it holds (empty once it is gone), where it lay."""

    path: str
    blob: str
    before: str


class Commit(NamedTuple):
    """One commit of a branch: the day on which it was committed, and what it changed.

    `root` says that git knows nothing before it; `parent` is the commit before it on the branch.
    """

    on: date
    changes: tuple[Change, ...]
    root: bool
    id: str = ""
    parent: str = ""


def listed(tree: bytes) -> list[Entry]:
    """The entries of the output of `git ls-tree -r -z`."""
    return [Entry(path, mode, blob) for (mode, _, blob), path in _lines(tree)]


def entries(listing: bytes) -> list[Entry]:
    """The entries of the output of `git ls-files --stage -z`."""
    return [Entry(path, mode, blob, int(stage)) for (mode, blob, stage), path in _lines(listing)]


def _lines(printed: bytes) -> Iterator[tuple[list[str], str]]:
    """The words before the tab of each line, and the path behind it."""
    for line in printed.split(b"\0"):
        head, tab, path = line.partition(b"\t")
        if tab:
            yield head.decode("ascii").split(" "), _path(path)


def commits(log: Iterable[bytes], where: tzinfo = UTC) -> list[Commit]:
    """The commits of the output of `git log`, which comes in pieces, newest first.

    Each is on its day in a time zone.

    Raises `GitError` where one has no time that can be read.
    """
    found: list[tuple[date, list[Change], list[str]]] = []
    parts = _parts(log)
    for part in parts:
        text = part.lstrip("\n")
        if text[:1] == ":" and found:
            _, mode, _, blob, letter = text.split(" ")
            before = next(parts)
            path = next(parts) if letter[0] in "RC" else before
            here = blob if mode[:3] == "100" else ""  # no link, no other repository
            found[-1][1].append(Change(path, here, before))
            if letter[0] == "R":
                found[-1][1].append(Change(before, "", before))
        elif text.startswith("commit "):
            seconds, name, *parents = text.removeprefix("commit ").split(" ")
            if not seconds.removeprefix("-").isdecimal():
                raise GitError(
                    f"The commit {name} does not say when it was made.",
                    "Run `git fsck`, and make the commit again.",
                )
            found.append((_day(int(seconds), where), [], [name, *filter(None, parents)]))
    return [
        Commit(on, tuple(changes), len(ids) == 1, ids[0], ids[1] if len(ids) > 1 else "")
        for on, changes, ids in found
    ]


def _parts(log: Iterable[bytes]) -> Iterator[str]:
    """What stands between the NUL bytes of an output that comes in pieces."""
    rest = b""
    for piece in log:
        whole, nul, rest = (rest + piece).rpartition(b"\0")
        if nul:
            yield from _path(whole).split("\0")
    yield _path(rest)


def _path(name: bytes) -> str:
    return name.decode("utf-8", "surrogateescape")


def _day(seconds: int, where: tzinfo) -> date:
    """The day of a time stamp; one that no calendar has counts as the nearest that it has."""
    try:
        return day_in(datetime.fromtimestamp(seconds, UTC), where)
    except (OverflowError, OSError, ValueError):
        return date.max if seconds > 0 else date.min
