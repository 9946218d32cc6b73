"""The report for programs: versioned, complete, in a fixed order, under schemas/report/v1.json."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pmo_kit.results import (
    LEVELS,
    OUTCOMES,
    Finding,
    Fix,
    Gap,
    Location,
    Related,
    Report,
    Verdict,
)
from pmo_kit.results.report import unjudged
from pmo_kit.writers.report.json_text import dump, harmless
from pmo_kit.writers.report.parts import Part, Parts, parts_of
from pmo_kit.writers.style import Style

HELP = "for programs: every verdict and finding, under schemas/report/v1.json"
BINARY = False
SCHEMA = "report/v1"


def write(reports: Sequence[Report], style: Style) -> str:
    """One JSON object; each verdict, finding and gap on a line of its own."""
    return "".join(joined(parts_of(reports, part, style), reports, style))


def joined(parts: Parts, reports: Sequence[Report], style: Style) -> Iterator[str]:
    """The object in pieces, from the part of each report."""
    code = max((report.exit_code for report in reports), default=2)
    head = {"schema": SCHEMA, "kit": style.kit, "exit_code": code}
    lines = [f"  {dump(key)}: {dump(value)},\n" for key, value in head.items()]
    yield harmless("{\n" + "".join(lines))
    before = '  "reports": [\n'
    for text in parts.texts:
        yield before + text
        before = ",\n"
    yield "\n  ]\n}\n" if reports else '  "reports": []\n}\n'


def part(report: Report, number: int, style: Style) -> Part:
    """One report, its scalars first and its lists last; wherever it stands, it is the same."""
    facts: dict[str, object] = {
        "project": report.project,
        "name": report.name,
        "root": report.root,
        "standard": report.standard,
        "edition": report.edition,
        "tier": report.tier,
        "phase": report.phase,
        "method": report.method,
        "mode": report.mode,
        "as_of": report.as_of,
        "commit": report.commit,
        "exit_code": report.exit_code,
        "conforms": not (report.exit_code == 2 or report.failures),
        "summary": _summary(report),
        "gates": list(report.gates),
    }
    if report.words:
        facts["words"] = report.words
    if report.known is not None:
        facts["known"] = report.known._asdict()
    if report.since is not None:
        facts["since"] = report.since._asdict()
    lines = [f"      {dump(key)}: {dump(value)}" for key, value in facts.items()]
    lists: dict[str, list[Any]] = {
        "artifacts": list(report.artifacts),
        "ignored": list(report.ignored),
        **({"later": list(report.later)} if report.later else {}),
        "gaps": [_gap(gap) for gap in report.gaps],
        "findings": [_finding(finding) for finding in report.findings],
        "verdicts": [_verdict(verdict) for verdict in report.verdicts],
    }
    lines += [f"      {dump(key)}: {_list(items)}" for key, items in lists.items()]
    return Part(harmless("    {\n" + ",\n".join(lines) + "\n    }"))


def _list(items: list[Any]) -> str:
    if not items:
        return "[]"
    return "[\n" + ",\n".join(f"        {dump(item)}" for item in items) + "\n      ]"


def _summary(report: Report) -> dict[str, object]:
    counted = report.summary
    return {
        "verdicts": {outcome: counted.verdicts.get(outcome, 0) for outcome in OUTCOMES},
        "findings": {level: counted.findings.get(level, 0) for level in LEVELS},
        "unjudged": [one._asdict() for one in unjudged([report])],
    }


def _verdict(verdict: Verdict) -> dict[str, str]:
    return {
        "rule": verdict.rule,
        "subject": verdict.subject,
        "outcome": verdict.outcome,
        "reason": verdict.reason,
    }


def _gap(gap: Gap) -> dict[str, object]:
    return {
        "message": gap.message,
        "remedy": gap.remedy,
        "path": gap.path,
        "line": gap.line,
        "column": gap.column,
    }


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "rule": finding.rule,
        "name": finding.name,
        "level": finding.level,
        "outcome": finding.outcome,
        "title": finding.title,
        "message": finding.message,
        "location": _location(finding.location),
        **({} if finding.pointer is None else {"pointer": finding.pointer}),
        "subject": finding.subject,
        "fingerprint": finding.fingerprint,
        "kind": finding.kind,
        "owner": finding.owner,
        "why": finding.why,
        "fix": finding.fix,
        "page": finding.page,
        "timed": finding.timed,
        "reason": finding.reason,
        "excerpt": list(finding.excerpt),
        "related": [_related(related) for related in finding.related],
        **({"known": finding.known} if finding.known else {}),
        **({"announced": finding.announced} if finding.announced else {}),
        **({"mends": [_mend(mend) for mend in finding.fixes]} if finding.fixes else {}),
    }


def _mend(mend: Fix) -> dict[str, object]:
    return {**mend._asdict(), "route": list(mend.route)}


def _related(related: Related) -> dict[str, object]:
    return {"text": related.text, "location": _location(related.location)}


def _location(location: Location) -> dict[str, object]:
    return {
        "path": location.path,
        "line": location.line,
        "column": location.column,
        "end_line": location.end_line,
        "end_column": location.end_column,
    }
