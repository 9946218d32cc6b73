"""Types of expressions: every name, field and operand is held against what the schemas say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from pmo_kit._start.record import NamedTuple
from pmo_kit.cel import functions
from pmo_kit.cel.definitions import Definition
from pmo_kit.cel.errors import CelTypeError, CelTypeErrors
from pmo_kit.cel.expression import Checked
from pmo_kit.cel.operand_errors import (
    argument_errors,
    call_error,
    described,
    known_names,
    operator_error,
    slip_of,
)
from pmo_kit.cel.parser import Ast, Node
from pmo_kit.cel.signatures import FUNCTIONS, METHODS, OPERATORS
from pmo_kit.cel.types import (
    BOOL,
    DOUBLE,
    DYN,
    INT,
    NULL,
    STRING,
    TYPE,
    TYPE_NAMES,
    ListOf,
    MapOf,
    Param,
    Record,
    Type,
)
from pmo_kit.cel.unification import Unifier

FILES = "files"
"""What an expression reads that asks which files there are: no variable has this name."""
_LITERALS: dict[type, Type] = {
    type(None): NULL,
    bool: BOOL,
    int: INT,
    float: DOUBLE,
    str: STRING,
}


class Env(NamedTuple):
    """What an expression may name: its variables with their types; definitions to be put in."""

    variables: Mapping[str, Type]
    let: Mapping[str, Definition] = MappingProxyType({})


def check(ast: Ast, env: Env) -> Checked:
    """The expression with its type and what it reads.

    Raises `CelTypeErrors`, which lists all that is wrong.
    """
    checker = Checker(env, ast.text)
    found = checker.visit(ast.root)
    if checker.errors:
        raise CelTypeErrors(tuple(sorted(checker.errors, key=lambda error: error.offset)))
    closed = checker.types.closed
    results = [(at, closed(of).kind) for at, of in checker.results.items()]
    checked = Checked(ast.text, ast.root, closed(found), checker.reads, results)
    checked.optional = checker.optional
    return checked


class Checker:
    """One walk over one tree; errors are gathered, and what is wrong counts as dyn from there."""

    def __init__(self, env: Env, text: str = "") -> None:
        self.env = env
        self.text = text
        self.types = Unifier()
        self.errors: list[CelTypeError] = []
        self.reads: set[str] = set()
        self.results: dict[int, Type] = {}
        self.optional: dict[int, str] = {}  # by offset, the fields that may be missing
        self.scope: dict[str, Type] = {}

    def visit(self, node: Node) -> Type:
        """The type of a node; a field path from a root variable is noted as read, once, whole."""
        path = self.static_path(node)
        if path is not None:
            self.reads.add(".".join(path))
        return self.typed(node)

    def typed(self, node: Node) -> Type:
        """The type of a node, by the method that has the name of its shape."""
        shape: Callable[[Node], Type] = getattr(self, node[0])
        return self.types.resolve(shape(node))

    def static_path(self, node: Node) -> tuple[str, ...] | None:
        """The field path that a chain of selects and constant keys follows from a root variable."""
        fields: list[str] = []
        while node[0] in ("select", "has", "index"):
            key = node[5] if node[0] != "index" else node[5][3]
            if node[0] == "index" and (node[5][0] != "literal" or not isinstance(key, str)):
                return None
            fields.append(key)
            node = node[4]
        if node[0] != "name" or node[3] in self.scope or node[3] not in self.env.variables:
            return None
        return (node[3], *reversed(fields))

    def error(self, message: str, offset: int, remedy: str = "") -> Type:
        """Note what is wrong; the type dyn keeps one mistake from causing others."""
        self.errors.append(CelTypeError(message, offset, remedy))
        return DYN

    def unknown(
        self, message: str, offset: int, name: str, known: Iterable[str], owner: str = ""
    ) -> Type:
        """Note a name that there is not, with those that there are."""
        remedy, slip = known_names(name, known, owner), slip_of(name, known)
        self.errors.append(CelTypeError(message, offset, remedy, slip))
        return DYN

    def operand(self, node: Node) -> Type:
        """The type of what a node reads from: no read of its own within a static path."""
        if self.static_path(node) is None:
            return self.visit(node[4])
        return self.typed(node[4])

    def literal(self, node: Node) -> Type:
        return _LITERALS[type(node[3])]

    def name(self, node: Node) -> Type:
        name = node[3]
        if name in self.scope:
            return self.scope[name]
        if name in self.env.variables:
            return self.env.variables[name]
        if name in TYPE_NAMES:
            return TYPE
        if name in FUNCTIONS:
            return self.error(f"`{name}` is a function", node[1], f"Call it: `{name}(…)`.")
        known = {*self.scope, *self.env.variables, *self.env.let}
        return self.unknown(f"unknown name `{name}`", node[1], name, known)

    def select(self, node: Node) -> Type:
        return self.field(self.operand(node), node[5], node[3], self.source(node[4]))

    def has(self, node: Node) -> Type:
        self.field(self.operand(node), node[5], node[3], self.source(node[4]))
        return BOOL

    def source(self, node: Node) -> str:
        """The text of a node."""
        return self.text[node[1] : node[2]]

    def field(self, operand: Type, name: str, offset: int, owner: str = "") -> Type:
        """The type of a field of an operand, which the expression writes as `owner`."""
        if isinstance(operand, Record):
            found = operand.fields.get(name, operand.rest)
            if found is not None:
                if name not in operand.required:
                    self.optional[offset] = name
                return found
            message = f"{operand.name} has no field `{name}`"
            return self.unknown(message, offset, name, operand.fields, owner)
        if isinstance(operand, MapOf):
            return operand.value
        if isinstance(operand, Param) or operand.kind == "dyn":
            self.types.assignable(DYN, operand)
            return DYN
        remedy = "Use a macro: `list.all(x, x.field …)`." if isinstance(operand, ListOf) else ""
        return self.error(f"{described(operand)} has no fields", offset, remedy)

    def index(self, node: Node) -> Type:
        at, _, key = node[3:]
        container = self.operand(node)
        if isinstance(container, Record):
            if key[0] == "literal" and isinstance(key[3], str):
                return self.field(container, key[3], key[1])
            container = MapOf(DYN)
        return self.operator("[]", at, [container, self.visit(key)])

    def operator(self, op: str, at: int, operands: list[Type]) -> Type:
        """The type of an operator's value."""
        found = self.types.result(OPERATORS[op], operands)
        if found is None:
            message, remedy = operator_error(op, [self.types.closed(of) for of in operands])
            return self.error(message, at, remedy)
        return found

    def unary(self, node: Node) -> Type:
        op, operand = node[3:]
        return self.operator("neg" if op == "-" else op, node[1], [self.visit(operand)])

    def binary(self, node: Node) -> Type:
        at, op, left, right = node[3:]
        if op == "-" and (meant := self.hyphened(node)):
            message = f"`{self.source(node)}` is a subtraction"
            remedy = f"A name with a hyphen stands in backticks: {meant}."
            return self.error(message, node[1], remedy)
        operands = [self.visit(left), self.visit(right)]
        if op in ("==", "!=") and all(isinstance(of, Record) for of in operands):
            return BOOL
        return self.operator(op, at, operands)

    def hyphened(self, node: Node) -> str:
        """The field with hyphens that a subtraction was meant to read, as it is written."""
        names: list[str] = []
        while node[0] == "binary" and node[4] == "-" and node[6][0] == "name":
            names.insert(0, node[6][3])
            node = node[5]
        if node[0] != "select" or not names:
            return ""
        other = Checker(self.env)
        other.scope = self.scope
        owner, field = other.visit(node[4]), "-".join((node[5], *names))
        known = isinstance(owner, Record) and field in owner.fields
        return f"{self.source(node[4])}.`{field}`" if known else ""

    def logic(self, node: Node) -> Type:
        op, operands = node[4:]
        for operand in operands:
            found = self.visit(operand)
            if not self.types.assignable(found, BOOL):
                message, remedy = operator_error(op, [found])
                self.error(message, operand[1], remedy)
        return BOOL

    def choice(self, node: Node) -> Type:
        at, *parts = node[3:]
        return self.operator("?:", at, [self.visit(part) for part in parts])

    def items(self, node: Node) -> Type:
        elem: Type | None = None
        for item in node[3]:
            found = self.visit(item)
            elem = found if elem is None else self.types.join(elem, found)
        return ListOf(self.types.fresh() if elem is None else elem)

    def entries(self, node: Node) -> Type:
        value: Type | None = None
        for key, entry in node[3]:
            key_type = self.visit(key)
            if not self.types.assignable(key_type, STRING):
                message = f"a key of a map is a text, not {described(key_type)}"
                self.error(message, key[1], "Write it in quotes.")
            found = self.visit(entry)
            value = found if value is None else self.types.join(value, found)
        return MapOf(self.types.fresh() if value is None else value)

    def call(self, node: Node) -> Type:
        at, name, target, args = node[3:]
        known = FUNCTIONS if target is None else METHODS
        if name not in known:
            return self.unknown_function(node)
        nodes = args if target is None else (target, *args)
        types = [self.visit(part) for part in nodes]
        found = self.types.result(known[name], types)
        if found is None:
            closed = [self.types.closed(of) for of in types]
            message, remedy = call_error(name, known[name], closed, target is not None)
            return self.error(message, at, remedy)
        self.errors.extend(argument_errors(name, nodes, types))
        if name == "file_exists":
            self.reads.add(FILES)
        if name in functions.FUNCTIONS and functions.FUNCTIONS[name].by_result:
            self.results[at] = found
        return found

    def unknown_function(self, node: Node) -> Type:
        """Complain about a call, and still look for mistakes in its arguments."""
        at, name, target, args = node[3:]
        for part in args if target is None else (target, *args):
            if part[0] != "name" or target is None:
                self.visit(part)
        if target is None and name in METHODS:
            return self.error(f"`{name}` is a method", at, f"Write `value.{name}(…)`.")
        if target is not None and name in FUNCTIONS:
            return self.error(f"`{name}` is no method", at, f"Write `{name}(value)`.")
        if target is not None and name in ("all", "exists", "exists_one", "filter", "map"):
            remedy = f"Write `list.{name}(x, …)`, with a variable and a condition over it."
            return self.error(f"`{name}` takes a variable and an expression", at, remedy)
        known = FUNCTIONS if target is None else METHODS
        what = "function" if target is None else "method"
        return self.unknown(f"unknown {what} `{name}`", at, name, known)

    def macro(self, node: Node) -> Type:
        at, macro, source, variable, bodies = node[3:]
        elem = self.element(self.visit(source), at)
        shadowed = self.scope.get(variable)
        self.scope[variable] = elem
        found = [self.visit(body) for body in bodies]
        del self.scope[variable]
        if shadowed is not None:
            self.scope[variable] = shadowed
        if macro == "map":
            return ListOf(found[0])
        if not self.types.assignable(found[0], BOOL):
            message = f"the condition of `{macro.removesuffix('_if')}` is a bool, not "
            self.error(message + described(found[0]), bodies[0][1], "Compare it with something.")
        if macro == "map_if":
            return ListOf(found[1])
        return ListOf(elem) if macro == "filter" else BOOL

    def element(self, source: Type, at: int) -> Type:
        """What a macro's variable stands for: an element of a list, or a key of a map."""
        if isinstance(source, ListOf):
            return self.types.resolve(source.elem)
        if isinstance(source, MapOf | Record):
            return STRING
        if isinstance(source, Param) or source.kind == "dyn":
            self.types.assignable(DYN, source)
            return DYN
        message = f"{described(source)} has no elements to go through"
        return self.error(message, at, "Use a list or a map.")
