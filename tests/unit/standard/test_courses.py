"""What is taught: overlaid by id, filtered by edition, and stale when a rule judges otherwise."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pmo_kit.standard import StandardError, load
from pmo_kit.standard.courses import load_training, rule_digest, stale, unasked

LESSONS = """\
lessons:
  - {id: first, title: First, about: Begin., page: learn/first.md, minutes: 3}
  - {id: later, title: Later, about: Go on., page: learn/later.md, minutes: 4, since: "2.0"}
"""
COURSE = """\
id: basics
title: Basics
about: For all.
for: boss
lessons: [first]
questions: [one]
valid_months: 12
"""
QUESTION = """\
id: one
lesson: first
text: Which?
options:
  - {id: a, text: This., right: true, why: So.}
  - {id: b, text: That., why: No.}
rules:
  - {id: TOY-001, digest: "%s"}
"""
OVER = """\
schema: standard/v1
id: over
title: Over toy
extends: ../toy@1.0
editions: [{id: "7.0", status: current}]
schemas: schemas
"""


@pytest.fixture
def folder(copied: Callable[..., Path], toy: Path) -> Path:
    rule = next(rule for rule in load(toy).rules if rule.id == "TOY-001")
    return copied(
        {
            "courses/lessons.yaml": LESSONS,
            "courses/basics.yaml": COURSE,
            "courses/questions/one.yaml": QUESTION % rule_digest(rule),
        }
    )


def test_a_course_takes_what_its_parts_take(folder: Path) -> None:
    training = load_training(load(folder))
    assert list(training.lessons) == ["first"]
    assert training.minutes(training.courses["basics"]) == 4
    assert training.questions["one"].right == {"a"}
    assert list(load_training(load(folder, "2.0")).lessons) == ["first", "later"]


def test_a_standard_that_teaches_nothing_has_no_courses(toy: Path) -> None:
    assert load_training(load(toy)) == ({}, {}, {}, {})


def test_a_company_lays_its_courses_over_those_below(folder: Path) -> None:
    over = folder.parent / "over"
    (over / "courses" / "questions").mkdir(parents=True)
    (over / "standard.yaml").write_text(OVER.replace("../toy", f"../{folder.name}"))
    (over / "courses" / "basics.yaml").write_text(COURSE.replace("title: Basics", "title: Ours"))
    (over / "courses" / "more.yaml").write_text(COURSE.replace("basics", "more"))
    training = load_training(load(over))
    assert {name: one.title for name, one in training.courses.items()} == {
        "basics": "Ours",
        "more": "Basics",
    }
    assert list(training.lessons) == ["first"], "in the edition that is pinned"


def test_a_company_changes_a_field_of_a_course_and_tells_it_in_its_words(folder: Path) -> None:
    question = folder / "courses/questions/one.yaml"
    question.write_text(question.read_text().replace("text: Which?", "text: Whom does A ask?"))
    (folder / "standard.yaml").write_text(
        (folder / "standard.yaml").read_text().replace("id: A,", "id: GA,").replace("[A]", "[GA]")
    )
    question.write_text(question.read_text().replace("does A ask", "does GA ask"))
    over = folder.parent / "over"
    (over / "courses").mkdir(parents=True)
    words = "gates: [{id: GA, title: Freigabe}]\n"
    (over / "standard.yaml").write_text(OVER.replace("../toy", f"../{folder.name}") + words)
    (over / "courses" / "basics.yaml").write_text("id: basics\ntitle: Ours\n")
    standard = load(over)
    below, training = load_training(load(folder)), load_training(standard)
    assert training.courses["basics"] == below.courses["basics"]._replace(title="Ours")
    assert training.questions["one"].text == "Whom does Freigabe (GA) ask?"
    assert below.questions["one"].text == "Whom does GA ask?"
    assert stale(training.questions["one"], standard.rules) == []
    (over / "courses" / "other.yaml").write_text("id: other\ntitle: Ours\n")
    with pytest.raises(StandardError, match="The course `other` is new here, and has no `about`"):
        load_training(standard)


def test_a_tier_like_another_makes_no_question_stale(folder: Path) -> None:
    over = folder.parent / "over"
    over.mkdir()
    tier = "tiers: [{id: XL, title: Huge, like: L}]\n"
    (over / "standard.yaml").write_text(OVER.replace("../toy", f"../{folder.name}") + tier)
    below, standard = load(folder), load(over)
    assert [rule_digest(rule) for rule in standard.rules] == [*map(rule_digest, below.rules)]
    assert any("XL" in rule.applies.tiers for rule in standard.rules)


@pytest.mark.parametrize(
    ("old", "new", "is_stale"),
    [
        ("why:", "why: Because.  #", False),
        ("title:", "title: Otherwise  #", False),
        ("check: item.size <=", "check: item.size <", True),
        ("level: shall", "level: should", True),
    ],
)
def test_a_question_is_stale_when_its_rule_judges_otherwise(
    folder: Path, old: str, new: str, is_stale: bool
) -> None:
    path = folder / "rules" / "log" / "TOY-001.yaml"
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))
    standard = load(folder)
    found = stale(load_training(standard).questions["one"], standard.rules)
    assert found == (["TOY-001"] if is_stale else [])


def test_rules_that_nobody_is_asked_about_are_known(folder: Path) -> None:
    standard = load(folder)
    names = {rule.id for rule in unasked(load_training(standard), standard)}
    assert names == {rule.id for rule in standard.rules} - {"TOY-001"}


@pytest.mark.parametrize(
    ("file", "text", "message"),
    [
        ("courses/basics.yaml", COURSE.replace("valid_months: 12", ""), "valid_months"),
        ("courses/basics.yaml", COURSE + "score: 5\n", "score"),
        ("courses/basics.yaml", "- a\n", "keys and values"),
        ("courses/questions/one.yaml", "id: one\n  x", "right form"),
    ],
)
def test_what_has_not_its_form_is_refused_at_its_place(
    folder: Path, file: str, text: str, message: str
) -> None:
    (folder / file).write_text(text)
    with pytest.raises(StandardError, match=message) as error:
        load_training(load(folder))
    assert error.value.path.endswith(file)
