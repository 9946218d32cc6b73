"""Compares a page with the same page of the standards below, and marks what differs.

Pages are read in the form in which the templates write them: tables, terms with meanings, lines.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pmo_kit.handbook.markdown import badge, plain

_ROOM = 40
_NEW, _LEFT = " added", " left out"
_LINES = ("text", "code")
_FENCE = re.compile(r"^ *(`{3,}|~{3,})")
_HEADING = re.compile(r"^#+ (.*?)(?: \{ #[^}]*\})?$")
_CELLS = re.compile(r"(?<!\\) \| ")
_RULE = re.compile(r"^\|(?: --- \|)+$|^(?:\| --- )+\|$")
_WITHIN = re.compile(r"(<!-- pmo:[a-z-]+ ([^\n]*?) -->)(.*?)(<!-- /pmo -->)")
_FRAME = re.compile(r"^(?:</?div[^>]*>|<!-- /pmo -->|<!-- pmo:(?:(?!-->).)*-->)$")
_TOOL = re.compile(r'^<div data-tool="')
_TERM = ":   "


class Unit(NamedTuple):
    """A row, a term, or a line of text: what names it, and its parts under their names."""

    sort: str  # title | row | term | text | code | tool
    under: str  # the heading above
    name: str
    parts: tuple[tuple[str, str], ...]
    line: int

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells it from others on the page."""
        return (self.sort, self.under, self.name)


def same(before: str, after: str) -> bool:
    """Whether two versions of a page say the same, wherever they were made from."""
    return _body(before) == _body(after)


def changes(before: str, after: str) -> tuple[str, ...]:
    """What differs between two versions of a page, each in words; nothing where nothing does."""
    if same(before, after):
        return ()
    differing, gone = _differing(before, after)
    told = [*(_said(was, unit) for was, unit in differing), *(_gone(unit) for unit in gone)]
    return tuple(sorted(dict.fromkeys(told), key=_weight)) or ("its order",)


def marked(text: str, below: Iterable[tuple[str, str]]) -> str:
    """A page with a mark beside each line that a company added or changed.

    `below` has the earlier versions of the page, the oldest first, each with the company that
    comes after it. Where several changed a line, the last one is named.
    """
    lines, marks = text.split("\n"), dict[int, str]()
    for before, company in below:
        for was, unit in _differing(before, text)[0] if not same(before, text) else ():
            marks[unit.line] = _marked(lines[unit.line], was, unit, company)
    return "\n".join(marks.get(number, line) for number, line in enumerate(lines))


def _differing(before: str, after: str) -> tuple[list[tuple[Unit | None, Unit]], list[Unit]]:
    """The units of a page that another version has not, each with what it was; and what is gone."""
    known: dict[tuple[str, str, str], list[Unit]] = defaultdict(list)
    for unit in _units(before):
        known[unit.key].append(unit)
    found: list[tuple[Unit | None, Unit]] = []
    for unit in _units(after):
        old = known[unit.key]
        equal = next((n for n, each in enumerate(old) if each.parts == unit.parts), None)
        if equal is not None:
            old.pop(equal)
        else:
            found.append((old.pop(0) if old else None, unit))
    return found, [unit for left in known.values() for unit in left]


def _weight(change: str) -> int:
    """Values come first, then what is new or gone, then where else something differs."""
    return 0 if "→" in change else 1 if change.endswith((_NEW, _LEFT)) else 2


def _body(page: str) -> str:
    """A page without the line on the file it was made from, which names the edition."""
    return page.partition('\n<div class="source"')[0]


