"""The files of a project: as they lie in its folder, or as git's index holds them."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from pmo_kit.source import LIMIT_BYTES, Broken, Problem

if TYPE_CHECKING:
    from pmo_kit.git import Git

LINK = "120000"


class Tree(Protocol):
    """Where a project's files come from; paths are POSIX and relative to its root."""

    def files(self, folder: str = "") -> list[str]:
        """Every file below a folder, sorted; `.git` and nested projects are left out."""

    def read(self, path: str) -> bytes | Broken:
        """A file's bytes, or why it is not read."""

    def exists(self, path: str) -> bool:
        """Whether a file is there."""


class Folder:
    """A project's files as they lie on disk; nothing outside its root is ever read."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._real = os.path.realpath(root)

    def files(self, folder: str = "") -> list[str]:
        """Every file below a folder, sorted; links to folders are not followed."""
        found: list[str] = []
        waiting = [folder]
        while waiting:
            here = waiting.pop()
            try:
                entries = list(os.scandir(os.path.join(self._root, here)))
            except OSError:
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
        full = os.path.join(self._root, path)
        real = os.path.realpath(full)
        if real != full and os.path.commonpath((self._real, real)) != self._real:
            return refused(path, "This link leads out of the project.", "Put the file itself here.")
        try:
            facts = os.stat(real)
            if not stat.S_ISREG(facts.st_mode):
                return refused(path, "This is no regular file.", "Put a plain file here.")
            if facts.st_size > LIMIT_BYTES:
                return too_large(path, facts.st_size)
            with open(real, "rb") as stream:
                return stream.read(LIMIT_BYTES + 1)
        except OSError as error:
            reason = error.strerror or "the system refused"
            return refused(path, f"The file cannot be read: {reason.lower()}.", "Mend its rights.")

    def exists(self, path: str) -> bool:
        """Whether a file is there (a dangling link is)."""
        return os.path.lexists(os.path.join(self._root, path))


class Index:
    """A project's files as git's index holds them: what a commit would contain."""

    def __init__(self, git: Git, prefix: str) -> None:
        self._entries = {
            entry.path[len(prefix) :]: entry
            for entry in git.index_files(prefix)
            if entry.path.startswith(prefix)
        }
        blobs = [e.blob for p, e in self._entries.items() if e.mode != LINK and _wanted(p)]
        self._contents = git.read_blobs(blobs)
        self._git = git

    def files(self, folder: str = "") -> list[str]:
        """Every file of the index below a folder, sorted."""
        start = f"{folder}/" if folder else ""
        return sorted(path for path in self._entries if path.startswith(start))

    def read(self, path: str) -> bytes | Broken:
        """A file's staged bytes; links are refused, since they name no content."""
        entry = self._entries[path]
        if entry.mode == LINK:
            return refused(path, "This is a link, not a file.", "Commit the file itself.")
        content = self._contents.get(entry.blob)
        if content is None:
            content = self._git.read_blobs([entry.blob])[entry.blob]
        return too_large(path, len(content)) if len(content) > LIMIT_BYTES else content

    def exists(self, path: str) -> bool:
        """Whether the index holds a file."""
        return path in self._entries


def refused(path: str, message: str, remedy: str) -> Broken:
    """A file that is not read, with the reason."""
    return Broken(path, Problem(message, remedy, 1, 1))


def too_large(path: str, size: int) -> Broken:
    """A file beyond the limit."""
    return refused(
        path,
        f"The file has {size / 2**20:.1f} MB; an artifact may have {LIMIT_BYTES // 2**20} MB.",
        "Move attachments to another folder and keep the artifact's text here.",
    )


def _wanted(path: str) -> bool:
    return path.endswith((".yaml", ".yml", ".json", ".md"))


def roots_below(folder: Path, manifest: str = "pmo.yaml") -> Iterable[Path]:
    """Every project below a folder, sorted; not in hidden folders, nor within projects."""
    found, waiting = [], [folder]
    while waiting:
        here = waiting.pop()
        if (here / manifest).is_file():
            found.append(here)
            continue
        try:
            entries = list(os.scandir(here))
        except OSError:
            continue
        waiting += [
            Path(entry.path)
            for entry in entries
            if entry.is_dir(follow_symlinks=False) and not entry.name.startswith(".")
        ]
    return sorted(found)
