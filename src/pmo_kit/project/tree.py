"""The files of a project: in its folder, in git's index, or as a command would write them."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from pmo_kit._files.system_refusals import reason_of, remedy_for_reading
from pmo_kit.project.folder_names import FolderNames, not_listed, refused
from pmo_kit.project.plain_files import FOLLOWS_NO_LINK, read_plain
from pmo_kit.source import LIMIT_BYTES, Broken, format_of

if TYPE_CHECKING:
    from pmo_kit.git import Entry, Git


ABSENT = "There is no such file."
MANIFEST = "pmo.yaml"
BATCH_BYTES = 32 * 1024 * 1024
_MISNAMED = ("pmo.yml", "pmo.yaml", "pmo.yml.txt", "pmo.yaml.txt")
_SHORT = 20  # no longer name is looked at closely
_NOTHING_THERE = (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG, errno.EINVAL)


class Tree(Protocol):
    """Where a project's files come from; paths are POSIX and relative to its root."""

    def files(self, folder: str = "") -> list[str]:
        """Every file below a folder, sorted, and links to folders; `.git` is left out.

        A folder that cannot be listed is named too, with a `/` behind it: `read` says why.
        """

    def read(self, path: str) -> bytes | Broken:
        """A file's bytes, or why it is not read."""

    def exists(self, path: str) -> bool:
        """Whether a file is there."""

    def is_link(self, path: str) -> bool:
        """Whether a path, or a folder on the way to it, is a link."""

    def has(self, path: str) -> bool | Broken:
        """Whether an ordinary file lies at a path, written in just this way; no link is followed.

        Where a folder on the way cannot be listed, why not.
        """


class Folder:
    """A project's files as they lie on disk; nothing outside its root is ever read."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._real = os.path.realpath(root)
        self._within = os.path.join(self._real, "")
        self._folders: dict[str, str] = {}  # where each folder really lies
        self._closed: dict[str, Broken] = {}  # what could not be listed, and why
        self._names = FolderNames(root)

    def files(self, folder: str = "") -> list[str]:
        """Every file below a folder, sorted; links to folders are named, and not followed."""
        found: list[str] = []
        waiting = [] if self.is_link(folder) else [folder]
        while waiting:
            here = waiting.pop()
            try:
                entries = list(os.scandir(os.path.join(self._root, here)))
            except FileNotFoundError:
                continue
            except OSError as error:
                found.append(f"{here}/")
                self._closed[f"{here}/"] = not_listed(here, error)
                continue
            for entry in entries:
                path = f"{here}/{entry.name}" if here else entry.name
                if not entry.is_dir(follow_symlinks=False):
                    found.append(path)
                elif entry.name != ".git":
                    waiting.append(path)
        return sorted(found)

    def read(self, path: str) -> bytes | Broken:
        """A regular file's bytes; links out of the root and what is too large are refused."""
        if path in self._closed:
            return self._closed[path]
        if FOLLOWS_NO_LINK:
            with suppress(OSError, ValueError):
                return read_plain(self._real, path, LIMIT_BYTES)
        return self._read_beyond_links(path)

    def _read_beyond_links(self, path: str) -> bytes | Broken:
        """The same where a link is on the way, or something else, which is told.

        Links within the root are followed first: what they lead to is then read without any.
        """
        real = self._really(path)
        if not real.startswith(self._within):
            return refused(path, "This link leads out of the project.", "Put the file itself here.")
        try:
            facts = os.stat(real)
            if stat.S_ISDIR(facts.st_mode):
                return refused(path, "This is a folder, not a file.", "Put a plain file here.")
            if not stat.S_ISREG(facts.st_mode):
                return refused(path, "This is no regular file.", "Put a plain file here.")
            if facts.st_size > LIMIT_BYTES:
                return too_large(path, facts.st_size)
            return self._content(real)
        except OSError as error:
            full = os.path.join(self._root, path)
            if os.path.islink(full) and not os.path.exists(full):
                return refused(path, "This link leads to nothing.", "Put the file itself here.")
            message = f"The file cannot be read: {reason_of(error)}."
            return refused(path, message, remedy_for_reading(error))

    def _content(self, real: str) -> bytes:
        """The bytes at a path without links. Raises `OSError`."""
        if FOLLOWS_NO_LINK:
            inner = real.removeprefix(self._within).replace(os.sep, "/")
            return read_plain(self._real, inner, LIMIT_BYTES)
        with open(real, "rb") as stream:
            return stream.read(LIMIT_BYTES + 1)

    def _really(self, path: str) -> str:
        """Where a file lies when all links are followed; asks for each folder only once."""
        folder, name = os.path.split(os.path.join(self._root, path))
        if folder not in self._folders:
            self._folders[folder] = os.path.realpath(folder)
        full = os.path.join(self._folders[folder], name)
        return os.path.realpath(full) if os.path.islink(full) else full

    def exists(self, path: str) -> bool:
        """Whether a file is there: a dangling link is, and so is what cannot be looked at."""
        try:
            os.lstat(os.path.join(self._root, path))
        except ValueError:
            return False
        except OSError as error:
            return error.errno not in _NOTHING_THERE
        return True

    def is_link(self, path: str) -> bool:
        """Whether a path, or a folder on the way to it, is a link."""
        here = os.fspath(self._root)
        for part in path.split("/") if path else ():
            here = os.path.join(here, part)
            if os.path.islink(here):
                return True
        return False

    def has(self, path: str) -> bool | Broken:
        """Whether an ordinary file lies at a path; each folder is listed once."""
        return self._names.has(path)


