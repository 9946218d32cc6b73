"""The earlier versions of a project's files: as git's commits hold them, or as they are told."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import UTC, date, tzinfo
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from pmo_kit.project.artifact import Artifact, as_written, body, schema_of
from pmo_kit.project.earlier_contents import EarlierContents
from pmo_kit.project.file_line import Blob, Line, by_day, follow
from pmo_kit.project.limits import MOST_COMMITS, hold_commits
from pmo_kit.project.vanished import Vanished, vanished
from pmo_kit.results.error import KitError
from pmo_kit.source import Document, read
from pmo_kit.standard import Kind

if TYPE_CHECKING:
    from pmo_kit.git import Commit, Git, GitError

Key = tuple[str, str]
Documents = dict[str, Document | None]
"""What blobs hold, as far as it was read, by their ids."""
NOT_COMMITTED = "git holds no commit of this project yet"
SHALLOW = "this clone is shallow and does not reach back far enough (git fetch --unshallow)"


class NoHistory(Exception):
    """Why the past of a project is not known.

    `fault` says what is wrong with a repository that is there, and what to do about it.
    """

    def __init__(self, reason: str, fault: KitError | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.fault = fault


class Version:
    """What a file held after a commit, on which day; `at` counts commits, the oldest is 0."""

    __slots__ = ("_document", "_read", "at", "on")

    def __init__(
        self, on: date, read: Document | Callable[[], Document | None], at: int = 0
    ) -> None:
        self.on = on
        self.at = at
        self._document = read if isinstance(read, Document) else None
        self._read = None if isinstance(read, Document) else read

    @property
    def document(self) -> Document | None:
        """What it held, read when first asked for; none where that cannot be read as its kind.

        Raises `NoHistory` where git cannot say.
        """
        if self._read is not None:
            self._document, self._read = self._read(), None
        return self._document


class History(Protocol):
    """Where earlier versions come from."""

    def read(self, artifacts: Iterable[Artifact], today: date) -> Mapping[Key, Sequence[Version]]:
        """The versions of each artifact, oldest first; raises `NoHistory`.

        One version counts for a day, the last. Those after `today` are there too, and are least
        expected to be looked at.
        """

    def commits(self, artifacts: Iterable[Artifact]) -> Mapping[Key, Sequence[Version]]:
        """The version after each commit that changed an artifact; raises `NoHistory`."""

    def vanished(self, here: Collection[str], folder: str) -> tuple[Vanished, ...]:
        """The artifacts that the project had and has no more where they were; raises `NoHistory`.

        `here` are the paths of those that it has, `folder` is where they lie.
        """


class GitHistory:
    """A project's history in git; git is started, and asked for its log, when first needed.

    Days are those of its time zone. A broken file that was fixed is no version.
    """

    def __init__(self, open_git: Callable[[], tuple[Git, str]], where: tzinfo = UTC) -> None:
        self._open = open_git
        self._where = where
        self._opened: tuple[Git, str, list[Commit]] | None = None
        self._blobs: EarlierContents | None = None
        self._documents: dict[Key, Documents] = {}

    def read(self, artifacts: Iterable[Artifact], today: date) -> Mapping[Key, Sequence[Version]]:
        """The versions of each artifact, oldest first; their contents are read when asked for.

        Raises `NoHistory` where git cannot say, or does not reach back far enough, and `LimitError`
        where it holds more commits than one check reads.
        """
        found = self._versions(artifacts, today, by_day)
        for versions in found.values():
            versions.expect()
        return found

    def commits(self, artifacts: Iterable[Artifact]) -> Mapping[Key, Sequence[Version]]:
        """The version after each commit that changed an artifact, oldest first.

        Raises `NoHistory` and `LimitError` as `read` does.
        """
        return self._versions(artifacts, date.max, list)

    def _versions(
        self,
        artifacts: Iterable[Artifact],
        today: date,
        choose: Callable[[Sequence[Blob]], list[Blob]],
    ) -> Mapping[Key, _Versions]:
        git, prefix, log = self._read_log()
        wanted = list(artifacts)
        lines = _whole_lines(git, log, {prefix + artifact.path for artifact in wanted})
        self._blobs = blobs = self._blobs or EarlierContents(git)
        found = {}
        for each in wanted:
            line = choose(lines[prefix + each.path].blobs[::-1])
            known = self._documents.setdefault(key_of(each), {})
            found[key_of(each)] = _Versions(each, line, today, blobs, known)
        return found

    def vanished(self, here: Collection[str], folder: str) -> tuple[Vanished, ...]:
        """The artifacts that the project had and has no more where they were.

        Nothing has vanished before the first commit. Raises `NoHistory` where git cannot say, or
        does not reach back to the first commit of the manifest, and `LimitError`.
        """
        git, prefix, log = self._read_log()
        from pmo_kit.git import GitError

        try:
            found, whole = vanished(git, prefix, log, here, folder)
            if not whole and git.shallow():
                raise NoHistory(SHALLOW)
        except GitError as error:
            raise unknown(error) from None
        return found

    def _read_log(self) -> tuple[Git, str, list[Commit]]:
        """The repository, the folder within it, and its log, read once.

        Raises `NoHistory`, and `LimitError` where there are too many commits.
        """
        if self._opened is None:
            git, prefix = self._open()
            from pmo_kit.git import GitError

            try:
                log = git.log(prefix, MOST_COMMITS + 1, self._where)
            except GitError as error:
                raise unknown(error) from None
            self._opened = (git, prefix, log)
        hold_commits(len(self._opened[2]))
        return self._opened


class ExampleHistory:
    """A history given as data, for the examples of rules."""

    def __init__(self, versions: Mapping[Key, tuple[Version, ...]]) -> None:
        self._versions = versions

    def read(self, artifacts: Iterable[Artifact], today: date) -> Mapping[Key, tuple[Version, ...]]:
        """The versions told of each artifact; none of one that is not mentioned."""
        return self.commits(artifacts)

    def commits(self, artifacts: Iterable[Artifact]) -> Mapping[Key, tuple[Version, ...]]:
        """The same, since each is told as a commit."""
        return {key: self._versions.get(key, ()) for key in map(key_of, artifacts)}

    def vanished(self, here: Collection[str], folder: str) -> tuple[Vanished, ...]:
        """None: only versions of what is there are told."""
        return ()


def unknown(error: GitError) -> NoHistory:
    """Why the past is not known where git does not answer."""
    from pmo_kit.git import NoRepository

    reason = error.message[:1].lower() + error.message[1:].rstrip(".")
    return NoHistory(reason, None if isinstance(error, NoRepository) else error)


def key_of(artifact: Artifact) -> Key:
    """What tells an artifact from others: the same file may be of several kinds."""
    return artifact.kind.kind, artifact.path


def alike(one: Document, other: Document) -> bool:
    """Whether two versions say the same; comments and layout aside."""
    if one.format == "markdown" and other.format == "markdown":
        return bool(one.data["meta"] == other.data["meta"]) and body(one) == body(other)
    return bool(one.data == other.data)


def _whole_lines(git: Git, log: Sequence[Commit], paths: set[str]) -> dict[str, Line]:
    """The line of each path. Raises `NoHistory` where they do not reach back far enough."""
    from pmo_kit.git import GitError

    if not log:
        raise NoHistory(NOT_COMMITTED)
    lines = follow(log, paths)
    try:
        if any(line.whole for line in lines.values()) and git.shallow():
            raise NoHistory(SHALLOW)
    except GitError as error:
        raise unknown(error) from None
    return lines


class _Versions(Sequence[Version]):
    """The versions of a file, oldest first; a content that comes back is parsed once."""

    def __init__(
        self,
        artifact: Artifact,
        line: Sequence[Blob],
        today: date,
        blobs: EarlierContents,
        known: Documents,
    ) -> None:
        self._artifact = artifact
        self._line = line
        self._until = sum(held.on <= today for held in line)
        self._blobs = blobs
        self._mine = frozenset(held.blob for held in line)
        self._documents = known
        self._expected = False

    def expect(self) -> None:
        """Take note that the contents may be asked for, so that they are read with others."""
        self._expected = True
        mine = [held.blob for held in self._line]
        self._blobs.expect(self._artifact.kind.kind, mine, self._until)

    def __len__(self) -> int:
        return len(self._line)

    def __getitem__(self, at: Any) -> Any:
        held = self._line[at]
        return Version(held.on, partial(self._document, at), held.at)

    def _document(self, at: int) -> Document | None:
        blob = self._line[at].blob
        if blob not in self._documents:
            if not self._expected:
                self.expect()
            from pmo_kit.git import GitError

            group = (self._artifact.kind.kind, at >= self._until)
            try:
                self._take(blob, self._blobs.content(blob, group, self._take))
            except GitError as error:
                raise unknown(error) from None
        return self._documents[blob]

    def _take(self, blob: str, content: bytes | None) -> None:
        if blob in self._mine and blob not in self._documents:
            self._documents[blob] = _document(self._artifact.kind, self._artifact.path, content)


def _document(kind: Kind, path: str, content: bytes | None) -> Document | None:
    if content is None:
        return None
    found = read(content, path, kind.format or None, front_matter=kind.front_matter)
    if not isinstance(found, Document):
        return None
    is_one = bool(kind.files) or schema_of(found) == kind.schema_name
    return as_written(found, kind) if is_one else None
