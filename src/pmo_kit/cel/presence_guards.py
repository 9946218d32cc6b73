"""Fields that a condition reads although they may be missing, without asking `has` first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pmo_kit.cel.errors import CelTypeError
from pmo_kit.cel.expression import Checked
from pmo_kit.cel.parser import Node

Facts = frozenset[object]
_NONE: Facts = frozenset()


def unguarded(conditions: Sequence[Checked]) -> list[list[CelTypeError]]:
    """For each condition, the optional fields it reads unasked; the ones before it hold.

    A field counts as asked for where every evaluation that reaches it has found it: after
    `has(x.f) &&`, in `!has(x.f) || …`, in the right branch of `? :`, in what `filter` let through.
    """
    known, found = _NONE, []
    for condition in conditions:
        walk = _Walk(condition.optional)
        walk.visit(condition.root, known)
        found.append(sorted(walk.problems, key=lambda problem: problem.offset))
        known |= _facts(condition.root, True)
    return found


def _key(node: Node) -> object:
    """What a node reads, whatever its place in the text."""
    if node[0] == "index" and node[5][0] == "literal" and isinstance(node[5][3], str):
        return ("select", _key(node[4]), node[5][3])
    if node[0] in ("select", "has"):
        return ("select", _key(node[4]), node[5])
    if node[0] in ("name", "literal"):
        return (node[0], node[3])
    return (node[0], *(_part(part) for part in node[3:] if type(part) is not int))


def _part(part: object) -> object:
    if isinstance(part, tuple):
        is_node = bool(part) and isinstance(part[0], str)
        return _key(part) if is_node else tuple(_part(inner) for inner in part)
    return part


def _facts(node: Node, truth: bool) -> Facts:
    """The fields that are there if a condition is true, or if it is false."""
    if node[0] == "has":
        return _chain(node) if truth else _NONE
    if node[0] == "unary" and node[3] == "!":
        return _facts(node[4], not truth)
    if node[0] == "logic":
        parts = [_facts(operand, truth) for operand in node[5]]
        all_hold = (node[4] == "&&") is truth
        return frozenset().union(*parts) if all_hold else frozenset.intersection(*parts)
    if node[0] == "binary" and node[4] == "in" and truth and node[5][0] == "literal":
        return frozenset({("select", _key(node[6]), node[5][3])}) | _reads(node[6])
    return _reads(node)


def _chain(node: Node) -> Facts:
    """A field and all that leads to it."""
    facts = set()
    while node[0] in ("select", "has", "index"):
        facts.add(_key(node))
        node = node[4]
    return frozenset(facts)


def _reads(node: Node) -> Facts:
    """The fields that must have been there for this node to have any value at all."""
    if node[0] in ("select", "has"):
        return _chain(node if node[0] == "select" else node[4]) | _reads(node[4])
    if node[0] in ("logic", "choice", "macro"):
        first = {"logic": (), "choice": (node[4],), "macro": (node[5],)}[node[0]]
        return frozenset().union(*map(_reads, first))
    return frozenset().union(*map(_reads, _children(node[3:])))


def _children(parts: Sequence[object]) -> Iterator[Node]:
    """The nodes among the parts of a node, and in the lists among them."""
    for part in parts:
        if isinstance(part, tuple) and part:
            if isinstance(part[0], str):
                yield part
            else:
                yield from _children(part)


class _Walk:
    """Goes through one condition with what is known to be there."""

    def __init__(self, optional: Mapping[int, str]) -> None:
        self.optional = optional
        self.problems: list[CelTypeError] = []

    def visit(self, node: Node, known: Facts) -> None:
        """Complain about what a node reads and what is not known."""
        shape = node[0]
        if shape == "select" and node[3] in self.optional and _key(node) not in known:
            self._complain(node)
        if shape == "index" and node[5][1] in self.optional and _key(node) not in known:
            self._complain(node)
        if shape == "logic":
            self._logic(node, known)
        elif shape == "choice":
            self.visit(node[4], known)
            self.visit(node[5], known | _facts(node[4], True))
            self.visit(node[6], known | _facts(node[4], False))
        elif shape == "macro":
            self._macro(node, known)
        else:
            for child in _children(node[3:]):
                self.visit(child, known)

    def _logic(self, node: Node, known: Facts) -> None:
        """Each operand matters only where none of the others decides, before it or after it."""
        needed = node[4] == "&&"
        facts = [_facts(operand, needed) for operand in node[5]]
        for number, operand in enumerate(node[5]):
            others = facts[:number] + facts[number + 1 :]
            self.visit(operand, known.union(*others))

    def _macro(self, node: Node, known: Facts) -> None:
        source, variable, bodies = node[5:8]
        self.visit(source, known)
        inside = frozenset(fact for fact in known if not _mentions(fact, variable))
        inside |= _of_elements(source, variable)
        for body in bodies:
            self.visit(body, inside)
            inside |= _facts(body, True)

    def _complain(self, node: Node) -> None:
        name = self.optional[node[3] if node[0] == "select" else node[5][1]]
        message = f"`{name}` may be missing"
        remedy = "Ask for it first: `has(…) && …`, or `!has(…) || …`."
        self.problems.append(CelTypeError(message, node[3], remedy))


def _mentions(fact: object, variable: str) -> bool:
    if fact == ("name", variable):
        return True
    return isinstance(fact, tuple) and any(_mentions(part, variable) for part in fact)


def _renamed(fact: object, old: str, new: str) -> object:
    if fact == ("name", old):
        return ("name", new)
    return tuple(_renamed(part, old, new) for part in fact) if isinstance(fact, tuple) else fact


def _of_elements(source: Node, variable: str) -> Facts:
    """What is known of each element that `filter` let through, under the name it has now."""
    if source[0] != "macro" or source[4] != "filter":
        return _NONE
    facts = _of_elements(source[5], source[6]) | _facts(source[7][0], True)
    own = (fact for fact in facts if _mentions(fact, source[6]))
    return frozenset(_renamed(fact, source[6], variable) for fact in own)
