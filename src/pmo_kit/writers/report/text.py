"""The report as a person reads it in a terminal: quiet when all is well."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from shlex import quote

from pmo_kit._text import plural, safe
from pmo_kit.results import Finding, Gap, Location, Report
from pmo_kit.writers.report import overview, sentences
from pmo_kit.writers.report.excerpt import excerpt
from pmo_kit.writers.report.paint import Paint
from pmo_kit.writers.style import Style

HELP = "for people: each finding with the lines it is about, then one summary"
BINARY = False

_WAIVED = 20
_CALM = 20


def write(reports: Sequence[Report], style: Style) -> str:
    """The reports for a terminal; beyond `style.limit` findings, an overview instead."""
    return "".join(pieces(reports, style))


def pieces(reports: Sequence[Report], style: Style) -> Iterator[str]:
    """The same report by report."""
    count = sum(1 for r in reports for f in r.findings if f.outcome in ("failed", "error"))
    if count > style.limit:
        yield _joined(overview.overview(reports, style))
        return
    page = _Page(style)
    for report in reports:
        yield _joined(page.report(report, len(reports) > 1))
    yield _joined(page.close(reports))


def told(report: Report, finding: Finding, style: Style) -> str:
    """One finding as `write` shows it among the others."""
    return _joined(_Page(style).finding(report, finding))


def _joined(lines: Iterable[str]) -> str:
    return "".join(f"{safe.guard(line)}\n" for line in lines)


class _Page:
    """Lays out reports line by line."""

    def __init__(self, style: Style) -> None:
        self.style = style
        self.paint = Paint(style.color)
        self.room = max(style.width, 40)

    def report(self, report: Report, several: bool) -> list[str]:
        """All that one project's report has to say, most urgent first; empty when all is well."""
        errors = [f for f in report.findings if f.outcome == "error"]
        out = [line for gap in report.gaps for line in self.gap(report, gap)]
        out += [line for f in _sorted(errors) for line in self.finding(report, f)]
        out += self.unplaced(report)
        out += self.groups(report, sentences.failed(report))
        out += self.notes(report)
        if several and out:
            title = f"{sentences.label(report)} {sentences.standing(report)}"
            return [self.paint("bold", title), "", *out]
        return out

    def gap(self, report: Report, gap: Gap) -> list[str]:
        """Why nothing could be judged, and the way out."""
        place = Location(gap.path, gap.line, gap.column)
        where = f"{self.place(report, place)} " if gap.path else ""
        head = f"{where}{self.paint('error', 'could not be judged')}"
        return [head, *self.body(gap.message), *self.body(gap.remedy, "fix:"), ""]

    def unplaced(self, report: Report) -> list[str]:
        """Verdicts in error that no finding tells of."""
        out: list[str] = []
        for verdict in sentences.untold(report):
            head = f"{safe.line(verdict.subject)} {safe.line(verdict.rule)}"
            out += [f"{head} {self.paint('error', 'error')}", *self.body(verdict.reason), ""]
        return out

    def groups(self, report: Report, findings: list[Finding]) -> list[str]:
        """The failed findings, one block for each artifact."""
        paths = sorted({f.location.path for f in findings})
        out: list[str] = []
        for path in paths:
            here = _sorted(f for f in findings if f.location.path == path)
            if len(paths) > 1:
                shown = safe.line(self.style.path(report.root, path))
                out += [self.paint("bold", f"── {shown}: {sentences.levels(here)}"), ""]
            for finding in here:
                out += self.finding(report, finding)
        return out

    def finding(self, report: Report, finding: Finding) -> list[str]:
        """One finding: place, rule and title; the lines; the message; what to do about it."""
        word = "error" if finding.outcome == "error" else finding.level
        rule = safe.line(finding.rule)
        head = f"{self.place(report, finding.location)} {self.paint('bold', rule)}"
        head += f" {safe.line(finding.name)}" if finding.name else ""
        out = [f"{head} {self.paint(word, word)}  {safe.line(finding.title, 200)}".rstrip()]
        out += excerpt(finding, self.room, self.paint)
        out += self.body(finding.message)
        if finding.reason:
            out += self.body(finding.reason, "because:")
        for related in finding.related:
            near = self.place(report, related.location)
            out += self.body(f"{safe.line(related.text, 200)} at {near}", "with:")
        if self.style.explain and finding.why:
            out += self.body(finding.why, "why:")
        if finding.fix:
            out += self.body(finding.fix, "fix:")
        out += self.fixes(finding)
        named = f" --standard {quote(self.style.standard)}" if self.style.standard else ""
        return [*out, *self.body(f"pmo explain {rule}{named}", "see:"), ""]

    def fixes(self, finding: Finding) -> list[str]:
        """The lines that `pmo fix` would write."""
        lines = [mend.line.strip() for mend in finding.fixes if finding.outcome == "failed"]
        shown = [f"+ {safe.line(line, self.room - 9)}" for line in lines if line]
        return [f"       {self.paint('good', line)}" for line in shown]

    def body(self, text: str, label: str = "") -> list[str]:
        """Indented text under a finding's head, after its label."""
        if not text:
            return []
        lead = f"  {self.paint('dim', label)} " if label else "  "
        margin = " " * (len(label) + 3) if label else "  "
        first, *rest = safe.wrap(text, self.room - len(margin)) or [""]
        return [lead + first, *(margin + line for line in rest)]

    def notes(self, report: Report) -> list[str]:
        """What is known and stops nothing: findings left to time, and waived ones."""
        left = _sorted(sentences.left_to_time(report))
        out = [self.note(report, f, "time", f.message) for f in left[:_WAIVED]]
        waived = sentences.waived(report)
        out += [self.note(report, f, "waived", f.reason or f.message) for f in waived[:_WAIVED]]
        soon = _sorted(report.announced)
        out += [
            self.note(report, f, "announced", sentences.announcement(f)) for f in soon[:_WAIVED]
        ]
        hidden = sum(max(0, len(found) - _WAIVED) for found in (left, waived, soon))
        if hidden:
            out.append(f"… and {plural(hidden, 'further note')} (--format json has all)")
        if left:
            out.append("these do not block the commit: only the date caused them (see pmo status)")
        if report.known is not None:
            out.append(safe.line(sentences.burn_down(report)))
        out += sentences.asides(report)
        return [*out, ""] if out else []

    def note(self, report: Report, finding: Finding, word: str, text: str) -> str:
        """A finding that does not block, as one line."""
        place, rule = self.place(report, finding.location), safe.line(finding.rule)
        return f"{place} {rule} {self.paint('waived', word)}  {safe.line(text, 200)}"

    def place(self, report: Report, location: Location) -> str:
        """A location as terminals and editors can open it."""
        path = safe.line(self.style.path(report.root, location.path)) or "."
        return f"{path}:{location.line}:{location.column}"

    def close(self, reports: Sequence[Report]) -> list[str]:
        """The summary, last because that is where a reader's eye ends."""
        if len(reports) == 1 and not reports[0].exit_code and not sentences.failed(reports[0]):
            return self.calm(reports[0])
        out = sentences.skip_lines(reports)
        out += overview.projects(reports, self.style, _CALM) if len(reports) > 1 else []
        out += [sentences.conclusion(reports[0])] if len(reports) == 1 else []
        role = "good" if reports and not max(r.exit_code for r in reports) else "error"
        out += [line] if (line := sentences.mending(reports)) else []
        return [*out, self.paint(role, sentences.meaning(reports))]

    def calm(self, report: Report) -> list[str]:
        """The only line of a project that conforms; if asked, why rules were skipped above it."""
        line = sentences.conclusion(report)
        if self.style.explain:
            return [*sentences.skip_lines([report]), self.paint("good", line)]
        hint = " (--explain says why)" if report.summary.verdicts.get("skipped") else ""
        return [self.paint("good", f"{line}{hint}")]


def _sorted(findings: Iterable[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda f: (f.location.path, f.location.line, f.location.column))
