"""Which `*`, `_` and `~` of a Markdown text are markup, by CommonMark's rules for emphasis."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass


@dataclass(slots=True)
class Delimiter:
    """A run of one sign; `piece` is where it stands among the pieces of the text."""

    sign: str
    count: int
    piece: int
    opens: bool
    closes: bool
    length: int  # the count before any of it was used


def run_of(text: str, at: int, piece: int) -> Delimiter:
    """The run of signs that begins at an offset, and whether it may open or close emphasis."""
    sign, end = text[at], at
    while text[end : end + 1] == sign:
        end += 1
    before, after = text[at - 1 : at] if at else " ", text[end : end + 1] or " "
    left = not after.isspace() and (
        not _is_punctuation(after) or before.isspace() or _is_punctuation(before)
    )
    right = not before.isspace() and (
        not _is_punctuation(before) or after.isspace() or _is_punctuation(after)
    )
    opens, closes = left, right
    if sign == "_":
        opens = left and (not right or _is_punctuation(before))
        closes = right and (not left or _is_punctuation(after))
    elif sign == "~" and end - at > 2:
        opens = closes = False
    return Delimiter(sign, end - at, piece, opens, closes, end - at)


def unmarked(pieces: list[str], delimiters: list[Delimiter], bottom: int) -> None:
    """Take the signs that are markup out of the pieces, and all delimiters from `bottom` on."""
    waiting: list[Delimiter] = []
    fewest: dict[tuple[str, bool, int], int] = {}  # below it, no opener for such a closer
    for closer in delimiters[bottom:]:
        while closer.closes and closer.count:
            key = (closer.sign, closer.opens, closer.length % 3)  # of `~` its length
            at = _opener(waiting, closer, fewest.get(key, 0))
            if at is None:
                fewest[key] = len(waiting)
                break
            opener = waiting[at]
            del waiting[at + 1 :]
            for known, least in fewest.items():
                fewest[known] = min(least, at + 1)
            used = min(opener.count, closer.count, 2)
            for one in (opener, closer):
                one.count -= used
                pieces[one.piece] = one.sign * one.count
            if not opener.count:
                waiting.pop()
        if closer.opens and closer.count:
            waiting.append(closer)
    del delimiters[bottom:]


def _opener(waiting: list[Delimiter], closer: Delimiter, least: int) -> int | None:
    """The position of the nearest run that a closing one ends."""
    for at in range(len(waiting) - 1, least - 1, -1):
        opener = waiting[at]
        if opener.sign != closer.sign:
            continue
        if closer.sign == "~":
            if opener.count == closer.count:
                return at
            continue
        odd = (opener.closes or closer.opens) and (opener.length + closer.length) % 3 == 0
        if not odd or opener.length % 3 == closer.length % 3 == 0:
            return at
    return None


def _is_punctuation(char: str) -> bool:
    return unicodedata.category(char)[0] in "PS"
