"""The lines of a file that a finding is about, numbered and underlined."""

from __future__ import annotations

from pmo_kit._text import safe
from pmo_kit.results import Finding
from pmo_kit.writers.report.paint import Paint

_LEAST = 20


def excerpt(finding: Finding, room: int, paint: Paint) -> list[str]:
    """The finding's lines with their numbers; the first one underlined where the finding points."""
    if not finding.excerpt:
        return []
    place = finding.location
    size = len(str(place.line + len(finding.excerpt) - 1))
    room = max(room - size - 5, _LEAST)
    source = [text.rstrip("\r\n") for text in finding.excerpt]
    several = place.end_line > place.line
    end = len(source[0]) if several else place.end_column - 1
    shown, marks = underline(source[0], place.column - 1, end, room)
    mark = paint(finding.outcome if finding.outcome != "failed" else finding.level, marks.lstrip())
    marked = " " * (len(marks) - len(marks.lstrip())) + mark
    out = [_row(str(place.line), shown, size, paint), _row("", marked, size, paint)]
    for number, text in enumerate(source[1:], place.line + 1):
        out.append(_row(str(number), underline(text, 0, 0, room)[0], size, paint))
    if place.end_line >= place.line + len(source):
        out.append(_row("…", "", size, paint))
    return out


def _row(number: str, text: str, size: int, paint: Paint) -> str:
    return f"  {paint('dim', f'{number:>{size}} |')} {text}".rstrip()


def underline(text: str, start: int, end: int, room: int) -> tuple[str, str]:
    """A line as shown in `room` cells, and the carets below the characters from start to end.

    Tabs become spaces, wide characters count twice, and a long line is cut around the start.
    """
    start = min(max(start, 0), len(text))
    end = min(max(end, start), len(text))
    first = max(0, start - room) if len(text) > 2 * room else 0
    last = min(len(text), start + 2 * room)
    cells = _cells(text[first:last])
    before, marked = cells[: start - first], cells[start - first : max(end, start + 1) - first]
    lead = "…" if first else ""
    if sum(map(_width, cells)) + len(lead) > room:
        kept = max(min(room * 2 // 3, room - _total(marked) - 8), 8)
        while before and _total(before) > kept:
            before = before[1:]
            lead = "…"
    after = cells[start - first :]
    shown, used = _fit(lead, before, after, room, cut=last < len(text))
    pad = len(lead) + _total(before)
    carets = max(1, min(_total(marked), used - pad))
    return shown, " " * pad + "^" * carets


def _fit(lead: str, before: list[str], after: list[str], room: int, cut: bool) -> tuple[str, int]:
    """The shown line and the cells it takes, cut at the right where it is too long."""
    used = len(lead) + _total(before)
    if not cut and used + _total(after) <= room:
        return (lead + "".join(before) + "".join(after)).rstrip(), used + _total(after)
    kept: list[str] = []
    for cell in after:
        if kept and used + _width(cell) > room - 1:
            break
        kept.append(cell)
        used += _width(cell)
    return lead + "".join(before) + "".join(kept) + "…", used


def _cells(text: str) -> list[str]:
    """What each character of a line shows, tabs reaching to the next stop."""
    out: list[str] = []
    at = 0
    for c in text:
        shown = " " * (safe.TAB - at % safe.TAB) if c == "\t" else safe.char(c)
        at += _width(shown)
        out.append(shown)
    return out


def _width(cell: str) -> int:
    return safe.width(cell)


def _total(cells: list[str]) -> int:
    return sum(map(safe.width, cells))