def _units(page: str) -> Iterator[Unit]:
    """The units of a page in their order; front matter and the last line are none."""
    body = _body(page)
    start = body.find("\n---\n", 3) + 5 if body.startswith("---\n") else 0
    number = body[:start].count("\n")
    lines = body.split("\n")
    under, fence, heads = "", "", list[str]()
    for n in range(number, len(lines)):
        line = lines[n]
        opened = _FENCE.match(line)
        if opened and (not fence or line.strip() == fence):
            fence = "" if fence else opened[1]
        heading = None if fence else _HEADING.match(line)
        if heading and line.startswith("# "):
            yield Unit("title", "", "title", (("title", heading[1]),), n)
        elif heading:
            under = plain(heading[1])
        elif fence or not line.startswith("| "):
            yield from _line(lines, n, under, bool(fence))
        elif n + 1 < len(lines) and _RULE.match(lines[n + 1]):
            heads = [plain(cell) for cell in _cells(line)]
        elif not _RULE.match(line):
            cells = _cells(line)
            named = tuple(zip(heads[1:], cells[1:], strict=False))
            yield Unit("row", under, plain(cells[0]), named, n)


def _line(lines: list[str], n: int, under: str, fenced: bool) -> Iterator[Unit]:
    line = lines[n]
    if not line.strip() or (not fenced and _FRAME.match(line)):
        return
    if not fenced and n + 1 < len(lines) and lines[n + 1].startswith(_TERM):
        return
    if not fenced and line.startswith(_TERM):
        name = plain(lines[n - 1])
        yield Unit("term", under, name, ((name, line.removeprefix(_TERM)),), n)
    else:
        sort = "tool" if _TOOL.match(line) else "code" if fenced else "text"
        name = _WITHIN.sub(r"\1\4", line) if sort == "text" else sort
        yield Unit(sort, under, name, ((sort, line),), n)


def _cells(line: str) -> list[str]:
    return _CELLS.split(line.removeprefix("| ").removesuffix(" |"))


def _said(was: Unit | None, unit: Unit) -> str:
    """One difference in words."""
    if unit.sort == "tool":
        return "the tool on this page"
    numbers = [*_numbers(was, unit)] if was else []
    if numbers:
        return ", ".join(f"{name} ({old} → {new})" for name, old, new in numbers)
    if unit.sort in _LINES:
        return _place(unit)
    if was is None:
        return f"{unit.name}{_NEW}"
    if unit.sort in ("term", "title"):
        return _step(unit.name, was.parts[0][1], unit.parts[0][1])
    old = dict(was.parts)
    steps = (_step(head, old.get(head, ""), cell) for head, cell in unit.parts)
    return f"{unit.name}: {', '.join(step for step in steps if step)}"


def _gone(unit: Unit) -> str:
    return _place(unit) if unit.sort in _LINES else f"{unit.name}{_LEFT}"


def _place(unit: Unit) -> str:
    """Where a line of text stands, as people would say it."""
    return f"“{unit.under}”" if unit.under else "its opening"


def _step(name: str, old: str, new: str) -> str:
    """`level (should → shall)` where both are short, else the name alone; nothing if the same."""
    if old == new:
        return ""
    short = [_first(old), _first(new)]
    fits = all(0 < len(text) <= _ROOM for text in short)
    return f"{name.lower()} ({short[0]} → {short[1]})" if fits else name.lower()


def _first(text: str) -> str:
    """What stands for a value: its badge where one leads, otherwise the whole."""
    badge = re.match(r'<span class="badge[^>]*>(.*?)</span>', text)
    return plain(badge[1] if badge else text)


def _numbers(was: Unit, unit: Unit) -> Iterator[tuple[str, str, str]]:
    """Numbers within a sentence that differ, each with its name."""
    before, after = (_WITHIN.findall(" ".join(part for _, part in u.parts)) for u in (was, unit))
    for (_, name, old, _), (_, _, new, _) in zip(before, after, strict=False):
        if old != new:
            yield name, old, new


def _marked(line: str, was: Unit | None, unit: Unit, company: str) -> str:
    """The line with a mark beside what is the company's."""
    mark = f" {badge(company if was is None else f'changed by {company}')}"
    if unit.sort == "row":
        cells = _cells(line)
        return f"| {' | '.join([cells[0] + mark, *cells[1:]])} |"
    if unit.sort == "term":
        return line + mark
    if unit.sort == "text" and was is not None:
        changed = {(name, new) for name, _, new in _numbers(was, unit)}
        return _WITHIN.sub(lambda f: f[0] + (mark if (f[2], f[3]) in changed else ""), line)
    return line
