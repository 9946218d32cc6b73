"""Judges every project at a path, in its folder or in git's index, each by its standard."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from pmo_kit.engine import Opened, Opener, Options
from pmo_kit.project import MANIFEST, Manifest, ManifestError, Snapshot, Tree, roots_below
from pmo_kit.results import Report
from pmo_kit.standard import StandardError

if TYPE_CHECKING:
    from pmo_kit.engine import Base
    from pmo_kit.project import Index


class Checker(Opener):
    """Judges projects one after the other, in their folders or in git's index.

    Whatever keeps a project from being judged becomes a gap in its report.
    """

    def __init__(
        self,
        standard: str | None,
        edition: str | None,
        registries: tuple[str, ...],
        options: Options,
        base: str | None = None,
        since: str | None = None,
    ) -> None:
        super().__init__(standard, edition, registries, options)
        self._base = base
        self._since = since

    def reports(self, path: Path) -> Iterator[Report]:
        """The reports of the project at a path, or of every project below it."""
        path = folder_of(path)
        try:
            roots = self.roots(path)
        except (ManifestError, StandardError) as error:
            yield self.not_judged(path, error)
            return
        for root in _progress(roots):
            yield self._report(root)

    def roots(self, path: Path) -> list[Path]:
        """Where projects lie at a path. Raises `ManifestError` and `StandardError`."""
        if not path.is_dir():
            raise ManifestError(
                f"{path.name} is a file; projects are folders.",
                "Name the folder of pmo.yaml.",
                path="",
            )
        compiled = self.unnamed(path)
        if compiled is not None and not compiled.standard.has_manifest:
            return [path]
        if self._options.commit:
            return [path / root for root in self._index(path).roots()] or [path]
        if (path / MANIFEST).is_file():
            return [path]
        return list(roots_below(path)) or [path]

    def _report(self, root: Path) -> Report:
        try:
            return self.judge(self.open(root))
        except (ManifestError, StandardError) as error:
            return self.not_judged(root, error)

    def tree(self, root: Path) -> Tree:
        """The files of a project: its folder's, or git's index's. Raises `ManifestError`."""
        return self._index(root) if self._options.commit else super().tree(root)

    def manifest(self, root: Path, tree: Tree) -> Manifest:
        """The manifest among a project's files. Raises `ManifestError`."""
        if self._options.commit and not tree.exists(MANIFEST) and (root / MANIFEST).is_file():
            raise ManifestError(
                "pmo.yaml is in the folder, but not in what git would commit.",
                "Run `git add pmo.yaml`.",
            )
        return super().manifest(root, tree)

    def options(self, opened: Opened) -> Options:
        """How to judge an opened project. Raises `ManifestError`."""
        if self._base is None or opened.manifest is None:
            return self._options
        return self._options._replace(base=self._before(opened, self._base))

    def judge(self, opened: Opened, snapshot: Snapshot | None = None) -> Report:
        """The report of an opened project, or what of it concerns a change.

        Raises `ManifestError` and `RegistryError`.
        """
        report = super().judge(opened, snapshot)
        return report if self._since is None else self._narrowed(report, opened, self._since)

    def _index(self, root: Path) -> Index:
        """What git would commit of a folder. Raises `ManifestError` where git does not answer."""
        from pmo_kit.engine.git_state import staged
        from pmo_kit.git import GitError

        try:
            return staged(root)
        except GitError as error:
            raise ManifestError(error.message, error.remedy, path="") from error

    def _before(self, opened: Opened, revision: str) -> Base:
        """Where the change starts from. Raises `ManifestError` where git does not know it."""
        from pmo_kit.engine.git_state import base_of
        from pmo_kit.git import GitError

        try:
            return base_of(opened.root, revision, opened.compiled.standard)
        except GitError as error:
            raise ManifestError(error.message, error.remedy, path="") from error

    def _narrowed(self, report: Report, opened: Opened, revision: str) -> Report:
        """What concerns the changes since a revision. Raises `ManifestError` as `_before` does."""
        from pmo_kit.engine.changed_since import narrowed
        from pmo_kit.engine.git_state import changes_of
        from pmo_kit.git import GitError

        folder = opened.manifest.folder if opened.manifest is not None else ""
        try:
            changes = changes_of(opened.root, revision, opened.tree, folder)
            return narrowed(report, changes, revision)
        except GitError as error:
            raise ManifestError(error.message, error.remedy, path="") from error


def folder_of(path: Path) -> Path:
    """The folder that a path means: a manifest stands for the folder it lies in."""
    return path.parent if path.name == MANIFEST and path.is_file() else path


def _progress(roots: list[Path]) -> Iterator[Path]:
    """The roots, with a counter on the terminal where there are many."""
    shown = len(roots) > 50 and sys.stderr.isatty()
    for number, root in enumerate(roots, 1):
        if shown and number % 25 == 0:
            print(f"\r{number} of {len(roots)} projects", end="", file=sys.stderr, flush=True)
        yield root
    if shown:
        print("\r" + " " * 40 + "\r", end="", file=sys.stderr)
