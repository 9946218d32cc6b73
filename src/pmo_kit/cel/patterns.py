"""`matches`: a literal pattern of a checked subset, found in a text in linear time.

All that is in the subset means the same in RE2 and in Python. And it leaves no choice: at each
character of a text there is at most one way to go on. So Python's engine, which tries one way after
the other, never takes a character twice; decision 0012 has the proof.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from pmo_kit._start.record import NamedTuple
from pmo_kit.cel.characters import LAST, Ranges, in_any_case, is_one, merged, negated, one, overlap
from pmo_kit.cel.errors import CelBudgetError, CelError
from pmo_kit.cel.frame import Frame
from pmo_kit.cel.semantics import mismatch
from pmo_kit.cel.types import Value

MAX_SIZE = 2_000
MAX_TEXT = 1_000_000  # a repeated group takes some 60 bytes for each character
_DIGIT = ((48, 57),)
_WORD = ((48, 57), (65, 90), (95, 95), (97, 122))
_SPACE = ((9, 10), (12, 13), (32, 32))
_CLASSES = {"d": _DIGIT, "w": _WORD, "s": _SPACE}
_CONTROLS = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v", "a": "\a"}
_COUNT = re.compile(r"\{(\d{1,4})(,(\d{0,4}))?\}", re.ASCII)
_TWO_WAYS = "this can match in two ways, so that a long text could take long"


class PatternError(CelError):
    """What a pattern may not hold; `offset` counts from its first character."""


class Part(NamedTuple):
    """A part of a pattern in Python's notation, and what decides whether it leaves a choice."""

    regex: str
    size: int  # characters, each counted as often as it may be repeated
    empty: bool  # whether it also matches nothing
    first: Ranges  # what it may begin with
    more: Ranges = ()  # what it may go on with where it may end
    endless: bool = False  # whether it repeats without end
    late: bool = False  # whether it may fail after a repetition without end


_NOTHING = Part("", 0, True, ())
_END = Part(r"\Z", 1, False, ((LAST + 1, LAST + 1),))  # as a character after the last one


