"""Changes of what is learnt and shown: questions, exercises, lessons, courses, golden projects."""

from __future__ import annotations

import shutil
from pathlib import Path

from changes.kit import Kit, Play, after, append, replace, write

COURSE = "standards/core/courses/<course>.yaml"
QUESTION = "standards/core/courses/questions/<id>.yaml"


def a_question(kit: Kit) -> None:
    assert "Which of these is a lantern?" in kit.text("docs/training/closing.md")
    assert 'digest: "' in kit.text("standards/core/courses/questions/closing-lantern.yaml")


def an_exercise(kit: Kit) -> None:
    place = kit.folder.parent / f"{kit.folder.name}-exercise"
    shutil.rmtree(place, ignore_errors=True)
    assert "Nobody raised it" in kit.pmo("train", "list")
    kit.pmo("train", "start", "nobody-raised", "-o", place)
    assert "raised_by: ben" not in (place / "pmo/log.yaml").read_text("utf-8").split("issues:")[0]


def a_lesson(kit: Kit) -> None:
    assert "A lantern is lit" in kit.text("docs/reference/courses/lanterns.md")
    assert "Who lights it?" in kit.text("docs/training/lantern.md")


def a_golden_project(kit: Kit) -> None:
    kit.pmo("check", kit.folder / "standards/core/golden/T3/later", "--as-of", "2026-05-29",
            "--registry", kit.folder / "standards/core/golden/people.yaml")  # fmt: skip
    review = "golden/T3/later/pmo/reviews/GR-1.yaml"
    assert kit.text(f"standards/core/{review}").count("sha256: 0000") == 0


ASKED = """\
id: closing-lantern
lesson: closing
text: Which of these is a lantern?
options:
  - {id: a, text: A light in a frame., right: true, why: It is one.}
  - {id: b, text: A light without a frame., why: It is a candle.}
  - {id: c, text: A frame., why: It gives no light.}
rules: [{id: END-007, digest: "000000000000"}]
"""


EXERCISE = """\
id: nobody-raised
title: Nobody raised it
minutes: 2
story: Ben left, and somebody took his name out of the log.
task: Say who raised R-01.
from: {tier: T1, phase: executing}
start:
  text: [{in: log, old: "raised_by: ben\\n    raised_on: 2026-01-08", new: 'raised_on: 2026-01-08'}]
expect: [{rule: RISK-021, subject: 'log/log/risks[R-01]'}]
solution:
  text: [{in: log, old: 'raised_on: 2026-01-08', new: "raised_by: ben\\n    raised_on: 2026-01-08"}]
"""
LESSON = """\
  - id: lantern
    title: A lantern is lit
    about: Light one.
    page: training/lantern.md
    minutes: 1
"""


LESSON_PAGE = """\
---
title: A lantern is lit
---

# A lantern is lit

<div class="lead" markdown>

A match and a wick.

</div>

## Questions

<!-- pmo:quiz lantern -->

<!-- /pmo -->
"""


OF_LESSON = """\
id: lantern-{n}
lesson: lantern
text: Who lights it? ({n})
options:
  - {{id: a, text: Nobody., why: Then it stays dark.{a}}}
  - {{id: b, text: Everybody., why: That is a crowd.{b}}}
  - {{id: c, text: Whoever holds the match., why: So it is.{c}}}
rules: [{{id: END-007, digest: "000000000000"}}]
"""


LANTERNS = """\
id: lanterns
title: Light lanterns
about: For the team.
for: core-team
lessons: [lantern]
exercises: [closing]
questions: [lantern-0, lantern-1, lantern-2, lantern-3, lantern-4, lantern-5, lantern-6, lantern-7]
wrong_at_most: 1
valid_months: 24
recognised_months: 12
"""


def questions(folder: Path) -> None:
    """The eight questions that a course has at least."""
    for n in range(8):
        right = {each: ", right: true" if each == "abc"[n % 3] else "" for each in "abc"}
        path = f"standards/core/courses/questions/lantern-{n}.yaml"
        write(path, OF_LESSON.format(n=n, **right))(folder)


def later(folder: Path) -> None:
    """One more golden project, its reviews not bound yet."""
    golden = folder / "standards/core/golden/T3"
    shutil.copytree(golden / "executing", golden / "later")
    for review in (golden / "later/pmo/reviews").iterdir():
        lines = review.read_text("utf-8").splitlines(keepends=True)
        start = [n for n, line in enumerate(lines) if "sha256:" in line]
        for n in start:
            lines[n] = lines[n].split("sha256:")[0] + f'sha256: "{"0" * 64}"\n'
        review.write_text("".join(lines), "utf-8", newline="\n")


PLAYS = (
    Play(
        "a question",
        {
            QUESTION: write("standards/core/courses/questions/closing-lantern.yaml", ASKED),
            COURSE: replace(
                "standards/core/courses/leader-t1.yaml",
                "  - closing-open-risk\n",
                "  - closing-open-risk\n  - closing-lantern\n",
            ),
        },
        a_question,
        ("pmo train pin", "make generate"),
    ),
    Play(
        "an exercise",
        {
            "standards/core/courses/exercises/<id>.yaml": write(
                "standards/core/courses/exercises/nobody-raised.yaml", EXERCISE
            ),
            COURSE: replace(
                "standards/core/courses/team-member.yaml",
                "exercises: [",
                "exercises: [nobody-raised, ",
            ),
        },
        an_exercise,
        ("make generate",),
    ),
    Play(
        "a lesson or a course",
        {
            "standards/core/courses/lessons.yaml": append(
                "standards/core/courses/lessons.yaml", LESSON
            ),
            "docs/training/<lesson>.md": write("docs/training/lantern.md", LESSON_PAGE),
            "mkdocs.yml": after(
                "mkdocs.yml", "  - Training:\n", '      - "A lantern is lit": training/lantern.md\n'
            ),
            QUESTION: questions,
            COURSE: write("standards/core/courses/lanterns.yaml", LANTERNS),
        },
        a_lesson,
        ("pmo train pin", "make generate"),
    ),
    Play(
        "a golden project",
        {
            "standards/core/golden/": later,
            "standards/core/golden/index.yaml": append(
                "standards/core/golden/index.yaml",
                "- {tier: T3, phase: executing, folder: T3/later, as_of: 2026-05-29, "
                "registry: people.yaml}\n",
            ),
        },
        a_golden_project,
        ("make generate",),
    ),
)
