"""An exercise's project: the golden one with defects put in, and the same once they are fixed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from pmo_kit.engine.check import check
from pmo_kit.engine.compiled import Compiled
from pmo_kit.engine.rule_names import rule_id
from pmo_kit.engine.state import Options
from pmo_kit.examples.edits import find, swapped
from pmo_kit.examples.golden import Golden, choose, from_below, settings_for, under
from pmo_kit.project import Artifact, Folder, Overlay, Snapshot, Tree, read_manifest, read_snapshot
from pmo_kit.project.paths import PathError
from pmo_kit.results import Report
from pmo_kit.standard import StandardError
from pmo_kit.standard.courses import Exercise


class Stage(NamedTuple):
    """A project at one stage of an exercise: its files, what they say, and what the check says."""

    tree: Tree
    snapshot: Snapshot
    report: Report


class ReadyExercise(NamedTuple):
    """An exercise made ready: as it starts, as it may end, and how both are judged."""

    exercise: Exercise
    compiled: Compiled
    options: Options
    start: Stage
    solved: Stage

    def judge(self, tree: Tree) -> Stage:
        """Somebody's files, judged as the exercise is. Raises `ManifestError`."""
        return _judged(tree, self.compiled, self.options)


def prepare_exercise(exercise: Exercise, compiled: Compiled, golden: list[Golden]) -> ReadyExercise:
    """Make an exercise ready; one that is inherited under the settings it was written for.

    Raises `StandardError`, `PathError` and `ManifestError`.
    """
    compiled = under(compiled, settings_for(exercise.path, compiled))
    meant = ((rule_id(called, compiled.standard), subject) for called, subject in exercise.expect)
    exercise = exercise._replace(expect=tuple(meant))
    golden = from_below(golden, exercise.path, compiled)
    ground = choose(golden, exercise.ground)
    if ground is None:
        have = ", ".join(map(str, golden)) or "none"
        raise StandardError(
            f"There is no golden project for the exercise {exercise.id}.",
            f"Set `from` to one of these: {have}.",
        )
    as_of = date.fromisoformat(exercise.as_of) if exercise.as_of else None
    options = ground.options(exercise.gate or None, as_of)._replace(first=True)
    tree: Tree = Folder(Path(ground.snapshot.root))
    begun = Overlay(tree, changed_files(ground.snapshot, exercise.start))
    start = _judged(begun, compiled, options)
    mended = Overlay(begun, changed_files(start.snapshot, exercise.solution))
    return ReadyExercise(exercise, compiled, options, start, _judged(mended, compiled, options))


def changed_files(snapshot: Snapshot, changes: Mapping[str, Any]) -> dict[str, bytes | None]:
    """By path, the files that changes alter: what they then hold, None where they are deleted.

    Raises `PathError` where a text to replace is not there, or there twice.
    """
    files: dict[str, bytes | None] = {}
    for swap in changes.get("text", ()):
        path, text = _file(snapshot, swap["in"])
        text = (files.get(path) or text.encode()).decode()
        if text.count(swap["old"]) > 1:
            raise PathError(f"{path} holds the text “{swap['old']}” more than once.")
        files[path] = swapped(text, path, swap["old"], swap["new"]).encode()
    files |= {path: text.encode() for path, text in changes.get("write", {}).items()}
    files |= {_file(snapshot, name)[0]: None for name in changes.get("delete", ())}
    return files


def _file(snapshot: Snapshot, name: str) -> tuple[str, str]:
    """The path and the text of an artifact by its name, or of a file that is broken by its path."""
    for fault in snapshot.faults:
        if fault.path == name:
            return fault.path, fault.text
    artifact: Artifact = find(snapshot, name)
    return artifact.path, artifact.document.text


def _judged(tree: Tree, compiled: Compiled, options: Options) -> Stage:
    """What `pmo check` says of these files; what lies outside the project is not looked at."""
    manifest, standard = read_manifest(tree), compiled.standard
    snapshot = read_snapshot(tree, manifest, standard, ".", manifest.text("id"))
    return Stage(tree, snapshot, check(compiled, snapshot, options).report)
