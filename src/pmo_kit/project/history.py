"""The earlier versions of a project's files: as git's commits hold them, or as they are told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, Protocol

from pmo_kit.project.approval import body
from pmo_kit.project.snapshot import Artifact, schema_of
from pmo_kit.source import LIMIT_BYTES, Document, read
from pmo_kit.standard import Kind

if TYPE_CHECKING:
    from pmo_kit.git import Commit, Git, GitError

Key = tuple[str, str]
MOST_BYTES = 64 * 1024 * 1024
"""All versions that are read of one project together; beyond that, its history is not known."""

NOT_COMMITTED = "git holds no commit of this project yet"
SHALLOW = "this clone is shallow and does not reach back far enough (git fetch --unshallow)"
TOO_LARGE = f"its history is over {MOST_BYTES // 2**20} MB"


class NoHistory(Exception):
    """Why the past of a project is not known."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Version(NamedTuple):
    """What a file held at the end of a day (UTC) on which it was committed."""

    on: date
    document: Document


class History(Protocol):
    """Where earlier versions come from."""

    def read(self, artifacts: Iterable[Artifact]) -> Mapping[Key, tuple[Version, ...]]:
        """The versions of each artifact, oldest first; raises `NoHistory`."""


class Commits:
    """A project's history in git; git is started when something is first asked.

    One version counts for a day, the last. What cannot be read as its kind is left out: a broken
    file that was mended is no version.
    """

    def __init__(self, open_git: Callable[[], tuple[Git, str]]) -> None:
        self._open = open_git

    def read(self, artifacts: Iterable[Artifact]) -> Mapping[Key, tuple[Version, ...]]:
        """The versions of each artifact, oldest first, all read in one go."""
        git, prefix = self._open()
        from pmo_kit.git import GitError  # not before: where there is no repository, never

        try:
            return self._versions(git, prefix, list(artifacts))
        except GitError as error:
            raise unknown(error) from None

    def _versions(
        self, git: Git, prefix: str, wanted: list[Artifact]
    ) -> dict[Key, tuple[Version, ...]]:
        log = git.log(prefix)
        if not log:
            raise NoHistory(NOT_COMMITTED)
        lines = _lines(log, {prefix + artifact.path for artifact in wanted})
        if any(line.whole for line in lines.values()) and git.shallow():
            raise NoHistory(SHALLOW)
        contents = _contents(git, [blob for line in lines.values() for _, blob in line.blobs])
        return {
            key_of(artifact): tuple(_versions(artifact, lines[prefix + artifact.path], contents))
            for artifact in wanted
        }


class Told:
    """A history given as data, for the examples of rules."""

    def __init__(self, versions: Mapping[Key, tuple[Version, ...]]) -> None:
        self._versions = versions

    def read(self, artifacts: Iterable[Artifact]) -> Mapping[Key, tuple[Version, ...]]:
        """The versions told of each artifact; none of one that is not mentioned."""
        return {key: self._versions.get(key, ()) for key in map(key_of, artifacts)}


def unknown(error: GitError) -> NoHistory:
    """Why the past is not known where git does not answer."""
    return NoHistory(error.message[:1].lower() + error.message[1:].rstrip("."))


def key_of(artifact: Artifact) -> Key:
    """What tells an artifact from others: the same file may be of several kinds."""
    return artifact.kind.kind, artifact.path


def alike(one: Document, other: Document) -> bool:
    """Whether two versions say the same; comments and layout aside."""
    if one.format == "markdown" and other.format == "markdown":
        return bool(one.data["meta"] == other.data["meta"]) and body(one) == body(other)
    return bool(one.data == other.data)


class _Line:
    """One file's blobs with their days, newest first; `whole` once git knows nothing before them.

    Of several commits on one day the last counts.
    """

    def __init__(self) -> None:
        self.blobs: list[tuple[date, str]] = []
        self.whole = False

    def enter(self, commit: Commit, blob: str) -> None:
        """Take note of a commit that is older than all before."""
        self.whole = commit.root
        if blob and not (self.blobs and self.blobs[-1][0] == commit.on):
            self.blobs.append((commit.on, blob))


def _lines(log: Iterable[Commit], paths: set[str]) -> dict[str, _Line]:
    """The line of each path, followed through renames from its present name backwards."""
    found = {path: _Line() for path in paths}
    called = dict(found)
    for commit in log:
        renamed: dict[str, _Line] = {}
        for change in commit.changes:
            line = called.get(change.path)
            if line is not None:
                line.enter(commit, change.blob)
                if change.before != change.path:
                    renamed[change.before] = called.pop(change.path)
        called |= renamed
    return found


def _contents(git: Git, blobs: list[str]) -> dict[str, bytes]:
    sizes = git.blob_sizes(blobs)
    small = [blob for blob, size in sizes.items() if size <= LIMIT_BYTES]
    if sum(sizes[blob] for blob in small) > MOST_BYTES:
        raise NoHistory(TOO_LARGE)
    return git.read_blobs(small)


def _versions(artifact: Artifact, line: _Line, contents: Mapping[str, bytes]) -> Iterable[Version]:
    for on, blob in reversed(line.blobs):
        document = _document(artifact.kind, artifact.path, contents.get(blob))
        if document is not None:
            yield Version(on, document)


def _document(kind: Kind, path: str, content: bytes | None) -> Document | None:
    if content is None:
        return None
    found = read(content, path, kind.format or None, front_matter=kind.front_matter)
    if not isinstance(found, Document):
        return None
    by_pattern = bool(kind.files)
    return found if by_pattern or schema_of(found) == kind.schema_name else None
