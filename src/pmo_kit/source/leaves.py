"""The running texts and the fenced code of a Markdown document, also within lists and quotes."""

# Line by line, as CommonMark's specification tells it: the open lists and quotes first, then what
# begins, then what goes on. Tables are GitHub's.

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial

from pmo_kit._start.lazy_pattern import lazy_pattern
from pmo_kit._start.record import NamedTuple
from pmo_kit.source.blocks import (
    CODE_FENCE,
    HEADING,
    SETEXT,
    cells,
    delimits,
    is_break,
    without_closing,
)
from pmo_kit.source.inlines import after_title, destination, label_of, unescaped


class Text(NamedTuple):
    """A paragraph, a heading or a row of a table: the line on which it begins, and what it says."""

    line: int
    text: str


class FencedCode(NamedTuple):
    """Code between two fences: the line of the first, its language, and the code."""

    line: int
    language: str
    text: str


class Leaves(NamedTuple):
    """All running texts, all fenced code, and where the document's link labels lead."""

    texts: list[Text]
    code: list[FencedCode]
    definitions: dict[str, str]


MOST_NESTED = 64
"""Lists and quotes within each other; what is deeper counts as text."""

_QUOTE = -1
_ITEM = lazy_pattern(r"(?:[-*+]|([0-9]{1,9})[.)])(?=[ \t]|\Z)")
_RAW = lazy_pattern(r"<(?:script|pre|style|textarea)(?=[\s>]|\Z)", re.IGNORECASE)
_RAW_END = lazy_pattern(r"</(?:script|pre|style|textarea)>", re.IGNORECASE)
_BLOCK_TAGS = (
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details"
    "|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head"
    "|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p"
    "|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul"
)
_BLOCK_TAG = lazy_pattern(rf"</?(?:{_BLOCK_TAGS})(?=[\s>]|/>|\Z)", re.IGNORECASE)
_LONE_TAG = lazy_pattern(
    r"""<(?:[A-Za-z][A-Za-z0-9-]*+
        (?:\s++[A-Za-z_:][\w.:-]*+(?:\s*+=\s*+(?:[^\s"'=<>`]++|'[^']*+'|"[^"]*+"))?+)*+\s*+/?>
      | /[A-Za-z][A-Za-z0-9-]*+\s*+>)\s*\Z""",
    re.VERBOSE,
)
_ENDS = (("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>"))
_LABEL = lazy_pattern(r"\[((?:[^\[\]\\]|\\.){1,999})\]:\s*+", re.DOTALL)

HtmlEnd = Callable[[str], bool]


def leaves(lines: list[str], start: int) -> Leaves:
    """What stands in the lines from the index `start` on; line numbers count from 1."""
    walker = _Walker()
    end = len(lines) - (lines[-1:] == [""])  # what stands behind the last line end is no line
    for number in range(start, end):
        walker.step(number + 1, lines[number])
    return walker.end()


