"""CEL's macros as Python's loops, which count their steps and look by key or limit."""

from __future__ import annotations

import ast
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from pmo_kit._start.record import NamedTuple
from pmo_kit.cel import code_writer as py
from pmo_kit.cel import key_index, range_index
from pmo_kit.cel.code_generator import (
    NO_FUNCTION,
    Generator,
    Variable,
    absorbing,
    is_bool,
    local,
    raised,
)
from pmo_kit.cel.loops import weight

if TYPE_CHECKING:
    from pmo_kit.cel.parser import Node


class Loop(NamedTuple):
    """What a macro goes through, its variable's slot, and the cost of one turn."""

    at: int
    source: ast.Name
    slot: int
    cost: int


def macro(generator: Generator, node: Node) -> ast.expr:
    """A loop, which an index spares where one can decide it."""
    ranged = range_index.sought_by(node) if generator.stays(node[5]) else None
    if ranged is None:
        return _walk(generator, node)
    walk = generator.writer.part(lambda: _walk(generator, node))
    return generator.run(node[3], _looked(generator, "decided", ranged, walk))


def beside_limit(generator: Generator, looked: range_index.Sought, node: Node) -> ast.expr:
    """What `max`, `min` or `sum` takes, of which an index may give the one that counts."""
    walk = generator.part(node)
    return generator.run(node[1], _looked(generator, "beside_limit", looked, walk))


def _looked(generator: Generator, by: str, looked: range_index.Sought, walk: str) -> str:
    """What looks for elements before or behind a limit, made once."""
    look = py.constant(tuple(range_index.look_of(looked)))
    return generator.writer.bound(py.call(by, look, _range(generator, looked), walk))


def _range(generator: Generator, looked: range_index.Sought) -> ast.expr:
    """The parts of what a loop looks for."""
    source, limit = generator.part(looked.source), generator.part(looked.first.limit)
    second = generator.part(looked.second.limit) if looked.second else None
    slots = generator.slot(), generator.slot()
    outer = generator.scope
    found = (Variable(slot, NO_FUNCTION) for slot in slots)
    generator.scope = {**outer, **dict(zip(looked.variables, found, strict=True))}
    nodes = (*looked.tests, looked.first.field, looked.value)
    *tests, field, value = map(generator.part, nodes)
    generator.scope = outer
    return py.tuple_of(
        py.load(source),
        py.tuple_of(*map(py.load, tests)),
        py.load(field),
        py.load(value),
        py.load(limit),
        py.load(second) if second else py.constant(None),
        py.constant(slots),
        py.constant(1 + sum(map(weight, nodes))),
    )


def _walk(generator: Generator, node: Node) -> ast.expr:
    at, name, source, variable, bodies = node[3:]
    writer, values = generator.writer, generator.emit(source)
    looked = key_index.sought(name, variable, bodies[0]) if generator.stays(source) else None
    if looked is not None:
        narrow = _by_key(generator, source, looked, variable)
        values = writer.value(at, py.call(narrow, "frame", values))
    slot, outer = generator.slot(), generator.scope
    generator.scope = {**outer, variable: Variable(slot, writer.function)}
    elements = writer.value(at, py.call("elements", values))
    loop = Loop(at, elements, slot, 1 + sum(map(weight, bodies)))
    found = _LOOPS[name](generator, loop, *bodies)
    generator.scope = outer
    return found


def _by_key(generator: Generator, source: Node, looked: key_index.Sought, variable: str) -> str:
    """What narrows a list to the elements that a loop looks for, made once."""
    values = [generator.part(pair.value) for pair in looked.pairs]
    slot, outer = generator.slot(), generator.scope
    generator.scope = {**outer, variable: Variable(slot, NO_FUNCTION)}
    keys = [generator.part(pair.key) for pair in looked.pairs]
    tests = [generator.part(test) for test, _ in looked.tests]
    generator.scope = outer
    look = py.constant(tuple(key_index.look_of(source, looked)))
    parts = (py.tuple_of(*map(py.load, part)) for part in (keys, values, tests))
    return generator.writer.bound(py.call("by_key", look, *parts, py.constant(slot)))


