"""KIT-004 and KIT-005: what is due is there, and what was approved stands as approved."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from pmo_kit.cel import CelEvalError, CelUnknown, Context, compile
from pmo_kit.engine.builtin_rules import MISSING, UNAPPROVED
from pmo_kit.engine.changed_documents import unknown_change, unknown_review
from pmo_kit.engine.compiled import standard_data
from pmo_kit.engine.decisions import REVIEW, Decision, decisions
from pmo_kit.engine.file_names import FileNames
from pmo_kit.engine.state import State, View, because_broken
from pmo_kit.engine.verdicts import Verdicts, at, builtin_finding
from pmo_kit.project.paths import missing
from pmo_kit.results import Finding
from pmo_kit.source import Route
from pmo_kit.standard import Due, Gate, Kind

APPROVED = "approved"

Restoring = Callable[[str], str]


def judge_due(state: State, out: Verdicts, restoring: Restoring) -> None:
    """Judge presence, depth and approval of everything that the gates ask for.

    `restoring` gives the command that brings back an artifact of a kind; empty where none was.
    """
    if state.snapshot.manifest is None:
        return
    made = decisions(state.snapshot)
    unknown = unknown_review(state)
    passed = _judge_gates(state, made, unknown, out)
    for kind in state.compiled.standard.kinds.values():
        if kind.outside:
            continue
        gates = [gate for due, gate in dues(state, kind)]
        if kind.kind == "project":
            gates = [gate for gate in state.compiled.standard.gates if gate.where == "project"]
        elif gates:
            _judge_presence(state, kind, gates, restoring, out)
        judged = [gate for gate in gates if gate in state.gates]
        for view in state.of(kind.kind):
            if judged:
                _judge_depth(state, kind, view, judged, out)
            if kind.life == "document":
                _judge_approval(state, view, judged, passed, unknown, out)
        for path in state.broken.get(kind.kind, ()) if kind.life == "document" else ():
            subject = f"{state.snapshot.id}/{kind.kind}/{path}"
            out.add(UNAPPROVED.id, subject, "skipped", because_broken(path))


def dues(state: State, kind: Kind) -> Iterator[tuple[Due, Gate]]:
    """What of a kind's `due` concerns this project."""
    snapshot, gates = state.snapshot, {gate.id: gate for gate in state.compiled.standard.gates}
    for due in kind.due:
        fits = (not due.tiers or snapshot.tier in due.tiers) and (
            not due.methods or snapshot.method in due.methods
        )
        known = due.gate in gates and due.gate not in state.left_out
        if fits and known and (not due.when or _holds(state, due.when)):
            yield due, gates[due.gate]


def _holds(state: State, when: str) -> bool:
    """Whether a due's condition holds; one that cannot be judged asks for the artifact."""
    try:
        return _judged_when(state, when)
    except CelEvalError:
        return True


def _unknown_when(state: State, when: str) -> str:
    """Why it is not known whether a due's condition holds; empty where that is known."""
    try:
        _judged_when(state, when)
    except CelUnknown as error:
        return error.message
    except CelEvalError:
        pass
    return ""


def _judged_when(state: State, when: str) -> bool:
    """Whether a due's condition holds. Raises `CelEvalError` where that cannot be said."""
    assert state.snapshot.manifest is not None
    project = state.of("project")
    bindings = {
        "project": project[0].doc if project else state.snapshot.manifest.data,
        "standard": standard_data(state.compiled.standard, state.mode),
        "today": state.today,
    }
    checked = state.compiled.whens.get(when) if when else None
    return checked is None or bool(
        compile(checked).run(bindings, Context(FileNames(state.snapshot).has))
    )


def _judge_gates(state: State, made: list[Decision], unknown: str, out: Verdicts) -> set[str]:
    """Every gate behind the project has a review that says go; returns the gates that have one.

    The newest decision on a gate counts. A gate that is only asked for may still be held. One that
    nobody has decided on waits for the first that was not passed.
    """
    if REVIEW not in state.compiled.standard.kinds:
        return set()
    newest = {gate: decision for decision in made for gate in decision.gates}
    passed = {gate for gate, decision in newest.items() if decision.granted}
    before: tuple[str, ...] = ()
    for gate in state.gates:
        subject = f"{state.snapshot.id}/{REVIEW}/{gate.id}"
        if unknown:
            out.add(MISSING.id, subject, "skipped", unknown)
        elif gate.id in passed:
            out.add(MISSING.id, subject, "passed")
        elif gate.id == state.options.gate and gate.id not in newest:
            out.add(
                MISSING.id,
                subject,
                "not_due",
                f"gate {state.spoken('gates', gate.id)} has not been held yet",
            )
        else:
            out.add_finding(_no_review(state, gate, made, subject, before))
            before = before or (gate.id,)
    return passed


