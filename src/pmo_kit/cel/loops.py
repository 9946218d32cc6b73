"""CEL's macros as loops that count their steps: all, exists, exists_one, filter, map."""

# Rules such as `doc.tasks.exists(t, t.id == item)` run once for each task: without an index, a plan
# of n tasks costs n × n turns. So a loop that looks for elements by a key has an index, made once.
# An element is left out only where its turn could neither decide the loop nor raise an error, so
# results and errors are those of the walk.

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from pmo_kit.cel.errors import CelBudgetError, CelEvalError
from pmo_kit.cel.frame import Code, Frame, Index, over_budget
from pmo_kit.cel.semantics import mismatch
from pmo_kit.cel.types import Value

if TYPE_CHECKING:
    from pmo_kit.cel.nodes import Node

Sought: TypeAlias = "tuple[str, Node]"
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

    def elements(self, frame: Frame) -> Sequence[Value]:
        """The elements of a list or the keys of a map. Raises `CelEvalError` for other values."""
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
                found = body(frame)
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


def _kept(loop: Loop, frame: Frame, condition: Code) -> Iterator[Value]:
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


def _exists_one(loop: Loop, body: Code) -> Code:
    """`list.exists_one(x, condition)`: goes through all elements, and passes every error on."""
    return lambda frame: sum(1 for _ in _kept(loop, frame, body)) == 1


def _filter(loop: Loop, body: Code) -> Code:
    """`list.filter(x, condition)`."""
    return lambda frame: list(_kept(loop, frame, body))


def _map(loop: Loop, body: Code) -> Code:
    """`list.map(x, value)`."""
    slot, cost = loop.slot, loop.cost

    def run(frame: Frame) -> Value:
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


def _map_if(loop: Loop, condition: Code, body: Code) -> Code:
    """`list.map(x, condition, value)`."""
    return lambda frame: [body(frame) for _ in _kept(loop, frame, condition)]


LOOPS: dict[str, Callable[..., Code]] = {
    "all": partial(_quantifier, False),
    "exists": partial(_quantifier, True),
    "exists_one": _exists_one,
    "filter": _filter,
    "map": _map,
    "map_if": _map_if,
}


def sought(macro: str, source: Node, variable: str, condition: Node) -> Sought | None:
    """What a loop looks for, where its condition begins with it: `x.field == value`.

    In `all` that is `x.field != value || …`. A `has(x.field) &&` or `!has(x.field) ||` may precede.
    """
    if macro not in _LOOKING or _root(source) is None:
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

    def run(frame: Frame) -> Value:
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
        index = frame.context.indexes.get((id(elements), field))
        if index is None:
            index = Index(elements, field)
            frame.context.indexes[id(elements), field] = index
        return index.of(key)

    return run


def _root(node: Node) -> str | None:
    """The name that a path begins with; none for what does more than read, as a path does."""
    while node[0] == "select":
        node = node[4]
    return node[3] if node[0] == "name" else None


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
        if field and _root(other) not in (None, variable):
            return own[5], other
    return None


def _is_variable(node: Node, variable: str) -> bool:
    return bool(node[0] == "name" and node[3] == variable)
