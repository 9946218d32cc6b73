"""A YAML text as every parser reads it, and what in it not every parser reads.

PyYAML knows no tab between values, and takes `?` and `:` in brackets for more than text; it lets
pass lines in brackets or quotes that stand too far to the left; its two parsers differ in words and
places. So a text is walked once, token by token: blanks become blanks, signs that are text get a
stand-in, and what is left to chance is refused. No sign moves from its line and column.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from pmo_kit.source.data import LIMIT_DEPTH, LIMIT_VALUES, Problem
from pmo_kit.source.invisible import BLANKS, INVISIBLE, lines_with, told, wrong
from pmo_kit.source.messages import refusals
from pmo_kit.source.place import position

STAND_INS = {sign: chr(0xFDD0 + number) for number, sign in enumerate("\t?:\x85\u2028\u2029")}
"""Characters that are text to YAML 1.2 and something else to PyYAML, and what stands for them."""

_BLANKS = re.compile(r"[ \t]*")
_MARKER = re.compile(r"(?:---|\.\.\.)(?=[ \t\n]|\Z)")
_LINE = re.compile(r"[^\n]*")
_PLAIN = re.compile(
    r"(?:[^ \t\n:#]++|:(?=[^ \t\n])|(?<=[^ \t\n])#|[ \t]++(?=[^ \t\n:#]|:[^ \t\n]))++"
)
_PLAIN_IN_FLOW = re.compile(
    r"(?:[^ \t\n:#,\[\]{}]++|:(?=[^ \t\n,\[\]{}])|(?<=[^ \t\n])#"
    r"|[ \t]++(?=[^ \t\n:#,\[\]{}]|:[^ \t\n,\[\]{}]))++"
)
_INDICATOR = re.compile(r"[-?:](?=[ \t\n]|\Z)")
_INDICATOR_IN_FLOW = re.compile(r"[-?:](?=[ \t\n,\[\]{}]|\Z)|:(?<=[\"'\]}]:)")
_QUOTED = {
    '"': re.compile(r'"(?:[^"\\]++|\\.)*+"', re.DOTALL),
    "'": re.compile(r"'(?:[^']++|'')*+'(?!')"),
}
_AFTER_QUOTE = re.compile(r"(?=[ \t\n,:\]}]|\Z)")
_HEADER = re.compile(r"[|>](?:[-+][1-9]?|[1-9][-+]?)?([ \t]*)(?:(?<=[ \t])#[^\n]*)?(?=\n|\Z)")
_PROPERTY = re.compile(r"[&*!][^ \t\n,\[\]{}]*")
_NAMED = re.compile(r"[&*][A-Za-z0-9_-]+")
_PARTNERS = {"[": "]", "{": "}"}
# Where a character that nobody sees may be taken for a blank, or for nothing; most are in prose.
_UNSEEN = re.compile(
    rf"^[ \t]*(?:[-?][ \t]+)*-?[{INVISIBLE}]|:[ \t]*[{INVISIBLE}]|[{INVISIBLE}]#"
    rf"|[\[{{,] *[{INVISIBLE}]|[{INVISIBLE}][^:\n]*:(?:\s|\Z)",
    re.MULTILINE,
)
_AFTER_DASH = re.compile(rf"-([{INVISIBLE}])")
_AFTER_COLON = re.compile(rf"[\w.-]+:([{INVISIBLE}])")
_BEFORE_COMMENT = re.compile(rf"([{BLANKS}])[{BLANKS}]*#[ \t]")
_TABS, _TABS_AND_QUESTIONS = re.compile(r"\t"), re.compile(r"[\t?]")
_INNER = re.compile(r"\n[ \t]*(?=[^ \t\n])(?!.\Z)")


def outlined(text: str) -> tuple[str, Problem | None]:
    """The text as every parser reads it alike, and the first thing in it that is refused."""
    outline = _Outline(text)
    outline.walk()
    return outline.text(), outline.trouble


def unseen(text: str) -> Problem | None:
    """The first character that nobody sees where YAML wants a blank, or in a key."""
    if not any(map(_UNSEEN.search, lines_with(text))):
        return None
    outline = _Outline(text)
    outline.walk()
    return outline.unseen


class _Outline:
    def __init__(self, text: str) -> None:
        self._text = text
        self._word_at: tuple[int, int] = (0, 0)  # the last text, with or without quotes
        self.unseen: Problem | None = None
        self._edits: list[tuple[int, int, str]] = []
        self._flow: list[int] = []  # where the open brackets stand
        self._indents = [-1]  # the columns, from 0, of the open blocks
        self._start = 0  # of the line
        self._inside = False  # whether a line's first token has been reached
        self._key: int | None = None  # the column where a key may have begun
        self._full = False  # whether a value has been met, after which a comma must come
        self._plain = False  # whether the next line may go on with a text without quotes
        self._anchors: set[str] = set()
        self._begun = False  # whether anything but comments has been met
        self._ended = 0  # where a comment has ended such a text
        self.trouble: Problem | None = None

    def text(self) -> str:
        """The text with what was found to be blanks, or letters, as such."""
        parts, at = [], 0
        for start, end, new in self._edits:
            parts += [self._text[at:start], new]
            at = end
        return "".join((*parts, self._text[at:]))

    def walk(self) -> None:
        """Walks the text, up to where its tokens are no longer known."""
        at: int | None = 0
        left = 10 * LIMIT_VALUES
        while at is not None and at < len(self._text) and self.trouble is None:
            at = self._token(at) if self._inside else self._line(at)
            left -= self._inside
            if left < 0:
                self.trouble = refusals.too_many()
        if at is not None and self._flow:
            self._refuse(self._flow[-1], refusals.open_bracket, self._text[self._flow[-1]])

    def _refuse(self, at: int, refusal: Callable[..., Problem], *written: str) -> None:
        if self.trouble is None:
            self.trouble = refusal(*written, *position(self._text, at))

    def _blank(self, start: int, end: int, new: str | None = None) -> None:
        if "\t" in self._text[start:end]:
            self._edits.append((start, end, " " * (end - start) if new is None else new))

    def _line(self, at: int) -> int:
        """Reads a line's indentation; the offset of its first token, or of the next line."""
        text, self._start = self._text, at
        self._key = self._key if self._flow else None
        stop = _end(_BLANKS, text, at)
        if text[stop : stop + 1] in ("", "\n"):
            self._blank(at, stop)
            return stop + 1
        self._inside = True
        if text[stop] == "#":
            self._blank(at, stop)
            self._plain = False
            return self._after_line(stop)
        self._indentation(at, stop)
        self._blank(at, stop)
        if _MARKER.match(text, at):
            return self._marker(at)
        self._begun = True
        if not self._flow and not (self._plain and stop - at > self._indents[-1]):
            self._plain = False
            while self._indents[-1] > stop - at:
                self._indents.pop()
        if not self._plain:
            return stop
        self._key = stop - at
        return self._word(stop, goes_on=True)

    def _indentation(self, at: int, stop: int) -> None:
        """Refuses a line that begins by a tab, or where no line may begin."""
        column, sign, least = stop - at, self._text[stop], self._indents[-1]
        tab = self._text.find("\t", at, stop)
        if tab >= 0 and (not self._flow or tab - at <= least):
            self._refuse(tab, refusals.tab)
        if self._flow:
            goes_on = self._plain and _PLAIN_IN_FLOW.match(self._text, stop)
            if column < least + (sign != ",") and sign not in "]}\"'" and not goes_on:
                self._refuse(stop, refusals.outdented_in_brackets)
        elif self._ended and column > least:
            self._refuse(self._ended, refusals.ended_by_comment)
        self._ended = 0

    def _marker(self, at: int) -> int:
        """Reads `---` or `...`; where nothing ends, the latter becomes a comment."""
        if self._text[at] == "." and not self._begun:
            self._edits.append((at, at + 1, "#"))
        self._begun, self._plain, self._indents = True, False, [-1]
        return at + 3

    def _after_line(self, at: int) -> int:
        self._inside = False
        return _end(_LINE, self._text, at) + 1

    def _token(self, at: int) -> int | None:
        """Reads one token; the offset after it, or none where it cannot be told."""
        text, sign = self._text, self._text[at]
        if sign == "\n":
            return self._after_line(at)
        if sign in " \t":
            stop = _end(_BLANKS, text, at)
            self._blank(at, stop)
            if "\t" in text[at:stop] and self._key is None and _INDICATOR.match(text, stop):
                self._refuse(text.find("\t", at), refusals.tab)
            return stop
        if sign == "#":
            if text[at - 1] not in " \t":
                self._refuse(at, refusals.no_space_before_comment)
            self._ended = at if self._plain else 0
            self._plain = False
            return self._after_line(at)
        indicator = (_INDICATOR_IN_FLOW if self._flow else _INDICATOR).match(text, at)
        if indicator:
            return self._indicated(at, sign)
        if self._key is None:
            self._key = at - self._start
        between = self._flow and sign in "]},"
        if self._full and self._flow and not between:
            self._refuse(self._flow[-1], refusals.open_bracket, text[self._flow[-1]])
        if between or sign in "[{":
            return self._bracket(at, sign)
        self._plain = False
        if sign in _QUOTED:
            return self._quote(at, sign)
        if sign in "&*!":
            return self._property(at)
        header = _HEADER.match(text, at) if sign in "|>" and not self._flow else None
        if header:
            self._blank(*header.span(1))
            return self._block(self._after_line(at))
        if sign in "%@`|>":
            self._refuse(at, refusals.first_sign, text[at : _end(_LINE, text, at)])
        return max(self._word(at), at + 1)

    def _indicated(self, at: int, sign: str) -> int:
        self._plain = self._full = False
        if sign == ":" and self.unseen is None and self._key is not None:
            self._look_at_key(self._start + self._key)
        if self._flow and sign in "-?":
            self._refuse(at, refusals.first_sign, sign)
        if sign == ":" and self._key is None and "?" not in self._text:
            self._refuse(at, refusals.key_missing)
        if self._flow:
            quoted = self._text[at - 1] in "\"']}"
            if sign == ":" and not quoted and self._text[at + 1 : at + 2] in (*",[]{}",):
                self._refuse(at, refusals.no_space_after_colon)
        else:
            column = at - self._start
            if sign == ":" and self._key is not None:
                column = self._key
            if column > self._indents[-1]:
                self._indents.append(column)
        self._key = None
        return at + 1

    def _bracket(self, at: int, sign: str) -> int:
        self._plain, self._full = False, sign in "]}"
        if sign in "[{,":
            self._key = None
        if sign in "[{":
            self._flow.append(at)
            if len(self._flow) > LIMIT_DEPTH:
                self._refuse(at, refusals.too_deep)
        elif sign in "]}":
            opened = self._flow.pop()
            if sign != _PARTNERS[self._text[opened]]:
                self._refuse(opened, refusals.open_bracket, self._text[opened])
        return at + 1

    def _quote(self, at: int, sign: str) -> int | None:
        found = _QUOTED[sign].match(self._text, at)
        if found is None:
            self._refuse(at, refusals.open_quote, sign)
            return None
        for line in _INNER.finditer(found.group()) if not self._flow else ():
            run = line.group()[1:]
            if len(run) <= self._indents[-1]:
                self._refuse(at, refusals.open_quote, sign)
            elif "\t" in run and run.find("\t") <= self._indents[-1]:
                self._refuse(at + line.start() + 1 + run.find("\t"), refusals.tab)
        if not _AFTER_QUOTE.match(self._text, found.end()):
            self._refuse(found.end(), refusals.after_quote)
        self._full, self._word_at = True, found.span()
        return found.end()

    def _property(self, at: int) -> int:
        end = _end(_PROPERTY, self._text, at)
        written = self._text[at:end]
        if written[0] == "!":
            self._refuse(at, refusals.tag, written)
        elif written[0] == "*" and written[1:] not in self._anchors:
            self._refuse(at, refusals.unknown_alias, written[1:])
        elif not _NAMED.fullmatch(written):
            self._refuse(at, refusals.anchor_name, written[1:])
        self._anchors.add(written[1:])
        self._full = written[0] == "*"
        return end

    def _block(self, at: int) -> int:
        """A text in lines of its own; the offset of the line after it."""
        text, indent = self._text, None
        while at < len(text):
            stop = _end(_BLANKS, text, at)
            spaces = stop - at - len(text[at:stop].lstrip(" "))
            blank = text[stop : stop + 1] in ("", "\n")
            if spaces <= max(self._indents[-1], 0) or spaces < (indent or 0):
                if not blank:
                    beside = text[stop] == "#" or _MARKER.match(text, at)
                    if self._indents == [-1] and not beside:
                        self._refuse(stop, refusals.misaligned)
                    break
                self._blank(at, stop, "")
            elif indent is None and (not blank or stop - at > spaces):
                indent = spaces
                if stop - at > spaces:
                    self._refuse(at + spaces, refusals.tab)
            at = self._after_line(stop)
        return at

    def _word(self, at: int, *, goes_on: bool = False) -> int:
        """A text without quotes, on one line; the offset after it."""
        end = _end(_PLAIN_IN_FLOW if self._flow else _PLAIN, self._text, at)
        self._word_at = (at, end)
        if not goes_on and not self._text[at:end].isascii():
            self._look(at, end)
        self._plain = self._full = end > at
        if self._flow and end > at and self._text[at] == ":":
            self._edits.append((at, at + 1, STAND_INS[":"]))
        odd = _TABS_AND_QUESTIONS if self._flow else _TABS
        for found in odd.finditer(self._text, at, end):
            self._edits.append((*found.span(), STAND_INS[found.group()]))
        return end

    def _look_at_key(self, at: int) -> None:
        """Notes a character that nobody sees in a key, which is the first text of its line."""
        text, (start, end) = self._text, self._word_at
        key = text[start:end]
        if not key.isascii() and (self._flow or not text[self._start : at].strip(" -?")):
            odd = next(wrong(key), key.find("\u00ad"))  # which is right in prose alone
            self.unseen = told(text, start + odd, "in a key") if odd >= 0 else None

    def _look(self, start: int, end: int) -> None:
        """Notes a character that nobody sees where a blank is wanted before, or in, a word."""
        text = self._text
        first = next(wrong(text[start:end]), None)
        if self.unseen is not None or first is None:
            return
        indent = not text[self._start : start].strip(" ")
        if first == 0:
            where = "in the indentation" if indent else "before a value"
            self.unseen = told(text, start, where)
            return
        for pattern, where in (
            (_AFTER_DASH, "after the dash"),
            (_AFTER_COLON, "after the colon"),
        ):
            found = pattern.match(text, start, end)
            if found:
                self.unseen = told(text, found.start(1), where)
                return
        comment = _BEFORE_COMMENT.search(text, start, end)
        if comment:
            self.unseen = told(text, comment.start(1), "before a comment")


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at
