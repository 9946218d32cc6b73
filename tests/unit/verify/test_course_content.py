"""Verifying holds what is taught: each kind of fault is planted and must be found."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pmo_kit.standard import load
from pmo_kit.standard.courses import rule_digest
from pmo_kit.verify import verify

LESSONS = """\
lessons:
  - {id: first, title: First, about: Begin., page: learn/first.md, minutes: 3}
"""
COURSE = """\
id: basics
title: Basics
about: For all.
for: boss
level: S
lessons: [first]
exercises: [big]
questions: [one]
valid_months: 12
"""
EXERCISE = """\
id: big
title: Too big
minutes: 2
story: It grew.
task: Make it smaller.
from: {tier: S, phase: work}
start:
  text:
    - {in: log, old: "size: 3", new: "size: 30"}
expect:
  - {rule: TOY-001, subject: "log/log/items[I-1]"}
solution:
  write:
    pmo/log.yaml: "schema: log/v1\\nitems:\\n  - {id: I-1, size: 4, steps: [{id: S-1, cost: 2}]}\\n"
"""
QUESTION = """\
id: one
lesson: first
text: Which?
options:
  - {id: a, text: This., right: true, why: So.}
  - {id: b, text: That., why: No.}
rules:
  - {id: TOY-001, digest: "DIGEST"}
"""
COURSES, QUESTIONS, EXERCISES = (
    "courses/basics.yaml",
    "courses/questions/one.yaml",
    "courses/exercises/big.yaml",
)
FAULTS = [
    (COURSES, "for: boss", "for: king", "no role `king`"),
    (COURSES, "level: S", "level: Z", "no tier `Z`"),
    (COURSES, "[first]", "[second]", "no lesson `second`"),
    (COURSES, "[big]", "[small]", "no exercise `small`"),
    (COURSES, "[one]", "[two]", "no question `two`"),
    (COURSES, "id: basics", "id: other", "not called other.yaml"),
    (COURSES, "valid_months: 12", "valid_months: 12\nrequires: [none]", "no course `none`"),
    (COURSES, "valid_months: 12", "valid_months: 12\nwrong_at_most: 1", "answered wrongly"),
    (COURSES, "valid_months: 12", 'valid_months: 12\nuntil: "9.0"', "no edition 9.0"),
    (QUESTIONS, "id: one", 'id: one\nsince: "2.0"\nuntil: "1.0"', "it never counts"),
    ("courses/lessons.yaml", "minutes: 3", 'minutes: 3, until: "9.0"', "no edition 9.0"),
    (COURSES, "title: Basics", "titel: Basics", "titel"),
    ("courses/lessons.yaml", "learn/first.md", "learn/gone.md", "no page learn/gone.md"),
    (QUESTIONS, "lesson: first", "lesson: none", "no lesson `none`"),
    (QUESTIONS, ", right: true", "", "not told apart"),
    (QUESTIONS, "why: No", "right: true, why: No", "not told apart"),
    (QUESTIONS, "id: b", "id: a", "the same letter"),
    (QUESTIONS, "id: TOY-001", "id: TOY-099", "no rule `TOY-099`"),
    ("rules/log/TOY-001.yaml", "level: shall", "level: should", "judges something else than"),
    (EXERCISES, "rule: TOY-001", "rule: TOY-099", "no rule `TOY-099`"),
    (EXERCISES, "items[I-1]", "items[I-2]", "does not fire at log/log/items[I-2]"),
    (EXERCISES, 'new: "size: 30"', 'new: "size: 5"', "does not fire at log/log/items[I-1]"),
    (EXERCISES, 'new: "size: 30"', 'new: "seize: 30"', "KIT-003 fires too"),
    (EXERCISES, "size: 4,", "size: 40,", "The solution leaves TOY-001"),
    (EXERCISES, 'old: "size: 3"', 'old: "size: 99"', "does not hold the text"),
    (EXERCISES, "in: log, old: \"size: 3\"", "in: lag, old: \"size: 3\"", "no lag"),
    (EXERCISES, "tier: S", "tier: Q", "no golden project for the exercise"),
    (EXERCISES, "minutes: 2", "minutes: 2\ngate: Q", "no gate `Q`"),
    (EXERCISES, "pmo/log.yaml:", "../log.yaml:", "../log.yaml"),
]  # fmt: skip


@pytest.fixture
def folder(copied: Callable[..., Path], toy: Path) -> Path:
    rule = next(rule for rule in load(toy).rules if rule.id == "TOY-001")
    return copied(
        {
            "courses/lessons.yaml": LESSONS,
            COURSES: COURSE,
            EXERCISES: EXERCISE,
            QUESTIONS: QUESTION.replace("DIGEST", rule_digest(rule)),
            "docs/learn/first.md": "# First\n",
        }
    )


def test_a_sound_course_is_sound_and_counted(folder: Path) -> None:
    result = verify(folder)
    assert [str(problem) for problem in result.problems] == []
    counts = {name: result.counts[name] for name in ("courses", "exercises", "questions")}
    assert counts == {"courses": 1, "exercises": 1, "questions": 1}
    assert result.counts["rules asked about"] == 1


@pytest.mark.parametrize(("file", "old", "new", "expected"), FAULTS)
def test_a_planted_fault_is_found(
    folder: Path, file: str, old: str, new: str, expected: str
) -> None:
    path = folder / file
    text = path.read_text()
    assert old in text, "the fault must hit something"
    path.write_text(text.replace(old, new, 1))
    told = "\n".join(str(problem) for problem in verify(folder).problems)
    assert expected in told, told
