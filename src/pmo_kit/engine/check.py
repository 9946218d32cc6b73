"""Judges projects by their standards: from snapshot to report."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pmo_kit._start.record import NamedTuple
from pmo_kit._text import did_you_mean
from pmo_kit.engine.changed_documents import judge_changed
from pmo_kit.engine.compiled import Compiled
from pmo_kit.engine.dated_ahead import judge_dates
from pmo_kit.engine.due import judge_due
from pmo_kit.engine.gone_artifacts import GoneArtifacts, judge_gone
from pmo_kit.engine.known_findings import apply_known
from pmo_kit.engine.named_things import judge_names
from pmo_kit.engine.needed import judge_needed
from pmo_kit.engine.nothing_said import judge_said
from pmo_kit.engine.open_project import (
    Project,
    RegistryError,
    Request,
    open_project,
)
from pmo_kit.engine.own_ids import judge_ids
from pmo_kit.engine.rule_check import Judge
from pmo_kit.engine.shape import admit
from pmo_kit.engine.state import Options, State
from pmo_kit.engine.unheld_gates import without_what_waits
from pmo_kit.engine.verdicts import Verdicts
from pmo_kit.engine.waivers import apply_waivers
from pmo_kit.project import LimitError, Manifest, ManifestError, Snapshot
from pmo_kit.results import Finding, Gap, Known, Report
from pmo_kit.results.error import KitError
from pmo_kit.results.words import spoken
from pmo_kit.standard import Standard, StandardError
from pmo_kit.standard.words import gate_id, own_words


class Judged(NamedTuple):
    """A judged project: what judging had at hand, and what it found."""

    state: State
    report: Report


class Told(NamedTuple):
    """What is told of the project at a root: its report, and the id that its manifest gives it.

    There is no id where the project has no manifest, or could not be opened.
    """

    report: Report
    id: str | None = None


def tell(root: Path, request: Request) -> Told:
    """Judge one project; of changes alone is told where the request says so.

    Raises `RegistryError`.
    """
    own = None
    try:
        project = open_project(root, request)
        own = project.manifest.text("id") if project.manifest is not None else None
        report = judge(project).report
        if request.since is None:
            return Told(without_what_waits(report), own)
        return Told(_changes(report, project, request.since), own)
    except RegistryError:
        raise
    except KitError as error:  # of the manifest, the standard, or a repository
        return Told(not_judged(root, error, request.options), own)


def judge(project: Project) -> Judged:
    """An opened project judged. Raises `ManifestError`."""
    judged = check(project.compiled, project.snapshot, project.options)
    if project.manifest is not None:
        return judged
    return judged._replace(report=_with_gap_if_empty(judged.report, project.compiled))


def not_judged(root: Path, error: KitError, options: Options) -> Report:
    """The report of a project that could not be judged, or not whole, and why."""
    if isinstance(error, LimitError) and error.report is not None:
        return error.report
    name = root.resolve().name
    shown = "" if isinstance(error, StandardError) else str(root)
    as_of, commit = options.as_of.isoformat(), options.commit
    return Report(
        name, name, shown, "", "", "", "", "", "", as_of, gaps=(_gap(error),), commit=commit
    )


def _gap(error: KitError) -> Gap:
    return Gap(error.message, error.remedy, error.path, error.line or 1, error.column)


def check(compiled: Compiled, snapshot: Snapshot, options: Options) -> Judged:
    """Judge a project.

    Raises `ManifestError` where its manifest names what the standard lacks, and `LimitError`, with
    the report of what was found, where that takes more than one check may.
    """
    standard = compiled.standard
    if snapshot.manifest is not None:
        check_manifest(snapshot.manifest, standard)
    options = options._replace(gate=known_gate(standard, options.gate))
    state, out = State(compiled, snapshot, options), Verdicts()
    known, reached = None, None
    try:
        known = _judge_all(state, out)
    except LimitError as error:
        reached = error
    compiled.accepted.keep()
    report = _report(state, out, known)
    over = [error for error in (reached, out.over()) if error is not None]
    if over:
        gaps = tuple(Gap(error.message, error.remedy) for error in over)
        raise LimitError(
            over[0].message, over[0].remedy, report._replace(gaps=(*report.gaps, *gaps))
        )
    return Judged(state, report)


def _judge_all(state: State, out: Verdicts) -> Known | None:
    """Work out all verdicts; what excuses findings is not looked at where not all were kept."""
    gone = GoneArtifacts(state)
    admit(state, out)
    judge_due(state, out, gone.restoring)
    judge_needed(state, out)
    judge_names(state, out)
    judge_dates(state, out)
    judge_ids(state, out)
    judge_said(state, out)
    Judge(state).judge_all(out)
    judge_changed(state, out)
    judge_gone(state, gone, out)
    if out.more:
        return None
    apply_waivers(state, out)
    return apply_known(state, out)


def _report(state: State, out: Verdicts, known: Known | None) -> Report:
    standard, snapshot, options = state.compiled.standard, state.snapshot, state.options
    return Report(
        project=snapshot.id,
        name=snapshot.name,
        root=snapshot.root,
        standard=standard.id,
        edition=standard.edition,
        tier=snapshot.tier,
        phase=snapshot.phase,
        method=snapshot.method,
        mode=state.mode,
        as_of=options.as_of.isoformat(),
        gates=tuple(gate.id for gate in state.gates),
        artifacts=tuple(dict.fromkeys(artifact.path for artifact in snapshot.artifacts)),
        ignored=snapshot.ignored,
        verdicts=out.read(state),
        findings=_with_owners(standard, snapshot, sorted(out.findings, key=_order)),
        gaps=(_gap(state.past_fault),) if state.past_fault else (),
        commit=options.commit,
        known=known,
        later=snapshot.later,
        words=state.words,
    )


def require_whole(report: Report) -> None:
    """Raises `ManifestError` where a part of a project was not judged, for what builds on it."""
    for gap in report.gaps:
        raise ManifestError(gap.message, gap.remedy, gap.line, gap.column, gap.path)


def read_state(compiled: Compiled, snapshot: Snapshot, options: Options) -> State:
    """A project with its sound artifacts at hand, for what looks at it without judging it.

    Raises `ManifestError` where its manifest names what the standard lacks.
    """
    if snapshot.manifest is not None:
        check_manifest(snapshot.manifest, compiled.standard)
    gate = options.gate and gate_id(compiled.standard, options.gate)
    state = State(compiled, snapshot, options._replace(gate=gate))
    admit(state, Verdicts())
    return state


def check_manifest(manifest: Manifest, standard: Standard) -> None:
    """Tier, phase and method are the standard's; raises `ManifestError` where one is not."""
    for key, known in (
        ("tier", [tier.id for tier in standard.tiers]),
        ("phase", [phase.id for phase in standard.phases]),
        ("method", [method.id for method in standard.methods]),
    ):
        value = manifest.text(key)
        if value not in known:
            raise manifest.error(
                key,
                f"{standard.name} knows no {key} `{value}`.",
                f"Write one of: {', '.join(known)}.",
            )


