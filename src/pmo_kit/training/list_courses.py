"""What a standard teaches, as a list: its courses, and the rules that no question rests on."""

from __future__ import annotations

from pmo_kit.results.courses import CourseItem, Courses, LessonItem, RuleItem
from pmo_kit.standard import Standard, load_training
from pmo_kit.standard.courses import Course, Training, stale, unasked


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
    )


def _course(course: Course, training: Training, everyday: str) -> CourseItem:
    lessons = [training.lessons[name] for name in course.lessons]
    exercises = [(name, training.exercises[name]) for name in course.exercises]
    return CourseItem(
        id=course.id,
        title=course.title,
        about=course.about,
        role=course.role,
        everyday=everyday,
        level=course.level,
        minutes=training.minutes(course),
        lessons=tuple(LessonItem(one.id, one.title, one.minutes, one.page) for one in lessons),
        exercises=tuple(LessonItem(name, one.title, one.minutes) for name, one in exercises),
        questions=tuple(course.questions),
        wrong_at_most=course.wrong_at_most,
        valid_months=course.valid_months,
        requires=tuple(course.requires),
        lesson_data=tuple(one._asdict() for one in lessons),
    )
