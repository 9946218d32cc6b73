"""What a certificate rests on: exercises judged now, questions marked now, people who vouch."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from pmo_kit._text import plural
from pmo_kit.cli.common import tell
from pmo_kit.cli.errors import Stop

if TYPE_CHECKING:
    from pmo_kit.engine import Compiled
    from pmo_kit.standard.courses import Course, Question, Training


class Asked(NamedTuple):
    """What the command line says of one certificate."""

    person: str
    registry: Path
    exercises: tuple[Path, ...]
    answers: Path | None
    assessor: str
    supervised: Path | None
    recognised: bool
    day: date
    standard: str | None

    @property
    def talks(self) -> bool:
        """Whether the questions are asked on the terminal."""
        return self.answers is None and not self.recognised


class Ground(NamedTuple):
    """What a certificate is decided upon: the standard, what it teaches, and who is known."""

    compiled: Compiled
    training: Training
    course: Course
    people: dict[str, Any]


def ground_of(asked: Asked, course: str) -> Ground:
    """What the course, the standard and the registry say. Raises `Stop` for what cannot be used."""
    from pmo_kit.engine import prepare
    from pmo_kit.standard import folder_of, load_training
    from pmo_kit.training import course_of

    compiled = prepare(folder_of(asked.standard or "core"), None)
    training = load_training(compiled.standard)
    people = _people(asked.registry, compiled)
    return Ground(compiled, training, course_of(training, course), people)


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


def missing(asked: Asked, ground: Ground) -> Iterator[str]:
    """What stands between somebody and the certificate, the questions aside."""
    from pmo_kit.training import lacks

    course, known = ground.course, {person["id"] for person in ground.people["people"]}
    needs = asked.recognised or bool(course.supervised)
    if asked.recognised and not course.recognised_months:
        yield f"{course.id} recognises no experience: it has to be passed."
    if needs and not asked.assessor:
        yield "Somebody has to vouch for it: --assessor PERSON."
    if asked.assessor and asked.assessor not in known:
        yield f"The people registry does not know the assessor `{asked.assessor}`."
    if asked.assessor == asked.person:
        yield f"{asked.person} cannot assess {asked.person}: --assessor names somebody else."
    if asked.recognised:
        return
    for name in lacks(course, ground.training, ground.people, asked.person, asked.day):
        yield f"A certificate of {name} has to be in force first: pmo train certify … {name}"
    yield from _unsolved(asked, course)
    if course.supervised:
        yield from _unsupervised(asked, ground)


def _unsolved(asked: Asked, course: Course) -> Iterator[str]:
    """The course's exercises that are not solved in any folder that was named."""
    from pmo_kit.cli.train_check import examined_at
    from pmo_kit.training import CLAIM, claimed

    solved, begun = set(), {}
    for place in asked.exercises:
        inner = sorted(path for path in place.iterdir() if (path / CLAIM).is_file())
        for root in [place] if (place / CLAIM).is_file() else inner:
            name = claimed(root).exercise
            if name in course.exercises:
                begun[name] = root
                examined = examined_at(root, asked.standard)
                solved |= {name} if examined.result.solved else set()
    for name in course.exercises:
        if name not in begun:
            yield f"The exercise {name} was not shown: pmo train start {name}, then --exercise DIR"
        elif name not in solved:
            yield f"The exercise {name} is not solved: pmo train check {begun[name]}"


def _unsupervised(asked: Asked, ground: Ground) -> Iterator[str]:
    """Why the project that was named is not one that counts."""
    from pmo_kit.cli.judge_projects import Checker, folder_of
    from pmo_kit.engine import Options

    wanted = ground.course.supervised
    tiers, phases = " or ".join(wanted["tiers"]), " or ".join(wanted["phases"])
    if asked.supervised is None:
        yield f"A {tiers} project led under supervision has to be shown: --supervised PROJECT."
        return
    checker = Checker(asked.standard, None, (str(asked.registry),), Options(asked.day))
    opened = checker.open(folder_of(asked.supervised))
    report = checker.judge(opened)
    roles = opened.manifest.data.get("roles", {}) if opened.manifest is not None else {}
    if report.tier not in wanted["tiers"] or report.phase not in wanted["phases"]:
        yield f"{report.project} is {report.tier} and {report.phase}, not {tiers} and {phases}."
    if roles.get("project_manager") != asked.person:
        yield f"{report.project} was not led by {asked.person}."
    if report.exit_code:
        yield f"{report.project} does not conform: pmo check {asked.supervised}"


def answered(asked: Asked, ground: Ground) -> tuple[tuple[Question, ...], tuple[str, ...]]:
    """The questions answered wrongly, and what that means for the certificate."""
    from pmo_kit.training import answers_of, mark

    if asked.recognised:
        return (), ()
    if asked.answers is not None:
        answers = answers_of(asked.answers.read_bytes(), str(asked.answers))
    else:
        answers = {name: _ask(ground.training.questions[name]) for name in ground.course.questions}
    marked = mark(ground.course, ground.training, answers)
    if marked.passed:
        return marked.wrong, ()
    found = plural(len(marked.wrong), "question was", "questions were")
    return marked.wrong, (f"{found} not answered right; {marked.allowed} may be wrong.",)


def _ask(question: Question) -> frozenset[str]:
    """One question on the terminal; letters are typed together: `a`, or `ac`."""
    tell(f"\n{' '.join(question.text.split())}")
    for option in question.options:
        tell(f"  {option.id}  {' '.join(option.text.split())}")
    known = {option.id for option in question.options}
    while True:
        typed = str(click.prompt("Answer", type=str)).lower().replace(",", "").replace(" ", "")
        if typed and set(typed) <= known:
            return frozenset(typed)
        tell(f"  Type one or more of: {', '.join(sorted(known))}.")
