"""The sentences that several formats share: what a report comes to, and why rules were skipped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from heapq import nsmallest

from pmo_kit._text import plural, safe
from pmo_kit.results import LEVELS, Finding, Report, Verdict
from pmo_kit.results.report import Unjudged, unjudged

_SHOWN = (
    ("waived", "waived"),
    ("not_applicable", "not applicable"),
    ("not_due", "not due"),
    ("error", "in error"),
    ("skipped", "skipped"),
)
_REASONS = 8
_NAMED = 3


def label(report: Report) -> str:
    """The project's name as people know it, or what comes nearest."""
    return safe.line(report.project or report.name or report.root or "this folder", 80)


def failed(report: Report) -> list[Finding]:
    """The findings that failed, less those that a commit leaves to time."""
    return [f for f in report.findings if f.outcome == "failed" and not _left(report, f)]


def waived(report: Report) -> list[Finding]:
    """The findings that a waiver excuses, by place; known ones are only counted."""
    found = (f for f in report.findings if f.outcome == "waived" and not f.known)
    return sorted(found, key=lambda finding: finding.location)


def left_to_time(report: Report) -> list[Finding]:
    """The failed findings that do not stop this commit, because only time caused them."""
    return [f for f in report.findings if f.outcome == "failed" and _left(report, f)]


def announcement(finding: Finding) -> str:
    """What an announced finding says, and from when it will fail."""
    return f"{finding.message or finding.title} ({finding.reason})"


def _left(report: Report, finding: Finding) -> bool:
    return report.commit and finding.timed


def severity(report: Report, finding: Finding) -> str:
    """How much a finding weighs here: `error` stops the project, `warning` and `note` do not."""
    if finding.outcome == "error":
        return "error"
    harmless = finding.level == "may" or finding.outcome in ("waived", "not_due")
    if harmless or _left(report, finding):
        return "note"
    return "error" if finding.level == "shall" and report.blocking else "warning"


def untold(report: Report) -> list[Verdict]:
    """Verdicts in error that no finding tells of, so that none is silent."""
    told = {(f.rule, f.subject) for f in report.findings if f.outcome == "error"}
    return [v for v in report.tally.errors if (v.rule, v.subject) not in told]


def levels(findings: Iterable[Finding]) -> str:
    """Findings counted by level: `3 shall, 1 should`."""
    found = [finding.level for finding in findings]
    return ", ".join(f"{found.count(level):,} {level}" for level in LEVELS if level in found)


def standing(report: Report) -> str:
    """What the report comes to, as a verb phrase after the project's name."""
    where = ", ".join(safe.line(part) for part in report.head.stand if part)
    against = f"{safe.line(report.standard)}@{safe.line(report.edition)}"
    against += f" ({where})" if where else ""
    if report.exit_code == 2:
        return (
            f"could not be judged against {against}" if report.standard else "could not be judged"
        )
    return f"{'does not conform' if report.failures else 'conforms'} to {against}"


def counts(report: Report) -> str:
    """Verdicts counted by outcome: `61 verdicts passed, 12 not applicable, 3 skipped`."""
    got = report.summary.verdicts
    if not got:
        return ""
    passed = f"{plural(got.get('passed', 0), 'verdict')} passed"
    known = sum(1 for finding in report.findings if finding.known)
    announced = len(report.announced)
    got["waived"] = got.get("waived", 0) - known
    got["not_due"] = got.get("not_due", 0) - announced
    shown = [f"{got[key]:,} {text}" for key, text in _SHOWN if got.get(key)]
    apart = [f"{n:,} {word}" for n, word in ((known, "known"), (announced, "announced")) if n]
    return ", ".join([passed, *apart, *shown])


def asides(report: Report) -> list[str]:
    """What a reader has to know of what is not told: records and findings that were left out."""
    out = []
    if report.later:
        left = plural(len(report.later), "record")
        out.append(f"{left} dated after {report.as_of} not judged: {safe.line(_few(report.later))}")
    if report.since is not None:
        since = safe.line(report.since.revision, 60)
        left = plural(report.since.elsewhere, "finding")
        out.append(f"shown is only what changed since {since}; {left} elsewhere not shown")
    return out


def _few(names: Sequence[str]) -> str:
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more


def burn_down(report: Report) -> str:
    """How many findings a late adopter knows, and how far it has come; empty without a list."""
    known = report.known
    if known is None:
        return ""
    fewer = known.at_start - known.findings
    if fewer:
        moved = f"{abs(fewer):,} {'fewer' if fewer > 0 else 'more'} than"
    else:
        moved = "as many as"
    return f"{plural(known.findings, 'known finding')}, {moved} at the start ({known.since})"


def conclusion(report: Report) -> str:
    """One sentence on one project: who, what it comes to, and the counts behind that."""
    counted = "; ".join(part for part in (levels(failed(report)), counts(report)) if part)
    head = f"{label(report)} {standing(report)}"
    return f"{head}: {counted}" if counted else head


def skipped(reports: Sequence[Report]) -> list[Unjudged]:
    """Why rules were skipped: on how many rules and subjects for each reason, most rules first."""
    return [
        one._replace(reason=safe.line(one.reason, 200) or "no reason was recorded")
        for one in unjudged(reports)
    ]


def skip_lines(reports: Sequence[Report], most: int = _REASONS) -> list[str]:
    """One line for each reason that left subjects unjudged, at most `most` and one."""
    why = skipped(reports)
    out = [
        f"{plural(one.rules, 'rule')} skipped on {plural(one.subjects, 'subject')}: {one.reason}"
        for one in why[:most]
    ]
    if len(why) > most:
        out.append(f"and for {plural(len(why) - most, 'further reason')}")
    return out


def mending(reports: Sequence[Report]) -> str:
    """How many of the findings the kit may fix itself; empty where there are none."""
    every = count = 0
    for report in reports:
        for finding in failed(report):
            every += 1
            count += bool(finding.fixes)
    if not count:
        return ""
    some = f"{count:,} of these" if count < every else "this" if count == 1 else "all of these"
    return f"pmo fix can correct {some}: it shows the edits, and writes them with --apply"


def neediest(reports: Iterable[Report], most: int) -> tuple[list[Report], int]:
    """So many of the projects that need attention, the worst first, and how many there are."""
    count = 0

    def needy() -> Iterator[Report]:
        nonlocal count
        for report in reports:
            if report.exit_code or failed(report):
                count += 1
                yield report

    return nsmallest(most, needy(), key=_need), count


def _need(report: Report) -> tuple[int, int, int]:
    return -report.exit_code, -len(report.failures), -len(failed(report))


def meaning(reports: Sequence[Report]) -> str:
    """What the exit code says about all reports together, and what to do next."""
    if not reports:
        return "exit 2: nothing was checked"
    code = max(report.exit_code for report in reports)
    if code == 2:
        return (
            "exit 2: not everything could be judged; fix that first, it may hide further findings"
        )
    if code == 1:
        stops = sum(len(report.failures) for report in reports if report.blocking)
        return f"exit 1: {plural(stops, 'shall finding')} must be fixed; then run pmo check again"
    if any(report.failures for report in reports):
        return "exit 0: in supportive mode findings are reported and block nothing"
    if any(failed(report) for report in reports):
        return "exit 0: only shall findings make a check fail"
    return "exit 0"
