"""Builds the steering page of a judged project: what is to be decided, and what it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from pmo_kit._text.days import day_of, days_later
from pmo_kit.engine.check import Judged
from pmo_kit.engine.decisions import decisions
from pmo_kit.engine.tenures import LEADER
from pmo_kit.measures import values
from pmo_kit.measures.catalog import MEASURES
from pmo_kit.measures.declaration import Computed
from pmo_kit.measures.facts import CASE, number
from pmo_kit.measures.no_color import REPORT_DAYS
from pmo_kit.results.explanation import MeasureTrace
from pmo_kit.results.kpi import KpiValue
from pmo_kit.results.project_snapshot import SnapshotSource
from pmo_kit.results.reading import plain
from pmo_kit.results.steering_page import Figure, SteeringPage, Unknown
from pmo_kit.status import steering_log
from pmo_kit.status.entries import text
from pmo_kit.status.kpis import key_figures, kpi_value, seen_of
from pmo_kit.status.measure_trace import Traced
from pmo_kit.status.steering_colors import confirmation, dimensions, worse
from pmo_kit.status.steering_context import Context
from pmo_kit.status.steering_dates import awaited, go_live, milestones
from pmo_kit.status.steering_money import years
from pmo_kit.status.steering_questions import MOST, questions

SHOWN = (
    *("status_date", "expected_end", "end_slip_days", "tolerated_slip_days"),
    *("agreed_budget", "approved_change_budget", "spent", "booked_until", "committed"),
    *("forecast_cost", "cost_overrun_percent", "tolerated_cost_percent"),
    *("evm.cpi", "evm.eac", "contingency", "first_contingency", "management_reserve"),
    *("approved_change_days", "open_changes", "unanswered_red_risks", "open_red_risks"),
    *("case_value", "agreed_case_value", "finishing_value", "least_benefit_percent"),
    *("status.overall", "status.schedule", "status.cost", "status.risk"),
)
"""The measures that stand on the page, each a link to what it was computed from."""

TOLD_IF_UNKNOWN = {
    "expected_end": "the expected end",
    "spent": "what is spent",
    "committed": "what is committed",
    "forecast_cost": "the leader's forecast of the cost",
    "evm.eac": "the forecast by cost performance",
    "case_value": "the value of the business case",
}
"""What the page says is not known where a measure has no value, in the order of the page."""

PAGE, MEASURED = "steering", "measures."
"""Key figures name the page that they stand on; their formulas read measures by this prefix."""

GO_LIVE = "GL"
"""The gate that the milestone of the transition belongs to."""

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_])")


def steering_page(judged: Judged, source: SnapshotSource) -> SteeringPage:
    """The page of a judged project, and of which commit its files are. Raises `StandardError`."""
    state = judged.state
    context, found = Context(state), values(state.facts)
    kpis = _key_figures(judged)
    overall, rows = dimensions(context, found, kpis)
    asked = questions(context)
    top, more_risks = steering_log.risks(context, tuple(asked))
    gate, gate_day = _next_gate(context)
    tiers = {tier.id: tier.title for tier in state.compiled.standard.tiers}
    phases = {phase.id: phase.title for phase in state.compiled.standard.phases}
    coming = context.coming
    traces = _traces(judged, found, kpis)
    traced = {one.name for one in traces}
    horizon = number(context.given(CASE, {}), "horizon_years")
    return SteeringPage(
        head=judged.report.head,
        tier=tiers.get(state.snapshot.tier, ""),
        phase=phases.get(state.snapshot.phase, state.snapshot.phase),
        report=text(context.report, "id"),
        report_date=_report_date(context),
        summary=_first_sentence(text(context.report, "summary")),
        leader=context.person(state.snapshot.holders.get(LEADER, ""), LEADER),
        overall=overall,
        worse=worse(overall, rows),
        gate=gate,
        gate_day=gate_day,
        meeting=coming[0] if coming else "",
        meeting_in=context.days_until(coming[0]) if coming else None,
        next_meeting=coming[1] if len(coming) > 1 else "",
        next_report=_next_report(context),
        questions=tuple(asked[:MOST]),
        more_questions=max(0, len(asked) - MOST),
        dimensions=rows,
        confirmation=confirmation(context),
        waiting_changes=steering_log.waiting(context),
        kpis=kpis,
        figures={name: _figure(name, found[name], traced) for name in SHOWN},
        years=years(context, found),
        horizon=horizon,
        milestones=milestones(context),
        risks=tuple(top),
        more_risks=more_risks,
        oldest=steering_log.oldest_issue(context),
        since=steering_log.since(context),
        benefits=steering_log.benefits(context),
        unknown=tuple(_unknown(context, found)),
        broken=state.unusable,
        source=source,
        traces=traces,
    )


def _figure(name: str, found: Computed[Any], traced: set[str]) -> Figure:
    source = name if name in traced else ""
    return Figure(plain(found.value), found.unit, found.reason, source)


def _traces(
    judged: Judged, found: Mapping[str, Computed[Any]], kpis: Iterable[KpiValue]
) -> tuple[MeasureTrace, ...]:
    """What the measures of the page were computed from, and what those were, each once."""
    behind = (name for kpi in kpis for name, _ in kpi.inputs if name.startswith(MEASURED))
    shown = dict.fromkeys((*SHOWN, *(name.removeprefix(MEASURED) for name in behind)))
    traced = Traced(judged.state)
    every: dict[str, MeasureTrace] = {}
    for name in shown:
        if found[name].value is None:
            continue
        for chain in traced.facts.chains(MEASURES[name]):
            if chain.measure.name not in every:
                every[chain.measure.name] = traced.trace(chain)
    return tuple(sorted(every.values(), key=lambda one: one.name))


def _key_figures(judged: Judged) -> tuple[KpiValue, ...]:
    """The key figures that the standard wants on the page. Raises `StandardError`."""
    state = judged.state
    seen = seen_of(state)
    every = key_figures(state.compiled.standard).compiled("project")
    return tuple(kpi_value(one, seen) for one in every if one.kpi.page == PAGE)


def _first_sentence(summary: str) -> str:
    """The page has room for one sentence of the leader."""
    return _SENTENCE.split(" ".join(summary.split()), maxsplit=1)[0]


def _report_date(context: Context) -> Figure:
    if not context.reports:
        return Figure(None, reason="there is no status report")
    view = context.reports[0]
    route = (*view.artifact.document.to_fields, "date")
    return context.typed(view, route, text(view.sound, "date"))


def _next_report(context: Context) -> str:
    """The day of the next status report, by the handbook's interval, or else the standard's."""
    last = day_of(text(context.report, "date"))
    if last is None:
        return ""
    every = context.state.facts.of(REPORT_DAYS)
    for view in context.state.of("project-handbook"):
        cadence = view.sound.get("cadence")
        own = cadence.get("status_report_days") if isinstance(cadence, Mapping) else None
        every = own if isinstance(own, int) else every
    return days_later(last, int(every)).isoformat()


def _next_gate(context: Context) -> tuple[str, Figure | None]:
    """The next gate of the phase, in the standard's words, with its agreed day where there is one.

    A go-live comes before the gate that ends its phase, where the plan has a day for it; stage
    gates come on no day that a plan knows.
    """
    state = context.state
    passed = {gate for made in decisions(state.snapshot) if made.granted for gate in made.gates}
    for gate in state.compiled.standard.gates:
        if gate.where != "project" or gate.phase != state.snapshot.phase or gate.id in passed:
            continue
        day = go_live(context) if gate.id == GO_LIVE else awaited(context) if gate.ends else None
        if day is not None or gate.ends:
            return gate.title, day
    return "", None


def _unknown(context: Context, found: Mapping[str, Computed[Any]]) -> Iterable[Unknown]:
    """What the page cannot say: numbers without a value, bookings and readings still to come."""
    for name, told in TOLD_IF_UNKNOWN.items():
        reason = found[name].reason
        if found[name].value is None and "not applicable" not in reason:
            yield Unknown(told, reason)
    until, recorded = found["booked_until"].value, found["status_date"].value
    if until is not None and recorded is not None and until < recorded:
        yield Unknown("bookings", f"there are none after {until:%Y-%m-%d}")
    wanted = steering_log.benefits(context)
    if wanted and wanted.first_due:
        yield Unknown("benefit readings", f"the first is due on {wanted.first_due}")
    for path in context.state.unusable:
        yield Unknown(path, "it cannot be read")
