"""One repository, read without running anything it holds, or begun in a folder that has none."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import closing
from datetime import UTC, date, datetime, tzinfo
from pathlib import Path

from pmo_kit.git.output import ARGUMENTS, Commit, Entry, commits, entries, listed
from pmo_kit.git.plain_repository import is_whole, plain_root
from pmo_kit.git.runner import GitError, pieces, run

# What git sets for a hook, and users set, to say which repository and which index are meant.
_MEANT = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR")
# The id of an empty file, with SHA-1 and with SHA-256, and the id of the tree that holds nothing.
_EMPTY_TREE = {
    "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391": "4b825dc642cb6eb9a060e54bf8d69288fbee4904",
    "473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813": (
        "6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321"
    ),
}
_ADDED = ("diff-index", "--cached", "--ita-invisible-in-index", "--no-renames", "--name-only", "-z")
_OBJECT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")


def toplevel(path: Path) -> Path:
    """The root of the repository that a folder lies in; raises `GitError` if there is none."""
    return _root(path, {})


def begin(folder: Path, message: str, day: date) -> None:
    """Make a repository with one commit of all that a folder holds.

    The same files on the same day make the same commit, whoever runs it. Raises `GitError`.
    """
    who = {"NAME": "pmo-kit", "EMAIL": "pmo-kit@localhost", "DATE": f"{day.isoformat()}T08:00:00Z"}
    signed = {f"GIT_{role}_{key}": who[key] for role in ("AUTHOR", "COMMITTER") for key in who}
    run(folder, "init", "--quiet", "--template=", "--initial-branch=main")
    run(folder, "add", "--all", "--force")
    run(folder, "commit", "--quiet", "--no-gpg-sign", f"--message={message}", meant=signed)


class Git:
    """Reads one repository, given by any folder in it.

    Inside a hook of this repository, git's own variables say which index the commit will use (a
    partial commit has one of its own), and are followed; they mean no other repository. Where none
    are set and the repository is a plain one, git is first started for what is read of it: then
    that raises `GitError` where there is something wrong with the repository itself.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._meant = _meant_here(folder)
        self._presumed = "" if any(map(os.environ.get, _MEANT)) else plain_root(folder)
        self.root = Path(self._presumed) if self._presumed else _root(folder, self._meant)
        self._shallow: bool | None = None

    def head(self) -> str | None:
        """The commit that is checked out; none in a repository without commits."""
        said = self._run("rev-parse", "--verify", "--quiet", "HEAD", silent=True)
        return said.decode("ascii").strip() or None

    def first_commits(self) -> list[str]:
        """The commits before which there are none, on the way to the one that is checked out."""
        if self.head() is None:
            return []
        return self._run("rev-list", "--max-parents=0", "HEAD").decode("ascii").split()

    def commit(self, revision: str) -> str:
        """The commit that a revision names; raises `GitError` where it names none."""
        odd = revision.startswith("-") or not revision.isprintable()
        asked = ("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
        said = b"" if odd else self._run(*asked, silent=True)
        if not said:
            raise GitError(
                f"There is no revision `{revision[:60]}` here.",
                "Name a commit, branch or tag; a shallow clone may need `git fetch --unshallow`.",
            )
        return said.decode("ascii").strip()

    def committed_at(self, commit: str) -> datetime:
        """The moment at which a commit was made, in UTC."""
        (known,) = _checked([commit])
        asked = ("log", "--max-count=1", "--no-show-signature", "--format=%ct", known)
        return datetime.fromtimestamp(int(self._run(*asked)), UTC)

    def commit_files(self, commit: str, prefix: str = "") -> list[Entry]:
        """What a commit holds, below a folder given relative to the root, ordered by path."""
        where = ["--", prefix] if prefix not in ("", ".") else []
        (known,) = _checked([commit])
        return listed(self._run("ls-tree", "-r", "-z", "--full-tree", known, *where))

    def index_files(self, prefix: str = "") -> list[Entry]:
        """What the index holds, below a folder given relative to the root, ordered by path.

        What `git add -N` only announced looks like an empty file there, and is left out.
        """
        where = ["--", prefix] if prefix not in ("", ".") else []
        found = entries(self._run("ls-files", "--stage", "--full-name", "-z", *where))
        empty = {entry.path for entry in found if entry.blob in _EMPTY_TREE}
        if not empty:
            return found
        nothing = next(_EMPTY_TREE[entry.blob] for entry in found if entry.path in empty)
        held = self._run(*_ADDED, nothing, *where).decode("utf-8", "surrogateescape").split("\0")
        return [entry for entry in found if entry.path not in empty.difference(held)]

    def blob_sizes(self, blobs: Iterable[str]) -> dict[str, int]:
        """The sizes in bytes of blobs by their ids; raises `GitError` if one is missing."""
        wanted = _checked(blobs)
        said = self._run("cat-file", "--batch-check", stdin=_lines(wanted)) if wanted else b""
        return {
            blob: _size(blob, answer)
            for blob, answer in zip(wanted, said.split(b"\n"), strict=False)
        }

    def read_blobs(self, blobs: Iterable[str]) -> dict[str, bytes]:
        """The contents of blobs by their ids, in one call; raises `GitError` if one is missing."""
        return dict(self.each_blob(blobs))

    def each_blob(
        self, blobs: Iterable[str], most: int = sys.maxsize
    ) -> Generator[tuple[str, bytes], None, None]:
        """The ids of blobs and their contents, each as soon as git has read it.

        It ends before one of more than `most` bytes, and whoever closes it ends git. Raises
        `GitError` if one is missing.
        """
        wanted = _checked(blobs)
        if wanted:
            with closing(self._pieces("cat-file", "--batch", stdin=_lines(wanted))) as said:
                yield from _contents(said, wanted, most)

    def log(self, prefix: str = "", most: int | None = None, where: tzinfo = UTC) -> list[Commit]:
        """The branch's commits that changed something below a folder, newest first; so many.

        Their days are those of a time zone.
        """
        below = ["--", prefix] if prefix not in ("", ".") else []
        count = () if most is None else (f"--max-count={most}",)
        try:
            with closing(self._pieces(*ARGUMENTS, *count, "HEAD", *below)) as said:
                return commits(said, where)
        except GitError:
            if self.head() is None:
                return []
            raise

    def shallow(self) -> bool:
        """Whether this clone lacks commits that the repository has; asked once."""
        if self._shallow is None and self._presumed and is_whole(self._presumed):
            self._shallow = False
        if self._shallow is None:
            said = self._run("rev-parse", "--is-shallow-repository")
            self._shallow = said.strip() == b"true"
        return self._shallow

    def fork(self, revision: str) -> str:
        """The commit at which what is checked out left a revision. Raises `GitError` if none."""
        known = self.commit(revision)
        said = self._run("merge-base", "HEAD", known, silent=True)
        if not said:
            raise GitError(
                f"What is checked out and `{revision[:60]}` have no commit in common here.",
                "Name a revision of this branch; a shallow clone may need `git fetch --unshallow`.",
            )
        return said.decode("ascii").split("\n")[0]

    def _run(self, *arguments: str, stdin: bytes = b"", silent: bool = False) -> bytes:
        said = b"".join(self._pieces(*arguments, stdin=stdin, silent=silent))
        if silent and not said:
            self._confirm()  # it says as little where it reads no repository
        return said

    def _pieces(
        self, *arguments: str, stdin: bytes = b"", silent: bool = False
    ) -> Generator[bytes, None, None]:
        try:
            yield from pieces(self.root, *arguments, stdin=stdin, meant=self._meant, silent=silent)
        except GitError:
            self._confirm()
            raise

    def _confirm(self) -> None:
        """Raises `GitError` where git does not read the repository that was taken for a plain one.

        Git is asked until it has said once that it does.
        """
        if self._presumed:
            _root(self._folder, self._meant)
            self._presumed = ""


def _root(folder: Path, meant: Mapping[str, str]) -> Path:
    said = run(folder, "rev-parse", "--show-toplevel", meant=meant)
    return Path(said.decode("utf-8", "surrogateescape").removesuffix("\n"))


def _meant_here(folder: Path) -> dict[str, str]:
    """Git's variables, as full paths, where they mean the repository of this folder."""
    here = Path.cwd()
    meant = {name: str(here / os.environ[name]) for name in _MEANT if os.environ.get(name)}
    if not meant:
        return {}
    try:
        found = toplevel(folder)
    except GitError:
        return meant  # nothing found by looking: only the variables can say
    try:
        same = _root(here, meant) == found
    except GitError:
        same = False
    return meant if same else {}


def _checked(blobs: Iterable[str]) -> list[str]:
    wanted = list(dict.fromkeys(blobs))
    for blob in wanted:
        if not _OBJECT.fullmatch(blob):
            raise GitError(f"{blob[:60]!r} is no id of a git object.", "Give a full object id.")
    return wanted


def _lines(wanted: list[str]) -> bytes:
    return "".join(f"{blob}\n" for blob in wanted).encode("ascii")


def _size(blob: str, answer: bytes | bytearray) -> int:
    words = answer.split(b" ")
    if len(words) != 3:
        raise _lacking(blob)
    return int(words[2])


def _contents(said: Iterator[bytes], wanted: list[str], most: int) -> Iterator[tuple[str, bytes]]:
    """The answers of `git cat-file --batch`: a line `id type size`, the content, a line end.

    They end before a content of more than `most` bytes.
    """
    held = bytearray()
    for blob in wanted:
        while (end := held.find(b"\n")) < 0:
            held += _more(said, blob)
        size = _size(blob, held[:end])
        if size > most:
            return
        start, stop = end + 1, end + 1 + size
        while len(held) <= stop:
            held += _more(said, blob)
        yield blob, bytes(held[start:stop])
        del held[: stop + 1]
    for _ in said:
        pass  # git ends, and says whether all went well


def _more(said: Iterator[bytes], blob: str) -> bytes:
    piece = next(said, b"")
    if not piece:
        raise _lacking(blob)
    return piece


def _lacking(blob: str) -> GitError:
    return GitError(f"The repository lacks the object {blob}.", "Run `git fsck` there.")
