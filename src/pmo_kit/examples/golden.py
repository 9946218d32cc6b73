"""The golden projects of a standard: sound by definition, and the ground of every example.

A company's standard inherits them, beside its own, together with the settings that they were
written for: its own thresholds and modes may be stricter.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pmo_kit._text import relative
from pmo_kit.engine.check import check_manifest
from pmo_kit.engine.compiled import Compiled
from pmo_kit.engine.open_project import RegistryError, unusable_registry
from pmo_kit.engine.state import Options
from pmo_kit.project import (
    Artifact,
    ExampleHistory,
    Fault,
    Folder,
    ManifestError,
    Snapshot,
    read_manifest,
    read_snapshot,
)
from pmo_kit.project.registry import open_registry
from pmo_kit.source import Broken, Document, read
from pmo_kit.standard import StandardError
from pmo_kit.standard.files import read_head
from pmo_kit.standard.merge_layers import folders, settings

PHASE = "executing"


@dataclass(frozen=True, slots=True)
class Golden:
    """One golden project at one stage, as read; `settings` are those it was written for.

    `owner` is the id of the standard that it lies in, `home` that standard's folder. An `inherited`
    one is not asked for registers that were not asked for where it was written.
    """

    tier: str
    phase: str
    as_of: date
    snapshot: Snapshot
    settings: Mapping[str, Any]
    inherited: bool
    owner: str
    home: Path

    def __str__(self) -> str:
        return " ".join(filter(None, (self.tier, self.phase, f"of {self.owner}")))

    def options(self, gate: str | None = None, as_of: date | None = None) -> Options:
        """How to judge it: at its own date unless an example says another."""
        return Options(as_of or self.as_of, gate, first=self.inherited)

    def standard(self, compiled: Compiled) -> Compiled:
        """A standard as it judges this project: with the settings it was written for."""
        return under(compiled, self.settings)


def under(compiled: Compiled, settings: Mapping[str, Any]) -> Compiled:
    """A standard with the thresholds and modes for which something was written.

    Thresholds that were not known there keep their value; fields that were not are not asked for.
    """
    standard = compiled.standard
    thresholds = {**standard.thresholds, **settings["thresholds"]}
    known = [layer for layer in standard.layers if layer.split("@")[0] in settings["standards"]]
    kinds = {name: kind.as_known_to(known) for name, kind in standard.kinds.items()}
    changed = standard._replace(thresholds=thresholds, modes=settings["modes"], kinds=kinds)
    return compiled._replace(standard=changed)


def settings_for(file: str, compiled: Compiled) -> Mapping[str, Any]:
    """The settings of the standard that a file lies in: the one compiled, or one it extends."""
    home = Path(compiled.standard.folder)
    found = (folder for folder in folders(home) if Path(file).is_relative_to(folder))
    return settings(next(found, home))


def load_golden(
    folders: list[Path], compiled: Compiled
) -> tuple[list[Golden], list[StandardError]]:
    """The golden projects in some folders, in their order, and what is wrong with the indexes."""
    found: list[Golden] = []
    errors: list[StandardError] = []
    for folder in folders:
        index = folder / "golden" / "index.yaml"
        if not index.is_file():
            continue
        document = read(index.read_bytes(), str(index))
        if isinstance(document, Broken):
            fault = document.problem
            place = (str(index), fault.line, fault.column)
            errors.append(StandardError(fault.message, fault.remedy, *place))
            continue
        projects, wrong = _read_all(folder, document, compiled)
        found += projects
        errors += wrong
    return found, errors


def choose(golden: list[Golden], example: Mapping[str, Any]) -> Golden | None:
    """The golden project that an example starts from: the first that fits, standard by standard.

    Without `tier` that is the first tier of a standard's index; without `phase` it is `executing`,
    or the first phase of the index where none of its golden projects is executing. What the
    example says under `from` counts as well, and there it may name the standard.
    """
    wanted = {**example, **example.get("from", {})}
    for owner in dict.fromkeys(one.owner for one in golden):
        if wanted.get("standard", owner) != owner:
            continue
        own = [one for one in golden if one.owner == owner]
        usual = PHASE if any(one.phase == PHASE for one in own) else own[0].phase
        place = wanted.get("tier", own[0].tier), wanted.get("phase", usual)
        found = next((one for one in own if (one.tier, one.phase) == place), None)
        if found is not None:
            return found
    return None


def from_below(golden: list[Golden], file: str, compiled: Compiled) -> list[Golden]:
    """The golden projects that a file's examples may start from.

    Those are what its standard has of its own or inherits: of no standard that extends it.
    """
    every = folders(Path(compiled.standard.folder))
    at = next((n for n, folder in enumerate(every) if Path(file).is_relative_to(folder)), 0)
    return [one for one in golden if one.home in every[at:]]


def _read_all(
    folder: Path, index: Document, compiled: Compiled
) -> tuple[list[Golden], list[StandardError]]:
    found, errors = [], []
    home, written_for = folder / "golden", settings(folder)
    owner = str(read_head(folder).data.get("id", folder.name))
    inherited = folder != Path(compiled.standard.folder)
    entries = index.data if isinstance(index.data, list) else [index.data]
    for position, entry in enumerate(entries):
        if not isinstance(entry, dict):
            message, remedy = "This is no golden project.", "Write {tier, phase, folder, as_of}."
            errors.append(_error(index, position, message, remedy))
            continue
        root = home / str(entry.get("folder", ""))
        try:
            as_of = date.fromisoformat(str(entry.get("as_of")))
            snapshot = _read(home, root, entry, compiled)
        except RegistryError as refused:
            place = index.place((position, "registry"))
            said = (f"{refused.path}: {refused.message}", refused.remedy, index.path)
            error = StandardError(*said, place.line, place.column)
            error.names = tuple(_kinds_of(home, entry.get("registry", ())))
            errors.append(error)
            continue
        except (ManifestError, ValueError, OSError) as error:
            message = f"The golden project {entry.get('folder')} cannot be read: {error}"
            remedy = "Give `folder` and `as_of`, and a project in that folder."
            errors.append(_error(index, position, message, remedy))
            continue
        tier, phase = str(entry.get("tier", "")), str(entry.get("phase", ""))
        found.append(Golden(tier, phase, as_of, snapshot, written_for, inherited, owner, folder))
    return found, errors


def _error(index: Document, position: int, message: str, remedy: str) -> StandardError:
    place = index.place((position,))
    return StandardError(message, remedy, index.path, place.line, place.column)


def _read(home: Path, root: Path, entry: dict[str, Any], compiled: Compiled) -> Snapshot:
    if not root.is_dir():
        raise OSError("there is no such folder")
    tree, standard = Folder(root), compiled.standard
    manifest = read_manifest(tree) if standard.has_manifest else None
    if manifest is not None:
        check_manifest(manifest, standard)
    registries: list[Artifact] = []
    for name in _listed(entry.get("registry", ())):
        if not (home / name).is_file():
            raise RegistryError("There is no such file.", "Write it, or correct its name.", name)
        shown = relative(home / name, root)
        opened = open_registry(Folder(home), name, standard, shown)
        if isinstance(opened, Fault):
            raise unusable_registry(opened, standard, name)
        registries += opened
    snapshot = read_snapshot(tree, manifest, standard, str(root), root.name, tuple(registries))
    return snapshot._replace(history=ExampleHistory({}))


def _kinds_of(home: Path, names: Any) -> Iterator[tuple[str, str]]:
    """The kinds that registries say they are of, each as what a fault is about."""
    for path in (home / name for name in _listed(names)):
        document = read(path.read_bytes(), str(path)) if path.is_file() else None
        if isinstance(document, Document) and isinstance(document.data, dict):
            yield "kind", str(document.data.get("schema", "")).partition("/")[0]


def _listed(names: Any) -> list[str]:
    """One registry, or several."""
    return [str(name) for name in ([names] if isinstance(names, str) else names)]
