"""Finds the way to a gate: what is missing for it, whose it is, what unblocks most first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from pmo_kit.engine.builtin_rules import MISSING, SHAPE, UNAPPROVED, UNKNOWN, UNREADABLE
from pmo_kit.engine.check import check, require_whole
from pmo_kit.engine.decisions import REVIEW, Decision, decisions
from pmo_kit.engine.open_project import Project
from pmo_kit.engine.state import State, because_broken
from pmo_kit.engine.verdicts import at, because_absent
from pmo_kit.gates.deciders import Sitting
from pmo_kit.gates.documents import documents_of
from pmo_kit.gates.review import review_text, with_review
from pmo_kit.project import Snapshot
from pmo_kit.results import Finding, Location, Report
from pmo_kit.results.readiness import (
    WHATS,
    Decider,
    GateDocument,
    LastDecision,
    Owner,
    Readiness,
    Step,
    What,
)
from pmo_kit.results.review import Review
from pmo_kit.standard import Gate, Standard
from pmo_kit.standard.words import gate_id

_ILL = {UNREADABLE.id, UNKNOWN.id, SHAPE.id}
_AS_IF = "~decision.yaml"  # sorts behind every file, as the newest of its day


def readiness_for(gate: str, project: Project) -> Readiness:
    """The way of a project to a gate.

    Raises `ManifestError` as `check` does, and where its past cannot be read.
    """
    compiled, snapshot = project.compiled, project.snapshot
    gate = gate_id(compiled.standard, gate)
    options = project.options._replace(gate=gate)
    state, report = check(compiled, snapshot, options)
    require_whole(report)
    meant = next(known for known in compiled.standard.gates if known.id == gate)
    made = decisions(snapshot)
    listed = documents_of(state, (gate,))
    held = next((_held(d) for d in reversed(made) if gate in d.gates), None)
    steps = [
        *_told(state, report, _after(state, meant, made, listed)),
        *_earlier(state, meant, made),
    ]
    conditions = list(_conditions(state, made, held))
    sitting = Sitting(state, options.as_of)
    failed = [finding for finding in report.findings if finding.outcome == "failed"]
    return Readiness(
        head=report.head,
        gate=gate,
        title=meant.title,
        question=meant.question,
        decides=owner_of_role(compiled.standard, snapshot, meant.decides),
        last=held,
        steps=tuple(sorted(_joined(steps, conditions), key=_order)),
        documents=listed,
        approvals=0 if _stands(held, listed) else sitting.needed(meant),
        who=sitting.deciders(meant),
        needed=sitting.needed(meant),
        verified=sitting.verified(meant),
        ends=meant.ends,
        advice=sum(1 for finding in failed if finding.level != "shall"),
        waived=sum(1 for finding in report.findings if finding.outcome == "waived"),
    )


def owner_of_role(standard: Standard, snapshot: Snapshot, role: str) -> Owner:
    """A role with its everyday name and its holder, as far as they are known."""
    known = next((r for r in standard.roles if r.id == role), None)
    everyday = (known.everyday or known.title) if known else ""
    return Owner(role, everyday, snapshot.holders.get(role, ""))


def owner_of_kind(standard: Standard, snapshot: Snapshot, kind: str) -> Owner:
    """Who answers for artifacts of a kind."""
    known = standard.kinds.get(kind)
    return owner_of_role(standard, snapshot, known.owner if known else "")


def _after(
    state: State, gate: Gate, made: list[Decision], listed: tuple[GateDocument, ...]
) -> set[tuple[str, str]] | None:
    """The findings that a `go` would leave: what is not among them, the decision itself settles.

    None where the project cannot be judged as if it had been taken.
    """
    standard, snapshot = state.compiled.standard, state.snapshot
    if REVIEW not in standard.kinds:
        return None
    sitting = Sitting(state, state.options.as_of)
    who = sitting.deciders(gate) or (Decider(gate.decides, "somebody"),)
    review = Review(
        id=(made[-1].id if made else "GR-1").rstrip("0123456789") + "99999",
        gates=(gate.id,),
        date=state.options.as_of.isoformat(),
        decision="go",
        approvals=tuple((decider.role, decider.person) for decider in who),
        documents=listed,
    )
    try:
        as_if = with_review(standard, snapshot, _AS_IF, review_text(review))
    except ValueError:
        return None
    found = check(state.compiled, as_if, state.options).report.findings
    if any(f.location.path == _AS_IF and f.rule in _ILL for f in found):
        return None
    return {(finding.fingerprint, finding.message) for finding in found}


def _told(state: State, report: Report, left: set[tuple[str, str]] | None) -> Iterator[Step]:
    """A step for each finding that is an obstacle: no advice, not waived, not settled by a go."""
    reasons = Counter(v.reason for v in report.verdicts if v.outcome == "skipped")
    for finding in report.findings:
        failed = finding.outcome == "failed" and finding.level == "shall"
        stays = left is None or (finding.fingerprint, finding.message) in left
        if finding.outcome == "error" or (failed and stays):
            yield _step(state, finding, reasons)


def _joined(steps: list[Step], conditions: list[Step]) -> list[Step]:
    """Findings on an open condition and the condition itself are one step, its owner's."""
    of = {condition.subject: condition for condition in conditions}
    told = [
        step._replace(what="condition", owner=of[step.subject].owner, due=of[step.subject].due)
        if step.subject in of
        else step
        for step in steps
    ]
    known = {step.subject for step in steps}
    return [*told, *(condition for condition in conditions if condition.subject not in known)]


