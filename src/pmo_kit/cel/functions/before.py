"""The elements of a list that stand before one of them: what a second of the same name repeats."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pmo_kit.cel.arguments import list_for
from pmo_kit.cel.errors import CelEvalError
from pmo_kit.cel.frame import Frame

SIGNATURES = ("before(list(A), A) -> list(A)",)


def apply(frame: Frame, values: Any, item: Any) -> list[Any]:
    """The element is found as itself, not by what it says: a copy of it is another element."""
    elements = list_for(frame, "before", values)
    frame.spend(len(elements))
    if isinstance(item, Mapping | list | tuple):
        for position, element in enumerate(elements):
            if element is item:
                return list(elements[:position])
    raise CelEvalError("`before` takes a list and an element of it that is a map or a list")