def known_gate(standard: Standard, gate: str | None) -> str | None:
    """The id of the gate asked for, which may be named by its title or another name, too.

    Raises `ManifestError` where it is not the standard's.
    """
    if gate is None:
        return None
    known, found = [g.id for g in standard.gates], gate_id(standard, gate)
    if found in known:
        return found
    titles = own_words(standard).get("gates", {})
    hint = did_you_mean(gate, [*known, *titles.values()])
    named = [spoken({"gates": titles}, "gates", id) for id in known]
    raise ManifestError(
        f"{standard.name} knows no gate `{gate}`.",
        f"{hint}Gates: {', '.join(named) or 'none'}.",
        path="",
    )


def _changes(report: Report, project: Project, revision: str) -> Report:
    """What of a report concerns the changes since a revision. Raises `ManifestError`."""
    from pmo_kit.engine.changed_since import narrowed
    from pmo_kit.git import GitError
    from pmo_kit.project.changes_since import changes_since

    folder = project.manifest.folder if project.manifest is not None else ""
    try:
        changes = changes_since(project.root, revision, project.tree, folder)
        return narrowed(report, changes, revision)
    except GitError as error:
        raise ManifestError(error.message, error.remedy, path="") from error


def _with_gap_if_empty(report: Report, compiled: Compiled) -> Report:
    """The report, unless no file fits a pattern of the standard: nothing is no conformity."""
    if report.artifacts or report.findings:
        return report
    standard = compiled.standard
    patterns = sorted({pattern for kind in standard.kinds.values() for pattern in kind.files})
    gap = Gap(
        f"There is nothing to judge here: {standard.name} judges {', '.join(patterns)}.",
        "Name the folder from which these paths count.",
    )
    return report._replace(gaps=(gap,))


def _with_owners(
    standard: Standard, snapshot: Snapshot, findings: Iterable[Finding]
) -> tuple[Finding, ...]:
    """The findings with who answers for each: the role's everyday name, and who holds it."""
    people = snapshot.holders
    owners: dict[str, str] = {}
    for role in standard.roles:
        name, holder = role.everyday or role.title, people.get(role.id)
        owners[role.id] = f"{name} ({holder})" if holder else name
    kinds = {kind.kind: owners.get(kind.owner, "") for kind in standard.kinds.values()}
    return tuple(finding._replace(owner=kinds.get(finding.kind, "")) for finding in findings)


def _order(finding: Finding) -> tuple[str, int, int, str]:
    place = finding.location
    return (place.path, place.line, place.column, finding.rule)
