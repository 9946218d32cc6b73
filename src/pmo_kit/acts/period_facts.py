"""What happened in a project between two days, and what comes next, by its plan and log."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from pmo_kit._text.days import day_of
from pmo_kit._text.record_order import in_order
from pmo_kit.engine.state import State, View
from pmo_kit.results.reading import Scalar
from pmo_kit.status.snapshot_log import score_of

TOP = 3
"""As many risks and issues as a reader keeps in mind."""
_HAPPENED = (
    ("plan", "milestones", "actual", "{id} was reached: {title}"),
    ("plan", "tasks", "actual_finish", "{id} is finished: {title}"),
    ("plan", "deliverables", "accepted_on", "{id} was accepted: {title}"),
    ("log", "decisions", "decided_on", "{id} was decided: {title}"),
    ("log", "changes", "implemented_on", "{id} was implemented: {title}"),
    ("log", "issues", "resolved_on", "{id} was resolved: {title}"),
    ("log", "risks", "closed_on", "{id} was closed: {title}"),
)
"""Which day of which entries says that something was achieved, and how it is told."""


class Period(NamedTuple):
    """The days that a report covers, both included, as YYYY-MM-DD."""

    first: str
    last: str

    def holds(self, day: object) -> bool:
        """Whether a day, as written, is one of them."""
        return isinstance(day, str) and self.first <= day <= self.last


def entries(state: State, kind: str, name: str) -> Iterator[Mapping[str, Any]]:
    """The entries of a list in all files of a kind, but for faulty ones."""
    for view in state.of(kind):
        for _, entry in view.entries(name):
            if isinstance(entry, Mapping):
                yield entry


def done_in(state: State, period: Period) -> list[str]:
    """What tasks, deliverables, milestones and the log say was achieved, the oldest first."""
    found = [
        (str(entry[field]), told.format(id=entry.get("id"), title=_title(entry)))
        for kind, name, field, told in _HAPPENED
        for entry in entries(state, kind, name)
        if period.holds(entry.get(field))
    ]
    return [told for _, told in sorted(found)]


def next_until(state: State, last: str) -> list[str]:
    """The work and the milestones that are to be finished by a day, or are under way then."""
    found = [
        (str(task.get("finish", "")), f"{task.get('id')} until {task['finish']}: {_title(task)}")
        for task in entries(state, "plan", "tasks")
        if task.get("progress") != 100
        and isinstance(task.get("finish"), str)
        and str(task.get("start", "")) <= last
    ]
    for point in entries(state, "plan", "milestones"):
        due = str(point.get("forecast", point.get("baseline", "")))
        if "actual" not in point and due <= last:
            found.append((due, f"{point.get('id')} on {due}: {_title(point)}"))
    return [told for _, told in sorted(found)]


def agreed_value(state: State, day: str, computed: Scalar | None) -> Scalar | None:
    """The value that was to be earned by a day: on the agreed curve, else as it is computed.

    Between two points of the curve the value grows evenly, day by day.
    """
    curve = [
        (on, float(point["value"]))
        for view in state.of("plan")
        for point in (view.sound.get("baseline") or {}).get("planned") or ()
        if isinstance(point, Mapping) and (on := day_of(point.get("by")))
    ]
    now = day_of(day)
    earlier = [point for point in curve if now and point[0] <= now]
    later = [point for point in curve if now and point[0] > now]
    if not now or not earlier or not later:
        return max((value for _, value in earlier), default=computed)
    (begun, low), (ends, high) = max(earlier), min(later)
    return low + (high - low) * (now - begun).days / (ends - begun).days


def top_risks(state: State) -> list[str]:
    """The open threats with the highest rating today."""
    open_ones = [
        entry
        for entry in entries(state, "log", "risks")
        if entry.get("status") == "open" and entry.get("kind") != "opportunity"
    ]
    open_ones.sort(key=lambda entry: (-(score_of(entry) or 0), str(entry.get("id"))))
    return [str(entry["id"]) for entry in open_ones[:TOP]]


def risk_scores(state: State, wanted: Sequence[str]) -> list[dict[str, Any]]:
    """How some risks are rated today; one that is not rated is left out."""
    rated = {str(e.get("id")): score_of(e) for e in entries(state, "log", "risks")}
    return [{"id": id, "score": score} for id in wanted if (score := rated.get(id))]


def top_issues(state: State) -> list[str]:
    """The open issues that were escalated, are urgent and weigh much."""
    open_ones = [e for e in entries(state, "log", "issues") if e.get("status") == "open"]
    open_ones.sort(
        key=lambda e: (not e.get("escalated"), -_weight(e), str(e.get("target_date", "9")))
    )
    return [str(entry["id"]) for entry in open_ones[:TOP]]


def _weight(issue: Mapping[str, Any]) -> int:
    ratings = (issue.get("urgency", 1), issue.get("impact", 1))
    return int(ratings[0] * ratings[1]) if all(isinstance(one, int) for one in ratings) else 0


def _title(entry: Mapping[str, Any]) -> str:
    return str(entry.get("title", "")).strip()


def latest_before(views: list[View], day: str) -> View | None:
    """The newest of some dated records that is older than a day."""
    older = [view for view in views if str(view.sound.get("date", "")) < day]
    return max(older, key=_order, default=None)


def _order(view: View) -> Any:
    return in_order(str(view.sound["date"]), str(view.sound.get("id", "")))
