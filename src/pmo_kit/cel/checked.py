"""An expression that has been checked: its tree, its type, and what it reads."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pmo_kit.cel.types import Type, type_from_json, type_to_json


class Checked:
    """A type-checked expression, ready to be compiled, cached or traced.

    `reads` holds the longest static field paths from its root variables, such as `item.impact`,
    `all.log` and `today`. `results` holds, by the offset of a call, the kind of its result where
    the function needs it (the sum of no doubles is 0.0, not 0).
    """

    __slots__ = ("program", "reads", "results", "root", "text", "type")

    def __init__(
        self,
        text: str,
        root: Any,
        type_: Type,
        reads: Iterable[str],
        results: Iterable[tuple[int, str]] = (),
    ) -> None:
        self.text = text
        self.root = root
        self.type = type_
        self.reads = frozenset(reads)
        self.results = dict(results)
        self.program: Any = None  # its closures, once it was compiled

    def to_json(self) -> list[Any]:
        """Plain lists and text, from which `from_json` needs no parsing and no checking."""
        results = sorted(self.results.items())
        return [self.text, self.root, type_to_json(self.type), sorted(self.reads), results]

    @classmethod
    def from_json(cls, data: list[Any]) -> Checked:
        """What `to_json` wrote, before or after a trip through JSON."""
        text, root, type_, reads, results = data
        return cls(text, root, type_from_json(type_), reads, results)
