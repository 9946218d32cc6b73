"""An exercise as a repository: made ready, its first files, and whether one began with them."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from pmo_kit.engine import Compiled
from pmo_kit.examples.exercise import ReadyExercise, prepare_exercise
from pmo_kit.examples.golden import load_golden
from pmo_kit.git import Git, GitError
from pmo_kit.project import Folder, ManifestError
from pmo_kit.project.paths import PathError
from pmo_kit.source import Broken, read
from pmo_kit.source.edit import scalar
from pmo_kit.standard.courses import Exercise
from pmo_kit.standard.merge_layers import folders
from pmo_kit.training.find_courses import TrainingError

CLAIM = ".pmo/exercise.yaml"
PAGE = "EXERCISE.md"
_CLAIM = """\
# Which exercise this is. `pmo train check` reads it, and holds it to the first commit.
exercise: {exercise}
standard: {standard}
edition: "{edition}"
"""


class Claim(NamedTuple):
    """Which exercise a repository says that it is, of which standard and edition."""

    exercise: str
    standard: str
    edition: str


def ready(exercise: Exercise, compiled: Compiled) -> ReadyExercise:
    """An exercise with its project, begun and solved.

    Raises `TrainingError` where it cannot be made, `StandardError` where there is no golden project
    for it or that is not sound.
    """
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


def first_files(ready: ReadyExercise) -> dict[str, bytes]:
    """By path, what the repository of an exercise holds when it is begun.

    Raises `TrainingError` where a file of it cannot be read.
    """
    tree, standard = ready.start.tree, ready.compiled.standard
    files = {}
    for path in tree.files():
        content = tree.read(path)
        if isinstance(content, Broken):
            raise TrainingError(
                f"{path} of the exercise {ready.exercise.id} cannot be read.",
                content.problem.remedy,
            )
        files[path] = content
    claim = _CLAIM.format(
        exercise=scalar(ready.exercise.id),
        standard=scalar(standard.id),
        edition=standard.edition,
    )
    return {**files, PAGE: page(ready).encode(), CLAIM: claim.encode()}


def page(ready: ReadyExercise) -> str:
    """The page that lies in the repository: what happened, what is to be done, how to go on."""
    exercise, options = ready.exercise, ready.options
    day = options.as_of.isoformat()
    gate = f" --gate {options.gate}" if options.gate else ""
    return f"""# {exercise.title}

{exercise.story.strip()}

## What to do

{exercise.task.strip()}

About {exercise.minutes} minutes. Here it is {day}; the project is judged as of that day.

## How to go on

    pmo train check                 # what is left
    pmo train check --hint          # and why it matters; --hint twice says how to fix it
    pmo check --as-of {day}{gate}

Fix the project's files. An artifact taken away, a waiver or a lighter tier fixes nothing, and is
seen. Commit as you like; the first commit must stay as it is.
"""


def claimed(root: Path) -> Claim:
    """What a repository says it is. Raises `TrainingError` where that cannot be read."""
    path, content = root / CLAIM, Folder(root).read(CLAIM)
    if isinstance(content, Broken):
        raise TrainingError(
            f"{root} is no exercise: it has no {CLAIM} that can be read.",
            "Go to the folder that `pmo train start` made, or name it; `pmo train list` shows all.",
        )
    document = read(content, str(path))
    data = {} if isinstance(document, Broken) else document.data
    found = [data.get(name) if isinstance(data, dict) else None for name in Claim._fields]
    if not all(isinstance(value, str) for value in found):
        raise TrainingError(
            f"{CLAIM} does not say which exercise this is.",
            f"Take back what was changed in it: `git checkout -- {CLAIM}`.",
            str(path),
        )
    return Claim(*map(str, found))


def require_first_commit(ready: ReadyExercise, root: Path) -> None:
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
