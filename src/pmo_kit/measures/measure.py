"""A number with its unit and the inputs it came from, or the reason why there is none."""

from __future__ import annotations

import math
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Generic, NamedTuple, TypeVar

T = TypeVar("T")


class Measure(NamedTuple, Generic[T]):
    """A computed value; `None` never means 0 and always comes with its reason.

    `inputs` are the named values it was computed from, so that anybody can compute it again. All
    records of this room are named tuples: they cost a quarter of a data class to define, and
    `pmo check` defines them on every run.
    """

    value: T | None
    unit: str
    reason: str = ""
    inputs: Mapping[str, Any] = MappingProxyType({})


Number = Measure[float]


def known(value: T, unit: str, **inputs: Any) -> Measure[T]:
    """A value that could be computed."""
    return Measure(value, unit, "", inputs)


def unknown(reason: str, unit: str, **inputs: Any) -> Measure[Any]:
    """No value, and why."""
    return Measure(None, unit, reason, inputs)


def flaw(**inputs: float | None) -> str:
    """Why these inputs are of no use, or nothing: one is missing, not finite or negative."""
    for name, value in inputs.items():
        if value is None:
            return f"{name} is not known"
        if not math.isfinite(value):
            return f"{name} is not a finite number"
        if value < 0:
            return f"{name} is negative"
    return ""
