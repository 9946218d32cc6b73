"""The tree of an expression -> Python's own code, which gives what its closures give."""

# It is written as a syntax tree, never as text, and a literal is a constant of it: whatever a rule
# says, it can become nothing but a value.

from __future__ import annotations

import ast
from types import CodeType
from typing import TYPE_CHECKING

from pmo_kit.cel import code_writer as py
from pmo_kit.cel import invariants, key_index, library, range_index
from pmo_kit.cel.code_generator import (
    EQUALITY,
    ORDER,
    Emitter,
    Generator,
    absorbing,
    is_bool,
    local,
    raised,
)
from pmo_kit.cel.code_loops import beside_limit, macro
from pmo_kit.cel.expression import Checked
from pmo_kit.cel.functions import FUNCTIONS
from pmo_kit.cel.semantics import ORDERED

if TYPE_CHECKING:
    from pmo_kit.cel.parser import Node

_ARITHMETIC = {"+": "add", "-": "subtract", "*": "multiply", "/": "divide", "%": "modulo"}


def generate(checked: Checked) -> CodeType | None:
    """The code of an expression; none of one that is beyond what Python compiles."""
    generator = Generator(checked.text, checked.results, _EMITTERS)
    try:
        value = generator.emit(checked.root)
        return generator.writer.code(value, generator.slots)
    except (RecursionError, MemoryError):
        return None
    finally:
        invariants.forget()


def _literal(_: Generator, node: Node) -> ast.expr:
    return py.constant(node[3])


def _name(generator: Generator, node: Node) -> ast.expr:
    writer, (_, at, _, name) = generator.writer, node
    variable = generator.scope.get(name)
    if variable is None:
        told = py.constant(name), py.constant(at)
        return writer.value(at, py.call("root", "bindings", *told))
    if variable.function == writer.function:
        return py.load(local(variable.slot))
    generator.shared.add(variable.slot)
    return writer.value(at, py.item(py.attribute(py.load("frame"), "locals"), variable.slot))


def _select(generator: Generator, node: Node) -> ast.expr:
    """A chain of fields, read at once; and again, one by one, to say which of them is none."""
    writer, (first, steps) = generator.writer, generator.chain(node)
    told = py.constant(steps)
    if first[0] == "name" and first[3] not in generator.scope:
        name, at = first[3], first[1]
        quick: ast.expr = py.item(py.load("bindings"), name)
        exact = py.call("root_path", "bindings", py.constant(name), py.constant(at), told)
    else:
        quick = generator.emit(first)
        exact = py.call("path", quick, told)
    for field, _, _ in steps:
        quick = py.item(quick, field)
    found = writer.name("v")
    with writer.inside() as usual:
        writer.assign(node[3], found, quick)
    writer.attempt(node[3], usual, py.assigned(exact, found))
    return py.load(found)


def _has(generator: Generator, node: Node) -> ast.expr:
    at, operand, field = node[3:]
    container, key = generator.emit(operand), py.constant(field)
    text = py.constant(generator.source(operand))
    quick = py.compared(key, ast.In(), container)
    exact = py.call("has_field", container, key, text, py.constant(at))
    return generator.writer.value(at, ast.IfExp(py.of_type(container, "dict"), quick, exact))


def _index(generator: Generator, node: Node) -> ast.expr:
    at, operand, key = node[3:]
    values = generator.emit(operand), generator.emit(key)
    return generator.writer.value(at, py.call("element", "frame", *values))


def _unary(generator: Generator, node: Node) -> ast.expr:
    start, (op, operand) = node[1], node[3:]
    value = generator.emit(operand)
    if op == "-":
        return generator.writer.value(start, py.call("negate", "frame", value))
    negated: ast.expr = ast.UnaryOp(ast.Not(), value)
    if not is_bool(operand):
        unfit = py.call("unfit", py.constant("!"), value)
        negated = ast.IfExp(py.of_type(value, "bool"), negated, unfit)
    return generator.writer.value(start, negated)


def _binary(generator: Generator, node: Node) -> ast.expr:
    at, op, left, right = node[3:]
    a, b = generator.emit(left), generator.emit(right)
    if op in EQUALITY:
        return generator.writer.value(at, _equality(op, a, b))
    if op in ORDER:
        return generator.writer.value(at, _order(op, a, b))
    if op != "in":
        return generator.writer.value(at, py.call(_ARITHMETIC[op], "frame", a, b))
    held = "contained"
    if generator.stays(right):
        derived = py.constant(not key_index.is_path(right))
        held = generator.writer.bound(py.call("keyed", derived))
    return generator.writer.value(at, py.call(held, "frame", a, b))


