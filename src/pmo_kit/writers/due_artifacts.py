"""What a gate asks for, what of it was made, and what each still wants; as data due/v1."""

from __future__ import annotations

from collections.abc import Iterator

from pmo_kit._text import plural
from pmo_kit._text.safe import line as harmless
from pmo_kit.results.due_artifacts import DueArtifact, DueArtifacts
from pmo_kit.results.words import spoken
from pmo_kit.writers.json_answer import answer
from pmo_kit.writers.readiness import whose
from pmo_kit.writers.style import Style

MOST_STEPS = 3


def to_text(found: DueArtifacts, style: Style) -> str:
    """What was made, what is there, what comes later, and what to do next."""
    return "\n".join(_lines(found)) + "\n"


def to_json(found: DueArtifacts, style: Style) -> str:
    """The same as data."""
    return answer(
        "due/v1",
        style,
        found.exit_code,
        path=found.path,
        gate=found.gate,
        title=found.title,
        tier=found.tier,
        artifacts=[_data(artifact) for artifact in found.artifacts],
    )


def _lines(found: DueArtifacts) -> Iterator[str]:
    made, later = found.of("made"), found.of("later")
    tier = harmless(spoken(found.words, "tiers", found.tier))
    yield f"{found.gate} · {harmless(found.title)}: what it asks of this {tier} project"
    for heading, artifacts in (
        (f"Wrote {plural(len(made), 'file')}, filled in where the project already says it:", made),
        ("Already there, and not changed:", found.of("there")),
        ("To be added later, once there is something to record:", later),
    ):
        if artifacts:
            yield f"\n{heading}"
            yield from (line for artifact in artifacts for line in _artifact(artifact))
    if not made:
        yield "\nNothing was written: everything that can be started now exists."
    yield "\nNext:"
    yield "  pmo check"
    yield f"  pmo gate {found.gate}"


def _artifact(artifact: DueArtifact) -> Iterator[str]:
    who = whose(artifact.owner)
    yield f"  {harmless(artifact.path)} · {artifact.title.lower()}{f' · {who}' if who else ''}"
    if artifact.state == "later":
        yield f"    pmo add {artifact.kind}"
    for step in artifact.steps[:MOST_STEPS]:
        yield f"    missing: {harmless(step.message)}"
    if len(artifact.steps) > MOST_STEPS:
        yield f"    and {len(artifact.steps) - MOST_STEPS} more"


def _data(artifact: DueArtifact) -> dict[str, object]:
    return {
        "state": artifact.state,
        "path": artifact.path,
        "kind": artifact.kind,
        "title": artifact.title,
        "party": artifact.owner._asdict(),
        "wants": [
            {"rule": step.rule, "message": step.message, "fix": step.fix} for step in artifact.steps
        ],
    }
