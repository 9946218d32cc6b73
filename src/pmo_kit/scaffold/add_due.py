"""Adds everything that a gate will ask for, as one set of files; what is there stays as it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import PurePosixPath
from typing import NamedTuple

from pmo_kit.engine import Project
from pmo_kit.engine.check import read_state
from pmo_kit.engine.decisions import next_gate
from pmo_kit.engine.due import dues
from pmo_kit.engine.state import State
from pmo_kit.gates.readiness import owner_of_kind, readiness_for
from pmo_kit.project import MANIFEST, Overlay, read_snapshot
from pmo_kit.results.due_artifacts import DueArtifact, DueArtifacts
from pmo_kit.results.readiness import Step
from pmo_kit.scaffold.add_artifact import add
from pmo_kit.scaffold.project_facts import SOURCES
from pmo_kit.standard import Kind, Standard
from pmo_kit.standard.words import gate_id
from pmo_kit.templates.project_template import ScaffoldError


class DueAdditions(NamedTuple):
    """What a gate asks for, and the files that are to be, by path."""

    artifacts: DueArtifacts
    files: Mapping[str, bytes]


def add_due(project: Project, gate: str, today: date) -> DueAdditions:
    """What a gate asks of a project, and what of it is not there yet, begun from skeletons.

    Asked for is what the gates that count would miss, this one among them; without a name, the one
    that ends the phase. Raises `ScaffoldError` where there is none, or a file stands in the way,
    and `ManifestError`.
    """
    standard = project.compiled.standard
    gate = gate_id(standard, gate) if gate else next_gate(standard, project.snapshot)
    if not gate:
        raise ScaffoldError(
            f"No gate ends the phase `{project.snapshot.phase}`, so none is next.",
            "Name one: `pmo add --due GATE`.",
        )
    state = read_state(project.compiled, project.snapshot, project.options._replace(gate=gate))
    files: dict[str, bytes] = {}
    artifacts: list[DueArtifact] = []
    for kind in _in_order(standard):
        if any(asking in state.gates for _, asking in dues(state, kind)):
            artifacts += _artifacts(state, project, kind, today, files)
    steps = readiness_for(gate, _with(project, files)).steps
    if "project" in standard.kinds:
        artifacts.append(_artifact(state, standard.kinds["project"], MANIFEST))
    wanting = [artifact._replace(steps=tuple(_of(artifact, steps))) for artifact in artifacts]
    own = {kind.kind for kind in standard.kinds.values() if _asks(state, kind, gate)}
    told = tuple(
        artifact
        for artifact in wanting
        if artifact.state != "there" or artifact.kind in own or artifact.steps
    )
    title = next(known.title for known in standard.gates if known.id == gate)
    found = DueArtifacts(str(project.root), gate, title, project.snapshot.tier, told, state.words)
    return DueAdditions(found, files)


def _asks(state: State, kind: Kind, gate: str) -> bool:
    """Whether a gate itself asks for a kind, and not only one before it."""
    return any(asking.id == gate for _, asking in dues(state, kind))


def _in_order(standard: Standard) -> list[Kind]:
    """The kinds, those first whose content goes into others."""
    kinds = [kind for kind in standard.kinds.values() if not kind.outside]
    return sorted(kinds, key=lambda kind: kind.kind not in SOURCES)


def _artifacts(
    state: State, project: Project, kind: Kind, today: date, files: dict[str, bytes]
) -> Iterator[DueArtifact]:
    """A kind's artifacts that are there; else the one that is made, or the place of a record."""
    there = [artifact.path for artifact in state.snapshot.of(kind.kind)]
    there = [*there, *(path for path in state.hidden(kind.kind) if path not in there)]
    if there:
        yield from (_artifact(state, kind, path) for path in there)
    elif kind.life == "record":
        assert state.snapshot.manifest is not None
        path = PurePosixPath(state.snapshot.manifest.folder) / kind.file.replace("{key}", "…")
        yield _artifact(state, kind, path.as_posix())._replace(state="later")
    else:
        tree = Overlay(project.tree, files)
        made = add(project.root, kind.kind, state.compiled.standard, today=today, tree=tree)
        files[made.path] = made.text.encode()
        yield _artifact(state, kind, made.path)._replace(state="made")


def _artifact(state: State, kind: Kind, path: str) -> DueArtifact:
    owner = owner_of_kind(state.compiled.standard, state.snapshot, kind.kind)
    return DueArtifact("there", path, kind.kind, kind.title, owner)


def _with(project: Project, files: Mapping[str, bytes]) -> Project:
    """The project as it will be with some files."""
    tree, snapshot = Overlay(project.tree, files), project.snapshot
    read = read_snapshot(
        tree,
        project.manifest,
        project.compiled.standard,
        snapshot.root,
        snapshot.name,
        snapshot.registries,
    )
    return project._replace(tree=tree, snapshot=read._replace(history=snapshot.history))


def _of(artifact: DueArtifact, steps: tuple[Step, ...]) -> Iterator[Step]:
    """The steps that lie in an artifact."""
    for step in steps:
        if step.location.path == artifact.path and step.kind == artifact.kind:
            yield step
