"""Parts of an expression that stay the same while what they read does: run once, and kept."""

# In `item.by == max(doc.planned.map(p, p.by))` the right side reads `doc` only, so that it is one
# value for all items of a document: without this, n items would cost n × n turns. What is kept is
# the latest value, with the very objects that it was worked out from. Errors are not kept, but
# that it is not known is.

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from pmo_kit.cel.errors import CelUnknown
from pmo_kit.cel.frame import Code, Frame
from pmo_kit.cel.types import Value
from pmo_kit.cel.unknowns import Unknown

if TYPE_CHECKING:
    from pmo_kit.cel.parser import Node

_LISTS = frozenset({"distinct", "flat", "max", "min", "split", "sum"})
_NEW = frozenset({"item", "parent", "parents", "past"})
"""The variables that stand for another value each time that a rule judges an element of a list."""
_NONE: frozenset[str] = frozenset()
_known: dict[int, tuple[Node, frozenset[str]]] = {}
"""What nodes read, by their identity, which holds while they are here."""


def names(node: Node) -> frozenset[str]:
    """The variables that a node reads; those of its own macros are not among them."""
    if not node or node[0] == "literal":
        return _NONE
    if node[0] == "name":
        return frozenset((node[3],))
    known = _known.get(id(node))
    if known is None or known[0] is not node:
        known = _known[id(node)] = (node, _names(node))
    return known[1]


def forget() -> None:
    """Let go of the nodes whose names were asked for: their expression is compiled."""
    _known.clear()


def _names(node: Node) -> frozenset[str]:
    if node[0] == "macro":
        return names(node[5]) | (names(node[7]) - {node[6]})
    found = _NONE
    for part in node:
        if type(part) is list or type(part) is tuple:
            inner = names(part)
            found = found | inner if found and inner else found or inner
    return found


def lasting(node: Node, scope: Collection[str], around: frozenset[str] | None) -> frozenset[str]:
    """The root variables of a part that is worth keeping; none where it is not.

    It goes through a list, or takes a text apart, and reads no variable of a loop. Outside of loops
    it reads nothing that is new in each run, and within a part that is kept itself, less than that.
    """
    if not (node[0] == "macro" or (node[0] == "call" and node[4] in _LISTS)):
        return _NONE
    read = names(node)
    if not read.isdisjoint(scope):
        return _NONE
    stays = read.isdisjoint(_NEW) if around is None else read < around
    return read if scope or stays else _NONE


Mark = tuple[object, ...]
"""What parts share that give the same: how they are written, and the kinds of their results."""


def mark_of(node: Node, text: str, results: Mapping[int, str]) -> Mark:
    """The mark of a part of an expression."""
    start, end = node[1], node[2]
    return text[start:end], *((at - start, of) for at, of in results.items() if start <= at < end)


def kept(code: Code, roots: tuple[str, ...], mark: Mark) -> Code:
    """Code that runs only where one of its root variables is another object than before.

    What it keeps it shares with parts of other expressions that have the same mark.
    """

    def run(frame: Frame) -> Value:
        bindings, known = frame.bindings, frame.context.indexes
        values = [bindings.get(name) for name in roots]
        held = known.get(mark)
        if held is not None and all(map(_is, held[0], values)):
            if type(held[1]) is Unknown:
                raise held[1].error()
            found: Value = held[1]
            return found
        try:
            value = code(frame)
        except CelUnknown as error:
            known[mark] = (values, Unknown(error.message))
            raise
        known[mark] = (values, value)
        return value

    return run


def _is(one: object, other: object) -> bool:
    return one is other
