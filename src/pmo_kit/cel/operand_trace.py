"""What an expression read, traced to show why it failed, and values as people read them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from pmo_kit._start.record import NamedTuple
from pmo_kit.cel import library, times
from pmo_kit.cel.compiler import Compiler
from pmo_kit.cel.errors import CelEvalError, CelUnknown
from pmo_kit.cel.expression import Checked
from pmo_kit.cel.field_access import read_field
from pmo_kit.cel.frame import Code, Context, Frame
from pmo_kit.cel.semantics import element
from pmo_kit.cel.types import Value
from pmo_kit.cel.unknowns import PartialList, PartialMap, Unknown

if TYPE_CHECKING:
    from pmo_kit.cel.parser import Node


MAX_ITEMS = 20
_DAY = timedelta(days=1)


def format_value(value: Value) -> str:
    """A value as a message shows it: dates in ISO form, `100` for 100.0, lists with commas."""
    if isinstance(value, str):
        return value
    if value is None:
        return "nothing"
    if isinstance(value, datetime):
        text = times.timestamp_text(value)
        return text.removesuffix("T00:00:00Z")
    if isinstance(value, timedelta):
        return _length(value)
    if type(value) is PartialList:
        value = [*value.parts()]
    if type(value) is PartialMap:
        value = dict(value.parts())
    if isinstance(value, list | tuple):
        return _listed([format_value(item) for item in value[:MAX_ITEMS]], len(value))
    if isinstance(value, Mapping):
        first = [f"{key}: {format_value(of)}" for key, of in list(value.items())[:MAX_ITEMS]]
        return _listed(first, len(value))
    return _number(value)


def _number(value: Value) -> str:
    if isinstance(value, bool):
        return json.dumps(value)
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return library.double_text(value) if isinstance(value, float) else str(value)


def _length(value: timedelta) -> str:
    if value % _DAY:
        return times.duration_text(value)
    return "1 day" if value == _DAY else f"{value.days} days"


def _listed(first: list[str], count: int) -> str:
    more = count - len(first)
    return ", ".join(first) + (f" and {more} more" if more else "")


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
    element that did; of `filter` and its like those of the elements that it took. Where nothing
    decided alone, because all sides or elements had to agree, they are those of all.
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

_LOOPS = {"all": False, "exists": True}
"""The macros that one element decides, and by what."""


class _Parts:
    """The notes of the sides or the turns of one node, kept apart until it is known what decided.

    A node is never run within itself, so one of these serves all its runs.
    """

    __slots__ = ("notes", "taken")

    def __init__(self) -> None:
        self.notes: list[tuple[Value, Notes]] = []
        self.taken = False

    def add(self, value: Value, notes: Notes) -> None:
        """Keep what was read for a value; of too many, the last in the place of the one before."""
        if len(self.notes) >= MAX_OPERANDS:
            self.notes.pop()
        self.notes.append((value, notes))

    def deciding(self, decides: bool) -> list[Notes]:
        """What was read for the value that decides; for all values where none did."""
        found = [notes for value, notes in self.notes if value is decides]
        return found or [notes for _, notes in self.notes]


class _Tracer:
    """Emits reading nodes, loops and logic so that notes are taken; other nodes stay as they are.

    Only the outermost node of a chain such as `doc.meta.owner` is noted. Nodes are told apart by
    identity, which holds while the tree is alive.
    """

    def __init__(self, bindings: Mapping[str, Value]) -> None:
        self.bindings = bindings
        self.notes: list[Notes] = [{}]  # the last takes notes, those before wait for it
        self.quiet: set[int] = set()
        self.wrappers: dict[int, Callable[[Code], Code]] = {}
        self.turns: dict[int, tuple[Value, int]] = {}  # by slot: its elements, which turn

    def hook(self, compiler: Compiler, node: Node, default: Callable[[], Code]) -> Code:
        """The closure of a node."""
        if node[0] in _CHAIN and id(node) not in self.quiet:
            code = self._chain(compiler, node)
        elif node[0] == "macro":
            parts = self._watch_loop(compiler.slots, node)
            code = default()
            code = code if parts is None else self._decided(code, parts, _LOOPS.get(node[4]))
        elif node[0] == "logic":
            parts = _Parts()
            self.wrappers |= {id(side): partial(self._apart, parts) for side in node[5]}
            code = self._decided(default(), parts, node[4] == "||")
        else:
            code = default()
        wrap = self.wrappers.pop(id(node), None)  # once, also where a chain emits its node again
        return code if wrap is None else wrap(code)

    def note(
        self, text: str, value: Value, container: Value, key: str | int, present: bool = True
    ) -> None:
        """Remember one operand, unless it is known or there are too many."""
        notes = self.notes[-1]
        if len(notes) < MAX_OPERANDS:
            notes.setdefault((id(container), key), Operand(text, value, container, key, present))

    def _keep(self, parts: list[Notes]) -> None:
        """Take over notes that were kept apart."""
        notes = self.notes[-1]
        for part in parts:
            for mark, operand in part.items():
                if len(notes) < MAX_OPERANDS:
                    notes.setdefault(mark, operand)

    def _apart(self, parts: _Parts, code: Code) -> Code:
        """A side of a logic node or the body of a loop, whose notes are kept apart."""

        def run(frame: Frame) -> Value:
            value: Value = None
            self.notes.append({})
            try:
                value = code(frame)
                return value
            finally:
                parts.add(value, self.notes.pop())

        return run

    def _taking(self, parts: _Parts, code: Code) -> Code:
        """The condition of a loop that takes elements: notes on those it takes are kept at once."""

        def run(frame: Frame) -> Value:
            self.notes.append({})
            value: Value = None
            try:
                value = code(frame)
                return value
            finally:
                notes = self.notes.pop()
                if value is True:
                    parts.taken = True
                    self._keep([notes])
                elif not parts.taken:
                    parts.add(value, notes)

        return run

    def _decided(self, code: Code, parts: _Parts, decides: bool | None) -> Code:
        """A node that keeps the notes of what decided it; of a loop that took nothing, all."""

        def run(frame: Frame) -> Value:
            parts.notes, parts.taken = [], False
            try:
                return code(frame)
            finally:
                if decides is not None:
                    self._keep(parts.deciding(decides))
                elif not parts.taken:
                    self._keep([notes for _, notes in parts.notes])

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
        parts = None if macro == "map" else _Parts()

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
        if parts is None:
            self.wrappers[id(bodies[0])] = next_turn
        else:
            apart = self._apart if macro in _LOOPS else self._taking
            self.wrappers[id(bodies[0])] = lambda code: apart(parts, next_turn(code))
        return parts
