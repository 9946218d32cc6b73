"""A computed value with its unit, or the reason why there is none."""

from __future__ import annotations

import math
from typing import Any, Generic, NamedTuple, TypeVar

T = TypeVar("T")


class Computed(NamedTuple, Generic[T]):
    """What a measure gives for one project; `None` never means 0 and always comes with its reason.

    The one value that may have a reason beside it is a status of `unknown`.
    """

    value: T | None
    reason: str = ""
    unit: str = ""


Number = Computed[float]


def known(value: T) -> Computed[T]:
    """A value that could be computed."""
    return Computed(value)


def unknown(reason: str) -> Computed[Any]:
    """No value, and why."""
    return Computed(None, reason)


def flaw(**amounts: float | None) -> str:
    """Why these amounts are of no use, or nothing: one is missing, not finite or negative."""
    for name, value in amounts.items():
        if value is None:
            return f"{name} is not known"
        if not math.isfinite(value):
            return f"{name} is not a finite number"
        if value < 0:
            return f"{name} is negative"
    return ""
