"""Artifacts that git's commits held and that are not where they were."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from pmo_kit._start.record import NamedTuple
from pmo_kit.project.artifact_files import is_artifact_file, named_in
from pmo_kit.project.limits import hold_versions
from pmo_kit.project.tree import MANIFEST
from pmo_kit.source import LIMIT_BYTES

if TYPE_CHECKING:
    from pmo_kit.git import Commit, Git

MOST_LOOKED_AT = 20
"""So many versions of a file, the newest, are searched for one that says that it is an artifact."""


class Vanished(NamedTuple):
    """An artifact that is not there any more: its path, its last content, and the days it had.

    `commit` is the last one that has it. `gone_on` is the day on which a commit took it away; none
    where nothing has been committed since.
    """

    path: str
    content: bytes
    first_on: date
    gone_on: date | None
    commit: str


class _Lost:
    """A path as the log tells of it, newest first."""

    def __init__(self, commit: str, gone_on: date | None) -> None:
        self.commit = commit
        self.gone_on = gone_on
        self.first_on = date.max
        self.blobs: list[str] = []


def vanished(
    git: Git, prefix: str, log: Sequence[Commit], here: Collection[str], folder: str
) -> tuple[tuple[Vanished, ...], bool]:
    """The files that said that they are artifacts and are not among those here, by path.

    Told too is whether the log reaches back before the first commit of the manifest: what was
    taken away before that was no part of the project. Raises `GitError` and `LimitError`.
    """
    manifest = prefix + MANIFEST
    first = next((n for n in reversed(range(len(log))) if _holds(log[n], manifest)), None)
    if first is None:
        return (), True
    lost = _lost(log, first, prefix, here, folder)
    found = tuple(_told(git, prefix, lost)) if lost else ()
    return found, not log[first].root


def _holds(commit: Commit, path: str) -> bool:
    """Whether a commit brings or changes a file."""
    return any(change.path == path and change.blob for change in commit.changes)


def _lost(
    log: Sequence[Commit], first: int, prefix: str, here: Collection[str], folder: str
) -> dict[str, _Lost]:
    """Every path that the project had below its folders and that is not among those here."""
    known = {prefix + path for path in here}
    folders = {folder, *_earlier_folders(log, prefix, folder)}
    lost: dict[str, _Lost] = {}
    before: set[str] = set()  # was taken away before there was a manifest
    for position, commit in enumerate(log):
        for change in commit.changes:
            path = change.path
            if path in known or path in before or not path.startswith(prefix):
                continue
            if path not in lost:
                if not _is_candidate(path[len(prefix) :], folders):
                    continue
                if not change.blob and position >= first:
                    before.add(path)
                    continue
                gone = None if change.blob else commit.on
                lost[path] = _Lost(commit.parent if gone else log[0].id, gone)
            if change.blob:
                lost[path].blobs.append(change.blob)
                lost[path].first_on = commit.on
    return {path: one for path, one in lost.items() if one.blobs}


def _is_candidate(path: str, folders: Collection[str]) -> bool:
    """Whether a path may be one of an artifact."""
    return any(
        (not folder or path.startswith(f"{folder}/")) and is_artifact_file(path, folder)
        for folder in folders
    )


def _earlier_folders(log: Sequence[Commit], prefix: str, folder: str) -> Iterator[str]:
    """Where the artifacts' folder lay before, as the renames of its files tell."""
    start = f"{prefix}{folder}/" if folder else prefix
    for commit in log:
        for change in commit.changes:
            before, path = change.before, change.path
            if before != path and path.startswith(start) and before.startswith(prefix):
                inner = path[len(start) :]
                if not before.startswith(start) and before.endswith(f"/{inner}"):
                    yield before[len(prefix) : -len(inner) - 1]


def _told(git: Git, prefix: str, lost: dict[str, _Lost]) -> Iterator[Vanished]:
    """Those of the lost paths that said that they are artifacts, each with its last content."""
    newest = _contents(git, [one.blobs[0] for one in lost.values()])
    odd = [one for one in lost.values() if named_in(_text(newest[one.blobs[0]])) is None]
    older = _contents(git, [blob for one in odd for blob in islice(one.blobs, 1, MOST_LOOKED_AT)])
    for path, one in sorted(lost.items()):
        contents = (newest.get(blob) or older.get(blob) for blob in one.blobs[:MOST_LOOKED_AT])
        content = next((c for c in contents if c and named_in(_text(c))), None)
        if content is not None:
            yield Vanished(path[len(prefix) :], content, one.first_on, one.gone_on, one.commit)


def _contents(git: Git, blobs: Collection[str]) -> dict[str, bytes | None]:
    """The contents of blobs; none of one that is too large to be read as a file."""
    if not blobs:
        return {}
    sizes = git.blob_sizes(blobs)
    small = [blob for blob, size in sizes.items() if size <= LIMIT_BYTES]
    hold_versions(len(small), sum(sizes[blob] for blob in small))
    return {**dict.fromkeys(sizes), **git.read_blobs(small)}


def _text(content: bytes | None) -> str:
    return (content or b"").decode("utf-8", "replace").replace("\r\n", "\n")
