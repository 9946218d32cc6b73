"""The state of one evaluation: its variables, and the steps that it may still take."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pmo_kit.cel.errors import CelBudgetError
from pmo_kit.cel.types import Value

STEPS = 5_000_000


class Context:
    """What several evaluations share for as long as the values stay as they are.

    `indexes` remembers what loops look up, and what was worked out once: by the identity of a list
    and the name of a field, or by a mark of the part of an expression that made it. `spent` counts
    the steps that they took together. `files` says whether there is a file at a path.
    """

    __slots__ = ("files", "indexes", "spent")

    def __init__(self, files: Callable[[str], bool] | None = None) -> None:
        self.files = files
        self.indexes: dict[object, Any] = {}
        self.spent = 0


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
