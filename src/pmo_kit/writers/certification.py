"""A certificate as a change to the people registry, or what is missing for it."""

from __future__ import annotations

from collections.abc import Iterator

from pmo_kit._text import safe
from pmo_kit.results.certification import Certification, WrongAnswer
from pmo_kit.writers.edits import UNWRITTEN, diff
from pmo_kit.writers.json_answer import answer
from pmo_kit.writers.style import Style


def to_text(found: Certification, style: Style) -> str:
    """The change or what is missing, then each question that was answered wrongly."""
    return "".join(f"{safe.line(line)}\n" for line in _lines(found))


def to_json(found: Certification, style: Style) -> str:
    """The same as data; no certificate where something is missing."""
    return answer(
        "certification/v1",
        style,
        found.exit_code,
        person=found.person,
        course=found.course,
        certificate=None if found.missing else found.certificate,
        missing=list(found.missing),
        wrong=[
            {
                "question": wrong.question,
                "lesson": wrong.lesson,
                "why": {option: why for option, _, why in wrong.options},
            }
            for wrong in found.wrong
        ],
        written=found.written,
    )


def _lines(found: Certification) -> Iterator[str]:
    if found.missing:
        yield f"No certificate of {found.course} for {found.person} yet:"
        yield from (f"  {line}" for line in found.missing)
    else:
        yield from diff(*found.file)
    for wrong in found.wrong:
        yield from _wrong(wrong)
    if not found.missing:
        yield f"Wrote {found.shown}." if found.written else UNWRITTEN


def _wrong(wrong: WrongAnswer) -> Iterator[str]:
    """Why each answer to a question is right or is not."""
    yield ""
    yield f"{wrong.question}: {wrong.text}"
    for option, right, why in wrong.options:
        yield f"{'*' if right else ' '} {option}  {why}"
    yield f"  Read again: {wrong.lesson_title} ({wrong.lesson_page})"
