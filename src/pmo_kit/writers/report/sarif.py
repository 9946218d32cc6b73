"""The report as SARIF 2.1.0, for code scanning and for editors' problem lists."""

from __future__ import annotations

import os.path
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from pmo_kit._text import plural, safe
from pmo_kit.results import Finding, Location, Report
from pmo_kit.writers.report import sentences
from pmo_kit.writers.report.json_text import dump, harmless, spread
from pmo_kit.writers.style import Style

HELP = "for code scanning and editors: SARIF 2.1.0, with fingerprints and waivers"
BINARY = False

MOST = 25_000
"""Results of a run that GitHub takes; it refuses the whole file where there are more."""
SHOWN = 5_000
"""Results of a run that GitHub shows: the most severe."""

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
BASE = "SRCROOT"

_NO_BYTES = re.compile("[\ud800-\udc7f\udd00-\udfff]")  # other surrogates stand for bytes
_LEVELS = {"shall": "error", "should": "warning", "may": "note"}
_DEPTHS = {"tool": 4, "invocations": 3}
_MARGIN = "      "

_WEIGHTS = ("error", "warning", "note")

_Json = dict[str, Any]
_Found = tuple[Report, Finding]


def write(reports: Sequence[Report], style: Style) -> str:
    """One log with one run for all projects: code scanning refuses several runs of one tool."""
    return "".join(pieces(reports, style))


def pieces(reports: Sequence[Report], style: Style) -> Iterator[str]:
    """The same in pieces, result by result."""
    kept = _kept(reports)
    rules = _rules(finding for _, finding in _results(reports, kept))
    places = {rule["id"]: index for index, rule in enumerate(rules)}
    driver: _Json = {"name": "pmo-kit", "rules": rules}
    if style.kit:
        driver = {"name": "pmo-kit", "version": style.kit, "rules": rules}
    yield f'{{\n  "$schema": "{SCHEMA}",\n  "version": "2.1.0",\n  "runs": [\n    {{\n'
    before: _Json = {
        "tool": {"driver": driver},
        "invocations": [_invocation(reports, style)],
        "originalUriBaseIds": {BASE: _base(style)},
        "columnKind": "unicodeCodePoints",
    }
    for key, value in before.items():
        yield harmless(f'{_MARGIN}"{key}": {spread(value, _DEPTHS.get(key, 2), _MARGIN)},\n')
    results = (_result(r, f, places, style) for r, f in _results(reports, kept))
    yield from _list("results", results)
    yield f',\n{_MARGIN}"properties": {{\n'
    yield from _list("projects", map(_project, reports), f"{_MARGIN}  ")
    yield f"\n{_MARGIN}}}\n    }}\n  ]\n}}\n"


def _list(key: str, values: Iterable[_Json], margin: str = _MARGIN) -> Iterator[str]:
    """A key with a list, each value on a line of its own."""
    before = f'{margin}"{key}": [\n'
    end = "[]"
    for value in values:
        yield harmless(f"{before}{margin}  {dump(value)}")
        before, end = ",\n", f"\n{margin}]"
    yield end if end != "[]" else f'{margin}"{key}": []'


def left_out(reports: Sequence[Report]) -> str:
    """What of the findings a forge does not get or does not show; empty where it has them all."""
    count = sum(1 for _ in _told(reports))
    if count <= SHOWN:
        return ""
    shown = f"GitHub shows the {SHOWN:,} most severe results of a run"
    if count <= MOST:
        return f"{shown}; here are {count:,}"
    left = count - MOST
    return (
        f"{plural(left, 'result')} of {count:,} left out, the least severe: GitHub takes "
        f"{MOST:,} in a run and shows {SHOWN:,}"
    )


def _told(reports: Iterable[Report]) -> Iterator[_Found]:
    return ((r, f) for r in reports for f in r.findings if f.outcome != "error")


