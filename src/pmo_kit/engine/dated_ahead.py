"""KIT-009: what a schema marks as something that has happened is not dated after today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time

from pmo_kit._text.days import days_later
from pmo_kit.cel.unknowns import Unknown
from pmo_kit.engine.builtin_rules import AHEAD
from pmo_kit.engine.state import State, View, because_broken
from pmo_kit.engine.verdicts import Verdicts, at, builtin_finding
from pmo_kit.project.paths import Spot, walk
from pmo_kit.results import Finding
from pmo_kit.source import Route

TOLERANCE = 1
"""Days ahead that pass: what was written elsewhere may already be of tomorrow."""


def judge_dates(state: State, out: Verdicts) -> None:
    """Judge each marked date of each artifact; what a broken part hides is not known."""
    for kind, paths in state.compiled.happened.items():
        for path in state.broken.get(kind, ()):
            subject = f"{state.snapshot.id}/{kind}/{path}"
            out.add(AHEAD.id, subject, "skipped", because_broken(path))
        for view in state.of(kind):
            _judge(state, view, paths, out)


def _judge(state: State, view: View, paths: tuple[str, ...], out: Verdicts) -> None:
    last = datetime.combine(days_later(state.options.as_of, TOLERANCE), time(), UTC)
    sound = True
    for spot in _spots(view, paths):
        if type(spot.value) is Unknown:
            sound = False
            subject = state.subject(view, _full(view, spot))
            out.add(AHEAD.id, subject, "skipped", spot.value.reason)
        elif spot.value > last:
            sound = False
            out.add_finding(_ahead(state, view, spot))
    if sound:
        out.add(AHEAD.id, state.subject(view), "passed")


def _spots(view: View, paths: tuple[str, ...]) -> Iterator[Spot]:
    """The marked dates and unknowns of an artifact, each once."""
    met: set[Route] = set()
    for path in paths:
        for spot in walk(view.fields, path):
            if spot.route not in met and spot.value is not None:
                met.add(spot.route)
                yield spot


def _ahead(state: State, view: View, spot: Spot) -> Finding:
    document, route = view.artifact.document, _full(view, spot)
    today = state.options.as_of
    fix = AHEAD.fix
    if state.options.cut:
        fix = f"Correct the date, or check out the state of {today}: this was written later."
    return builtin_finding(
        AHEAD,
        state.subject(view, route),
        f"`{state.name(view, route)}` is {spot.value.date()}, in the future: today is {today}.",
        at(document, route),
        text=document.text,
        fix=fix,
        kind=view.kind.kind,
        route=route,
    )


def _full(view: View, spot: Spot) -> Route:
    return (*view.artifact.document.to_fields, *spot.route)