class _Walker:
    """Holds the lists and quotes that are open, and the block within them that may go on."""

    def __init__(self) -> None:
        self._found = Leaves([], [], {})
        self._containers: list[int] = []  # of a quote -1, of an item the width of its margin
        self._empty_item = False  # the innermost item has begun with nothing
        self._paragraph: list[str] = []
        self._begin = 0  # the line on which the open block begins
        self._fence: tuple[str, int, str, list[str]] | None = None  # sign and its count, indent …
        self._html: HtmlEnd | None = None
        self._table = 0  # the number of columns of the open table

    def end(self) -> Leaves:
        """All that was found."""
        self._close()
        return self._found

    def step(self, number: int, line: str) -> None:
        """Read one line."""
        rest, depth = self._within(line)
        whole = depth == len(self._containers)
        if whole and self._goes_on(rest):
            return
        blank = not rest.strip()
        lazy = bool(self._paragraph) and not blank
        if not whole and not lazy:
            self._leave(depth)
        while not blank and (inner := self._opened(rest, depth, number)) is not None:
            rest, depth, lazy = inner, len(self._containers), False
            blank = not rest.strip()
        if blank:
            self._blank(depth)
        else:
            self._leaf(number, rest, depth, lazy)

    def _within(self, rest: str) -> tuple[str, int]:
        """What is left of a line behind the margins of the open containers, and of how many."""
        for depth, margin in enumerate(self._containers):
            indent = _indent(rest)
            if margin == _QUOTE:
                if indent > 3 or not _bare(rest).startswith(">"):
                    return rest, depth
                rest = _behind_quote(rest)
            elif indent >= margin:
                rest = _cut(rest, margin)
            elif rest.strip():
                return rest, depth
            elif self._empty_item and depth == len(self._containers) - 1:
                return rest, depth  # an item begins with at most one empty line
        return rest, len(self._containers)

    def _goes_on(self, rest: str) -> bool:
        """Whether a line is more of the code or the HTML that is open."""
        if self._html is not None:
            if self._html(rest):
                self._html = None
            return True
        if self._fence is None:
            return False
        sign, indent, _language, code = self._fence
        bare = rest.strip()
        closes = _indent(rest) < 4 and len(bare) >= len(sign) and bare == bare[0] * len(bare)
        if closes and bare[0] == sign[0]:
            self._close()
        else:
            code.append(_cut(rest, min(indent, _indent(rest))))
        return True

    def _opened(self, rest: str, depth: int, number: int) -> str | None:
        """What is left of a line behind the mark of a quote or an item that it opens."""
        indent = _indent(rest)
        if indent > 3 or len(self._containers) >= MOST_NESTED:
            return None
        bare = _bare(rest)
        if bare[0] == ">":
            self._leave(depth)
            self._containers.append(_QUOTE)
            return _behind_quote(rest)
        found = _ITEM.match(bare)
        if found is None or is_break(bare):
            return None
        after = _spread(bare[found.end() :], indent + found.end())
        interrupts = bool(self._paragraph) and depth == len(self._containers)
        if interrupts and (not after.strip() or (found[1] or "1").lstrip("0") != "1"):
            return None  # what goes on with a paragraph, or underlines a heading
        self._leave(depth)
        blanks = _indent(after)
        self._empty_item = not after.strip()
        gap = blanks if 1 <= blanks <= 4 and not self._empty_item else 1
        self._containers.append(indent + found.end() + gap)
        return _cut(after, min(gap, blanks))

    def _setext(self, bare: str) -> bool:
        return bool(self._paragraph) and SETEXT.match(bare) is not None

    def _leave(self, depth: int) -> None:
        """Close what is open behind as many containers."""
        self._close()
        del self._containers[depth:]
        self._empty_item = False

    def _blank(self, depth: int) -> None:
        if depth < len(self._containers):
            self._leave(depth)
        self._close()

    def _leaf(self, number: int, rest: str, depth: int, lazy: bool) -> None:
        """Read what a line holds behind all margins."""
        self._empty_item = False
        indent = _indent(rest)
        bare = _bare(rest)
        if indent > 3 and not self._paragraph:
            self._close()  # code by indentation
        elif indent <= 3 and self._block(number, bare, indent, depth):
            pass
        elif self._table:
            self._row(number, bare)
        elif lazy and depth < len(self._containers):
            self._paragraph.append(bare)
        else:
            self._more_text(number, bare)

    def _block(self, number: int, bare: str, indent: int, depth: int) -> bool:
        """Whether a line is a block of its own, which ends a paragraph; if so, it is read."""
        whole = depth == len(self._containers)
        heading = HEADING.match(bare)
        fence = CODE_FENCE.match(bare)
        if heading:
            self._leave(depth)
            self._found.texts.append(Text(number, without_closing(heading[2] or "")))
        elif fence:
            self._leave(depth)
            words = bare[len(fence[1]) :].split()
            self._begin = number
            self._fence = (fence[1], indent, unescaped(words[0]) if words else "", [])
        elif whole and self._setext(bare):
            self._close()
        elif is_break(bare):
            self._leave(depth)
        elif bare[0] == "<" and (end := _html_end(bare, bool(self._paragraph))) is not None:
            self._leave(depth)
            self._html = None if end(bare) else end
        else:
            return False
        return True

    def _more_text(self, number: int, bare: str) -> None:
        if not self._paragraph:
            self._close()
            self._begin = number
        elif delimits(self._paragraph[-1], bare):
            header = self._paragraph.pop()
            self._close()
            self._row(number - 1, header)
            self._table = len(cells(header))
            return
        self._paragraph.append(bare)

    def _row(self, number: int, bare: str) -> None:
        self._found.texts.extend(Text(number, cell) for cell in cells(bare) if cell)

    def _close(self) -> None:
        """End the block that is open."""
        if self._fence is not None:
            _sign, _indent, language, code = self._fence
            self._found.code.append(FencedCode(self._begin, language, "\n".join(code)))
            self._fence = None
        elif self._paragraph:
            text, line = self._defined("\n".join(self._paragraph), self._begin)
            if text:
                self._found.texts.append(Text(line, text))
            self._paragraph = []
        self._html = None
        self._table = 0

    def _defined(self, text: str, line: int) -> tuple[str, int]:
        """A paragraph without the definitions of links that it begins with, and its line."""
        at = 0
        for label, target, end in _definitions(text):
            self._found.definitions.setdefault(label, target)
            at = end
        return text[at:], line + text.count("\n", 0, at)


