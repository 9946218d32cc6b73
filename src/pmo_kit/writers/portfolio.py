"""How a portfolio stands, in words and as data under schemas/portfolio-check/v1.json."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pmo_kit._text import plural
from pmo_kit._text.safe import line as harmless
from pmo_kit.results.portfolio import (
    JUDGED,
    LISTED,
    NOT_JUDGED,
    Group,
    Portfolio,
    PortfolioProject,
    Total,
)
from pmo_kit.writers.gathered_portfolio import problem_data, problem_lines
from pmo_kit.writers.json_answer import answer
from pmo_kit.writers.status import shown
from pmo_kit.writers.style import Style

SCHEMA = "portfolio-check/v1"
_COLUMNS = ("project", "place", "state", "tier", "phase", "reported", "computed", "end", "on")
_LONGEST = 40


def to_text(found: Portfolio, style: Style) -> str:
    """The projects as a table, what they add up to, and what is wrong."""
    return "\n".join(_lines(found)) + "\n"


def to_json(found: Portfolio, style: Style) -> str:
    """The same as data."""
    return answer(SCHEMA, style, found.exit_code, **_data(found))


def _data(found: Portfolio) -> dict[str, Any]:
    told = {name: _plain(value) for name, value in found._asdict().items() if name != "kit"}
    groups = zip(told["groups"], found.groups, strict=True)
    for data, group in groups:
        for total, record in zip(data["totals"], group.totals, strict=True):
            total["share_known"] = record.share_known
    told["problems"] = [problem_data(problem) for problem in found.problems]
    return {**told, "gathered_by": found.kit}


def _plain(value: Any) -> Any:
    """Records as data: tuples become lists, records objects."""
    if hasattr(value, "_asdict"):
        return {name: _plain(part) for name, part in value._asdict().items()}
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return value


def _lines(found: Portfolio) -> Iterator[str]:
    yield harmless(f"{found.name or found.file} (gathered on {found.gathered_on})")
    yield ""
    yield from _table([_COLUMNS, *map(_row, found.projects)])
    if found.projects:
        yield ""
    counts = ((place, len(found.in_place(place))) for place in (JUDGED, LISTED, NOT_JUDGED))
    told = ", ".join(f"{count} {place.replace('-', ' ')}" for place, count in counts)
    yield f"{plural(len(found.projects), 'project')}: {told}."
    yield from _summed(found.groups[0])
    for project in found.in_place(NOT_JUDGED):
        yield harmless(f"Not judged: {project.id}: {project.reason}")
    for problem in found.problems:
        yield ""
        yield from problem_lines(problem)


def _row(project: PortfolioProject) -> tuple[str, ...]:
    return (
        project.id,
        project.place.replace("-", " "),
        project.state,
        project.tier,
        project.phase,
        project.reported,
        project.computed,
        project.end_expected or project.end_agreed,
        project.on,
    )


def _table(rows: list[tuple[str, ...]]) -> Iterator[str]:
    """Rows with columns of one width; what is not known is a dash."""
    cells = [[harmless(cell, _LONGEST) or "-" for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for row in cells:
        padded = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(padded).rstrip()


def _summed(group: Group) -> Iterator[str]:
    """Colors and amounts of the running projects, with the share known."""
    colors = ", ".join(f"{count} {color}" for color, count in group.colors.items())
    yield f"{plural(len(group.projects), 'project')} running: {colors}."
    for total in group.totals:
        yield harmless(f"{total.name:<10}{_amount(total)}")


def _amount(total: Total) -> str:
    value = "not known" if total.value is None else f"{shown(total.value)} {total.unit}".rstrip()
    known = f"of {total.known} of {total.projects} projects" if total.projects else "of no project"
    rate = f", {len(total.unconverted)} without a rate" if total.unconverted else ""
    return f"{value} ({known}{rate})"
