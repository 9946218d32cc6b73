"""A change answered: approved with all that it moves, rejected, or implemented."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from pmo_kit.acts.change_authority import require_may, role_of
from pmo_kit.acts.change_record import CHANGES, DECISIONS, WAITING, Logs, Record, Step
from pmo_kit.acts.log_entries import next_entry_id
from pmo_kit.acts.people import require_day, require_person, roles_on
from pmo_kit.acts.plan_moves import moves
from pmo_kit.acts.project_edits import ActError
from pmo_kit.engine.decisions import APPROVED
from pmo_kit.engine.state import State
from pmo_kit.engine.verdicts import at


class Answer(NamedTuple):
    """Who says yes, no, or done, on which day; what is empty was not said."""

    by: str
    on: date
    role: str = ""
    decision: str = ""
    evidence: str = ""
    channel: str = ""
    reason: str = ""


def approve(state: State, name: str, answer: Answer) -> Step:
    """A change approved: the log says by whom, and the plan moves as the change says.

    Raises `ActError` where it waits for no answer, where this person may not give it, or where the
    plan cannot be moved so.
    """
    logs = Logs(state)
    record = logs.find(name)
    _require_waiting(record, "approved")
    impact = record.said.get("impact") or {}
    decided = _decided(logs, answer)
    if decided is not None:
        answer = _as_decided(decided, answer)
    _require_answer(state, answer)
    if answer.role:
        require_may(state, answer.by, answer.role, answer.on, impact, name)
    else:
        role = role_of(state, answer.by, answer.on, impact, name)
        answer = answer._replace(role=role)
    entry = logs.edited(record)
    entry["status"] = "approved"
    tiers = [tier.id for tier in state.compiled.standard.tiers]
    if decided is None and state.snapshot.tier in tiers[1:]:
        answer = answer._replace(decision=next_entry_id(state, DECISIONS, "D-"))
        logs.append(DECISIONS, _decision(record, answer), beside=record.log)
    if answer.decision:
        entry["decision"] = answer.decision
    else:
        entry["approval"] = _claim(answer)
    edits, moved = moves(state, record, answer.on, entry)
    title = str(record.said.get("title", ""))
    files = {**logs.edits(), **edits}
    return Step(name, title, answer.role, answer.decision, files, moved, answer.on.isoformat())


def reject(state: State, name: str, answer: Answer) -> Step:
    """A change rejected, with the reason. Raises `ActError`."""
    logs = Logs(state)
    record = logs.find(name)
    _require_waiting(record, "rejected")
    _require_answer(state, answer)
    held = roles_on(state, answer.by, answer.on)
    known = [step["role"] for step in state.compiled.standard.lists.get("ladder") or ()]
    role = answer.role or next((one for one in known if one in held), "")
    if role not in held or role not in known:
        raise ActError(
            f"`{answer.by}` holds no role on {answer.on} in which changes are answered.",
            f"These do: {', '.join(known)}.",
        )
    entry = logs.edited(record)
    entry["status"] = "rejected"
    entry["rejection"] = {
        "by": answer.by,
        "role": role,
        "on": answer.on.isoformat(),
        "reason": answer.reason,
    }
    return Step(name, str(record.said.get("title", "")), role, "", logs.edits())


def implement(state: State, name: str, answer: Answer) -> Step:
    """An approved change that is done. Raises `ActError`."""
    logs = Logs(state)
    record = logs.find(name)
    status = record.said.get("status")
    if status != APPROVED[0]:
        raise ActError(
            f"{name} is {status}; only what is approved can be implemented.",
            "Approve it first: `pmo change approve`."
            if status in WAITING
            else "Leave it as it is.",
        )
    _require_answer(state, answer)
    entry = logs.edited(record)
    entry["status"] = APPROVED[1]
    entry["implemented_on"] = answer.on.isoformat()
    entry["implemented_by"] = answer.by
    return Step(name, str(record.said.get("title", "")), "", "", logs.edits())


def _require_answer(state: State, answer: Answer) -> None:
    require_person(state, answer.by)
    require_day(state, answer.on)


def _require_waiting(record: Record, word: str) -> None:
    status = record.said.get("status")
    if status in WAITING:
        return
    document = record.log.artifact.document
    place = at(document, (*document.to_fields, CHANGES, record.position, "status"))
    raise ActError(
        f"{record.id} is {status} already, and cannot be {word}.",
        "What is wanted now is a new change: `pmo change propose`.",
        place.path,
        place.line,
        place.column,
    )


def _decided(logs: Logs, answer: Answer) -> Record | None:
    """The decision that was named; none where none was. Raises `ActError` where it is not there."""
    if not answer.decision:
        return None
    found = logs.decision(answer.decision)
    if found is None or found.said.get("status") != "approved":
        status = f"is {found.said.get('status')}" if found else "is not in the log"
        raise ActError(
            f"The decision {answer.decision} {status}.",
            "Name an approved one, or leave --decision out: then it is written.",
        )
    return found


def _as_decided(decided: Record, answer: Answer) -> Answer:
    """The answer as a decision in the log has it. Raises `ActError` where somebody else took it."""
    by, on = decided.said.get("decided_by"), decided.said.get("decided_on")
    if by != answer.by or not on:
        raise ActError(
            f"{decided.id} was decided by {by or 'nobody'}, not by {answer.by}.",
            f"Write --by {by}." if by else f"Say in {decided.id} who decided it, and when.",
        )
    role = answer.role or str(decided.said.get("role", ""))
    return answer._replace(on=date.fromisoformat(str(on)), role=role)


def _decision(record: Record, answer: Answer) -> dict[str, Any]:
    """The decision that settles a change, as an entry of the log."""
    raised = record.said.get("raised_on")
    return {
        "id": answer.decision,
        "title": f"{record.id} is approved: {record.said.get('title', '')}",
        "status": "approved",
        **({"raised_on": raised} if raised else {}),
        "decided_by": answer.by,
        "role": answer.role,
        "decided_on": answer.on.isoformat(),
        **({"evidence": answer.evidence} if answer.evidence else {}),
        "related": [record.id],
    }


def _claim(answer: Answer) -> dict[str, Any]:
    said = {"by": answer.by, "role": answer.role, "on": answer.on.isoformat()}
    more = {"channel": answer.channel, "evidence": answer.evidence}
    return said | {key: value for key, value in more.items() if value}
