"""Closes a project: what is left by the rules of its last gates, and what can be written now."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pmo_kit._text import did_you_mean
from pmo_kit.acts import end_report
from pmo_kit.acts.end_report import Outcome
from pmo_kit.acts.log_entries import added, next_entry_id
from pmo_kit.acts.project_edits import ActError, Edits
from pmo_kit.engine import Project, check
from pmo_kit.engine.decisions import closing_gates, decisions, left_out
from pmo_kit.engine.due import dues
from pmo_kit.engine.state import State
from pmo_kit.engine.tenures import LEADER
from pmo_kit.gates.readiness import owner_of_role, readiness_for
from pmo_kit.project import MANIFEST
from pmo_kit.results import Finding, Location
from pmo_kit.results.closure import Left
from pmo_kit.results.readiness import Owner, Readiness, Step
from pmo_kit.source import Change, Route
from pmo_kit.source.edit import AnyChange, value_at
from pmo_kit.standard import Gate

_COMMAND = re.compile(r"`(pmo [^`]+)`")
_WHO = ("acceptor", "owner", "of", "person")
"""The fields in which an entry names who has it, the one who has to say yes first."""


class Said(NamedTuple):
    """What the leader says: lessons and how entries were settled, each by id or title and text."""

    lessons: tuple[tuple[str, str], ...] = ()
    settled: tuple[tuple[str, str], ...] = ()
    outcome: Outcome = Outcome()


class Blank(NamedTuple):
    """The end report as its skeleton begins it; no text where the project writes none."""

    path: str = ""
    text: str = ""


def gates_left(state: State) -> tuple[Gate, ...]:
    """The gates from the project's phase on that it has not passed.

    Raises `ActError` where the project is not that far, or is closed already.
    """
    standard, snapshot = state.compiled.standard, state.snapshot
    order = [phase.id for phase in standard.phases]
    last = closing_gates(standard)
    if snapshot.phase == order[-1]:
        raise ActError("The project is closed already.", "What is left of it is its benefits.")
    if not last or order.index(snapshot.phase) < order.index(last[0].phase):
        now = state.spoken("phases", snapshot.phase)
        raise ActError(
            f"The project is {now}; it is closed from {state.spoken('phases', last[0].phase)} on.",
            "`pmo stop --by PERSON --reason TEXT` ends one that has not begun.",
        )
    skipped, passed = left_out(standard, snapshot), _passed(state)
    return tuple(g for g in last if g.id not in skipped and g.id not in passed)


def next_phase(state: State) -> str:
    """The phase behind the gates that were passed: the same one where none was."""
    standard, phase = state.compiled.standard, state.snapshot.phase
    order, passed = [one.id for one in standard.phases], _passed(state)
    for gate in (g for g in standard.gates if g.ends and g.where == "project"):
        if gate.id in passed and gate.phase == phase:
            phase = order[order.index(phase) + 1]
    return phase


def wants_end_report(state: State) -> bool:
    """Whether the standard asks a project like this one for an end report."""
    kind = state.compiled.standard.kinds.get(end_report.KIND)
    return kind is not None and any(dues(state, kind))


def require_end_report(state: State) -> None:
    """Raises `ActError` where the standard asks a project like this one for no end report."""
    if not wants_end_report(state):
        raise ActError(
            f"A {state.spoken('tiers', state.snapshot.tier)} project has no end report.",
            "Lessons stand in the log: `pmo close --lesson 'WHAT HAPPENED | WHAT TO DO' --apply`.",
        )


def edits(state: State, said: Said, blank: Blank) -> tuple[Edits, tuple[str, ...]]:
    """What can be written now, by file, and which fields of the end report are computed.

    Raises `ActError` where an entry is not there, or there is no log.
    """
    found: dict[str, list[AnyChange] | str] = {}

    def add(path: str, change: AnyChange) -> None:
        there = found.setdefault(path, [])
        assert isinstance(there, list)
        there.append(change)

    for number, (title, recommendation) in enumerate(said.lessons):
        add(*_lesson(state, title, recommendation, number))
    for path, change in (*_settled(state, said.settled), *_reached(state)):
        add(path, change)
    phase = next_phase(state)
    if phase != state.snapshot.phase:
        add(MANIFEST, Change("set", ("phase",), phase))
    view, fields = end_report.there(state), {}
    approval = state.approvals.get(view.path) if view else None
    if view and approval and approval.stands:
        view = None  # it was approved as it is
    if view or blank.text:
        fields = end_report.computed(state, said.outcome)
    if view:
        for change in end_report.changes(view, fields):
            add(view.path, change)
    elif blank.text:
        found[blank.path] = end_report.text(state, blank.text, fields, blank.path)
    return found, tuple(fields)


def left(project: Project, gates: tuple[Gate, ...]) -> tuple[Left, ...]:
    """What is left for each gate by its rules, by owner; each entry at the first gate that asks."""
    found: list[Left] = []
    seen: set[str] = set()
    for gate in gates:
        readiness = readiness_for(gate.id, project)
        options = project.options._replace(gate=gate.id)
        state, report = check(project.compiled, project.snapshot, options)
        failed = {(f.rule, f.subject): f for f in report.findings if f.outcome == "failed"}
        here = [
            (step.subject, _left(state, gate, step, failed.get((step.rule, step.subject))))
            for step in readiness.steps
            if step.what != "gate" or step.rule
        ]
        advice = [one for one in failed.values() if one.level == "should"]
        here += [(one.subject, _advised(state, gate, one)) for one in advice]
        found += [one for subject, one in here if subject not in seen]
        found.append(_decision(gate, readiness))
        seen.update(subject for subject, _ in here)
    return tuple(sorted(found, key=lambda one: (one.owner, one.level != "shall")))


def commands(gates: tuple[Gate, ...], remaining: tuple[Left, ...]) -> Iterator[str]:
    """What comes next: the open gates, by one review, and the phase that follows from them."""
    stops = {one.gate for one in remaining if one.level == "shall" and one.rule}
    ready = [gate.id for gate in gates if gate.id not in stops]
    if gates and gates[0].id in ready:
        also = "".join(f" --with {gate}" for gate in ready[1:])
        who = next(one.owner for one in remaining if not one.rule and one.gate == ready[0])
        yield f"pmo gate {ready[0]}{also} --record go --by {who} --apply"
    if gates:
        yield "pmo close --apply"


def _passed(state: State) -> set[str]:
    """The gates whose newest decision lets the project pass."""
    newest = {gate: made for made in decisions(state.snapshot) for gate in made.gates}
    return {gate for gate, made in newest.items() if made.granted}


def _lesson(state: State, title: str, told: str, number: int) -> tuple[str, AnyChange]:
    first = next_entry_id(state, "lessons", "L-")
    prefix, _, last = first.rpartition("-")
    identity = f"{prefix}-{int(last) + number:0{len(last)}}"
    leader = state.snapshot.holders.get("project-manager", "")
    entry = {
        "id": identity,
        "title": title,
        "recommendation": told,
        "raised_by": leader,
        "raised_on": state.options.as_of.isoformat(),
    }
    return added(state, "lessons", entry)


def _settled(state: State, settled: tuple[tuple[str, str], ...]) -> Iterator[tuple[str, AnyChange]]:
    """Risks that are closed, and issues that are resolved, today, each with the reason."""
    today = state.options.as_of.isoformat()
    there: dict[str, tuple[str, int, str, Route]] = {}
    for view in state.of("log"):
        for name in ("risks", "issues"):
            for place, entry in view.entries(name):
                front = view.artifact.document.to_fields
                if entry.get("status") not in ("closed", "resolved"):
                    there[str(entry["id"])] = (view.path, place, name, front)
    for identity, reason in settled:
        if identity not in there:
            hint = did_you_mean(identity, there)
            listed = f"Open are: {', '.join(there)}." if there else "Nothing is open."
            raise ActError(f"No open risk or issue is `{identity}`.", f"{hint}{listed}")
        path, place, name, front = there[identity]
        risk = name == "risks"
        fields = (
            {"status": "closed", "closed_on": today, "closing_reason": reason}
            if risk
            else {"status": "resolved", "action": reason, "resolved_on": today}
        )
        for key, value in fields.items():
            yield path, Change("set", (*front, name, place, key), value)


def _reached(state: State) -> Iterator[tuple[str, AnyChange]]:
    """Milestones that wait for nothing but deliverables are reached when the last is accepted."""
    for view in state.of("plan"):
        front = view.artifact.document.to_fields
        accepted = {
            str(one.get("id")): str(one.get("accepted_on", ""))
            for _, one in view.entries("deliverables")
            if one.get("status") in ("accepted", "descoped")
        }
        for place, point in view.entries("milestones"):
            wanted = [str(one) for one in point.get("deliverables") or ()]
            days = [accepted.get(one, "-") for one in wanted]
            day = max(days, default="")
            if "actual" not in point and day and "-" not in days:
                yield view.path, Change("set", (*front, "milestones", place, "actual"), day)


def _left(state: State, gate: Gate, step: Step, finding: Finding | None) -> Left:
    """A step to the gate, with whoever the entry names, else with whoever writes such a file."""
    named = _person(state, finding) if finding else ""
    writer = _writer(state, step.kind) if finding else step.owner
    absent = step.what == "artifact" and step.kind == end_report.KIND
    fix = finding.fix if finding else step.fix
    return Left(
        owner=named or writer.person or writer.everyday,
        role="" if named else writer.role,
        gate=gate.id,
        rule=step.rule,
        level="shall",
        what=step.message,
        due=step.due,
        fix=fix,
        command="pmo close --end-report --apply" if absent else _command(fix),
        location=step.location,
    )


def _advised(state: State, gate: Gate, finding: Finding) -> Left:
    """What is advised only: it does not stop the gate."""
    named, writer = _person(state, finding), _writer(state, finding.kind)
    return Left(
        owner=named or writer.person or writer.everyday,
        role="" if named else writer.role,
        gate=gate.id,
        rule=finding.rule,
        level="should",
        what=finding.message,
        due="",
        fix=finding.fix,
        command=_command(finding.fix),
        location=finding.location,
    )


def _writer(state: State, kind: str) -> Owner:
    """Who writes artifacts of a kind."""
    known = state.compiled.standard.kinds.get(kind)
    role = (known.writer or known.owner) if known else LEADER
    return owner_of_role(state.compiled.standard, state.snapshot, role)


def _decision(gate: Gate, readiness: Readiness) -> Left:
    """The decision that the gate waits for, with the command that records it."""
    who = readiness.who[0].person if readiness.who else readiness.decides.person
    name = who or readiness.decides.everyday
    command = f"pmo gate {gate.id} --record go --by {who or 'PERSON'} --apply"
    return Left(
        owner=name,
        role=readiness.decides.role,
        gate=gate.id,
        rule="",
        level="shall",
        what=f"{gate.id} ({gate.title}) is to be decided.",
        due="",
        fix=f"Decide it once nothing else is left, and record it: `{command}`.",
        command=command,
        location=Location(MANIFEST),
    )


def _person(state: State, finding: Finding) -> str:
    """Who has the entry at which a finding lies, as it names them; empty where it names nobody."""
    for view in state.of(finding.kind) if finding.pointer else ():
        data = view.artifact.document.data
        if view.path == finding.location.path:
            way: Route = ()
            for step in str(finding.pointer).split("/")[1:]:
                way = (*way, int(step) if isinstance(value_at(data, way), list) else step)
            for length in range(len(way), 0, -1):
                entry = value_at(data, way[:length])
                if isinstance(entry, Mapping):
                    return next((str(entry[key]) for key in _WHO if entry.get(key)), "")
    return ""


def _command(fix: str) -> str:
    """The first command that a fix names."""
    found = _COMMAND.search(fix)
    return found[1] if found else ""