def _named(gate: Gate) -> str:
    """A gate in words, with its code: Ready for Planning (RfP)."""
    return f"{gate.title} ({gate.id})"


def _no_review(
    state: State, gate: Gate, made: list[Decision], subject: str, before: tuple[str, ...]
) -> Finding:
    held = [decision for decision in made if gate.id in decision.gates]
    if held:
        message = f"{_named(gate)} was decided `{held[-1].decision}` and has not been passed since."
        fix = f"Hold the gate again: `pmo gate {gate.id} --record go --by PERSON --apply`."
    else:
        message = f"The project's `phase` is past {_named(gate)}, but no gate review passes it."
        fix = (
            f"`pmo gate {gate.id}` shows what is missing; `pmo gate {gate.id} --record go --by "
            f"PERSON --apply` records the decision. Until then set `phase` back to {gate.phase}."
        )
    found = _at_manifest(state, subject, message, fix, REVIEW)
    if held:
        return found
    advised = gate.review_by and gate.review_by not in [counted.id for counted in state.gates]
    return found._replace(gates=before, level="should" if advised else found.level)


def _judge_presence(
    state: State, kind: Kind, gates: list[Gate], restoring: Restoring, out: Verdicts
) -> None:
    """A kind is there at the gates that ask for it: those behind the project, and the one asked."""
    subject = f"{state.snapshot.id}/{kind.kind}"
    counted = [gate for gate in gates if gate in state.gates]
    if not counted:
        out.add(MISSING.id, subject, "not_due", f"due at {state.spoken('gates', gates[0].id)}")
    elif state.of(kind.kind):
        out.add(MISSING.id, subject, "passed")
    elif kind.kind in state.broken:
        out.add(MISSING.id, subject, "skipped", because_broken(state.broken[kind.kind][0]))
    elif unknown := _not_known_to_be_due(state, kind, counted):
        out.add(MISSING.id, subject, "skipped", unknown)
    else:
        where = f"{_folder(state)}{kind.file}".replace("{key}", "…")
        tier = state.spoken("tiers", state.snapshot.tier)
        message = (
            f"There is no {kind.title.lower()}; a {tier} project needs one by {_named(counted[0])}."
        )
        fix = (
            f"Run `pmo add {kind.kind}`: it writes {where}, with comments that say what to fill in."
        )
        if command := restoring(kind.kind):
            fix = (
                f"Git has one: `{command}` restores it. Or run `pmo add {kind.kind}` for a new one."
            )
        missed = _at_manifest(state, subject, message, fix, kind.kind)
        asking = () if command else tuple(gate.id for gate in counted)
        out.add_finding(missed._replace(timed=_by_time(state, kind), gates=asking))


def _not_known_to_be_due(state: State, kind: Kind, counted: list[Gate]) -> str:
    """Why it is not known whether a kind is due; empty where it is for one gate at least."""
    reasons = [_unknown_when(state, due.when) for due, gate in dues(state, kind) if gate in counted]
    return "" if "" in reasons else next(iter(reasons), "")


def _by_time(state: State, kind: Kind) -> bool:
    """Whether only a condition on today's date makes a kind due."""
    whens = (state.compiled.whens.get(due.when) for due, _ in dues(state, kind))
    return all(when is not None and "today" in when.reads for when in whens)


def _judge_depth(state: State, kind: Kind, view: View, gates: list[Gate], out: Verdicts) -> None:
    """The fields that the project's tier, and the tiers below it, ask of a kind.

    What is spread over several files needs each of its parts in one of them only.
    """
    for tier, path in required_at(state, kind):
        for route in missing(view.artifact.document.fields, path):
            if reason := view.hidden(*route):
                full = (*view.artifact.document.to_fields, *route)
                out.add(MISSING.id, state.subject(view, full), "skipped", reason)
            elif not (view.kind.spread and len(route) == 1 and _elsewhere(state, view, route[0])):
                out.add_finding(_lacks(state, view, route, tier, gates))


