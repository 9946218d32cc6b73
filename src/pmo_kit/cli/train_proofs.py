"""What a certificate rests on: exercises and a project judged, answers marked, who vouches."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from pmo_kit._text import plural
from pmo_kit.cli.later import click
from pmo_kit.cli.output import Stop, say

if TYPE_CHECKING:
    from pmo_kit.engine import Compiled
    from pmo_kit.standard.courses import Course, Question, Training


class Claim(NamedTuple):
    """What the command line says of one certificate."""

    person: str
    registry: Path
    exercises: tuple[Path, ...]
    answers: Path | None
    assessor: str
    project: Path | None
    recognised: bool
    day: date
    standard: str | None

    @property
    def talks(self) -> bool:
        """Whether the questions are asked on the terminal."""
        return self.answers is None and not self.recognised


class Basis(NamedTuple):
    """What a certificate is decided upon: the standard, what it teaches, and who is known."""

    compiled: Compiled
    training: Training
    course: Course
    people: dict[str, Any]


def basis_of(claim: Claim, course: str) -> Basis:
    """What the course, the standard and the registry say. Raises `Stop` for what cannot be used."""
    from pmo_kit.engine import prepare
    from pmo_kit.standard import folder_of
    from pmo_kit.standard.courses import load_training
    from pmo_kit.training import course_of

    compiled = prepare(folder_of(claim.standard or "core"), None)
    training = load_training(compiled.standard)
    people = _people(claim.registry, compiled)
    return Basis(compiled, training, course_of(training, course), people)


def _people(path: Path, compiled: Compiled) -> dict[str, Any]:
    """The people registry. Raises `Stop` for any other file, and for one that has not its form."""
    from pmo_kit.project import Artifact, Folder, open_artifact
    from pmo_kit.source import Schemas

    standard = compiled.standard
    found = open_artifact(Folder(path.resolve().parent), path.name, standard, str(path))
    if not isinstance(found, Artifact) or found.kind.kind != "people":
        reason = "It is no people registry." if isinstance(found, Artifact) else found.message
        raise Stop(reason, "Give a file whose first line is `schema: people/v1`.", str(path))
    schemas, identity = Schemas(standard.schemas), standard.schema_of["people"]
    document = found.document
    if not schemas.accepts(identity, document.data):
        fault = schemas.problems(identity, document.data, document.written)[0]
        place = (document.key_place if fault.on_key else document.place)(fault.route)
        raise Stop(fault.message, fault.remedy, f"{path}:{place.line}:{place.column}")
    data: dict[str, Any] = document.data
    return data


def missing(claim: Claim, basis: Basis) -> Iterator[str]:
    """What stands between somebody and the certificate, the questions aside."""
    from pmo_kit.training import missing_courses

    course, known = basis.course, {person["id"] for person in basis.people["people"]}
    needs = claim.recognised or bool(course.project.get("supervised"))
    if claim.recognised and not course.recognised_months:
        yield f"{course.id} recognises no experience: it has to be passed."
    if needs and not claim.assessor:
        yield "Somebody has to vouch for it: --assessor PERSON."
    if claim.assessor and claim.assessor not in known:
        yield f"The people registry does not know the assessor `{claim.assessor}`."
    if claim.assessor == claim.person:
        yield f"{claim.person} cannot assess {claim.person}: --assessor names somebody else."
    if claim.recognised:
        return
    for name in missing_courses(course, basis.training, basis.people, claim.person, claim.day):
        yield f"A certificate of {name} has to be in force first: pmo train certify … {name}"
    yield from _unsolved(claim, course)
    if course.project:
        yield from _unproven(claim, basis)


def _unsolved(claim: Claim, course: Course) -> Iterator[str]:
    """The course's exercises that are not solved in any folder that was named."""
    from pmo_kit.cli.train_check import examined
    from pmo_kit.training import CLAIM, claimed

    solved, begun = set(), {}
    for place in claim.exercises:
        inner = sorted(path for path in place.iterdir() if (path / CLAIM).is_file())
        for root in [place] if (place / CLAIM).is_file() else inner:
            name = claimed(root).exercise
            if name in course.exercises:
                begun[name] = root
                solved |= {name} if examined(root, claim.standard).solved else set()
    for name in course.exercises:
        if name not in begun:
            yield f"The exercise {name} was not shown: pmo train start {name}, then --exercise DIR"
        elif name not in solved:
            yield f"The exercise {name} is not solved: pmo train check {begun[name]}"


