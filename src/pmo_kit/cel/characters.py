"""Characters as ranges of code points, and those that differ in letter case only."""

# Letter case is that of RE2's `(?i)`: Unicode's simple case folding (CaseFolding.txt, status C and
# S), one character for one. Unicode never changes the folding of a character once assigned.

from __future__ import annotations

from functools import cache

LAST = 0x10FFFF
Ranges = tuple[tuple[int, int], ...]
"""Characters, each range from the first to the last of it."""
_WRITTEN_OUT = (
    "Kk\u212a Ss\u017f \u00b5\u039c\u03bc \u00c5\u00e5\u212b \u00df\u1e9e"
    " \u0345\u0399\u03b9\u1fbe \u0390\u1fd3 \u0392\u03b2\u03d0 \u0395\u03b5\u03f5"
    " \u0398\u03b8\u03d1\u03f4 \u039a\u03ba\u03f0 \u03a0\u03c0\u03d6 \u03a1\u03c1\u03f1"
    " \u03a3\u03c2\u03c3 \u03a6\u03c6\u03d5 \u03a9\u03c9\u2126 \u03b0\u1fe3 \u0412\u0432\u1c80"
    " \u0414\u0434\u1c81 \u041e\u043e\u1c82 \u0421\u0441\u1c83 \u0422\u0442\u1c84\u1c85"
    " \u042a\u044a\u1c86 \u0462\u0463\u1c87 \u1c88\ua64a\ua64b \u1e60\u1e61\u1e9b \ufb05\ufb06"
    " \u0131"
)
"""The groups that a character's own `lower`, `upper` and `title` do not lead to."""


def one(char: str) -> Ranges:
    """A single character."""
    return ((ord(char), ord(char)),)


def is_one(ranges: Ranges) -> bool:
    """Whether ranges hold a single character."""
    return len(ranges) == 1 and ranges[0][0] == ranges[0][1]


def merged(ranges: Ranges) -> Ranges:
    """The ranges in order, none touching another."""
    found: list[tuple[int, int]] = []
    for low, high in sorted(ranges):
        if found and low <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(high, found[-1][1]))
        else:
            found.append((low, high))
    return tuple(found)


def negated(ranges: Ranges) -> Ranges:
    """All characters outside the ranges."""
    found: list[tuple[int, int]] = []
    following = 0
    for low, high in merged(ranges):
        if low > following:
            found.append((following, low - 1))
        following = high + 1
    return (*found, (following, LAST)) if following <= LAST else tuple(found)


def overlap(some: Ranges, others: Ranges) -> bool:
    """Whether a character is in both."""
    return any(low <= end and begin <= high for low, high in some for begin, end in others)


def in_any_case(ranges: Ranges) -> Ranges:
    """The characters, and those that differ from one of them in case only."""
    codes = (code for low, high in ranges for code in range(low, high + 1))
    found = {ord(form) for code in codes for form in _forms(chr(code))}
    return merged(tuple((code, code) for code in found))


def _forms(char: str) -> set[str]:
    """A character and those that differ from it in case only."""
    written = _written_out().get(char)
    if written is not None:
        return set(written)
    others = (char.lower(), char.upper(), char.title())
    return {char, *(other for other in others if len(other) == 1)}


@cache
def _written_out() -> dict[str, str]:
    return {char: group for group in _WRITTEN_OUT.split(" ") for char in group}
