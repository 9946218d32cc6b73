"""Risks, the oldest issue, and what came of the last meeting, for the steering page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pmo_kit.engine.decisions import approved_on
from pmo_kit.engine.records import date_of
from pmo_kit.engine.state import View
from pmo_kit.results.steering_page import (
    Benefits,
    Condition,
    DecidedChange,
    Figure,
    OldestIssue,
    OpenAsk,
    Question,
    Since,
    Taken,
    TopRisk,
)
from pmo_kit.source import Route
from pmo_kit.status.entries import Data, inner, listed, records, text
from pmo_kit.status.snapshot_log import score_of
from pmo_kit.status.steering_context import Context

RISKS = 3
LINES = 5
"""So many lines tell what came of the last meeting; the others are counted."""


def risks(context: Context, asked: tuple[Question, ...]) -> tuple[list[TopRisk], int]:
    """The open threats with the highest rating, and how many more there are."""
    rated = [
        (score, view, route, risk)
        for view, route, risk in listed(context.state, "log", "risks")
        if text(risk, "status") == "open"
        and text(risk, "kind") != "opportunity"
        and (score := score_of(risk)) is not None
    ]
    rated.sort(key=lambda one: (-one[0], text(one[3], "id")))
    before = _scores_before(context)
    found = [
        TopRisk(
            id=text(risk, "id"),
            title=text(risk, "title"),
            score=context.typed(view, (*route, "likelihood"), score),
            before=before.get(text(risk, "id")),
            response=text(risk, "response"),
            target=text(risk, "target_date"),
            owner=context.person(text(risk, "owner")),
            question=_question(risk, asked),
        )
        for score, view, route, risk in rated[:RISKS]
    ]
    return found, max(0, len(rated) - RISKS)


def _scores_before(context: Context) -> dict[str, Figure]:
    """The ratings in the last report before the latest, by risk."""
    found: dict[str, Figure] = {}
    for view in context.reports[1:2]:
        for route, one in records(view, "risk_scores"):
            if isinstance(one.get("score"), int):
                found[text(one, "id")] = context.typed(view, (*route, "score"), one["score"])
    return found


def _question(risk: Data, asked: tuple[Question, ...]) -> str:
    """The question to be decided that a risk without an answer belongs to."""
    named = [text(risk, "decision"), *(str(one) for one in risk.get("related") or ())]
    return next((one.id for one in asked if one.id and one.id in named), "")


def oldest_issue(context: Context) -> OldestIssue | None:
    """The open issue that was raised first."""
    found = [
        (text(issue, "raised_on"), text(issue, "id"), view, route, issue)
        for view, route, issue in listed(context.state, "log", "issues")
        if text(issue, "status") in ("open", "postponed")
        and context.days_until(text(issue, "raised_on")) is not None
        and text(issue, "raised_on") <= context.today
    ]
    if not found:
        return None
    raised, id, view, route, issue = min(found, key=lambda one: one[:2])
    days = -(context.days_until(raised) or 0)
    figure = context.typed(view, (*route, "raised_on"), days, "days")
    return OldestIssue(id, text(issue, "title"), figure, context.person(text(issue, "owner")))


def waiting(context: Context) -> tuple[DecidedChange, ...]:
    """The change requests that wait for an answer."""
    return tuple(
        _change(context, view, route, change)
        for view, route, change in listed(context.state, "log", "changes")
        if text(change, "status") in ("submitted", "assessing")
    )


def since(context: Context) -> Since | None:
    """What was decided, asked and met since the last meeting, or since the report before."""
    if not context.since:
        return None
    changes, named = [], set()
    for view, route, change in listed(context.state, "log", "changes"):
        named.add(text(change, "decision"))
        if text(change, "status") in ("approved", "implemented", "rejected") and _recent(
            context, _settled(context, change)
        ):
            changes.append(_change(context, view, route, change))
    decisions = [
        Taken(text(one, "id"), text(one, "title"), text(one, "status"), context.place(view, route))
        for view, route, one in listed(context.state, "log", "decisions")
        if text(one, "id") not in named
        and _recent(context, context.decided.get(text(one, "id"), ""))
    ]
    asked, answered, still = _asks(context)
    conditions = [*_conditions(context)]
    lines = [*changes, *decisions, *still, *conditions]
    kept = set(map(id, lines[: LINES - bool(asked)]))
    return Since(
        day=context.since,
        meeting=bool(context.last_meeting),
        changes=tuple(one for one in changes if id(one) in kept),
        decisions=tuple(one for one in decisions if id(one) in kept),
        asked=asked,
        answered=answered,
        open_asks=tuple(one for one in still if id(one) in kept),
        conditions=tuple(one for one in conditions if id(one) in kept),
        more=len(lines) - len(kept),
    )


def _recent(context: Context, day: str) -> bool:
    return bool(day) and context.since <= day <= context.today


def _settled(context: Context, change: Data) -> str:
    """The day on which a change was approved or refused."""
    refused = change.get("rejection")
    if isinstance(refused, Mapping):
        return text(refused, "on")
    return approved_on(change, context.decided)


def _change(context: Context, view: View, route: Route, change: Data) -> DecidedChange:
    impact = change.get("impact")
    moved: Data = impact if isinstance(impact, Mapping) else {}
    return DecidedChange(
        text(change, "id"),
        text(change, "title"),
        text(change, "status"),
        moved.get("budget"),
        moved.get("days"),
        context.place(view, route),
    )


def _asks(context: Context) -> tuple[int, int, list[OpenAsk]]:
    """How many asks earlier reports made, how many were answered, and which are still open.

    An open one that the latest report repeats stands among what is to be decided.
    """
    repeated = {_name(ask) for ask in inner(context.report, "asks")}
    answers = {_name(ask) for ask in inner(context.report, "asks") if text(ask, "answered_on")}
    made: dict[str, OpenAsk] = {}
    for view in reversed(context.reports[1:]):
        if date_of(view) < context.since:
            continue
        for route, ask in records(view, "asks"):
            person = context.person(text(ask, "of"), text(ask, "role"))
            told = OpenAsk(text(ask, "ask"), person, date_of(view), context.place(view, route))
            made.setdefault(_name(ask), told)
            if text(ask, "answered_on") or text(ask, "decision") in context.decided:
                answers.add(_name(ask))
    still = [told for name, told in made.items() if name not in answers | repeated]
    return len(made), len(answers & made.keys()), still


def _name(ask: Data) -> str:
    return text(ask, "id") or text(ask, "ask")


def _conditions(context: Context) -> Iterator[Condition]:
    """The conditions of gates that are open, and those settled lately."""
    titles = {gate.id: gate.title for gate in context.state.compiled.standard.gates}
    for view, route, one in listed(context.state, "gate-review", "conditions"):
        cancelled = one.get("cancelled")
        on = text(one, "met_on") or (
            text(cancelled, "on") if isinstance(cancelled, Mapping) else ""
        )
        if text(one, "status") != "open" and not _recent(context, on):
            continue
        gates = view.sound.get("gates")
        named = [titles.get(str(gate), str(gate)) for gate in gates or ()]
        yield Condition(
            text(one, "id"),
            ", ".join(named),
            text(one, "text"),
            text(one, "status"),
            on,
            bool(text(one, "evidence")),
            context.place(view, route),
        )


def benefits(context: Context) -> Benefits | None:
    """How many benefits are wanted, with owner and measure, and when the first is to be read."""
    wanted = [
        one
        for _, _, one in listed(context.state, "benefits-register", "benefits")
        if text(one, "status") != "dropped"
    ]
    if not wanted:
        return None
    owned = [one for one in wanted if text(one, "owner") and text(one, "measure")]
    unread = [text(one, "due") for one in wanted if text(one, "due") and not one.get("readings")]
    return Benefits(len(wanted), len(owned), min(unread, default=""))
