"""The report as one page that a manager can read: what must happen next, and by whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from operator import attrgetter
from re import split

from pmo_kit._text import plural, safe
from pmo_kit.results import LEVELS, Finding, Report
from pmo_kit.writers.report import sentences
from pmo_kit.writers.report._page import STYLE
from pmo_kit.writers.style import Style

HELP = "for managers: one page of what must happen before the next gate, by owner"
BINARY = False

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_UNOWNED = "no role named"
_REASONS = 50


def write(reports: Sequence[Report], style: Style) -> str:
    """A page that needs nothing else: no script, no font, no request."""
    one = reports[0] if len(reports) == 1 else None
    title = _tally(reports) if one is None else sentences.label(one) + f" {sentences.standing(one)}"
    articles = [_Article(r, style, n, one is not None) for n, r in enumerate(reports)]
    lines = [
        "<!doctype html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="referrer" content="no-referrer">',
        '<link rel="icon" href="data:,">',
        f"<title>{_text(title)}</title>",
        f"<style>{STYLE}</style>",
        "</head>",
        "<body>",
        "<main>",
        *([] if one else _portfolio(reports)),
        *(line for article in articles for line in article.lines()),
        f'<footer class="quiet">{_footer(reports, style)}</footer>',
        "</main>",
        "</body>",
        "</html>",
    ]
    return safe.guarded("\n".join(lines) + "\n")


class _Article:
    """One project's part of the page."""

    def __init__(self, report: Report, style: Style, number: int, alone: bool) -> None:
        self.report = report
        self.style = style
        self.number = number
        self.top = "h1" if alone else "h2"

    def lines(self) -> Iterator[str]:
        """The verdict, what must happen, what is excused or was not asked, and the counts."""
        report = self.report
        yield f'<article id="project-{self.number}">'
        yield from self.verdict()
        yield from self.facts()
        yield from self.unjudged()
        yield from self.owners()
        waived, late = sentences.waived(report), sentences.left_to_time(report)
        yield from self.table("Waived", "Excused for a time, by a decision.", waived)
        if report.known is not None:
            yield f'<p class="quiet">{_text(sentences.burn_down(report))}.</p>'
        yield from self.table("Announced", "Will fail from a day or a gate on.", report.announced)
        yield from self.table("Left to time", "Overdue or stale; no commit is held up by it.", late)
        for line in sentences.asides(report):
            yield f'<p class="quiet">{_text(line[:1].upper() + line[1:])}.</p>'
        yield from self.skipped()
        yield from self.kinds()
        yield "</article>"

    def verdict(self) -> Iterator[str]:
        """The banner: whose page it is, what has to happen, and what the check says."""
        report = self.report
        look = "good" if not report.exit_code and not report.failures else "bad"
        name = report.name or sentences.label(report)
        yield f'<header class="verdict {look}">'
        yield f"<{self.top}><small>{_text(name)}</small> {_text(self.sentence())}</{self.top}>"
        yield f"<p>{_text(sentences.label(report))} {_text(sentences.standing(report))}.</p>"
        yield "</header>"

    def sentence(self) -> str:
        """What a reader should take away."""
        report = self.report
        if report.exit_code == 2:
            return "Not everything could be judged; mend that first"
        must = len(report.failures)
        if must and report.blocking:
            verb = "has" if must == 1 else "have"
            return f"{plural(must, 'thing')} {verb} to happen before the next gate"
        if must:
            return f"{plural(must, 'thing')} should happen; this standard stops nothing"
        advice = len(sentences.failed(report))
        if advice:
            return f"Nothing has to happen; there is advice on {plural(advice, 'thing')}"
        return "Nothing has to happen before the next gate"

    def facts(self) -> Iterator[str]:
        """What was judged, by what, and when."""
        report = self.report
        counted = report.summary.verdicts
        facts = (
            ("Standard", report.standard and f"{report.standard}@{report.edition}"),
            ("Tier", report.tier),
            ("Phase", report.phase),
            ("Gates judged", ", ".join(report.gates)),
            ("As of", report.as_of),
            ("Passed", f"{counted.get('passed', 0):,} of {_asked(counted):,}" if counted else ""),
        )
        yield '<dl class="facts">'
        for label, value in facts:
            if value:
                yield f"<div><dt>{label}</dt><dd>{_text(value)}</dd></div>"
        yield "</dl>"

    def unjudged(self) -> Iterator[str]:
        """Gaps, and verdicts in error that no finding tells of."""
        rows = []
        for gap in self.report.gaps:
            where = self.place(gap.path, gap.line) if gap.path else ""
            fix = f"<p>{_prose(gap.remedy)}</p>" if gap.remedy else ""
            what = f'<p class="what">{_prose(gap.message)}</p>{fix}'
            rows.append(f'<td>{what}</td><td class="where">{where}</td>')
        for verdict in sentences.untold(self.report):
            where = f"{_text(verdict.rule)} on {_text(verdict.subject)}"
            rows.append(f'<td><p>{_prose(verdict.reason)}</p></td><td class="where">{where}</td>')
        if rows:
            yield f"<{self.sub}>Could not be judged</{self.sub}>"
            yield from _grid(("What is in the way", "Where"), rows)

    @property
    def sub(self) -> str:
        """The heading below the project's own."""
        return "h2" if self.top == "h1" else "h3"

    @property
    def low(self) -> str:
        """The heading below that."""
        return "h3" if self.top == "h1" else "h4"

    def outcome(self, outcome: str) -> list[Finding]:
        """The findings with an outcome, in order of their place."""
        found = (f for f in self.report.findings if f.outcome == outcome)
        return sorted(found, key=attrgetter("location"))

    def owners(self) -> Iterator[str]:
        """What has to happen, one block for each owner; who has most to do comes first."""
        found = [*self.outcome("error"), *sentences.failed(self.report)]
        if not found:
            return
        owners: dict[str, list[Finding]] = {}
        for finding in sorted(found, key=lambda f: (_weight(f), f.location)):
            owners.setdefault(finding.owner or _UNOWNED, []).append(finding)
        urgent = self.report.blocking and self.report.failures
        yield f"<{self.sub}>{'Before the next gate' if urgent else 'What to do'}</{self.sub}>"
        yield '<p class="quiet">By who answers for the artifact, most pressing first.</p>'
        ranked = sorted(owners.items(), key=lambda o: (-len(_pressing(o[1])), -len(o[1]), o[0]))
        calm = not _pressing(found)
        for owner, here in ranked:
            yield '<section class="owner">'
            shown = _levels(here)
            name = _text(owner[:1].upper() + owner[1:])
            yield f"<{self.low}>{name} <small>{shown}</small></{self.low}>"
            yield from self.todo(here, calm)
            yield "</section>"

    def todo(self, findings: Sequence[Finding], calm: bool) -> Iterator[str]:
        """What must happen in full; advice folded below it, unless there is nothing else."""
        pressing = _pressing(findings)
        advice = findings[len(pressing) :]
        heads = ("Level", "What is wrong, and what to do", "Where")
        if pressing:
            yield from _grid(heads, map(self.row, pressing), "")
        if advice:
            title = f"Advice: {_levels(advice)}"
            yield f"<details{' open' if calm else ''}><summary>{title}</summary>"
            yield from _grid(heads, map(self.row, advice), "")
            yield "</details>"

    def row(self, finding: Finding) -> str:
        """One finding as a table's cells."""
        level = "error" if finding.outcome == "error" else finding.level
        told = [f"<p>{_prose(finding.title)}.</p>" if finding.title else ""]
        told += [f"<p>Why: {_prose(finding.why)}</p>" if finding.why else ""]
        for near in finding.related:
            where = self.place(near.location.path, near.location.line)
            told.append(f"<p>With: {_prose(near.text)} at {where}</p>")
        lines = "\n".join(safe.line(line) for line in finding.excerpt)
        told += [f"<pre>{escape(lines)}</pre>" if lines.strip() else ""]
        more = "".join(told)
        fix = f"<p>{_prose(finding.fix)}</p>" if finding.fix else ""
        folded = f"<details><summary>{_text(finding.rule)}</summary>{more}</details>"
        return (
            f'<td class="level"><span class="tag {level}">{level}</span></td>'
            f'<td><p class="what">{_prose(finding.message or finding.title)}</p>{fix}{folded}</td>'
            f'<td class="where">{self.place(finding.location.path, finding.location.line)}</td>'
        )

    def place(self, path: str, line: int) -> str:
        """A file and its line."""
        shown = safe.line(self.style.path(self.report.root, path)) or "."
        return f"<code>{escape(shown)}</code> line&nbsp;{line}"

    def table(self, title: str, means: str, findings: Iterable[Finding]) -> Iterator[str]:
        """Findings that stop nothing, in short."""
        rows = [
            f'<td class="rule">{_text(f.rule)}</td><td>{_prose(_said(f))}</td>'
            f'<td class="where">{self.place(f.location.path, f.location.line)}</td>'
            for f in findings
        ]
        if rows:
            yield f'<{self.sub}>{title}</{self.sub}>\n<p class="quiet">{means}</p>'
            yield from _grid(("Rule", "What was said", "Where"), rows)

    def skipped(self) -> Iterator[str]:
        """Why rules were skipped: what they would have said is not known."""
        lines = sentences.skip_lines([self.report], _REASONS)
        if lines:
            yield f"<{self.sub}>Not asked</{self.sub}>"
            yield '<p class="quiet">What these rules would have said is not known.</p>'
            yield "<ul>" + "".join(f"<li>{_text(line)}</li>" for line in lines) + "</ul>"

    def kinds(self) -> Iterator[str]:
        """How each kind of artifact stands, passes included."""
        counts: dict[str, dict[str, int]] = {}
        for verdict in self.report.verdicts:
            parts = verdict.subject.split("/")
            here = counts.setdefault(parts[1] if len(parts) > 1 else "", {})
            here[verdict.outcome] = here.get(verdict.outcome, 0) + 1
        if not counts:
            return
        names = ("passed", "failed", "waived", "skipped", "error")
        heads = (
            "Artifact",
            *(f"{name.capitalize()}#" for name in names),
            "Not due or not applicable#",
        )
        rows = []
        for kind, here in sorted(counts.items()):
            rest = here.get("not_due", 0) + here.get("not_applicable", 0)
            cells = "".join(_number(count) for count in (*(here.get(o, 0) for o in names), rest))
            rows.append(f'<th scope="row">{_text(kind or "project")}</th>{cells}')
        yield f"<{self.sub}>All verdicts</{self.sub}>"
        yield '<p class="quiet">Every rule judged on everything it applies to.</p>'
        yield from _grid(heads, rows, "plain wide")


