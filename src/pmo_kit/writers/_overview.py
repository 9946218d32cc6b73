"""Thousands of findings, or many projects, on one screen: by rule, then by project."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pmo_kit.results import LEVELS, Finding, Report
from pmo_kit.writers import _safe, _wording
from pmo_kit.writers._options import Options
from pmo_kit.writers._paint import Paint

_LINES = 60
_GAPS = 5
_PROJECTS = 15


def overview(reports: Sequence[Report], options: Options) -> list[str]:
    """At most about sixty lines that say where the findings lie and how to see them all."""
    paint = Paint(options.color)
    gaps = _gaps(reports, options, paint)
    projects = projects_by_need(reports, options)
    skips = _wording.skip_lines(reports)
    left = _LINES - len(gaps) - len(projects) - len(skips) - 4
    found = [(r, f) for r in reports for f in r.findings if _counts(r, f)]
    rules = _rules(found, options, paint, max(left // 2, 5))
    total = f"{_wording.plural(len(found), 'finding')} in {_files(found, options)}"
    shown = [*gaps, paint("bold", f"{total}, most frequent rules first:"), *rules, *projects]
    how = "all of them: pmo check --format json, or pmo check PATH for one project or file"
    role = "good" if reports and not max(r.exit_code for r in reports) else "error"
    last = paint(role, _wording.meaning(reports))
    return [*shown, *skips, *_total(reports), how, last]


def _counts(report: Report, finding: Finding) -> bool:
    if report.commit and finding.timed:
        return False
    return finding.outcome in ("failed", "error")


def _files(found: list[tuple[Report, Finding]], options: Options) -> str:
    paths = {(r.root, f.location.path) for r, f in found}
    return _wording.plural(len(paths), "file")


def _total(reports: Sequence[Report]) -> list[str]:
    if len(reports) != 1:
        return []
    return [_wording.conclusion(reports[0])]


def _gaps(reports: Sequence[Report], options: Options, paint: Paint) -> list[str]:
    found = [(r, gap) for r in reports for gap in r.gaps]
    out: list[str] = []
    for report, gap in found[:_GAPS]:
        path = _safe.line(options.path(report.root, gap.path)) if gap.path else ""
        where = f"{path}:{gap.line}:{gap.column} " if path else ""
        head = f"{where}{paint('error', 'could not be judged')}"
        out.append(f"{head}  {_safe.line(gap.message, 200)}")
    if len(found) > _GAPS:
        out.append(f"… and {_wording.plural(len(found) - _GAPS, 'more')} that could not be judged")
    return out


def _rules(
    found: list[tuple[Report, Finding]], options: Options, paint: Paint, most: int
) -> list[str]:
    """Two lines for each rule: how often, how serious, what it says; where it is met first."""
    tally = Counter((f.rule, _word(f)) for _, f in found)
    order = (*LEVELS, "error")
    ranked = sorted(tally.items(), key=lambda item: (-item[1], order.index(item[0][1]), item[0]))
    examples: dict[tuple[str, str], list[tuple[Report, Finding]]] = {}
    for report, finding in found:
        places = examples.setdefault((finding.rule, _word(finding)), [])
        if len(places) < 2:
            places.append((report, finding))
    out: list[str] = []
    for key, count in ranked[:most]:
        title = _safe.line(examples[key][0][1].title, max(options.width - 32, 40))
        rule = paint("bold", _safe.line(key[0]))
        out.append(f"{count:>8,} × {rule} {paint(key[1], key[1])}  {title}".rstrip())
        out.append(" " * 11 + ", ".join(_place(r, f, options) for r, f in examples[key]))
    if len(ranked) > most:
        hidden = sum(count for _, count in ranked[most:])
        more = _wording.plural(len(ranked) - most, "more rule")
        out.append(f"{hidden:>8,} × by {more}")
    return out


def _word(finding: Finding) -> str:
    return "error" if finding.outcome == "error" else finding.level


def _place(report: Report, finding: Finding, options: Options) -> str:
    path = _safe.line(options.path(report.root, finding.location.path), 200) or "."
    return f"{path}:{finding.location.line}:{finding.location.column}"


def projects_by_need(reports: Sequence[Report], options: Options) -> list[str]:
    """A line for each project, the worst first; nothing when there is only one."""
    return projects(reports, options, _PROJECTS) if len(reports) > 1 else []


def projects(reports: Sequence[Report], options: Options, most: int) -> list[str]:
    """The projects that need attention, a line each and at most `most`, then how many conform."""
    needy = [r for r in reports if r.exit_code or _wording.failed(r)]
    needy.sort(key=lambda r: (-r.exit_code, -len(r.failures), -len(_wording.failed(r))))
    names = [_wording.label(report) for report in needy[:most]]
    size = min(max(map(_safe.width, names), default=0), 40)
    out = []
    for name, report in zip(names, needy, strict=False):
        gap = " " * max(0, size - _safe.width(name))
        levels = _wording.levels(_wording.failed(report))
        where = _safe.line(options.path(report.root, ""), 80)
        parts = [_wording.standing(report) + (f": {levels}" if levels else ""), where]
        out.append(f"{name}{gap}  {'  '.join(part for part in parts if part)}")
    if len(needy) > most:
        out.append(f"… and {_wording.plural(len(needy) - most, 'more project')} like these")
    calm = sum(1 for r in reports if not r.exit_code and not r.failures)
    out.append(f"{calm:,} of {_wording.plural(len(reports), 'project')} conform")
    return out
