"""Marks answers to a course's questions: which are wrong, and why; nothing of it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from pmo_kit.source import Broken, read
from pmo_kit.standard.courses import Course, Question, Training
from pmo_kit.training.training_error import TrainingError

Answers = Mapping[str, frozenset[str]]


class Marked(NamedTuple):
    """The questions that were answered wrongly, or not at all, and whether that is too many."""

    wrong: tuple[Question, ...]
    allowed: int

    @property
    def passed(self) -> bool:
        """Whether no more are wrong than the course allows."""
        return len(self.wrong) <= self.allowed


def mark(course: Course, training: Training, answers: Answers) -> Marked:
    """Mark answers, by question. Raises `TrainingError` where they name what is not asked."""
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
    asked = (training.questions[name] for name in course.questions)
    wrong = tuple(question for question in asked if answers.get(question.id) != question.right)
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
