"""The report as GitLab's Code Quality JSON, which a merge request compares with its target's."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from pmo_kit._text import safe
from pmo_kit.results import Finding, Gap, Report, Verdict, fingerprint
from pmo_kit.writers.report import sentences
from pmo_kit.writers.report.json_text import dump, harmless
from pmo_kit.writers.style import Style

HELP = "for GitLab: Code Quality, which shows what a merge request adds or fixes"
BINARY = False

_SEVERITIES = {"error": "major", "warning": "minor", "note": "info"}
_UNKNOWN = "pmo.yaml"  # GitLab drops what has no path; a project that cannot be judged begins here


def write(reports: Sequence[Report], style: Style) -> str:
    """One JSON list; a waived finding stays in it as `info`, so that its waiver fixes nothing."""
    return "".join(pieces(reports, style))


def pieces(reports: Sequence[Report], style: Style) -> Iterator[str]:
    """The same issue by issue."""
    seen: dict[str, int] = {}
    before = "[\n"
    for report in reports:
        for issue in _issues(report, style):
            told = {**issue, "fingerprint": _unique(str(issue["fingerprint"]), seen)}
            yield harmless(f"{before}  {dump(told)}")
            before = ",\n"
    yield "\n]\n" if seen else "[]\n"


def _issues(report: Report, style: Style) -> Iterator[dict[str, object]]:
    for gap in report.gaps:
        yield _gap(report, gap, style)
    for verdict in sentences.untold(report):
        yield _untold(report, verdict, style)
    for finding in report.findings:
        yield _finding(report, finding, style)


def _finding(report: Report, finding: Finding, style: Style) -> dict[str, object]:
    message = finding.message or finding.reason or finding.title
    if finding.outcome == "waived":
        because = f" ({finding.reason})" if finding.reason else ""
        message = f"Waived{because}: {message}"
    elif finding.announced:
        message = f"Announced: {sentences.announcement(finding)}"
    severity = _SEVERITIES[sentences.severity(report, finding)]
    place = finding.location
    return {
        "description": safe.line(message),
        "check_name": safe.line(finding.called),
        "fingerprint": finding.fingerprint,
        "severity": "blocker" if finding.outcome == "error" else severity,
        "location": _location(report, place.path, place.line, place.end_line, style),
    }


def _gap(report: Report, gap: Gap, style: Style) -> dict[str, object]:
    return {
        "description": safe.line(f"Could not be judged: {gap.message} {gap.remedy}".rstrip()),
        "check_name": "pmo-check",
        "fingerprint": fingerprint(report.project, gap.message, gap.path),
        "severity": "blocker",
        "location": _location(report, gap.path, gap.line, gap.line, style),
    }


def _untold(report: Report, verdict: Verdict, style: Style) -> dict[str, object]:
    return {
        "description": safe.line(f"{verdict.subject} could not be judged: {verdict.reason}"),
        "check_name": safe.line(verdict.rule),
        "fingerprint": fingerprint(verdict.subject, verdict.rule, ""),
        "severity": "blocker",
        "location": _location(report, "", 1, 1, style),
    }


def _location(report: Report, path: str, line: int, end: int, style: Style) -> dict[str, object]:
    shown = safe.line(style.forge_path(report.root, path or _UNKNOWN))
    return {"path": shown, "lines": {"begin": line, "end": max(line, end)}}


def _unique(mark: str, seen: dict[str, int]) -> str:
    """The fingerprint; of those that recur, GitLab would keep one, so later ones are numbered."""
    seen[mark] = seen.get(mark, 0) + 1
    if seen[mark] == 1:
        return mark
    return hashlib.sha256(f"{mark}/{seen[mark]}".encode()).hexdigest()[:16]
