"""A report as an editor shows it: each finding at its place, by file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from lsprotocol import types

from pmo_kit.lsp.texts import Text, located
from pmo_kit.results import Finding, Gap, Location, Report
from pmo_kit.standard import Standard

SOURCE = "pmo"
STALE = "KIT-007"
"""The rule on entries that have to leave their list; editors show those faded."""

_SEVERITY = {
    "shall": types.DiagnosticSeverity.Error,
    "should": types.DiagnosticSeverity.Warning,
    "may": types.DiagnosticSeverity.Information,
}


class Diagnostics:
    """Turns the reports on one project into what is to be shown in its files."""

    def __init__(self, root: Path, text: Callable[[Path], Text], standard: Standard | None) -> None:
        self._root = root
        self._text = text
        self._standard = standard
        self._known: dict[str, Text] = {}

    def of(self, report: Report) -> dict[str, list[types.Diagnostic]]:
        """By path, what is to be shown; what has no place in a file is told by `messages`."""
        found: dict[str, list[types.Diagnostic]] = {}
        for gap in report.gaps:
            if gap.path and report.root:
                place = Location(gap.path, gap.line, gap.column, gap.line, gap.column)
                shown = types.Diagnostic(
                    range=self._range(place),
                    message=f"{gap.message}\n{gap.remedy}",
                    severity=types.DiagnosticSeverity.Error,
                    source=SOURCE,
                )
                found.setdefault(gap.path, []).append(shown)
        for finding in report.findings:
            path = finding.location.path
            found.setdefault(path, []).append(self._shown(finding, report.blocking))
        return found

    def text(self, path: str) -> Text:
        """The text of a file by its path from the root."""
        if path not in self._known:
            self._known[path] = self._text(located(self._root, path))
        return self._known[path]

    def _shown(self, finding: Finding, blocking: bool) -> types.Diagnostic:
        page = page_address(self._standard, finding.page)
        return types.Diagnostic(
            range=self._range(finding.location),
            message=_message(finding),
            severity=_severity(finding, blocking),
            code=finding.rule,
            code_description=types.CodeDescription(page) if page else None,
            source=SOURCE,
            tags=[types.DiagnosticTag.Unnecessary] if finding.rule == STALE else None,
            related_information=[
                types.DiagnosticRelatedInformation(
                    types.Location(self.text(r.location.path).uri, self._range(r.location)), r.text
                )
                for r in finding.related
            ]
            or None,
            data=finding.fingerprint,
        )

    def _range(self, place: Location) -> types.Range:
        return self.text(place.path).range(place)


def messages(report: Report) -> list[str]:
    """What could not be judged and has no place in one of the project's files."""
    told = {(finding.rule, finding.subject) for finding in report.findings}
    gaps = [_said(gap) for gap in report.gaps if not (gap.path and report.root)]
    return gaps + [
        f"{verdict.rule} could not be judged on {verdict.subject}: {verdict.reason}"
        for verdict in report.verdicts
        if verdict.outcome == "error" and (verdict.rule, verdict.subject) not in told
    ]


def _said(gap: Gap) -> str:
    """A reason why nothing was judged, behind the place outside the project that it stands at."""
    place = f"{gap.path}:{gap.line}:{gap.column}: " if gap.path else ""
    return f"{place}{gap.message} {gap.remedy}"


def page_address(standard: Standard | None, page: str) -> str:
    """Where a page of the handbook can be opened; empty where that is not known."""
    if standard is None or not page:
        return ""
    file = Path(standard.folder, standard.handbook.pages, f"{page.rstrip('/')}.md").resolve()
    return file.as_uri() if file.is_file() else ""


def _message(finding: Finding) -> str:
    if finding.outcome == "waived":
        return f"{finding.message}\nExcused: {finding.reason}"
    return f"{finding.message}\n{finding.fix}" if finding.fix else finding.message


def _severity(finding: Finding, blocking: bool) -> types.DiagnosticSeverity:
    """How loud a finding is: as loud as it is in the check's exit code."""
    if finding.outcome == "waived":
        return types.DiagnosticSeverity.Hint
    if finding.outcome == "error":
        return types.DiagnosticSeverity.Error
    if finding.level == "shall" and not blocking:
        return types.DiagnosticSeverity.Warning
    return _SEVERITY[finding.level]
