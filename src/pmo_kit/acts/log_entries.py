"""Adds decisions and changes to a project's log, in the file that holds such entries."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from pmo_kit.acts.project_edits import ActError
from pmo_kit.engine.decisions import next_gate
from pmo_kit.engine.state import State, View
from pmo_kit.gates.deciders import Sitting
from pmo_kit.source import Change
from pmo_kit.source.edit import AnyChange, Append

LOG = "log"


def next_entry_id(state: State, name: str, prefix: str) -> str:
    """The id that the next entry of a list gets, over all files of the log: `D-08` after `D-07`."""
    used = [str(entry.get("id", "")) for view in state.of(LOG) for _, entry in view.entries(name)]
    numbers = [one.removeprefix(prefix) for one in used if one.startswith(prefix)]
    last = max((number for number in numbers if number.isdigit()), key=int, default="00")
    return f"{prefix}{int(last) + 1:0{len(last)}}"


def added(state: State, name: str, entry: Mapping[str, Any]) -> tuple[str, AnyChange]:
    """The file of the log that takes an entry, and the change that adds it.

    Raises `ActError` where there is no log.
    """
    view = _file_with(state, name)
    front = view.artifact.document.to_fields
    value = {key: inner for key, inner in entry.items() if inner not in ("", [], {})}
    if isinstance(view.sound.get(name), list):
        return view.path, Append((*front, name), value, block=True)
    return view.path, Change("set", (*front, name), [value])


def decision(
    state: State, by: str, day: date, title: str, reason: str, applies_from: str
) -> dict[str, Any]:
    """An approved decision for the log, in the role in which the person may decide."""
    return {
        "id": next_entry_id(state, "decisions", "D-"),
        "title": title,
        "status": "approved",
        "context": reason,
        "raised_on": day.isoformat(),
        "decided_by": by,
        "role": role_of(state, by, day),
        "decided_on": day.isoformat(),
        "applies_from": applies_from,
    }


def role_of(state: State, person: str, day: date) -> str:
    """In which role somebody decides how the project goes on; as at the gate that comes next."""
    standard, snapshot = state.compiled.standard, state.snapshot
    ending = [gate for gate in standard.gates if gate.ends and gate.where == "project"]
    name = next_gate(standard, snapshot)
    gate = next((one for one in ending if one.id == name), ending[-1])
    return Sitting(state, day).role(gate, person)


def _file_with(state: State, name: str) -> View:
    views = state.of(LOG)
    if not views:
        raise ActError("There is no log that could be read.", "Begin one: `pmo add log`.")
    return next((view for view in views if view.sound.get(name) is not None), views[0])
