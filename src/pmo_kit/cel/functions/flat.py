"""The elements of all lists of a list, one level down."""

from __future__ import annotations

from typing import Any

from pmo_kit.cel.arguments import list_for
from pmo_kit.cel.frame import Frame

SIGNATURES = ("flat(list(list(A))) -> list(A)",)


def apply(frame: Frame, values: Any) -> list[Any]:
    """Each element must itself be a list."""
    return [
        element
        for inner in list_for(frame, "flat", values)
        for element in list_for(frame, "flat", inner)
    ]
