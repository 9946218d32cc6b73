"""CEL's macros as loops that count their steps: all, exists, exists_one, filter, map."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from pmo_kit.cel.errors import CelBudgetError, CelEvalError, weightier
from pmo_kit.cel.frame import Code, Frame, over_budget
from pmo_kit.cel.semantics import mismatch
from pmo_kit.cel.types import Value
from pmo_kit.cel.unknowns import PartialList

if TYPE_CHECKING:
    from pmo_kit.cel.parser import Node

_WEIGHTS = {"call": 24, "entries": 8, "items": 4}
_LIGHT = frozenset({"startsWith", "endsWith", "contains", "size", "type", "dyn"})


def weight(node: Node) -> int:
    """The steps that one evaluation of a node takes, loops inside it not counted."""
    total = _WEIGHTS.get(node[0], 1) if node and isinstance(node[0], str) else 0
    if total and node[0] == "call" and node[4] in _LIGHT:
        total = 2
    for part in node:
        if type(part) is list or type(part) is tuple:
            total += weight(part)
    return total


class Loop:
    """What all macros share: what they go through, their variable, and the cost of one turn."""

    __slots__ = ("at", "cost", "slot", "source")

    def __init__(self, source: Code, slot: int, cost: int, at: int) -> None:
        self.source = source
        self.slot = slot
        self.cost = cost
        self.at = at

    def elements(self, frame: Frame) -> Sequence[Value]:
        """The elements of a list or the keys of a map. Raises `CelEvalError` for other values.

        Going through a list or a map with unknowns raises `CelUnknown`.
        """
        values = self.source(frame)
        try:
            return elements_of(values)
        except CelEvalError as error:
            raise error.at(self.at) from None


def elements_of(values: Value) -> Sequence[Value]:
    """The elements of a list or the keys of a map. Raises `CelEvalError` for other values."""
    if type(values) is list or isinstance(values, list | tuple):
        return values
    if isinstance(values, Mapping):
        return list(values)
    raise mismatch("a loop", values)


def _quantifier(decides: bool, loop: Loop, body: Code) -> Code:
    """`all` and `exists`: one element that decides absorbs the others' errors and unknowns."""
    slot, cost, op = loop.slot, loop.cost, "||" if decides else "&&"

    def run(frame: Frame) -> bool:
        variables = frame.locals
        problem: CelEvalError | None = None
        values = loop.elements(frame)
        if type(values) is PartialList:
            problem, values = values.error(), values.known()
        for value in values:
            frame.left -= cost
            if frame.left < 0:
                raise over_budget().at(loop.at)
            variables[slot] = value
            try:
                found = body(frame)
            except CelBudgetError:
                raise
            except CelEvalError as error:
                problem = weightier(problem, error)
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
