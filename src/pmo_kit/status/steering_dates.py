"""The milestones on the steering page: first agreed, agreed now, reached or expected."""

from __future__ import annotations

from datetime import datetime

from pmo_kit.measures.expected_end import expected_milestones
from pmo_kit.measures.facts import PLAN, day, records, text
from pmo_kit.measures.milestones import Promised, first_agreed
from pmo_kit.measures.schedule import expected
from pmo_kit.results.steering_page import DatedMilestone, Figure
from pmo_kit.status.entries import listed
from pmo_kit.status.entries import text as written
from pmo_kit.status.steering_context import Context

NEXT = 4
"""So many milestones to come are shown, and the last of all."""


def milestones(context: Context) -> tuple[DatedMilestone, ...]:
    """The one reached last, those that come next, and the last of all."""
    promises = context.given(first_agreed, [])
    ends = context.given(expected_milestones, {})
    rows = [_row(context, promise, ends) for promise in promises]
    reached = [row for row in rows if row.reached]
    coming = [row for row in rows if not row.reached]
    last = sorted(reached, key=lambda row: str(row.expected.value))[-1:]
    return (*last, *coming[:NEXT], *coming[NEXT:][-1:])


def _row(context: Context, promise: Promised, ends: dict[str, datetime]) -> DatedMilestone:
    point, first = promise
    id = text(point.entry, "id")
    end = ends.get(id, expected(point, context.state.today))
    return DatedMilestone(
        id=id,
        title=text(point.entry, "title"),
        first=Figure(first.date().isoformat(), source=_moved(context, id, first)),
        agreed=Figure(point.agreed.date().isoformat(), source=_place(context, id, "baseline")),
        expected=Figure(
            end.date().isoformat(),
            source=_place(context, id, "actual" if point.reached else "forecast"),
        ),
        reached=point.reached is not None,
        slip=(end - point.agreed).days,
    )


def _place(context: Context, id: str, field: str) -> str:
    """Where the plan says something of a milestone; of one without it, where the milestone is."""
    for view, route, entry in listed(context.state, "plan", "milestones"):
        if written(entry, "id") == id:
            return context.place(view, (*route, field) if field in entry else route)
    return ""


def _moved(context: Context, id: str, first: datetime) -> str:
    """Where the first agreed day stands: in the change that moved it, else in the plan."""
    for view, route, change in listed(context.state, "log", "changes"):
        moves = change.get("milestones")
        for number, move in enumerate(moves if isinstance(moves, list) else ()):
            if written(move, "id") == id and written(move, "from") == first.date().isoformat():
                return context.place(view, (*route, "milestones", number, "from"))
    return _place(context, id, "baseline")


def go_live(context: Context) -> Figure | None:
    """The agreed day of the milestone at which the result goes live, unless it is reached."""
    plan = context.given(PLAN, {})
    transition = plan.get("transition")
    name = transition.get("milestone") if isinstance(transition, dict) else None
    for entry in records(plan, "milestones"):
        agreed = day(entry, "baseline")
        if text(entry, "id") == name and agreed and day(entry, "actual") is None:
            return Figure(agreed.date().isoformat(), source=_place(context, str(name), "baseline"))
    return None


def awaited(context: Context) -> Figure | None:
    """The agreed day of the next milestone for which a gate waits."""
    for point, _ in context.given(first_agreed, []):
        if point.reached is None and text(point.entry, "needed_for") == "gate":
            id = text(point.entry, "id")
            return Figure(point.agreed.date().isoformat(), source=_place(context, id, "baseline"))
    return None
