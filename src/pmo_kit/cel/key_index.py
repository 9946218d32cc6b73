"""Loops that look for elements by a key: an index, made once, instead of a walk for each look."""

# Rules such as `all.note.exists(n, n.meta.id == item)` run once for each of many: without an index,
# n of one kind and m of another cost n × m turns. An element is left out only where its turn could
# neither decide the loop nor raise an error, so results and errors are those of the walk: a part of
# `&&` that is false decides, whatever its other parts are, and so does one of `||` that is true.

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from pmo_kit._start.record import NamedTuple
from pmo_kit.cel import semantics
from pmo_kit.cel.errors import CelBudgetError, CelEvalError
from pmo_kit.cel.frame import Code, Frame
from pmo_kit.cel.invariants import names
from pmo_kit.cel.loops import weight
from pmo_kit.cel.types import Value
from pmo_kit.cel.unknowns import PartialList, children

if TYPE_CHECKING:
    from pmo_kit.cel.parser import Node


class Pair(NamedTuple):
    """A key that reads the element alone, and the value with which it is compared: nodes.

    `op` is `==`; or `in`, where the key has to be in the value; or `has`, where it has to hold it.
    """

    key: Node
    value: Node
    op: str


class Sought(NamedTuple):
    """What a loop looks for: one pair, or two that are compared with `==`.

    `tests` are the other conditions that read the element alone, each with what it has to be.
    """

    pairs: tuple[Pair, ...]
    tests: tuple[tuple[Node, bool], ...]


class Look(NamedTuple):
    """How a loop looks, as data that can be kept beside its code.

    `op` is that of its pairs, `cost` that of one key in steps, `wanted` what each test has to be;
    `derived` says whether the list is made anew, so that only its index knows it. `same` is what
    loops share that can share an index; nothing where no other looks alike.
    """

    op: str
    cost: int
    wanted: tuple[bool, ...]
    derived: bool
    same: tuple[object, ...] | None


class Parts(NamedTuple):
    """The code of what is sought, and the slot of the variable that keys and tests read."""

    keys: tuple[Code, ...]
    values: tuple[Code, ...]
    tests: tuple[Code, ...]
    slot: int


FEWEST = 16
"""Shorter lists are walked through: an index would cost more than it saves."""
_TEXTS = frozenset({str, datetime})
_LOOKING = {"exists": True, "exists_one": True, "filter": True, "map_if": True, "all": False}
_ANY: Any = object()
"""Stands for a second key that is not known or has no value."""


def sought(macro: str, variable: str, condition: Node) -> Sought | None:
    """What a loop looks for, where a part of its condition compares a key of the element."""
    holds = _LOOKING.get(macro)
    if holds is None:
        return None
    pairs, tests = [], []
    for part, wanted in _parts(condition, holds):
        if names(part) <= {variable}:
            tests.append((part, wanted))
        elif (pair := _compared(part, wanted, variable)) is not None:
            pairs.append(pair)
    equal = [pair for pair in pairs if pair.op == "=="]
    chosen = tuple(equal[:2] or pairs[:1])
    return Sought(chosen, tuple(tests)) if chosen else None


def _parts(node: Node, holds: bool) -> Iterator[tuple[Node, bool]]:
    """The parts of a condition that all have to be true, or false, for it to be so."""
    if node[0] == "unary" and node[3] == "!":
        yield from _parts(node[4], not holds)
    elif node[0] == "logic" and (node[4] == "&&") is holds:
        for operand in node[5]:
            yield from _parts(operand, holds)
    else:
        yield node, holds


def _compared(node: Node, holds: bool, variable: str) -> Pair | None:
    """The key of the variable that is compared, and what it is compared with."""
    if node[0] != "binary" or node[4] not in (("==", "in") if holds else ("!=",)):
        return None
    op, left, right = node[4:]
    if names(left) == {variable} and variable not in names(right):
        return Pair(left, right, "in" if op == "in" else "==")
    if names(right) == {variable} and variable not in names(left):
        return Pair(right, left, "has" if op == "in" else "==")
    return None


def look_of(node: Node, looked: Sought) -> Look:
    """How a loop over the list of a node looks."""
    cost = sum(weight(pair.key) for pair in looked.pairs if _fields(pair.key) is None)
    wanted = tuple(wanted for _, wanted in looked.tests)
    return Look(looked.pairs[0].op, cost, wanted, not is_path(node), _sameness(looked))


def narrowed(parts: Parts, look: Look) -> Callable[[Frame, Value], Value]:
    """Narrows a list to the elements that may be what is sought; not where that is not known.

    Of a derived list only the latest has an index, since nothing else holds it.
    """
    own = (object(), "") if look.derived else None
    same = look.same or object()

    def run(frame: Frame, elements: Value) -> Value:
        if type(elements) is list:
            if len(elements) < FEWEST:
                return elements
        elif type(elements) is not PartialList:
            return elements
        values = [_value(code, frame) for code in parts.values]
        if values[0] is _ANY:
            return elements
        return _index(frame, elements, parts, look, own or (id(elements), same)).of(values)

    return run


def _value(code: Code, frame: Frame) -> Value:
    """What is sought; nothing certain where it is an error: each turn says so, or none asks."""
    try:
        found: Value = code(frame)
    except CelBudgetError:
        raise
    except CelEvalError:
        found = _ANY
    return found


