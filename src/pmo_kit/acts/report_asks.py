"""The asks of a status report: those still open, those of escalated issues, and new ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from pmo_kit._text import did_you_mean
from pmo_kit._text.days import days_later
from pmo_kit.acts.period_facts import entries
from pmo_kit.acts.project_edits import ActError
from pmo_kit.engine.state import State, View
from pmo_kit.engine.tenures import SPONSOR
from pmo_kit.measures import values
from pmo_kit.measures.no_color import REPORT_DAYS
from pmo_kit.status.status import REPORT

ASK, IF_NOT = "What you need", "What happens then"
CAUSE, NO_DECISION = "What happened, without blame", "What happens if nobody decides"
OTHER, EFFECT = "What else could be done", "What that costs us"
"""What stands where something is to be typed, among the standard's samples of such texts."""


class Ask(NamedTuple):
    """What is asked of whom until when, as YYYY-MM-DD, and what happens without an answer."""

    ask: str
    of: str
    needed_by: str
    if_not: str = ""


def open_asks(
    state: State,
    prior: View | None,
    base: Mapping[str, Any],
    new: Iterable[Ask],
    answered: Iterable[str],
) -> list[dict[str, Any]]:
    """The asks of today's report, each with an id: those still open, and the new ones.

    Raises `ActError` where an ask is said to be answered that nobody has asked.
    """
    carried = [*_carried(state, prior)] if prior else []
    there = [dict(ask) for ask in base.get("asks") or [] if isinstance(ask, Mapping)]
    known = {str(ask.get("ask")) for ask in there}
    found = [*there, *(ask for ask in carried if str(ask.get("ask")) not in known)]
    named = {ask.get("issue") for ask in found}
    found += [ask for ask in _escalated(state) if ask["issue"] not in named]
    known = {str(ask.get("ask")) for ask in found}
    found += [_kept(ask._asdict()) for ask in new if ask.ask not in known]
    numbered = _numbered(state, found)
    for identity in answered:
        _answer(numbered, identity, state.options.as_of)
    return numbered


def wanted_ask(state: State, of: str) -> dict[str, Any]:
    """A place for an ask that a rule wants: its text is still to be typed."""
    return {"id": _next(state, []), "ask": ASK, "of": of, "needed_by": _by(state), "if_not": IF_NOT}


def wanted_exception(state: State, tolerance: str, numbers: Mapping[str, Any]) -> dict[str, Any]:
    """A place for the exception of a tolerance that will not hold; what is known of it is there."""
    over = max(0, numbers.get("forecast", 0) - numbers.get("bac", 0))
    slip = values(state.facts)["end_slip_days"].value
    carry_on = {"id": "carry-on", "title": "Carry on as agreed", "budget": over}
    return {
        "tolerance": tolerance,
        "cause": CAUSE,
        "consequence": NO_DECISION,
        "options": [
            {**carry_on, "days": max(0, slip or 0), "effect": EFFECT},
            {"id": "other", "title": OTHER, "budget": 0, "days": 0},
        ],
        "recommended": "carry-on",
        "needed_by": _by(state),
    }


def _carried(state: State, prior: View) -> Iterator[dict[str, Any]]:
    """What the report before asked and nobody has answered, of whoever holds the role now."""
    for _, ask in prior.entries("asks"):
        if "answered_on" not in ask:
            of = _now(state, str(ask.get("of", "")), str(prior.sound.get("date", "")))
            yield {**ask, **({"of": of} if of else {})}


def _now(state: State, person: str, since: str) -> str:
    """Who is to be asked now: whoever took a role from somebody since the report before."""
    manifest = state.snapshot.manifest
    handovers = manifest.data.get("handovers") if manifest else None
    for entry in handovers if isinstance(handovers, list) else ():
        given = isinstance(entry, Mapping) and entry.get("given_by") == person
        if given and str(entry.get("on", "")) >= since:
            person = str(entry.get("taken_by", person))
    return person


def _escalated(state: State) -> Iterator[dict[str, Any]]:
    """An ask for each open issue that was escalated, of the sponsor."""
    asked = {ask.get("issue") for view in state.of(REPORT) for _, ask in view.entries("asks")}
    for issue in entries(state, "log", "issues"):
        if issue.get("status") == "open" and issue.get("escalated") and issue["id"] not in asked:
            day = str(issue.get("target_date", ""))
            yield {
                "ask": str(issue.get("title", "")),
                "of": state.snapshot.holders.get(SPONSOR, ""),
                "needed_by": max(day, _by(state)),
                "issue": issue["id"],
            }


def _by(state: State) -> str:
    """The day on which the next report is due: until then an answer is needed."""
    days = int(state.facts.of(REPORT_DAYS))
    return days_later(state.options.as_of, days).isoformat()


def _numbered(state: State, asks: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The asks, each with an id that no other one has."""
    found: list[dict[str, Any]] = []
    for ask in asks:
        identity = ask.get("id") or _next(state, found)
        found.append({"id": identity, **{k: v for k, v in ask.items() if k != "id"}})
    return found


def _next(state: State, more: Iterable[Mapping[str, Any]]) -> str:
    """The next id of an ask, over all reports."""
    asks = [ask for view in state.of(REPORT) for _, ask in view.entries("asks")]
    used = [str(ask.get("id", "")).rpartition("-")[2] for ask in (*asks, *more)]
    return f"ASK-{max((int(one) for one in used if one.isdigit()), default=0) + 1}"


def _answer(asks: list[dict[str, Any]], identity: str, today: date) -> None:
    """Marks an ask as answered today. Raises `ActError` where there is none of that id."""
    for ask in asks:
        if ask["id"] == identity:
            ask["answered_on"] = today.isoformat()
            return
    there = [str(ask["id"]) for ask in asks]
    hint = did_you_mean(identity, there)
    listed = f"Open are: {', '.join(there)}." if there else "No ask is open."
    raise ActError(f"No open ask is called `{identity}`.", f"{hint}{listed}")


def _kept(ask: Mapping[str, str]) -> dict[str, Any]:
    return {name: value for name, value in ask.items() if value}
