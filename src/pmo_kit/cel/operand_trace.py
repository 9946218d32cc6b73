"""What an expression read, traced to show why it failed."""

from __future__ import annotations

from _thread import get_ident
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from pmo_kit.cel.compiler import Compiler
from pmo_kit.cel.errors import CelEvalError, CelUnknown
from pmo_kit.cel.expression import Checked
from pmo_kit.cel.field_access import read_field
from pmo_kit.cel.frame import Code, Context, Frame
from pmo_kit.cel.operand_notes import MAX_OPERANDS, Notes, Operand, Part, Parts
from pmo_kit.cel.semantics import element
from pmo_kit.cel.types import Value
from pmo_kit.cel.unknowns import PartialList, Unknown

if TYPE_CHECKING:
    from pmo_kit.cel.parser import Node


MOST_READY = 64
"""Traced conditions that one process holds ready: the same rules fail in many projects."""
_CHAIN = ("name", "select", "has", "index")


def trace(
    checked: Checked, bindings: Mapping[str, Value], context: Context | None = None
) -> list[Operand]:
    """The operands that decided an evaluation, in order, each once, at most `MAX_OPERANDS`.

    Of `&&` and `||` they are those of the side that decided, of `all` and `exists` those of the
    element that did; of `filter` and its like those of the elements that it took. Where no side
    decided alone they are those of all; where no element did, those of the nearest ones.
    """
    key = get_ident(), id(checked)
    traced = _traced.get(key)
    if traced is None:
        if len(_traced) >= MOST_READY:
            _traced.clear()
        traced = _traced[key] = _Traced(checked)
    return traced.run(bindings, context or Context())


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


_LOOPS = ("all", "exists")
"""The macros that one element decides; the others take elements."""


class _Traced:
    """A condition whose evaluation is traced, made once for all that it is evaluated on."""

    def __init__(self, checked: Checked) -> None:
        self._tracer = _Tracer()
        compiler = Compiler(checked.text, checked.results, self._tracer.hook)
        self._code = compiler.emit(checked.root)
        self._slots = compiler.slots
        self._checked = checked  # held, so that no other one has its identity meanwhile

    def run(self, bindings: Mapping[str, Value], context: Context) -> list[Operand]:
        """The operands that decided one evaluation."""
        self._tracer.start(bindings)
        with suppress(CelEvalError, RecursionError):
            self._code(Frame(bindings, self._slots, context))
        found = list(self._tracer.notes[0].values())
        self._tracer.start({})  # nothing of a project is held on to
        return found


_traced: dict[tuple[int, int], _Traced] = {}
"""By thread, since an evaluation takes its notes there, and by the identity of the condition."""


class _Tracer:
    """Emits reading nodes, loops and logic so that notes are taken; other nodes stay as they are.

    Only the outermost node of a chain such as `doc.meta.owner` is noted. Nodes are told apart by
    identity, which holds while the tree is alive.
    """

    def __init__(self) -> None:
        self.bindings: Mapping[str, Value] = {}
        self.notes: list[Notes] = [{}]  # of what decides: the last takes them, those before wait
        self.read: list[Notes] = [{}]  # of all that is read, in the same way
        self.every: list[Parts] = []
        self.bodies: dict[int, Parts] = {}  # of loops, by the identity of the node
        self.watching = True
        self.quiet: set[int] = set()
        self.wrappers: dict[int, Callable[[Code], Code]] = {}
        self.turns: dict[int, tuple[Value, int]] = {}  # by slot: its elements, which turn

    def start(self, bindings: Mapping[str, Value]) -> None:
        """Begin an evaluation."""
        self.bindings, self.notes, self.read, self.turns = bindings, [{}], [{}], {}
        for parts in self.every:
            parts.start()

    def parts(self, decides: bool, loop: bool = False, takes: bool = False) -> Parts:
        """The notes of the sides or turns of one more node."""
        self.every.append(Parts(decides, loop, takes))
        return self.every[-1]

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
            parts = self.parts(node[4] == "||")
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

    def _apart(self, parts: Parts, code: Code) -> Code:
        """A side of a logic node or the body of a loop, whose notes are kept apart."""

        def run(frame: Frame) -> Value:
            value: Value = None
            self.notes.append({})
            self.read.append({})
            try:
                value = code(frame)
                return value
            finally:
                part = Part(value, self.notes.pop(), self.read.pop())
                self._add(self.read[-1], part.read)
                if parts.takes and value is True:
                    parts.taken = True
                    self._add(self.notes[-1], part.deciding)
                elif not parts.taken:
                    parts.parts.append(part)

        return run

    def _sparing(self, parts: Parts, watched: Code, plain: Code) -> Code:
        """The body of a loop, watched until many turns decided nothing, then where it decides."""

        def run(frame: Frame) -> Value:
            if parts.full:
                value = plain(frame)
                if value is not parts.decides:
                    return value
            return watched(frame)

        return run

    def _decided(self, code: Code, parts: Parts) -> Code:
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

    def _watch_loop(self, slot: int, node: Node) -> Parts | None:
        """Follow which element a loop's variable stands for; what decides it, if that is one."""
        macro, source, bodies = node[4], node[5], node[7]
        parts = None if macro == "map" else self.parts(macro != "all", True, macro not in _LOOPS)

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
