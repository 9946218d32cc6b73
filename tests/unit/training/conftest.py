"""What the core standard teaches, and somebody's attempts at its exercises."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pmo_kit.engine import Compiled, prepare
from pmo_kit.examples.exercise import ReadyExercise
from pmo_kit.project import Overlay
from pmo_kit.results.exercise_result import ExerciseResult
from pmo_kit.source import Broken
from pmo_kit.standard.courses import Training, load_training
from pmo_kit.training import examine, exercise_of, ready

ROOT = Path(__file__).resolve().parent.parent.parent.parent
CORE = ROOT / "standards" / "core"

Attempt = Callable[..., ExerciseResult]


@pytest.fixture(scope="session")
def core() -> Compiled:
    return prepare(CORE)


@pytest.fixture(scope="session")
def taught(core: Compiled) -> Training:
    return load_training(core.standard)


@pytest.fixture(scope="session")
def begun(core: Compiled, taught: Training) -> Callable[[str], ReadyExercise]:
    known: dict[str, ReadyExercise] = {}

    def of(name: str) -> ReadyExercise:
        if name not in known:
            known[name] = ready(exercise_of(taught, name), core)
        return known[name]

    return of


@pytest.fixture
def attempt(begun: Callable[[str], ReadyExercise]) -> Attempt:
    """Examines an exercise after changes to its solution, or to its start.

    `attempt("watermelon", {"pmo/plan.yaml": ("old", "new")})`; None takes a file away, a text alone
    is a whole file.
    """

    def of(
        name: str, changes: dict[str, tuple[str, str] | str | None], *, solved: bool = False
    ) -> ExerciseResult:
        practice = begun(name)
        tree = practice.solved.tree if solved else practice.start.tree
        files: dict[str, bytes | None] = {}
        for path, change in changes.items():
            if isinstance(change, tuple):
                content = tree.read(path)
                assert not isinstance(content, Broken)
                assert change[0].encode() in content, (path, change[0])
                files[path] = content.replace(change[0].encode(), change[1].encode())
            else:
                files[path] = None if change is None else change.encode()
        return examine(practice, Overlay(tree, files))

    return of
