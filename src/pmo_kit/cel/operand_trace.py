"""What an expression read, traced to show why it failed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from pmo_kit._start.record import NamedTuple
from pmo_kit.cel.compiler import Compiler
from pmo_kit.cel.errors import CelEvalError, CelUnknown
from pmo_kit.cel.expression import Checked
from pmo_kit.cel.field_access import read_field
from pmo_kit.cel.frame import Code, Context, Frame
from pmo_kit.cel.semantics import element
from pmo_kit.cel.types import Value
from pmo_kit.cel.unknowns import PartialList, Unknown

if TYPE_CHECKING:
    from pmo_kit.cel.parser import Node


MAX_OPERANDS = 200
_CHAIN = ("name", "select", "has", "index")


class Operand(NamedTuple):
    """A value that an expression read: `container[key]`, written as `text`.

    `container` is the very object that was read from, so that its identity leads to a place in a
    file; for a root variable it is the bindings. `present` is false where nothing was found.
    """

    text: str
    value: Value
    container: Value
    key: str | int
    present: bool = True


def trace(
    checked: Checked, bindings: Mapping[str, Value], context: Context | None = None
) -> list[Operand]:
    """The operands that decided an evaluation, in order, each once, at most `MAX_OPERANDS`.

    Of `&&` and `||` they are those of the side that decided, of `all` and `exists` those of the
    element that did; of `filter` and its like those of the elements that it took. Where no side
    decided alone they are those of all; where no element did, those of the nearest ones.
    """
    tracer = _Tracer(bindings)
    compiler = Compiler(checked.text, checked.results, tracer.hook)
    code = compiler.emit(checked.root)
    with suppress(CelEvalError, RecursionError):
        code(Frame(bindings, compiler.slots, context or Context()))
    return list(tracer.notes[0].values())


def telling(operands: Sequence[Operand], most: int) -> list[Operand]:
    """The operands that tell why a condition failed, in their order; each text at most so often.

    A loop reads the same field of many elements. Told are those of the elements from which most
    was read: there the condition went furthest before it failed. What was read everywhere points
    nowhere and is left out.
    """
    plain = [operand for operand in operands if not isinstance(operand.value, dict | list)]
    depth = Counter(id(operand.container) for operand in plain)
    deepest = {
        text: max(depth[id(operand.container)] for operand in plain if operand.text == text)
        for text in {operand.text for operand in plain}
    }
    kept = [operand for operand in plain if depth[id(operand.container)] == deepest[operand.text]]
    left = Counter(operand.text for operand in kept)
    return [operand for operand in kept if left[operand.text] <= most]


Notes = dict[tuple[int, str | int], Operand]
"""Operands, by the identity of their container and their key."""

_LOOPS = ("all", "exists")
"""The macros that one element decides; the others take elements."""


class _Part(NamedTuple):
    """One side of a logic node or one turn of a loop: its value, what decided it, what it read."""

    value: Value
    deciding: Notes
    read: Notes


class _Parts:
    """The notes of the sides or the turns of one node, kept apart until it is known what decided.

    A node is never run within itself, so one of these serves all its runs.
    """

    __slots__ = ("decides", "loop", "parts", "taken", "takes")

    def __init__(self, decides: bool, loop: bool = False, takes: bool = False) -> None:
        self.parts: list[_Part] = []
        self.decides = decides
        self.loop = loop
        self.takes = takes  # elements, as a filter does: what they read is told at once
        self.taken = False

    def start(self) -> None:
        """Begin a run of the node."""
        self.parts, self.taken = [], False

    @property
    def full(self) -> bool:
        """Whether so many turns are kept that a further one matters only if it decides."""
        return self.loop and not self.takes and len(self.parts) >= MAX_OPERANDS

    def told(self) -> list[Notes]:
        """What decided the part that decides; where none does, what tells why.

        Of a logic node these are all its sides. Of a loop they are the turns that came nearest to
        deciding: those that read most before it was clear that they do not.
        """
        found = [part.deciding for part in self.parts if part.value is self.decides]
        if found:
            return found
        if not self.loop:
            return [part.deciding for part in self.parts]
        most = max((len(part.read) for part in self.parts), default=0)
        return [part.read for part in self.parts if len(part.read) == most]


class _Tracer:
    """Emits reading nodes, loops and logic so that notes are taken; other nodes stay as they are.

    Only the outermost node of a chain such as `doc.meta.owner` is noted. Nodes are told apart by
    identity, which holds while the tree is alive.
    """

    def __init__(self, bindings: Mapping[str, Value]) -> None:
        self.bindings = bindings
        self.notes: list[Notes] = [{}]  # of what decides: the last takes them, those before wait
        self.read: list[Notes] = [{}]  # of all that is read, in the same way
        self.bodies: dict[int, _Parts] = {}  # of loops, by the identity of the node
        self.watching = True
        self.quiet: set[int] = set()
        self.wrappers: dict[int, Callable[[Code], Code]] = {}
        self.turns: dict[int, tuple[Value, int]] = {}  # by slot: its elements, which turn

    def hook(self, compiler: Compiler, node: Node, default: Callable[[], Code]) -> Code:
        """The closure of a node."""
        if not self.watching:
            return default()
        if node[0] in _CHAIN and id(node) not in self.quiet:
            code = self._chain(compiler, node)
        elif node[0] == "macro":
            parts = self._watch_loop(compiler.slots, node)
            code = default()
            code = code if parts is None else self._decided(code, parts)
        elif node[0] == "logic":
            parts = _Parts(node[4] == "||")
            self.wrappers |= {id(side): partial(self._apart, parts) for side in node[5]}
            code = self._decided(default(), parts)
        else:
            code = default()
        body = self.bodies.pop(id(node), None)
        if body is not None:
            self.watching = False
            plain = default()
            self.watching = True
            code = self._sparing(body, self._apart(body, code), plain)
        wrap = self.wrappers.pop(id(node), None)  # once, also where a chain emits its node again
        return code if wrap is None else wrap(code)

    def note(
        self, text: str, value: Value, container: Value, key: str | int, present: bool = True
    ) -> None:
        """Remember one operand, unless it is known or there are too many."""
        noted = {(id(container), key): Operand(text, value, container, key, present)}
        self._add(self.notes[-1], noted)
        self._add(self.read[-1], noted)

    def _add(self, notes: Notes, more: Notes) -> None:
        for mark, operand in more.items():
            if len(notes) >= MAX_OPERANDS:
                return
            notes.setdefault(mark, operand)

    def _apart(self, parts: _Parts, code: Code) -> Code:
        """A side of a logic node or the body of a loop, whose notes are kept apart."""

        def run(frame: Frame) -> Value:
            value: Value = None
            self.notes.append({})
            self.read.append({})
            try:
                value = code(frame)
                return value
            finally:
                part = _Part(value, self.notes.pop(), self.read.pop())
                self._add(self.read[-1], part.read)
                if parts.takes and value is True:
                    parts.taken = True
                    self._add(self.notes[-1], part.deciding)
                elif not parts.taken:
                    parts.parts.append(part)

        return run

    def _sparing(self, parts: _Parts, watched: Code, plain: Code) -> Code:
        """The body of a loop, watched until many turns decided nothing, then where it decides."""

        def run(frame: Frame) -> Value:
            if parts.full:
                value = plain(frame)
                if value is not parts.decides:
                    return value
            return watched(frame)

        return run

    def _decided(self, code: Code, parts: _Parts) -> Code:
        """A node that keeps the notes of what decided it."""

        def run(frame: Frame) -> Value:
            parts.start()
            try:
                return code(frame)
            finally:
                for notes in () if parts.taken else parts.told():
                    self._add(self.notes[-1], notes)

        return run

    def _chain(self, compiler: Compiler, node: Node) -> Code:
        if node[0] == "name":
            return self._variable(compiler, node)
        inner = node[4]
        while inner[0] in _CHAIN:
            self.quiet.add(id(inner))
            if inner[0] == "name":
                break
            inner = inner[4]
        return self._read(compiler, node)

    def _variable(self, compiler: Compiler, node: Node) -> Code:
        self.quiet.add(id(node))
        text = compiler.source(node)
        code = compiler.emit(node)
        slot = compiler.scope.get(node[3])

        def run(frame: Frame) -> Value:
            value = code(frame)
            if slot is None:
                if node[3] in self.bindings:
                    self.note(text, value, self.bindings, node[3])
                return value
            source, turn = self.turns[slot]
            self.note(text, value, source, str(value) if isinstance(source, Mapping) else turn)
            return value

        return run

    def _read(self, compiler: Compiler, node: Node) -> Code:
        """A field or an element that is read, or asked for with `has`."""
        shape, at, key = node[0], node[3], node[5]
        operand, owner = compiler.emit(node[4]), compiler.source(node[4])
        key_code = compiler.emit(key) if shape == "index" else lambda frame: key
        text = f"{owner}.{key}" if shape == "has" else compiler.source(node)

        def run(frame: Frame) -> Value:
            container, name = operand(frame), key_code(frame)
            if isinstance(name, float) and name.is_integer():
                name = int(name)
            told = name if isinstance(name, str | int) else None
            try:
                if shape == "index":
                    value = element(frame, container, name)
                else:
                    value = read_field(container, key, owner, at)
            except CelEvalError as error:
                if told is not None:
                    self.note(text, None, container, told, False)
                known = not isinstance(error, CelUnknown)
                if shape == "has" and isinstance(container, Mapping) and known:
                    return False
                raise error.at(at) from None
            if told is not None:
                self.note(text, value, container, told)
            return value if shape != "has" else True

        return run

    def _watch_loop(self, slot: int, node: Node) -> _Parts | None:
        """Follow which element a loop's variable stands for; what decides it, if that is one."""
        macro, source, bodies = node[4], node[5], node[7]
        parts = None if macro == "map" else _Parts(macro != "all", True, macro not in _LOOPS)

        def from_start(code: Code) -> Code:
            def run(frame: Frame) -> Value:
                values = code(frame)
                self.turns[slot] = (values, -1)
                return values

            return run

        def next_turn(code: Code) -> Code:
            def run(frame: Frame) -> Value:
                values, turn = self.turns[slot]
                turn += 1
                while type(values) is PartialList and type(values[turn]) is Unknown:
                    turn += 1  # the loop passed it over
                self.turns[slot] = (values, turn)
                return code(frame)

            return run

        self.wrappers[id(source)] = from_start
        self.wrappers[id(bodies[0])] = next_turn
        if parts is not None:
            self.bodies[id(bodies[0])] = parts
        return parts
