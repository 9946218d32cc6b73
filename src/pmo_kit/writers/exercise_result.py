"""What came of an exercise, with hints as far as they are asked for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pmo_kit._text import plural, safe
from pmo_kit.results import Finding
from pmo_kit.results.exercise_result import ExerciseResult, LeftDefect
from pmo_kit.writers.json_answer import answer, place_data
from pmo_kit.writers.style import Style


def to_text(found: ExerciseResult, style: Style) -> str:
    """The defects that are left, new findings, and what fixes nothing."""
    return "".join(f"{safe.line(part)}\n" for text in _lines(found) for part in text.split("\n"))


def to_json(found: ExerciseResult, style: Style) -> str:
    """The same as data."""
    return answer(
        "exercise/v1",
        style,
        found.exit_code,
        exercise=found.exercise,
        title=found.title,
        standard=found.standard,
        as_of=found.as_of,
        gate=found.gate,
        solved=found.solved,
        left=[_left_data(left, found.hints) for left in found.left],
        damage=[_finding_data(finding, found.hints) for finding in found.damage],
        remarks=[remark._asdict() for remark in found.remarks],
    )


def _lines(found: ExerciseResult) -> Iterator[str]:
    hints = found.hints
    if found.solved:
        yield f"Solved: {found.title}. Nothing is left, and nothing else was broken."
        return
    total = plural(found.total, "defect")
    yield f"{found.title}: {len(found.left)} of {total} left, on {found.as_of}."
    for left in found.left:
        yield from _left(left, hints)
    if found.damage:
        yield f"\nNew since you began: {plural(len(found.damage), 'finding')}."
        for finding in found.damage:
            yield from _finding(finding, hints)
    if found.remarks:
        yield "\nThese changes do not count as a solution:"
        for remark in found.remarks:
            yield f"  {remark.message}\n    {remark.remedy}"
    if hints < 2 and (found.left or found.damage):
        yield f"\nStuck? pmo train check{' --hint' * (hints + 1)}"


def _left(left: LeftDefect, hints: int) -> Iterator[str]:
    if left.finding is not None and left.finding.outcome == "failed":
        yield from _finding(left.finding, hints)
        return
    yield f"\n  {left.rule}  {left.title}\n    {left.subject}: {left.reason}."
    yield from _hinted(left.rule, left.why, left.fix, hints)


def _finding(finding: Finding, hints: int) -> Iterator[str]:
    yield f"\n  {finding.location}  {finding.rule}  {finding.title}\n    {finding.message}"
    yield from _hinted(finding.rule, finding.why, finding.fix, hints)


def _hinted(rule: str, why: str, fix: str, hints: int) -> Iterator[str]:
    """What the rule's page says, a little more with each hint."""
    if hints:
        yield f"    why: {' '.join(why.split())}"
    if hints > 1:
        yield f"    fix: {' '.join(fix.split())}\n    see: pmo explain {rule}"


def _left_data(left: LeftDefect, hints: int) -> dict[str, Any]:
    if left.finding is not None and left.finding.outcome == "failed":
        return {**_finding_data(left.finding, hints), "subject": left.subject}
    told = {"rule": left.rule, "title": left.title, "subject": left.subject}
    return {**told, "message": left.reason, "location": None, **_hints(left.why, left.fix, hints)}


def _finding_data(finding: Finding, hints: int) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "title": finding.title,
        "subject": finding.subject,
        "message": finding.message,
        "location": place_data(finding.location),
        **_hints(finding.why, finding.fix, hints),
    }


def _hints(why: str, fix: str, hints: int) -> dict[str, str | None]:
    return {"why": why if hints else None, "fix": fix if hints > 1 else None}