def _order(op: str, a: ast.expr, b: ast.expr) -> ast.expr:
    """A comparison, by Python's own operator where both have one type that has an order."""
    quick = py.compared(a, ORDER[op](), b)
    exact = py.call("compare", py.constant(op), a, b)
    for one, other in ((a, b), (b, a)):
        if isinstance(other, ast.Constant) and type(other.value) in ORDERED:
            return ast.IfExp(py.of_type(one, type(other.value).__name__), quick, exact)
    same = py.compared(py.call("type", a), ast.Is(), py.call("type", b))
    ordered = py.compared(py.call("type", a), ast.In(), py.load("ordered"))
    return ast.IfExp(ast.BoolOp(ast.And(), [same, ordered]), quick, exact)


def _equality(op: str, a: ast.expr, b: ast.expr) -> ast.expr:
    if isinstance(b, ast.Constant) and isinstance(b.value, str):
        return py.compared(a, ast.Eq() if op == "==" else ast.NotEq(), b)
    equal = py.call("equal", "frame", a, b)
    return equal if op == "==" else ast.UnaryOp(ast.Not(), equal)


def _logic(generator: Generator, node: Node) -> ast.expr:
    """`&&` and `||`: one operand that decides absorbs the errors of the others."""
    writer, (_, start, _, _, op, operands) = generator.writer, node
    decides = op == "||"
    problem, found = writer.name("p"), writer.name("v")
    writer.assign(start, problem, py.constant(None))
    for position, operand in enumerate(operands):
        with writer.inside() as block:
            absorbing(generator, operand, problem, found, op, operand[1])
        if position == 0:
            writer.block += block
        else:
            writer.put(operand[1], ast.If(py.is_not(py.load(found), decides), block, []))
    raising = raised(problem, start)
    writer.put(start, ast.If(py.is_not(py.load(found), decides), raising, []))
    return py.load(found)


def _choice(generator: Generator, node: Node) -> ast.expr:
    writer, (_, _, _, at, test, then, otherwise) = generator.writer, node
    found = writer.name("v")
    decided = generator.emit(test)
    with writer.inside() as first:
        writer.give(at, found, generator.emit(then))
    with writer.inside() as second:
        writer.give(at, found, generator.emit(otherwise))
    if not is_bool(test):
        with writer.inside() as neither:
            writer.assign(at, found, py.call("unfit", py.constant("? :"), decided))
        choice = ast.If(py.is_same(decided, False), second, neither)
        second = [py.placed(choice, at)]
    writer.put(at, ast.If(py.is_same(decided, True), first, second))
    return py.load(found)


def _items(generator: Generator, node: Node) -> ast.expr:
    values = [generator.emit(item) for item in node[3]]
    return generator.writer.value(node[1], ast.List(values, ast.Load()))


def _entries(generator: Generator, node: Node) -> ast.expr:
    writer = generator.writer
    made = writer.value(node[1], ast.Dict([], []))
    for key, value in node[3]:
        name, at = generator.emit(key), key[1]
        writer.put(at, ast.Expr(py.call("new_key", made, name, py.constant(at))))
        writer.set_item(at, made, name, generator.emit(value))
    return made


def _call(generator: Generator, node: Node) -> ast.expr:
    writer, (_, _, _, at, name, target, args) = generator.writer, node
    if target is None and name not in library.FUNCTIONS and name != "matches":
        return _call_of_the_kit(generator, node)
    values = [generator.emit(part) for part in (args if target is None else (target, *args))]
    if name in ("startsWith", "endsWith") and args[0][0] == "literal":
        test = py.call(py.attribute(values[0], name.lower()), values[1])
        unfit = py.call("unfit", py.constant(name), *values)
        return writer.value(at, ast.IfExp(py.of_type(values[0], "str"), test, unfit))
    if name != "matches":
        name = f"cel_{name}" if target is None else f"method_{name}"
    return writer.value(at, py.call(name, "frame", *values))


def _call_of_the_kit(generator: Generator, node: Node) -> ast.expr:
    writer, (_, _, _, at, name, _, args) = generator.writer, node
    looked = range_index.sought_in(name, args[0]) if name in range_index.AGGREGATES else None
    if looked is not None and generator.stays(looked.source):
        values = [beside_limit(generator, looked, args[0])]
    else:
        values = [generator.emit(part) for part in args]
    if FUNCTIONS[name].by_result:
        values.insert(0, py.constant(generator.results.get(at, "dyn")))
    return writer.value(at, py.call(f"kit_{name}", "frame", *values))


_EMITTERS: dict[str, Emitter] = {
    "literal": _literal,
    "name": _name,
    "select": _select,
    "has": _has,
    "index": _index,
    "unary": _unary,
    "binary": _binary,
    "logic": _logic,
    "choice": _choice,
    "items": _items,
    "entries": _entries,
    "call": _call,
    "macro": macro,
}
