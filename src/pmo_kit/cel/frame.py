"""The state of one evaluation: its variables, and the steps that it may still take."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pmo_kit.cel.errors import CelBudgetError
from pmo_kit.cel.types import Value

STEPS = 5_000_000


class Index:
    """The positions of a list's elements by the text in one of their fields."""

    __slots__ = ("_elements", "_others", "_places")

    def __init__(self, elements: list[Value], field: str) -> None:
        self._elements = elements  # held, so that no other list gets its identity
        self._others: list[int] = []
        self._places: dict[str, list[int]] = {}
        for position, element in enumerate(elements):
            key = element.get(field) if isinstance(element, Mapping) else None
            if type(key) is str:
                self._places.setdefault(key, []).append(position)
            else:
                self._others.append(position)

    def of(self, key: str) -> list[Value]:
        """The elements with a key, and those of which an index cannot speak, in their order."""
        places = self._places.get(key, [])
        if self._others:
            places = sorted(places + self._others)
        return [self._elements[position] for position in places]


class Context:
    """What several evaluations share for as long as the values stay as they are.

    `indexes` holds, by the identity of a list and the name of a field, what loops look up by key.
    """

    __slots__ = ("indexes",)

    def __init__(self) -> None:
        self.indexes: dict[tuple[int, str], Index] = {}


class Frame:
    """What the closures of a program share while it runs.

    A step is one node in the body of a loop, one element made, compared or looked through, or
    four characters of text; what runs outside loops is bounded by the length of the expression.
    """

    __slots__ = ("bindings", "context", "left", "locals")

    def __init__(
        self, bindings: Mapping[str, Value], slots: int, context: Context, steps: int = STEPS
    ) -> None:
        self.bindings = bindings
        self.locals: list[Value] = [None] * slots
        self.context = context
        self.left = steps

    def spend(self, steps: int) -> None:
        """Take steps from the budget. Raises `CelBudgetError` when it is used up."""
        self.left -= steps
        if self.left < 0:
            raise over_budget()


def over_budget() -> CelBudgetError:
    """The error of an evaluation that takes too much."""
    return CelBudgetError(
        f"budget: this takes more than {STEPS:,} steps; loop over fewer elements, or build less"
    )


Code = Callable[[Frame], Value]
"""A part of an expression, ready to run."""
