"""Writes Python as a syntax tree, each statement on the line of the place that it stands for."""

# What an error raises on is the line of its statement: the offset into the text of the expression,
# and one. So a place costs nothing until an error asks for it (see `code_runtime.located`).

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import CodeType
from typing import Any, TypeVar

from pmo_kit.cel.code_runtime import FILE

DEEPEST = 14
"""Blocks within each other in one function; Python takes twenty."""
_LOAD, _STORE = ast.Load(), ast.Store()
Placed = TypeVar("Placed", bound=ast.AST)


def load(name: str) -> ast.Name:
    """A variable that is read."""
    return ast.Name(name, _LOAD)


def constant(value: Any) -> ast.Constant:
    """A value of Python's plain types, or a tuple of such."""
    return ast.Constant(value)


def call(function: str | ast.expr, *arguments: str | ast.expr) -> ast.Call:
    """A call; what is given as text names a variable."""
    named, *given = (load(one) if isinstance(one, str) else one for one in (function, *arguments))
    return ast.Call(named, given, [])


def tuple_of(*parts: ast.expr) -> ast.Tuple:
    """A tuple."""
    return ast.Tuple([*parts], _LOAD)


def assigned(value: ast.expr, *targets: str) -> ast.Assign:
    """A statement that gives variables a value."""
    return ast.Assign([ast.Name(target, _STORE) for target in targets], value)


def attribute(of: ast.expr, name: str) -> ast.Attribute:
    """An attribute that is read."""
    return ast.Attribute(of, name, _LOAD)


def item(container: ast.expr, key: str | int) -> ast.Subscript:
    """An element that is read, under a constant key."""
    return ast.Subscript(container, ast.Constant(key), _LOAD)


def compared(left: ast.expr, op: ast.cmpop, right: ast.expr) -> ast.Compare:
    """A comparison."""
    return ast.Compare(left, [op], [right])


def is_same(value: ast.expr, constant: bool | None) -> ast.Compare:
    """Whether a value is that very constant."""
    return compared(value, ast.Is(), ast.Constant(constant))


def is_not(value: ast.expr, constant: bool | None) -> ast.Compare:
    """Whether a value is anything but that constant."""
    return compared(value, ast.IsNot(), ast.Constant(constant))


def of_type(value: ast.expr, name: str) -> ast.Compare:
    """Whether a value is of a type, and of none below it."""
    return compared(call("type", value), ast.Is(), load(name))