def _said(finding: Finding) -> str:
    if finding.announced:
        return sentences.announcement(finding)
    return finding.reason or finding.message


def _portfolio(reports: Sequence[Report]) -> Iterator[str]:
    """Several projects: how many conform, and a row for each, the worst first."""
    good = reports and not any(r.exit_code or r.failures for r in reports)
    yield f'<header class="verdict {"good" if good else "bad"}"><h1>{_tally(reports)}</h1>'
    yield f"<p>{_text(_meaning(reports))}</p></header>"
    order = sorted(enumerate(reports), key=lambda r: (-r[1].exit_code, -len(r[1].failures)))
    rows = [
        f'<td><a href="#project-{n}">{_text(sentences.label(r))}</a></td>'
        f"<td>{_text(sentences.standing(r))}</td><td>{sentences.levels(sentences.failed(r))}</td>"
        for n, r in order
    ]
    if rows:
        yield from _grid(("Project", "Verdict", "Findings"), rows)


def _grid(heads: Sequence[str], rows: Iterable[str], look: str = "plain") -> Iterator[str]:
    """A table; a head that ends in `#` stands over numbers. On a phone, rows become cards."""
    cells = ""
    for head in heads:
        look_of = ' class="number"' if head.endswith("#") else ""
        cells += f'<th scope="col"{look_of}>{head.removesuffix("#")}</th>'
    wide = "wide" in look
    scrolls = ' tabindex="0" role="region" aria-label="All verdicts"' if wide else ""
    fold = "" if wide else ' class="stack"'
    yield f'<div class="{look}"{scrolls}><table{fold}><thead><tr>{cells}</tr></thead><tbody>'
    yield from (f"<tr>{row}</tr>" for row in rows)
    yield "</tbody></table></div>"


