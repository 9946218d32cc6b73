"""Loops that look for elements by a key: an index, made once, instead of a walk for each look."""

# Rules such as `doc.tasks.exists(t, t.id == item)` run once for each task: without an index, a plan
# of n tasks costs n × n turns. An element is left out only where its turn could neither decide
# the loop nor raise an error, so results and errors are those of the walk.

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from pmo_kit._start.record import NamedTuple
from pmo_kit.cel import semantics
from pmo_kit.cel.errors import CelBudgetError, CelEvalError, CelUnknown
from pmo_kit.cel.frame import Code, Frame
from pmo_kit.cel.invariants import names
from pmo_kit.cel.types import Value
from pmo_kit.cel.unknowns import PartialList, children

if TYPE_CHECKING:
    from pmo_kit.cel.parser import Node


class Sought(NamedTuple):
    """The field by which a loop looks for elements, and the node of the value that it looks for.

    `asked` says that elements without the field are passed over, as `has(x.field)` has it.
    """

    field: str
    value: Node
    asked: bool = False


FEWEST = 16
"""Shorter lists are walked through: an index would cost more than it saves."""
_KEYS = frozenset({str, datetime})
_LOOKING = {"exists": "&&", "exists_one": "&&", "filter": "&&", "map_if": "&&", "all": "||"}


def sought(macro: str, variable: str, condition: Node) -> Sought | None:
    """What a loop looks for, where its condition begins with it: `x.field == value`.

    In `all` that is `x.field != value || …`. A `has(x.field) &&` or `!has(x.field) ||` may precede.
    """
    if macro not in _LOOKING:
        return None
    op = _LOOKING[macro]
    whole = condition[0] == "logic" and condition[4] == op
    first, *rest = condition[5] if whole else [condition]
    asked = _asked(first, variable, op)
    if asked and rest:
        first = rest[0]
    found = _compared(first, variable, "==" if op == "&&" else "!=")
    if found is None or asked not in (None, found.field):
        return None
    return found._replace(asked=asked is not None)


def narrowed(node: Node, source: Code, looked: Sought, value: Code) -> Code:
    """The elements of a list whose field may have a value; all of them where that is not known.

    Of a derived list only the latest has an index, since nothing else holds it.
    """
    mark, field, asked = _own_mark(node), looked.field, looked.asked

    def run(frame: Frame) -> Value:
        elements = source(frame)
        if type(elements) is list:
            if len(elements) < FEWEST:
                return elements
        elif type(elements) is not PartialList:
            return elements
        try:
            key = value(frame)
        except CelBudgetError:
            raise
        except CelEvalError:  # every turn of the loop says so, or none asks
            return elements
        if type(key) not in _KEYS:
            return elements
        return _index(frame, elements, field, mark or (id(elements), field)).of(key, asked)

    return run


class _Index:
    """The positions of a list's elements by the text or the date in one of their fields."""

    __slots__ = ("_lacking", "_others", "_places", "elements")

    def __init__(self, elements: list[Value], field: str) -> None:
        self.elements = elements  # held, so that no other list gets its identity
        self._others: list[int] = []
        self._lacking: list[int] = []
        self._places: dict[Value, list[int]] = {}
        for position, element in enumerate(children(elements)):
            try:
                key = element.get(field) if isinstance(element, Mapping) else None
            except CelUnknown:
                self._others.append(position)
                continue
            if type(key) in _KEYS:
                self._places.setdefault(key, []).append(position)
            elif isinstance(element, Mapping) and field not in element:
                self._lacking.append(position)
            else:
                self._others.append(position)

    def of(self, key: Value, asked: bool) -> list[Value]:
        """The elements with a key, and those of which an index cannot speak, in their order."""
        places = self._places.get(key, [])
        if self._others or (self._lacking and not asked):
            places = sorted(places + self._others + ([] if asked else self._lacking))
        found = [self.elements[position] for position in places]
        return PartialList(found) if type(self.elements) is PartialList else found


def _index(frame: Frame, elements: list[Value], field: str, mark: tuple[object, str]) -> _Index:
    index: _Index | None = frame.context.indexes.get(mark)
    if index is None or index.elements is not elements:
        index = frame.context.indexes[mark] = _Index(elements, field)
    return index


def contained(node: Node) -> Callable[[Frame, Value, Value], bool]:
    """`value in container`, where the container is the same object each time."""
    own = _own_mark(node)

    def run(frame: Frame, value: Value, container: Value) -> bool:
        if type(value) is not str or type(container) is not list or len(container) < FEWEST:
            return semantics.contained(frame, value, container)
        mark = own or (id(container), "")
        held = frame.context.indexes.get(mark)
        if held is None or held[0] is not container:
            frame.spend(len(container))
            texts = frozenset(element for element in container if type(element) is str)
            held = frame.context.indexes[mark] = (container, texts)
        frame.spend(1)
        return value in held[1]

    return run


def _own_mark(node: Node) -> tuple[object, str] | None:
    """Where the index of a derived list is kept; that of a list that is read has its identity."""
    return None if is_path(node) else (object(), "")


def is_path(node: Node) -> bool:
    """Whether a node only reads, so that it gives the same object each time."""
    while node[0] == "select":
        node = node[4]
    return bool(node[0] == "name")


def _asked(node: Node, variable: str, op: str) -> str | None:
    """The field that `has(x.field)`, or for `all` its negation, asks for."""
    if op == "||":
        if node[0] != "unary" or node[3] != "!":
            return None
        node = node[4]
    return node[5] if node[0] == "has" and _is_variable(node[4], variable) else None


def _compared(node: Node, variable: str, op: str) -> Sought | None:
    """The field of the variable that is compared, and what it is compared with."""
    if node[0] != "binary" or node[4] != op:
        return None
    for own, other in ((node[5], node[6]), (node[6], node[5])):
        field = own[0] == "select" and _is_variable(own[4], variable)
        if field and names(other) and variable not in names(other):
            return Sought(own[5], other)
    return None


def _is_variable(node: Node, variable: str) -> bool:
    return bool(node[0] == "name" and node[3] == variable)
