"""Judges every project at a path, in its folder or in git's index, each by its standard."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pmo_kit.cli.errors import Stop
from pmo_kit.engine import Compiled, Options, prepare
from pmo_kit.engine import check as judge
from pmo_kit.project import (
    MANIFEST,
    Artifact,
    Commits,
    Folder,
    Manifest,
    ManifestError,
    NoHistory,
    Overlay,
    Snapshot,
    Tree,
    open_artifact,
    read_manifest,
    roots_below,
    take,
    until,
)
from pmo_kit.results import Gap, Report
from pmo_kit.standard import EditionError, StandardError, locate

if TYPE_CHECKING:
    from pmo_kit.engine import Base
    from pmo_kit.git import Git
    from pmo_kit.project import Index


class Opened(NamedTuple):
    """A project ready to be judged: its files, its manifest, and the standard it follows."""

    root: Path
    compiled: Compiled
    tree: Tree
    manifest: Manifest | None


class Checker:
    """Judges projects one after the other; each standard is prepared once, each registry read once.

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
        self._standard = standard
        self._edition = edition
        self._registries = registries
        self._options = options
        self._base = base
        self._since = since
        self._prepared: dict[tuple[str, str | None], Compiled] = {}
        self._read: dict[tuple[str, str], Artifact] = {}

    def reports(self, path: Path) -> Iterator[Report]:
        """The reports of the project at a path, or of every project below it."""
        path = folder_of(path)
        try:
            roots = self.roots(path)
        except (ManifestError, StandardError) as error:
            yield self._not_judged(path, error)
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
        if self._standard is not None:
            compiled = self._prepare(self._standard, self._edition, path)
            if not compiled.standard.has_manifest:
                return [path]
        if self._options.commit:
            return [path / root for root in self._index(path).roots()] or [path]
        if (path / MANIFEST).is_file():
            return [path]
        return list(roots_below(path)) or [path]

    def _report(self, root: Path) -> Report:
        try:
            opened = self.open(root)
            report = self.judge(opened)
        except (ManifestError, StandardError) as error:
            return self._not_judged(root, error)
        return report if opened.manifest is not None else _found(report, opened.compiled)

    def open(self, root: Path, changes: Mapping[str, bytes] | None = None) -> Opened:
        """The project at a root, as it would be with changes to its files.

        Raises `ManifestError` and `StandardError`.
        """
        tree: Tree = self._index(root) if self._options.commit else Folder(root)
        if changes:
            tree = Overlay(tree, changes)
        if self._standard is not None:
            compiled = self._prepare(self._standard, self._edition, root)
            if not compiled.standard.has_manifest:
                return Opened(root, compiled, tree, None)
        if self._options.commit and not tree.exists(MANIFEST) and (root / MANIFEST).is_file():
            raise ManifestError(
                "pmo.yaml is in the folder, but not in what git would commit.",
                "Run `git add pmo.yaml`.",
            )
        manifest = read_manifest(tree)
        if self._standard is None:
            compiled = self._named(manifest, root)
        elif self._edition is None and compiled.standard.id == manifest.text("standard"):
            compiled = self._pinned(self._standard, manifest, root)
        return Opened(root, compiled, tree, manifest)

    def judge(self, opened: Opened) -> Report:
        """The report of an opened project. Raises `ManifestError`."""
        options = self._options
        if self._base is not None and opened.manifest is not None:
            options = options._replace(base=self._before(opened, self._base))
        report = judge(opened.compiled, self.snapshot(opened), options)
        return report if self._since is None else self._narrowed(report, opened, self._since)

    def snapshot(self, opened: Opened) -> Snapshot:
        """What an opened project holds."""
        root, compiled = opened.root, opened.compiled
        given, name = self._given(compiled, root), root.resolve().name
        found = take(opened.tree, opened.manifest, compiled.standard, str(root), name, given)
        if self._options.cut:
            found = until(found, self._options.as_of.isoformat())
        return found._replace(history=Commits(lambda: _repository(root)))

    def _index(self, root: Path) -> Index:
        """What git would commit of a folder. Raises `ManifestError` where git does not answer."""
        from pmo_kit.cli.history import staged
        from pmo_kit.git import GitError

        try:
            return staged(root)
        except GitError as error:
            raise ManifestError(error.message, error.remedy, path="") from error

    def _before(self, opened: Opened, revision: str) -> Base:
        """Where the change starts from. Raises `ManifestError` where git does not know it."""
        from pmo_kit.cli.history import base_of
        from pmo_kit.git import GitError

        try:
            return base_of(opened.root, revision, opened.compiled.standard)
        except GitError as error:
            raise ManifestError(error.message, error.remedy, path="") from error

    def _narrowed(self, report: Report, opened: Opened, revision: str) -> Report:
        """What concerns the changes since a revision. Raises `ManifestError` as `_before` does."""
        from pmo_kit.cli.history import changes_of
        from pmo_kit.engine.narrowing import narrowed
        from pmo_kit.git import GitError

        folder = opened.manifest.folder if opened.manifest is not None else ""
        try:
            return narrowed(
                report, changes_of(opened.root, revision, opened.tree, folder), revision
            )
        except GitError as error:
            raise ManifestError(error.message, error.remedy, path="") from error

    def _named(self, manifest: Manifest, root: Path) -> Compiled:
        """The standard that a manifest names: an installed one, never a folder."""
        name = manifest.text("standard")
        if "/" in name or "\\" in name or name.startswith("."):
            raise manifest.error(
                "standard",
                f"`{name}` is no installed standard: a manifest names one, never a folder.",
                "Name an installed standard, or give the folder with --standard DIR.",
            )
        try:
            folder = str(locate(name))
        except StandardError as error:
            raise manifest.error("standard", error.message, error.remedy) from error
        if self._edition is None:
            return self._pinned(folder, manifest, root)
        return self._prepare(folder, self._edition, root)

    def _pinned(self, standard: str, manifest: Manifest, root: Path) -> Compiled:
        """A standard in the edition that a manifest pins."""
        try:
            return self._prepare(standard, manifest.text("edition"), root)
        except EditionError as error:
            if error.standard != manifest.text("standard"):
                raise
            raise manifest.error("edition", error.message, error.remedy) from error

    def _prepare(self, standard: str, edition: str | None, root: Path) -> Compiled:
        key = (standard, edition)
        if key not in self._prepared:
            self._prepared[key] = prepare(standard, edition, avoid=root)
        return self._prepared[key]

    def _given(self, compiled: Compiled, root: Path) -> tuple[Artifact, ...]:
        """The registries, each under its path as seen from a project."""
        found = []
        for name in self._registries:
            known = (compiled.standard.name, name)
            if known not in self._read:
                self._read[known] = _registry(name, compiled)
            artifact, shown = self._read[known], os.path.relpath(name, root).replace(os.sep, "/")
            found.append(artifact._replace(document=replace(artifact.document, path=shown)))
        return tuple(found)

    def _not_judged(self, root: Path, error: ManifestError | StandardError) -> Report:
        gap = Gap(error.message, error.remedy, error.path, error.line, error.column)
        name = root.resolve().name
        shown = str(root) if isinstance(error, ManifestError) else ""
        as_of, commit = self._options.as_of.isoformat(), self._options.commit
        return Report(name, name, shown, "", "", "", "", "", "", as_of, gaps=(gap,), commit=commit)


