"""The tree of an expression -> Python closures, each a function of the frame."""

# Nodes are unpacked by position, since they may come from a cache as plain lists (see `nodes`).

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from pmo_kit.cel import (
    field_access,
    functions,
    invariants,
    key_index,
    library,
    loops,
    operators,
    range_index,
    semantics,
)
from pmo_kit.cel.errors import CelBudgetError, CelEvalError, weightier
from pmo_kit.cel.frame import Code, Frame
from pmo_kit.cel.types import Value

if TYPE_CHECKING:
    from pmo_kit.cel.parser import Node

Hook = Callable[["Compiler", "Node", Callable[[], Code]], Code]

_ARITHMETIC = {
    "+": semantics.add,
    "-": semantics.subtract,
    "*": semantics.multiply,
    "/": semantics.divide,
    "%": semantics.modulo,
}


class Compiler:
    """Turns nodes into closures; macro variables become slots of the frame.

    `hook`, if given, emits every node in place of the compiler, and may call back (tracing does).
    """

    def __init__(self, text: str, results: Mapping[int, str], hook: Hook | None = None) -> None:
        self.text = text
        self.results = results
        self.hook = hook
        self.around: frozenset[str] | None = None  # what the part reads that is kept around this
        self.scope: dict[str, int] = {}
        self.slots = 0

    def emit(self, node: Node) -> Code:
        """The closure of one node."""
        emitter = _EMITTERS[node[0]]
        if self.hook is not None:
            return self.hook(self, node, lambda: emitter(self, node))
        if node[0] not in ("macro", "call"):
            return emitter(self, node)
        roots = invariants.lasting(node, self.scope, self.around)
        outer, self.around = self.around, roots or self.around
        code = emitter(self, node)
        self.around = outer
        if not roots:
            return code
        mark = invariants.mark_of(node, self.text, self.results)
        return invariants.kept(code, tuple(sorted(roots)), mark)

    def stays(self, node: Node) -> bool:
        """Whether a node gives the same list each time, so that an index of it is worth making."""
        if self.hook is not None:
            return False
        return key_index.is_path(node) or bool(invariants.lasting(node, self.scope, self.around))

    def source(self, node: Node) -> str:
        """The text of one node."""
        return self.text[node[1] : node[2]]


def _literal(_: Compiler, node: Node) -> Code:
    value = node[3]
    return lambda frame: value


def _name(compiler: Compiler, node: Node) -> Code:
    name, at = node[3], node[1]
    slot = compiler.scope.get(name)
    if slot is not None:
        return lambda frame: frame.locals[slot]
    return field_access.root(name, at)


def _select(compiler: Compiler, node: Node) -> Code:
    at, operand, field = node[3:]
    if compiler.hook is None and operand[0] == "name":
        slot = compiler.scope.get(operand[3])
        if slot is None:
            return field_access.root_field(operand[3], field, operand[1], at)
        return field_access.local_field(slot, field, compiler.source(operand), at)
    return field_access.field(compiler.emit(operand), field, compiler.source(operand), at)


def _has(compiler: Compiler, node: Node) -> Code:
    at, operand, field = node[3:]
    return field_access.has(compiler.emit(operand), field, compiler.source(operand), at)


def _index(compiler: Compiler, node: Node) -> Code:
    at, operand, key = node[3:]
    return operators.located(semantics.element, at, compiler.emit(operand), compiler.emit(key))


def _unary(compiler: Compiler, node: Node) -> Code:
    start, (op, operand) = node[1], node[3:]
    code = compiler.emit(operand)
    if op == "-":
        return operators.located(semantics.negate, start, code)

    def run(frame: Frame) -> bool:
        value = code(frame)
        if value is True:
            return False
        if value is False:
            return True
        raise semantics.mismatch("!", value).at(start)

    return run


def _binary(compiler: Compiler, node: Node) -> Code:
    at, op, left, right = node[3:]
    first, second = compiler.emit(left), compiler.emit(right)
    if op in ("==", "!="):
        return operators.equality(op == "==", at, first, second, right)
    if op in semantics.COMPARISONS:
        return operators.comparison(op, at, first, second)
    if op == "in":
        if not compiler.stays(right):
            return operators.located(semantics.contained, at, first, second)
        return operators.located(
            key_index.contained(not key_index.is_path(right)), at, first, second
        )
    if op == "*":
        return operators.product(at, first, second)
    return operators.located(_ARITHMETIC[op], at, first, second)


def _logic(compiler: Compiler, node: Node) -> Code:
    """`&&` and `||`: one operand that decides absorbs the errors of the others."""
    op, operands = node[4:]
    codes = tuple((operand[1], compiler.emit(operand)) for operand in operands)
    decides: bool = op == "||"

    def run(frame: Frame) -> bool:
        problem: CelEvalError | None = None
        for at, code in codes:
            try:
                value = code(frame)
            except CelBudgetError:
                raise
            except CelEvalError as error:
                problem = weightier(problem, error)
                continue
            if value is decides:
                return decides
            if type(value) is not bool:
                problem = problem or semantics.mismatch(op, value).at(at)
        if problem is not None:
            raise problem
        return not decides

    return run


