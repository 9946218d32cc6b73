"""Finds courses and exercises by id, makes exercises ready, and knows one that was begun."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pmo_kit._text import did_you_mean
from pmo_kit.engine import Compiled
from pmo_kit.examples.exercise import ReadyExercise, prepare_exercise
from pmo_kit.examples.golden import load_golden
from pmo_kit.git import Git, GitError
from pmo_kit.project import ManifestError
from pmo_kit.project.paths import PathError
from pmo_kit.source import Broken
from pmo_kit.standard.courses import Course, Exercise, Training
from pmo_kit.standard.merge_layers import folders
from pmo_kit.training.training_error import TrainingError


def course_of(training: Training, name: str) -> Course:
    """The course called `name`. Raises `TrainingError` where there is none."""
    if name in training.courses:
        return training.courses[name]
    raise _unknown("course", name, training.courses)


def exercise_of(training: Training, name: str) -> Exercise:
    """The exercise called `name`. Raises `TrainingError` where there is none."""
    if name in training.exercises:
        return training.exercises[name]
    raise _unknown("exercise", name, training.exercises)


def ready(exercise: Exercise, compiled: Compiled) -> ReadyExercise:
    """An exercise with its project, begun and solved; raises `TrainingError`, `StandardError`."""
    golden, errors = load_golden(folders(Path(compiled.standard.folder)), compiled)
    if errors:
        raise errors[0]
    try:
        return prepare_exercise(exercise, compiled, golden)
    except (PathError, ManifestError) as error:
        raise TrainingError(
            f"The exercise {exercise.id} cannot be made: {error}",
            f"Tell whoever keeps it; `pmo standard verify {compiled.standard.id}` shows it too.",
        ) from error


def begun_as(ready: ReadyExercise, root: Path) -> None:
    """Hold a repository to its first commit: it is the exercise as `pmo train start` makes it.

    So nobody can relabel another exercise. Raises `TrainingError` where it is something else, or
    cannot be seen.
    """
    try:
        git = Git(root)
        first = git.first_commits() if git.root.resolve() == root.resolve() else []
        held = {entry.path: entry.blob for entry in git.commit_files(first[0])} if first else {}
        texts = git.read_blobs(held.values()) if held else {}
    except GitError as error:
        raise _not_begun(ready.exercise) from error
    tree = ready.start.tree
    files = {path: tree.read(path) for path in tree.files()}
    if not first or any(
        isinstance(content, Broken) or texts.get(held.get(path, "")) != content
        for path, content in files.items()
    ):
        raise _not_begun(ready.exercise)


def _not_begun(exercise: Exercise) -> TrainingError:
    return TrainingError(
        f"This repository does not begin with the exercise {exercise.id} as it is now.",
        f"Its first commit must stay as it was made. Run `pmo train start {exercise.id}` again, in "
        "another folder, and bring your changes over.",
    )


def _unknown(word: str, name: str, known: Iterable[str]) -> TrainingError:
    names = sorted(known)
    hint = did_you_mean(name, names)
    return TrainingError(
        f"There is no {word} `{name}`.",
        f"{hint}There are: {', '.join(names) or 'none'}.",
    )
