"""Where projects are read from: the folders they lie in, or what git's index holds of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from pmo_kit.project.manifest import Manifest, ManifestError, read_manifest
from pmo_kit.project.tree import MANIFEST, Folder, Index, Tree, roots_below

if TYPE_CHECKING:
    from pmo_kit.git import Git


class Source(Protocol):
    """Finds projects and hands out their files; every method raises `ManifestError`."""

    def roots(self, path: Path) -> list[Path]:
        """The project at a folder, or every project below it; the folder itself where none is."""

    def tree(self, root: Path) -> Tree:
        """The files of the project at a root."""

    def manifest(self, root: Path, tree: Tree) -> Manifest:
        """The manifest among a project's files."""


class FolderSource:
    """Projects as they lie in their folders."""

    def roots(self, path: Path) -> list[Path]:
        """The project at a folder, or every project below it."""
        return [path] if (path / MANIFEST).is_file() else roots_below(path) or [path]

    def tree(self, root: Path) -> Tree:
        """The files in the project's folder."""
        return Folder(root)

    def manifest(self, root: Path, tree: Tree) -> Manifest:
        """The manifest. Raises `ManifestError` where it is missing or cannot be used."""
        return read_manifest(tree)


class IndexSource:
    """Projects as git would commit them; `ManifestError` says so where git does not answer."""

    def roots(self, path: Path) -> list[Path]:
        """Every project that the index holds below a folder."""
        return [path / root for root in self.tree(path).roots()] or [path]

    def tree(self, root: Path) -> Index:
        """The files that the index holds. Raises `ManifestError` where git does not answer."""
        from pmo_kit.git import GitError

        try:
            return Index(*repository(root))
        except GitError as error:
            raise ManifestError(error.message, error.remedy, path="") from error

    def manifest(self, root: Path, tree: Tree) -> Manifest:
        """The manifest. Raises `ManifestError`, with the command that stages it where it can."""
        if not tree.exists(MANIFEST) and (root / MANIFEST).is_file():
            raise ManifestError(
                "pmo.yaml is in the folder, but not in what git would commit.",
                "Run `git add pmo.yaml`.",
            )
        return read_manifest(tree)


def repository(root: Path) -> tuple[Git, str]:
    """The repository that a folder lies in, and the folder within it. Raises `GitError`."""
    from pmo_kit.git import Git

    git = Git(root)
    inner = root.resolve().relative_to(git.root.resolve()).as_posix()
    return git, "" if inner == "." else f"{inner}/"
