"""CEL's macros as loops that count their steps: all, exists, exists_one, filter, map."""

# Rules such as `doc.tasks.exists(t, t.id == item)` run once for each task: without an index, a plan
# of n tasks costs n × n turns. So a loop that looks for elements by a key has an index, made once.
# An element is left out only where its turn could neither decide the loop nor raise an error, so
# results and errors are those of the walk.

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pmo_kit.cel.errors import CelBudgetError, CelEvalError
from pmo_kit.cel.frame import Frame, over_budget
from pmo_kit.cel.semantics import mismatch

Code = Callable[[Frame], Any]
Sought = tuple[str, Any]
"""The field by which a loop looks for elements, and the node of the value that it looks for."""

FEWEST = 16
"""Shorter lists are walked through: an index would cost more than it saves."""
_LOOKING = {"exists": "&&", "exists_one": "&&", "filter": "&&", "map_if": "&&", "all": "||"}


class Loop:
    """What all macros share: what they go through, their variable, and the cost of one turn."""

    __slots__ = ("at", "cost", "slot", "source")

    def __init__(self, source: Code, slot: int, cost: int, at: int) -> None:
        self.source = source
        self.slot = slot
        self.cost = cost
        self.at = at

    def elements(self, frame: Frame) -> Any:
        """The elements of a list or the keys of a map."""
        values = self.source(frame)
        if type(values) is list or isinstance(values, list | tuple):
            return values
        if isinstance(values, Mapping):
            return list(values)
        raise mismatch("a loop", values).at(self.at)


def _quantifier(decides: bool, loop: Loop, body: Code) -> Code:
    """`all` and `exists`: one element that decides absorbs the errors of the others."""
    slot, cost, op = loop.slot, loop.cost, "||" if decides else "&&"

    def run(frame: Frame) -> bool:
        variables = frame.locals
        problem: CelEvalError | None = None
        for value in loop.elements(frame):
            frame.left -= cost
            if frame.left < 0:
                raise over_budget().at(loop.at)
            variables[slot] = value
            try:
                found: object = body(frame)
            except CelBudgetError:
                raise
            except CelEvalError as error:
                problem = problem or error
                continue
            if found is decides:
                return decides
            if type(found) is not bool:
                problem = problem or mismatch(op, found).at(loop.at)
        if problem is not None:
            raise problem
        return not decides

    return run


def all_of(loop: Loop, body: Code) -> Code:
    """`list.all(x, condition)`."""
    return _quantifier(False, loop, body)


def exists(loop: Loop, body: Code) -> Code:
    """`list.exists(x, condition)`."""
    return _quantifier(True, loop, body)


def _kept(loop: Loop, frame: Frame, condition: Code) -> Any:
    """The elements for which a condition holds, one by one, each in the loop's variable."""
    for value in loop.elements(frame):
        frame.left -= loop.cost
        if frame.left < 0:
            raise over_budget().at(loop.at)
        frame.locals[loop.slot] = value
        keep = condition(frame)
        if keep is True:
            yield value
        elif keep is not False:
            raise mismatch("a condition", keep).at(loop.at)


def exists_one(loop: Loop, body: Code) -> Code:
    """`list.exists_one(x, condition)`: goes through all elements, and passes every error on."""
    return lambda frame: sum(1 for _ in _kept(loop, frame, body)) == 1


def filtered(loop: Loop, body: Code) -> Code:
    """`list.filter(x, condition)`."""
    return lambda frame: list(_kept(loop, frame, body))


def mapped(loop: Loop, body: Code) -> Code:
    """`list.map(x, value)`."""
    slot, cost = loop.slot, loop.cost

    def run(frame: Frame) -> list[Any]:
        variables = frame.locals
        made = []
        for value in loop.elements(frame):
            frame.left -= cost
            if frame.left < 0:
                raise over_budget().at(loop.at)
            variables[slot] = value
            made.append(body(frame))
        return made

    return run


def mapped_if(loop: Loop, condition: Code, body: Code) -> Code:
    """`list.map(x, condition, value)`."""
    return lambda frame: [body(frame) for _ in _kept(loop, frame, condition)]


LOOPS: dict[str, Callable[..., Code]] = {
    "all": all_of,
    "exists": exists,
    "exists_one": exists_one,
    "filter": filtered,
    "map": mapped,
    "map_if": mapped_if,
}


def sought(macro: str, source: Any, variable: str, condition: Any) -> Sought | None:
    """What a loop looks for, where its condition begins with it: `x.field == value`.

    In `all` that is `x.field != value || …`. A `has(x.field) &&` or `!has(x.field) ||` may precede.
    """
    if macro not in _LOOKING or not _is_path(source):
        return None
    op = _LOOKING[macro]
    whole = condition[0] == "logic" and condition[4] == op
    first, *rest = condition[5] if whole else [condition]
    asked = _asked(first, variable, op)
    if asked and rest:
        first = rest[0]
    found = _compared(first, variable, "==" if op == "&&" else "!=")
    return found if found and asked in (None, found[0]) else None


def narrowed(source: Code, field: str, value: Code) -> Code:
    """The elements of a list whose field may have a value; all of them where that is not known."""

    def run(frame: Frame) -> Any:
        elements = source(frame)
        if type(elements) is not list or len(elements) < FEWEST:
            return elements
        try:
            key = value(frame)
        except CelBudgetError:
            raise
        except CelEvalError:  # every turn of the loop says so, or none asks
            return elements
        if type(key) is not str:
            return elements
        return _index(frame, elements, field).of(key)

    return run


class _Index:
    """The positions of a list's elements by the text in one of their fields."""

    __slots__ = ("_elements", "_others", "_places")

    def __init__(self, elements: list[Any], field: str) -> None:
        self._elements = elements  # held, so that no other list gets its identity
        self._others: list[int] = []
        self._places: dict[str, list[int]] = {}
        for position, element in enumerate(elements):
            key = element.get(field) if isinstance(element, Mapping) else None
            if type(key) is str:
                self._places.setdefault(key, []).append(position)
            else:
                self._others.append(position)

    def of(self, key: str) -> list[Any]:
        """The elements with a key, and those of which an index cannot speak, in their order."""
        places = self._places.get(key, [])
        if self._others:
            places = sorted(places + self._others)
        return [self._elements[position] for position in places]


def _index(frame: Frame, elements: list[Any], field: str) -> _Index:
    known = frame.context.indexes
    mark = (id(elements), field)
    if mark not in known:
        known[mark] = _Index(elements, field)
    index: _Index = known[mark]
    return index


def _is_path(node: Any) -> bool:
    """Whether a node only reads, so that it gives the same object each time."""
    while node[0] == "select":
        node = node[4]
    return bool(node[0] == "name")


def _root(node: Any) -> Any:
    while node[0] == "select":
        node = node[4]
    return node[3]


def _asked(node: Any, variable: str, op: str) -> str | None:
    """The field that `has(x.field)`, or for `all` its negation, asks for."""
    if op == "||":
        if node[0] != "unary" or node[3] != "!":
            return None
        node = node[4]
    return node[5] if node[0] == "has" and _is_variable(node[4], variable) else None


def _compared(node: Any, variable: str, op: str) -> Sought | None:
    """The field of the variable that is compared, and what it is compared with."""
    if node[0] != "binary" or node[4] != op:
        return None
    for own, other in ((node[5], node[6]), (node[6], node[5])):
        field = own[0] == "select" and _is_variable(own[4], variable)
        if field and _is_path(other) and _root(other) != variable:
            return own[5], other
    return None


def _is_variable(node: Any, variable: str) -> bool:
    return bool(node[0] == "name" and node[3] == variable)
