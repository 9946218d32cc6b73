"""Which repairs of a report's findings would be made: those of the plan, and no other."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from pmo_kit.engine import Request, judge, open_project
from pmo_kit.fixes.plan_fixes import plan
from pmo_kit.project import Snapshot
from pmo_kit.results import Finding, Report
from pmo_kit.results.fix_plan import FixPlan, PlannedFix


def plan_in(root: Path, request: Request, rules: Collection[str] = ()) -> FixPlan:
    """The repairs of the project in a folder, of some rules only if any are named.

    Raises `ManifestError`, `StandardError` and `RegistryError`.
    """

    def judged(changes: Mapping[str, bytes]) -> tuple[Snapshot, Report]:
        project = open_project(root, request, changes)
        return project.snapshot, judge(project).report

    return plan(judged, lambda name: (root / name).read_bytes(), rules)


def with_proven_fixes(reports: Iterable[Report], request: Request) -> Iterator[Report]:
    """Reports in which a finding has repairs where `pmo fix` would make them, and nowhere else.

    A finding may know a repair that harms another, breaks an approval, or cannot be written safely.
    The request is that of `pmo fix`: no other gate, no index, no view on changes.
    """
    for report in reports:
        if any(finding.fixes for finding in report.findings):
            report = proven(report, plan_in(Path(report.root), request))
        yield report


def proven(report: Report, made: FixPlan) -> Report:
    """A report whose findings carry the repairs that a plan makes of them."""
    known = {_key(fix.finding): fix for fix in made.fixes}
    return report._replace(
        findings=tuple(_proven(finding, known.get(_key(finding))) for finding in report.findings)
    )


def _key(finding: Finding) -> tuple[str, str]:
    return finding.fingerprint, finding.message


def _proven(finding: Finding, fix: PlannedFix | None) -> Finding:
    """A finding with the repairs that are made of it, if it stands where they are made."""
    there = fix is not None and (fix.round > 1 or fix.finding.location == finding.location)
    made = fix.finding.fixes if fix and there and finding.outcome == "failed" else ()
    return finding if finding.fixes == made else finding._replace(fixes=made)
