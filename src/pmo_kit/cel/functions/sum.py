"""The sum of a list of numbers; 0 or 0.0 for an empty one."""

from __future__ import annotations

import math
from typing import Any

from pmo_kit.cel.arguments import list_for
from pmo_kit.cel.errors import CelEvalError
from pmo_kit.cel.frame import Frame
from pmo_kit.cel.semantics import mismatch, ranged

SIGNATURES = ("sum(list(int)) -> int", "sum(list(double)) -> double")
BY_RESULT = True


def apply(frame: Frame, result: str, values: Any) -> int | float:
    """Ints are summed within 64 bits; doubles exactly, and rounded once, in whatever order."""
    numbers = list_for(frame, "sum", values)
    if not numbers:
        return 0.0 if result == "double" else 0
    kinds = set(map(type, numbers))
    if kinds == {int}:
        return ranged(sum(numbers))
    if kinds != {float}:
        raise mismatch("sum", *numbers[:2])
    try:
        return math.fsum(numbers)
    except (OverflowError, ValueError):
        raise CelEvalError("the sum is beyond what a double can hold") from None
