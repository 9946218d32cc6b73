"""A project's files with some of them as a command would write them, or gone, to be judged so."""

from __future__ import annotations

from collections.abc import Mapping

from pmo_kit.project.tree import ABSENT, Tree, refused
from pmo_kit.source import Broken


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
