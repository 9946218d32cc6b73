"""What a gate asks for, what of it was made, and what each still wants; as data due/v1."""

from __future__ import annotations

from collections.abc import Iterator

from pmo_kit._text import plural
from pmo_kit._text.safe import line as harmless
from pmo_kit.results.gate_papers import GatePaper, GatePapers
from pmo_kit.writers.json_answer import answer
from pmo_kit.writers.readiness import whose
from pmo_kit.writers.style import Style

MOST_STEPS = 3


def to_text(found: GatePapers, style: Style) -> str:
    """What was made, what is there, what comes later, and what to do next."""
    return "\n".join(_lines(found)) + "\n"


def to_json(found: GatePapers, style: Style) -> str:
    """The same as data."""
    return answer(
        "due/v1",
        style,
        found.exit_code,
        path=found.path,
        gate=found.gate,
        title=found.title,
        tier=found.tier,
        papers=[_data(paper) for paper in found.papers],
    )


def _lines(found: GatePapers) -> Iterator[str]:
    made, later = found.of("made"), found.of("later")
    yield f"{found.gate} · {harmless(found.title)}: what it asks of this {found.tier} project"
    for heading, papers in (
        (f"Wrote {plural(len(made), 'file')}, with what is known filled in:", made),
        ("There already, and left as they are:", found.of("there")),
        ("Later, when there is something to tell:", later),
    ):
        if papers:
            yield f"\n{heading}"
            yield from (line for paper in papers for line in _paper(paper))
    if not made:
        yield "\nNothing was written: everything that can be begun is there."
    yield "\nNext:"
    yield "  pmo check"
    yield f"  pmo gate {found.gate}"


def _paper(paper: GatePaper) -> Iterator[str]:
    who = whose(paper.owner)
    yield f"  {harmless(paper.path)} · {paper.title.lower()}{f' · {who}' if who else ''}"
    if paper.state == "later":
        yield f"    pmo add {paper.kind}"
    for step in paper.steps[:MOST_STEPS]:
        yield f"    wants: {harmless(step.message)}"
    if len(paper.steps) > MOST_STEPS:
        yield f"    and {len(paper.steps) - MOST_STEPS} more"


def _data(paper: GatePaper) -> dict[str, object]:
    return {
        "state": paper.state,
        "path": paper.path,
        "kind": paper.kind,
        "title": paper.title,
        "party": paper.owner._asdict(),
        "wants": [
            {"rule": step.rule, "message": step.message, "fix": step.fix} for step in paper.steps
        ],
    }
