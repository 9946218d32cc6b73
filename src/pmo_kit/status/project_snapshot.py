"""Puts together what a file tells of one project: its state as of a day, from what was judged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pmo_kit.engine.builtin_rules import BUILTINS
from pmo_kit.engine.check import Judged, judge, require_whole
from pmo_kit.engine.decisions import next_gate
from pmo_kit.engine.open_project import Project
from pmo_kit.engine.paused import pause_of
from pmo_kit.engine.records import date_of
from pmo_kit.engine.state import State, View, artifact_key
from pmo_kit.project.checkout import checkout_of
from pmo_kit.results import LEVELS, Report
from pmo_kit.results.project_snapshot import (
    FindingFacts,
    Kit,
    MeasureFacts,
    NextGate,
    PauseFacts,
    ProjectFacts,
    ProjectSnapshot,
    ReportFacts,
    SnapshotSource,
    StandardFacts,
    StatusFacts,
    VerdictCounts,
    Verdicts,
)
from pmo_kit.results.snapshot_plan import MilestoneFacts
from pmo_kit.results.verdict_rows import outcomes_by_rule
from pmo_kit.standard import Standard
from pmo_kit.standard.edition_digest import edition_digest
from pmo_kit.standard.once_for_each import OnceForEach
from pmo_kit.status import snapshot_log, snapshot_plan
from pmo_kit.status.demand import demand_of
from pmo_kit.status.entries import part, said, text
from pmo_kit.status.kpis import key_figures
from pmo_kit.status.measure_trace import Traced
from pmo_kit.status.snapshot_kpis import kpi_facts
from pmo_kit.status.snapshot_measures import STATUS, measure_facts, words

LEADER, SPONSOR, DEPUTY = "project-manager", "project-owner", "deputy"
EARLIER = 2
"""The colors of so many reports before the latest are told."""


def take_snapshot(project: Project, kit: str) -> ProjectSnapshot:
    """Judge an opened project, and tell its state; `kit` is the program's version.

    Raises `ManifestError` where a part of it could not be judged, `StandardError` where a key
    figure of its standard cannot be read, and `GitError` where it lies in a repository that git
    cannot read.
    """
    judged = judge(project)
    require_whole(judged.report)
    return snapshot_of(judged, checkout_of(project.root, project.snapshot), kit)


def snapshot_of(judged: Judged, source: SnapshotSource, kit: str) -> ProjectSnapshot:
    """What is told of a judged project, which was read at a commit; it is not judged again.

    Raises `StandardError` where a key figure of its standard cannot be read.
    """
    state, report = judged.state, judged.report
    measures = {one.name: one for one in measure_facts(Traced(state))}
    reports = snapshot_log.reports_of(state)
    since = date_of(reports[-2]) if len(reports) > 1 else ""
    milestones = tuple(snapshot_plan.milestones_of(state))
    standard = state.compiled.standard
    return ProjectSnapshot(
        project=_project(state, measures),
        source=source,
        as_of=report.as_of,
        status_date=words(measures, "status_date"),
        since=since or None,
        kit=Kit(kit),
        standard=StandardFacts(standard.id, standard.edition, _digest(standard), report.mode),
        tier=report.tier,
        method=report.method,
        phase=report.phase,
        paused=_pause(state),
        gates=tuple(snapshot_log.gate_decisions(state)),
        next_gate=_next_gate(state, milestones),
        verdicts=_verdicts(state, report),
        findings=tuple(_findings(report)),
        broken=state.unusable,
        status=_status(reports, measures),
        measures=(*measures.values(),),
        kpis=tuple(kpi_facts(state)),
        milestones=milestones,
        demand=demand_of(state),
        leader_load=snapshot_plan.leader_load_of(state),
        benefits=tuple(snapshot_plan.benefits_of(state)),
        money=snapshot_plan.money_of(state, measures),
        dependencies=snapshot_plan.dependencies_of(state),
        asks=tuple(snapshot_log.asks_of(state)),
        risks=snapshot_log.risks_of(state, since),
        issues=snapshot_log.issues_of(state, measures),
        conditions=tuple(snapshot_log.conditions_of(state)),
        decisions=tuple(snapshot_log.decisions_of(state, since)),
        changes=tuple(snapshot_log.changes_of(state, since)),
        case=snapshot_plan.case_of(state, measures),
    )


@OnceForEach
def _digest(standard: Standard) -> str:
    """The digest of what a standard demands, its key figures included."""
    return edition_digest(standard, key_figures(standard).every.values())


def _project(state: State, measures: Mapping[str, MeasureFacts]) -> ProjectFacts:
    snapshot = state.snapshot
    data = snapshot.manifest.data if snapshot.manifest is not None else {}
    dates, objective = part(data, "dates"), said(data, "objective")
    return ProjectFacts(
        id=snapshot.id,
        name=snapshot.name,
        sponsor=snapshot.holders.get(SPONSOR),
        leader=snapshot.holders.get(LEADER),
        deputy=snapshot.holders.get(DEPUTY),
        unit=words(measures, "unit"),
        objectives=(objective,) if objective else (),
        start=said(dates, "start"),
        end=said(dates, "end"),
        category=said(data, "category"),
        visibility=said(data, "visibility"),
    )


def _pause(state: State) -> PauseFacts | None:
    """The pause that nobody has ended and that lasts on the day of judging."""
    told, today = pause_of(state.snapshot), state.options.as_of.isoformat()
    if not told or not text(told, "from") <= today <= text(told, "until"):
        return None
    return PauseFacts(text(told, "from"), text(told, "until"), text(told, "reason"))


def _next_gate(state: State, milestones: tuple[MilestoneFacts, ...]) -> NextGate | None:
    """The gate that ends the phase; its day is that of the next milestone that a gate waits for."""
    gate = next_gate(state.compiled.standard, state.snapshot)
    awaited = (
        one.expected or one.agreed
        for one in milestones
        if one.needed_for == "gate" and one.actual is None
    )
    return NextGate(gate, min(awaited, default=None)) if gate else None


def _verdicts(state: State, report: Report) -> Verdicts:
    """Verdicts by the level that each finding has, or else its rule."""
    levels: dict[str, str] = {one.id: one.level for one in BUILTINS}
    levels |= {one.id: one.level for one in state.compiled.standard.rules}
    counts: dict[str, dict[str, int]] = {level: {} for level in LEVELS}
    by_rule: dict[str, int] = {}
    for (rule, outcome), many in outcomes_by_rule(report.verdicts).items():
        of_level = counts[levels[rule]]
        of_level[outcome] = of_level.get(outcome, 0) + many
        if outcome == "failed":
            by_rule[rule] = many
    for finding in report.findings:
        usual = levels[finding.rule]
        if finding.level != usual:
            counts[usual][finding.outcome] -= 1
            other = counts[finding.level]
            other[finding.outcome] = other.get(finding.outcome, 0) + 1
    return Verdicts(
        conforms=report.exit_code == 0,
        by_level={
            level: VerdictCounts(*(found.get(outcome, 0) for outcome in VerdictCounts._fields))
            for level, found in counts.items()
        },
        by_rule=by_rule,
    )


def _findings(report: Report) -> Iterator[FindingFacts]:
    for finding in report.findings:
        place = finding.location
        yield FindingFacts(
            finding.fingerprint,
            finding.rule,
            finding.level,
            finding.outcome,
            place.path,
            place.line,
            place.column,
        )


def _status(reports: list[View], measures: Mapping[str, MeasureFacts]) -> StatusFacts:
    """The colors by dimension, of the numbers and of the latest reports."""
    computed = {
        name.removeprefix(STATUS): one for name, one in measures.items() if name.startswith(STATUS)
    }
    return StatusFacts(
        report=_report(reports[-1]) if reports else None,
        reported=_colors(reports[-1]) if reports else {},
        computed={
            name: str(one.value)
            if one.value is not None
            else "not applicable"
            if one.state == "not-applicable"
            else "unknown"
            for name, one in computed.items()
        },
        reasons={name: one.reason for name, one in computed.items() if one.reason},
        before=tuple(map(_colors, reversed(reports[-1 - EARLIER : -1]))),
    )


def _report(view: View) -> ReportFacts:
    return ReportFacts(
        id=artifact_key(view.artifact),
        day=date_of(view),
        summary=text(view.sound, "summary"),
        override_reason=said(view.sound, "override_reason"),
        override_confirmed_by=said(view.sound, "override_confirmed_by"),
        override_confirmed_on=said(view.sound, "override_confirmed_on"),
    )


def _colors(view: View) -> dict[str, str]:
    """The colors that a report gives, by dimension."""
    return {
        str(name): color
        for name, color in part(view.sound, "status").items()
        if isinstance(color, str)
    }
