"""`pmo train certify`: shows or writes that somebody passed a course, and until when."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pmo_kit.cli.apply_edits import UNWRITTEN, save, show
from pmo_kit.cli.common import AS_OF, print_json, tell
from pmo_kit.cli.train_proofs import Asked, Ground, answered, ground_of, missing

if TYPE_CHECKING:
    from pmo_kit.standard.courses import Question
    from pmo_kit.training import Certificate


@click.command(
    epilog="\b\nExample:\n"
    "  pmo train certify ada leader-t1 --registry people.yaml --exercise exercises\n"
    "  pmo train certify olga sponsor --registry people.yaml --exercise exercises "
    "--answers olga.yaml --apply\n"
    "  pmo train certify ben leader-t2 --registry people.yaml --recognised --assessor pia --apply"
)
@click.argument("person")
@click.argument("course")
@click.option(
    "--registry",
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The people registry that gets the certificate.",
)
@click.option(
    "--exercise",
    "exercises",
    multiple=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="A solved exercise, or a folder of them; may be repeated.",
)
@click.option(
    "--answers",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Lines of `question: a`; without it the questions are asked here.",
)
@click.option("--assessor", default="", metavar="PERSON", help="Who looked, or vouches.")
@click.option(
    "--supervised",
    type=click.Path(exists=True, path_type=Path),
    metavar="PROJECT",
    help="The project led under supervision, where the course asks for one.",
)
@click.option("--recognised", is_flag=True, help="For experience before the standard; a year only.")
@click.option(
    "--on", "day", type=AS_OF, metavar="DATE", help="The day of passing; today if absent."
)
@click.option("--standard", metavar="NAME|DIR", help="The standard that teaches it; else core.")
@click.option("--apply", is_flag=True, help="Write it.")
@click.option(
    "--format", "form", default="text", type=click.Choice(["text", "json"]), help="What to print."
)
def certify(course: str, day: date | None, apply: bool, form: str, **told: Any) -> int:
    """Show, or write, the certificate of PERSON for COURSE: that they passed, and until when.

    The course's exercises are judged now and its questions marked now. How well somebody did is
    written nowhere. Exit codes: 0 it can be given, 1 something is missing, 2 cannot be judged.
    """
    from pmo_kit import training

    asked = Asked(**told, day=day or date.today())
    if form == "json" and asked.talks:
        raise click.UsageError("With --format json the answers come from a file: --answers FILE.")
    ground = ground_of(asked, course)
    about = (ground.course, ground.compiled.standard, asked.day, asked.assessor)
    given = training.certificate(*about, recognised=asked.recognised)
    before = asked.registry.read_bytes()
    after = training.entered(before, str(asked.registry), ground.people, asked.person, given)
    lacking = [*missing(asked, ground)]
    wrong: tuple[Question, ...] = ()
    if not (lacking and asked.talks):  # nobody answers a dozen questions for nothing
        wrong, too_many = answered(asked, ground)
        lacking += too_many
    written = apply and not lacking
    if written:
        save(asked.registry.parent, asked.registry.name, before, after)
    if form == "json":
        print_json(_data(asked, ground, given, lacking, wrong, written))
        return 1 if lacking else 0
    if lacking:
        _tell_missing(asked, ground, lacking)
    else:
        show(asked.registry.name, before, after)
    for question in wrong:
        _explain(question, ground)
    if not lacking:
        tell(f"Wrote {asked.registry}." if written else UNWRITTEN)
    return 1 if lacking else 0


def _tell_missing(asked: Asked, ground: Ground, lacking: list[str]) -> None:
    tell(f"No certificate of {ground.course.id} for {asked.person} yet:")
    for line in lacking:
        tell(f"  {line}")


def _explain(question: Question, ground: Ground) -> None:
    """Why each answer to a question is right or is not."""
    tell(f"\n{question.id}: {' '.join(question.text.split())}")
    for option in question.options:
        mark = "*" if option.right else " "
        tell(f"{mark} {option.id}  {' '.join(option.why.split())}")
    lesson = ground.training.lessons[question.lesson]
    tell(f"  Read again: {lesson.title} ({lesson.page})")


def _data(
    asked: Asked,
    ground: Ground,
    given: Certificate,
    lacking: list[str],
    wrong: tuple[Question, ...],
    written: bool,
) -> dict[str, Any]:
    from pmo_kit import __version__

    return {
        "schema": "certification/v1",
        "kit": __version__,
        "exit_code": 1 if lacking else 0,
        "person": asked.person,
        "course": ground.course.id,
        "certificate": None if lacking else given.entry,
        "missing": lacking,
        "wrong": [
            {"question": question.id, "lesson": question.lesson, "why": _whys(question)}
            for question in wrong
        ],
        "written": written,
    }


def _whys(question: Question) -> dict[str, str]:
    return {option.id: " ".join(option.why.split()) for option in question.options}