def _step(state: State, finding: Finding, reasons: Mapping[str, int]) -> Step:
    what = _what(finding)
    return Step(
        what=what,
        rule=finding.rule,
        message=finding.message,
        fix=finding.fix,
        location=finding.location,
        subject=finding.subject,
        kind=finding.kind,
        owner=owner_of_kind(state.compiled.standard, state.snapshot, finding.kind),
        waiting=_waiting(what, finding, reasons),
    )


def _what(finding: Finding) -> What:
    if finding.outcome == "error":
        return "error"
    if finding.rule in _ILL:
        return "unreadable"
    if finding.rule == UNAPPROVED.id:
        return "approval"
    if finding.rule != MISSING.id:
        return "rule"
    if finding.kind == REVIEW:
        return "gate"
    absent = finding.subject.count("/") == 1 and finding.kind != "project"
    return "artifact" if absent else "field"


def _waiting(what: What, finding: Finding, reasons: Mapping[str, int]) -> int:
    """How many verdicts were skipped because of what a finding says."""
    if what == "unreadable":
        path, named = finding.location.path, finding.subject.rpartition("/")[2]
        wholly, there = because_broken(path), because_broken(path, named)
        return reasons.get(wholly, 0) + reasons.get(there, 0)
    return reasons.get(because_absent(finding.kind), 0) if what == "artifact" else 0


def _conditions(state: State, made: list[Decision], held: LastDecision | None) -> Iterator[Step]:
    """Open conditions of decisions that let the project pass, other than the one on this gate."""
    granting = {d.path for d in made if d.granted and (held is None or d.path != held.path)}
    for view in state.of(REVIEW):
        if view.path not in granting:
            continue
        for index, condition in view.entries("conditions"):
            if condition.get("status") == "open":
                location = at(view.artifact.document, ("conditions", index))
                subject = state.subject(view, ("conditions", index))
                yield _condition(state, condition, location, subject)


def _condition(
    state: State, condition: Mapping[str, Any], location: Location, subject: str
) -> Step:
    person = str(condition.get("owner", ""))
    decider = owner_of_kind(state.compiled.standard, state.snapshot, REVIEW)
    return Step(
        what="condition",
        rule="",
        message=f"The condition {condition.get('id')} is open: {condition.get('text')}",
        fix="Meet it and set `status: met`, or have it cancelled by those who set it.",
        location=location,
        subject=subject,
        kind=REVIEW,
        owner=Owner("", "", person) if person else decider,
        due=str(condition.get("due", "")),
    )


def _earlier(state: State, gate: Gate, made: list[Decision]) -> Iterator[Step]:
    """The gates that come before this one, are not behind the project, and were not passed."""
    gates = [g for g in state.compiled.standard.gates if g.where == "project" and g.ends]
    order = [phase.id for phase in state.compiled.standard.phases]
    passed = {name for d in made if d.granted for name in d.gates}
    manifest = state.snapshot.manifest
    if manifest is None:
        return
    for before in gates:
        ahead = order.index(before.phase) < order.index(gate.phase)
        counts = before not in state.gates and before.id not in state.left_out
        if ahead and counts and before.id not in passed:
            yield Step(
                what="gate",
                rule="",
                message=f"{before.title} ({before.id}) must be passed before "
                f"{state.spoken('gates', gate.id)}.",
                fix=f"See `pmo gate {before.id}`, or record both: `--with {before.id}`.",
                location=at(manifest.document, ("phase",)),
                subject=f"{state.snapshot.id}/{REVIEW}/{before.id}",
                kind=REVIEW,
                owner=owner_of_role(state.compiled.standard, state.snapshot, before.decides),
            )


def _stands(held: LastDecision | None, listed: tuple[GateDocument, ...]) -> bool:
    """Whether the gate was passed, and nothing that it approved has changed."""
    changed = any(document.change == "changed" for document in listed)
    return held is not None and held.granted and not changed


def _held(decision: Decision) -> LastDecision:
    return LastDecision(
        decision.id, decision.path, decision.date, decision.decision, decision.granted
    )


def _order(step: Step) -> tuple[int, int, str, int, str]:
    place = step.location
    return (WHATS.index(step.what), -step.waiting, place.path, place.line, step.rule)
