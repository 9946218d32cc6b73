"""Draws a course's questions, marks the answers, and pins questions to their rules of today."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from pmo_kit.source import Broken, read
from pmo_kit.source.edit import Change, edit
from pmo_kit.standard import Standard
from pmo_kit.standard.courses import Course, Question, Training, rule_digest
from pmo_kit.standard.rule_names import ids_by_name
from pmo_kit.training.find_courses import TrainingError

Answers = Mapping[str, frozenset[str]]


class Marked(NamedTuple):
    """The questions that were answered wrongly, or not at all, and whether that is too many."""

    wrong: tuple[Question, ...]
    allowed: int

    @property
    def passed(self) -> bool:
        """Whether no more are wrong than the course allows."""
        return len(self.wrong) <= self.allowed


def drawn(course: Course, training: Training, person: str, day: date) -> tuple[str, ...]:
    """The questions that one attempt asks, in the course's order: as many as the course asks.

    The same person gets the same questions on the same day, and others on another. Each lesson of
    the course is asked about before any is asked about twice.
    """

    def lot(name: str) -> bytes:
        return hashlib.sha256(f"{person}/{course.id}/{day.isoformat()}/{name}".encode()).digest()

    left = sorted(course.questions, key=lot)
    chosen: set[str] = set()
    while len(chosen) < course.asked:
        seen: set[str] = set()
        for name in left:
            lesson = training.questions[name].lesson
            if name not in chosen and lesson not in seen and len(chosen) < course.asked:
                seen.add(lesson)
                chosen.add(name)
    return tuple(name for name in course.questions if name in chosen)


def mark(
    course: Course, training: Training, answers: Answers, asked: tuple[str, ...] | None = None
) -> Marked:
    """Mark the answers to the questions asked, by question; absent, to all of the course.

    Answers to further questions of the course do no harm. Raises `TrainingError` where they name
    what the course does not ask, or a letter that the question does not have.
    """
    for name, chosen in answers.items():
        if name not in course.questions:
            raise TrainingError(
                f"The course {course.id} asks no question `{name}`.",
                f"It asks: {', '.join(course.questions)}.",
            )
        known = {option.id for option in training.questions[name].options}
        if not chosen <= known:
            raise TrainingError(
                f"`{name}` was answered with {', '.join(sorted(chosen - known))}.",
                f"Answer with one or more of: {', '.join(sorted(known))}.",
            )
    counted = (training.questions[name] for name in (asked or course.questions))
    wrong = tuple(question for question in counted if answers.get(question.id) != question.right)
    return Marked(wrong, course.wrong_at_most)


def answers_of(content: bytes, path: str) -> dict[str, frozenset[str]]:
    """The answers in a file: `question: a`, or `question: [a, c]`. Raises `TrainingError`."""
    document = read(content, path)
    if isinstance(document, Broken):
        problem = document.problem
        raise TrainingError(problem.message, problem.remedy, f"{path}:{problem.line}")
    if not isinstance(document.data, dict):
        raise TrainingError(
            f"{path} holds no answers.", "Write one line for each question: `question-id: a`.", path
        )
    return {name: _chosen(name, value, path) for name, value in document.data.items()}


def _chosen(name: str, value: Any, path: str) -> frozenset[str]:
    chosen = value if isinstance(value, list) else [value]
    if not all(isinstance(letter, str) for letter in chosen):
        raise TrainingError(
            f"The answer to `{name}` is no letter.", f"Write `{name}: a` or `{name}: [a, c]`.", path
        )
    return frozenset(str(letter).strip().lower() for letter in chosen)


def pinned(question: Question, content: bytes, standard: Standard) -> bytes:
    """The question's file with the digests of today, and nothing else changed.

    Raises `TrainingError` where it names a rule that the standard has not got.
    """
    document = read(content, question.path)
    if isinstance(document, Broken):
        raise TrainingError(document.problem.message, document.problem.remedy, question.path)
    now = {rule.id: rule_digest(rule) for rule in standard.rules}
    ids = ids_by_name(standard.rules)
    changes = []
    for position, bound in enumerate(document.data["rules"]):
        if bound["id"] not in ids:
            raise TrainingError(
                f"`{question.id}` rests on {bound['id']}, which {standard.name} does not have.",
                "Take the rule out of the question, or name the one that replaced it.",
                question.path,
            )
        changes.append(Change("set", ("rules", position, "digest"), now[ids[bound["id"]]]))
    return edit(content, question.path, changes)
