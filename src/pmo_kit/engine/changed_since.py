"""A report narrowed to what changed since a revision: the whole is judged, less of it is told."""

from __future__ import annotations

from collections import Counter

from pmo_kit.project import MANIFEST
from pmo_kit.project.changes_since import Changes
from pmo_kit.results import Finding, Report, Since


def narrowed(report: Report, changes: Changes, revision: str) -> Report:
    """The report without the findings that touch nothing that changed, and without their verdicts.

    What could not be judged stays: nobody knows what it hides.
    """
    kept: list[Finding] = []
    left: list[Finding] = []
    for finding in report.findings:
        stays = finding.outcome == "error" or _touches(finding, changes)
        (kept if stays else left).append(finding)
    untold = Counter((f.rule, f.subject, f.outcome) for f in left)
    verdicts = []
    for verdict in report.verdicts:
        key = (verdict.rule, verdict.subject, verdict.outcome)
        if untold[key]:
            untold[key] -= 1
        else:
            verdicts.append(verdict)
    elsewhere = len([finding for finding in left if finding.outcome == "failed"])
    return report._replace(
        findings=tuple(kept), verdicts=tuple(verdicts), since=Since(revision, elsewhere)
    )


def _touches(finding: Finding, changes: Changes) -> bool:
    """Whether a finding, or a place that it depends on, lies in a file that changed.

    What is missing points at the manifest: it counts where an artifact of its kind was deleted.
    """
    places = (finding.location, *(related.location for related in finding.related))
    if any(changes.has(place.path) for place in places):
        return True
    return finding.location.path == MANIFEST and finding.kind in changes.deleted_kinds
