"""What a standard teaches: courses, lessons, exercises, questions; loaded only when asked for."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from pmo_kit._start.record import NamedTuple
from pmo_kit.source import Document, Schemas
from pmo_kit.standard.build_model import Made, record, records
from pmo_kit.standard.editions import in_force
from pmo_kit.standard.files import Tell, at, mappings, meta_schemas, refuse
from pmo_kit.standard.merge_layers import chain, choose, require_shape
from pmo_kit.standard.model import NOTHING, Rule, Standard, StandardError
from pmo_kit.standard.own_words import rewordings
from pmo_kit.standard.reword import Reword, reworded
from pmo_kit.standard.rule_names import ids_by_name

FOLDER = "courses"
SORTS = {"exercises": "exercise", "questions": "question"}
"""Folders within `courses/`, each with the meta-schema of its files."""
LESSONS = "lessons"
TEXTS = ("title", "about", "story", "task", "text", "why")


class Lesson(NamedTuple):
    """One page to read, and how long that takes."""

    id: str
    title: str
    about: str
    page: str
    minutes: int


class Option(NamedTuple):
    """One answer that a question offers, and why it is right or is not."""

    id: str
    text: str
    why: str
    right: bool = False


class Question(NamedTuple):
    """A question, and the rules that it rests on: the digest of each when somebody last looked."""

    id: str
    lesson: str
    text: str
    options: tuple[Option, ...]
    rules: Mapping[str, str]
    path: str = ""

    @property
    def right(self) -> frozenset[str]:
        """The options that are right."""
        return frozenset(option.id for option in self.options if option.right)


class Exercise(NamedTuple):
    """A golden project with defects, what the check finds in it, and one way to mend it.

    Where `company` names a folder of it, the project stays as it is: a rule is to be written into
    the standard that lies in that folder, so that it finds what is expected.
    """

    id: str
    title: str
    minutes: int
    story: str
    task: str
    ground: Mapping[str, str]
    start: Mapping[str, Any]
    expect: tuple[tuple[str, str], ...]
    solution: Mapping[str, Any]
    as_of: str = ""
    gate: str = ""
    company: str = ""
    path: str = ""


class Course(NamedTuple):
    """What somebody in a role reads, fixes and answers, and what a certificate of it is worth."""

    id: str
    title: str
    about: str
    role: str
    lessons: tuple[str, ...]
    questions: tuple[str, ...]
    valid_months: int
    exercises: tuple[str, ...] = ()
    level: str = ""
    asks: int = 0
    wrong_at_most: int = 0
    requires: tuple[str, ...] = ()
    project: Mapping[str, Any] = NOTHING
    recognised_months: int = 0

    @property
    def asked(self) -> int:
        """How many of its questions one attempt asks: all where the course says nothing."""
        return min(self.asks or len(self.questions), len(self.questions))


class Training(NamedTuple):
    """All that a standard teaches in one edition, by id."""

    courses: dict[str, Course]
    lessons: dict[str, Lesson]
    exercises: dict[str, Exercise]
    questions: dict[str, Question]

    def minutes(self, course: Course) -> int:
        """How long a course takes: its lessons, its exercises, a minute for each question asked."""
        read = sum(self.lessons[name].minutes for name in course.lessons)
        mended = sum(self.exercises[name].minutes for name in course.exercises)
        return read + mended + course.asked


def load_training(standard: Standard, tell: Tell = refuse) -> Training:
    """What a standard and those that it extends teach, laid over each other by id.

    A course sets the fields that it has of one below it; questions, exercises and lessons replace
    theirs whole. What is inherited is told in the words of the layers above. Raises `StandardError`
    at the first file that cannot be read or has not its form, and for a course that lacks a field,
    unless `tell` goes on: then that file is left out.
    """
    metas = Schemas(meta_schemas())
    found: dict[str, dict[str, Mapping[str, Any]]] = {}
    layers = [
        (layer, choose(layer.data, wanted, layer.head.path))
        for layer, wanted in reversed([*chain(Path(standard.folder), standard.edition)])
    ]
    titles = [kind.title for kind in standard.kinds.values()]
    for (layer, edition), reword in zip(layers, rewordings(layers, titles), strict=True):
        order = [str(one["id"]) for one in layer.data["editions"]]
        for meta, document in course_files(layer.folder, tell):
            try:
                require_shape(metas, meta, document)
            except StandardError as error:
                tell(error)
                continue
            for item in document.data[LESSONS] if meta == LESSONS else [document.data]:
                if in_force(item, edition, order):
                    below = found.setdefault(meta, {})
                    own = _told(item, reword) if reword else item
                    inherited = below.get(item["id"], {}) if meta == "course" else {}
                    below[item["id"]] = {**inherited, **own, "path": document.path}
                    if meta == "course" and (lack := _lack(below[item["id"]], document)):
                        del below[item["id"]]
                        tell(lack)
    return _training(found, ids_by_name(standard.rules))


def _told(item: Mapping[str, Any], reword: Reword) -> dict[str, Any]:
    """A course, lesson, exercise or question in the words of the layers above its own."""
    told = reworded(item, TEXTS, reword)
    if "options" in item:
        told["options"] = [reworded(option, TEXTS, reword) for option in item["options"]]
    return told


def _lack(course: Mapping[str, Any], document: Document) -> StandardError | None:
    """What a course lacks that neither it nor one below it says."""
    for key in ("title", "about", "for", "lessons", "questions", "valid_months"):
        if key not in course:
            message = f"The course `{course['id']}` is new here, and has no `{key}`."
            remedy = f"Write `{key}: …`, or use the id of the inherited course that you mean."
            return at(document, ("id",), message, remedy)
    return None


def course_files(folder: Path, tell: Tell = refuse) -> Iterator[tuple[str, Document]]:
    """Every file below a standard's `courses/`, with the name of its meta-schema.

    `tell` is given what is wrong with one that cannot be read.
    """
    home = folder / FOLDER
    for document in mappings(home, tell):
        path = Path(document.path)
        within = path.relative_to(home).parts
        yield SORTS.get(within[0], LESSONS if path.stem == LESSONS else "course"), document


def rule_digest(rule: Rule) -> str:
    """What a rule judges, as twelve hex digits: its wording may change, its condition may not.

    Tiers that are like one that it names change nothing.
    """
    judged: tuple[object, ...] = (
        rule.level,
        rule.artifact,
        [[one for one in part if one not in rule.alike] for part in rule.applies],
        rule.each,
        rule.when,
        rule.check,
    )
    judged += (dict(rule.let),) if rule.let else ()
    judged += (rule.shall_when,) if rule.shall_when else ()
    return hashlib.sha256(json.dumps(judged).encode()).hexdigest()[:12]


def stale(question: Question, rules: Iterable[Rule]) -> list[str]:
    """The rules of a question that ended, or judge something else than when it was last read."""
    now = {rule.id: rule_digest(rule) for rule in rules}
    return [name for name, digest in question.rules.items() if now.get(name) != digest]


def unasked(training: Training, standard: Standard) -> tuple[Rule, ...]:
    """The rules that no question rests on."""
    asked = {name for question in training.questions.values() for name in question.rules}
    return tuple(rule for rule in standard.rules if rule.id not in asked)


def _training(found: Mapping[str, Mapping[str, Any]], ids: Mapping[str, str]) -> Training:
    def all_of(sort: str, make: Callable[[Mapping[str, Any]], Made]) -> dict[str, Made]:
        return {name: make(data) for name, data in sorted(found.get(sort, {}).items())}

    return Training(
        courses=all_of("course", lambda data: record(Course, data, role=data["for"])),
        lessons=all_of(LESSONS, lambda data: record(Lesson, data)),
        exercises=all_of("exercise", _exercise),
        questions=all_of("question", lambda data: _question(data, ids)),
    )


def _exercise(data: Mapping[str, Any]) -> Exercise:
    expect = tuple((one["rule"], one["subject"]) for one in data["expect"])
    return record(Exercise, data, ground=data["from"], expect=expect)


def _question(data: Mapping[str, Any], ids: Mapping[str, str]) -> Question:
    rules = {ids.get(one["id"], one["id"]): one["digest"] for one in data["rules"]}
    return record(Question, data, options=records(Option, data["options"]), rules=rules)
