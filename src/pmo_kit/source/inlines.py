"""What stands within a paragraph or heading of Markdown: its plain text, and the links in it."""

# CommonMark 0.31, with GitHub's `~~` and bare addresses. Each character is looked at a bounded
# number of times, whatever the text.

from __future__ import annotations

import re
from collections import deque
from collections.abc import Mapping

from pmo_kit._start.lazy_pattern import lazy_pattern
from pmo_kit._start.record import NamedTuple
from pmo_kit.source.blocks import MARKUP
from pmo_kit.source.delimiters import Delimiter, run_of, unmarked

Definitions = Mapping[str, str]
"""The targets of a document's link definitions, by label as `label_of` makes them."""

_SPECIAL = lazy_pattern(r"[\\`*_~\[\]<&!\n]|\bhttps?://")
_ESCAPABLE = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_TICKS = lazy_pattern(r"`+")
_ADDRESS = lazy_pattern(r"<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\x00-\x20<>]*)>")
_MAIL = lazy_pattern(r"<([A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*)>")
_BARE = lazy_pattern(r"https?://[A-Za-z0-9][^\s<`\[\]]{0,4000}")
_TAG = lazy_pattern(
    r"""<(?:[A-Za-z][A-Za-z0-9-]*+
        (?:\s++[A-Za-z_:][\w.:-]*+(?:\s*+=\s*+(?:[^\s"'=<>`]++|'[^']*+'|"[^"]*+"))?+)*+\s*+/?>
      | /[A-Za-z][A-Za-z0-9-]*+\s*+>)""",
    re.VERBOSE,
)
_NO_TEXT = (
    ("<!-->", ""),
    ("<!--->", ""),
    ("<!--", "-->"),
    ("<?", "?>"),
    ("<![CDATA[", "]]>"),
)
_DECLARATION = lazy_pattern(r"<![A-Za-z]")
_ENTITY = lazy_pattern(
    r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});",
)
_LABEL = lazy_pattern(r"\[((?:[^\[\]\\]|\\.){0,999})\]", re.DOTALL)
_IN_ANGLES = lazy_pattern(r"<((?:[^<>\n\\]|\\.)*+)>")
_TITLE = lazy_pattern(
    r"""\s++(?:"(?:[^"\\]|\\.)*+"|'(?:[^'\\]|\\.)*+'|\((?:[^()\\]|\\.)*+\))""", re.DOTALL
)
_BLANKS = lazy_pattern(r"\s*+")
_ENDINGS = "?!.,:;*_~'\""
_MOST_OPEN = 100  # brackets that wait for their end; the oldest give way
_MOST_PARENTHESES = 32
_LONGEST_TARGET = 4_000


class Link(NamedTuple):
    """A link or an image: its text without markup, where it leads, and where it begins."""

    text: str
    target: str
    offset: int
    image: bool = False


class Inline(NamedTuple):
    """A text without its markup, and the links and images in it, in their order."""

    text: str
    links: tuple[Link, ...]


def read_inline(text: str, definitions: Definitions) -> Inline:
    """What a paragraph or heading says; `definitions` tells where `[label]` leads."""
    if not (MARKUP.search(text) or "://" in text or "\n" in text):
        return Inline(text, ())
    return _Reader(text, definitions).read()


def label_of(text: str) -> str:
    """A label as labels are compared: without regard to case, blanks and line breaks as one."""
    return " ".join(text.split()).casefold()


def unescaped(text: str) -> str:
    """A text without the backslashes before punctuation, and with its entities as characters."""
    if "\\" in text:
        text = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text)
    if "&" in text:
        import html

        text = _ENTITY.sub(lambda found: html.unescape(found[0]), text)
    return text


def destination(text: str, at: int) -> tuple[str, int] | None:
    """The target of a link that is written at an offset, and the offset behind it."""
    if text[at : at + 1] == "<":
        found = _IN_ANGLES.match(text, at)
        return (unescaped(found[1]), found.end()) if found else None
    start, depth = at, 0
    while at < len(text) and at - start < _LONGEST_TARGET:
        char = text[at]
        if char <= " " or char == "\x7f":
            break
        if char == "\\" and text[at + 1 : at + 2] in _ESCAPABLE:
            at += 1
        elif char == "(":
            depth += 1
            if depth > _MOST_PARENTHESES:
                return None
        elif char == ")":
            if not depth:
                break
            depth -= 1
        at += 1
    return None if depth else (unescaped(text[start:at]), at)


