"""What gathering a portfolio found, in words and under schemas/portfolio-gathering/v1.json."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pmo_kit._text import plural
from pmo_kit._text.safe import line as harmless
from pmo_kit.results.gathered_portfolio import KEPT, Gathering
from pmo_kit.results.portfolio import Problem
from pmo_kit.writers.json_answer import answer
from pmo_kit.writers.style import Style

SCHEMA = "portfolio-gathering/v1"


def to_text(found: Gathering, style: Style) -> str:
    """Each problem with its remedy, then how many projects have which place."""
    return "\n".join(_lines(found)) + "\n"


def to_json(found: Gathering, style: Style) -> str:
    """The same as data, with each source."""
    told = found._asdict()
    return answer(
        SCHEMA,
        style,
        found.exit_code,
        **{
            **told,
            "sources": [one._asdict() for one in found.sources],
            "problems": [problem_data(problem) for problem in found.problems],
        },
    )


def problem_data(problem: Problem) -> dict[str, object]:
    """What is wrong, as data."""
    return dict(problem._asdict())


def problem_lines(problem: Problem) -> Iterator[str]:
    """What is wrong at its place, and what to do."""
    kind = "note" if problem.note else "problem"
    place = f"{problem.place}: " if problem.place else ""
    yield harmless(f"{place}{kind}: {problem.message}")
    yield harmless(f"  {problem.remedy}")


def _lines(found: Gathering) -> Iterator[str]:
    for problem in found.problems:
        yield from problem_lines(problem)
    if found.problems:
        yield ""
    every = found.judged + found.listed + found.not_judged
    parts = f"{found.judged} judged, {found.listed} listed, {found.not_judged} not judged"
    yield f"{plural(every, 'project')}: {parts}."
    counted = Counter(one.outcome for one in found.sources)
    kept = f", {counted[KEPT]} unchanged and not read again" if counted[KEPT] else ""
    yield f"{plural(len(found.sources), 'snapshot')} found{kept}."
    yield harmless(f"Written to {found.folder}.")
