"""Pauses a project, lets it go on, or stops it: the edits that each of them takes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from pmo_kit._text import did_you_mean
from pmo_kit._text.days import day_of, days_later
from pmo_kit.acts import bookings
from pmo_kit.acts.bookings import Part
from pmo_kit.acts.log_entries import LOG, added, decision, next_entry_id
from pmo_kit.acts.period_facts import entries
from pmo_kit.acts.project_edits import ActError
from pmo_kit.engine.paused import PAUSED, pause_of
from pmo_kit.engine.state import State
from pmo_kit.engine.tenures import LEADER
from pmo_kit.project import MANIFEST
from pmo_kit.results.pause import Act, Moved, Released
from pmo_kit.source import Change
from pmo_kit.source.edit import AnyChange, Replace

Edits = dict[str, list[AnyChange] | str]


class Wish(NamedTuple):
    """What is to be done from which day; `until` is a pause's last day, `decision` one that stands.

    Either `by` and `reason` are given, for a new decision, or `decision`.
    """

    act: Act
    on: date
    until: date | None = None
    by: str = ""
    reason: str = ""
    decision: str = ""


class Plan(NamedTuple):
    """The decision that it rests on, what moves, and the edits by file."""

    decision: str
    by: str
    reason: str
    released: tuple[Released, ...]
    moved: tuple[Moved, ...]
    edits: Edits


def require_possible(state: State, wish: Wish) -> None:
    """Raises `ActError` where the project is not in a state in which it could be done."""
    phases = [phase.id for phase in state.compiled.standard.phases]
    phase, pause = state.snapshot.phase, pause_of(state.snapshot)
    if phase == phases[-1]:
        raise ActError("The project is closed.", "There is nothing to pause or to stop any more.")
    if wish.act == "resume" and not pause:
        raise ActError("The project is not paused.", "`pmo pause --until DATE` pauses it.")
    if wish.act == "stop" and phase == phases[-2]:
        raise ActError("The project is closing already.", "`pmo close` says what is left.")
    begun = day_of(pause.get("from"))
    if begun and wish.on < begun:
        raise ActError(f"The pause began on {begun}.", "Name that day, or a later one, with --on.")
    if wish.act == "pause" and (wish.until is None or wish.until < wish.on):
        message = f"The pause would end on {wish.until}, before it begins on {wish.on}."
        raise ActError(message, "Name a later day with --until.")


def planned(state: State, wish: Wish) -> Plan:
    """What it takes. Raises `ActError` where there is no log, or no such decision."""
    identity, by, reason, changes = _resting(state, wish)
    moved: tuple[Moved, ...] = ()
    if wish.act == "pause":
        parts = _pause(state, wish)
        changes.append((MANIFEST, _paused(state, wish, identity, reason)))
    elif wish.act == "resume":
        parts, points = _resume(state, wish), tuple(_milestones(state, wish))
        moved = (*points, *_tasks(state, wish))
        changes.append((MANIFEST, Change("set", (PAUSED, "resumed_on"), wish.on.isoformat())))
        changes += _proposed(state, wish, points, identity)
    else:
        parts = [*bookings.ended(state, wish.on)]
        changes.append((MANIFEST, Change("set", ("phase",), _closing(state))))
        if pause_of(state.snapshot):
            changes.append((MANIFEST, Change("remove", (PAUSED,))))
    edits: Edits = {}
    for path, change in [*changes, *((p.path, c) for p in parts for c in p.changes)]:
        there = edits.setdefault(path, [])
        assert isinstance(there, list)
        there.append(change)
    return Plan(identity, by, reason, tuple(part.item for part in parts), moved, edits)


def _resting(state: State, wish: Wish) -> tuple[str, str, str, list[tuple[str, AnyChange]]]:
    """The decision, who took it and why; a new one with the change that records it."""
    if wish.act == "stop":
        return "", wish.by, wish.reason, []
    if wish.decision:
        for entry in entries(state, LOG, "decisions"):
            if entry.get("id") == wish.decision:
                why = wish.reason or str(entry.get("context") or entry.get("title", ""))
                return wish.decision, str(entry.get("decided_by", wish.by)), why, []
        there = [str(entry.get("id")) for entry in entries(state, LOG, "decisions")]
        hint = did_you_mean(wish.decision, there)
        listed = f"There are: {', '.join(there)}." if there else "The log has no decision."
        raise ActError(f"The log has no decision `{wish.decision}`.", f"{hint}{listed}")
    title = "The work goes on." if wish.act == "resume" else f"The work pauses until {wish.until}."
    entry = decision(state, wish.by, state.options.as_of, title, wish.reason, wish.on.isoformat())
    return entry["id"], wish.by, wish.reason, [added(state, "decisions", entry)]


def _paused(state: State, wish: Wish, identity: str, reason: str) -> AnyChange:
    """The manifest's word of the pause; one that is made longer keeps its first day."""
    assert wish.until is not None
    first = pause_of(state.snapshot).get("from", wish.on.isoformat())
    told = {"from": first, "until": wish.until.isoformat(), "reason": reason, "decision": identity}
    manifest = state.snapshot.manifest
    there = manifest is not None and PAUSED in manifest.data
    return Replace((PAUSED,), told) if there else Change("set", (PAUSED,), told)


