"""Names that a standard gives to parts of its conditions, and conditions with these put in."""

# A name is put in as text, before types are checked. So it is worth what it stands for, with the
# same errors, unknowns and traces, and nothing that runs an expression needs to know of it.

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from pmo_kit.cel import invariants
from pmo_kit.cel.errors import CelSyntaxError
from pmo_kit.cel.lexer import RESERVED, WORDS, tokens
from pmo_kit.cel.parser import MAX_LENGTH, Node, parse
from pmo_kit.cel.signatures import FUNCTIONS
from pmo_kit.cel.types import TYPE_NAMES

MOST_PUT_IN = 2_000
_HEAD = re.compile(r"([a-z][a-z0-9_]*)(?:\((.*)\))?")
_LOOSE = frozenset({"unary", "binary", "logic", "choice"})


class Definition(NamedTuple):
    """An expression under a name, and the names of the values that it takes.

    `head` is what stands before the expression: the name, with those of the values in brackets.
    """

    head: str
    name: str
    parameters: tuple[str, ...]
    text: str


class Piece(NamedTuple):
    """A part of an expression's text: it stands at an offset of the text of a definition.

    Without a name it is of the expression itself.
    """

    text: str
    name: str
    offset: int


Pieces: TypeAlias = list[Piece]


class DefinitionError(CelSyntaxError):
    """What is wrong with a use of a name; `name` is the definition in which it stands, if any."""

    def __init__(self, message: str, offset: int, remedy: str, name: str) -> None:
        super().__init__(message, offset, remedy)
        self.name = name


class Expanded(NamedTuple):
    """An expression with all names put in, and where each part of it stands."""

    pieces: tuple[Piece, ...]
    used: frozenset[str]

    @property
    def text(self) -> str:
        """The whole expression."""
        return "".join(piece.text for piece in self.pieces)

    def origin(self, offset: int) -> tuple[str, int]:
        """Where a character of the whole stands: the name of a definition or "", and the offset."""
        end, last = 0, Piece("", "", 0)
        for piece in self.pieces:
            start, end, last = end, end + len(piece.text), piece
            if offset < end:
                return piece.name, piece.offset + offset - start
        return last.name, last.offset + len(last.text)


def defined(let: Mapping[str, str]) -> dict[str, Definition]:
    """Definitions by name, from what stands under `let`: `name`, or `name(a, b)`, to its text."""
    found = {}
    for head, text in let.items():
        match = _HEAD.fullmatch(head)
        if match is not None:
            listed = (match[2] or "").split(",")
            parameters = tuple(part.strip() for part in listed if part.strip())
            found[match[1]] = Definition(head, match[1], parameters, text)
    return found


def is_taken(name: str, variables: Container[str]) -> bool:
    """Whether a name means something in an expression over these variables already."""
    words = (RESERVED, WORDS, TYPE_NAMES, FUNCTIONS, ("has", "found"), variables)
    return any(name in known for known in words)


def expand(text: str, definitions: Mapping[str, Definition]) -> Expanded:
    """An expression with the definitions that it names put in.

    Raises `CelSyntaxError` where it is none, and `DefinitionError` where a name is used wrongly.
    """
    if not definitions:
        return Expanded((Piece(text, "", 0),), frozenset())
    expander = _Expander(definitions)
    try:
        pieces = expander.pieces(_Source("", text, {}, ()), parse(text).root, 0, len(text), _NONE)
    finally:
        invariants.forget()
    return Expanded(tuple(pieces), frozenset(expander.used))


class _Argument(NamedTuple):
    """What stands for a parameter: its text, and the variables that it reads."""

    pieces: Pieces
    reads: frozenset[str]


class _Use(NamedTuple):
    """A node that names a definition or a parameter, and the variables of the loops around it."""

    node: Node
    name: str
    bound: frozenset[str]


class _Source(NamedTuple):
    """A text in which names are put in; `within` are the definitions that led to it."""

    name: str
    text: str
    arguments: Mapping[str, _Argument]
    within: tuple[str, ...]


_NONE: frozenset[str] = frozenset()


