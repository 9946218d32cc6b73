"""A list in ascending order; equal elements keep their order."""

from __future__ import annotations

from typing import Any

from pmo_kit.cel.arguments import ordered_for
from pmo_kit.cel.frame import Frame

SIGNATURES = tuple(
    f"sorted(list({of})) -> list({of})"
    for of in ("int", "double", "string", "bool", "timestamp", "duration")
)


def apply(frame: Frame, values: Any) -> list[Any]:
    """Texts are ordered by the code points of their characters, as `<` does."""
    elements = ordered_for(frame, "sorted", values)
    frame.spend(len(elements) * len(elements).bit_length())
    return sorted(elements)
