"""The portfolio's site: the board's page and one for each project, from their records."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from pmo_kit.pages import board_charts
from pmo_kit.pages.html_templates import rendered
from pmo_kit.results.board_page import BoardPage, PortfolioSite, ProjectRow
from pmo_kit.results.portfolio import JUDGED, LISTED, NOT_JUDGED

_WORDS = {JUDGED: "judged", LISTED: "listed", NOT_JUDGED: "not judged"}
COLORS = ("red", "amber", "green", "unknown", "not applicable")


def site_files(site: PortfolioSite, templates: Path) -> Iterator[tuple[str, str]]:
    """The files of a site by their path, the board's page first; equal records give equal texts.

    `templates` is the folder of its Jinja2 templates and style.
    """
    board = site.board
    shared: dict[str, object] = {
        "board": board,
        "place_words": _WORDS,
        "figure_text": figure_text,
        "file_of": file_name,
        "names": {row.id: row.name for row in board.rows},
    }
    facts: dict[str, object] = {
        "places": _places(board),
        "counts": _counts(board),
        "attention": [row for row in board.rows if _asks_for_attention(row)],
        "why": _why,
        "heat": board_charts.heat_map(board.rows),
        "road": board_charts.roadmap(board.rows, board.dependencies, board.as_of),
        "money": board_charts.money(board.objectives, board.unit),
        "dimensions": board_charts.DIMENSIONS,
        "shade_of": board_charts.shade_of,
        "told": board_charts.told,
        "differs": board_charts.differs,
    }
    yield "index.html", rendered(templates, "board.html.j2", {**shared, **facts})
    for one in site.projects:
        text = rendered(templates, "project.html.j2", {**shared, "page": one})
        yield f"projects/{file_name(one.row.id)}.html", text


def file_name(id: str) -> str:
    """A project's id as its page is named: nothing in it leads to another folder."""
    return re.sub(r"[^A-Za-z0-9_-]", "-", id)


def _asks_for_attention(row: ProjectRow) -> bool:
    over = (row.project.state or row.project.phase) == "closed"
    return row.color in ("red", "unknown") and not over and row.project.place != LISTED


def _counts(board: BoardPage) -> list[tuple[str, int]]:
    """How many projects have each color, those first that ask for most; none is averaged."""
    counted = Counter(row.color for row in board.rows)
    rest = sorted(color for color in counted if color not in COLORS)
    return [(color, counted[color]) for color in (*COLORS, *rest) if counted[color]]


def _places(board: BoardPage) -> str:
    counted = Counter(row.project.place for row in board.rows)
    places = (JUDGED, LISTED, NOT_JUDGED)
    return ", ".join(f"{counted[place]} {_WORDS[place]}" for place in places if counted[place])


def _why(row: ProjectRow) -> str:
    """What makes a project red or unknown, in one line."""
    if row.project.place != JUDGED:
        return row.project.reason
    worst = [
        f"{shade.dimension} {shade.computed}{f' ({shade.reason})' if shade.reason else ''}"
        for shade in row.shades
        if shade.computed == row.color and shade.dimension != "overall"
    ]
    return "; ".join([*worst, *([row.summary] if row.summary else [])])


def figure_text(value: object) -> str:
    """A number without needless decimals; anything else as it is."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value)
    return f"{value:,.2f}".rstrip("0").rstrip(".")
