"""The report as one page that a manager can read: what must happen next, and by whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pmo_kit._start.record import NamedTuple
from pmo_kit._text import plural, safe
from pmo_kit.results import LEVELS, Finding, Report, Verdict
from pmo_kit.results.words import spoken
from pmo_kit.writers.report import sentences
from pmo_kit.writers.report.parts import Part, Parts, parts_of
from pmo_kit.writers.style import Style

if TYPE_CHECKING:
    from jinja2 import Template

HELP = "for managers: one page of what must happen before the next gate, by owner"
BINARY = False

PAGES = Path(__file__).parent / "pages"
_UNOWNED = "no role named"
_REASONS = 50
_OUTCOMES = ("passed", "failed", "waived", "skipped", "error")


class Owner(NamedTuple):
    """Who answers for findings, and these: what presses, and what is only advised."""

    name: str
    counts: str
    pressing: list[Finding]
    advice: list[Finding]
    advised: str


class Project(NamedTuple):
    """One report with what the page says of it; findings in the order in which it shows them.

    `kinds` has for each kind of artifact how many verdicts there are of each outcome, and last how
    many are not due or not applicable. `calm` says that nothing presses.
    """

    number: int
    report: Report
    good: bool
    label: str
    standing: str
    standard: str
    gates: str
    passed: str
    advice: int
    calm: bool
    untold: list[Verdict]
    owners: list[Owner]
    waived: list[Finding]
    left_to_time: list[Finding]
    burn_down: str
    asides: list[str]
    skipped: list[str]
    kinds: list[tuple[str, list[int]]]


class Row(NamedTuple):
    """What the page's table says of a project, and by what it is ordered."""

    number: int
    label: str
    standing: str
    levels: str
    exit_code: int
    failures: int


def write(reports: Sequence[Report], style: Style) -> str:
    """A page that needs nothing else: no script, no font, no request."""
    return "".join(joined(parts_of(reports, part, style), reports, style))


def part(report: Report, number: int, style: Style) -> Part:
    """What the page says of one project among several."""
    page = _template("report_project.html.j2").render(
        project=_project(number, report),
        outcomes=_OUTCOMES,
        shown_path=lambda report, path: style.path(report.root, path) or ".",
    )
    return Part(safe.guarded(page))


def joined(parts: Parts, reports: Sequence[Report], style: Style) -> Iterator[str]:
    """The page in pieces; one project alone has its headings a step higher."""
    rows = [_row(number, report) for number, report in enumerate(reports)]
    good = sum(1 for row in rows if not row.exit_code and not row.failures)
    texts = map(_raised, parts.texts) if len(rows) == 1 else parts.texts
    pieces = _template("report.html.j2").generate(
        projects=rows,
        articles=texts,
        worst_first=sorted(rows, key=lambda row: (-row.exit_code, -row.failures)),
        good=bool(rows) and good == len(rows),
        tally=f"{good:,} of {plural(len(rows), 'project')} conform",
        meaning=_meaning(reports),
        kit=style.kit,
    )
    rest = ""
    for piece in pieces:
        whole, end, rest = "".join((rest, piece)).rpartition("\n")
        if end:
            yield f"{safe.guarded(whole)}\n"
    yield safe.guarded(rest)


def _row(number: int, report: Report) -> Row:
    levels = sentences.levels(sentences.failed(report))
    standing, failures = sentences.standing(report), len(report.failures)
    return Row(number, sentences.label(report), standing, levels, report.exit_code, failures)


def _raised(article: str) -> str:
    """A text with its headings a step higher; what looks like one in its words is escaped."""
    return re.sub(r"(?<=<h)[234]|(?<=</h)[234]", lambda found: str(int(found[0]) - 1), article)


@cache
def _template(name: str) -> Template:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(PAGES),
        autoescape=True,
        finalize=_harmless,
        keep_trailing_newline=True,
        lstrip_blocks=True,
        trim_blocks=True,
        undefined=StrictUndefined,
    )
    made.filters["parts"] = _parts
    made.globals.update(announcement=sentences.announcement, plural=plural)
    return made.get_template(name)


