"""Judges one project against a compiled standard: from snapshot to report."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from pmo_kit._text import did_you_mean
from pmo_kit.engine.compiled import Compiled
from pmo_kit.engine.due import judge_due
from pmo_kit.engine.known_findings import apply_known
from pmo_kit.engine.rule_check import Judge
from pmo_kit.engine.shape import admit
from pmo_kit.engine.state import Options, State
from pmo_kit.engine.verdicts import Verdicts
from pmo_kit.engine.waivers import apply_waivers
from pmo_kit.project import Manifest, ManifestError, Snapshot
from pmo_kit.results import Finding, Report
from pmo_kit.standard import Standard


class Judged(NamedTuple):
    """A judged project: what judging had at hand, and what it found."""

    state: State
    report: Report


def check(compiled: Compiled, snapshot: Snapshot, options: Options) -> Judged:
    """Judge a project. Raises `ManifestError` where its manifest names what the standard lacks."""
    standard = compiled.standard
    if snapshot.manifest is not None:
        check_manifest(snapshot.manifest, standard)
    check_gate(standard, options.gate)
    state, out = State(compiled, snapshot, options), Verdicts()
    admit(state, out)
    judge_due(state, out)
    judge = Judge(state)
    for rule in compiled.rules:
        judge.judge(rule, out)
    apply_waivers(state, out)
    known = apply_known(state, out)
    compiled.accepted.keep()
    report = Report(
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
        verdicts=tuple(out.verdicts),
        findings=_owned(standard, snapshot, sorted(out.findings, key=_order)),
        commit=options.commit,
        known=known,
        later=snapshot.later,
    )
    return Judged(state, report)


def read_state(compiled: Compiled, snapshot: Snapshot, options: Options) -> State:
    """A project with its sound artifacts at hand, for what looks at it without judging it.

    Raises `ManifestError` where its manifest names what the standard lacks.
    """
    if snapshot.manifest is not None:
        check_manifest(snapshot.manifest, compiled.standard)
    state = State(compiled, snapshot, options)
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


def check_gate(standard: Standard, gate: str | None) -> None:
    """The gate asked for is the standard's; raises `ManifestError` where it is not."""
    known = [g.id for g in standard.gates]
    if gate is not None and gate not in known:
        hint = did_you_mean(gate, known)
        raise ManifestError(
            f"{standard.name} knows no gate `{gate}`.",
            f"{hint}Gates: {', '.join(known) or 'none'}.",
            path="",
        )


def _owned(
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
