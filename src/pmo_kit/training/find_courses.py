"""Finds a standard's courses and exercises by id, and lists what it teaches."""

from __future__ import annotations

from collections.abc import Iterable

from pmo_kit._text import did_you_mean
from pmo_kit.results.courses import CourseItem, Courses, LessonItem, RuleItem
from pmo_kit.results.error import KitError
from pmo_kit.standard import Standard
from pmo_kit.standard.build_model import record
from pmo_kit.standard.courses import Course, Exercise, Training, load_training, stale, unasked
from pmo_kit.standard.words import own_words


class TrainingError(KitError):
    """An exercise, course or answer that cannot be used."""


def courses_of(standard: Standard, role: str = "", *, only_rules: bool = False) -> Courses:
    """The courses of a standard, of one role where one is named. Raises `StandardError`."""
    training = load_training(standard)
    everyday = {role.id: role.everyday or role.title for role in standard.roles}
    chosen = [c for c in training.courses.values() if role in ("", c.role)]
    return Courses(
        standard=standard.name,
        courses=tuple(_course(c, training, everyday.get(c.role, c.role)) for c in chosen),
        stale=tuple(sorted(q.id for q in training.questions.values() if stale(q, standard.rules))),
        unasked=tuple(RuleItem(r.id, r.level, r.title) for r in unasked(training, standard)),
        rules=len(standard.rules),
        only_rules=only_rules,
        words=own_words(standard),
    )


def _course(course: Course, training: Training, everyday: str) -> CourseItem:
    lessons = [training.lessons[name] for name in course.lessons]
    exercises = [(name, training.exercises[name]) for name in course.exercises]
    return record(
        CourseItem,
        course._asdict(),
        everyday=everyday,
        minutes=training.minutes(course),
        asked=course.asked,
        lessons=tuple(LessonItem(one.id, one.title, one.minutes, one.page) for one in lessons),
        exercises=tuple(LessonItem(name, one.title, one.minutes) for name, one in exercises),
        lesson_data=tuple(one._asdict() for one in lessons),
    )


def course_of(training: Training, name: str) -> Course:
    """The course called `name`. Raises `TrainingError` where there is none."""
    if name in training.courses:
        return training.courses[name]
    raise _unknown("course", name, training.courses)


def exercise_of(training: Training, name: str) -> Exercise:
    """The exercise called `name`. Raises `TrainingError` where there is none."""
    if name in training.exercises:
        return training.exercises[name]
    raise _unknown("exercise", name, training.exercises)


def _unknown(word: str, name: str, known: Iterable[str]) -> TrainingError:
    names = sorted(known)
    hint = did_you_mean(name, names)
    return TrainingError(
        f"There is no {word} `{name}`.",
        f"{hint}There are: {', '.join(names) or 'none'}.",
    )
