"""The headings, sections and tables of a Markdown document's lines."""

from __future__ import annotations

import re
from typing import Any

from pmo_kit._start.lazy_pattern import lazy_pattern

Block = dict[str, Any]
BLOCKS = ("headings", "sections", "tables")

HEADING = lazy_pattern(r"(#{1,6})(?:[ \t]+(.*))?\Z")
SETEXT = lazy_pattern(r"(?:=+|-+)[ \t]*\Z")
CODE_FENCE = lazy_pattern(r"(`{3,}(?=[^`]*\Z)|~{3,})")
_MARKUP = lazy_pattern(r"[\\`*_~\[<&]")
# Code, emphasis, and signs that are none: what each means, nothing around it can change.
_SIMPLE = lazy_pattern(
    r"""(?<!`)`([^`\s](?:[^`]*[^`\s])?)`(?!`)
      | (?<![^\s(])(\*\*?)([^\\`*_~\[<&\s](?:[^\\`*_~\[<&]*[^\\`*_~\[<&\s])?)\2(?![^\s.,:;!?)])
      | (?<=[^\W_])_(?=[^\W_])
      | &(?=\s)""",
    re.VERBOSE,
)
_CONTAINER = lazy_pattern(r"(?:>|(?:[-*+]|[0-9]{1,9}[.)])(?:[ \t]|\Z))")
_ITEM = lazy_pattern(r"( {0,3}(?:[-*+]|[0-9]{1,9}[.)]))([ \t]*)")
_HTML = lazy_pattern(
    r"<(?:(!--)|(pre|script|style|textarea)\b|(/?[a-zA-Z][a-zA-Z0-9-]*)(?=[\s/>]|\Z))", re.I
)
_TO_BLANKS = dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u202f\u3000"), " ")
_DELIMITER = lazy_pattern(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*\Z")
_WIDEST = 10_000  # characters in the rule under a table's header
_BAR = lazy_pattern(r"(?<!\\)\|")
_COMMENT = lazy_pattern(r"<!--.*?(?:-->|\Z)", re.DOTALL)


def blocks(lines: list[str], start: int, *, long: bool = False) -> dict[str, list[Block]]:
    """Headings, sections and tables from the line with index `start` on; lines count from 1.

    Where the text is too `long` for it, titles keep their markup.
    """
    scanner = _scanned(lines, start)
    if long:
        for heading in scanner.headings:
            heading["title"] = heading["text"]
    else:
        _entitle(scanner.headings, lines, start)
    sections = _sections(lines, scanner.headings)
    return {"headings": scanner.headings, "sections": sections, "tables": scanner.tables}


def _entitle(headings: list[Block], lines: list[str], start: int) -> None:
    """Give each heading a `title`: its text without markup."""
    definitions: dict[str, Any] | None = None
    for heading in headings:
        text: str = heading["text"]
        if _MARKUP.search(text):
            if _MARKUP.search(_SIMPLE.sub("", text)):
                from pmo_kit.source.links import definitions_in, without_markup

                if definitions is None and "[" in text:
                    definitions = definitions_in(lines, start)
                text = without_markup(text, definitions or {}).strip()
            else:
                text = _SIMPLE.sub(lambda found: found[1] or found[3] or found[0], text)
        heading["title"] = text


def closed_lines(lines: list[str], start: int) -> set[int]:
    """Indices of the lines that no next one continues: headings, code, tables, rules, comments."""
    return {at for block in _scanned(lines, start).closed for at in range(*block)}


def _scanned(lines: list[str], start: int) -> _Scanner:
    scanner = _Scanner(lines)
    while start < len(lines):
        start = scanner.step(start)
    return scanner


class _Scanner:
    """Reads block by block, and remembers what the next line would continue."""

    def __init__(self, lines: list[str]) -> None:
        self.headings: list[Block] = []
        self.tables: list[Block] = []
        self.closed: list[tuple[int, int]] = []  # first line of a block, and the line after it
        self._lines = lines
        self._paragraph = -1  # index of the line where the open paragraph began
        self._contained = False  # in a list item or a quote, up to the next line at the margin
        self._inner = 0  # the column from which on lines belong to the open list item

    def step(self, at: int) -> int:
        """Reads what begins on a line; returns the index of the line after it."""
        line = self._lines[at]
        bare = line.lstrip(" ")
        if not bare or bare.isspace():
            self._paragraph = -1
            return at + 1
        first = bare[0]
        if (
            self._inner and line[0] in " \t" and _column(line) >= self._inner
        ):  # the item's own, also its headings
            return at + 1
        if len(line) - len(bare) > 3:  # code, or part of the paragraph or list before it
            return at + 1
        if first == "#" and self._atx(at, bare):
            return at + 1
        if first in "`~" and (found := CODE_FENCE.match(bare)):
            return self._closed(at, self._after_code(at, found[1], len(line) - len(bare)))
        if first == "<" and (found := _HTML.match(bare)):
            after = self._after_html(at, found)
            return after if found[3] else self._closed(at, after)
        if first in "=-" and self._setext(at, bare):
            return at + 1
        return self._text(at, bare)

    def _text(self, at: int, bare: str) -> int:
        if is_break(bare):
            self._paragraph = -1
            self._closed(at, at + 1)
        elif _CONTAINER.match(bare):
            self._paragraph, self._contained = -1, True
            self._inner = _content_column(self._lines[at])
        elif "|" in bare and not self._nested(at) and (after := self._after_table(at)):
            return self._closed(at, after)
        elif self._paragraph < 0 and not self._nested(at):
            self._paragraph, self._contained, self._inner = at, False, 0
        return at + 1

    def _closed(self, at: int, after: int) -> int:
        self.closed.append((at, after))
        return after

    def _nested(self, at: int) -> bool:
        """Whether a line belongs to a list or quote before it: indented, or without a gap."""
        return self._contained and (self._lines[at][0] == " " or self._lines[at - 1].strip() != "")

    def _atx(self, at: int, bare: str) -> bool:
        found = HEADING.match(bare)
        if found is None:
            return False
        text = without_closing(found[2] or "")
        text = text if text.isascii() else text.translate(_TO_BLANKS)
        self.headings.append({"level": len(found[1]), "text": text, "line": at + 1})
        self._paragraph, self._contained, self._inner = -1, False, 0
        self._closed(at, at + 1)
        return True

    def _setext(self, at: int, bare: str) -> bool:
        if self._paragraph < 0 or not SETEXT.match(bare):
            return False
        text = " ".join(line.strip() for line in self._lines[self._paragraph : at])
        text = text.translate(_TO_BLANKS)
        level = 1 if bare[0] == "=" else 2
        self.headings.append({"level": level, "text": text, "line": self._paragraph + 1})
        self._paragraph = -1
        self._closed(at - 1, at + 1)
        return True

    def _after_code(self, at: int, fence: str, indent: int) -> int:
        self._paragraph = -1
        closing = re.compile(rf" {{0,3}}{re.escape(fence[0])}{{{len(fence)},}}[ \t]*\Z")
        in_list = self._contained and indent > 1
        for index in range(at + 1, len(self._lines)):
            line = self._lines[index]
            if closing.match(line):
                return index + 1
            if in_list and line[:2].strip():  # at the margin: the list ends, and its code with it
                return index
        return len(self._lines)

    def _after_html(self, at: int, found: re.Match[str]) -> int:
        comment, raw, _tag = found.groups()
        if comment or raw:
            self._paragraph = -1
            end = "-->" if comment else f"</{raw.lower()}>"
            for index in range(at, len(self._lines)):
                if end in self._lines[index].lower():
                    return index + 1
            return len(self._lines)
        if self._paragraph >= 0:
            return at + 1
        while at < len(self._lines) and self._lines[at].strip():
            at += 1
        return at

    def _after_table(self, at: int) -> int | None:
        """The index after a table that begins on this line, or none if there is no table."""
        below = self._lines[at + 1] if at + 1 < len(self._lines) else ""
        if not delimits(self._lines[at], below):
            return None
        header = cells(self._lines[at])
        end = at + 2
        while end < len(self._lines) and not _ends_table(self._lines[end]):
            end += 1
        width = len(header)
        rows = [(cells(line) + [""] * width)[:width] for line in self._lines[at + 2 : end]]
        self.tables.append({"line": at + 1, "header": header, "rows": rows})
        self._paragraph = -1
        return end


def _column(line: str) -> int:
    """The column, from 0, in which a line's text begins; a tab goes to the next multiple of 4."""
    blanks = line[: len(line) - len(line.lstrip(" \t"))]
    return len(blanks.expandtabs(4))


def _content_column(line: str) -> int:
    """The column from which on lines belong to the list item that a line opens; 0 for a quote."""
    found = _ITEM.match(line)
    if found is None:
        return 0
    marked, blanks = found.groups()
    wide = len((marked + blanks).expandtabs(4))
    return wide if 1 <= wide - len(marked) <= 4 and found.end() < len(line) else len(marked) + 1


def _ends_table(line: str) -> bool:
    bare = line.lstrip(" ")
    if not bare or bare.isspace():
        return True
    if bare[0] == "|":
        return False
    starts = (_CONTAINER, CODE_FENCE, _HTML, HEADING)
    return is_break(bare) or any(start.match(bare) for start in starts)


def without_closing(text: str) -> str:
    """A heading's text without the signs that may close it, as in `# Risks #`."""
    text = text.strip()
    bare = text.rstrip("#")
    return bare.rstrip() if bare != text and bare[-1:] in ("", " ", "\t") else text


def is_break(bare: str) -> bool:
    """Whether a line is a rule across the page: three or more of one sign, and blanks."""
    signs = bare.replace(" ", "").replace("\t", "")
    return bare[0] in "*-_" and len(signs) > 2 and signs == bare[0] * len(signs)


def delimits(header: str, below: str) -> bool:
    """Whether a line is the rule under a table's header, with as many columns as that has."""
    if "-" not in below or len(below) > _WIDEST or not _DELIMITER.match(below):
        return False
    return "|" in header and len(cells(header)) == len(cells(below))


def cells(line: str) -> list[str]:
    """The cells of a table's row."""
    inner = line.strip().removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return [cell.strip().replace("\\|", "|") for cell in _BAR.split(inner)]


def _sections(lines: list[str], headings: list[Block]) -> list[Block]:
    """Each heading with the text below it, subsections included, comments left out."""
    sections = []
    nearest = [len(lines) + 1] * 7  # by level: the next heading of that level or a higher one
    for heading in reversed(headings):
        level, line = heading["level"], heading["line"]
        text = "\n".join(lines[line : nearest[level] - 1])
        text = _COMMENT.sub("", text) if "<!--" in text else text
        title = heading["title"]
        sections.append({"title": title, "level": level, "line": line, "text": text.strip()})
        nearest[level:] = [line] * (7 - level)
    return sections[::-1]