def _number(count: int) -> str:
    look = "number" if count else "number none"
    return f'<td class="{look}">{count:,}</td>'


def _weight(finding: Finding) -> int:
    return -1 if finding.outcome == "error" else LEVELS.index(finding.level)


def _pressing(findings: Iterable[Finding]) -> list[Finding]:
    return [finding for finding in findings if _weight(finding) <= 0]


def _levels(findings: Sequence[Finding]) -> str:
    """Findings counted by level, errors first."""
    errors = sum(1 for f in findings if f.outcome == "error")
    told = sentences.levels(f for f in findings if f.outcome != "error")
    return ", ".join(part for part in (f"{errors:,} in error" if errors else "", told) if part)


def _asked(counted: dict[str, int]) -> int:
    return sum(count for name, count in counted.items() if not name.startswith("not_"))


def _tally(reports: Sequence[Report]) -> str:
    calm = sum(1 for r in reports if not r.exit_code and not r.failures)
    return f"{calm:,} of {plural(len(reports), 'project')} conform"


def _meaning(reports: Sequence[Report]) -> str:
    """The last sentence of a check, without the exit code that a page's reader never sees."""
    said = sentences.meaning(reports).partition(": ")[2] or "the check passes"
    return f"{said[:1].upper()}{said[1:]}."


def _footer(reports: Sequence[Report], style: Style) -> str:
    kit = f"pmo-kit {_text(style.kit)}. " if style.kit else ""
    return kit + _text(_meaning(reports))


def _text(text: str) -> str:
    return escape(safe.line(text))


def _prose(text: str) -> str:
    """Text of a rule, where what stands between backticks is shown as code."""
    parts = split("`([^`]+)`", safe.line(" ".join(text.split())))
    return "".join(f"<code>{escape(p)}</code>" if n % 2 else escape(p) for n, p in enumerate(parts))
