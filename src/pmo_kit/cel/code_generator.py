"""Writes expressions as functions of the frame in Python's own code, one node after the other."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeAlias

from pmo_kit._start.record import NamedTuple
from pmo_kit.cel import code_writer as py
from pmo_kit.cel import invariants, key_index

if TYPE_CHECKING:
    from pmo_kit.cel.parser import Node

ORDER = {"<": ast.Lt, "<=": ast.LtE, ">": ast.Gt, ">=": ast.GtE}
EQUALITY = ("==", "!=")


class Variable(NamedTuple):
    """A loop's variable: its slot in the frame, and the function that has it as its own."""

    slot: int
    function: int


NO_FUNCTION = -1
"""Stands for the function of a variable that is found in the frame alone."""


class Generator:
    """Emits nodes; each gives a variable or a constant that has its value.

    A loop's variable is one of Python's in the function that goes through the loop. Others find it
    in the frame, where that function puts it if one of them is `shared`.
    """

    def __init__(
        self, text: str, results: Mapping[int, str], emitters: Mapping[str, Emitter]
    ) -> None:
        self.text = text
        self.results = results
        self.emitters = emitters
        self.writer = py.Writer()
        self.around: frozenset[str] | None = None  # what the part reads that is kept around this
        self.scope: dict[str, Variable] = {}
        self.shared: set[int] = set()
        self.kept: dict[tuple[invariants.Mark, bool], str] = {}  # what keeps values of parts
        self.slots = 0

    def emit(self, node: Node) -> ast.expr:
        """The value of a node."""
        if self.writer.depth >= py.DEEPEST:
            return self.run(node[1], self.part(node))
        emitter, roots = self.emitters[node[0]], frozenset[str]()
        if node[0] in ("macro", "call"):
            roots = invariants.lasting(node, self.scope, self.around)
        if not roots:
            return emitter(self, node)
        mark = invariants.mark_of(node, self.text, self.results)
        known = mark, bool(self.scope)  # within loops, parts of it are kept too
        if known not in self.kept:
            outer, self.around = self.around, roots
            part = self.writer.part(lambda: emitter(self, node))
            self.around = outer
            wanted = py.constant(tuple(sorted(roots)))
            keeping = py.call("kept", part, wanted, py.constant(mark))
            self.kept[known] = self.writer.bound(keeping)
        return self.run(node[1], self.kept[known])

    def part(self, node: Node) -> str:
        """A function of the frame for a node, by name."""
        first, steps = self.chain(node[4] if node[0] == "has" else node)
        if first[0] != "name" or not (steps or node[0] == "has"):
            return self.writer.part(lambda: self.emit(node))
        if node[0] == "has":
            steps = (*steps, (node[5], self.source(node[4]), node[3]))
        variable = self.scope.get(first[3])
        slot = -1
        if variable is not None:
            slot = variable.slot
            self.shared.add(slot)
        told = (slot, first[3], first[1], steps, node[0] == "has")
        return self.writer.bound(py.call("chain", *map(py.constant, told)))

    def chain(self, node: Node) -> tuple[Node, tuple[tuple[str, str, int], ...]]:
        """Where a chain of fields begins, and its fields, each with what it is read from."""
        steps: list[tuple[str, str, int]] = []
        while node[0] == "select":
            at, operand, field = node[3:]
            steps.append((field, self.source(operand), at))
            node = operand
        return node, tuple(reversed(steps))

    def run(self, at: int, function: str) -> ast.expr:
        """The value of a function of the frame."""
        return self.writer.value(at, py.call(function, "frame"))

    def slot(self) -> int:
        """A new slot of the frame."""
        self.slots += 1
        return self.slots - 1

    def stays(self, node: Node) -> bool:
        """Whether a node gives the same list each time, so that an index of it is worth making."""
        return key_index.is_path(node) or bool(invariants.lasting(node, self.scope, self.around))

    def source(self, node: Node) -> str:
        """The text of one node."""
        return self.text[node[1] : node[2]]


Emitter: TypeAlias = Callable[[Generator, "Node"], ast.expr]


def is_bool(node: Node) -> bool:
    """Whether a node gives a bool, whatever it reads, where it gives anything."""
    if node[0] == "binary":
        return node[4] in EQUALITY or node[4] in ORDER or node[4] == "in"
    if node[0] == "macro":
        return node[4] in ("all", "exists", "exists_one")
    return node[0] in ("has", "logic") or (node[0] == "unary" and node[3] == "!")


def local(slot: int) -> str:
    """The name of a loop's variable in the function that has it."""
    return f"x{slot}"


def absorbing(generator: Generator, node: Node, problem: str, found: str, op: str, at: int) -> None:
    """Give `found` the value of a condition, or what is wrong with it, as `problem` too."""
    writer = generator.writer
    with writer.inside(1) as body:
        writer.give(at, found, generator.emit(node))
    writer.attempt(at, body, py.assigned(py.call("absorbed", problem), found, problem))
    if not is_bool(node):
        told = py.call("no_bool", problem, py.constant(op), found, py.constant(at))
        with writer.inside() as block:
            writer.assign(at, problem, told)
        no_bool = ast.UnaryOp(ast.Not(), py.of_type(py.load(found), "bool"))
        writer.put(at, ast.If(no_bool, block, []))


def raised(problem: str, at: int) -> list[ast.stmt]:
    """Raise what was absorbed, if anything was."""
    body: list[ast.stmt] = [py.placed(ast.Raise(py.load(problem)), at)]
    return [py.placed(ast.If(py.is_not(py.load(problem), None), body, []), at)]
