"""Questions are marked, certificates dated, and a leader rule reads what was written."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmo_kit.engine import Compiled
from pmo_kit.standard.courses import Training
from pmo_kit.training import (
    TrainingError,
    answers_of,
    certificate,
    course_of,
    drawn,
    expiry,
    mark,
    missing_courses,
    with_certificate,
)

DAY = date(2026, 3, 2)
REGISTRY = b"schema: people/v1\npeople:\n  - {id: ada, name: Ada}\n  - {id: bo, active: false}\n"
PEOPLE: dict[str, Any] = {"people": [{"id": "ada", "name": "Ada"}, {"id": "bo", "active": False}]}


def right(taught: Training, course: str) -> dict[str, frozenset[str]]:
    """The right answers to a course."""
    return {name: taught.questions[name].right for name in taught.courses[course].questions}


@pytest.mark.parametrize("allowed", [0, 1])
def test_no_more_may_be_wrong_than_the_course_allows(taught: Training, allowed: int) -> None:
    course = taught.courses["sponsor"]._replace(wrong_at_most=allowed)
    answers = right(taught, "sponsor")
    assert mark(course, taught, answers).passed
    first, second = course.questions[:2]
    answers[first] = frozenset("ab")
    assert mark(course, taught, answers).passed == (allowed == 1)
    del answers[second]
    marked = mark(course, taught, answers)
    assert not marked.passed
    assert [question.id for question in marked.wrong] == [first, second]


@given(
    st.sampled_from(["ada", "ben", "ö"]),
    st.dates(min_value=date(2026, 1, 1), max_value=date(2026, 12, 31)),
    st.sampled_from(["leader-t1", "sponsor", "team-member"]),
)
def test_an_attempt_asks_as_many_as_it_says_and_of_each_lesson(
    taught: Training, person: str, day: date, name: str
) -> None:
    course = taught.courses[name]
    asked = drawn(course, taught, person, day)
    assert len(asked) == len(set(asked)) == course.asked < len(course.questions)
    assert {taught.questions[one].lesson for one in asked} == set(course.lessons)
    assert asked == drawn(course, taught, person, day)
    assert drawn(course._replace(asks=0), taught, person, day) == course.questions


def test_people_and_days_draw_different_questions(taught: Training) -> None:
    course = taught.courses["leader-t1"]
    found = {drawn(course, taught, who, date(2026, 3, n)) for who in "ab" for n in range(1, 11)}
    assert len(found) > 10


def test_only_what_was_drawn_counts(taught: Training) -> None:
    course = taught.courses["sponsor"]._replace(wrong_at_most=0)
    asked = drawn(course, taught, "ada", DAY)
    answers = {name: taught.questions[name].right for name in asked}
    assert mark(course, taught, answers, asked).passed
    assert not mark(course, taught, answers).passed
    spare = next(name for name in course.questions if name not in asked)
    assert mark(course, taught, {**answers, spare: frozenset("a")}, asked).passed


def test_answers_to_what_is_not_asked_are_refused(taught: Training) -> None:
    course = taught.courses["sponsor"]
    with pytest.raises(TrainingError, match="asks no question `hook-done`"):
        mark(course, taught, {"hook-done": frozenset("a")})
    with pytest.raises(TrainingError, match="was answered with z"):
        mark(course, taught, {course.questions[0]: frozenset("z")})


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- a\n", "holds no answers"),
        ("q: 1\n", "is no letter"),
        ("q: {", "is not closed"),
        ("q: [a, 2]", "no l"),
    ],
)
def test_answers_that_cannot_be_read_say_so(text: str, message: str) -> None:
    with pytest.raises(TrainingError, match=message):
        answers_of(text.encode(), "answers.yaml")


def test_several_letters_are_one_answer() -> None:
    assert answers_of(b"q: [A, c]\nr: b\n", "a.yaml") == {
        "q": frozenset("ac"),
        "r": frozenset("b"),
    }


@pytest.mark.parametrize(
    ("day", "months", "last"),
    [
        (date(2025, 6, 16), 24, date(2027, 6, 15)),
        (date(2026, 1, 1), 12, date(2026, 12, 31)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
    ],
)
def test_a_certificate_holds_to_the_day_before(day: date, months: int, last: date) -> None:
    assert expiry(day, months) == last


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.integers(1, 120))
def test_a_certificate_never_holds_longer_than_promised(day: date, months: int) -> None:
    last = expiry(day, months)
    assert 28 * months - 1 <= (last - day).days <= 31 * months
    assert (last.year - day.year) * 12 + last.month - day.month in (months, months - 1)


def test_it_says_that_and_until_when_and_never_how_well(core: Compiled, taught: Training) -> None:
    given_ = certificate(taught.courses["leader-t1"], core.standard, DAY)
    assert given_.entry == {
        "level": "T1",
        "course": "leader-t1",
        "edition": "core@1.0",
        "passed_on": "2026-03-02",
        "expires": "2028-03-01",
        "basis": "assessed",
    }
    known = certificate(taught.courses["leader-t2"], core.standard, DAY, "pia", recognised=True)
    assert (known.basis, known.expires, known.assessor) == ("recognised", "2027-03-01", "pia")
    assert "level" not in certificate(taught.courses["sponsor"], core.standard, DAY).entry


def test_it_is_added_and_nothing_else_is_changed(core: Compiled, taught: Training) -> None:
    given_ = certificate(taught.courses["leader-t1"], core.standard, DAY)
    after = with_certificate(REGISTRY, "people.yaml", PEOPLE, "ada", given_)
    assert after.decode().splitlines()[3:] == REGISTRY.decode().splitlines()[3:]
    assert "certificates: [{level: T1, course: leader-t1," in after.decode()
    known = {"people": [{"id": "ada", "certificates": [given_.entry]}]}
    with pytest.raises(TrainingError, match="already"):
        with_certificate(after, "people.yaml", known, "ada", given_)


@pytest.mark.parametrize(("person", "message"), [("zoe", "does not know `zoe`"), ("bo", "active")])
def test_for_nobody_else(core: Compiled, taught: Training, person: str, message: str) -> None:
    given_ = certificate(taught.courses["leader-t1"], core.standard, DAY)
    with pytest.raises(TrainingError, match=message):
        with_certificate(REGISTRY, "people.yaml", PEOPLE, person, given_)


@pytest.mark.parametrize(
    ("held", "missing"),
    [
        ([], ["leader-t1"]),
        ([{"course": "leader-t1", "level": "T1", "passed_on": "2026-01-01"}], []),
        ([{"level": "T2", "passed_on": "2026-01-01"}], []),
        ([{"level": "T1", "passed_on": "2024-01-01", "expires": "2026-03-01"}], ["leader-t1"]),
        ([{"level": "T1", "passed_on": "2026-03-03"}], ["leader-t1"]),
        ([{"course": "sponsor", "passed_on": "2026-01-01"}], ["leader-t1"]),
    ],
)
def test_what_has_to_be_passed_first(
    taught: Training, held: list[dict[str, str]], missing: list[str]
) -> None:
    people = {"people": [{"id": "ada", "certificates": held}]}
    assert [*missing_courses(taught.courses["leader-t2"], taught, people, "ada", DAY)] == missing


def test_an_unknown_course_is_met_with_the_nearest(taught: Training) -> None:
    with pytest.raises(TrainingError) as error:
        course_of(taught, "leader-t4")
    assert error.value.remedy.startswith("Did you mean `leader-t")
