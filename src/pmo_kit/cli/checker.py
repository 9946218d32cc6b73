"""Judges every project at a path, in its folder or in git's index, each by its standard."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from pmo_kit.cli.errors import Stop
from pmo_kit.engine import Compiled, Options, prepare
from pmo_kit.engine import check as judge
from pmo_kit.project import (
    Artifact,
    Folder,
    Index,
    Manifest,
    ManifestError,
    Snapshot,
    Tree,
    open_artifact,
    read_manifest,
    roots_below,
    take,
)
from pmo_kit.results import Gap, Report
from pmo_kit.standard import EditionError, StandardError, locate

MANIFEST = "pmo.yaml"


class Checker:
    """Judges projects one after the other; each standard is prepared once, the registry read once.

    Whatever keeps a project from being judged becomes a gap in its report.
    """

    def __init__(
        self, standard: str | None, edition: str | None, registry: str | None, options: Options
    ) -> None:
        self._standard = standard
        self._edition = edition
        self._registry = registry
        self._options = options
        self._prepared: dict[tuple[str, str | None], Compiled] = {}
        self._people: dict[str, Artifact] = {}

    def reports(self, path: Path) -> Iterator[Report]:
        """The reports of the project at a path, or of every project below it."""
        if path.name == MANIFEST and path.is_file():
            path = path.parent
        try:
            roots = self._roots(path)
        except (ManifestError, StandardError) as error:
            yield self._not_judged(path, error)
            return
        for root in _progress(roots):
            yield self._report(root)

    def _roots(self, path: Path) -> list[Path]:
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
            tree = self._index(root) if self._options.commit else Folder(root)
            if self._standard is not None:
                compiled = self._prepare(self._standard, self._edition, root)
                if not compiled.standard.has_manifest:
                    return _found(self._judge(compiled, root, tree, None), compiled)
            if (
                isinstance(tree, Index)
                and not tree.exists(MANIFEST)
                and (root / MANIFEST).is_file()
            ):
                raise ManifestError(
                    "pmo.yaml is in the folder, but not in what git would commit.",
                    "Run `git add pmo.yaml`.",
                )
            manifest = read_manifest(tree)
            if self._standard is None:
                compiled = self._named(manifest, root)
            return self._judge(compiled, root, tree, manifest)
        except (ManifestError, StandardError) as error:
            return self._not_judged(root, error)

    def _index(self, root: Path) -> Index:
        """What git would commit of a folder. Raises `ManifestError` where git does not answer."""
        from pmo_kit.git import Git, GitError, toplevel

        try:
            top = toplevel(root)
            inner = root.resolve().relative_to(top.resolve()).as_posix()
            return Index(Git(top), "" if inner == "." else f"{inner}/")
        except GitError as error:
            raise ManifestError(error.message, error.remedy, path="") from error

    def _named(self, manifest: Manifest, root: Path) -> Compiled:
        """The standard that a manifest names: an installed one, never a folder."""
        name, edition = manifest.text("standard"), self._edition or manifest.text("edition")
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
        try:
            return self._prepare(folder, edition, root)
        except EditionError as error:
            if error.standard != name or self._edition:
                raise
            raise manifest.error("edition", error.message, error.remedy) from error

    def _prepare(self, standard: str, edition: str | None, root: Path) -> Compiled:
        key = (standard, edition)
        if key not in self._prepared:
            self._prepared[key] = prepare(standard, edition, avoid=root)
        return self._prepared[key]

    def _judge(
        self, compiled: Compiled, root: Path, tree: Tree, manifest: Manifest | None
    ) -> Report:
        registry = self._given_registry(compiled, root)
        name = root.resolve().name
        snapshot: Snapshot = take(tree, manifest, compiled.standard, str(root), name, registry)
        return judge(compiled, snapshot, self._options)

    def _given_registry(self, compiled: Compiled, root: Path) -> Artifact | None:
        """The registry, under its path as seen from a project."""
        if self._registry is None:
            return None
        known = compiled.standard.name
        if known not in self._people:
            self._people[known] = _registry(self._registry, compiled)
        people = self._people[known]
        shown = os.path.relpath(self._registry, root).replace(os.sep, "/")
        return people._replace(document=replace(people.document, path=shown))

    def _not_judged(self, root: Path, error: ManifestError | StandardError) -> Report:
        gap = Gap(error.message, error.remedy, error.path, error.line, error.column)
        name = root.resolve().name
        shown = str(root) if isinstance(error, ManifestError) else ""
        as_of, commit = self._options.as_of.isoformat(), self._options.commit
        return Report(name, name, shown, "", "", "", "", "", "", as_of, gaps=(gap,), commit=commit)


def _registry(name: str, compiled: Compiled) -> Artifact:
    file = Path(name).resolve()
    found = open_artifact(Folder(file.parent), file.name, compiled.standard, name)
    if isinstance(found, Artifact) and found.kind.outside:
        return found
    reason = "It is no registry." if isinstance(found, Artifact) else found.message
    raise Stop(
        f"The registry cannot be used. {reason}",
        "Give a file whose `schema` is people/v1; `pmo explain people` shows one.",
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