def _pause(state: State, wish: Wish) -> list[Part]:
    """Bookings and forecasts of a pause; of one that is made longer, the days that are added."""
    assert wish.until is not None
    ended = day_of(pause_of(state.snapshot).get("until"))
    first = days_later(ended, 1) if ended else wish.on
    days = (wish.until - first).days + 1
    return [*bookings.paused(state, first, wish.until), *_forecasts(state, first, days)]


def _resume(state: State, wish: Wish) -> list[Part]:
    """Bookings and forecasts where the work goes on earlier or later than was planned."""
    planned_last = day_of(pause_of(state.snapshot).get("until"))
    again = days_later(planned_last, 1) if planned_last else wish.on
    days = (wish.on - again).days
    return [*bookings.resumed(state, again, wish.on), *_forecasts(state, wish.on, days)]


def _forecasts(state: State, first: date, days: int) -> Iterator[Part]:
    """Milestones that are still to be reached are expected so many days later."""
    for view in state.of("plan") if days else ():
        front = view.artifact.document.to_fields
        for place, point in view.entries("milestones"):
            due = day_of(point.get("forecast") or point.get("baseline"))
            if due is None or "actual" in point:
                continue
            later = days_later(max(due, first) if days > 0 else due, days).isoformat()
            change = Change("set", (*front, "milestones", place, "forecast"), later)
            told = f"{point.get('title', '')}: expected {later}, until now {due}"
            what = f"milestones[{point.get('id')}].forecast"
            yield Part(Released(what, told, view.path), (change,))


def _milestones(state: State, wish: Wish) -> Iterator[Moved]:
    """The agreed dates of open milestones that cannot hold after the pause."""
    shifted = {part.item.what: part.changes[0].value for part in _resume(state, wish)}
    for point in entries(state, "plan", "milestones"):
        agreed = str(point.get("baseline", ""))
        expected = shifted.get(f"milestones[{point.get('id')}].forecast", point.get("forecast"))
        if "actual" not in point and isinstance(expected, str) and expected > agreed:
            yield Moved(str(point["id"]), str(point.get("title", "")), agreed, expected)


def _tasks(state: State, wish: Wish) -> Iterator[Moved]:
    """The agreed dates of open tasks that cannot hold after the pause."""
    begun = day_of(pause_of(state.snapshot).get("from"))
    days = (wish.on - begun).days if begun else 0
    for task in entries(state, "plan", "tasks"):
        finish = day_of(task.get("finish"))
        if finish and begun and finish >= begun and task.get("progress") != 100:
            later = (finish + timedelta(days=days)).isoformat()
            yield Moved(str(task["id"]), str(task.get("title", "")), finish.isoformat(), later)


def _proposed(
    state: State, wish: Wish, points: tuple[Moved, ...], identity: str
) -> list[tuple[str, AnyChange]]:
    """The change that would move the milestones, as a request that somebody decides on."""
    if not points:
        return []
    last = max(points, key=lambda one: one.agreed)
    gap = (date.fromisoformat(last.expected) - date.fromisoformat(last.agreed)).days
    entry = {
        "id": next_entry_id(state, "changes", "C-"),
        "title": "Dates after the pause",
        "status": "submitted",
        "reason": f"The work was paused until {wish.on.isoformat()}; the agreed dates cannot hold.",
        "requested_by": state.snapshot.holders.get(LEADER, ""),
        "raised_on": state.options.as_of.isoformat(),
        "impact": {"budget": 0, "days": gap},
        "milestones": [{"id": one.id, "from": one.agreed, "to": one.expected} for one in points],
        "related": [identity],
    }
    return [added(state, "changes", entry)]


def _closing(state: State) -> str:
    """The phase in which a stopped project winds up: the last one before it is closed."""
    return state.compiled.standard.phases[-2].id
