"""Characters that nobody sees: which there are, where they are right, and how one is told.

A no-break blank in French prose, a joiner in Persian or in an emoji, a mark of direction beside
Hebrew are right text. What stands where YAML or Markdown wants a blank, in a key, or where no
language has it, is told by its name, at its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pmo_kit._start.lazy_pattern import lazy_pattern
from pmo_kit.source.data import Problem
from pmo_kit.source.place import position

BLANKS = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""What looks like a blank and is none to YAML and Markdown, as a class of a pattern holds it."""

_UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff"
)
INVISIBLE = BLANKS + _UNSEEN
"""All of them, as a class of a pattern holds them."""

_ANY = lazy_pattern(f"[{INVISIBLE}]")
_BLANK = lazy_pattern(f"[{BLANKS}]")
_BYTES = tuple(
    (first, lazy_pattern(re.escape(first) + rest, re.DOTALL))
    for first, rest in (
        (b"\xc2", rb"[\xa0\xad]"),
        (b"\xcd", rb"\x8f"),
        (b"\xd8", rb"\x9c"),
        (b"\xe1", rb"(?:\x85[\x9f\xa0]|\x9a\x80|\x9e[\xb4\xb5]|\xa0[\x8b-\x8f])"),
        (b"\xe2", rb"(?:\x80[\x80-\x8f\xaa-\xaf]|\x81[\x9f-\xaf]|\xa0\x80)"),
        (b"\xe3", rb"(?:\x80\x80|\x85\xa4)"),
        (b"\xef", rb"(?:\xb8[\x80-\x8f]|\xbb\xbf|\xbe\xa0|\xbf[\xb9-\xbb])"),
        (b"\xf3", rb"\xa0"),
    )
)
_TURNED = lazy_pattern("[\u0590-\u08ff\ufb1d-\ufdcf\ufdf0-\ufefc\U00010800-\U00010fff]")
_SPACELESS = lazy_pattern("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u4e00-\u9fff]")
_NEVER = lazy_pattern(
    "[\ufeff\ufff9-\ufffb\u202a-\u202e\u2066-\u2069\U000e0000-\U000e0fff\ufe00-\ufe0f]"
)
_TURNING = lazy_pattern("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_SELECTOR = lazy_pattern("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_FLAG = "\U0001f3f4"
_LONGEST_FLAG = 8


def may_hold(text: str) -> bool:
    """Whether a text holds such a character; it is asked of its bytes, which is quicker."""
    if text.isascii():
        return False
    content = text.encode()
    return any(first in content and pattern.search(content) for first, pattern in _BYTES)


def wrong(text: str, *, blanks: bool = True) -> Iterator[int]:
    """Where such characters stand that no language wants there; `blanks` says if those count."""
    turned: bool | None = None
    for found in _ANY.finditer(text):
        sign, at = found.group(), found.start()
        if _BLANK.match(sign):
            if blanks:
                yield at
        elif _TURNING.match(sign):
            turned = _TURNED.search(text) is not None if turned is None else turned
            if not turned:
                yield at
        elif not _is_right(text, sign, at):
            yield at


def never_right(text: str) -> Problem | None:
    """The first character that is wrong wherever it stands in a text."""
    if _NEVER.search(text) is None:
        return None
    at = next((at for at in wrong(text, blanks=False) if _NEVER.match(text[at])), None)
    return None if at is None else told(text, at, "in the text")


def seen(text: str) -> str:
    """A text as a reader sees it: what nobody sees is gone, and every blank is an ordinary one."""
    if not may_hold(text):
        return text
    return _ANY.sub(lambda found: " " if _BLANK.match(found[0]) else "", text)


def lines_with(text: str) -> Iterator[str]:
    """The lines of a text that hold such characters."""
    end = -1
    for found in _ANY.finditer(text):
        if found.start() > end:
            end = text.find("\n", found.start())
            end = len(text) if end < 0 else end
            yield text[text.rfind("\n", 0, found.start()) + 1 : end]


def first_in(text: str) -> int | None:
    """Where the first of all these characters stands in a text."""
    found = _ANY.search(text)
    return found.start() if found else None


def told(text: str, at: int, where: str) -> Problem:
    """The character at an offset, by its name and number, and what to do."""
    named, looks, remedy = _named(text[at])
    message = f"{named[0].upper()}{named[1:]} stands {where}, which {looks}."
    return Problem(message, remedy, *position(text, at))


def unseen_in(value: str) -> tuple[str, str] | None:
    """What is to be said of a refused value, or key, with such a character; and the remedy."""
    at = first_in(value)
    if at is None:
        return None
    named, looks, remedy = _named(value[at])
    return f"has {named} as character {at + 1}, which {looks}.", remedy


def _named(sign: str) -> tuple[str, str, str]:
    """A character by its name and number, what a reader sees of it, and what to do."""
    import unicodedata

    name = unicodedata.name(sign, "character without a name")
    shown = f"{'an' if name[0] in 'AEIO' else 'a'} {name} (U+{ord(sign):04X})"
    if _BLANK.match(sign):
        return shown, "looks like a blank and is none", "Write an ordinary blank, or delete it."
    return shown, "nobody can see", "Delete it."


def _is_right(text: str, sign: str, at: int) -> bool:
    """Whether a character is right between those that stand beside it."""
    before, after = text[max(at - 1, 0) : at], text[at + 1 : at + 2]
    inside = bool(before and after) and not (before + after).isspace()
    if sign in "\u200c\u200d":
        return inside and not before.isascii()
    if sign == "\u200b":
        return inside and bool(_SPACELESS.match(before) or _SPACELESS.match(after))
    if sign == "\u00ad":
        return inside and before.isalpha() and after.isalpha()
    if _SELECTOR.match(sign):
        return before in "#*0123456789" if before.isascii() else not _ANY.match(before)
    return _FLAG in text[max(at - _LONGEST_FLAG, 0) : at]