def _kept(reports: Iterable[Report]) -> frozenset[int] | None:
    """Which of the findings become results, the most severe of too many; none where all do."""
    weights = bytes(_WEIGHTS.index(sentences.severity(*found)) for found in _told(reports))
    if len(weights) <= MOST:
        return None
    return frozenset(sorted(range(len(weights)), key=weights.__getitem__)[:MOST])


def _results(reports: Iterable[Report], kept: frozenset[int] | None) -> Iterator[_Found]:
    """The findings that become results, in their order."""
    for number, found in enumerate(_told(reports)):
        if kept is None or number in kept:
            yield found


def _rules(findings: Iterable[Finding]) -> list[_Json]:
    """The rules that the findings name, each told once, from its first finding."""
    first: dict[str, Finding] = {}
    for finding in findings:
        known = first.setdefault(safe.line(finding.rule), finding)
        if known.fix != finding.fix:  # the kit's own rules say it case by case
            first[safe.line(finding.rule)] = known._replace(fix="")
    return [_rule(name, first[name]) for name in sorted(first)]


def _rule(name: str, first: Finding) -> _Json:
    parts = [("Why", first.why), ("Fix", first.fix), ("More", f"pmo explain {name}")]
    told = [(label, _message(text)) for label, text in parts if text]
    title = _message(first.title or name)
    return {
        "id": name,
        **({"name": safe.line(first.name)} if first.name else {}),
        "shortDescription": {"text": title},
        "fullDescription": {"text": _message(first.why) or title},
        "help": {
            "text": "\n".join(f"{label}: {text}" for label, text in told),
            "markdown": "\n\n".join(f"**{label}:** {_markdown(text)}" for label, text in told),
        },
        "defaultConfiguration": {"level": _LEVELS[first.level]},
        "properties": {"tags": ["pmo", *([safe.line(first.kind)] if first.kind else [])]},
    }


def _result(report: Report, finding: Finding, rules: Mapping[str, int], style: Style) -> _Json:
    rule = safe.line(finding.rule)
    said = sentences.announcement(finding) if finding.announced else finding.message
    text = _message(said or finding.title)
    if finding.fix:
        text += f"\nFix: {_message(finding.fix)}"
    out: _Json = {
        "ruleId": rule,
        "ruleIndex": rules[rule],
        "level": _level(report, finding),
        "message": {"text": text},
        "locations": [_place(report, finding, style)],
        "partialFingerprints": {"pmoFingerprint/v1": finding.fingerprint},
    }
    if finding.related:
        out["relatedLocations"] = [
            {
                **_at(report, near.location, style),
                "id": n,
                "message": {"text": _message(near.text)},
            }
            for n, near in enumerate(finding.related, 1)
        ]
    if finding.outcome == "waived":
        waiver = {"kind": "external", "status": "accepted"}
        out["suppressions"] = [{**waiver, "justification": safe.line(finding.reason)}]
    facts = {
        "owner": safe.line(finding.owner),
        "timed": finding.timed,
        "announced": safe.line(finding.announced),
    }
    out["properties"] = {key: value for key, value in facts.items() if value}
    return out


def _level(report: Report, finding: Finding) -> str:
    """The level that it has here; a waived one keeps its rule's, and its suppression excuses it."""
    if finding.outcome == "waived":
        return _LEVELS[finding.level]
    return sentences.severity(report, finding)


def _place(report: Report, finding: Finding, style: Style) -> _Json:
    """Where a finding points, with the lines around as written, and its subject."""
    out = _at(report, finding.location, style)
    place = finding.location
    if finding.excerpt and place.end_line < place.line + len(finding.excerpt):
        lines = "\n".join(safe.line(line) for line in finding.excerpt)
        last = place.line + len(finding.excerpt) - 1
        around = {"startLine": place.line, "endLine": last, "snippet": {"text": lines}}
        out["physicalLocation"]["contextRegion"] = around
    if finding.subject:
        out["logicalLocations"] = [{"fullyQualifiedName": safe.line(finding.subject)}]
    return out