class _Expander:
    """Puts definitions into the text of an expression, and into each other."""

    def __init__(self, definitions: Mapping[str, Definition]) -> None:
        self.definitions = definitions
        self.used: set[str] = set()
        self.left = MOST_PUT_IN
        self.roots: dict[str, frozenset[str]] = {}  # what a definition reads from outside

    def pieces(
        self, source: _Source, node: Node, start: int, end: int, bound: frozenset[str]
    ) -> Pieces:
        """The text from start to end, which holds one node; `bound` are variables of loops."""
        found: Pieces = []
        at, over = start, start
        for use in self._uses(source, node, bound):
            if use.node[1] < over:
                continue  # within a use that was put in
            over = use.node[2]
            found.append(Piece(source.text[at : use.node[1]], source.name, at))
            found += self._put_in(source, use)
            at = over
        found.append(Piece(source.text[at:end], source.name, at))
        if sum(len(piece.text) for piece in found) > MAX_LENGTH:
            message = f"with its names put in, this has more than {MAX_LENGTH:,} characters"
            raise DefinitionError(message, node[1], "Split it into several rules.", source.name)
        return found

    def _uses(self, source: _Source, node: Node, bound: frozenset[str]) -> Iterator[_Use]:
        """The outermost nodes that stand for something else, in their order."""
        names = source.arguments.keys() | self.definitions.keys()
        for part, variables in _walk(node, bound):
            name = _named(part)
            if name in names and name not in variables:
                yield _Use(part, name, variables)

    def _put_in(self, source: _Source, use: _Use) -> Pieces:
        """What a use of a name stands for."""
        node, name, bound = use
        if name in source.arguments and node[0] == "name":
            argument = source.arguments[name]
            self._require_seen(source, node, argument.reads & bound, f"what `{name}` stands for")
            return argument.pieces
        definition = self.definitions[name]
        self._require_usable(source, node, definition)
        self.used.add(name)
        self._require_seen(source, node, self._roots(definition) & bound, f"`{name}`")
        arguments = {
            parameter: self._argument(source, given, span, bound)
            for parameter, given, span in zip(
                definition.parameters, _given(node), _spans(source.text, node), strict=True
            )
        }
        inner = _Source(name, definition.text, arguments, (*source.within, name))
        root = parse_within(definition)
        pieces = self.pieces(inner, root, 0, len(inner.text), _NONE)
        return _in_brackets(pieces) if _is_loose(root, inner.text.strip()) else pieces

    def _require_usable(self, source: _Source, node: Node, definition: Definition) -> None:
        name = definition.name
        self.left -= 1
        if self.left < 0:
            message = f"more than {MOST_PUT_IN:,} names are put in here"
            raise DefinitionError(message, node[1], "Split it into several rules.", source.name)
        if name in source.within:
            circle = " → ".join([*source.within[source.within.index(name) :], name])
            remedy = "Write out what one of them means."
            message = f"`{name}` is explained by itself: {circle}"
            raise DefinitionError(message, node[1], remedy, source.name)
        wanted, given = len(definition.parameters), len(_given(node))
        if wanted != given or (node[0] == "call") != bool(wanted):
            form = f"{name}({', '.join(definition.parameters)})" if wanted else name
            message = f"`{name}` takes {wanted or 'no'} value{'s' * (wanted != 1)}, not {given}"
            raise DefinitionError(message, node[1], f"Write `{form}`.", source.name)

    def _require_seen(self, source: _Source, node: Node, hidden: frozenset[str], what: str) -> None:
        """A variable of a loop must not take the place of another one of the same name."""
        if hidden:
            first = min(hidden)
            message = f"{what} reads `{first}`, and the loop around it has a variable of that name"
            raise DefinitionError(message, node[1], "Rename the loop's variable.", source.name)

    def _argument(
        self, source: _Source, node: Node, span: tuple[int, int], bound: frozenset[str]
    ) -> _Argument:
        """A value that a definition is given; its own names are put in first."""
        pieces = self.pieces(source, node, *span, bound)
        if _is_loose(node, source.text[slice(*span)].strip()):
            pieces = _in_brackets(pieces)
        text = "".join(piece.text for piece in pieces)
        return _Argument(pieces, invariants.names(parse(text).root))

    def _roots(self, definition: Definition) -> frozenset[str]:
        """What a definition reads beside what it is given, with all that it names put in."""
        name = definition.name
        if name not in self.roots:
            self.roots[name] = _NONE  # a circle is told where it is put in
            root = parse_within(definition)
            found = set(invariants.names(root)) - {*definition.parameters}
            for part, bound in _walk(root, _NONE):
                other = self.definitions.get(_named(part))
                if other is not None and other.name not in bound:
                    found |= self._roots(other)
            self.roots[name] = frozenset(found - self.definitions.keys())
        return self.roots[name]


def parse_within(definition: Definition) -> Node:
    """The tree of a definition. Raises `DefinitionError` where it is no expression."""
    try:
        return parse(definition.text).root
    except CelSyntaxError as error:
        where = definition.name
        raise DefinitionError(error.message, error.offset, error.remedy, where) from None


def _named(node: Node) -> str:
    """The name by which a node may use a definition: alone, or as a function."""
    if node[0] == "name":
        return str(node[3])
    return str(node[4]) if node[0] == "call" and node[5] is None else ""


def _given(node: Node) -> Sequence[Node]:
    found: Sequence[Node] = node[6] if node[0] == "call" else ()
    return found


def _spans(text: str, node: Node) -> list[tuple[int, int]]:
    """From where to where the arguments of a call reach, the brackets around each included."""
    if node[0] != "call":
        return []
    found, depth, start = [], 0, 0
    for token in tokens(text):
        if token.kind != "op" or not node[1] < token.start < node[2]:
            continue
        if token.text in (")", "]", "}"):
            depth -= 1
        if (token.text == "," and depth == 1) or (depth == 0 and token.text == ")"):
            found.append((start, token.start))
        if (token.text == "," and depth == 1) or depth == 0:
            start = token.end
        if token.text in ("(", "[", "{"):
            depth += 1
    return found if node[6] else []


def _walk(node: Node, bound: frozenset[str]) -> Iterator[tuple[Node, frozenset[str]]]:
    """All nodes that may use a name, in the order of the text, with the loops' variables there."""
    if _named(node):
        yield node, bound
    if node[0] == "macro":
        yield from _walk(node[5], bound)
        for body in node[7]:
            yield from _walk(body, bound | {node[6]})
        return
    for child in _children(node[3:]):
        yield from _walk(child, bound)


def _children(parts: Sequence[object]) -> Iterator[Node]:
    """The nodes among the parts of a node, and in the lists among them."""
    for part in parts:
        if isinstance(part, tuple | list) and part:
            if isinstance(part[0], str):
                yield part
            else:
                yield from _children(part)


def _is_loose(node: Node, text: str) -> bool:
    """Whether what stands beside a text could bind tighter than what is in it."""
    return node[0] in _LOOSE or text.startswith("-") or "//" in text


def _in_brackets(pieces: Pieces) -> Pieces:
    last = pieces[-1]
    closing = "\n)" if "//" in last.text else ")"
    end = last.offset + len(last.text)
    return [Piece("(", pieces[0].name, 0), *pieces, Piece(closing, last.name, max(end - 1, 0))]
