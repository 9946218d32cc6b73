"""The report as GitHub Actions workflow commands, which show findings beside the changed lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from pmo_kit._text import plural, safe
from pmo_kit.results import Gap, Location, Report
from pmo_kit.writers.report import sentences
from pmo_kit.writers.style import Style

HELP = "for GitHub Actions: annotations beside the lines of a pull request"
BINARY = False

MOST = 10
"""Annotations of one command that GitHub shows for a step; it drops further ones without a word."""

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}
_ORDER = ("error", "warning", "notice")

_Note = tuple[str, Report, Location, str, str]


def write(reports: Sequence[Report], style: Style) -> str:
    """The annotations, at most `MOST` of each sort, then what was left out and the summary."""
    shown: dict[str, list[_Note]] = {command: [] for command in _ORDER}
    counts = Counter[str]()
    for notes in (_gaps, _notes):
        for note in (note for report in reports for note in notes(report)):
            counts[note[0]] += 1
            if counts[note[0]] <= MOST:
                shown[note[0]].append(note)
    out: list[str] = []
    for command in _ORDER:
        out += [_command(note, style) for note in shown[command]]
        if counts[command] > MOST:
            hidden = plural(counts[command] - MOST, f"more {command}")
            out.append(f"{hidden} not annotated: GitHub shows {MOST} of each sort for a step")
    out += map(safe.guard, sentences.skip_lines(reports))
    out += [
        safe.guard(sentences.conclusion(report))
        for report in reports
        if report.exit_code or len(reports) == 1
    ]
    out += [safe.guard(line) for report in reports for line in sentences.asides(report)]
    out.append(sentences.meaning(reports))
    return "".join(f"{line}\n" for line in out)


def _gaps(report: Report) -> Iterator[_Note]:
    """Each gap as one annotation; they come first, since GitHub does not show all."""
    for gap in report.gaps:
        advice = _advice(gap.message, gap.remedy)
        yield "error", report, _gap_place(gap), "could not be judged", advice


def _notes(report: Report) -> Iterator[_Note]:
    """Each finding that failed or could not be judged, as one annotation."""
    for finding in report.findings:
        if finding.outcome == "waived":
            continue
        title = f"{finding.called} {finding.title}"
        message = finding.message or finding.reason or finding.title
        if finding.announced:
            message = sentences.announcement(finding)
        text = _advice(message, finding.fix) + f"\npmo explain {finding.rule}"
        yield _COMMANDS[sentences.severity(report, finding)], report, finding.location, title, text


def _gap_place(gap: Gap) -> Location:
    return Location(gap.path, gap.line, gap.column, gap.line, gap.column)


def _advice(message: str, fix: str) -> str:
    return f"{message}\nfix: {fix}" if fix else message


def _command(note: _Note, style: Style) -> str:
    """One workflow command; GitHub accepts columns only for a span within one line."""
    command, report, place, title, text = note
    properties = []
    if place.path:
        path = style.forge_path(report.root, place.path)
        properties = [f"file={_property(path)}", f"line={place.line}"]
        last = max(place.line, place.end_line)
        if last == place.line:
            properties.append(f"col={place.column}")
        properties.append(f"endLine={last}")
    properties.append(f"title={_property(title)}")
    body = "\n".join(safe.lines(text))
    return f"::{command} {','.join(properties)}::{_data(body)}".replace("##[", "##\\x5b")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(safe.line(text)).replace(":", "%3A").replace(",", "%2C")
