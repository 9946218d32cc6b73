"""What the training promises: who learns what, in how many minutes, and that it is all there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pmo_kit.standard import Standard, load
from pmo_kit.standard.courses import Training, load_training, stale

WORDS_A_MINUTE = 170
PROMISED = {"sponsor": 45, "leader-t1": 90}
ROLES = {"project-manager", "project-owner", "core-team", "pmo", "portfolio-board"}


@pytest.fixture(scope="module")
def core(root: Path) -> Standard:
    return load(root / "standards" / "core")


@pytest.fixture(scope="module")
def taught(core: Standard) -> Training:
    return load_training(core)


def test_every_role_that_leads_decides_or_builds_has_its_course(taught: Training) -> None:
    assert {course.role for course in taught.courses.values()} == ROLES
    levels = {course.level for course in taught.courses.values() if course.level}
    assert levels == {"T1", "T2", "T3"}
    assert all(course.exercises for course in taught.courses.values())


@pytest.mark.parametrize("name", PROMISED)
def test_a_course_keeps_to_its_minutes(taught: Training, name: str) -> None:
    assert taught.minutes(taught.courses[name]) <= PROMISED[name]


def too_long(text: str, minutes: int) -> bool:
    """Whether a page cannot be read in so many minutes, its questions aside."""
    read = re.sub(
        r"---\n.*?\n---\n|<[^>]*>", "", text.split("## Questions")[0], count=1, flags=re.S
    )
    return len(re.findall(r"\w+", read)) > WORDS_A_MINUTE * minutes


def test_a_lesson_can_be_read_in_its_minutes(taught: Training, root: Path) -> None:
    for lesson in taught.lessons.values():
        text = (root / "docs" / lesson.page).read_text(encoding="utf-8")
        assert not too_long(text, lesson.minutes), lesson.id
    assert too_long("word " * 400, 2) and not too_long("word " * 300, 2)


def test_a_course_asks_enough_and_of_each_of_its_lessons(taught: Training) -> None:
    for course in taught.courses.values():
        assert 8 <= course.asked <= 15, course.id
        assert course.asked >= len(course.lessons), course.id
        asked = {taught.questions[name].lesson for name in course.questions}
        assert asked == set(course.lessons), course.id


def test_every_lesson_is_part_of_a_course_and_has_questions(taught: Training) -> None:
    courses = taught.courses.values()
    assert {name for course in courses for name in course.lessons} == set(taught.lessons)
    assert {question.lesson for question in taught.questions.values()} == set(taught.lessons)


def not_asked(core: Standard, taught: Training) -> list[str]:
    """The rules that must be followed and on which no question of a course rests."""
    named = {name for course in taught.courses.values() for name in course.questions}
    asked = {rule for name in named for rule in taught.questions[name].rules}
    return [rule.id for rule in core.rules if rule.level == "shall" and rule.id not in asked]


def test_every_rule_that_must_be_followed_is_asked_about(core: Standard, taught: Training) -> None:
    assert not_asked(core, taught) == []
    fewer = {
        name: course._replace(questions=tuple(q for q in course.questions if q != "accept-who"))
        for name, course in taught.courses.items()
    }
    assert not_asked(core, taught._replace(courses=fewer)) == ["DELIV-001"]


def test_leaders_of_larger_projects_mend_enough(taught: Training) -> None:
    for name in ("leader-t2", "leader-t3"):
        assert len(taught.courses[name].exercises) >= 4, name


def test_who_leads_sponsors_or_builds_ends_with_a_project_of_their_own(taught: Training) -> None:
    ends = {course.id for course in taught.courses.values() if course.project}
    led = {course.id for course in taught.courses.values() if course.level}
    assert ends == led | {"sponsor", "team-member"}


def test_the_right_answer_has_no_usual_place(taught: Training) -> None:
    places = [min(question.right) for question in taught.questions.values()]
    assert max(map(places.count, "abc")) <= len(places) * 0.45


def test_no_question_is_stale(core: Standard, taught: Training) -> None:
    assert [q.id for q in taught.questions.values() if stale(q, core.rules)] == []
    changed = core.rules[0]._replace(check="true")
    bound = next(q for q in taught.questions.values())._replace(rules={changed.id: "0" * 12})
    assert stale(bound, [changed]) == [changed.id]


def test_every_lesson_shows_its_questions_and_its_way_to_an_exercise(
    taught: Training, root: Path
) -> None:
    pages = {lesson.page: lesson.id for lesson in taught.lessons.values()}
    there = {f"training/{path.name}" for path in (root / "docs" / "training").glob("*.md")}
    assert there == {*pages, "training/index.md"}
    for page, lesson in pages.items():
        text = (root / "docs" / page).read_text(encoding="utf-8")
        asked = [q for q in taught.questions.values() if q.lesson == lesson]
        assert text.count("<summary") == sum(len(question.options) for question in asked)
        for name in re.findall(r"pmo train start ([\w-]+)", text):
            assert name in taught.exercises, f"{page}: {name}"


def test_every_course_has_its_page(taught: Training, root: Path) -> None:
    there = {path.stem for path in (root / "docs" / "reference" / "courses").glob("*.md")}
    assert there == {*taught.courses, "index"}