def _bucket(value: Value) -> object:
    """What values share that are equal: of lists and maps `None`, of what is not known `_ANY`."""
    if isinstance(value, str | datetime | timedelta):
        return value
    if isinstance(value, bool) or value is None:
        return "constant", value
    if isinstance(value, int | float):
        return "number", float(value)
    return None if isinstance(value, list | tuple | Mapping) else _ANY


class _Index:
    """The positions of a list's elements by their keys, and of those of which it cannot speak."""

    __slots__ = ("_both", "_op", "_others", "_places", "elements")

    def __init__(self, frame: Frame, elements: list[Value], parts: Parts, look: Look) -> None:
        self.elements = elements  # held, so that no other list gets its identity
        self._op = look.op
        self._others: list[int] = []
        self._places: dict[object, list[int]] = {}
        self._both: dict[object, list[int]] | None = {} if len(parts.keys) > 1 else None
        before = frame.locals[parts.slot]
        for position, element in enumerate(children(elements)):
            frame.locals[parts.slot] = element
            self._enter(frame, position, parts, look)
        frame.locals[parts.slot] = before
        frame.spend(len(elements) * look.cost)

    def _enter(self, frame: Frame, position: int, parts: Parts, look: Look) -> None:
        found = _value(parts.keys[0], frame)
        keys = _each(found) if self._op == "has" else [_bucket(found)]
        if _ANY in keys:
            if not _fails(frame, zip(parts.tests, look.wanted, strict=True)):
                self._others.append(position)
            return
        for key in keys:
            if key is not None:
                self._places.setdefault(key, []).append(position)
        if self._both is not None:
            second = _bucket(_value(parts.keys[1], frame))
            if second is not None:
                self._both.setdefault((*keys, second), []).append(position)

    def of(self, values: list[Value]) -> list[Value]:
        """The elements with a key, and those of which an index cannot speak, in their order."""
        wanted = _each(values[0]) if self._op == "in" else [_bucket(values[0])]
        if _ANY in wanted or None in wanted:
            return self.elements
        second = _bucket(values[1]) if self._both is not None else None
        if second is None or second is _ANY:
            lists = [self._places.get(key, []) for key in wanted]
        else:
            lists = [(self._both or {}).get((*wanted, key), []) for key in (second, _ANY)]
        places = [position for listed in (*lists, self._others) for position in listed]
        if sum(map(bool, (*lists, self._others))) > 1:
            places = sorted(set(places))
        found = [self.elements[position] for position in places]
        return PartialList(found) if type(self.elements) is PartialList else found


def _each(value: Value) -> list[object]:
    """What each element of a list shares with those that are equal; nothing certain of no list."""
    return [*map(_bucket, value)] if type(value) is list else [_ANY]


def _fails(frame: Frame, tests: Iterable[tuple[Code, bool]]) -> bool:
    """Whether an element is none that is sought, whatever its key may be."""
    return any(_value(code, frame) is (not wanted) for code, wanted in tests)


def _index(
    frame: Frame, elements: list[Value], parts: Parts, look: Look, mark: tuple[object, object]
) -> _Index:
    index: _Index | None = frame.context.indexes.get(mark)
    if index is None or index.elements is not elements:
        index = frame.context.indexes[mark] = _Index(frame, elements, parts, look)
    return index


def _sameness(looked: Sought) -> tuple[object, ...] | None:
    """What two rules share that look by the same fields of a list's elements."""
    fields = tuple(_fields(pair.key) for pair in looked.pairs)
    asked = tuple((_fields(test), wanted) for test, wanted in looked.tests if test[0] == "has")
    known = None not in fields and len(asked) == len(looked.tests)
    return (looked.pairs[0].op, fields, asked) if known else None


def _fields(node: Node) -> tuple[str, ...] | None:
    """The fields of a chain from a variable on; nothing for any other node."""
    found: list[str] = []
    while node[0] in ("select", "has"):
        found.append(node[5])
        node = node[4]
    return tuple(found) if node[0] == "name" else None


def contained(derived: bool) -> Callable[[Frame, Value, Value], bool]:
    """`value in container`, where the container is the same object each time.

    The index of a derived list has a place of its own; one that is read is known by its identity.
    """
    own = (object(), "") if derived else None

    def run(frame: Frame, value: Value, container: Value) -> bool:
        if type(value) not in _TEXTS or type(container) is not list or len(container) < FEWEST:
            return semantics.contained(frame, value, container)
        mark = own or (id(container), "")
        held = frame.context.indexes.get(mark)
        if held is None or held[0] is not container:
            frame.spend(len(container))
            texts = frozenset(element for element in container if type(element) in _TEXTS)
            held = frame.context.indexes[mark] = (container, texts)
        frame.spend(1)
        return value in held[1]

    return run


def is_path(node: Node) -> bool:
    """Whether a node only reads, so that it gives the same object each time, or a short list."""
    if node[0] == "choice":
        return all(is_path(part) or (part[0] == "items" and not part[3]) for part in node[5:])
    while node[0] in ("select", "index"):
        node = node[4]
    return bool(node[0] == "name")
