"""An exercise as files: the project with its defects, a page that tells its story, a claim."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from pmo_kit.examples.exercise import ReadyExercise
from pmo_kit.source import Broken, read
from pmo_kit.source.edit import scalar
from pmo_kit.training.training_error import TrainingError

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


def first_files(ready: ReadyExercise) -> dict[str, bytes]:
    """By path, what the repository of an exercise holds when it is begun."""
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
    pmo train check --hint          # and why it matters; --hint twice says how to mend it
    pmo check --as-of {day}{gate}

Mend the project's files. An artifact taken away, a waiver or a lighter tier mends nothing, and is
seen. Commit as you like; the first commit must stay as it is.
"""


def claimed(root: Path) -> Claim:
    """What a repository says it is. Raises `TrainingError` where that cannot be read."""
    path = root / CLAIM
    try:
        document = read(path.read_bytes(), str(path))
    except OSError as error:
        raise TrainingError(
            f"{root} is no exercise: it has no {CLAIM}.",
            "Go to the folder that `pmo train start` made, or name it; `pmo train list` shows all.",
        ) from error
    data = {} if isinstance(document, Broken) else document.data
    found = [data.get(name) if isinstance(data, dict) else None for name in Claim._fields]
    if not all(isinstance(value, str) for value in found):
        raise TrainingError(
            f"{CLAIM} does not say which exercise this is.",
            f"Take back what was changed in it: `git checkout -- {CLAIM}`.",
            str(path),
        )
    return Claim(*map(str, found))
