"""The charts of the board's page: colors by project, dates by project, money by objective."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from pmo_kit._text import plural
from pmo_kit.pages import svg
from pmo_kit.results.board_page import Dependency, ObjectiveRow, ProjectRow, Shade

ROW, LABEL = 26, 262
CELL = 92
LETTERS = {"green": "green", "amber": "amber", "red": "red", "unknown": "unknown"}
DIMENSIONS = ("overall", "schedule", "cost", "scope", "risk", "benefit")
NONE = "none"


def color_class(color: str) -> str:
    """The class of a color: its own name, or `none` for what has no color."""
    return color if color in LETTERS else NONE


def shade_of(row: ProjectRow, dimension: str) -> Shade:
    """The color of a dimension; of a project that nobody judged it is unknown."""
    found = [shade for shade in row.shades if shade.dimension == dimension]
    if found:
        return found[0]
    return Shade(dimension, "" if row.shades else "unknown", "", row.project.reason)


def told(shade: Shade) -> str:
    """A cell's color: the computed one, else the reported one, else a dash."""
    return shade.computed or shade.reported or "–"


def heat_map(rows: Sequence[ProjectRow]) -> str:
    """Each project's colors by dimension; a color always stands with its word."""
    width = LABEL + CELL * len(DIMENSIONS)
    counted = Counter(row.color for row in rows)
    says = ", ".join(f"{count} {color}" for color, count in sorted(counted.items()))
    parts = [
        svg.text(LABEL + CELL * (at + 0.5), 16, name, "head", "middle")
        for at, name in enumerate(DIMENSIONS)
    ]
    for number, row in enumerate(rows):
        top = 26 + ROW * number
        parts.append(svg.text(0, top + 17, svg_label(row.name)))
        for at, dimension in enumerate(DIMENSIONS):
            shade = shade_of(row, dimension)
            left, word = LABEL + CELL * at, told(shade)
            kind = color_class(word)
            only = "" if shade.computed or word == "–" else " said"
            parts.append(svg.rect(left + 1, top + 1, CELL - 2, ROW - 2, f"cell {kind}{only}"))
            mark = "*" if differs(shade) else ""
            short = "n/a" if word == "not applicable" else word
            parts.append(
                svg.text(left + CELL / 2, top + 17, f"{short}{mark}", f"on {kind}{only}", "middle")
            )
    title = f"Colours of {plural(len(rows), 'project')} by dimension"
    return svg.chart("heat", width, 30 + ROW * len(rows), title, f"Overall: {says}.", parts)


def differs(shade: Shade) -> bool:
    """Whether the leader reports another color than the computed one."""
    return bool(shade.computed and shade.reported and shade.computed != shade.reported)


def svg_label(name: str) -> str:
    """A project's name as it fits before its row."""
    return name if len(name) <= 36 else f"{name[:35]}…"


def roadmap(rows: Sequence[ProjectRow], links: Sequence[Dependency], as_of: str) -> str:
    """When each project ends: as agreed, and as expected; late dependencies are drawn."""
    dated = [row for row in rows if row.project.end_agreed and row.project.end_expected]
    if not dated:
        return ""
    today = date.fromisoformat(as_of).toordinal()
    days = [
        _day(text) for row in dated for text in (row.project.end_agreed, row.project.end_expected)
    ]
    first, last = min([*days, today]) - 10, max([*days, today]) + 20
    scale = 480 / (last - first)
    where = {row.id: 30 + ROW * number for number, row in enumerate(dated)}

    def x(day: int) -> float:
        return LABEL + (day - first) * scale

    height = 40 + ROW * len(dated)
    parts = [*_months(first, last, x(first), scale, height)]
    parts.append(svg.line(x(today), 22, x(today), height, "today"))
    for row in dated:
        top, agreed, ends = (
            where[row.id],
            _day(row.project.end_agreed),
            _day(row.project.end_expected),
        )
        parts.append(svg.text(0, top + 17, svg_label(row.name)))
        late = ends > agreed
        box = (x(min(agreed, ends)), top + 9, abs(x(ends) - x(agreed)), 8)
        parts.append(svg.rect(*box, "late" if late else "early"))
        parts.append(svg.rect(x(agreed) - 3, top + 4, 6, 18, "agreed"))
        parts.append(svg.rect(x(ends) - 3, top + 4, 6, 18, "expected"))
    for link in links:
        if link.late_days and {link.consumer, link.provider} <= where.keys():
            at = x(_day(link.expected))
            ends_at = (where[link.provider] + 13, where[link.consumer] + 13)
            parts.append(svg.line(at, ends_at[0], at, ends_at[1], "link"))
    late_ones = sum(row.project.end_expected > row.project.end_agreed for row in dated)
    says = f"{late_ones} of {plural(len(dated), 'project')} are expected to end later than agreed."
    return svg.chart("road", LABEL + 500, height, "Ends as agreed and as expected", says, parts)


def _day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def _months(first: int, last: int, left: float, scale: float, height: float) -> Iterator[str]:
    """A line for each quarter, so that long spans stay readable."""
    for ordinal in range(first, last):
        day = date.fromordinal(ordinal)
        if day.day == 1 and day.month in (1, 4, 7, 10) and (last - ordinal) * scale > 60:
            at = left + (ordinal - first) * scale
            yield svg.line(at, 22, at, height, "grid")
            yield svg.text(at + 3, 16, f"{day:%Y-%m}", "head")


def money(objectives: Sequence[ObjectiveRow], unit: str) -> str:
    """What projects of each objective were granted, beside its envelope."""
    shown = [one for one in objectives if one.envelope or one.granted]
    most = max((max(one.envelope or 0, one.granted) for one in shown), default=0)
    if not most:
        return ""
    scale, parts = 330 / most, []
    for number, one in enumerate(shown):
        top = 4 + 44 * number
        over = one.envelope is not None and one.granted > one.envelope
        parts.append(svg.text(0, top + 17, svg_label(f"{one.id} {one.title}")))
        if one.envelope is not None:
            parts.append(svg.rect(LABEL, top, one.envelope * scale, 34, "envelope"))
        kind = "over" if over else "granted"
        parts.append(svg.rect(LABEL, top + 8, one.granted * scale, 18, kind))
        end = LABEL + max(one.envelope or 0, one.granted) * scale + 8
        parts.append(svg.text(end, top + 21, f"{one.granted:,.0f}", "value"))
    says = ", ".join(
        f"{one.title}: {one.granted:,.0f} of {one.envelope:,.0f}"
        for one in shown
        if one.envelope is not None
    )
    height = 8 + 44 * len(shown)
    title = f"Granted by objective, beside what is there for it ({unit})"
    return svg.chart("money", LABEL + 430, height, title, says, parts)