def _unproven(claim: Claim, basis: Basis) -> Iterator[str]:
    """Why the project that was named is not one that counts."""
    from pmo_kit.engine import Options, Request, folder_of, judge, open_project
    from pmo_kit.results.words import spoken
    from pmo_kit.standard.words import own_words

    wanted, standard = basis.course.project, basis.compiled.standard
    words = own_words(standard)
    tiers, phases = (
        " or ".join(spoken(words, key, id) for id in wanted[key]) for key in ("tiers", "phases")
    )
    if claim.project is None:
        led = " led under supervision" if wanted.get("supervised") else ""
        yield f"A {tiers} project of one's own{led} has to be shown: --project PROJECT."
        return
    registries = (str(claim.registry),)
    request = Request(Options(claim.day), claim.standard, registries=registries)
    project = open_project(folder_of(claim.project), request)
    report = judge(project).report
    manifest = project.manifest.data if project.manifest is not None else {}
    if report.tier not in wanted["tiers"] or report.phase not in wanted["phases"]:
        tier, phase = (
            spoken(words, name, id)
            for name, id in (("tiers", report.tier), ("phases", report.phase))
        )
        yield f"{report.project} is {tier} and {phase}, not {tiers} and {phases}."
    if not _takes_part(manifest, claim.person, basis.course.role):
        named = next((r.title for r in standard.roles if r.id == basis.course.role), "")
        yield f"{report.project} does not name {claim.person} as {named or basis.course.role}."
    if report.exit_code:
        yield f"{report.project} does not conform: pmo check {claim.project}"


def _takes_part(manifest: dict[str, Any], person: str, role: str) -> bool:
    """Whether somebody holds a role in a project, or is of its team where it has no such role."""
    key = role.replace("-", "_")
    roles = manifest.get("roles", {})
    return person == roles[key] if key in roles else person in manifest.get("team", ())


def answered(claim: Claim, basis: Basis) -> tuple[tuple[Question, ...], tuple[str, ...]]:
    """The drawn questions answered wrongly, and what that means for the certificate."""
    from pmo_kit.training import answers_of, drawn, mark

    if claim.recognised:
        return (), ()
    asked = drawn(basis.course, basis.training, claim.person, claim.day)
    if claim.answers is not None:
        answers = answers_of(claim.answers.read_bytes(), str(claim.answers))
    else:
        answers = {name: _ask(basis.training.questions[name]) for name in asked}
    marked = mark(basis.course, basis.training, answers, asked)
    open_ones = [name for name in asked if name not in answers]
    if open_ones:
        return (), (f"{claim.answers} does not answer what was drawn: {', '.join(open_ones)}.",)
    if marked.passed:
        return marked.wrong, ()
    found = plural(len(marked.wrong), "question was", "questions were")
    return marked.wrong, (f"{found} not answered right; {marked.allowed} may be wrong.",)


def _ask(question: Question) -> frozenset[str]:
    """One question on the terminal; letters are typed together: `a`, or `ac`."""
    say(f"\n{' '.join(question.text.split())}")
    for option in question.options:
        say(f"  {option.id}  {' '.join(option.text.split())}")
    known = {option.id for option in question.options}
    while True:
        typed = str(click.prompt("Answer", type=str)).lower().replace(",", "").replace(" ", "")
        if typed and set(typed) <= known:
            return frozenset(typed)
        say(f"  Type one or more of: {', '.join(sorted(known))}.")
