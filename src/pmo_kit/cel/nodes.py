"""The shapes of a parsed expression: sequences whose first item names the shape."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple, TypeAlias

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