def _repository(root: Path) -> tuple[Git, str]:
    """The repository that a project lies in; where none is in sight, git is not even started."""
    here = root.resolve()
    near = any((folder / ".git").exists() for folder in (here, *here.parents))
    if not near and "GIT_DIR" not in os.environ:
        raise NoHistory("this folder is in no git repository")
    from pmo_kit.cli.history import repository

    return repository(root)


def folder_of(path: Path) -> Path:
    """The folder that a path means: a manifest stands for the folder it lies in."""
    return path.parent if path.name == MANIFEST and path.is_file() else path


def _registry(name: str, compiled: Compiled) -> Artifact:
    file = Path(name).resolve()
    found = open_artifact(Folder(file.parent), file.name, compiled.standard, name)
    if isinstance(found, Artifact) and found.kind.outside:
        return found
    kinds = sorted(kind.kind for kind in compiled.standard.kinds.values() if kind.outside)
    reason = "It is no registry." if isinstance(found, Artifact) else found.message
    raise Stop(
        f"The registry cannot be used. {reason}",
        f"Give a file of one of the kinds outside projects: {', '.join(kinds)}.",
        name,
    )


def _found(report: Report, compiled: Compiled) -> Report:
    """The report, unless no file fits a pattern of the standard: nothing is no conformity."""
    if report.artifacts or report.findings:
        return report
    standard = compiled.standard
    patterns = sorted({pattern for kind in standard.kinds.values() for pattern in kind.files})
    gap = Gap(
        f"There is nothing to judge here: {standard.name} judges {', '.join(patterns)}.",
        "Name the folder from which these paths count.",
    )
    return report._replace(gaps=(gap,))


def _progress(roots: list[Path]) -> Iterator[Path]:
    """The roots, with a counter on the terminal where there are many."""
    shown = len(roots) > 50 and sys.stderr.isatty()
    for number, root in enumerate(roots, 1):
        if shown and number % 25 == 0:
            print(f"\r{number} of {len(roots)} projects", end="", file=sys.stderr, flush=True)
        yield root
    if shown:
        print("\r" + " " * 40 + "\r", end="", file=sys.stderr)
