"""Thousands of findings, or many projects, on one screen: by rule, then by project."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from pmo_kit._text import plural, safe
from pmo_kit.results import LEVELS, Finding, Report
from pmo_kit.writers.report import sentences
from pmo_kit.writers.report.paint import Paint
from pmo_kit.writers.style import Style

_LINES = 60
_GAPS = 5
_PROJECTS = 15
_SKIPS = 3
_AGAIN = 5  # times, on average, that a message recurs
_MESSAGES = 3
_DIFFERENT = 2_000  # messages: what a rule says is not kept once it says more than so many


class _Group:
    """The findings of one rule and level, counted: what they say, and where they are met first."""

    def __init__(self, title: str, place: str) -> None:
        self.title = title
        self.count = 0
        self.messages = Counter[str]()
        self.first = place
        self.second = ""

    def enter(self, message: str, place: str) -> None:
        """Count one more; where its rule says something else each time, that is not kept."""
        self.count += 1
        if message in self.messages or len(self.messages) <= _DIFFERENT:
            self.messages[message] += 1
        if not self.second and place != self.first:
            self.second = place


class _Found:
    """What the findings of all projects come to, gathered project by project."""

    def __init__(self, reports: Iterable[Report], style: Style) -> None:
        self.groups: dict[tuple[str, str], _Group] = {}
        self.count = self.files = self.read = 0
        self.only_read = True  # whether all files with findings are among those that were read
        roots: set[str] = set()
        for report in reports:
            found = [finding for finding in report.findings if _counts(report, finding)]
            for finding in found:
                self._enter(report, finding, style)
            if report.root not in roots:
                roots.add(report.root)
                met, read = {f.location.path for f in found}, set(report.artifacts)
                self.only_read &= met <= read
                self.files += len(met)
                self.read += len(read)

    def _enter(self, report: Report, finding: Finding, style: Style) -> None:
        self.count += 1
        place, key = _place(report, finding, style), (finding.rule, _word(finding))
        if key not in self.groups:
            self.groups[key] = _Group(finding.title, place)
        self.groups[key].enter(finding.message, place)

    @property
    def where(self) -> str:
        """How many files have findings, of how many that were read."""
        if self.only_read and self.files < self.read:
            return f"{self.files:,} of {plural(self.read, 'file')}"
        return plural(self.files, "file")


def overview(reports: Sequence[Report], style: Style) -> list[str]:
    """At most about sixty lines that say where the findings lie and how to see them all."""
    paint = Paint(style.color)
    gaps = _gaps(reports, style, paint)
    projects = projects_by_need(reports, style)
    skips = sentences.skip_lines(reports, _SKIPS)
    left = _LINES - len(gaps) - len(projects) - len(skips) - 4
    found = _Found(reports, style)
    rules = _rules(found.groups, style, paint, max(left, 10))
    total = f"{plural(found.count, 'finding')} in {found.where}"
    shown = [*gaps, paint("bold", f"{total}, most frequent rules first:"), *rules, *projects]
    how = "every finding with its lines: pmo check --report text=FILE; for programs: --format json"
    role = "good" if reports and not max(r.exit_code for r in reports) else "error"
    last = paint(role, sentences.meaning(reports))
    mending = sentences.mending(reports)
    return [*shown, *skips, *_total(reports), how, *([mending] if mending else []), last]


def _counts(report: Report, finding: Finding) -> bool:
    if report.commit and finding.timed:
        return False
    return finding.outcome in ("failed", "error")


def _total(reports: Sequence[Report]) -> list[str]:
    if len(reports) != 1:
        return []
    return [sentences.conclusion(reports[0])]


def _gaps(reports: Sequence[Report], style: Style, paint: Paint) -> list[str]:
    count = sum(len(report.gaps) for report in reports)
    found = ((report, gap) for report in reports for gap in report.gaps)
    out: list[str] = []
    for report, gap in islice(found, _GAPS):
        path = safe.line(style.path(report.root, gap.path)) if gap.path else ""
        where = f"{path}:{gap.line}:{gap.column} " if path else ""
        head = f"{where}{paint('error', 'could not be judged')}"
        out.append(f"{head}  {safe.line(gap.message, 200)}")
        out += [f"  fix: {safe.line(gap.remedy, 200)}"] if gap.remedy else []
    if count > _GAPS:
        out.append(f"… and {count - _GAPS:,} more that could not be judged")
    return out


def _rules(
    groups: Mapping[tuple[str, str], _Group], style: Style, paint: Paint, room: int
) -> list[str]:
    """For each rule: how often, how serious, what it says most; where it is met first."""
    order = (*LEVELS, "error")
    ranked = sorted(groups, key=lambda key: (-groups[key].count, order.index(key[1]), key))
    most = room // 2
    spare = room - 2 * min(len(ranked), most)
    out: list[str] = []
    for rule, word in ranked[:most]:
        here = groups[rule, word]
        title = safe.line(here.title, max(style.width - 32, 40))
        name = paint("bold", safe.line(rule))
        out.append(f"{here.count:>8,} × {name} {paint(word, word)}  {title}".rstrip())
        often = _messages(here, style)
        if len(often) <= spare:
            spare -= len(often)
            out += often
        out.append(" " * 11 + _places(here, style))
    if len(ranked) > most:
        hidden = sum(groups[key].count for key in ranked[most:])
        more = plural(len(ranked) - most, "more rule")
        out.append(f"{hidden:>8,} × by {more}")
    return out


def _messages(found: _Group, style: Style) -> list[str]:
    """What a rule says most often, where it says few different things again and again."""
    tally = found.messages
    if not 1 < len(tally) <= min(found.count / _AGAIN, _DIFFERENT):
        return []
    room = max(style.width - 22, 40)
    often = sorted(tally.items(), key=lambda item: (-item[1], item[0]))
    out = [f"{count:>19,} × {safe.line(text, room)}" for text, count in often[:_MESSAGES]]
    if len(often) > _MESSAGES:
        out.append(" " * 22 + f"… and {plural(len(often) - _MESSAGES, 'other message')}")
    return out


def _places(found: _Group, style: Style) -> str:
    """Where a rule is met first, and next where a line has room for both."""
    both = f"{found.first}, {found.second}"
    return both if found.second and safe.width(both) + 11 <= style.width else found.first


def _word(finding: Finding) -> str:
    return "error" if finding.outcome == "error" else finding.level


def _place(report: Report, finding: Finding, style: Style) -> str:
    path = safe.line(style.path(report.root, finding.location.path), 200) or "."
    return f"{path}:{finding.location.line}:{finding.location.column}"


def projects_by_need(reports: Sequence[Report], style: Style) -> list[str]:
    """A line for each project, the worst first; nothing when there is only one."""
    return projects(reports, style, _PROJECTS) if len(reports) > 1 else []


def projects(reports: Sequence[Report], style: Style, most: int) -> list[str]:
    """The projects that need attention, a line each and at most `most`, then how many conform."""
    needy, count = sentences.neediest(reports, most)
    names = [sentences.label(report) for report in needy]
    size = min(max(map(safe.width, names), default=0), 40)
    out = []
    for name, report in zip(names, needy, strict=True):
        gap = " " * max(0, size - safe.width(name))
        levels = sentences.levels(sentences.failed(report))
        where = safe.line(style.path(report.root, ""), 80)
        parts = [sentences.standing(report) + (f": {levels}" if levels else ""), where]
        out.append(f"{name}{gap}  {'  '.join(part for part in parts if part)}")
    if count > most:
        out.append(f"… and {plural(count - most, 'more project')} like these")
    calm = sum(1 for r in reports if not r.exit_code and not r.failures)
    out.append(f"{calm:,} of {plural(len(reports), 'project')} conform")
    return out