def _harmless(value: object) -> object:
    """A value as one line that hides nothing; what a macro wrote is escaped already."""
    return value if hasattr(value, "__html__") else safe.line(str(value))


def _parts(text: str) -> list[str]:
    """A rule's text in parts, where every second one stood between backticks."""
    return re.split("`([^`]+)`", safe.line(" ".join(text.split())))


def _project(number: int, report: Report) -> Project:
    failed = sentences.failed(report)
    errors = [finding for finding in report.findings if finding.outcome == "error"]
    todo = sorted([*errors, *failed], key=lambda f: (_weight(f), f.location))
    counted = report.summary.verdicts
    asked = sum(count for name, count in counted.items() if not name.startswith("not_"))
    return Project(
        number=number,
        report=report,
        good=not report.exit_code and not report.failures,
        label=sentences.label(report),
        standing=sentences.standing(report),
        standard=report.standard and f"{report.standard}@{report.edition}",
        gates=", ".join(spoken(report.words, "gates", gate) for gate in report.gates),
        passed=f"{counted.get('passed', 0):,} of {asked:,}" if counted else "",
        advice=len(failed),
        calm=not _pressing(todo),
        untold=sentences.untold(report),
        owners=_owners(todo),
        waived=sentences.waived(report),
        left_to_time=sentences.left_to_time(report),
        burn_down=sentences.burn_down(report) if report.known is not None else "",
        asides=[line[:1].upper() + line[1:] for line in sentences.asides(report)],
        skipped=sentences.skip_lines([report], _REASONS),
        kinds=_kinds(report),
    )


def _owners(todo: Iterable[Finding]) -> list[Owner]:
    """What has to happen, by owner; who has most to do comes first."""
    found: dict[str, list[Finding]] = {}
    for finding in todo:
        found.setdefault(finding.owner or _UNOWNED, []).append(finding)
    owners = []
    for name, findings in found.items():
        pressing = _pressing(findings)
        advice = findings[len(pressing) :]
        shown = name[:1].upper() + name[1:]
        owners.append(Owner(shown, _levels(findings), pressing, advice, _levels(advice)))
    every = zip(found, owners, strict=True)
    ranked = sorted(every, key=lambda o: (-len(o[1].pressing), -len(o[1].advice), o[0]))
    return [owner for _, owner in ranked]


def _kinds(report: Report) -> list[tuple[str, list[int]]]:
    """How each kind of artifact stands, passes included."""
    counts: dict[str, dict[str, int]] = {}
    for verdict in report.verdicts:
        parts = verdict.subject.split("/")
        here = counts.setdefault(parts[1] if len(parts) > 1 else "", {})
        here[verdict.outcome] = here.get(verdict.outcome, 0) + 1
    return [
        (
            kind,
            [
                *(here.get(outcome, 0) for outcome in _OUTCOMES),
                here.get("not_due", 0) + here.get("not_applicable", 0),
            ],
        )
        for kind, here in sorted(counts.items())
    ]


def _weight(finding: Finding) -> int:
    return -1 if finding.outcome == "error" else LEVELS.index(finding.level)


def _pressing(findings: Iterable[Finding]) -> list[Finding]:
    return [finding for finding in findings if _weight(finding) <= 0]


def _levels(findings: Sequence[Finding]) -> str:
    """Findings counted by level, errors first."""
    errors = sum(1 for f in findings if f.outcome == "error")
    told = sentences.levels(f for f in findings if f.outcome != "error")
    return ", ".join(part for part in (f"{errors:,} in error" if errors else "", told) if part)


def _meaning(reports: Sequence[Report]) -> str:
    """The last sentence of a check, without the exit code that a page's reader never sees."""
    said = sentences.meaning(reports).partition(": ")[2] or "the check passes"
    return f"{said[:1].upper()}{said[1:]}."
