"""`matches`: a literal pattern of a checked subset, found in a text in linear time."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

from pmo_kit.cel.automaton import Matcher
from pmo_kit.cel.errors import CelTypeError
from pmo_kit.cel.frame import Frame
from pmo_kit.cel.pattern_syntax import (
    Chars,
    Edge,
    Either,
    Part,
    PatternError,
    Ranges,
    Repeat,
    Sequence,
    parse_pattern,
)
from pmo_kit.cel.semantics import mismatch

MAX_TRIALS = 50_000
_NEVER = 10**9


def literal_problems(node: Any) -> Iterator[CelTypeError]:
    """What is wrong with the pattern of a call of `matches`."""
    if node[0] != "literal" or not isinstance(node[3], str):
        message = "`matches` takes a pattern written in quotes"
        remedy = "Write it out, or use startsWith, endsWith or contains for a computed text."
        yield CelTypeError(message, node[1], remedy)
        return
    try:
        parse_pattern(node[3])
    except PatternError as error:
        message = f"{error.message} (character {error.offset + 1} of the pattern)"
        yield CelTypeError(message, node[1], error.remedy)


@lru_cache(maxsize=500)
def matcher(pattern: str) -> Callable[[Frame, Any], bool]:
    """A function that finds the pattern in a text.

    Python's own engine takes short texts with few ways to match; it tries ways one by one, so all
    others go to an automaton that follows all ways at once.
    """
    part = parse_pattern(pattern)
    constant, power = _trials(part)
    power += not _anchored(part)
    find: list[Callable[[str], Any]] = []
    automaton: list[Matcher] = []

    def matches(frame: Frame, text: Any) -> bool:
        if type(text) is not str:
            raise mismatch("matches", text)
        frame.spend(1 + len(text) // 4)
        if constant * len(text) ** power <= MAX_TRIALS:
            if not find:
                find.append(re.compile(source(part)).search)
            return find[0](text) is not None
        if not automaton:
            automaton.append(Matcher(part))
        frame.spend(len(text))
        return automaton[0].found(text, frame.spend)

    return matches


def _trials(part: Part) -> tuple[int, int]:
    """At most `constant * len(text) ** power` ways to match, as an engine that tries all has it."""
    if isinstance(part, Repeat):
        inner, power = _trials(part.part)
        if inner > 1 or power:
            return _NEVER, 0
        return (1, 1) if part.most is None else (part.most - part.least + 1, 0)
    if isinstance(part, Either):
        found = [_trials(branch) for branch in part.branches]
        return sum(constant for constant, _ in found), max(power for _, power in found)
    constant, power = 1, 0
    for one in part.parts if isinstance(part, Sequence) else ():
        own, own_power = _trials(one)
        constant, power = min(constant * own, _NEVER), power + own_power
    return constant, power


def _anchored(part: Part) -> bool:
    """Whether a match can only begin at the start of a text."""
    if isinstance(part, Sequence):
        return bool(part.parts) and _anchored(part.parts[0])
    if isinstance(part, Either):
        return all(map(_anchored, part.branches))
    return isinstance(part, Edge) and part.start


def source(part: Part) -> str:
    """The pattern in Python's notation, free of everything that Python means differently."""
    if isinstance(part, Chars):
        return _class(part.ranges)
    if isinstance(part, Edge):
        return r"\A" if part.start else r"\Z"
    if isinstance(part, Sequence):
        return "".join(f"(?:{source(one)})" for one in part.parts)
    if isinstance(part, Either):
        return "|".join(map(source, part.branches))
    return f"(?:{source(part.part)}){{{part.least},{'' if part.most is None else part.most}}}"


def _class(ranges: Ranges) -> str:
    if len(ranges) == 1 and ranges[0][0] == ranges[0][1]:
        return re.escape(chr(ranges[0][0]))
    if not ranges:
        return r"(?!)"
    return "[" + "".join(f"\\U{low:08x}-\\U{high:08x}" for low, high in ranges) + "]"
