"""A list without its repeated elements; the first of each stays in its place."""

from __future__ import annotations

from typing import Any

from pmo_kit.cel.arguments import list_for
from pmo_kit.cel.canonical import canonical
from pmo_kit.cel.frame import Frame

SIGNATURES = ("distinct(list(A)) -> list(A)",)


def apply(frame: Frame, values: Any) -> list[Any]:
    """Elements are the same where `==` holds: 1 and 1.0 are, 1 and '1' are not."""
    elements = list_for(frame, "distinct", values)
    frame.spend(len(elements))
    found: dict[Any, Any] = {}
    for value in elements:
        found.setdefault(_identity(frame, value), value)
    return list(found.values())


def _identity(frame: Frame, value: Any) -> tuple[str, Any]:
    if isinstance(value, bool):
        return "bool", value
    if isinstance(value, int | float):
        return "number", value
    if isinstance(value, list | tuple | dict):
        return "json", canonical(frame, value)
    return type(value).__name__, value
