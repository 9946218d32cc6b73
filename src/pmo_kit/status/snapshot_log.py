"""What a snapshot of a project tells of its log, its reports and its gates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pmo_kit._text.days import day_of
from pmo_kit.engine.decisions import approved_on
from pmo_kit.engine.records import Records, date_of
from pmo_kit.engine.state import State, View, artifact_key
from pmo_kit.engine.verdicts import at
from pmo_kit.measures.log import is_opportunity, level
from pmo_kit.project.history import NoHistory
from pmo_kit.results.project_snapshot import GateDecision, MeasureFacts
from pmo_kit.results.snapshot_log import (
    Ask,
    AskOption,
    ChangeFacts,
    Condition,
    DecisionFacts,
    IssueCounts,
    OldestIssue,
    RiskFacts,
)
from pmo_kit.status.entries import Data, amount, inner, listed, part, records, said, text, whole
from pmo_kit.status.snapshot_measures import count

TOP = 5
"""So many risks stand in a snapshot."""
ASKED_DAYS = 92
"""Asks of the reports of so many days are told, to see how soon they are answered."""
WAITING = ("submitted", "assessing")
SPONSOR = "project-owner"


def gate_decisions(state: State) -> Iterator[GateDecision]:
    """What each gate review until the day of judging decided, oldest first."""
    today = state.options.as_of.isoformat()
    for view in Records(state).of("gate-review"):
        day, decision = date_of(view), text(view.sound, "decision")
        open_ones = sum(text(one, "status") == "open" for _, one in records(view, "conditions"))
        gates = view.sound.get("gates")
        for gate in gates if isinstance(gates, list) and decision and day <= today else ():
            yield GateDecision(str(gate), day, decision, open_ones)


def conditions_of(state: State) -> Iterator[Condition]:
    """The conditions of gates that are open."""
    for view, _, entry in listed(state, "gate-review", "conditions"):
        gates = view.sound.get("gates")
        if text(entry, "status") == "open":
            yield Condition(
                id=text(entry, "id"),
                review=artifact_key(view.artifact),
                gates=tuple(map(str, gates)) if isinstance(gates, list) else (),
                text=text(entry, "text"),
                owner=said(entry, "owner"),
                due=said(entry, "due"),
            )


def reports_of(state: State) -> list[View]:
    """The status reports until the day of judging, oldest first."""
    today = state.options.as_of.isoformat()
    return [view for view in Records(state).of("status-report") if date_of(view) <= today]


def asks_of(state: State) -> Iterator[Ask]:
    """What reports of the last three months ask for; what several ask for is told by the latest."""
    reports = reports_of(state)
    found: dict[tuple[str, str], Ask] = {}
    for view in reports:
        day = day_of(date_of(view))
        if day is None or (state.options.as_of - day).days > ASKED_DAYS:
            continue
        for ask in _asks(state, view, latest=view is reports[-1]):
            key = (ask.kind, ask.id or ask.text)
            first = found.get(key)
            found[key] = ask._replace(asked_on=first.asked_on) if first else ask
    yield from found.values()


def _asks(state: State, view: View, latest: bool) -> Iterator[Ask]:
    for route, entry in records(view, "asks"):
        answered = said(entry, "answered_on")
        yield Ask(
            id=said(entry, "id"),
            kind="ask",
            text=text(entry, "ask"),
            to=said(entry, "of"),
            asked_on=date_of(view),
            needed_by=said(entry, "needed_by"),
            options=_options(entry),
            recommended=said(entry, "recommended"),
            without=said(entry, "if_not"),
            answered_on=answered,
            open=latest and answered is None,
            path=view.path,
            line=at(view.artifact.document, route).line,
        )
    exception = part(view.sound, "exception")
    if text(exception, "cause"):
        yield _exception(state, view, exception, latest)


def _exception(state: State, view: View, entry: Data, latest: bool) -> Ask:
    """A tolerance that will not hold, as an ask to the sponsor."""
    decision = text(entry, "decision")
    decided = _decided(state).get(decision) if decision else None
    document = view.artifact.document
    return Ask(
        id=artifact_key(view.artifact),
        kind="exception",
        text=text(entry, "cause"),
        to=state.snapshot.holders.get(SPONSOR),
        asked_on=date_of(view),
        needed_by=said(entry, "needed_by"),
        options=_options(entry),
        recommended=said(entry, "recommended"),
        without=said(entry, "consequence"),
        answered_on=decided,
        open=latest and not decision,
        path=view.path,
        line=at(document, (*document.to_fields, "exception")).line,
    )


def _options(entry: Data) -> tuple[AskOption, ...]:
    """The ways out that an ask or an exception names."""
    return tuple(
        AskOption(
            id=text(one, "id"),
            title=text(one, "title"),
            budget=amount(one, "budget"),
            days=whole(one, "days"),
            effect=said(one, "effect"),
        )
        for one in inner(entry, "options")
    )


def risks_of(state: State, since: str) -> tuple[RiskFacts, ...]:
    """The open threats with the highest scores, the highest first; `before` as of an earlier day.

    Raises `LimitError` where the repository holds more commits than one check reads.
    """
    before = _scores(state, since)
    found = [
        _risk(state, view, route, entry)._replace(before=before.get(text(entry, "id")))
        for view, route, entry in listed(state, "log", "risks")
        if text(entry, "status") == "open" and not is_opportunity(entry)
    ]
    return tuple(sorted(found, key=lambda risk: (-(risk.score or 0), risk.id))[:TOP])


def _scores(state: State, day: str) -> dict[str, int | None]:
    """The scores of the risks in the logs as they stood on a day, by id; empty without a past."""
    history, until = state.snapshot.history, day_of(day)
    if history is None or until is None:
        return {}
    logs = [view.artifact for view in state.of("log")]
    found: dict[str, int | None] = {}
    try:
        for versions in history.read(logs, state.options.as_of).values():
            past = [version for version in versions if version.on <= until]
            document = past[-1].document if past else None
            fields = document.fields if document is not None else None
            for risk in inner(fields, "risks") if isinstance(fields, Mapping) else ():
                found[text(risk, "id")] = score_of(risk)
    except NoHistory:
        return {}
    return found


def _risk(state: State, view: View, route: tuple[str | int, ...], entry: Data) -> RiskFacts:
    owner = said(entry, "owner")
    roles = [role for role, person in state.snapshot.holders.items() if person == owner]
    return RiskFacts(
        id=text(entry, "id"),
        title=text(entry, "title"),
        score=score_of(entry),
        before=None,
        response=said(entry, "response"),
        owner=owner,
        role=next(iter(roles), None),
        target=said(entry, "target_date"),
        path=view.path,
        line=at(view.artifact.document, route).line,
    )


def score_of(risk: Data) -> int | None:
    """Likelihood × impact as it counts today: after the response once that is done."""
    rated = (part(risk, "after") if text(risk, "response_done_on") else {}) or risk
    found = level(amount(rated, "likelihood"), amount(rated, "impact")).value
    return None if found is None else int(found)


def issues_of(state: State, measures: Mapping[str, MeasureFacts]) -> IssueCounts:
    """How many issues wait, and which of them longest."""
    waiting = [
        (raised, text(entry, "id"), entry)
        for _, _, entry in listed(state, "log", "issues")
        if text(entry, "status") in ("open", "postponed")
        and (raised := day_of(entry.get("raised_on")))
    ]
    oldest = None
    if waiting:
        raised, id, entry = min(waiting, key=lambda one: one[:2])
        days = (state.options.as_of - raised).days
        oldest = OldestIssue(id, text(entry, "title"), days, said(entry, "owner"))
    return IssueCounts(count(measures, "open_issues"), count(measures, "overdue_issues"), oldest)


def decisions_of(state: State, since: str) -> Iterator[DecisionFacts]:
    """The decisions that were taken after a day, in the order of their days."""
    today = state.options.as_of.isoformat()
    found = [
        (text(entry, "decided_on"), text(entry, "id"), entry)
        for _, _, entry in listed(state, "log", "decisions")
        if since < text(entry, "decided_on") <= today
    ]
    for day, id, entry in sorted(found, key=lambda one: one[:2]):
        yield DecisionFacts(
            id=id,
            title=text(entry, "title"),
            status=text(entry, "status"),
            decided_by=said(entry, "decided_by"),
            role=said(entry, "role"),
            raised_on=said(entry, "raised_on"),
            decided_on=day,
        )


def changes_of(state: State, since: str) -> Iterator[ChangeFacts]:
    """The changes that were approved after a day, and those that wait for an answer."""
    decided, today = _decided(state), state.options.as_of.isoformat()
    found = []
    for _, _, entry in listed(state, "log", "changes"):
        waits = text(entry, "status") in WAITING
        day = "" if waits else approved_on(entry, decided)
        if waits or since < day <= today:
            found.append((day, text(entry, "id"), entry))
    for day, id, entry in sorted(found, key=lambda one: one[:2]):
        impact = part(entry, "impact")
        yield ChangeFacts(
            id=id,
            title=text(entry, "title"),
            status=text(entry, "status"),
            budget=amount(impact, "budget"),
            days=whole(impact, "days"),
            raised_on=said(entry, "raised_on"),
            decided_on=day or None,
        )


def _decided(state: State) -> dict[str, str]:
    """The days of the approved decisions, by id."""
    return {
        text(entry, "id"): text(entry, "decided_on")
        for _, _, entry in listed(state, "log", "decisions")
        if text(entry, "status") == "approved"
    }
