"""Who is to be told that a project pauses, goes on or stops, and what that costs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from pmo_kit.acts.period_facts import entries
from pmo_kit.engine.state import State
from pmo_kit.measures import values
from pmo_kit.results.pause import Cost, Told

_HANDBOOK = "project-handbook"
_GROUPS = (_HANDBOOK, "stakeholder-register")


def told(state: State) -> tuple[Told, ...]:
    """Roles, bodies, team, groups, suppliers and whoever promised people's time, each once."""
    why: dict[str, list[str]] = {}
    for who, reason in _concerned(state):
        if who and reason not in why.setdefault(who, []):
            why[who].append(reason)
    return tuple(Told(who, ", ".join(reasons)) for who, reasons in why.items())


def _concerned(state: State) -> Iterator[tuple[str, str]]:
    everyday = {role.id: role.everyday or role.title for role in state.compiled.standard.roles}
    for role, person in state.snapshot.holders.items():
        yield person, everyday.get(role, role)
    for body in entries(state, "project", "bodies"):
        name = everyday.get(str(body.get("id")), str(body.get("id")))
        for member in body.get("members") or ():
            if isinstance(member, Mapping) and "until" not in member:
                yield str(member.get("person", "")), name
    manifest = state.snapshot.manifest
    team = manifest.data.get("team") if manifest else None
    yield from ((str(one), "team") for one in (team if isinstance(team, list) else ()))
    for booking in entries(state, "resource-plan", "resources"):
        yield str(booking.get("person", "")), "works on it"
        yield str(booking.get("confirmed_by", "")), f"promised the time of {booking.get('id')}"
    for contract in entries(state, "outsourcing-plan", "contracts"):
        yield str(contract.get("supplier", "")), f"contract {contract.get('id')}"
    for kind in _GROUPS:
        for group in entries(state, kind, "stakeholders"):
            yield str(group.get("id", "")), "stakeholder"
    for message in entries(state, _HANDBOOK, "messages"):
        owner = f", by {message['owner']}" if message.get("owner") else ""
        yield str(message.get("audience", "")), f"{message.get('channel')}{owner}"


def costs(state: State, on: date) -> tuple[Cost, ...]:
    """What is spent, what contracts bind beyond a day, and what is begun and not finished."""
    spent = values(state.facts)["spent"]
    found = [Cost("spent so far", spent.value, spent.unit, spent.reason)]
    for contract in entries(state, "outsourcing-plan", "contracts"):
        if str(contract.get("to", "9")) > on.isoformat():
            found.append(_contract(contract, spent.unit))
    tasks = [*entries(state, "plan", "tasks")]
    begun = [task for task in tasks if task.get("progress") and task["progress"] != 100]
    if begun:
        booked = [task["actual"] for task in begun if _is_number(task.get("actual"))]
        listed = ", ".join(str(task.get("id")) for task in begun)
        value = sum(booked) if booked else None
        found.append(Cost("work begun and not finished", value, spent.unit, listed))
    return tuple(found)


def _contract(contract: Mapping[str, Any], unit: str) -> Cost:
    value = contract.get("value")
    note = f"until {contract.get('to', 'further notice')}"
    note += f"; way out: {contract['exit']}" if contract.get("exit") else ""
    known = float(value) if _is_number(value) and value is not None else None
    return Cost(f"contract {contract.get('id')} with {contract.get('supplier')}", known, unit, note)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
