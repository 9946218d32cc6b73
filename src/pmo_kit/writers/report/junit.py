"""The report as JUnit XML: a suite for each project, a test case for each verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from html import escape

from pmo_kit._start.record import NamedTuple
from pmo_kit._text import safe
from pmo_kit.results import Finding, Gap, Report, Verdict
from pmo_kit.results.words import spoken
from pmo_kit.writers.report import sentences
from pmo_kit.writers.report.parts import Part, Parts, parts_of
from pmo_kit.writers.style import Style

HELP = "for Jenkins, GitLab and others: JUnit XML, a test case for each verdict"
BINARY = False

_OUTCOMES = {"failures": "failure", "errors": "error", "skipped": "skipped"}
"""The attributes of a suite that count its cases, and the outcomes that they count."""
_WORDS = {"not_applicable": "not applicable", "not_due": "not due"}


class _Case(NamedTuple):
    """One test case: what it is called, its place, and its outcome as JUnit knows it."""

    rule: str
    subject: str
    outcome: str  # passed, failure, error or skipped
    sort: str = ""
    message: str = ""
    body: str = ""
    file: str = ""
    line: int = 0


def write(reports: Sequence[Report], style: Style) -> str:
    """One document; it fails where the check fails, and advice never turns a suite red."""
    return "".join(joined(parts_of(reports, part, style), reports, style))


def part(report: Report, number: int, style: Style) -> Part:
    """The suite of a report, wherever it stands, and how many cases of which outcome it has."""
    cases = list(_cases(report, style))
    lines = _suite(report, cases, style)
    return Part(safe.guarded("".join(f"{line}\n" for line in lines)), _counts(cases))


def joined(parts: Parts, reports: Sequence[Report], style: Style) -> Iterator[str]:
    """The document in pieces, from its suites."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<testsuites name="pmo check" {_shown(parts.counts)}>\n'
    yield from parts.texts
    yield "</testsuites>\n"


def _cases(report: Report, style: Style) -> Iterator[_Case]:
    """Each gap and each verdict; then any finding that no verdict stands for."""
    for gap in report.gaps:
        yield _gap(report, gap, style)
    told: dict[tuple[str, str, str], list[Finding]] = {}
    for finding in reversed(report.findings):
        told.setdefault((finding.rule, finding.subject, finding.outcome), []).append(finding)
    for verdict in report.verdicts:
        found = told.get((verdict.rule, verdict.subject, verdict.outcome))
        if found:
            yield _found(report, found.pop(), style)
        else:
            yield _plain(verdict)
    for found in told.values():
        for finding in reversed(found):
            yield _found(report, finding, style)


def _gap(report: Report, gap: Gap, style: Style) -> _Case:
    path = style.path(report.root, gap.path) if gap.path else ""
    where = f"{path}:{gap.line}:{gap.column}\n" if path else ""
    name = sentences.label(report)
    return _Case("pmo-check", name, "error", "gap", gap.message, where + gap.remedy, path, gap.line)


def _plain(verdict: Verdict) -> _Case:
    """A verdict without a finding: passed, or with the reason why it was not judged."""
    outcome, reason = verdict.outcome, verdict.reason
    if outcome == "passed":
        return _Case(verdict.rule, verdict.subject, "passed")
    if outcome in ("error", "failed"):
        kind = "error" if outcome == "error" else "failure"
        return _Case(verdict.rule, verdict.subject, kind, outcome, reason)
    word = _WORDS.get(outcome, outcome)
    message = reason if outcome == "skipped" else f"{word}: {reason}"
    return _Case(verdict.rule, verdict.subject, "skipped", outcome, message)


def _found(report: Report, finding: Finding, style: Style) -> _Case:
    """A verdict with its finding: a failure only where it makes the check fail."""
    message = finding.message or finding.title
    path = style.path(report.root, finding.location.path)
    if finding.outcome == "error":
        outcome, sort = "error", "error"
    elif finding.outcome == "waived":
        outcome, sort = "skipped", "waived"
        message = f"waived: {finding.reason or message}"
    elif finding.announced:
        outcome, sort = "skipped", "announced"
        message = f"announced: {sentences.announcement(finding)}"
    else:
        stops = sentences.severity(report, finding) == "error"
        outcome, sort = ("failure" if stops else "passed"), finding.level
    body = "\n".join(_body(finding, path))
    line = finding.location.line
    return _Case(finding.rule, finding.subject, outcome, sort, message, body, path, line)


def _body(finding: Finding, path: str) -> Iterator[str]:
    place = finding.location
    where = f"{path or '.'}:{place.line}:{place.column}"
    yield f"{where} {finding.called} {finding.level}: {finding.title}"
    yield from (text for text in (finding.message, finding.reason) if text)
    if finding.fix:
        yield f"fix: {finding.fix}"
    if finding.owner:
        yield f"owner: {finding.owner}"
    yield f"see: pmo explain {finding.rule}"


def _suite(report: Report, cases: list[_Case], style: Style) -> Iterator[str]:
    facts = {
        "standard": report.standard and f"{report.standard}@{report.edition}",
        "tier": report.head.stand[0],
        "phase": report.head.stand[1],
        "mode": report.mode,
        "gates": ", ".join(spoken(report.words, "gates", gate) for gate in report.gates),
        "as-of": report.as_of,
        "left-out": "; ".join(sentences.asides(report)),
        "exit-code": str(report.exit_code),
        "kit": style.kit,
    }
    name = _attribute("name", sentences.label(report))
    yield f'  <testsuite {name} {_shown(_counts(cases))} time="0">'
    yield "    <properties>"
    for key, value in facts.items():
        if value:
            yield f'      <property name="{key}" {_attribute("value", value)}/>'
    yield "    </properties>"
    for case in cases:
        yield from _case(case)
    yield "  </testsuite>"


def _case(case: _Case) -> Iterator[str]:
    names = f"{_attribute('classname', case.rule)} {_attribute('name', case.subject)}"
    where = f' {_attribute("file", case.file)} line="{case.line}"' if case.file else ""
    head = f'    <testcase {names}{where} time="0"'
    if case.outcome == "passed" and not case.body:
        yield f"{head}/>"
        return
    yield f"{head}>"
    if case.outcome == "passed":
        yield f"      <system-out>{_text(case.body)}</system-out>"
    else:
        says = f"{_attribute('type', case.sort)} {_attribute('message', case.message)}"
        body = f">{_text(case.body)}</{case.outcome}>" if case.body else "/>"
        yield f"      <{case.outcome} {says}{body}"
    yield "    </testcase>"


def _counts(cases: Sequence[_Case]) -> dict[str, int]:
    """How many cases there are, and of each outcome that suites count."""
    found = Counter(case.outcome for case in cases)
    return {"tests": len(cases)} | {name: found[of] for name, of in _OUTCOMES.items()}


def _shown(counts: Mapping[str, int]) -> str:
    return " ".join(f'{name}="{counts.get(name, 0)}"' for name in ("tests", *_OUTCOMES))


def _attribute(name: str, text: str) -> str:
    return f'{name}="{escape(safe.line(text))}"'


def _text(text: str) -> str:
    """Text that XML can carry: what it forbids is shown as its escape."""
    return escape("\n".join(safe.lines(text, 40)), quote=False)
