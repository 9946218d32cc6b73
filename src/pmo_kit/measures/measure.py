"""A number with its unit and the inputs it came from, or the reason why there is none."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Measure:
    """A computed value; `None` never means 0 and always comes with its reason.

    `inputs` are the named numbers it was computed from, so that anybody can compute it again.
    """

    value: float | None
    unit: str
    reason: str = ""
    inputs: Mapping[str, Any] = field(default_factory=dict)


def known(value: float, unit: str, **inputs: Any) -> Measure:
    """A value that could be computed."""
    return Measure(value, unit, "", inputs)


def unknown(reason: str, unit: str, **inputs: Any) -> Measure:
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
