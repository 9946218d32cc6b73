"""Opens a project in its folder: its files, its manifest, and the standard that judges it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pmo_kit._text.relative import relative
from pmo_kit.engine.check import check
from pmo_kit.engine.compiled import Compiled, prepare
from pmo_kit.engine.state import Options
from pmo_kit.project import (
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
    take,
    until,
)
from pmo_kit.project.history import unknown
from pmo_kit.results import Gap, Report
from pmo_kit.standard import EditionError, StandardError, locate

if TYPE_CHECKING:
    from pmo_kit.git import Git

PRESUMED = "core"


class RegistryError(Exception):
    """A file given with --registry that is none; carries what to do instead."""

    def __init__(self, message: str, remedy: str, path: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy
        self.path = path


class Opened(NamedTuple):
    """A project ready to be judged: its files, its manifest, and the standard it follows."""

    root: Path
    compiled: Compiled
    tree: Tree
    manifest: Manifest | None


class Opener:
    """Opens projects; each standard is prepared once, each registry read once."""

    def __init__(
        self,
        standard: str | None,
        edition: str | None,
        registries: tuple[str, ...],
        options: Options,
    ) -> None:
        self._standard = standard
        self._edition = edition
        self._registries = registries
        self._options = options
        self._prepared: dict[tuple[str, str | None], Compiled] = {}
        self._read: dict[tuple[str, str], Artifact] = {}

    def open(self, root: Path, changes: Mapping[str, bytes] | None = None) -> Opened:
        """The project at a root, as it would be with changes to its files.

        Raises `ManifestError` and `StandardError`.
        """
        tree = self.tree(root)
        if changes:
            tree = Overlay(tree, changes)
        compiled = self.unnamed(root)
        if compiled is not None and not compiled.standard.has_manifest:
            return Opened(root, compiled, tree, None)
        manifest = self.manifest(root, tree)
        if compiled is None:
            compiled = self._named(manifest, root)
        elif self._edition is None and compiled.standard.id == manifest.text("standard"):
            compiled = self._pinned(str(self._standard), manifest, root)
        return Opened(root, compiled, tree, manifest)

    def tree(self, root: Path) -> Tree:
        """Where the files of a project come from. Raises `ManifestError`."""
        return Folder(root)

    def unnamed(self, root: Path) -> Compiled | None:
        """The standard that was asked for, whatever a manifest names. Raises `StandardError`."""
        if self._standard is None:
            return None
        return self._prepare(self._standard, self._edition, root)

    def manifest(self, root: Path, tree: Tree) -> Manifest:
        """The manifest among a project's files. Raises `ManifestError`."""
        return read_manifest(tree)

    def options(self, opened: Opened) -> Options:
        """How to judge an opened project. Raises `ManifestError`."""
        return self._options

    def presumed(self, root: Path) -> Compiled:
        """The standard of a project whose manifest cannot be read: the one asked for, or `core`."""
        return self.unnamed(root) or self._prepare(str(locate(PRESUMED)), None, root)

    def judge(self, opened: Opened, snapshot: Snapshot | None = None) -> Report:
        """The report of an opened project. Raises `ManifestError` and `RegistryError`."""
        snapshot = snapshot or self.snapshot(opened)
        report = check(opened.compiled, snapshot, self.options(opened)).report
        return report if opened.manifest is not None else _found(report, opened.compiled)

    def snapshot(self, opened: Opened) -> Snapshot:
        """What an opened project holds. Raises `RegistryError`."""
        root, compiled = opened.root, opened.compiled
        given, name = self._given(compiled, root), root.resolve().name
        found = take(opened.tree, opened.manifest, compiled.standard, str(root), name, given)
        if self._options.cut:
            found = until(found, self._options.as_of.isoformat())
        return found._replace(history=Commits(lambda: tracked(root)))

    def not_judged(self, root: Path, error: ManifestError | StandardError) -> Report:
        """The report of a project that could not be judged, and why."""
        gap = Gap(error.message, error.remedy, error.path, error.line, error.column)
        name = root.resolve().name
        shown = str(root) if isinstance(error, ManifestError) else ""
        as_of, commit = self._options.as_of.isoformat(), self._options.commit
        return Report(name, name, shown, "", "", "", "", "", "", as_of, gaps=(gap,), commit=commit)

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
            artifact, shown = self._read[known], relative(name, root)
            found.append(artifact._replace(document=replace(artifact.document, path=shown)))
        return tuple(found)


def tracked(root: Path) -> tuple[Git, str]:
    """The repository that a project lies in; where none is in sight, git is not even started.

    Raises `NoHistory`.
    """
    here = root.resolve()
    near = any((folder / ".git").exists() for folder in (here, *here.parents))
    if not near and "GIT_DIR" not in os.environ:
        raise NoHistory("this folder is in no git repository")
    from pmo_kit.engine.git_state import repository
    from pmo_kit.git import GitError

    try:
        return repository(root)
    except GitError as error:
        raise unknown(error) from None


def _registry(name: str, compiled: Compiled) -> Artifact:
    file = Path(name).resolve()
    found = open_artifact(Folder(file.parent), file.name, compiled.standard, name)
    if isinstance(found, Artifact) and found.kind.outside:
        return found
    kinds = sorted(kind.kind for kind in compiled.standard.kinds.values() if kind.outside)
    reason = "It is no registry." if isinstance(found, Artifact) else found.message
    raise RegistryError(
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
