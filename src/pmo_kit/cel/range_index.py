"""Loops that look for elements before or behind a limit: an index, made once, instead of a walk."""

# `list.exists(x, x.date < doc.date && x.spent > doc.spent)` runs once for each document: without an
# index, n reports cost n × n turns. Where elements are sorted by what is compared with the first
# limit, the greatest of the second field up to there decides. `max(list.filter(x, x.date <
# doc.date).map(x, x.spent))` is the same question. Where an index cannot speak, the loop walks.

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate
from math import fsum, isfinite
from typing import TYPE_CHECKING, Any

from pmo_kit._start.record import NamedTuple
from pmo_kit.cel import key_index
from pmo_kit.cel.errors import CelBudgetError, CelEvalError
from pmo_kit.cel.frame import Code, Frame
from pmo_kit.cel.invariants import names
from pmo_kit.cel.semantics import COMPARISONS, ORDERED
from pmo_kit.cel.types import Value

if TYPE_CHECKING:
    from pmo_kit.cel.parser import Node


_MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "=="}
_NEGATED = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "!=": "=="}
AGGREGATES = ("max", "min", "sum")


class Comparison(NamedTuple):
    """A field of an element, compared with a limit that does not depend on the element: nodes."""

    field: Node
    op: str
    limit: Node


class Sought(NamedTuple):
    """What a loop looks for: elements that pass tests, on one side of a limit; all of it nodes.

    Of their values the greatest, the least or the sum is wanted: of a second field that is
    compared too, or of what `map` makes of them, where the loop is within `max`, `min` or `sum`.
    The tests are to be `holds`: in `all`, an element counts where each of them is false.
    """

    source: Node
    variables: tuple[str, str]
    tests: tuple[Node, ...]
    holds: bool
    first: Comparison
    value: Node
    aggregate: str
    second: Comparison | None = None


def sought_by(macro: Node) -> Sought | None:
    """What `exists` or `all` looks for, where it compares one field or two with limits."""
    _, _, _, _, name, source, variable, bodies = macro
    if name not in ("exists", "all"):
        return None
    tests, compared = _parts(bodies[0], variable, name == "exists")
    if not 1 <= len(compared) <= 2 or (len(compared) == 1 and compared[0].op == "=="):
        return None
    first, second = compared[0], compared[-1]
    if second.op == "==":
        first, second = second, first
    if second.op == "==":
        return None
    aggregate = "max" if second.op in (">", ">=") else "min"
    both = (variable, variable)
    return Sought(source, both, tests, name == "exists", first, second.field, aggregate, second)


def sought_in(function: str, node: Node) -> Sought | None:
    """What `max`, `min` or `sum` takes, where that is made of the elements beside a limit."""
    if node[0] != "macro" or node[4] != "map" or node[5][0] != "macro" or node[5][4] != "filter":
        return None
    _, _, _, _, _, source, variable, (condition,) = node[5]
    tests, compared = _parts(condition, variable, True)
    last, value = node[6], node[7][0]
    if len(compared) != 1 or names(value) != {last}:
        return None
    return Sought(source, (variable, last), tests, True, compared[0], value, function)


def _parts(
    condition: Node, variable: str, holds: bool
) -> tuple[tuple[Node, ...], tuple[Comparison, ...]]:
    """The tests of a condition and its comparisons, negated in `all`; none where it has others."""
    op = "&&" if holds else "||"
    whole = condition[0] == "logic" and condition[4] == op
    parts = condition[5] if whole else [condition]
    tests = tuple(part for part in parts if names(part) <= {variable})
    found = [_comparison(part, variable, holds) for part in parts if part not in tests]
    compared = tuple(comparison for comparison in found if comparison is not None)
    return tests, compared if len(compared) == len(found) else ()


def _comparison(node: Node, variable: str, holds: bool) -> Comparison | None:
    if node[0] != "binary":
        return None
    op, left, right = node[4:]
    if names(right) == {variable}:
        op, left, right = _MIRRORED.get(op, op), right, left
    op = op if holds else _NEGATED.get(op, "")
    if op not in _MIRRORED or names(left) != {variable} or variable in names(right):
        return None
    return Comparison(left, op, right)


class Look(NamedTuple):
    """What is looked for, as data that can be kept beside the code of it.

    `op` is that of the first comparison, `second` that of the second, or nothing.
    """

    op: str
    second: str
    aggregate: str
    holds: bool


def look_of(looked: Sought) -> Look:
    """What a loop looks for, without its nodes."""
    second = looked.second.op if looked.second else ""
    return Look(looked.first.op, second, looked.aggregate, looked.holds)


class Parts(NamedTuple):
    """The code of what is sought, the slots of its variables, and the cost of one element."""

    source: Code
    tests: tuple[Code, ...]
    field: Code
    value: Code
    limit: Code
    second: Code | None
    slots: tuple[int, int]
    cost: int


def decided(look: Look, parts: Parts, walk: Code) -> Code:
    """`exists` or `all`, decided by an index where it can be."""
    find, ordered = _finder(look, parts), COMPARISONS[look.second or "<"]

    def run(frame: Frame) -> Value:
        index = find(frame)
        found = index.of(_limit(frame, parts.limit)) if index else None
        if index is None or found is None:
            return walk(frame)
        if found and parts.second is not None:
            limit = _limit(frame, parts.second)
            if type(limit) is not type(found[0]) or limit != limit:
                return walk(frame)
            return ordered(found[0], limit) is look.holds
        return bool(found) is look.holds

    return run