def after_title(text: str, at: int) -> int:
    """The offset behind a link's title, or the same one where there is none."""
    found = _TITLE.match(text, at)
    return found.end() if found else at


class _Bracket(NamedTuple):
    """A `[` or `![` that may begin a link or an image."""

    image: bool
    offset: int
    piece: int  # where it stands among the pieces
    delimiters: int  # how many delimiters there were before it
    links: int  # how many links there were before it


class _Reader:
    """Reads one text from left to right into pieces of plain text."""

    def __init__(self, text: str, definitions: Definitions) -> None:
        self._text = text
        self._definitions = definitions
        self._pieces: list[str] = []
        self._delimiters: list[Delimiter] = []
        self._open: deque[_Bracket] = deque(maxlen=_MOST_OPEN)
        self._links: list[tuple[Link, bool]] = []  # and whether it is a bare address
        self._ticks: dict[int, deque[int]] | None = None
        self._never: set[str] = set()  # endings of which none is left

    def read(self) -> Inline:
        """The plain text and the links."""
        at = 0
        while found := _SPECIAL.search(self._text, at):
            self._pieces.append(self._text[at : found.start()])
            at = self._special(found)
        self._pieces.append(self._text[at:])
        unmarked(self._pieces, self._delimiters, 0)
        links = sorted((link for link, _ in self._links), key=lambda link: link.offset)
        return Inline("".join(self._pieces), tuple(links))

    def _special(self, found: re.Match[str]) -> int:
        """Reads what begins with a sign; returns the offset behind it."""
        at, sign = found.start(), found.group()
        if sign == "\\":
            return self._escape(at)
        if sign == "`":
            return self._code(at)
        if sign in "*_~":
            delimiter = run_of(self._text, at, len(self._pieces))
            self._delimiters.append(delimiter)
            return self._plain(at, at + delimiter.count)
        if sign in "[!":
            return self._bracket(at)
        if sign == "]":
            return self._close(at)
        if sign == "<":
            return self._angle(at)
        if sign == "&":
            entity = _ENTITY.match(self._text, at)
            self._pieces.append(unescaped(entity[0]) if entity else "&")
            return entity.end() if entity else at + 1
        return self._bare(at) if len(sign) > 1 else self._line_end(at)

    def _plain(self, at: int, end: int) -> int:
        self._pieces.append(self._text[at:end])
        return end

    def _line_end(self, at: int) -> int:
        """A line break is a blank; those around it go."""
        if self._pieces:
            self._pieces[-1] = self._pieces[-1].rstrip(" ")
        self._pieces.append(" ")
        after = at + 1
        while self._text[after : after + 1] in (" ", "\t"):
            after += 1
        return after

    def _escape(self, at: int) -> int:
        following = self._text[at + 1 : at + 2]
        if following == "\n":
            return self._line_end(at + 1)
        if following and following in _ESCAPABLE:
            return self._plain(at + 1, at + 2)
        return self._plain(at, at + 1)

    def _code(self, at: int) -> int:
        """Code between two runs of as many backticks, or the backticks themselves."""
        if self._ticks is None:
            self._ticks = {}
            for run in _TICKS.finditer(self._text):
                self._ticks.setdefault(len(run[0]), deque()).append(run.start())
        found = _TICKS.match(self._text, at)
        count = len(found[0]) if found else 1
        places = self._ticks.get(count, deque())
        while places and places[0] < at + count:
            places.popleft()
        if not places:
            return self._plain(at, at + count)
        code = self._text[at + count : places[0]].replace("\n", " ")
        if code[:1] == code[-1:] == " " and code.strip(" "):
            code = code[1:-1]
        self._pieces.append(code)
        return places[0] + count

    def _angle(self, at: int) -> int:
        """An address in angle brackets, a comment, a tag, or just `<`."""
        address = _ADDRESS.match(self._text, at)
        mail = None if address else _MAIL.match(self._text, at)
        if address or mail:
            found = address or mail
            assert found is not None
            target = found[1] if address else f"mailto:{found[1]}"
            self._links.append((Link(found[1], target, at), False))
            self._pieces.append(found[1])
            return found.end()
        for begin, ending in _NO_TEXT:
            if self._text.startswith(begin, at):
                return self._without(at, at + len(begin), ending)
        if _DECLARATION.match(self._text, at):
            return self._without(at, at + 3, ">")
        tag = _TAG.match(self._text, at)
        return tag.end() if tag else self._plain(at, at + 1)

    def _without(self, at: int, inner: int, ending: str) -> int:
        """Leaves out what stands up to an ending; once there was none, none is looked for."""
        end = -1 if ending in self._never else self._text.find(ending, inner)
        if end >= 0:
            return end + len(ending)
        self._never.add(ending)
        return self._plain(at, at + 1)

    def _bare(self, at: int) -> int:
        """An address without brackets, without the punctuation of the sentence around it."""
        begins = at == 0 or self._text[at - 1].isspace() or self._text[at - 1] in "*_~("
        found = _BARE.match(self._text, at) if begins else None
        if found is None:
            return self._plain(at, at + 4)
        address = _without_ending(found.group())
        self._links.append((Link(address, address, at), True))
        return self._plain(at, at + len(address))

    def _bracket(self, at: int) -> int:
        image = self._text[at] == "!"
        if image and self._text[at + 1 : at + 2] != "[":
            return self._plain(at, at + 1)
        end = at + 1 + image
        self._open.append(
            _Bracket(image, at, len(self._pieces), len(self._delimiters), len(self._links))
        )
        return self._plain(at, end)

    def _close(self, at: int) -> int:
        """The end of a link's text where a target follows it, or just `]`."""
        if not self._open:
            return self._plain(at, at + 1)
        bracket = self._open.pop()
        found = self._inline_target(at + 1) or self._referred(bracket, at)
        if found is None:
            return self._plain(at, at + 1)
        target, end = found
        unmarked(self._pieces, self._delimiters, bracket.delimiters)
        text = "".join(self._pieces[bracket.piece + 1 :])
        self._pieces[bracket.piece :] = [text]
        inner = self._links[bracket.links :]
        if bracket.image:  # what its text describes is not there
            del self._links[bracket.links :]
        else:
            self._links[bracket.links :] = [(link, bare) for link, bare in inner if not bare]
            images = [one for one in self._open if one.image]
            self._open.clear()  # a link holds no link
            self._open.extend(images)
        self._links.append((Link(text, target, bracket.offset, bracket.image), False))
        return end

    def _inline_target(self, at: int) -> tuple[str, int] | None:
        """The target behind `](`, and the offset behind its `)`."""
        text = self._text
        if text[at : at + 1] != "(":
            return None
        start = _end_of_blanks(text, at + 1)
        found = destination(text, start)
        if found is None:
            return None
        target, end = found
        end = _end_of_blanks(text, after_title(text, end) if end > start else end)
        return (target, end + 1) if text[end : end + 1] == ")" else None

    def _referred(self, bracket: _Bracket, at: int) -> tuple[str, int] | None:
        """Where a label leads: that behind the text, or the text itself."""
        if not self._definitions:
            return None
        own = self._text[bracket.offset + 1 + bracket.image : at]
        found = _LABEL.match(self._text, at + 1)
        if found is not None and found[1].strip():
            target = self._definitions.get(label_of(found[1]))
            return None if target is None else (target, found.end())
        target = self._definitions.get(label_of(own)) if len(own) < 1000 else None
        end = found.end() if found is not None else at + 1
        return None if target is None else (target, end)


def _end_of_blanks(text: str, at: int) -> int:
    found = _BLANKS.match(text, at)
    return found.end() if found else at


def _without_ending(address: str) -> str:
    """A bare address without what ends the sentence that it stands in."""
    end, more = len(address), address.count(")") - address.count("(")
    while end:
        last = address[end - 1]
        if last == ")" and more > 0:
            more -= 1
        elif last not in _ENDINGS:
            break
        end -= 1
    return address[:end]
