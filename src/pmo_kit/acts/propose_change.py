"""A change proposed: what is wanted to be different, and its price, as an entry of the log."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from pmo_kit._text import did_you_mean
from pmo_kit.acts.change_record import CHANGES, Logs, Step
from pmo_kit.acts.log_entries import next_entry_id
from pmo_kit.acts.people import require_day, require_person
from pmo_kit.acts.plan_moves import agreed, moved_values, no_plan
from pmo_kit.acts.project_edits import ActError, the_one
from pmo_kit.engine.agreed_plan import PLAN, NotPossible, moved_days
from pmo_kit.engine.state import State
from pmo_kit.results.change import MovedValue


class Wanted(NamedTuple):
    """What somebody wants to be different; `id` is empty where the next free one is taken.

    `impact` has what is said of it, `moves` the new day by milestone, `tasks` and `deliverables`
    the values as they are to be.
    """

    id: str
    title: str
    reason: str
    by: str
    on: date
    impact: dict[str, Any]
    moves: dict[str, str]
    tasks: list[dict[str, Any]]
    deliverables: list[dict[str, Any]]


def propose(state: State, wanted: Wanted) -> Step:
    """A new change, as an entry of the log. Raises `ActError`."""
    logs = Logs(state)
    require_person(state, wanted.by)
    require_day(state, wanted.on)
    name = wanted.id or next_entry_id(state, CHANGES, "C-")
    if name in logs.ids(CHANGES):
        raise ActError(
            f"There is a change `{name}` already.",
            f"Leave the id out: {next_entry_id(state, CHANGES, 'C-')} is the next.",
        )
    plan = the_one(state, PLAN, "plan")
    entry = _entry(name, wanted, plan.artifact.document.fields if plan else None)
    logs.append(CHANGES, entry)
    moved: tuple[MovedValue, ...] = ()
    if plan is not None:
        moved = moved_values(plan, agreed(plan, entry, f"{wanted.on}", place=None))
    return Step(name, wanted.title, "", "", logs.edits(), moved)


def _entry(name: str, wanted: Wanted, plan: Mapping[str, Any] | None) -> dict[str, Any]:
    """The change as the log has it, with its price: what is not said is worked out of the plan."""
    asks = bool(wanted.moves or wanted.tasks or wanted.deliverables)
    if plan is None and asks:
        raise no_plan()
    milestones = [
        {"id": one, "from": _baseline(plan or {}, one), "to": day}
        for one, day in wanted.moves.items()
    ]
    entry: dict[str, Any] = {"id": name, "title": wanted.title, "status": "submitted"}
    if wanted.reason:
        entry["reason"] = wanted.reason
    entry |= {"requested_by": wanted.by, "raised_on": wanted.on.isoformat()}
    entry["impact"] = dict(wanted.impact)
    listed = (
        ("milestones", milestones),
        ("tasks", wanted.tasks),
        ("deliverables", _with_due(plan or {}, milestones, wanted.deliverables)),
    )
    entry |= {key: value for key, value in listed if value}
    entry["impact"] = _price(entry, plan)
    return entry


def _price(entry: Mapping[str, Any], plan: Mapping[str, Any] | None) -> dict[str, Any]:
    """The impact with money and days: of the tasks and of the last milestone, if not said."""
    impact: dict[str, Any] = dict(entry["impact"])
    costs = {str(task.get("id")): task.get("budget", 0) for task in (plan or {}).get("tasks") or ()}
    more = sum(
        task["budget"] - costs.get(task["id"], 0)
        for task in entry.get("tasks") or ()
        if "budget" in task
    )
    days = 0
    if plan is not None:
        try:
            days = moved_days(plan, entry)
        except NotPossible as error:
            raise ActError(error.message, error.remedy) from None
    said = impact.get("days", days)
    if plan is not None and said != days:
        raise ActError(
            f"The last milestone would move by {days} days, not by {said}.",
            "Leave --days out: it is worked out of the milestones that move.",
        )
    money = impact.pop("budget", more + impact.get("contingency", 0))
    impact.pop("days", None)
    return {"budget": money, "days": said, **impact}


def _with_due(
    plan: Mapping[str, Any], milestones: Iterable[Mapping[str, Any]], said: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    """The changed deliverables, with those that were due with a milestone that moves."""
    found = [dict(one) for one in said]
    named = {one["id"]: one for one in found}
    moved = {one["id"]: one for one in milestones}
    known = {one.get("id"): one for one in plan.get("deliverables") or ()}
    for milestone in plan.get("milestones") or ():
        move = moved.get(milestone.get("id"))
        for name in milestone.get("deliverables") or () if move else ():
            deliverable = known.get(name, {})
            due = move and deliverable.get("due") == move["from"]
            settled = deliverable.get("status") in ("accepted", "descoped")
            if move and due and not settled and named.get(name, {}).get("status") is None:
                if name not in named:
                    named[name] = {"id": name}
                    found.append(named[name])
                named[name].setdefault("due", move["to"])
    return found


def _baseline(plan: Mapping[str, Any], name: str) -> str:
    """The agreed day of a milestone. Raises `ActError` where there is none of that id."""
    known = {str(one.get("id")): one for one in plan.get("milestones") or ()}
    if name not in known:
        raise ActError(
            f"The plan has no milestone `{name}`.",
            f"{did_you_mean(name, known)}There are: {', '.join(known) or 'none'}.",
        )
    return str(known[name].get("baseline"))
