"""A deliverable accepted: by its acceptor, with evidence, and the milestones thereby reached."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from pmo_kit._text import did_you_mean
from pmo_kit.acts.people import require_day, require_person
from pmo_kit.acts.plan_moves import no_plan
from pmo_kit.acts.project_edits import ActError, Edits, the_one
from pmo_kit.engine.agreed_plan import PLAN
from pmo_kit.engine.state import State
from pmo_kit.source.edit import changes_to

DONE = 100  # percent


class Acceptance(NamedTuple):
    """Who accepts which deliverable on which day, with what to show for it."""

    deliverable: str
    by: str
    on: date
    evidence: str
    provisional: bool = False
    milestones: bool = True


class Accepted(NamedTuple):
    """The deliverable's title, what of its work is open, the milestones reached, the edits."""

    title: str
    open_tasks: tuple[str, ...]
    reached: tuple[str, ...]
    edits: Edits


def accept(state: State, said: Acceptance) -> Accepted:
    """A deliverable accepted in the plan. Raises `ActError` where it cannot be, or not by them.

    A milestone is reached on that day once each of its deliverables is accepted or dropped.
    """
    plan = the_one(state, PLAN, "plan")
    if plan is None:
        raise no_plan()
    require_person(state, said.by)
    require_day(state, said.on)
    fields = copy.deepcopy(dict(plan.artifact.document.fields))
    deliverable = _deliverable(fields, said.deliverable)
    _require_acceptor(deliverable, said)
    tasks = [
        f"{task['id']} {task.get('title', '')}".strip()
        for task in fields.get("tasks") or ()
        if task.get("deliverable") == said.deliverable and task.get("progress", 0) < DONE
    ]
    if tasks and not said.provisional:
        raise ActError(
            f"{said.deliverable} is not done: {'; '.join(tasks)}.",
            "Set their `progress` to 100 once they are, or accept it with --provisional.",
        )
    deliverable["status"] = "provisional" if said.provisional else "accepted"
    deliverable["accepted_on"] = said.on.isoformat()
    deliverable["evidence"] = said.evidence
    reached = _reached(fields, said) if said.milestones else []
    edits = {plan.path: changes_to(plan.artifact.document, fields)}
    return Accepted(str(deliverable.get("title", "")), tuple(tasks), tuple(reached), edits)


def _deliverable(plan: Mapping[str, Any], name: str) -> dict[str, Any]:
    known = {str(one.get("id")): one for one in plan.get("deliverables") or ()}
    if name not in known:
        listed = ", ".join(known) or "none"
        hint = did_you_mean(name, known)
        raise ActError(f"The plan has no deliverable `{name}`.", f"{hint}There are: {listed}.")
    found: dict[str, Any] = known[name]
    status = found.get("status")
    if status in ("accepted", "descoped"):
        raise ActError(f"{name} is {status} already.", "Leave it as it is.")
    return found


def _require_acceptor(deliverable: Mapping[str, Any], said: Acceptance) -> None:
    name, acceptor = said.deliverable, deliverable.get("acceptor")
    if deliverable.get("producer") == said.by:
        raise ActError(
            f"`{said.by}` produces {name}, and nobody accepts their own work.",
            f"{acceptor} accepts it." if acceptor else "Name its `acceptor` in the plan.",
        )
    if acceptor != said.by:
        raise ActError(
            f"`{said.by}` is not the acceptor of {name}"
            + (f": {acceptor} is." if acceptor else ", which names none."),
            f"Write --by {acceptor}; another acceptor is agreed by a change."
            if acceptor
            else "Name its `acceptor` in the plan.",
        )


def _reached(plan: Mapping[str, Any], said: Acceptance) -> list[str]:
    """Sets the day of each milestone that is reached by this; their ids."""
    settled = {
        one.get("id")
        for one in plan.get("deliverables") or ()
        if one.get("status") in ("accepted", "descoped")
    }
    found = []
    for milestone in plan.get("milestones") or ():
        needed = milestone.get("deliverables") or ()
        if said.deliverable in needed and "actual" not in milestone and settled.issuperset(needed):
            milestone["actual"] = milestone["forecast"] = said.on.isoformat()
            found.append(str(milestone["id"]))
    return found
