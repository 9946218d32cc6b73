"""The verification of a standard: each problem at its place, then the verdict with counts."""

from __future__ import annotations

from typing import Any

from pmo_kit.results.verification import Problem, Verification
from pmo_kit.writers.json_answer import answer
from pmo_kit.writers.style import Style


def to_text(found: Verification, style: Style) -> str:
    """What is worth knowing, the problems, and whether the standard is sound."""
    lines = [*map(str, found.notes), *map(str, found.problems)]
    lines += [""] if lines else []
    counts = ", ".join(f"{name} {number}" for name, number in found.counts.items())
    verdict = "is sound." if found.sound else f"is not sound; problems: {len(found.problems)}."
    return "\n".join([*lines, f"{found.standard} {verdict} {counts}".rstrip()]) + "\n"


def to_json(found: Verification, style: Style) -> str:
    """The same as data."""
    return answer(
        "verification/v1",
        style,
        found.exit_code,
        standard=found.standard,
        sound=found.sound,
        problems=[_problem(problem) for problem in found.problems],
        counts=found.counts,
        notes=[
            {**note._asdict(), "cases": [case._asdict() for case in note.cases]}
            for note in found.notes
        ],
    )


def _problem(problem: Problem) -> dict[str, Any]:
    """A problem as data, with what sets it right where that is known."""
    correction = problem.correction
    return {
        "path": problem.path,
        "line": problem.line,
        "column": problem.column,
        "message": problem.message,
        "remedy": problem.remedy,
        "correction": correction._asdict() if correction else None,
    }