class Writer:
    """Functions of the frame, and a maker around them that binds what they share.

    `block` is the list of statements that is written to; `depth` says how many `try` and `for` are
    open in the function, `function` which one it is.
    """

    def __init__(self) -> None:
        self.made: list[ast.stmt] = []
        self.block: list[ast.stmt] = []
        self.depth = 0
        self.function = 0
        self._names = 0

    def name(self, beginning: str) -> str:
        """A name that no other variable has."""
        self._names += 1
        return f"{beginning}{self._names}"

    def put(self, at: int, statement: ast.stmt) -> None:
        """Write a statement of what stands at an offset."""
        self.block.append(placed(statement, at))

    def assign(self, at: int, target: str, value: ast.expr) -> None:
        """Give a variable a value."""
        self.put(at, assigned(value, target))

    def value(self, at: int, value: ast.expr) -> ast.Name:
        """A variable of its own for a value."""
        name = self.name("v")
        self.assign(at, name, value)
        return load(name)

    def set_item(self, at: int, container: ast.expr, key: ast.expr, value: ast.expr) -> None:
        """Put a value into a container under a key."""
        self.put(at, ast.Assign([ast.Subscript(container, key, _STORE)], value))

    def spend(self, at: int, cost: int) -> None:
        """Take steps from the frame, and end where none are left."""
        rest = ast.BinOp(attribute(load("frame"), "left"), ast.Sub(), ast.Constant(cost))
        targets = [ast.Name("left", _STORE), ast.Attribute(load("frame"), "left", _STORE)]
        self.put(at, ast.Assign(targets, rest))
        over: list[ast.stmt] = [placed(ast.Raise(call("over_budget")), at)]
        self.put(at, ast.If(compared(load("left"), ast.Lt(), ast.Constant(0)), over, []))

    @contextmanager
    def inside(self, deeper: int = 0) -> Iterator[list[ast.stmt]]:
        """Write to a block of its own, which lies in so many `try` and `for` more."""
        outer, block = self.block, list[ast.stmt]()
        self.block, self.depth = block, self.depth + deeper
        yield block
        self.block, self.depth = outer, self.depth - deeper

    def attempt(self, at: int, body: list[ast.stmt], instead: ast.stmt) -> None:
        """Do what a block does, and where it raises anything, what looks at that."""
        handler = ast.ExceptHandler(None, None, [placed(instead, at)])
        self.put(at, ast.Try(body, [handler], [], []))

    def give(self, at: int, target: str, value: ast.expr) -> None:
        """Give a variable a value that was emitted last: at once, where that is an assignment."""
        last = self.block[-1] if self.block else None
        if isinstance(last, ast.Assign) and isinstance(value, ast.Name):
            only = last.targets[0]
            if isinstance(only, ast.Name) and only.id == value.id:
                only.id = target
                return
        self.assign(at, target, value)

    def loop(
        self, at: int, variable: str, source: ast.expr, body: list[ast.stmt], end: list[ast.stmt]
    ) -> None:
        """Go through a list, and do something at its end unless a turn breaks off."""
        self.put(at, ast.For(ast.Name(variable, _STORE), source, body, end))

    def part(self, emit: Callable[[], ast.expr]) -> str:
        """A function of its own, by name, that gives what is emitted."""
        outer = self.block, self.depth, self.function
        name = self.name("part")
        self.block, self.depth, self.function = [], 0, self._names
        value = emit()
        self.made.append(self._function(name, value))
        self.block, self.depth, self.function = outer
        return name

    def bound(self, value: ast.Call) -> str:
        """What the maker makes once for all runs, by name."""
        name = self.name("bound")
        self.made.append(placed(assigned(value, name), 0))
        return name

    def code(self, value: ast.expr, slots: int) -> CodeType:
        """The code of the function of the frame, where that is all there is and needs no slot.

        Otherwise that of the maker, which takes nothing, and gives that function and its slots.
        """
        found = self._function("run", value)
        if self.made:
            both = tuple_of(load("run"), ast.Constant(slots))
            body = [*self.made, found, placed(ast.Return(both), 0)]
            found = _defined("make", [], body)
        whole = compile(ast.Module([found], []), FILE, "exec", dont_inherit=True, optimize=0)
        return next(one for one in whole.co_consts if isinstance(one, CodeType))

    def _function(self, name: str, value: ast.expr) -> ast.FunctionDef:
        bindings = assigned(attribute(load("frame"), "bindings"), "bindings")
        body = [placed(bindings, 0), *self.block, placed(ast.Return(value), 0)]
        return _defined(name, ["frame"], body)


def _defined(name: str, parameters: list[str], body: list[ast.stmt]) -> ast.FunctionDef:
    given = [ast.arg(parameter) for parameter in parameters]
    arguments = ast.arguments([], given, None, [], [], None, [])
    found = ast.FunctionDef(name, arguments, body, [], None)
    found.__dict__.setdefault("type_params", [])  # which Python 3.12 asks for
    return placed(found, 0)


def placed(node: Placed, at: int) -> Placed:
    """A node and its expressions on the line of an offset; statements in it have their own."""
    if "lineno" in node._attributes:
        place = {"lineno": at + 1, "end_lineno": at + 1, "col_offset": -1, "end_col_offset": -1}
        node.__dict__.update(place)
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ast.stmt):
            placed(child, at)
    return node
