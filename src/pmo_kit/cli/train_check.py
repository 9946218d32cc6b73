"""`pmo train check`: what is left of an exercise's defects, judged by the validator itself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pmo_kit.cli.files import enclosing
from pmo_kit.cli.later import click
from pmo_kit.cli.options import FORMAT, STANDARD
from pmo_kit.cli.output import answer

if TYPE_CHECKING:
    from pmo_kit.results.exercise_result import ExerciseResult


@click.command(epilog="Example: pmo train check --hint")
@click.argument("folder", required=False, metavar="[DIR]", type=click.Path(exists=True))
@click.option(
    "--hint", "hints", count=True, help="Also say why it matters; given twice, also how to fix it."
)
@STANDARD
@FORMAT
def check(folder: str | None, hints: int, standard: str | None, form: str) -> int:
    """Judge the exercise in DIR, or around the current folder, on its own day.

    Exit codes: 0 solved, 1 not yet, 2 cannot be judged.
    """
    from pmo_kit.training import CLAIM

    return answer(form, examined(Path(folder or enclosing(CLAIM)), standard, hints))


def examined(root: Path, standard: str | None, hints: int = 0) -> ExerciseResult:
    """Judge the exercise in a folder. Raises `TrainingError` where there is none, or another."""
    from pmo_kit import training
    from pmo_kit.engine import prepare
    from pmo_kit.project import Folder
    from pmo_kit.standard import folder_of, locate
    from pmo_kit.standard.courses import load_training

    claim = training.claimed(root)
    where = folder_of(standard) if standard else locate(claim.standard)
    compiled = prepare(where, claim.edition)
    exercise = training.exercise_of(load_training(compiled.standard), claim.exercise)
    ready = training.ready(exercise, compiled)
    training.require_first_commit(ready, root)
    if exercise.company:
        from pmo_kit.verify import examine_rule, verify

        return examine_rule(ready, root, verify, hints)
    return training.examine(ready, Folder(root), hints)
