"""`pmo train`: what there is to learn, and an exercise to begin with."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pmo_kit._text import plural
from pmo_kit.cli.common import print_json, tell
from pmo_kit.cli.errors import Stop
from pmo_kit.cli.train_certify import certify
from pmo_kit.cli.train_check import check
from pmo_kit.cli.train_pin import pin

if TYPE_CHECKING:
    from pmo_kit.standard import Standard
    from pmo_kit.standard.courses import Course, Training


@click.group(epilog="Example: pmo train start charter-empty && cd charter-empty && pmo train check")
def train() -> None:
    """Learn the standard: read, mend a project that has real defects, answer, be certified."""


@train.command("list", epilog="Example: pmo train list --for sponsor")
@click.option("--for", "role", metavar="ROLE", help="Only the courses for this role.")
@click.option("--rules", is_flag=True, help="List the rules that no question rests on instead.")
@click.option("--standard", default="core", metavar="NAME|DIR", help="What this standard teaches.")
@click.option("--edition", metavar="E", help="In this edition.")
@click.option(
    "--format", "form", default="text", type=click.Choice(["text", "json"]), help="What to print."
)
def list_(role: str | None, rules: bool, standard: str, edition: str | None, form: str) -> int:
    """List the courses with their minutes, lessons and exercises."""
    from pmo_kit.standard import load, load_training

    known = load(standard, edition)
    training = load_training(known)
    if rules and form == "text":
        return _unasked(training, known)
    wanted = _role(role, known) if role else ""
    courses = [c for c in training.courses.values() if not wanted or c.role == wanted]
    if form == "json":
        print_json(_data(courses, training, known))
        return 0
    for line in _lines(courses, training, known):
        tell(line)
    return 0


@train.command(epilog="Example: pmo train start charter-empty -o charter")
@click.argument("exercise")
@click.option(
    "-o", "--output", metavar="DIR", type=click.Path(path_type=Path), help="An empty place for it."
)
@click.option("--standard", default="core", metavar="NAME|DIR", help="The standard that has it.")
@click.option("--edition", metavar="E", help="In this edition.")
def start(exercise: str, output: Path | None, standard: str, edition: str | None) -> int:
    """Make a repository with the defects of EXERCISE, in a folder of its name unless DIR is given.

    `pmo train list` shows the exercises.
    """
    from pmo_kit import scaffold, training
    from pmo_kit.engine import prepare
    from pmo_kit.git import begin
    from pmo_kit.standard import folder_of, load_training

    compiled = prepare(folder_of(standard), edition)
    chosen = training.exercise_of(load_training(compiled.standard), exercise)
    ready = training.ready(chosen, compiled)
    shared = {p: t.encode() for p, t in scaffold.editor_files(compiled.standard).items()}
    files, place = {**shared, **training.first_files(ready)}, output or Path(exercise)
    message = f"Exercise {chosen.id}: {chosen.title}"
    scaffold.put(files, place, lambda made: begin(made, message, ready.options.as_of))
    tell(f"Made {place}: a repository with one commit.\n")
    tell(_wrapped(chosen.story) + "\n\n" + _wrapped(chosen.task) + "\n\nNext:")
    again = f" --standard {shlex.quote(standard)}" if standard != compiled.standard.id else ""
    tell(f"  cd {shlex.quote(str(place))}\n  read EXERCISE.md\n  pmo train check{again}")
    return 0


train.add_command(check)
train.add_command(certify)
train.add_command(pin)


def _wrapped(text: str) -> str:
    from textwrap import fill

    return fill(" ".join(text.split()), 88, initial_indent="  ", subsequent_indent="  ")


def _role(name: str, standard: Standard) -> str:
    """The id of a role, by id, title or everyday name. Raises `Stop` for an unknown one."""
    for role in standard.roles:
        if name.casefold() in (role.id, role.title.casefold(), role.everyday.casefold()):
            return role.id
    everyday = ", ".join(role.everyday or role.id for role in standard.roles)
    raise Stop(f"{standard.name} has no role `{name}`.", f"There are: {everyday}.")


def _lines(courses: list[Course], training: Training, standard: Standard) -> Iterator[str]:
    everyday = {role.id: role.everyday or role.title for role in standard.roles}
    if not courses:
        yield f"{standard.name} has no course for this. `pmo train list` shows all."
    for course in courses:
        level = f", {course.level}" if course.level else ""
        minutes = plural(training.minutes(course), "minute")
        yield f"{course.id}  {course.title} ({everyday.get(course.role, course.role)}{level})"
        yield f"  {minutes}: {_parts(course)}"
        for name in course.lessons:
            lesson = training.lessons[name]
            yield f"    {lesson.minutes:3} min  {lesson.title}  ({lesson.page})"
        for name in course.exercises:
            exercise = training.exercises[name]
            yield f"    {exercise.minutes:3} min  exercise {name}: {exercise.title}"
        if course.requires:
            yield f"  First: {', '.join(course.requires)}"
        yield ""
    if courses:
        yield "Begin one with `pmo train start EXERCISE`; read a lesson in the handbook."


def _parts(course: Course) -> str:
    parts = [plural(len(course.lessons), "lesson")]
    parts += [plural(len(course.exercises), "exercise")] if course.exercises else []
    parts += [plural(len(course.questions), "question")]
    return ", ".join(parts)


def _unasked(training: Training, standard: Standard) -> int:
    from pmo_kit.standard.courses import unasked

    silent = unasked(training, standard)
    for rule in silent:
        tell(f"{rule.id:12}{rule.level:8}{rule.title}")
    asked = len(standard.rules) - len(silent)
    tell(f"\n{asked} of {plural(len(standard.rules), 'rule')} are asked about; above are the rest.")
    return 0


def _data(courses: list[Course], training: Training, standard: Standard) -> dict[str, Any]:
    from pmo_kit import __version__
    from pmo_kit.standard.courses import stale, unasked

    return {
        "schema": "courses/v1",
        "kit": __version__,
        "standard": standard.name,
        "courses": [
            {
                "id": course.id,
                "title": course.title,
                "about": course.about,
                "role": course.role,
                "level": course.level or None,
                "minutes": training.minutes(course),
                "lessons": [training.lessons[name]._asdict() for name in course.lessons],
                "exercises": [_exercise(training, name) for name in course.exercises],
                "questions": list(course.questions),
                "wrong_at_most": course.wrong_at_most,
                "valid_months": course.valid_months,
                "requires": list(course.requires),
            }
            for course in courses
        ],
        "stale": sorted(q.id for q in training.questions.values() if stale(q, standard.rules)),
        "unasked": [rule.id for rule in unasked(training, standard)],
    }


def _exercise(training: Training, name: str) -> dict[str, Any]:
    exercise = training.exercises[name]
    return {"id": name, "title": exercise.title, "minutes": exercise.minutes}
