"""A review that records a gate's decision: what it would hold, and what forbids it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pmo_kit._text import plural
from pmo_kit._text.safe import line as harmless
from pmo_kit.results import Finding
from pmo_kit.results.review import RecordedReview
from pmo_kit.writers.edits import UNWRITTEN
from pmo_kit.writers.json_answer import answer, finding_data
from pmo_kit.writers.readiness import CLAIM, SCHEMA, data, document_state, who_decides
from pmo_kit.writers.style import Style


def to_text(found: RecordedReview, style: Style) -> str:
    """The review as it would be written, or what has to be fixed first."""
    lines = _forbidden(found) if found.forbids else _shown(found, style.again)
    return "\n".join(lines) + "\n"


def to_json(found: RecordedReview, style: Style) -> str:
    """The readiness for the gate, with the review under `record`."""
    return answer(SCHEMA, style, found.exit_code, **data(found.readiness), record=_record(found))


def _forbidden(found: RecordedReview) -> Iterator[str]:
    review, what = found.review, plural(len(found.forbids), "finding")
    yield f"{review.decision} at {', '.join(review.gates)} cannot be recorded: {what}."
    for finding in found.forbids:
        yield from _told(finding)
    if review.granted:
        yield f"\n{who_decides(found.readiness)}"
        yield CLAIM
    if review.decision == "go":
        yield "\nFix these first, or record another decision: conditional, rework, hold or stop."


def _shown(found: RecordedReview, again: str) -> Iterator[str]:
    review = found.review
    yield f"{'Wrote' if found.written else 'Would write'} {harmless(found.path)}:\n"
    yield from (f"  {harmless(line)}" for line in found.text.splitlines())
    if review.documents and review.granted:
        yield "\nThis approves the content, by its hash, of:"
        yield from (f"  {harmless(d.path)} ({document_state(d)})" for d in review.documents)
    if found.others:
        yield f"\nStill to fix afterwards: {plural(len(found.others), 'shall finding')}."
        for finding in found.others:
            yield from _told(finding)
    yield f"\n{CLAIM}"
    yield _next(found, again)


def _told(finding: Finding) -> Iterator[str]:
    yield harmless(f"  {finding.location} {finding.called}  {finding.message}")
    if finding.fix:
        yield f"    fix: {harmless(finding.fix)}"


def _next(found: RecordedReview, again: str) -> str:
    if not found.written:
        return UNWRITTEN
    if found.review.decision == "stop":
        return f"Next: set `phase: closing` in pmo.yaml, then pmo close{again}."
    if found.by_close:
        return f"Next: pmo close{again} --apply, which sets `phase: {found.next_phase}`."
    if found.next_phase:
        return f"Next: set `phase: {found.next_phase}` in pmo.yaml, then pmo check{again}."
    return f"Next: pmo check{again} --gate {found.review.gates[0]}"


def _record(found: RecordedReview) -> dict[str, Any]:
    review = found.review
    return {
        "path": found.path,
        "id": review.id,
        "gates": list(review.gates),
        "date": review.date,
        "decision": review.decision,
        "artifacts": [{"path": d.path, "sha256": d.sha256} for d in review.documents],
        "commit": review.commit,
        "text": found.text,
        "written": found.written,
        "forbids": [finding_data(finding) for finding in found.forbids],
        "open": [finding_data(finding) for finding in found.others],
    }
