"""The report as a comment on a pull request: one verdict, tables, and details folded away."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from operator import attrgetter

from pmo_kit._text import plural, safe
from pmo_kit.results import Finding, Report
from pmo_kit.writers.report import sentences
from pmo_kit.writers.report.inert_markdown import code, fenced, plain, prose
from pmo_kit.writers.style import Style

HELP = "for a pull request: one comment, findings by artifact, details folded"
BINARY = False

MOST = 60_000
"""Characters in a comment; forges refuse or cut what exceeds 65,536."""

_TOP = 36_000  # of these, what verdict and tables may take, so that details have room too
_END = 8_000  # what waived and skipped findings may take
_SPARE = 600  # what the sentences on what was left out may take
_PROJECTS = 30
_LISTED = 10
_ROWS = _TOP // 20  # no row is that short
_COLUMNS = "| Line | Level | What is wrong | Rule |\n| --: | --- | --- | --- |"

_Item = tuple[str, Finding]  # with the root of its project


class _Sheet:
    """Blocks of text, as long as there is room for them."""

    def __init__(self, room: int) -> None:
        self.blocks: list[str] = []
        self.room = room

    def add(self, blocks: Iterable[str]) -> int:
        """Add blocks until one has no room; how many there were left."""
        left = 0
        for block in blocks:
            if left or len(block) + 2 > self.room:
                left += 1
                continue
            self.room -= len(block) + 2
            self.blocks.append(block)
        return left


def write(reports: Sequence[Report], style: Style) -> str:
    """The comment; at most `MOST` characters, and it says what it leaves out."""
    top, end = _Sheet(_TOP), _Sheet(_END)
    unsaid = top.add(_head(reports)) + top.add(b for r in reports for b in _unjudged(r, style))
    groups, count = _groups(reports, style)
    found = [item for here in groups.values() for item in here]
    tabled = _tables(groups, top)
    unsaid += end.add(_notes(reports, style))
    details = _Sheet(MOST - _SPARE - (_TOP - top.room) - (_END - end.room))
    unfolded = count - tabled + details.add(_detail(root, f, style) for root, f in found[:tabled])
    rest = []
    if tabled < count:
        rest.append(f"{plural(count - tabled, 'finding')} more than fit here.")
    elif unfolded:
        rest.append(f"{plural(unfolded, 'finding')} without details here.")
    if unsaid:
        rest.append(f"{plural(unsaid, 'note')} left out.")
    if rest:
        rest.append("Everything: <code>pmo check --report html=FILE</code>")
    blocks = [*top.blocks, *details.blocks, " ".join(rest), *end.blocks]
    return safe.guarded("\n\n".join(block for block in blocks if block) + "\n")


def _head(reports: Sequence[Report]) -> Iterator[str]:
    """The verdict in one line, and the counts behind it."""
    if len(reports) == 1:
        report = reports[0]
        yield f"### {_mark(report)} {_name(report)} {plain(sentences.standing(report))}"
        levels, counts = sentences.levels(sentences.failed(report)), sentences.counts(report)
        yield "; ".join(part for part in (levels and f"**{levels}**", counts) if part)
        return
    calm = sum(1 for r in reports if not r.exit_code and not r.failures)
    mark = "✅" if reports and calm == len(reports) else "❌"
    yield f"### {mark} {calm:,} of {plural(len(reports), 'project')} conform"
    yield _overview(reports)


def _mark(report: Report) -> str:
    return "⛔" if report.exit_code == 2 else "❌" if report.failures else "✅"


def _name(report: Report) -> str:
    return code(sentences.label(report), 80)


def _overview(reports: Sequence[Report]) -> str:
    """A row for each project that needs attention, the worst first."""
    needy, count = sentences.neediest(reports, _PROJECTS)
    rows = ["| Project | Verdict | Findings |", "| --- | --- | --- |"] if needy else []
    for report in needy:
        levels = sentences.levels(sentences.failed(report))
        verdict = f"{_mark(report)} {plain(sentences.standing(report))}"
        rows.append(f"| {_name(report)} | {verdict} | {levels} |")
    if count > _PROJECTS:
        rows.append(f"| and {count - _PROJECTS:,} more | | |")
    return "\n".join(rows)


def _unjudged(report: Report, style: Style) -> Iterator[str]:
    """What stands in the way of a verdict."""
    for gap in report.gaps:
        path = style.path(report.root, gap.path) if gap.path else ""
        where = f"{code(path)}, line {gap.line}: " if path else ""
        fix = f"<br>**Fix:** {prose(gap.remedy)}" if gap.remedy else ""
        yield f"> **Not judged:** {where}{prose(gap.message)}{fix}"
    for verdict in sentences.untold(report):
        what = f"{code(verdict.rule)} on {code(verdict.subject)}"
        yield f"> **Not judged:** {what}: {prose(verdict.reason)}"


def _groups(reports: Sequence[Report], style: Style) -> tuple[dict[str, list[_Item]], int]:
    """What could not be judged and what failed, by artifact and line, and how much that is.

    Of more findings than there is room for, the first are told.
    """
    groups: dict[str, list[_Item]] = {}
    count = 0
    for report in reports:
        errors = [f for f in report.findings if f.outcome == "error"]
        for finding in sorted([*errors, *sentences.failed(report)], key=attrgetter("location")):
            count += 1
            if count <= _ROWS:
                path = style.path(report.root, finding.location.path) or "."
                groups.setdefault(path, []).append((report.root, finding))
    return groups, count


def _tables(groups: dict[str, list[_Item]], sheet: _Sheet) -> int:
    """Add a table for each artifact; how many findings found room, from the first on."""
    shown = 0
    for path, here in groups.items():
        head = f"**{code(path)}**\n\n{_COLUMNS}"
        rows = _Sheet(sheet.room - len(head) - 2)
        left = rows.add(_row(finding) for _, finding in here)
        if rows.blocks:
            sheet.add(["\n".join([head, *rows.blocks])])
            shown += len(rows.blocks)
        if left:
            break
    return shown


def _row(finding: Finding) -> str:
    level = "error" if finding.outcome == "error" else finding.level
    shown = f"**{level}**" if level in ("error", "shall") else level
    message = prose(finding.message or finding.title, 300)
    return f"| {finding.location.line} | {shown} | {message} | {code(finding.rule, 40)} |"


def _detail(root: str, finding: Finding, style: Style) -> str:
    """One finding, folded: its lines, what else was read, why the rule exists, how to fix it."""
    path = style.path(root, finding.location.path) or "."
    where = f"{plain(path)}:{finding.location.line}"
    title = f"<b>{plain(finding.called, 100)}</b> {plain(finding.title)} · {where}"
    parts = [f"<details>\n<summary>{title}</summary>"]
    parts.append(f"**Found:** {prose(finding.message or finding.title)}")
    if finding.excerpt:
        parts.append(fenced(list(finding.excerpt)))
    for near in finding.related:
        place = f"{style.path(root, near.location.path)}:{near.location.line}"
        parts.append(f"**With:** {prose(near.text)} at {code(place)}")
    told = (("Because", finding.reason), ("Why", finding.why), ("Fix", finding.fix))
    parts += [f"**{label}:** {prose(text)}" for label, text in told if text]
    if finding.owner:
        parts.append(f"**Answers for it:** {plain(finding.owner)}")
    return "\n\n".join(part for part in (*parts, "</details>") if part)


def _notes(reports: Sequence[Report], style: Style) -> Iterator[str]:
    """What stops nothing: waived findings, those of time, announced ones; and what was left out."""
    yield from _list("waived", reports, sentences.waived, style)
    yield from (prose(text) for r in reports if (text := sentences.burn_down(r)))
    yield from _list("left to time, not to this commit", reports, sentences.left_to_time, style)
    yield from _list("announced", reports, attrgetter("announced"), style)
    skips = [
        *sentences.skip_lines(reports),
        *(line for r in reports for line in sentences.asides(r)),
    ]
    if skips:
        yield "\n".join(f"- {prose(line)}" for line in skips)
    yield f"<sub>{plain(sentences.meaning(reports))}</sub>"


def _list(
    word: str,
    reports: Sequence[Report],
    of: Callable[[Report], Sequence[Finding]],
    style: Style,
) -> Iterator[str]:
    """The first findings of a sort, and how many there are."""
    count = sum(len(of(report)) for report in reports)
    if not count:
        return
    lines = [f"{plural(count, 'finding')} {word}:", ""]
    for report, finding in islice(((r, f) for r in reports for f in of(r)), _LISTED):
        path = style.path(report.root, finding.location.path) or "."
        text = finding.reason or finding.message
        text = sentences.announcement(finding) if finding.announced else text
        place = code(f"{path}:{finding.location.line}")
        lines.append(f"- {code(finding.rule, 40)} {place} {prose(text, 200)}")
    if count > _LISTED:
        lines.append(f"- and {count - _LISTED:,} more")
    yield "\n".join(lines)