def _definitions(text: str) -> Iterator[tuple[str, str, int]]:
    """The definitions that a paragraph begins with: label, target, and the offset behind each."""
    at = 0
    while found := _LABEL.match(text, at):
        one = destination(text, found.end())
        if one is None or not found[1].strip() or one[1] == found.end():
            return
        target, end = one
        behind = after_title(text, end)
        at = _line_behind(text, behind)
        if at < 0:
            at = _line_behind(text, end)
        if at < 0:
            return
        yield label_of(found[1]), target, at


def _line_behind(text: str, at: int) -> int:
    """The offset of the next line where only blanks are left on this one; else -1."""
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    return -1 if text[at:end].strip() else min(end + 1, len(text))


def _html_end(bare: str, in_paragraph: bool) -> HtmlEnd | None:
    """What ends the HTML that a line begins; nothing where it begins none."""
    if _RAW.match(bare):
        return lambda line: _RAW_END.search(line) is not None
    for begin, end in _ENDS:
        if bare.startswith(begin):
            return partial(_holds, end)
    if re.match("<![A-Za-z]", bare):
        return lambda line: ">" in line
    if _BLOCK_TAG.match(bare) or (not in_paragraph and _LONE_TAG.match(bare)):
        return lambda line: not line.strip()
    return None


def _holds(end: str, line: str) -> bool:
    return end in line


def _bare(line: str) -> str:
    return line.lstrip(" \t")


def _indent(line: str) -> int:
    """The width of a line's margin; a tab goes to the next multiple of 4."""
    margin = line[: len(line) - len(_bare(line))]
    return len(margin.expandtabs(4) if "\t" in margin else margin)


def _cut(line: str, width: int) -> str:
    """A line without as much of its margin; what is left of a tab that is cut is blanks."""
    if "\t" not in line[:width]:
        return line[width:]
    at = column = 0
    while column < width:
        column += 4 - column % 4 if line[at] == "\t" else 1
        at += 1
    return " " * (column - width) + line[at:]


def _spread(line: str, column: int = 0) -> str:
    """What stands from a column on, with the tabs of its margin as blanks."""
    bare = _bare(line)
    margin = line[: len(line) - len(bare)]
    return (" " * column + margin).expandtabs(4)[column:] + bare if "\t" in margin else line


def _behind_quote(rest: str) -> str:
    inner = _spread(_bare(rest)[1:], _indent(rest) + 1)
    return inner[1:] if inner[:1] == " " else inner
