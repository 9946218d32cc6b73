"""Collects what is due until some day in one project, and for whom, from all of its artifacts."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from pmo_kit._text.days import days_later
from pmo_kit._text.record_order import in_order
from pmo_kit.engine.check import Judged, judge
from pmo_kit.engine.open_project import Request, open_project, roots
from pmo_kit.engine.records import Records
from pmo_kit.engine.state import State, View, artifact_key
from pmo_kit.engine.verdicts import at
from pmo_kit.project import Artifact, ManifestError
from pmo_kit.results.digest import DueItem, ProjectDigest, Reader, Unread
from pmo_kit.results.words import spoken
from pmo_kit.source import Route
from pmo_kit.standard import StandardError
from pmo_kit.status.entries import Data, listed, records, text
from pmo_kit.status.light_status import light_status

LEADER, SPONSOR = "project-manager", "project-owner"


class Entry(NamedTuple):
    """Something with a day in one artifact: where, what, when, whose."""

    view: View
    route: Route
    what: str
    id: str
    title: str
    due: str
    person: str = ""
    role: str = LEADER


def digests(
    places: Iterable[Path], request: Request, days: int
) -> tuple[tuple[ProjectDigest, ...], tuple[Unread, ...], dict[str, Reader]]:
    """The digest of every project at some places, what could not be read, and the people known.

    Raises `RegistryError`.
    """
    found: list[ProjectDigest] = []
    gaps: list[Unread] = []
    readers: dict[str, Reader] = {}
    for place in places:
        try:
            inside = roots(place, request)
        except (ManifestError, StandardError) as error:
            gaps.append(Unread(str(place), _why(error)))
            continue
        for root in inside:
            try:
                project = open_project(root, request)
                if project.manifest is not None:
                    request.require_own_id(project.manifest.text("id"), root)
                judged = judge(project)
                found.append(digest_of(judged, days))
                gaps += [Unread(str(root), gap.message) for gap in judged.report.gaps]
            except (ManifestError, StandardError) as error:
                gaps.append(Unread(str(root), _why(error)))
                continue
            readers.update(_readers(project.snapshot.registries))
    broken = [(one.root, path) for one in found for path in one.broken]
    gaps += [Unread(os.path.join(root, path), "It cannot be read.") for root, path in broken]
    return tuple(found), tuple(gaps), readers


def _why(error: ManifestError | StandardError) -> str:
    """Why nothing could be read, with the place and the remedy where a standard is at fault."""
    if isinstance(error, ManifestError):
        return error.message
    place = f"{error.place}: " if error.place else ""
    return f"{place}{error.message} {error.remedy}"


def _readers(registries: Iterable[Artifact]) -> dict[str, Reader]:
    """The people of registries by their id; what is not there, or no text, is empty."""
    found: dict[str, Reader] = {}
    for registry in registries:
        data = registry.document.fields
        people = data.get("people") if isinstance(data, Mapping) else None
        for person in people if isinstance(people, list) else ():
            if isinstance(person, Mapping):
                found[text(person, "id")] = Reader(text(person, "name"), text(person, "mail"))
    return found


def digest_of(judged: Judged, days: int) -> ProjectDigest:
    """What is due, or overdue, within some days; nothing is once the project is over."""
    state = judged.state
    snapshot, options = state.snapshot, state.options
    until = days_later(options.as_of, days).isoformat()
    phases = [phase.id for phase in state.compiled.standard.phases]
    over = phases[-1:] == [snapshot.phase]
    entries = [entry for collect in COLLECTORS for entry in collect(state) if not over]
    items = [_item(state, entry) for entry in entries if _is_day(entry.due) and entry.due <= until]
    return ProjectDigest(
        project=snapshot.id,
        name=snapshot.name,
        root=snapshot.root,
        as_of=options.as_of.isoformat(),
        until=until,
        items=tuple(sorted(items, key=lambda item: (item.due, item.what, item.id))),
        broken=state.unusable,
        announced=judged.report.announced,
        light=None if over else light_status(state),
    )


def _item(state: State, entry: Entry) -> DueItem:
    """An entry with the person who holds its role where it names none."""
    roles = state.snapshot.holders
    role = "" if entry.person and roles.get(entry.role) != entry.person else entry.role
    return DueItem(
        project=state.snapshot.id,
        what=entry.what,
        id=entry.id,
        title=entry.title,
        due=entry.due,
        days=(date.fromisoformat(entry.due) - state.options.as_of).days,
        person=entry.person or roles.get(entry.role, ""),
        role=role,
        location=at(entry.view.artifact.document, entry.route),
        called=spoken(state.words, "roles", role),
    )


def _plan(state: State) -> Iterator[Entry]:
    """Tasks to finish, milestones to reach, deliverables to hand over or to accept."""
    settled = state.compiled.standard.lists.get("settled") or ()
    for view, route, task in listed(state, "plan", "tasks"):
        if task.get("progress") != 100 and not task.get("actual_finish"):
            yield _entry(view, route, task, "task", "finish", "owner")
    for view, route, milestone in listed(state, "plan", "milestones"):
        if not milestone.get("actual"):
            day = "forecast" if milestone.get("forecast") else "baseline"
            yield _entry(view, route, milestone, "milestone", day)
    for view, route, deliverable in listed(state, "plan", "deliverables"):
        if deliverable.get("status") == "delivered":
            entry = _entry(view, route, deliverable, "acceptance", "due", "acceptor")
            yield entry._replace(role=SPONSOR)
        elif deliverable.get("status") not in settled:
            yield _entry(view, route, deliverable, "deliverable", "due", "producer")


def _log(state: State) -> Iterator[Entry]:
    """Responses to open risks, open issues, assumptions to be looked into."""
    for name, what, day in (
        ("risks", "risk response", "target_date"),
        ("issues", "issue", "target_date"),
        ("assumptions", "assumption", "check_by"),
    ):
        for view, route, entry in listed(state, "log", name):
            if entry.get("status") == "open":
                yield _entry(view, route, entry, what, day, "owner")


def _asks(state: State) -> Iterator[Entry]:
    """Asks of the latest report that nobody answered: it asks again for what is still needed."""
    latest = Records(state).latest("status-report")
    if latest is None:
        return
    for route, ask in records(latest, "asks"):
        if not ask.get("answered_on"):
            entry = _entry(latest, route, ask, "ask", "needed_by", "of")
            yield entry._replace(title=text(ask, "ask"), role=SPONSOR)


def _conditions(state: State) -> Iterator[Entry]:
    for view, route, condition in listed(state, "gate-review", "conditions"):
        if condition.get("status") == "open":
            yield _entry(view, route, condition, "condition", "due", "owner")


def _waivers(state: State) -> Iterator[Entry]:
    for view, route, waiver in listed(state, "waivers", "waivers"):
        entry = _entry(view, route, waiver, "waiver expires", "until", "by")
        yield entry._replace(title=f"{waiver.get('rule')}: {waiver.get('reason')}")


def _rhythm(state: State) -> Iterator[Entry]:
    """The next status report, and the next review of the log, while the project is executing."""
    if state.snapshot.phase != "executing":
        return
    today = state.options.as_of.isoformat()
    manifest = next(iter(state.of("project")), None)
    for kind, day, threshold, title in (
        ("status-report", "date", "report_days", "The next status report"),
        ("log", "reviewed_on", "log_review_days", "Review of the log"),
    ):
        every = _interval(state, threshold)
        dated = [(text(view.sound, day), view) for view in state.of(kind)]
        past = [(when, view) for when, view in dated if _is_day(when) and when <= today]
        past.sort(key=lambda pair: in_order(pair[0], artifact_key(pair[1].artifact)))
        last, view = past[-1] if past else ("", manifest)
        if every is None or view is None or (kind == "log" and not last):
            continue
        due = days_later(date.fromisoformat(last), every) if last else state.options.as_of
        route = (day,) if last else ()
        yield Entry(view, route, title.split()[-1], "", title, due.isoformat())


def _interval(state: State, threshold: str) -> int | None:
    """A cadence of the standard in days, for the project's tier where it differs by tier."""
    value = state.compiled.standard.thresholds.get(threshold)
    if isinstance(value, Mapping):
        value = value.get(state.snapshot.tier)
    return int(value) if isinstance(value, int | float) else None


COLLECTORS: tuple[Callable[[State], Iterator[Entry]], ...] = (
    _plan,
    _log,
    _asks,
    _conditions,
    _waivers,
    _rhythm,
)


def _entry(view: View, route: Route, data: Data, what: str, day: str, person: str = "") -> Entry:
    title = text(data, "title") or text(data, "text") or text(data, "statement")
    whose = text(data, person) if person else ""
    return Entry(view, route, what, text(data, "id"), title, text(data, day), whose)


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