def _at(report: Report, place: Location, style: Style) -> _Json:
    region = {"startLine": place.line, "startColumn": place.column}
    if (place.end_line, place.end_column) >= (place.line, place.column):
        region |= {"endLine": place.end_line, "endColumn": place.end_column}
    artifact = _artifact(style.forge_path(report.root, place.path) or ".")
    return {"physicalLocation": {"artifactLocation": artifact, "region": region}}


def _artifact(path: str) -> _Json:
    """A file as a URI: relative to the base, or absolute where it lies elsewhere."""
    if os.path.isabs(path):
        return {"uri": _file_uri(path)}
    return {"uri": _quoted(path), "uriBaseId": BASE}


def _base(style: Style) -> _Json:
    """What paths are relative to; where that lies is not said, as it differs between clones."""
    if style.repository:
        return {"description": {"text": "The root of the repository."}}
    where = "in which the check ran" if style.base else "of the project"
    return {"description": {"text": f"The folder {where}."}}


def _file_uri(path: str) -> str:
    return "file:///" + _quoted(path.replace(os.sep, "/")).lstrip("/")


def _quoted(path: str) -> str:
    """A path, percent-encoded; bytes that are no text come back as the bytes they were."""
    return quote(_NO_BYTES.sub("?", path), safe="/", errors="surrogateescape")


def _invocation(reports: Sequence[Report], style: Style) -> _Json:
    """How the check went: what could not be judged, and what was not asked and why."""
    code = max((report.exit_code for report in reports), default=2)
    notes = [note for report in reports for note in _failures(report, style)]
    notes += [_note("note", safe.line(line)) for line in sentences.skip_lines(reports)]
    notes += [_note("note", line) for report in reports for line in sentences.asides(report)]
    notes += [_note("warning", line)] if (line := left_out(reports)) else []
    out: _Json = {"executionSuccessful": code != 2, "exitCode": code}
    out["exitCodeDescription"] = sentences.meaning(reports)
    return {**out, "toolExecutionNotifications": notes} if notes else out


def _failures(report: Report, style: Style) -> Iterator[_Json]:
    for gap in report.gaps:
        place = Location(gap.path, gap.line, gap.column, gap.line, gap.column)
        where = [_at(report, place, style)] if gap.path else []
        yield _note("error", f"{_message(gap.message)} {_message(gap.remedy)}".rstrip(), where)
    for finding in report.findings:
        if finding.outcome == "error":
            text = _message(finding.message or finding.reason or finding.title)
            where = [_at(report, finding.location, style)]
            yield _note("error", text, where, safe.line(finding.rule))
    for verdict in sentences.untold(report):
        text = f"{verdict.subject} could not be judged: {verdict.reason}"
        yield _note("error", _message(text), rule=safe.line(verdict.rule))


def _note(level: str, text: str, where: Sequence[_Json] = (), rule: str = "") -> _Json:
    out: _Json = {"level": level, "message": {"text": text or "no reason was recorded"}}
    if where:
        out["locations"] = list(where)
    return {**out, "associatedRule": {"id": rule}} if rule else out


def _project(report: Report) -> _Json:
    """What the project was judged by, as evidence beside the results."""
    facts = {
        "project": report.project,
        "standard": report.standard and f"{report.standard}@{report.edition}",
        "tier": report.tier,
        "phase": report.phase,
        "mode": report.mode,
        "asOf": report.as_of,
    }
    told: _Json = {key: safe.line(value) for key, value in facts.items() if value}
    return {**told, "exitCode": report.exit_code, "verdicts": dict(report.summary.verdicts)}


def _message(text: str) -> str:
    """Plain text in which no viewer finds a link: SARIF makes one of `[text](target)`."""
    return "\n".join(safe.lines(text)).replace("](", "] (")


def _markdown(text: str) -> str:
    """The same as Markdown: tags are text, and nothing becomes an image or a link."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("[", "\\[")
