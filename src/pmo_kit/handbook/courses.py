"""Courses, lessons and questions: the page of each course, and the computed parts of lessons."""

from __future__ import annotations

from collections.abc import Iterator

from pmo_kit.engine import BUILTINS
from pmo_kit.handbook.context import Context
from pmo_kit.handbook.environment import part
from pmo_kit.handbook.markdown import Markdown
from pmo_kit.handbook.page import Page
from pmo_kit.handbook.phrases import BEHIND, page_at
from pmo_kit.handbook.site import SiteError
from pmo_kit.standard.courses import FOLDER, Course


def pages(context: Context) -> Iterator[Page]:
    """The list of courses, and a page for each; nothing where there are none."""
    if context.training.courses:
        yield Page(page_at("courses"), "Courses", "courses", {"training": context.training})
    for course in context.training.courses.values():
        yield page(course, context)


def page(course: Course, context: Context) -> Page:
    """The page of one course."""
    standard, training = context.standard, context.training
    builtin = {check.id for check in BUILTINS}
    named = {rule for name in course.questions for rule in training.questions[name].rules}
    return Page(
        path=page_at("courses", course.id),
        title=course.title,
        template="course",
        facts={
            "course": course,
            "minutes": training.minutes(course),
            "first": [training.courses[name] for name in course.requires],
            "lessons": [training.lessons[name] for name in course.lessons],
            "exercises": [training.exercises[name] for name in course.exercises],
            "rules": sorted(named - builtin),
            "certify": _certify(course),
        },
        trail=(("Courses", page_at("courses")),),
        source=f"standards/{standard.id}/{FOLDER}/{course.id}.yaml",
        summary=course.about,
        weight=BEHIND,
    )


def _certify(course: Course) -> str:
    """The command line that writes a certificate."""
    line = f"$ pmo train certify ada {course.id} --registry people.yaml"
    line += " --exercise exercises" if course.exercises else ""
    line += " --project PROJECT" if course.project else ""
    return line + (" --assessor pia" if course.project.get("supervised") else "")


def quiz_part(context: Context, lesson: str) -> Markdown:
    """`quiz LESSON`: its questions, each with answers that open. Raises `SiteError` for another."""
    if lesson not in context.training.lessons:
        known = ", ".join(context.training.lessons) or "none"
        raise SiteError(f"There is no lesson `{lesson}`.", f"There are: {known}.")
    every = context.training.questions.values()
    return part("quiz", questions=[one for one in every if one.lesson == lesson])


def courses_part(context: Context) -> Markdown:
    """`courses`: every course, for whom, and how long."""
    return part("courses", standard=context.standard, training=context.training)


def lessons_part(context: Context) -> Markdown:
    """`lessons`: every lesson, and the courses that it belongs to."""
    return part("lessons", training=context.training)


def estimates_part(context: Context, stage: str) -> Markdown:
    """`estimates STAGE`: what each task of a golden project was estimated at, and what it took.

    Raises `SiteError` where no golden project of that name has a plan.
    """
    found = context.holding("plan", stage)
    if found is None:
        raise SiteError(f"No golden project `{stage}` has a plan.", "Name one, such as T1/closed.")
    plan = found[1].document.data
    tasks = [task for task in plan["tasks"] if "budget" in task and "actual" in task]
    return part("estimates", tasks=tasks, unit=plan["budget"]["unit"])
