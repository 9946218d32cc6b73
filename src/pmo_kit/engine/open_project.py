"""Opens projects: their files, their manifest, the standard that judges them, what they hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, tzinfo
from functools import cached_property, lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pmo_kit._start.record import NamedTuple
from pmo_kit._text import relative
from pmo_kit._text.time_zones import day_in, zone
from pmo_kit.engine.compiled import Compiled
from pmo_kit.engine.prepare_standard import prepare
from pmo_kit.engine.state import Options
from pmo_kit.project import (
    MANIFEST,
    Artifact,
    Fault,
    Folder,
    GitHistory,
    Manifest,
    ManifestError,
    Overlay,
    Snapshot,
    Tree,
    read_snapshot,
    until,
)
from pmo_kit.project.snapshot import UNREADABLE
from pmo_kit.project.source import FolderSource, IndexSource, Source, tracked
from pmo_kit.results.error import KitError
from pmo_kit.standard import EditionError, Standard, StandardError, locate

if TYPE_CHECKING:
    from pmo_kit._files.file_facts import Noted
    from pmo_kit.engine.watch import Watch

PRESUMED = "core"


class RegistryError(KitError):
    """A file given with --registry that is none."""


class Request:
    """How projects are to be judged: each standard is prepared once, each registry read once.

    `now` is the instant of judging where no day was named: each project is judged on the day that
    it is there. `standard` and `edition` come before what manifests name. `base` is the revision
    whose exceptions alone excuse; `since` the one since which changes are told.
    """

    def __init__(
        self,
        options: Options,
        standard: str | None = None,
        edition: str | None = None,
        registries: tuple[str, ...] = (),
        base: str | None = None,
        since: str | None = None,
        now: datetime | None = None,
    ) -> None:
        self.options = options
        self.now = now
        self.standard = standard
        self.edition = edition
        self.registries = registries
        self.base = base
        self.since = since
        self.source: Source = IndexSource() if options.commit else FolderSource()
        self.watch: Watch | None = None
        self.noted: dict[str, Noted] = {}
        self._prepared: dict[tuple[str, str | None], Compiled] = {}
        self._read: dict[tuple[str, str], tuple[Artifact, ...]] = {}
        self._ids: dict[str, Path] = {}

    def watched(self, watch: Watch) -> Request:
        """The same for one project, with a watch over all that is asked of its files and of git.

        What was prepared and read for other projects is there, and the other way round.
        """
        seen = self._watched(watch)
        seen.__dict__["plain"] = self.plain._watched(watch)
        return seen

    def _watched(self, watch: Watch) -> Request:
        twin = object.__new__(Request)
        twin.__dict__.update(self.__dict__)
        twin.watch, twin.source = watch, watch.source(self.source)
        return twin

    def prepared(self, standard: str, edition: str | None, root: Path) -> Compiled:
        """A standard ready to judge a project. Raises `StandardError`."""
        key = (standard, edition)
        if key not in self._prepared:
            self._prepared[key] = prepare(standard, edition, avoid=root)
        if self.watch is not None:
            self.watch.prepared(standard, self._prepared[key])
        return self._prepared[key]

    def __reduce__(self) -> tuple[Callable[..., Request], tuple[object, ...]]:
        """In another process, equal requests are one, and so are their standards."""
        said = (self.options, self.standard, self.edition, self.registries)
        return _request, (*said, self.base, self.since, self.now)

    @cached_property
    def plain(self) -> Request:
        """The same by the files in the folder, for no gate and with all exceptions, in full."""
        options = Options(self.options.as_of, cut=self.options.cut)
        return Request(options, self.standard, self.edition, self.registries, now=self.now)

    def require_own_id(self, own: str, root: Path) -> None:
        """Raises `ManifestError` where another project of this call has the id of this one."""
        first = self._ids.setdefault(own, root)
        if first is not root and first.resolve() != root.resolve():
            raise self.source.manifest(root, self.source.tree(root)).error(
                "id",
                f"Two projects have the id `{own}`: {first} and {root}.",
                "Give each its own: what is said of one would be said of the other.",
            )

    def registry(self, name: str, compiled: Compiled) -> tuple[Artifact, ...]:
        """A registry, read as each kind that it is of. Raises `RegistryError`."""
        key = (compiled.standard.name, name)
        if key not in self._read:
            if self.watch is not None:
                self.watch.registry(name, self.noted)
            self._read[key] = _registry(name, compiled)
        return self._read[key]


@lru_cache(maxsize=8)
def _request(*said: Any) -> Request:
    return Request(*said)


class Project(NamedTuple):
    """A project ready to be judged: its files, what they hold, its standard, and how to judge."""

    root: Path
    compiled: Compiled
    tree: Tree
    manifest: Manifest | None
    snapshot: Snapshot
    options: Options


def roots(path: Path, request: Request) -> list[Path]:
    """Where projects lie at a path; the folder itself where none does.

    Raises `ManifestError` and `StandardError`.
    """
    folder = folder_of(path)
    if not folder.is_dir():
        raise ManifestError(
            f"{folder.name} is a file; projects are folders.",
            "Name the folder of pmo.yaml.",
            path="",
        )
    asked = asked_standard(folder, request)
    if asked is not None and not asked.standard.has_manifest:
        return [folder]
    return request.source.roots(folder) or [folder]


def folder_of(path: Path) -> Path:
    """The folder that a path means: a manifest stands for the folder it lies in."""
    return path.parent if path.name == MANIFEST and path.is_file() else path


def open_project(
    root: Path, request: Request, changes: Mapping[str, bytes] | None = None
) -> Project:
    """The project at a root, as it would be with changes to its files.

    Raises `ManifestError`, `StandardError` and `RegistryError`.
    """
    tree = request.source.tree(root)
    if changes:
        tree = Overlay(tree, changes)
    compiled, manifest = asked_standard(root, request), None
    if compiled is None or compiled.standard.has_manifest:
        manifest = request.source.manifest(root, tree)
        compiled = _standard_of(manifest, compiled, root, request)
    where = zone_of(manifest, compiled.standard)
    if request.watch is not None:
        request.watch.zone(where)
    snapshot = _snapshot(root, tree, manifest, compiled, request, where)
    options = _options(root, compiled, request)
    if request.now is not None:
        options = options._replace(as_of=day_in(request.now, where))
    return Project(root, compiled, tree, manifest, snapshot, options)


def zone_of(manifest: Manifest | None, standard: Standard) -> tzinfo:
    """The time zone in which a project counts its days: its own, else its standard's.

    Raises `ManifestError` where there is no such zone.
    """
    own = manifest.zone if manifest is not None else None
    return own or zone(standard.time_zone)


def asked_standard(root: Path, request: Request) -> Compiled | None:
    """The standard that was asked for, whatever a manifest names. Raises `StandardError`."""
    if request.standard is None:
        return None
    return request.prepared(request.standard, request.edition, root)


def presumed_standard(root: Path, request: Request) -> Compiled:
    """The standard of a project whose manifest cannot be read: the one asked for, or `core`."""
    asked = asked_standard(root, request)
    return asked or request.prepared(str(locate(PRESUMED)), None, root)


def _standard_of(
    manifest: Manifest, asked: Compiled | None, root: Path, request: Request
) -> Compiled:
    """The standard by which a project is judged, in the edition that its manifest pins."""
    if asked is None:
        return _named(manifest, root, request)
    if request.edition is None and asked.standard.id == manifest.text("standard"):
        return _pinned(str(request.standard), manifest, root, request)
    return asked


def _named(manifest: Manifest, root: Path, request: Request) -> Compiled:
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
    if request.watch is not None:
        request.watch.named(name, folder)
    if request.edition is None:
        return _pinned(folder, manifest, root, request)
    return request.prepared(folder, request.edition, root)


def _pinned(standard: str, manifest: Manifest, root: Path, request: Request) -> Compiled:
    """A standard in the edition that a manifest pins."""
    try:
        return request.prepared(standard, manifest.text("edition"), root)
    except EditionError as error:
        if error.standard != manifest.text("standard"):
            raise
        raise manifest.error("edition", error.message, error.remedy) from error


def _options(root: Path, compiled: Compiled, request: Request) -> Options:
    """How to judge; with the exceptions of the base revision. Raises `ManifestError`."""
    if request.base is None or not compiled.standard.has_manifest:
        return request.options
    from pmo_kit.engine.base import base_of
    from pmo_kit.git import GitError

    try:
        base = base_of(root, request.base, compiled.standard)
    except GitError as error:
        raise ManifestError(error.message, error.remedy, path="") from error
    return request.options._replace(base=base)


def _snapshot(
    root: Path,
    tree: Tree,
    manifest: Manifest | None,
    compiled: Compiled,
    request: Request,
    where: tzinfo,
) -> Snapshot:
    """What a project holds, with the registries. Raises `RegistryError`."""
    registries = tuple(_registries(root, compiled, request))
    name = root.resolve().name
    found = read_snapshot(tree, manifest, compiled.standard, str(root), name, registries)
    if request.options.cut:
        found = until(found, request.options.as_of.isoformat())
    look = request.watch.tracked if request.watch is not None else partial(tracked, root)
    return found._replace(history=GitHistory(look, where))


def _registries(root: Path, compiled: Compiled, request: Request) -> Iterator[Artifact]:
    """The registries, each under its path as seen from a project."""
    for name in request.registries:
        shown = relative(name, root)
        for artifact in request.registry(name, compiled):
            yield artifact._replace(document=artifact.document.replace(path=shown))


def _registry(name: str, compiled: Compiled) -> tuple[Artifact, ...]:
    from pmo_kit.project.registry import open_registry

    file = Path(name).resolve()
    found = open_registry(Folder(file.parent), file.name, compiled.standard, name)
    if isinstance(found, Fault):
        raise unusable_registry(found, compiled.standard, name)
    return found


def unusable_registry(fault: Fault, standard: Standard, name: str) -> RegistryError:
    """Why a file cannot be read as what a standard keeps outside projects."""
    kinds = ", ".join(sorted(kind.kind for kind in standard.kinds.values() if kind.outside))
    remedy = f"Give a file of one of the kinds outside projects: {kinds}."
    if not kinds:
        remedy = f"Leave it out: {standard.name} keeps nothing outside projects."
    elif fault.code == UNREADABLE:
        remedy = fault.remedy
    message = f"The registry cannot be used. {fault.message}"
    return RegistryError(message, remedy, name, fault.line, fault.column)
