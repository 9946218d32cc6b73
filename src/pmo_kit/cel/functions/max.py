"""The greatest element of a list that is not empty."""

from __future__ import annotations

from typing import Any

from pmo_kit.cel.arguments import ordered_for
from pmo_kit.cel.errors import CelEvalError
from pmo_kit.cel.frame import Frame

SIGNATURES = tuple(
    f"max(list({of})) -> {of}" for of in ("int", "double", "string", "timestamp", "duration")
)


def apply(frame: Frame, values: Any) -> Any:
    """An error for an empty list, which has no greatest element."""
    elements = ordered_for(frame, "max", values)
    if not elements:
        raise CelEvalError("an empty list has no greatest element; ask `size(list) > 0` first")
    return max(elements)
