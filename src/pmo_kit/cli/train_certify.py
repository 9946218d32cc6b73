"""`pmo train certify`: shows or writes that somebody passed a course, and until when."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pmo_kit.cli.day import AS_OF
from pmo_kit.cli.files import save
from pmo_kit.cli.later import click
from pmo_kit.cli.options import APPLY, FORMAT, STANDARD, now
from pmo_kit.cli.output import answer
from pmo_kit.cli.train_proofs import Basis, Claim, answered, basis_of, missing

if TYPE_CHECKING:
    from pmo_kit.results.certification import WrongAnswer
    from pmo_kit.standard.courses import Question


@click.command(
    epilog="\b\nExample:\n"
    "  pmo train certify ada leader-t1 --registry people.yaml --exercise exercises "
    "--project hidden\n"
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
    "--project",
    type=click.Path(exists=True, path_type=Path),
    metavar="PROJECT",
    help="The person's own project, where the course ends with one.",
)
@click.option("--recognised", is_flag=True, help="For experience before the standard; a year only.")
@click.option(
    "--on", "day", type=AS_OF, metavar="DATE", help="The day of passing; today if absent."
)
@STANDARD
@APPLY
@FORMAT
def certify(course: str, day: date | None, apply: bool, form: str, **told: Any) -> int:
    """Show, or write, the certificate of PERSON for COURSE: that they passed, and until when.

    The course's exercises and the person's own project are judged now, its questions drawn and
    marked now. How well somebody did is written nowhere.

    Writes: the person's certificate, in the registry that --registry names.

    Exit codes: 0 it can be given, 1 something is missing, 2 cannot be judged.
    """
    from pmo_kit import training
    from pmo_kit.results.certification import Certification
    from pmo_kit.results.project_edits import FileChange

    claim = Claim(**told, day=day or now().date())
    if form == "json" and claim.talks:
        raise click.UsageError("With --format json the answers come from a file: --answers FILE.")
    basis = basis_of(claim, course)
    about = (basis.course, basis.compiled.standard, claim.day, claim.assessor)
    given = training.certificate(*about, recognised=claim.recognised)
    before = claim.registry.read_bytes()
    after = training.with_certificate(
        before, str(claim.registry), basis.people, claim.person, given
    )
    lacking = [*missing(claim, basis)]
    wrong: tuple[Question, ...] = ()
    if not (lacking and claim.talks):  # nobody answers a dozen questions for nothing
        wrong, too_many = answered(claim, basis)
        lacking += too_many
    file = FileChange(claim.registry.name, before, after)
    found = Certification(
        claim.person,
        basis.course.id,
        given.entry,
        tuple(lacking),
        tuple(_wrong(question, basis) for question in wrong),
        file,
        str(claim.registry),
        written=apply and not lacking,
    )
    if found.written:
        save(claim.registry.parent, [file])
    return answer(form, found)


def _wrong(question: Question, basis: Basis) -> WrongAnswer:
    """A question with why each answer is right or is not."""
    from pmo_kit.results.certification import WrongAnswer

    options = tuple((o.id, o.right, " ".join(o.why.split())) for o in question.options)
    lesson = basis.training.lessons[question.lesson]
    text = " ".join(question.text.split())
    return WrongAnswer(question.id, text, options, question.lesson, lesson.title, lesson.page)
