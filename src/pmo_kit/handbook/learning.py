"""The computed parts of lessons: questions that open, the courses, what tasks were estimated at."""

from __future__ import annotations

from pmo_kit.handbook.blocks import Badge, Code, Line, Link, Table, joined
from pmo_kit.handbook.courses import course_page, course_table
from pmo_kit.handbook.ground import Ground
from pmo_kit.handbook.markdown import body, inline, prose
from pmo_kit.handbook.phrases import rule_page
from pmo_kit.handbook.site import SiteError
from pmo_kit.standard.courses import Option, Question


def quiz_part(ground: Ground, here: str, lesson: str) -> str:
    """`quiz LESSON`: its questions. Every answer is a disclosure: no script, and by keyboard."""
    if lesson not in ground.training.lessons:
        known = ", ".join(ground.training.lessons) or "none"
        raise SiteError(f"There is no lesson `{lesson}`.", f"There are: {known}.")
    asked = [one for one in ground.training.questions.values() if one.lesson == lesson]
    parts = [_asked(number, question, here) for number, question in enumerate(asked, 1)]
    return "\n\n".join(["Choose an answer: it opens, and says why.", *parts])


def courses_part(ground: Ground, here: str) -> str:
    """`courses`: every course, for whom, and how long."""
    return body((course_table(ground.standard, ground.training),), here)


def lessons_part(ground: Ground, here: str) -> str:
    """`lessons`: every lesson, and the courses that it belongs to."""
    courses = ground.training.courses.values()
    rows = []
    for lesson in ground.training.lessons.values():
        ways: list[Line] = [
            (Link(c.title, course_page(c.id)),) for c in courses if lesson.id in c.lessons
        ]
        row: tuple[Line, ...] = ((Link(lesson.title, lesson.page),), (lesson.about,), joined(ways))
        rows.append((*row, (f"{lesson.minutes}",)))
    header = ("Lesson", "Afterwards you can", "Courses", "Minutes")
    return body((Table(header, tuple(rows), "wide"),), here)


def estimates_part(ground: Ground, here: str, stage: str) -> str:
    """`estimates STAGE`: what each task of a golden project was estimated at, and what it took."""
    found = ground.holding("plan", stage)
    if found is None:
        raise SiteError(f"No golden project `{stage}` has a plan.", "Name one, such as T1/closed.")
    data = found[1].document.data
    tasks = [task for task in data["tasks"] if "budget" in task and "actual" in task]
    unit = data["budget"]["unit"]
    rows: list[tuple[Line, ...]] = [
        (
            (f"{t['id']} {t['title']}",),
            (t.get("owner", ""),),
            (f"{t['budget']}",),
            (f"{t['actual']}",),
        )
        for t in tasks
    ]
    sums = (f"{sum(task[name] for task in tasks)}" for name in ("budget", "actual"))
    rows.append((("Together",), (), *((total,) for total in sums)))
    header = ("Task", "By", f"Estimated ({unit})", f"Took ({unit})")
    return body((Table(header, tuple(rows)),), here)


def _asked(number: int, question: Question, here: str) -> str:
    rules: list[Line] = [(Link(Code(rule), rule_page(rule)),) for rule in question.rules]
    rests = inline(("Rests on ", *joined(rules), "."), here)
    options = "\n\n".join(_option(option, here) for option in question.options)
    text = f"**{number}.** {prose(' '.join(question.text.split()))}"
    return f'<div class="quiz" markdown>\n\n{text}\n\n{options}\n\n{rests}\n\n</div>'


def _option(option: Option, here: str) -> str:
    said = Badge("Right" if option.right else "Not this")
    why = inline((said, f" {' '.join(option.why.split())}"), here)
    text = prose(" ".join(option.text.split()))
    return f'<details markdown>\n<summary markdown="span">{text}</summary>\n\n{why}\n\n</details>'