def required_at(state: State, kind: Kind) -> list[tuple[str, str]]:
    """The tier and the path of each field that the project's tier and those below it ask for.

    None where the standard has no such tier.
    """
    tiers = [tier.id for tier in state.compiled.standard.tiers]
    if state.snapshot.tier not in tiers:
        return []
    asked = tiers[: tiers.index(state.snapshot.tier) + 1]
    return [(tier, path) for tier in asked for path in kind.required.get(tier, ())]


def _elsewhere(state: State, view: View, part: str | int) -> bool:
    """Whether a part of a spread kind stands in another of its files, or may in a broken one.

    A part that no file has is missing in the first of them, not in each.
    """
    views = state.of(view.kind.kind)
    return (
        view is not views[0]
        or bool(state.hidden(view.kind.kind))
        or any(other.hidden(part) or other.artifact.document.fields.get(part) for other in views)
    )


def _lacks(state: State, view: View, route: Route, tier: str, gates: list[Gate]) -> Finding:
    document = view.artifact.document
    full = (*document.to_fields, *route)
    location = at(document, full)
    lack = _lack(view.artifact.document.fields, route)
    asking = state.spoken("tiers", tier)
    verb = "Fill" if lack == "empty" else "Add"
    found = builtin_finding(
        MISSING,
        state.subject(view, full),
        f"`{state.name(view, full)}` is {lack}; a {asking} project needs it by {_named(gates[0])}.",
        location,
        text=document.text,
        fix=f"{verb} `{route[-1]}`; `pmo explain {view.kind.kind}` describes it.",
        kind=view.kind.kind,
        route=full,
    )
    return found._replace(gates=tuple(gate.id for gate in gates))


def _lack(data: Any, route: Route) -> str:
    """Whether what a route should lead to is missing, or there and empty."""
    for step in route[:-1]:
        data = data[step]
    return "empty" if isinstance(data, dict) and route[-1] in data else "missing"


def _judge_approval(
    state: State,
    view: View,
    gates: list[Gate],
    passed: set[str],
    unknown: str,
    out: Verdicts,
) -> None:
    """A document due at a gate behind the project is approved, and stands as approved."""
    subject, approval = state.subject(view), state.approvals.get(view.path)
    stands = approval is not None and approval.stands
    unknown = unknown or ("" if stands else unknown_change(state))
    if unknown:
        out.add(UNAPPROVED.id, subject, "skipped", unknown)
    elif approval is not None and approval.stands:
        if not approval.decision.by_change:  # those are judged once the rules on changes are
            out.add(UNAPPROVED.id, subject, "passed")
    elif approval is not None:
        newest = approval.decision
        title, when = view.kind.title.lower(), f" on {newest.date}" if newest.date else ""
        by = newest.id if newest.by_change else newest.path
        message = f"The {title} was changed after {by} approved it{when}."
        out.add_finding(_unapproved(view, subject, message))
    elif passed & {gate.id for gate in gates}:
        message = (
            f"No gate review approves the {view.kind.title.lower()}, due at {_named(gates[0])}."
        )
        out.add_finding(_unapproved(view, subject, message))
    elif view.artifact.document.fields.get("status") == APPROVED:
        message = (
            f"The {view.kind.title.lower()} says that it is approved, and no gate review with the "
            "decision `go` or `conditional` lists it."
        )
        claimed = _unapproved(view, subject, message)
        out.add_finding(claimed._replace(gates=tuple(gate.id for gate in gates)))
    elif not gates:
        out.add(UNAPPROVED.id, subject, "not_due", "approved at a later gate")
    else:
        out.add(
            UNAPPROVED.id,
            subject,
            "skipped",
            f"no review records {state.spoken('gates', gates[0].id)}",
        )


def _unapproved(view: View, subject: str, message: str) -> Finding:
    document = view.artifact.document
    route = (*document.to_fields, "status")
    return builtin_finding(
        UNAPPROVED,
        subject,
        message,
        at(document, route),
        text=document.text,
        kind=view.kind.kind,
        route=route,
    )


def _at_manifest(state: State, subject: str, message: str, fix: str, kind: str) -> Finding:
    """A finding about something absent points at the phase that makes it due."""
    assert state.snapshot.manifest is not None
    document = state.snapshot.manifest.document
    route = ("phase",)
    return builtin_finding(
        MISSING,
        subject,
        message,
        at(document, route),
        text=document.text,
        fix=fix,
        kind=kind,
        route=route,
    )


def _folder(state: State) -> str:
    assert state.snapshot.manifest is not None
    folder = state.snapshot.manifest.folder
    return f"{folder}/" if folder else ""
