"""A gate behind a project that no review records is told once: what it asks for waits for it."""

from __future__ import annotations

from pmo_kit.engine.builtin_rules import MISSING
from pmo_kit.engine.decisions import REVIEW
from pmo_kit.results import Finding, Report


def without_what_waits(report: Report) -> Report:
    """The report without what is only asked for by gates that are told as not held.

    Its verdicts say `skipped`, as approvals do that such a gate would give. Where the missing
    review is waived or known, everything is told: an exception hides no more than it says.
    """
    unheld = {name for finding in report.findings if (name := _not_held(finding))}
    kept: list[Finding] = []
    left: dict[tuple[str, str], list[str]] = {}
    for finding in report.findings:
        if finding.outcome == "failed" and finding.gates and unheld.issuperset(finding.gates):
            left.setdefault((finding.rule, finding.subject), []).append(finding.gates[0])
        else:
            kept.append(finding)
    if not left:
        return report
    verdicts = list(report.verdicts)
    for position, verdict in enumerate(verdicts):
        waiting = left.get((verdict.rule, verdict.subject))
        if waiting and verdict.outcome == "failed":
            reason = f"no review records {waiting.pop()}"
            verdicts[position] = verdict._replace(outcome="skipped", reason=reason)
    return report._replace(findings=tuple(kept), verdicts=tuple(verdicts))


def _not_held(finding: Finding) -> str:
    """The gate that a finding says no review records; empty where it says something else."""
    told = finding.rule == MISSING.id and finding.kind == REVIEW and finding.outcome == "failed"
    return finding.subject.rpartition("/")[2] if told else ""
