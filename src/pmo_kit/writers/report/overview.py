"""Thousands of findings, or many projects, on one screen: by rule, then by project."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

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


def overview(reports: Sequence[Report], style: Style) -> list[str]:
    """At most about sixty lines that say where the findings lie and how to see them all."""
    paint = Paint(style.color)
    gaps = _gaps(reports, style, paint)
    projects = projects_by_need(reports, style)
    skips = sentences.skip_lines(reports, _SKIPS)
    left = _LINES - len(gaps) - len(projects) - len(skips) - 4
    found = [(r, f) for r in reports for f in r.findings if _counts(r, f)]
    rules = _rules(found, style, paint, max(left, 10))
    total = f"{plural(len(found), 'finding')} in {_files(reports, found)}"
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


def _files(reports: Sequence[Report], found: list[tuple[Report, Finding]]) -> str:
    """How many files have findings, of how many that were read."""
    met = {(r.root, f.location.path) for r, f in found}
    read = {(r.root, path) for r in reports for path in r.artifacts}
    if met < read:
        return f"{len(met):,} of {plural(len(read), 'file')}"
    return plural(len(met), "file")


def _total(reports: Sequence[Report]) -> list[str]:
    if len(reports) != 1:
        return []
    return [sentences.conclusion(reports[0])]


def _gaps(reports: Sequence[Report], style: Style, paint: Paint) -> list[str]:
    found = [(r, gap) for r in reports for gap in r.gaps]
    out: list[str] = []
    for report, gap in found[:_GAPS]:
        path = safe.line(style.path(report.root, gap.path)) if gap.path else ""
        where = f"{path}:{gap.line}:{gap.column} " if path else ""
        head = f"{where}{paint('error', 'could not be judged')}"
        out.append(f"{head}  {safe.line(gap.message, 200)}")
        out += [f"  fix: {safe.line(gap.remedy, 200)}"] if gap.remedy else []
    if len(found) > _GAPS:
        out.append(f"… and {len(found) - _GAPS:,} more that could not be judged")
    return out


def _rules(found: list[tuple[Report, Finding]], style: Style, paint: Paint, room: int) -> list[str]:
    """For each rule: how often, how serious, what it says most; where it is met first."""
    order = (*LEVELS, "error")
    groups: dict[tuple[str, str], list[tuple[Report, Finding]]] = {}
    for report, finding in found:
        groups.setdefault((finding.rule, _word(finding)), []).append((report, finding))
    ranked = sorted(groups, key=lambda key: (-len(groups[key]), order.index(key[1]), key))
    most = room // 2
    spare = room - 2 * min(len(ranked), most)
    out: list[str] = []
    for rule, word in ranked[:most]:
        here = groups[rule, word]
        title = safe.line(here[0][1].title, max(style.width - 32, 40))
        name = paint("bold", safe.line(rule))
        out.append(f"{len(here):>8,} × {name} {paint(word, word)}  {title}".rstrip())
        often = _messages([finding.message for _, finding in here], style)
        if len(often) <= spare:
            spare -= len(often)
            out += often
        out.append(" " * 11 + _places(here, style))
    if len(ranked) > most:
        hidden = sum(len(groups[key]) for key in ranked[most:])
        more = plural(len(ranked) - most, "more rule")
        out.append(f"{hidden:>8,} × by {more}")
    return out


def _messages(messages: list[str], style: Style) -> list[str]:
    """What a rule says most often, where it says few different things again and again."""
    tally = Counter(messages)
    if not 1 < len(tally) <= len(messages) / _AGAIN:
        return []
    room = max(style.width - 22, 40)
    often = sorted(tally.items(), key=lambda item: (-item[1], item[0]))
    out = [f"{count:>19,} × {safe.line(text, room)}" for text, count in often[:_MESSAGES]]
    if len(often) > _MESSAGES:
        out.append(" " * 22 + f"… and {plural(len(often) - _MESSAGES, 'other message')}")
    return out


def _places(found: list[tuple[Report, Finding]], style: Style) -> str:
    """Where a rule is met first, and next where a line has room for both."""
    first = _place(*found[0], style)
    second = next((at for r, f in found if (at := _place(r, f, style)) != first), "")
    both = f"{first}, {second}"
    return both if second and safe.width(both) + 11 <= style.width else first


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
    needy = [r for r in reports if r.exit_code or sentences.failed(r)]
    needy.sort(key=lambda r: (-r.exit_code, -len(r.failures), -len(sentences.failed(r))))
    names = [sentences.label(report) for report in needy[:most]]
    size = min(max(map(safe.width, names), default=0), 40)
    out = []
    for name, report in zip(names, needy, strict=False):
        gap = " " * max(0, size - safe.width(name))
        levels = sentences.levels(sentences.failed(report))
        where = safe.line(style.path(report.root, ""), 80)
        parts = [sentences.standing(report) + (f": {levels}" if levels else ""), where]
        out.append(f"{name}{gap}  {'  '.join(part for part in parts if part)}")
    if len(needy) > most:
        out.append(f"… and {plural(len(needy) - most, 'more project')} like these")
    calm = sum(1 for r in reports if not r.exit_code and not r.failures)
    out.append(f"{calm:,} of {plural(len(reports), 'project')} conform")
    return out
