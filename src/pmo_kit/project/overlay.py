"""A project's files with some of them as a command would write them, so that they can be judged."""

from __future__ import annotations

from collections.abc import Mapping

from pmo_kit.project.tree import Tree
from pmo_kit.source import Broken


class Overlay:
    """A tree in which some files have other contents, or are there at all."""

    def __init__(self, tree: Tree, contents: Mapping[str, bytes]) -> None:
        self._tree = tree
        self._contents = contents

    def files(self, folder: str = "") -> list[str]:
        """Every file below a folder, sorted."""
        start = f"{folder}/" if folder else ""
        above = {path for path in self._contents if path.startswith(start)}
        return sorted(above.union(self._tree.files(folder)))

    def read(self, path: str) -> bytes | Broken:
        """A file's bytes as they are to be."""
        content = self._contents.get(path)
        return self._tree.read(path) if content is None else content

    def exists(self, path: str) -> bool:
        """Whether a file is there, or is to be."""
        return path in self._contents or self._tree.exists(path)

    def is_link(self, path: str) -> bool:
        """Whether a path, or a folder on the way to it, is a link."""
        return self._tree.is_link(path)
