"""What a steering committee has to decide: the exception and the asks of the latest report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pmo_kit.engine.state import View
from pmo_kit.results.steering_page import Choice, Question
from pmo_kit.status.entries import Data, inner, listed, records, text
from pmo_kit.status.steering_context import Context

MOST = 3
"""So many questions stand on the page; the others are counted."""
BODY = "steering-committee"


def questions(context: Context) -> list[Question]:
    """All that nobody has answered: the exception first, then the asks by the day they need."""
    if not context.reports:
        return []
    view = context.reports[0]
    asks = sorted(_asks(context, view), key=lambda one: (not one.needed_by, one.needed_by))
    return [*_exception(context, view), *asks]


def _exception(context: Context, view: View) -> Iterator[Question]:
    """The exception that no decision has answered, by the decision that is proposed for it."""
    told = view.sound.get("exception")
    if not isinstance(told, Mapping):
        return
    id = text(told, "decision") or text(told, "proposal")
    if id in context.decided:
        return
    decisions = (one for _, _, one in listed(context.state, "log", "decisions"))
    proposed = next((one for one in decisions if text(one, "id") == id), {})
    yield Question(
        id=id,
        text=text(told, "question") or text(told, "cause"),
        asked=context.person(text(proposed, "decided_by"), text(proposed, "role") or BODY),
        needed_by=text(told, "needed_by"),
        days_left=context.days_until(text(told, "needed_by")),
        choices=_choices(told),
        without=text(told, "consequence"),
        source=context.place(view, (*view.artifact.document.to_fields, "exception")),
    )


def _asks(context: Context, view: View) -> Iterator[Question]:
    for route, ask in records(view, "asks"):
        if text(ask, "answered_on") or text(ask, "decision") in context.decided:
            continue
        yield Question(
            id=text(ask, "decision") or text(ask, "id"),
            text=text(ask, "ask"),
            asked=context.person(text(ask, "of"), text(ask, "role")),
            needed_by=text(ask, "needed_by"),
            days_left=context.days_until(text(ask, "needed_by")),
            choices=_choices(ask),
            without=text(ask, "if_not"),
            source=context.place(view, route),
        )


def _choices(told: Data) -> tuple[Choice, ...]:
    recommended = text(told, "recommended")
    return tuple(
        Choice(
            id=text(one, "id"),
            title=text(one, "title"),
            budget=one.get("budget"),
            days=one.get("days"),
            effect=text(one, "effect"),
            recommended=bool(recommended) and text(one, "id") == recommended,
        )
        for one in inner(told, "options")
    )