def _turns(generator: Generator, loop: Loop, turn: Callable[[], None], end: list[ast.stmt]) -> None:
    """Go through the elements: each takes its steps."""
    writer, variable = generator.writer, local(loop.slot)
    with writer.inside(1) as body:
        writer.spend(loop.at, loop.cost)
        turn()
    if loop.slot in generator.shared:
        slots = py.attribute(py.load("frame"), "locals")
        with writer.inside() as sharing:
            writer.set_item(loop.at, slots, py.constant(loop.slot), py.load(variable))
        body[:0] = sharing
    writer.loop(loop.at, variable, loop.source, body, end)


def _quantifier(decides: bool, generator: Generator, loop: Loop, body: Node) -> ast.expr:
    """`all` and `exists`: one element that decides absorbs the others' errors and unknowns."""
    writer, at, op = generator.writer, loop.at, "||" if decides else "&&"
    problem, found, whole = writer.name("p"), writer.name("v"), writer.name("v")
    writer.assign(at, problem, py.constant(None))
    with writer.inside() as partly:
        writer.assign(at, problem, py.call(py.attribute(loop.source, "error")))
        writer.assign(at, loop.source.id, py.call(py.attribute(loop.source, "known")))
    writer.put(at, ast.If(py.of_type(loop.source, "PartialList"), partly, []))
    writer.assign(at, whole, py.constant(not decides))

    def turn() -> None:
        absorbing(generator, body, problem, found, op, at)
        with writer.inside() as decided:
            writer.assign(at, whole, py.constant(decides))
            writer.put(at, ast.Break())
        writer.put(at, ast.If(py.is_same(py.load(found), decides), decided, []))

    _turns(generator, loop, turn, raised(problem, at))
    return py.load(whole)


def _kept(generator: Generator, loop: Loop, condition: Node, taken: Callable[[], None]) -> None:
    """Do something for each element for which a condition holds."""
    writer, at = generator.writer, loop.at

    def turn() -> None:
        keep = generator.emit(condition)
        with writer.inside() as block:
            taken()
        neither: list[ast.stmt] = []
        if not is_bool(condition):
            with writer.inside() as unfit:
                told = py.call("unfit", py.constant("a condition"), keep)
                writer.put(at, ast.Expr(told))
            neither = [py.placed(ast.If(py.is_not(keep, False), unfit, []), at)]
        writer.put(at, ast.If(py.is_same(keep, True), block, neither))

    _turns(generator, loop, turn, [])


def _exists_one(generator: Generator, loop: Loop, body: Node) -> ast.expr:
    """`list.exists_one(x, condition)`: goes through all elements, and passes every error on."""
    writer, at, count = generator.writer, loop.at, generator.writer.name("n")
    writer.assign(at, count, py.constant(0))
    one_more = ast.BinOp(py.load(count), ast.Add(), py.constant(1))
    _kept(generator, loop, body, lambda: writer.assign(at, count, one_more))
    return writer.value(at, py.compared(py.load(count), ast.Eq(), py.constant(1)))


def _filter(generator: Generator, loop: Loop, body: Node) -> ast.expr:
    """`list.filter(x, condition)`."""
    made = _new_list(generator, loop)
    variable = py.load(local(loop.slot))
    _kept(generator, loop, body, lambda: _append(generator, loop, made, variable))
    return made


def _map(generator: Generator, loop: Loop, body: Node) -> ast.expr:
    """`list.map(x, value)`."""
    made = _new_list(generator, loop)
    _turns(generator, loop, lambda: _append(generator, loop, made, generator.emit(body)), [])
    return made


def _map_if(generator: Generator, loop: Loop, condition: Node, body: Node) -> ast.expr:
    """`list.map(x, condition, value)`."""
    made = _new_list(generator, loop)

    def taken() -> None:
        _append(generator, loop, made, generator.emit(body))

    _kept(generator, loop, condition, taken)
    return made


def _new_list(generator: Generator, loop: Loop) -> ast.Name:
    return generator.writer.value(loop.at, ast.List([], ast.Load()))


def _append(generator: Generator, loop: Loop, made: ast.Name, value: ast.expr) -> None:
    adding = py.call(py.attribute(made, "append"), value)
    generator.writer.put(loop.at, ast.Expr(adding))


_LOOPS: dict[str, Callable[..., ast.expr]] = {
    "all": partial(_quantifier, False),
    "exists": partial(_quantifier, True),
    "exists_one": _exists_one,
    "filter": _filter,
    "map": _map,
    "map_if": _map_if,
}
