"""The courses of a standard as a list, or the rules that no question rests on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pmo_kit._text import plural, safe
from pmo_kit.results.courses import CourseItem, Courses
from pmo_kit.results.words import Words, spoken
from pmo_kit.writers.json_answer import answer
from pmo_kit.writers.style import Style


def to_text(found: Courses, style: Style) -> str:
    """The courses with their minutes, lessons and exercises."""
    lines = _unasked(found) if found.only_rules else _courses(found)
    return "".join(f"{safe.line(line)}\n" for line in lines)


def to_json(found: Courses, style: Style) -> str:
    """The courses, the stale questions and the unasked rules as data."""
    return answer(
        "courses/v1",
        style,
        found.exit_code,
        standard=found.standard,
        courses=[_data(course) for course in found.courses],
        stale=list(found.stale),
        unasked=[rule.id for rule in found.unasked],
    )


def _courses(found: Courses) -> Iterator[str]:
    if not found.courses:
        yield f"{found.standard} has no course for this. `pmo train list` shows all."
    for course in found.courses:
        level = f", {spoken(found.words, 'tiers', course.level)}" if course.level else ""
        yield f"{course.id}  {course.title} ({course.everyday}{level})"
        yield f"  {plural(course.minutes, 'minute')}: {_parts(course)}"
        for lesson in course.lessons:
            yield f"    {lesson.minutes:3} min  {lesson.title}  ({lesson.page})"
        for exercise in course.exercises:
            yield f"    {exercise.minutes:3} min  exercise {exercise.id}: {exercise.title}"
        if course.project:
            yield f"            one's own project: {_project(course, found.words)}"
        if course.requires:
            yield f"  First: {', '.join(course.requires)}"
        yield ""
    if found.courses:
        yield "Begin one with `pmo train start EXERCISE`; read a lesson in the handbook."


def _parts(course: CourseItem) -> str:
    parts = [plural(len(course.lessons), "lesson")]
    parts += [plural(len(course.exercises), "exercise")] if course.exercises else []
    parts += [plural(course.asked, "question")]
    return ", ".join(parts)


def _project(course: CourseItem, words: Words) -> str:
    """What the project must be with which a course ends."""
    led = ", led under supervision" if course.project.get("supervised") else ""
    wanted = (
        " or ".join(spoken(words, key, id) for id in course.project[key])
        for key in ("tiers", "phases")
    )
    return f"{', '.join(wanted)}{led}"


def _unasked(found: Courses) -> Iterator[str]:
    yield from (f"{rule.id:12}{rule.level:8}{rule.title}" for rule in found.unasked)
    asked = found.rules - len(found.unasked)
    yield ""
    yield f"{asked} of {plural(found.rules, 'rule')} are asked about; above are the rest."


def _data(course: CourseItem) -> dict[str, Any]:
    return {
        "id": course.id,
        "title": course.title,
        "about": course.about,
        "role": course.role,
        "level": course.level or None,
        "minutes": course.minutes,
        "lessons": list(course.lesson_data),
        "exercises": [
            {"id": e.id, "title": e.title, "minutes": e.minutes} for e in course.exercises
        ],
        "questions": list(course.questions),
        "asked": course.asked,
        "wrong_at_most": course.wrong_at_most,
        "valid_months": course.valid_months,
        "requires": list(course.requires),
        "project": dict(course.project) or None,
    }
