"""Where projects are read from: the folders they lie in, or what git's index holds of them."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from pmo_kit.project.folder_names import not_listed
from pmo_kit.project.history import NoHistory, unknown
from pmo_kit.project.manifest import Manifest, ManifestError, read_manifest
from pmo_kit.project.tree import (
    MANIFEST,
    Folder,
    Index,
    Tree,
    misnamed,
    roots_below,
)
from pmo_kit.source import Broken

if TYPE_CHECKING:
    from pmo_kit.git import Git

NOT_STAGED = (
    "pmo.yaml is in the folder, but not in what git would commit.",
    "Run `git add pmo.yaml`.",
)


class Source(Protocol):
    """Finds projects and hands out their files; every method raises `ManifestError`."""

    def roots(self, path: Path) -> list[Path]:
        """The project at a folder, or every project below it."""

    def tree(self, root: Path) -> Tree:
        """The files of the project at a root."""

    def manifest(self, root: Path, tree: Tree) -> Manifest:
        """The manifest among a project's files."""


class FolderSource:
    """Projects as they lie in their folders."""

    def roots(self, path: Path) -> list[Path]:
        """The project at a folder, or every project below it."""
        return roots_below(path)

    def tree(self, root: Path) -> Tree:
        """The files in the project's folder."""
        return Folder(root)

    def manifest(self, root: Path, tree: Tree) -> Manifest:
        """The manifest. Raises `ManifestError` where it is missing or cannot be used."""
        try:
            names = os.listdir(root)
        except OSError as error:
            if isinstance(tree.read(MANIFEST), Broken):
                problem = not_listed("", error).problem
                remedy = "Correct its permissions, or name the folders of the projects one by one."
                raise ManifestError(problem.message, remedy, path="") from error
            names = [MANIFEST]
        _require_named_rightly(names)
        return read_manifest(tree)


class IndexSource:
    """Projects as git would commit them; `ManifestError` says so where git does not answer."""

    def roots(self, path: Path) -> list[Path]:
        """Every project that the index holds below a folder."""
        return [path / root for root in self.tree(path).roots()]

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
            raise ManifestError(*NOT_STAGED)
        _require_named_rightly(path for path in tree.files() if "/" not in path)
        return read_manifest(tree)


def _require_named_rightly(names: Iterable[str]) -> None:
    """Raises `ManifestError` where what is meant to be the manifest is called otherwise."""
    wrong = misnamed(names)
    if wrong:
        raise ManifestError(
            f"A project's manifest is called pmo.yaml; `{wrong}` is not read.",
            "Rename it to pmo.yaml, or give it another name where it is no manifest.",
            path=wrong,
        )


def repository(root: Path) -> tuple[Git, str]:
    """The repository that a folder lies in, and the folder within it. Raises `GitError`."""
    from pmo_kit.git import Git, GitError

    git = Git(root)
    here, whole = root.resolve(), git.root.resolve()
    if not here.is_relative_to(whole):
        raise GitError(
            f"The repository's work tree is {whole}, and this folder does not lie in it.",
            "Check what lies there, or take `core.worktree` out of the repository's settings.",
        )
    inner = here.relative_to(whole).as_posix()
    return git, "" if inner == "." else f"{inner}/"


def tracked(root: Path) -> tuple[Git, str]:
    """The repository that a project lies in; where none is in sight, git is not even started.

    Raises `NoHistory`.
    """
    here = root.resolve()
    near = any(os.path.lexists(folder / ".git") for folder in (here, *here.parents))
    if not near and "GIT_DIR" not in os.environ:
        raise NoHistory("this folder is in no git repository")
    from pmo_kit.git import GitError

    try:
        return repository(root)
    except GitError as error:
        raise unknown(error) from None
