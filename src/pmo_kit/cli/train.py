"""`pmo train`: what there is to learn, and an exercise to begin with."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

from pmo_kit.cli.files import settle
from pmo_kit.cli.later import as_click, click
from pmo_kit.cli.options import EDITION, FORMAT, OUTPUT, STANDARD
from pmo_kit.cli.output import Stop, answer, say
from pmo_kit.cli.train_certify import certify
from pmo_kit.cli.train_check import check
from pmo_kit.cli.train_pin import pin

if TYPE_CHECKING:
    from pmo_kit.standard import Standard


@click.group(epilog="Example: pmo train start charter-empty && cd charter-empty && pmo train check")
def train() -> None:
    """Learn the standard: read, fix projects with real defects, answer, get a certificate."""


@train.command("list", epilog="Example: pmo train list --for sponsor")
@click.option("--for", "role", metavar="ROLE", help="Only the courses for this role.")
@click.option("--rules", is_flag=True, help="List the rules that no question asks about instead.")
@STANDARD
@EDITION
@FORMAT
def list_(
    role: str | None, rules: bool, standard: str | None, edition: str | None, form: str
) -> int:
    """List the courses with their minutes, lessons and exercises."""
    from pmo_kit.standard import load
    from pmo_kit.training import courses_of

    known = load(standard or "core", edition)
    wanted = _role(role, known) if role else ""
    return answer(form, courses_of(known, wanted, only_rules=rules and form == "text"))


@train.command(epilog="Example: pmo train start charter-empty -o charter")
@click.argument("exercise")
@OUTPUT
@STANDARD
@EDITION
def start(exercise: str, output: Path | None, standard: str | None, edition: str | None) -> int:
    """Make a repository with the defects of EXERCISE, in a folder of its name unless DIR is given.

    `pmo train list` shows the exercises.

    Writes: a new repository in the folder, and nothing outside it.
    """
    from pmo_kit import templates, training
    from pmo_kit.engine import prepare
    from pmo_kit.git import begin
    from pmo_kit.standard import folder_of
    from pmo_kit.standard.courses import load_training

    compiled = prepare(folder_of(standard or "core"), edition)
    chosen = training.exercise_of(load_training(compiled.standard), exercise)
    ready = training.ready(chosen, compiled)
    shared = {p: t.encode() for p, t in templates.editor_files(compiled.standard).items()}
    files, place = {**shared, **training.first_files(ready)}, output or Path(exercise)
    settle(place, writes=True)
    message = f"Exercise {chosen.id}: {chosen.title}"
    templates.put(files, place, lambda made: begin(made, message, ready.options.as_of))
    say(f"Made {place}: a repository with one commit.\n")
    say(_wrapped(chosen.story) + "\n\n" + _wrapped(chosen.task) + "\n\nNext:")
    named = standard is not None and standard != compiled.standard.id
    again = f" --standard {shlex.quote(str(standard))}" if named else ""
    say(f"  cd {shlex.quote(str(place))}\n  read EXERCISE.md\n  pmo train check{again}")
    return 0


for command in (check, certify, pin):
    train.add_command(as_click(command))


def _wrapped(text: str) -> str:
    from textwrap import fill

    return fill(" ".join(text.split()), 88, initial_indent="  ", subsequent_indent="  ")


def _role(name: str, standard: Standard) -> str:
    """The id of a role, by any of its names. Raises `Stop` for an unknown one."""
    for role in standard.roles:
        known = (role.id, role.title, role.everyday, *role.other_names)
        if name.casefold() in map(str.casefold, known):
            return role.id
    everyday = ", ".join(role.everyday or role.id for role in standard.roles)
    raise Stop(f"{standard.name} has no role `{name}`.", f"There are: {everyday}.")