class Index:
    """A project's files as git's index holds them: what a commit would contain.

    Given a `commit`, as that one contains them.
    """

    def __init__(self, git: Git, prefix: str, commit: str = "") -> None:
        self._git = git
        self._ahead: list[str] = []
        self._contents: dict[str, bytes] = {}
        self._sizes: dict[str, int] = {}
        self._entries: dict[str, Entry] = {}
        for entry in git.commit_files(commit, prefix) if commit else git.index_files(prefix):
            if entry.path.startswith(prefix):
                self._entries.setdefault(entry.path[len(prefix) :], entry)

    def files(self, folder: str = "") -> list[str]:
        """Every file of the index below a folder, sorted."""
        start = f"{folder}/" if folder else ""
        found = sorted(path for path in self._entries if path.startswith(start))
        self._ahead = [path for path in found if format_of(path) is not None]
        return found

    def roots(self) -> list[str]:
        """Every project, by its folder; not in hidden folders, nor within projects.

        Named too is the folder of a manifest that is called otherwise.
        """
        found: list[str] = []
        odd: list[str] = []
        for path in sorted(self._entries, key=lambda path: (path.count("/"), path)):
            folder, _, name = path.rpartition("/")
            hidden = any(part.startswith(".") for part in folder.split("/"))
            within = any(not root or folder.startswith(f"{root}/") for root in found)
            if name == MANIFEST and not hidden and not within:
                found.append(folder)
            elif misnamed([name]) and not hidden and not within:
                odd.append(folder)
        return sorted({*found, *odd})

    def read(self, path: str) -> bytes | Broken:
        """A file's staged bytes; what is in conflict, too large or no file is refused."""
        entry = self._entries.get(path)
        if entry is None:
            return refused(path, ABSENT, "Stage it with `git add`.")
        if entry.in_conflict:
            return refused(
                path, "A merge has left this file in conflict.", "Resolve it, then `git add` it."
            )
        if entry.is_link:
            return refused(path, "This is a link, not a file.", "Commit the file itself.")
        if not entry.is_file:
            return refused(path, "This is another repository.", "Commit the file itself.")
        small = self._sizes.get(entry.blob, 0) <= LIMIT_BYTES
        if small and entry.blob not in self._contents:
            self._fetch(path)
        size = self._sizes[entry.blob]
        return too_large(path, size) if size > LIMIT_BYTES else self._contents[entry.blob]

    def exists(self, path: str) -> bool:
        """Whether the index holds a file."""
        return path in self._entries

    def is_link(self, path: str) -> bool:
        """Whether a path, or a folder on the way to it, is a link."""
        return any(self._entries[start].is_link for start in _ways(path) if start in self._entries)

    def has(self, path: str) -> bool | Broken:
        """Whether the index holds an ordinary file at a path."""
        entry = self._entries.get(path)
        return entry is not None and entry.is_file

    def _fetch(self, path: str) -> None:
        """Read a file and the texts listed after it, up to a limit: git starts once for many."""
        if path not in self._ahead:
            self._ahead = [path]
        ahead = self._ahead[self._ahead.index(path) :]
        blobs = [entry.blob for entry in map(self._entries.__getitem__, ahead) if entry.is_file]
        unknown = [blob for blob in blobs if blob not in self._sizes]
        self._sizes |= self._git.blob_sizes(unknown)
        chosen, room = [], BATCH_BYTES
        for blob in blobs:
            size = self._sizes[blob]
            room -= size if size <= LIMIT_BYTES else 0
            if room < 0:
                break
            chosen += [blob] if size <= LIMIT_BYTES else []
        self._contents = self._git.read_blobs(chosen)


