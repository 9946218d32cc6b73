"""What a traced evaluation notes: operands, and which sides and turns decided."""

from __future__ import annotations

from typing import TypeAlias

from pmo_kit._start.record import NamedTuple
from pmo_kit.cel.types import Value

MAX_OPERANDS = 200


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


Notes: TypeAlias = dict[tuple[int, str | int], Operand]
"""Operands, by the identity of their container and their key."""


class Part(NamedTuple):
    """One side of a logic node or one turn of a loop: its value, what decided it, what it read."""

    value: Value
    deciding: Notes
    read: Notes


class Parts:
    """The notes of the sides or the turns of one node, kept apart until it is known what decided.

    A node is never run within itself, so one of these serves all its runs.
    """

    __slots__ = ("decides", "loop", "parts", "taken", "takes")

    def __init__(self, decides: bool, loop: bool = False, takes: bool = False) -> None:
        self.parts: list[Part] = []
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
