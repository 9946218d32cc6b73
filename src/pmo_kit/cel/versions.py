"""Versions in their order: `1.10` after `1.9`, `2.0-rc.1` before `2.0`."""

# The order is that of Semantic Versioning 2.0.0, section 11, for any number of dotted numbers: of
# two, the shorter is filled up with zeros (PEP 440), numbers may begin with zeros (`24.04`), and a
# `v` may stand before them (PEP 440, `v1.30`).

from __future__ import annotations

import re
from functools import cache

from pmo_kit.cel.types import Version

MAX_VERSION = 256
_Part = tuple[int, int, str]


@cache
def _pattern() -> re.Pattern[str]:
    words = r"[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*"
    return re.compile(rf"v?([0-9]+(?:\.[0-9]+)*)(?:-({words}))?(?:\+{words})?")


def read_version(text: str) -> Version | None:
    """The version that a text is; none where it is none."""
    match = _pattern().fullmatch(text) if len(text) <= MAX_VERSION else None
    if match is None:
        return None
    numbers = [int(number) for number in match[1].split(".")]
    while numbers and numbers[-1] == 0:
        numbers.pop()
    words = match[2].split(".") if match[2] else []
    if any(word.isdigit() and word != "0" and word[0] == "0" for word in words):
        return None
    return Version(text, (tuple(numbers), not words, tuple(map(_part, words))))


def _part(word: str) -> _Part:
    """A part of what follows the hyphen: numbers before words, each in its order."""
    return (0, int(word), "") if word.isdigit() else (1, 0, word)