class Overlay:
    """A tree in which some files have other contents, or are there at all; None: it is gone."""

    def __init__(self, tree: Tree, contents: Mapping[str, bytes | None]) -> None:
        self._tree = tree
        self._contents = contents

    def files(self, folder: str = "") -> list[str]:
        """Every file below a folder, sorted."""
        start = f"{folder}/" if folder else ""
        above = {path for path in self._contents if path.startswith(start)}
        gone = {path for path in above if self._contents[path] is None}
        return sorted(above.union(self._tree.files(folder)) - gone)

    def read(self, path: str) -> bytes | Broken:
        """A file's bytes as they are to be."""
        if path not in self._contents:
            return self._tree.read(path)
        content = self._contents[path]
        return refused(path, ABSENT, "Put the file here.") if content is None else content

    def exists(self, path: str) -> bool:
        """Whether a file is there, or is to be."""
        if path in self._contents:
            return self._contents[path] is not None
        return self._tree.exists(path)

    def is_link(self, path: str) -> bool:
        """Whether a path, or a folder on the way to it, is a link."""
        return self._tree.is_link(path)

    def has(self, path: str) -> bool | Broken:
        """Whether an ordinary file lies at a path, or is to."""
        return self.exists(path) if path in self._contents else self._tree.has(path)


def misnamed(names: Iterable[str]) -> str:
    """What is meant to be the manifest among a folder's files and is called otherwise, if any."""
    listed = list(names)
    meant = [name for name in listed if len(name) < _SHORT and _plain(name) in _MISNAMED]
    return "" if MANIFEST in listed else min(meant, default="")


def _plain(name: str) -> str:
    """A name in small letters, without blanks and without characters that nobody sees."""
    if not name.isascii():
        import unicodedata  # only here: few names need it

        name = unicodedata.normalize("NFKC", name)
    return "".join(char for char in name.casefold() if char.isprintable() and char != " ")


def too_large(path: str, size: int) -> Broken:
    """A file beyond the limit."""
    return refused(
        path,
        f"The file has {size / 2**20:.1f} MB; an artifact may have {LIMIT_BYTES // 2**20} MB.",
        "Move attachments to another folder and keep the artifact's text here.",
    )


def _ways(path: str) -> Iterator[str]:
    """A path and the folders on the way to it."""
    parts = path.split("/")
    for count in range(1, len(parts) + 1):
        yield "/".join(parts[:count])


def roots_below(folder: Path) -> list[Path]:
    """Every project below a folder, sorted; not in hidden folders, nor within projects.

    Named too is what may hide one: a folder that cannot be listed, or a manifest of a wrong name.
    """
    found, waiting = [], [folder]
    while waiting:
        here = waiting.pop()
        if os.path.lexists(here / MANIFEST):
            found.append(here)
            continue
        try:
            entries = list(os.scandir(here))
        except FileNotFoundError:
            continue
        except OSError:
            found.append(here)
            continue
        names = [entry.name for entry in entries]
        if MANIFEST in names or misnamed(names):
            found.append(here)
        if MANIFEST not in names:
            waiting += [
                Path(entry.path)
                for entry in entries
                if entry.is_dir(follow_symlinks=False) and not entry.name.startswith(".")
            ]
    return sorted(found)
