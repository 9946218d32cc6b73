"""What differs between a project's files and those of an earlier commit."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from pmo_kit.project.artifact import schema_of
from pmo_kit.project.artifact_files import is_artifact_file
from pmo_kit.project.source import repository
from pmo_kit.project.tree import Index, Tree
from pmo_kit.source import Broken, read


class Changes:
    """Compares two trees of one project, file by file, when asked; line ends do not count.

    Git is not asked what changed: it would run the filters that a repository's settings name.
    """

    def __init__(self, now: Tree, then: Tree, folder: str) -> None:
        self._now = now
        self._then = then
        self._folder = folder
        self._before = then.files(folder)
        self._known: dict[str, bool] = {}

    def has(self, path: str) -> bool:
        """Whether a file was added, changed or deleted; one outside the project always was."""
        if path.startswith(("../", "/")):
            return True
        if path not in self._known:
            self._known[path] = _content(self._now, path) != _content(self._then, path)
        return self._known[path]

    @cached_property
    def deleted_kinds(self) -> frozenset[str]:
        """The kinds of the artifacts that were deleted."""
        found = set()
        for path in self._before:
            if is_artifact_file(path, self._folder) and not self._now.exists(path):
                content = self._then.read(path)
                document = content if isinstance(content, Broken) else read(content, path)
                named = None if isinstance(document, Broken) else schema_of(document)
                found.add((named or "").rpartition("/v")[0])
        return frozenset(found)


def changes_since(root: Path, revision: str, now: Tree, folder: str) -> Changes:
    """What of a project changed since its branch left a revision. Raises `GitError`."""
    git, prefix = repository(root)
    return Changes(now, Index(git, prefix, git.fork(revision)), folder)


def _content(tree: Tree, path: str) -> bytes | None:
    """A file's bytes with LF line ends; none of one that is not there."""
    content = tree.read(path) if tree.exists(path) else None
    if content is None or isinstance(content, Broken):
        return None
    return content.replace(b"\r\n", b"\n")
