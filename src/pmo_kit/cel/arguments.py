"""What functions of the rule language ask of their arguments when they run."""

from __future__ import annotations

from typing import Any

from pmo_kit.cel.errors import CelEvalError
from pmo_kit.cel.frame import Frame
from pmo_kit.cel.semantics import ORDERED, mismatch, type_name


def list_for(frame: Frame, function: str, value: Any) -> list[Any]:
    """The list that a function was given; each of its elements takes a step."""
    if not isinstance(value, list | tuple):
        raise mismatch(function, value)
    frame.spend(len(value))
    return list(value)


def ordered_for(frame: Frame, function: str, value: Any) -> list[Any]:
    """A list whose elements all have one type that can be ordered."""
    values = list_for(frame, function, value)
    kinds = set(map(type, values))
    if len(kinds) > 1:
        names = ", ".join(sorted({type_name(item) for item in values}))
        raise CelEvalError(f"`{function}` takes elements of one type, not {names}")
    if not kinds <= ORDERED:
        raise CelEvalError(f"`{function}` cannot order elements of type {type_name(values[0])}")
    return values