def found(frame: Frame, text: Value, pattern: str) -> bool:
    """Whether a pattern occurs in a text.

    Raises `CelEvalError` where `text` is none, too long, or the budget of steps is used up.
    """
    if type(text) is not str:
        raise mismatch("matches", text)
    if len(text) > MAX_TEXT:
        raise CelBudgetError(f"budget: `matches` takes texts of at most {MAX_TEXT:,} characters")
    search, tests = _compiled(pattern)
    frame.spend(1 + len(text) * tests // 4)
    return search(text) is not None


@lru_cache(maxsize=500)
def _compiled(pattern: str) -> tuple[Callable[[str], object], int]:
    """A pattern ready to search, and what a character of a text costs, in tests of characters."""
    part, anchored = parse_pattern(pattern)
    compiled = re.compile(part.regex)
    return compiled.match if anchored else compiled.search, 1 + part.size // 8


def parse_pattern(pattern: str) -> tuple[Part, bool]:
    """A pattern, and whether it begins at the start of the text only.

    Raises `PatternError` where it is outside the subset, too large, or leaves a choice.
    """
    reader = _Reader(pattern)
    anchored = reader.anchored
    part = reader.either(0)
    if reader.at < len(pattern):
        raise PatternError("this `)` closes nothing", reader.at, "Write `\\)` for the character.")
    if part.size > MAX_SIZE:
        raise PatternError("the pattern is too large", 0, "Repeat less, or split it.")
    if part.late and not anchored:
        message = "this is sought from each character on, so that a long text could take long"
        remedy = "Begin it with `^`, or let nothing have to follow what repeats without end."
        raise PatternError(message, 0, remedy)
    return part, anchored


class _Reader:
    """Reads one pattern from left to right."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.at = 0
        self.any_case = self.take("(?i)")
        self.anchored = self.peek() == "^"

    def peek(self) -> str:
        return self.pattern[self.at : self.at + 1]

    def take(self, text: str) -> bool:
        if self.pattern.startswith(text, self.at):
            self.at += len(text)
            return True
        return False

    def either(self, depth: int) -> Part:
        """One of several parts, none of which begins like another."""
        if depth > 20:
            raise PatternError("the pattern is nested too deeply", self.at, "Use fewer brackets.")
        part = self.branch(depth)
        if self.peek() != "|":
            return part
        while self.take("|"):
            start = self.at
            other = self.branch(depth)
            if overlap(part.first, other.first) or (part.empty and other.empty):
                remedy = "Let each way begin with another character: `a(b|c)` for `ab|ac`."
                raise PatternError(_TWO_WAYS, start, remedy)
            part = Part(
                f"{part.regex}|{other.regex}",
                part.size + other.size,
                part.empty or other.empty,
                merged(part.first + other.first),
                merged(part.more + other.more),
                part.endless or other.endless,
                part.late or other.late,
            )
        return part._replace(regex=f"(?:{part.regex})", size=part.size + 1)

    def branch(self, depth: int) -> Part:
        """A sequence; the first of all, and with it all others, may begin with `^`."""
        start = self.at
        if depth == 0 and self.take("^") is not self.anchored:
            message = "`^` begins all ways to match, or none"
            raise PatternError(message, start, "Write it once: `^(a|b)` for `^a|^b`.")
        if self.at > start and self.peek() in tuple("*+?{"):
            raise PatternError("`^` and `$` cannot be repeated", self.at)
        return self.sequence(depth)

    def sequence(self, depth: int) -> Part:
        whole = _NOTHING
        while self.peek() not in ("", "|", ")"):
            start = self.at
            part = self.repeated(self.atom(depth))
            open_to = whole.more + (whole.first if whole.empty else ())
            if overlap(open_to, part.first):
                remedy = "Let what follows begin with a character that cannot stand before it."
                raise PatternError(_TWO_WAYS, start, remedy)
            whole = Part(
                whole.regex + part.regex,
                whole.size + part.size,
                whole.empty and part.empty,
                merged(whole.first + part.first) if whole.empty else whole.first,
                merged(whole.more + part.first + part.more) if part.empty else part.more,
                whole.endless or part.endless,
                whole.late or part.late or (whole.endless and not part.empty),
            )
        return whole

    def repeated(self, part: Part) -> Part:
        start = self.at
        bounds = self.bounds()
        if bounds is None:
            return part
        if part is _END:
            raise PatternError("`^` and `$` cannot be repeated", start)
        self.take("?")  # how much a repetition prefers makes no difference to a yes or no
        again = self.at
        if self.peek() == "+" or self.bounds() is not None:
            remedy = "Repeat once: `a*`, `a{2,4}`."
            raise PatternError("a repetition cannot itself be repeated", again, remedy)
        return self.times(part, start, *bounds)

    def times(self, part: Part, start: int, least: int, most: int | None) -> Part:
        """A part repeated at least and at most so often; `most` None is without end."""
        if most == 0:
            return _NOTHING
        if part.empty:
            remedy = "Repeat what has at least one character: `(a|b)*` for `(a*b*)*`."
            raise PatternError("what is repeated here may be empty", start, remedy)
        again = most is None or most > 1
        if again and overlap(part.more, part.first):
            raise PatternError(_TWO_WAYS, start, "Repeat once: `a+` for `(a+)+`.")
        return Part(
            f"(?:{part.regex}){{{least},{'' if most is None else most}}}",
            part.size * (most or least + 1) + 1,
            least == 0,
            part.first,
            merged(part.more + part.first) if again and most != least else part.more,
            most is None or part.endless,
            part.late or (part.endless and least > 1),
        )

    def bounds(self) -> tuple[int, int | None] | None:
        for sign, bounds in (("*", (0, None)), ("+", (1, None)), ("?", (0, 1))):
            if self.take(sign):
                return bounds
        return self.counted() if self.peek() == "{" else None

    def counted(self) -> tuple[int, int | None]:
        count = _COUNT.match(self.pattern, self.at)
        if count is None:
            remedy = "Write `{2}`, `{2,}` or `{2,4}`, or `\\{` for the character."
            raise PatternError("this is no count", self.at, remedy)
        least = int(count[1])
        most = (int(count[3]) if count[3] else None) if count[2] else least
        if least > 1000 or (most or 0) > 1000 or (most is not None and most < least):
            raise PatternError("a count goes from small to large, up to 1000", self.at)
        self.at = count.end()
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
            return _chars(negated(((10, 10),)))
        if char == "$":
            return _END
        if char == "^":
            raise PatternError("`^` stands at the start", start, "Write `\\^` for the character.")
        if char in "*+?{":
            raise PatternError(f"`{char}` repeats nothing", start, f"Write `\\{char}`.")
        ranges = self.escaped(start) if char == "\\" else one(char)
        return _chars(self.in_any_case(ranges, start) if is_one(ranges) else ranges)

    def group(self, depth: int) -> Part:
        start = self.at
        self.take("(")
        if self.take("?") and not self.take(":"):
            message = "look-around, names of groups and flags are not in the subset"
            remedy = "Use `( … )` or `(?: … )`; `(?i)` stands once, as the first of all."
            raise PatternError(message, start, remedy)
        part = self.either(depth + 1)
        if not self.take(")"):
            raise PatternError("this `(` is never closed", start, "Write `\\(` for the character.")
        return part

    def escaped(self, start: int) -> Ranges:
        """The characters that a backslash and the next character stand for."""
        char = self.peek()
        self.at += 1
        if char.lower() in _CLASSES:
            ranges = self.in_any_case(_CLASSES[char.lower()], start)
            return ranges if char.islower() else negated(ranges)
        if char.isdigit():
            raise PatternError("references back to groups are not in the subset", start)
        if char not in _CONTROLS and (not char or char.isalpha() or not char.isascii()):
            remedy = "Of letters, only \\d \\w \\s \\D \\W \\S \\n \\t \\r."
            raise PatternError(f"`\\{char}` is not in the subset", start, remedy)
        return one(_CONTROLS.get(char, char))

    def in_any_case(self, ranges: Ranges, start: int) -> Ranges:
        """The characters; under `(?i)` also those that differ from one of them in case only."""
        if not self.any_case:
            return ranges
        if sum(high - low for low, high in ranges) > MAX_SIZE:
            remedy = "Name fewer characters, or those that are left out: `[^a-z]`."
            raise PatternError("this range is too large to ignore case in", start, remedy)
        return in_any_case(ranges)

    def bracketed(self) -> Part:
        start = self.at
        self.take("[")
        inverted = self.take("^")
        ranges: Ranges = ()
        while self.peek() != "]" or self.at == start + 1 + inverted:
            if not self.peek():
                remedy = "Write `\\[` for the character."
                raise PatternError("this `[` is never closed", start, remedy)
            ranges += self.class_item()
        self.at += 1
        return _chars(negated(ranges) if inverted else merged(ranges))

    def class_item(self) -> Ranges:
        start = self.at
        low = self.class_char()
        ahead = self.pattern[self.at + 1 : self.at + 2]
        if self.peek() != "-" or ahead in ("]", ""):
            return self.in_any_case(low, start) if is_one(low) else low
        self.at += 1
        high = self.class_char()
        if not is_one(low) or not is_one(high):
            raise PatternError("a range goes from one character to another", start)
        if low > high:
            raise PatternError("this range goes backwards", start, "Write the lesser one first.")
        return self.in_any_case(((low[0][0], high[0][0]),), start)

    def class_char(self) -> Ranges:
        start = self.at
        char = self.peek()
        self.at += 1
        if char == "\\":
            return self.escaped(start)
        if char == "[":
            raise PatternError("write `\\[` inside brackets", start, "As in `[\\[\\]]`.")
        return one(char)


def _chars(ranges: Ranges) -> Part:
    """One character of some; none at all where there are no ranges."""
    within = "".join(f"\\U{low:08x}-\\U{high:08x}" for low, high in ranges)
    return Part(f"[{within}]" if ranges else "(?!)", 1, False, ranges)
