"""The pages of courses: for whom, how long, what is read, mended and answered, what it is worth."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pmo_kit.engine import BUILTINS
from pmo_kit.handbook.blocks import (
    Block,
    Code,
    Facts,
    Heading,
    Lead,
    Line,
    Link,
    Listing,
    Page,
    Table,
    Text,
    joined,
)
from pmo_kit.handbook.phrases import BEHIND, ROOT, counted, origin, role_line, rule_page, trail
from pmo_kit.standard import Standard, load_training
from pmo_kit.standard.courses import FOLDER, Course, Training

INDEX = f"{ROOT}/courses/index.md"
_LEAD: Line = (
    "What a standard teaches, to whom, and in how many minutes. A course is read, mended and "
    "answered: lessons, exercises that the check judges, and questions that ask for judgement.",
)


def course_page(name: str) -> str:
    """Where a course's page lies."""
    return f"{ROOT}/courses/{name}.md"


def taught(standard: Standard) -> Training:
    """What a standard teaches; nothing where its files are not at hand."""
    if not Path(standard.folder, "standard.yaml").is_file():
        return Training({}, {}, {}, {})
    return load_training(standard)


def pages(standard: Standard, training: Training) -> Iterator[Page]:
    """The list of courses, and a page for each; nothing where there are none."""
    if training.courses:
        table = course_table(standard, training)
        yield Page(INDEX, "Courses", (Lead(_LEAD), table), trail=trail(), source=origin(standard))
    for course in training.courses.values():
        yield page(standard, training, course)


def page(standard: Standard, training: Training, course: Course) -> Page:
    """The page of one course."""
    return Page(
        path=course_page(course.id),
        title=course.title,
        weight=BEHIND,
        trail=trail(("Courses", INDEX)),
        blocks=(
            Lead((course.about,)),
            Facts(_facts(standard, training, course)),
            Heading("Read", anchor="lessons"),
            _lessons(training, course),
            *_exercises(training, course),
            Heading("Answer", anchor="questions"),
            *_questions(training, course),
            Heading("The certificate", anchor="certificate"),
            *_certificate(course),
        ),
        source=origin(standard, f"standards/{standard.id}/{FOLDER}/{course.id}.yaml"),
        summary=course.about,
    )


def course_table(standard: Standard, training: Training) -> Table:
    """The courses, each with its role, its minutes, and the tier that it qualifies for."""
    rows = tuple(
        (
            (Link(course.title, course_page(course.id)),),
            role_line(standard, course.role),
            (f"{training.minutes(course)}",),
            (course.level,),
        )
        for course in training.courses.values()
    )
    return Table(("Course", "For", "Minutes", "Leads"), rows, "wide")


def _facts(standard: Standard, training: Training, course: Course) -> tuple[tuple[str, Line], ...]:
    parts = [counted(len(course.lessons), "lesson"), counted(len(course.exercises), "exercise")]
    total = f"{training.minutes(course)} minutes: {', '.join(parts)}, "
    rows: list[tuple[str, Line]] = [
        ("For", role_line(standard, course.role)),
        ("Takes", (f"{total}{counted(len(course.questions), 'question')}",)),
    ]
    if course.level:
        rows.append(("Allows to lead", (f"projects of tier {course.level} and below",)))
    if course.requires:
        first: list[Line] = [
            (Link(training.courses[n].title, course_page(n)),) for n in course.requires
        ]
        rows.append(("First", joined(first)))
    return (*rows, ("Holds", (f"{course.valid_months} months",)))


def _lessons(training: Training, course: Course) -> Table:
    lessons = (training.lessons[name] for name in course.lessons)
    rows = tuple(
        ((Link(one.title, one.page),), (one.about,), (f"{one.minutes}",)) for one in lessons
    )
    return Table(("Lesson", "Afterwards you can", "Minutes"), rows, "wide")


def _exercises(training: Training, course: Course) -> Iterator[Block]:
    if not course.exercises:
        return
    yield Heading("Mend", anchor="exercises")
    told = "Each makes a repository with real defects. It is solved when the check says so, "
    yield Text((told, "on the exercise's own day, and nothing else was broken."))
    exercises = [training.exercises[name] for name in course.exercises]
    rows = tuple(
        ((Code(one.id),), (f"{one.title}. {one.story}",), (f"{one.minutes}",)) for one in exercises
    )
    yield Table(("Exercise", "What happened", "Minutes"), rows, "wide")
    first = course.exercises[0]
    yield Listing(f"$ pmo train start {first}\n$ pmo train check {first}", "console")


def _questions(training: Training, course: Course) -> Iterator[Block]:
    wrong = course.wrong_at_most
    allowed = f"{counted(wrong, 'may', 'may')} be answered wrongly" if wrong else "all are right"
    yield Text(
        (
            f"{counted(len(course.questions), 'question')}, at the end of the lessons; {allowed}. "
            "None asks for what could be looked up. They rest on these rules, and are read again "
            "when one of them changes:",
        )
    )
    builtin = {check.id for check in BUILTINS}
    named = {rule for name in course.questions for rule in training.questions[name].rules}
    yield Text(joined([(Link(Code(rule), rule_page(rule)),) for rule in sorted(named - builtin)]))


def _certificate(course: Course) -> Iterator[Block]:
    given = "The certificate says that somebody passed, what, and until when. Never how well."
    if course.supervised:
        tiers = " or ".join(course.supervised["tiers"])
        given += f" It needs a {tiers} project led under supervision, and an assessor."
    yield Text((f"{given} It stands in the people registry, outside of every project.",))
    line = f"$ pmo train certify ada {course.id} --registry people.yaml"
    line += " --exercise exercises" if course.exercises else ""
    line += " --assessor pia --supervised PROJECT" if course.supervised else ""
    yield Listing(line, "console")
    if course.recognised_months:
        yield Text(
            (
                "Who led such projects before there was a standard is recognised for "
                f"{course.recognised_months} months, on somebody's word: ",
                Code("--recognised --assessor PERSON"),
                ". Then the course is due.",
            )
        )
