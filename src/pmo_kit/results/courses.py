"""What there is to learn: courses with their lessons and exercises, and rules nobody asks about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pmo_kit._start.record import NamedTuple
from pmo_kit.results.words import NO_WORDS, Words


class LessonItem(NamedTuple):
    """A lesson or an exercise of a course, as a list shows it; an exercise has no page."""

    id: str
    title: str
    minutes: int
    page: str = ""


class CourseItem(NamedTuple):
    """One course: for whom, how long, what belongs to it, what comes first.

    `asked` is how many of the questions one attempt draws, `project` what the person's own project
    must be; `lesson_data` holds the lessons as the standard has them.
    """

    id: str
    title: str
    about: str
    role: str
    everyday: str
    level: str
    minutes: int
    lessons: tuple[LessonItem, ...]
    exercises: tuple[LessonItem, ...]
    questions: tuple[str, ...]
    asked: int
    wrong_at_most: int
    valid_months: int
    requires: tuple[str, ...]
    project: Mapping[str, Any]
    lesson_data: tuple[dict[str, Any], ...]


class RuleItem(NamedTuple):
    """A rule on which no question rests."""

    id: str
    level: str
    title: str


class Courses(NamedTuple):
    """The courses of a standard; `stale` are questions to be read again, `unasked` rules.

    `rules` is how many rules there are; `only_rules` says that the unasked ones were asked for;
    `words` are what the company calls tiers and phases.
    """

    standard: str
    courses: tuple[CourseItem, ...]
    stale: tuple[str, ...]
    unasked: tuple[RuleItem, ...]
    rules: int
    only_rules: bool = False
    words: Words = NO_WORDS

    @property
    def exit_code(self) -> int:
        """Always 0."""
        return 0