def narrowed(look: Look, parts: Parts, walk: Code) -> Code:
    """The one element of a list that its aggregate gives; the whole list where not known."""
    find = _finder(look, parts)

    def run(frame: Frame) -> Value:
        index = find(frame)
        found = index.of(_limit(frame, parts.limit)) if index else None
        return walk(frame) if found is None else found

    return run


def _limit(frame: Frame, code: Code) -> Value:
    """A limit; nothing where it is an error: then every turn of the loop says so, or none asks."""
    try:
        return code(frame)
    except CelBudgetError:
        raise
    except CelEvalError:
        return None


def _finder(look: Look, parts: Parts) -> Callable[[Frame], _Index | None]:
    """Finds the index of a loop's list; none of a short list, or of what is no list."""
    mark = object()

    def find(frame: Frame) -> _Index | None:
        try:
            elements = parts.source(frame)
        except CelBudgetError:
            raise
        except CelEvalError:  # the walk says so
            return None
        if type(elements) is not list or len(elements) < key_index.FEWEST:
            return None
        index: _Index | None = frame.context.indexes.get(mark)
        if index is None or index.elements is not elements:
            index = frame.context.indexes[mark] = _Index(frame, elements, look, parts)
        frame.spend(parts.cost)
        return index

    return find


class _Index:
    """The aggregates of the values of a list's elements, by where the limit of a field lies."""

    __slots__ = ("_aggregates", "_empty", "_fields", "_kind", "_op", "_reached", "elements")

    def __init__(self, frame: Frame, elements: list[Value], look: Look, parts: Parts) -> None:
        self.elements = elements  # held, so that no other list gets its identity
        self._op = look.op
        self._kind: type | None = None
        frame.spend(len(elements) * parts.cost)
        self._reached: dict[Any, int] = {}
        pairs = _pairs(frame, elements, look.holds, parts)
        self._empty = pairs == []
        if not pairs or not (_alike([f for f, _ in pairs]) and _alike([v for _, v in pairs])):
            return
        self._fields, self._aggregates = self._summed(pairs, look.aggregate)
        if len(self._fields) == len(self._aggregates):
            self._kind = type(pairs[0][0])

    def _summed(self, pairs: list[tuple[Any, Any]], name: str) -> tuple[list[Any], list[Any]]:
        """The fields in order, and what the values up to each come to."""
        pairs.sort(key=_field_of, reverse=self._op in (">", ">="))
        fields = [field for field, _ in pairs]
        if self._op != "==":
            fields.sort()
            found = list(_running(name, (value for _, value in pairs)))
            return fields, found if self._op in ("<", "<=") else found[::-1]
        groups: dict[Any, list[Any]] = {}
        for field, value in pairs:
            groups.setdefault(field, []).append(value)
        self._reached = {field: position for position, field in enumerate(groups)}
        last = [list(_running(name, values))[-1:] for values in groups.values()]
        return list(groups), [value for values in last for value in values]

    def of(self, limit: Value) -> list[Value] | None:
        """What the values on the right side of a limit come to: one, or none where there are none.

        Nothing where the index cannot say.
        """
        if self._empty:
            return []
        if type(limit) is not self._kind or limit != limit:
            return None
        if self._op == "==":
            at = self._reached.get(limit)
            return [] if at is None else self._aggregates[at : at + 1]
        if self._op in ("<", "<="):
            end = (bisect_left if self._op == "<" else bisect_right)(self._fields, limit)
            return self._aggregates[end - 1 : end] if end else []
        start = (bisect_right if self._op == ">" else bisect_left)(self._fields, limit)
        return self._aggregates[start : start + 1]


def _pairs(
    frame: Frame, elements: list[Value], holds: bool, parts: Parts
) -> list[tuple[Any, Any]] | None:
    """Field and value of each element that counts; nothing where that cannot be said of one."""
    found = []
    try:
        for element in elements:
            for slot in parts.slots:
                frame.locals[slot] = element
            counts = _counts(frame, parts.tests, holds)
            if counts:
                found.append((parts.field(frame), parts.value(frame)))
            elif counts is None:
                return None
    except CelBudgetError:
        raise
    except CelEvalError:
        return None
    return found


def _counts(frame: Frame, tests: tuple[Code, ...], holds: bool) -> bool | None:
    """Whether all tests hold, or none of them in `all`; nothing where one fails undecided."""
    known = True
    for test in tests:
        try:
            value = test(frame)
        except CelBudgetError:
            raise
        except CelEvalError:
            value = None
        if value is (not holds):
            return False
        known = known and value is holds
    return True if known else None


def _alike(values: list[Any]) -> bool:
    """Whether values are of one type that has an order, and none is not a number."""
    kind = type(values[0])
    return kind in ORDERED and all(type(value) is kind and value == value for value in values)


def _field_of(pair: tuple[Any, Any]) -> Any:
    return pair[0]


def _running(name: str, values: Iterable[Any]) -> Iterator[Any]:
    """What values come to, one after the other; ends early where that is beyond a number."""
    if name != "sum":
        yield from accumulate(values, max if name == "max" else min)
        return
    whole = 0
    parts: list[float] = []
    for value in values:
        if type(value) is int:
            whole += value
            yield whole
        elif type(value) is float and isfinite(value):
            parts = _exact(parts, value)
            if not isfinite(parts[-1]):
                return
            yield fsum(parts)
        else:
            return


def _exact(parts: list[float], value: float) -> list[float]:
    """Numbers that add up, without rounding, to others and one more (Shewchuk's partial sums)."""
    found = []
    for part in parts:
        large, small = (value, part) if abs(value) >= abs(part) else (part, value)
        value = large + small
        rest = small - (value - large)
        if rest:
            found.append(rest)
    return [*found, value]
