"""Writes down what a gate decided, as the text of a gate review, and judges it before it stands."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from pmo_kit.engine.builtin_rules import SHAPE, UNREADABLE
from pmo_kit.engine.check import check
from pmo_kit.engine.compiled import Compiled
from pmo_kit.engine.decisions import REVIEW, closing_gates
from pmo_kit.engine.open_project import Project
from pmo_kit.engine.state import Options
from pmo_kit.project import Artifact, Snapshot
from pmo_kit.results import Finding
from pmo_kit.results.readiness import Readiness
from pmo_kit.results.review import RecordedReview, Review
from pmo_kit.source import Broken, read
from pmo_kit.standard import Standard

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[-./][A-Za-z0-9]+)*|[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WORDS = {"true", "false", "null", "yes", "no", "on", "off", "y", "n"}


def review_text(review: Review) -> str:
    """A review as YAML."""
    return "".join(f"{line}\n" for line in _lines(review))


def _lines(review: Review) -> Iterator[str]:
    yield f"schema: {REVIEW}/v1"
    yield f"id: {_scalar(review.id)}"
    yield f"gates: [{', '.join(_scalar(gate) for gate in review.gates)}]"
    yield f"date: {review.date}"
    yield f"decision: {review.decision}"
    if review.reason:
        yield f"reason: {_scalar(review.reason)}"
    if review.documents:
        yield "artifacts:"
    for document in review.documents:
        yield f"  - path: {_scalar(document.path)}"
        yield f'    sha256: "{document.sha256}"'
        told = review.again.get(document.path)
        if told is not None and told.changed:
            yield f"    changed: {_scalar(told.changed)}"
        if told is not None and told.change:
            yield f"    change: {_scalar(told.change)}"
    if review.checklist:
        yield "checklist:"
    for answer in review.checklist:
        yield f"  - question: {_scalar(answer.question)}"
        yield f"    answer: {answer.answer}"
    if review.conditions:
        yield "conditions:"
    for number, condition in enumerate(review.conditions, 1):
        yield f"  - id: CON-{number}"
        yield f"    text: {_scalar(condition.text)}"
        yield f"    owner: {_scalar(condition.owner)}"
        yield f"    due: {condition.due}"
        yield "    status: open"
    yield "approvals:"
    for role, person in review.approvals:
        yield f"  - by: {_scalar(person)}"
        yield f"    role: {_scalar(role)}"
        yield f"    on: {review.date}"
        if review.evidence:
            yield f"    evidence: {_scalar(review.evidence)}"
    if review.commit:
        yield f'commit: "{review.commit}"'


def _scalar(value: str) -> str:
    """A text as a YAML scalar that is read back as the same text."""
    if _PLAIN.fullmatch(value) and value.casefold() not in _WORDS:
        return value
    return json.dumps(value, ensure_ascii=False)


def with_review(standard: Standard, snapshot: Snapshot, path: str, text: str) -> Snapshot:
    """The project as it would be with one more review. Raises `ValueError` where it is no YAML."""
    document = read(text.encode("utf-8"), path)
    if isinstance(document, Broken):
        raise ValueError(document.problem.message)
    review = Artifact(standard.kinds[REVIEW], document)
    return snapshot._replace(artifacts=(*snapshot.artifacts, review))


def objections(
    review: Review, path: str, compiled: Compiled, snapshot: Snapshot, options: Options
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """What forbids recording a review, and what else would stand; `snapshot` holds it already.

    A `go` needs that no `shall` finding stands, unless the standard only reports; a `conditional`
    that none lies in the review itself; any decision that it can be read as a review. After a
    refusal only what concerns the review itself is told: the rest has time until the gate.
    """
    found: dict[str, Finding] = {}
    blocking = True
    for gate in review.gates:
        report = check(compiled, snapshot, options._replace(gate=gate)).report
        blocking = report.blocking
        for finding in (*report.failures, *(f for f in report.findings if f.outcome == "error")):
            found.setdefault(f"{finding.fingerprint} {finding.message}", finding)
    forbids: list[Finding] = []
    others: list[Finding] = []
    for finding in found.values():
        here = finding.location.path == path
        ill = here and finding.rule in (UNREADABLE.id, SHAPE.id)
        whole = blocking and (review.decision == "go" or (review.granted and here))
        if ill or whole or finding.outcome == "error":
            forbids.append(finding)
        elif here or review.granted:
            others.append(finding)
    return tuple(forbids), tuple(others)


def recorded(
    review: Review,
    path: str,
    text: str,
    readiness: Readiness,
    project: Project,
) -> RecordedReview:
    """A review as the file that it would be, judged within the project.

    Raises `ValueError` where the text is no YAML, as with a file's name that is no text.
    """
    compiled, snapshot = project.compiled, project.snapshot
    after = with_review(compiled.standard, snapshot, path, text)
    forbids, others = objections(review, path, compiled, after, project.options)
    phase = _next_phase(review, compiled.standard, snapshot.phase)
    behind = [gate.phase for gate in closing_gates(compiled.standard)]
    by_close = bool(phase) and snapshot.phase in behind
    return RecordedReview(review, readiness, path, text, forbids, others, phase, by_close)


def _next_phase(review: Review, standard: Standard, now: str) -> str:
    """The phase behind the gates that a decision passes; empty where it ends none."""
    phases = [phase.id for phase in standard.phases]
    ended = [gate.phase for gate in standard.gates if gate.id in review.gates and gate.ends]
    if not review.granted or now not in ended:
        return ""
    return phases[max(map(phases.index, ended)) + 1 :][0]