def _choice(compiler: Compiler, node: Node) -> Code:
    at, *parts = node[3:]
    test, then, otherwise = (compiler.emit(part) for part in parts)

    def run(frame: Frame) -> Value:
        value = test(frame)
        if value is True:
            return then(frame)
        if value is False:
            return otherwise(frame)
        raise semantics.mismatch("? :", value).at(at)

    return run


def _items(compiler: Compiler, node: Node) -> Code:
    codes = tuple(compiler.emit(item) for item in node[3])
    return lambda frame: [code(frame) for code in codes]


def _entries(compiler: Compiler, node: Node) -> Code:
    codes = tuple((key[1], compiler.emit(key), compiler.emit(value)) for key, value in node[3])

    def run(frame: Frame) -> dict[str, Value]:
        made: dict[str, Value] = {}
        for at, key_code, value_code in codes:
            key = key_code(frame)
            if type(key) is not str:
                raise CelEvalError(f"a key is a text, not {semantics.type_name(key)}", at)
            if key in made:
                raise CelEvalError(f"the map has the key {key!r} twice", at)
            made[key] = value_code(frame)
        return made

    return run


def _call(compiler: Compiler, node: Node) -> Code:
    at, name, target, args = node[3:]
    if name == "matches":
        from pmo_kit.cel.patterns import found

        codes = [compiler.emit(part) for part in (args if target is None else (target, *args))]
        return operators.located(found, at, *codes)
    if name in ("startsWith", "endsWith") and args[0][0] == "literal":
        return library.edge_of_text(name, at, compiler.emit(target), args[0][3])
    if target is not None:
        codes = [compiler.emit(part) for part in (target, *args)]
        return operators.located(library.METHODS[name], at, *codes)
    if name in library.FUNCTIONS:
        return operators.located(library.FUNCTIONS[name], at, *map(compiler.emit, args))
    function = functions.FUNCTIONS[name]
    codes = [compiler.emit(part) for part in args]
    looked = range_index.sought_in(name, args[0]) if name in range_index.AGGREGATES else None
    if looked is not None and compiler.stays(looked.source):
        codes = [_beside_limit(compiler, looked, codes[0])]
    if function.by_result:
        result = compiler.results.get(at, "dyn")
        codes.insert(0, lambda _: result)
    return operators.located(function.apply, at, *codes)


def _macro(compiler: Compiler, node: Node) -> Code:
    at, macro, source, variable, bodies = node[3:]
    slot, compiler.slots = compiler.slots, compiler.slots + 1
    source_code = compiler.emit(source)
    looked = key_index.sought(macro, variable, bodies[0]) if compiler.stays(source) else None
    values = tuple(compiler.emit(pair.value) for pair in looked.pairs) if looked else ()
    outer = compiler.scope
    compiler.scope = {**outer, variable: slot}
    if looked is not None:
        source_code = _by_key(compiler, source, source_code, looked, values, slot)
    codes = [compiler.emit(body) for body in bodies]
    compiler.scope = outer
    cost = 1 + sum(map(loops.weight, bodies))
    walk = loops.LOOPS[macro](loops.Loop(source_code, slot, cost, at), *codes)
    ranged = range_index.sought_by(node) if compiler.stays(source) else None
    return walk if ranged is None else _decided(compiler, ranged, walk)


def _by_key(
    compiler: Compiler,
    node: Node,
    source: Code,
    looked: key_index.Sought,
    values: tuple[Code, ...],
    slot: int,
) -> Code:
    """The elements of a loop's list that may be what it looks for."""
    keys = tuple(compiler.emit(pair.key) for pair in looked.pairs)
    tests = tuple(compiler.emit(test) for test, _ in looked.tests)
    parts = key_index.Parts(keys, values, tests, slot)
    narrow = key_index.narrowed(parts, key_index.look_of(node, looked))
    return lambda frame: narrow(frame, source(frame))


def _decided(compiler: Compiler, looked: range_index.Sought, walk: Code) -> Code:
    """`exists` or `all`, which an index may decide instead of a walk."""
    return range_index.decided(range_index.look_of(looked), _range(compiler, looked), walk)


def _beside_limit(compiler: Compiler, looked: range_index.Sought, walk: Code) -> Code:
    """What `max`, `min` or `sum` takes, of which an index may give the one that counts."""
    return range_index.narrowed(range_index.look_of(looked), _range(compiler, looked), walk)


def _range(compiler: Compiler, looked: range_index.Sought) -> range_index.Parts:
    """The closures of what a loop looks for."""
    source, limit = compiler.emit(looked.source), compiler.emit(looked.first.limit)
    second = compiler.emit(looked.second.limit) if looked.second else None
    slots = (compiler.slots, compiler.slots + 1)
    compiler.slots += 2
    outer = compiler.scope
    compiler.scope = {**outer, **dict(zip(looked.variables, slots, strict=True))}
    nodes = (*looked.tests, looked.first.field, looked.value)
    *tests, field, value = map(compiler.emit, nodes)
    compiler.scope = outer
    cost = 1 + sum(map(loops.weight, nodes))
    return range_index.Parts(source, tuple(tests), field, value, limit, second, slots, cost)


_EMITTERS: dict[str, Callable[[Compiler, Node], Code]] = {
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
    "macro": _macro,
}
