"""The subset of regular expressions that `matches` takes: text of a pattern -> its tree.

Everything in it means the same in RE2 and in Python once `pattern_source` has written it out.
"""

from __future__ import annotations

from typing import NamedTuple

MAX_STATES = 2_000
_LAST = 0x10FFFF
_DIGIT = ((48, 57),)
_WORD = ((48, 57), (65, 90), (95, 95), (97, 122))
_SPACE = ((9, 10), (12, 13), (32, 32))
_CLASSES = {"d": _DIGIT, "w": _WORD, "s": _SPACE}
_CONTROLS = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v", "a": "\a"}
Ranges = tuple[tuple[int, int], ...]


class PatternError(Exception):
    """What a pattern may not hold; `offset` counts from its first character."""

    def __init__(self, message: str, offset: int, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset
        self.remedy = remedy


class Chars(NamedTuple):
    """One character out of ranges of code points."""

    ranges: Ranges


class Edge(NamedTuple):
    """`^`, the start of the text, or `$`, its end."""

    start: bool


class Repeat(NamedTuple):
    """A part repeated at least and at most so often; `most` None is without end."""

    part: Part
    least: int
    most: int | None


class Sequence(NamedTuple):
    """Parts one after the other."""

    parts: tuple[Part, ...]


class Either(NamedTuple):
    """One of several parts."""

    branches: tuple[Part, ...]


Part = Chars | Edge | Repeat | Sequence | Either


def parse_pattern(pattern: str) -> Part:
    """The tree of a pattern; `PatternError` for what is outside the subset or too large."""
    reader = _Reader(pattern)
    part = reader.either(0)
    if reader.at < len(pattern):
        raise PatternError("this `)` closes nothing", reader.at, "Write `\\)` for the character.")
    if states(part) > MAX_STATES:
        raise PatternError("the pattern is too large", 0, "Repeat less, or split it.")
    return part


def states(part: Part) -> int:
    """How many states an automaton for this part has."""
    if isinstance(part, Repeat):
        return states(part.part) * max(part.most or part.least + 1, 1) + 1
    if isinstance(part, Sequence):
        return sum(map(states, part.parts))
    return sum(map(states, part.branches)) + 1 if isinstance(part, Either) else 1


class _Reader:
    """Reads one pattern from left to right."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.at = 0

    def peek(self) -> str:
        return self.pattern[self.at : self.at + 1]

    def take(self, text: str) -> bool:
        if self.pattern.startswith(text, self.at):
            self.at += len(text)
            return True
        return False

    def either(self, depth: int) -> Part:
        if depth > 20:
            raise PatternError("the pattern is nested too deeply", self.at, "Use fewer brackets.")
        branches = [self.sequence(depth)]
        while self.take("|"):
            branches.append(self.sequence(depth))
        return branches[0] if len(branches) == 1 else Either(tuple(branches))

    def sequence(self, depth: int) -> Part:
        parts: list[Part] = []
        while self.peek() not in ("", "|", ")"):
            parts.append(self.repeated(self.atom(depth)))
        return parts[0] if len(parts) == 1 else Sequence(tuple(parts))

    def repeated(self, part: Part) -> Part:
        start = self.at
        bounds = self.bounds()
        if bounds is None:
            return part
        if isinstance(part, Edge):
            raise PatternError("`^` and `$` cannot be repeated", start)
        self.take("?")  # how much a repetition prefers makes no difference to a yes or no
        again = self.at
        if self.peek() == "+" or self.bounds() is not None:
            remedy = "Repeat once: `a*`, `a{2,4}`."
            raise PatternError("a repetition cannot itself be repeated", again, remedy)
        return Repeat(part, *bounds)

    def bounds(self) -> tuple[int, int | None] | None:
        for sign, bounds in (("*", (0, None)), ("+", (1, None)), ("?", (0, 1))):
            if self.take(sign):
                return bounds
        return self.counted() if self.peek() == "{" else None

    def counted(self) -> tuple[int, int | None]:
        start = self.at
        end = self.pattern.find("}", start)
        low, comma, high = self.pattern[start + 1 : end].partition(",")
        digits = (
            low.isascii() and low.isdigit() and (not high or (high.isascii() and high.isdigit()))
        )
        if end < 0 or not digits or len(low) > 4 or len(high) > 4:
            remedy = "Write `{2}`, `{2,}` or `{2,4}`, or `\\{` for the character."
            raise PatternError("this is no count", start, remedy)
        self.at = end + 1
        least = int(low)
        most = (int(high) if high else None) if comma else least
        if least > 1000 or (most or 0) > 1000 or (most is not None and most < least):
            raise PatternError("a count goes from small to large, up to 1000", start)
        return least, most

    def atom(self, depth: int) -> Part:
        start = self.at
        char = self.peek()
        if char == "(":
            return self.group(depth)
        if char == "[":
            return self.bracketed()
        self.at += 1
        if char == ".":
            return Chars(negated(((10, 10),)))
        if char in "^$":
            return Edge(char == "^")
        if char == "\\":
            return Chars(self.escaped(start))
        if char in "*+?{":
            raise PatternError(f"`{char}` repeats nothing", start, f"Write `\\{char}`.")
        return Chars(((ord(char), ord(char)),))

    def group(self, depth: int) -> Part:
        start = self.at
        self.take("(")
        if self.take("?") and not self.take(":"):
            message = "look-around, flags and names of groups are not in the subset"
            raise PatternError(message, start, "Use `( … )` or `(?: … )`.")
        part = self.either(depth + 1)
        if not self.take(")"):
            raise PatternError("this `(` is never closed", start, "Write `\\(` for the character.")
        return part

    def escaped(self, start: int) -> Ranges:
        """The characters that a backslash and the next character stand for."""
        char = self.peek()
        self.at += 1
        if char.lower() in _CLASSES:
            ranges = _CLASSES[char.lower()]
            return ranges if char.islower() else negated(ranges)
        if char in _CONTROLS:
            char = _CONTROLS[char]
        elif char.isdigit():
            raise PatternError("references back to groups are not in the subset", start)
        elif not char or char.isalpha() or not char.isascii():
            message = f"`\\{char}` is not in the subset"
            raise PatternError(
                message, start, "Of letters, only \\d \\w \\s \\D \\W \\S \\n \\t \\r."
            )
        return ((ord(char), ord(char)),)

    def bracketed(self) -> Part:
        start = self.at
        self.take("[")
        inverted = self.take("^")
        ranges: list[tuple[int, int]] = []
        while self.peek() != "]" or self.at == start + 1 + inverted:
            if not self.peek():
                raise PatternError(
                    "this `[` is never closed", start, "Write `\\[` for the character."
                )
            ranges += self.class_item()
        self.at += 1
        return Chars(negated(tuple(ranges)) if inverted else merged(ranges))

    def class_item(self) -> Ranges:
        start = self.at
        low = self.class_char()
        ahead = self.pattern[self.at + 1 : self.at + 2]
        if self.peek() != "-" or ahead in ("]", ""):
            return low
        self.at += 1
        high = self.class_char()
        (first, last), *_ = (*low, *high[1:])
        if len(low) + len(high) > 2 or first != last or high[0][0] != high[0][1]:
            raise PatternError("a range goes from one character to another", start)
        if first > high[0][0]:
            raise PatternError("this range goes backwards", start, "Write the lesser one first.")
        return ((first, high[0][0]),)

    def class_char(self) -> Ranges:
        start = self.at
        char = self.peek()
        self.at += 1
        if char == "\\":
            return self.escaped(start)
        if char == "[":
            raise PatternError("write `\\[` inside brackets", start, "As in `[\\[\\]]`.")
        return ((ord(char), ord(char)),)


def merged(ranges: list[tuple[int, int]]) -> Ranges:
    """The ranges in order, none overlapping another."""
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
    for low, high in merged(list(ranges)):
        if low > following:
            found.append((following, low - 1))
        following = high + 1
    if following <= _LAST:
        found.append((following, _LAST))
    return tuple(found)
