"""Tokens -> the tree of an expression, by recursive descent with precedence climbing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NoReturn, TypeAlias

from pmo_kit._start.record import NamedTuple
from pmo_kit.cel.errors import CelSyntaxError
from pmo_kit.cel.lexer import RESERVED, Token, tokens

Node: TypeAlias = Sequence[Any]
"""A node, unpacked by position: a tuple, or a plain list where it comes from a cache.

All begin with `shape, start, end`: offsets into the text. `at` is where an error of it is shown.

| shape | then | is |
|---|---|---|
| literal | value | a constant: null, a bool, an int, a double or a text |
| name | name | a variable: a root such as `item`, or one that a macro has introduced |
| select | at, operand, field | a field of a map, `operand.field` |
| has | at, operand, field | whether there is one, `has(operand.field)` |
| index | at, operand, key | an element of a list or the value of a key, `operand[key]` |
| call | at, function, target or None, arguments | a function or, with a target, a method |
| unary | op, operand | `!x` or `-x` |
| binary | at, op, left, right | arithmetic, comparison or membership of two operands |
| logic | at, op, operands | a chain of `&&` or of `||`, flat |
| choice | at, test, then, otherwise | `test ? then : otherwise` |
| items | items | a list, `[a, b]` |
| entries | pairs of a key and a value | a map, `{'a': b}` |
| macro | at, macro, source, variable, bodies | a loop: `all`, `exists`, `map_if` … |
"""


class Ast(NamedTuple):
    """A parsed expression with its text."""

    text: str
    root: Node


MAX_LENGTH = 20_000
MAX_DEPTH = 64

_BINDING = {
    "||": 1,
    "&&": 2,
    **dict.fromkeys(("==", "!=", "<", "<=", ">", ">=", "in"), 3),
    **dict.fromkeys(("+", "-"), 4),
    **dict.fromkeys(("*", "/", "%"), 5),
}
_MACROS = {("all", 2), ("exists", 2), ("exists_one", 2), ("filter", 2), ("map", 2), ("map", 3)}
_WORD_VALUES = {"true": True, "false": False, "null": None}


@lru_cache(maxsize=4096)
def parse(text: str) -> Ast:
    """The tree of an expression. Raises `CelSyntaxError` at the first place that does not fit."""
    if len(text) > MAX_LENGTH:
        message = f"an expression has at most {MAX_LENGTH} characters"
        raise CelSyntaxError(message, MAX_LENGTH, "Split it into several rules.")
    parser = _Parser(tokens(text))
    root = parser.expression()
    parser.finish()
    return Ast(text, root)


class _Parser:
    """Reads one token list from left to right; each method leaves `at` behind what it read."""

    def __init__(self, found: list[Token]) -> None:
        self.tokens = found
        self.at = 0
        self.depth = 0

    # -- the walk over the tokens

    @property
    def token(self) -> Token:
        return self.tokens[self.at]

    def next(self) -> Token:
        token = self.tokens[self.at]
        self.at += 1
        return token

    def is_op(self, text: str) -> bool:
        token = self.tokens[self.at]
        return token.kind == "op" and token.text == text

    def take(self, text: str) -> bool:
        if self.is_op(text):
            self.at += 1
            return True
        return False

    def expect(self, text: str, why: str) -> Token:
        if not self.is_op(text):
            self.unexpected(f"expected `{text}` {why}")
        return self.next()

    def finish(self) -> None:
        if self.token.kind != "end":
            self.unexpected("expected an operator or the end")

    def unexpected(self, expected: str, remedy: str = "") -> NoReturn:
        token = self.token
        found = "the expression ends here" if token.kind == "end" else f"found `{token.text}`"
        raise CelSyntaxError(f"{expected}, but {found}", token.start, remedy)

    def deeper(self, token: Token) -> None:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            message = f"this is nested deeper than {MAX_DEPTH} levels"
            raise CelSyntaxError(message, token.start, "Split the expression into several rules.")

    # -- expressions, from loosest to tightest

    def expression(self) -> Node:
        self.deeper(self.token)
        test = self.binary(1)
        if self.is_op("?"):
            test = self.choice(test)
        self.depth -= 1
        return test

    def choice(self, test: Node) -> Node:
        at = self.next().start
        then = self.binary(1)
        self.expect(":", "between the two values of `? :`")
        otherwise = self.expression()
        return ("choice", test[1], otherwise[2], at, test, then, otherwise)

    def binary(self, least: int) -> Node:
        left = self.unary()
        height = 0
        while True:
            token = self.token
            op = token.text if token.kind in ("op", "word") else ""
            binding = _BINDING.get(op, 0)
            if binding < least:
                self.depth -= height
                return left
            self.at += 1
            if binding < 3:
                left = self.logic(left, token, binding)
                continue
            height += 1
            self.deeper(token)
            right = self.binary(binding + 1)
            left = ("binary", left[1], right[2], token.start, op, left, right)

    def logic(self, first: Node, operator: Token, binding: int) -> Node:
        operands = [first, self.binary(binding + 1)]
        while self.take(operator.text):
            operands.append(self.binary(binding + 1))
        span = (first[1], operands[-1][2], operator.start)
        return ("logic", *span, operator.text, tuple(operands))

    def unary(self) -> Node:
        first = self.token
        if not (self.is_op("!") or self.is_op("-")):
            return self.member(self.primary())
        operators: list[Token] = []
        while self.is_op(first.text):
            operators.append(self.next())
        if self.is_op("!") or self.is_op("-"):
            self.unexpected("`!` and `-` do not mix", "Use brackets.")
        if [token.text for token in operators] == ["-"] and self.token.kind in ("int", "double"):
            operators.clear()
            node = self.member(self.number(self.next(), negative=True))
        else:
            node = self.member(self.primary())
        if len(operators) % 2 == 0:  # two cancel each other out, as in Google's runtime
            return node
        return ("unary", first.start, node[2], first.text, node)

    def member(self, node: Node) -> Node:
        height = 0
        while True:
            token = self.token
            if self.take("."):
                node = self.field_or_method(node)
            elif self.take("["):
                key = self.expression()
                end = self.expect("]", "after the index").end
                node = ("index", node[1], end, token.start, node, key)
            else:
                self.depth -= height
                return node
            height += 1
            self.deeper(token)

    def field_or_method(self, node: Node) -> Node:
        token = self.next()
        if token.kind not in ("name", "quoted"):
            self.at -= 1
            self.unexpected("expected a field's name after `.`")
        if token.kind == "name" and self.is_op("("):
            return self.method(node, token)
        return ("select", node[1], token.end, token.start, node, token.text)

    def method(self, target: Node, name: Token) -> Node:
        self.next()
        args, end = self.sequence(")", "after the arguments")
        if (name.text, len(args)) in _MACROS:
            return self.macro(target, name, args, end)
        return ("call", target[1], end, name.start, name.text, target, args)

    def macro(self, source: Node, name: Token, args: tuple[Node, ...], end: int) -> Node:
        variable, *bodies = args
        if variable[0] != "name":
            message = f"the first argument of `{name.text}` is the name of a variable"
            raise CelSyntaxError(message, variable[1], "Write it as in `items.all(x, x > 0)`.")
        macro = "map_if" if len(bodies) == 2 else name.text
        span = (source[1], end, name.start)
        return ("macro", *span, macro, source, variable[3], tuple(bodies))

    def primary(self) -> Node:
        token = self.token
        if token.kind in ("int", "double"):
            return self.number(self.next())
        if token.kind == "text" or (token.kind == "word" and token.text in _WORD_VALUES):
            self.at += 1
            value = token.value if token.kind == "text" else _WORD_VALUES[token.text]
            return ("literal", token.start, token.end, value)
        if token.kind == "name":
            return self.name_or_call()
        if self.take("("):
            node = self.expression()
            self.expect(")", "to close the bracket")
            return node
        if self.take("["):
            items, end = self.sequence("]", "to close the list", trailing=True)
            return ("items", token.start, end, items)
        if self.take("{"):
            return self.entries(token)
        return self.unexpected("expected a value")

    def number(self, token: Token, negative: bool = False) -> Node:
        value = token.value
        assert isinstance(value, int | float)
        start = self.tokens[self.at - 2].start if negative else token.start
        value = -value if negative else value
        if isinstance(value, int) and not -(2**63) <= value < 2**63:
            raise CelSyntaxError("this whole number is beyond 64 bits", start, "Write a double.")
        return ("literal", start, token.end, value)

    def name_or_call(self) -> Node:
        token = self.next()
        if token.text in RESERVED:
            message = f"`{token.text}` is reserved and cannot be a variable"
            raise CelSyntaxError(message, token.start, "Choose another name.")
        if not self.take("("):
            return ("name", token.start, token.end, token.text)
        args, end = self.sequence(")", "after the arguments")
        if token.text == "has":
            return self.has(token, args, end)
        return ("call", token.start, end, token.start, token.text, None, args)

    def has(self, token: Token, args: tuple[Node, ...], end: int) -> Node:
        if len(args) != 1 or args[0][0] != "select":
            message = "`has` takes one field, as in `has(item.owner)`"
            raise CelSyntaxError(message, token.end, "For a key in brackets write `'key' in map`.")
        _, _, _, at, operand, field = args[0]
        return ("has", token.start, end, at, operand, field)

    def sequence(
        self, close: str, why: str, trailing: bool = False
    ) -> tuple[tuple[Node, ...], int]:
        items: list[Node] = []
        while not self.is_op(close):
            items.append(self.expression())
            if not self.take(","):
                break
            if self.is_op(close) and not trailing:
                self.unexpected("expected a value")
        return tuple(items), self.expect(close, why).end

    def entries(self, opening: Token) -> Node:
        entries: list[tuple[Node, Node]] = []
        while not self.is_op("}"):
            key = self.expression()
            self.expect(":", "between a key and its value")
            entries.append((key, self.expression()))
            if not self.take(","):
                break
        return ("entries", opening.start, self.expect("}", "to close the map").end, tuple(entries))
