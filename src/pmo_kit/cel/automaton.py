"""A matcher whose time grows with the length of the text alone, whatever the pattern."""

# The pattern becomes an automaton of many simultaneous states; sets of them that occur are kept,
# with the set that each character leads to, so that a character usually costs one look-up.

from __future__ import annotations

from collections.abc import Callable, Iterable

from pmo_kit.cel.pattern_syntax import Chars, Edge, Either, Part, Ranges, Repeat, Sequence

MAX_KEPT = 20_000
_CHARS, _SPLIT, _START, _END, _MATCH = range(5)


class Automaton:
    """The states of one pattern: for each its kind, its characters, and where it leads."""

    def __init__(self, part: Part) -> None:
        self.kinds: list[int] = [_MATCH]
        self.ranges: list[Ranges] = [()]
        self.following: list[tuple[int, ...]] = [()]
        self.begin = self._build(part, 0)

    def _state(self, kind: int, following: Iterable[int], ranges: Ranges = ()) -> int:
        self.kinds.append(kind)
        self.ranges.append(ranges)
        self.following.append(tuple(following))
        return len(self.kinds) - 1

    def _build(self, part: Part, then: int) -> int:
        """The state that begins `part` and, after it, goes on to `then`."""
        if isinstance(part, Chars):
            return self._state(_CHARS, [then], part.ranges)
        if isinstance(part, Edge):
            return self._state(_START if part.start else _END, [then])
        if isinstance(part, Either):
            return self._state(_SPLIT, [self._build(branch, then) for branch in part.branches])
        if isinstance(part, Sequence):
            for one in reversed(part.parts):
                then = self._build(one, then)
            return then
        return self._repeat(part, then)

    def _repeat(self, part: Repeat, then: int) -> int:
        if part.most is None:
            loop = self._state(_SPLIT, ())
            self.following[loop] = (self._build(part.part, loop), then)
            then = loop
        else:
            for _ in range(part.most - part.least):
                then = self._state(_SPLIT, [self._build(part.part, then), then])
        for _ in range(part.least):
            then = self._build(part.part, then)
        return then

    def reached(self, states: Iterable[int], at_start: bool, at_end: bool) -> frozenset[int]:
        """All states that these lead to without a character; ends of texts are kept for later."""
        found: set[int] = set()
        stack = list(states)
        while stack:
            state = stack.pop()
            if state in found:
                continue
            found.add(state)
            kind = self.kinds[state]
            if kind == _SPLIT or (kind == _START and at_start) or (kind == _END and at_end):
                stack += self.following[state]
        return frozenset(found)

    def after(self, states: Iterable[int], code: int) -> list[int]:
        """The states that a character leads to."""
        return [
            self.following[state][0]
            for state in states
            if self.kinds[state] == _CHARS
            and any(low <= code <= high for low, high in self.ranges[state])
        ]


class Kept:
    """A set of states that has occurred, with what follows it."""

    __slots__ = ("accepts", "accepts_at_end", "next", "states")

    def __init__(self, automaton: Automaton, states: frozenset[int], at_start: bool) -> None:
        self.states = states
        self.accepts = 0 in states
        self.accepts_at_end = 0 in automaton.reached(states, at_start, True)
        self.next: dict[str, Kept] = {}


class Matcher:
    """Whether a pattern is found anywhere in a text."""

    def __init__(self, part: Part) -> None:
        self.automaton = Automaton(part)
        self.again = self.automaton.reached([self.automaton.begin], False, False)
        first = self.automaton.reached([self.automaton.begin], True, False)
        self.first = Kept(self.automaton, first, True)
        self.kept: dict[frozenset[int], Kept] = {}
        self.count = 0

    def found(self, text: str, spend: Callable[[int], None]) -> bool:
        """Whether the text holds a match; `spend` is told the work of states not yet known."""
        state = self.first
        for char in text:
            if state.accepts:
                return True
            following = state.next.get(char)
            if following is None:
                following = self._step(state, char, spend)
            state = following
        return state.accepts or state.accepts_at_end

    def _step(self, state: Kept, char: str, spend: Callable[[int], None]) -> Kept:
        spend(len(state.states) + len(self.again))
        after = self.automaton.after(state.states, ord(char))
        states = self.automaton.reached(after, False, False) | self.again
        if self.count > MAX_KEPT:
            self.kept.clear()
            self.first.next.clear()
            self.count = 0
        following = self.kept.get(states)
        if following is None:
            following = self.kept[states] = Kept(self.automaton, states, False)
        state.next[char] = following
        self.count += 1 + len(states) // 8
        return following
