"""Whether no element of a list depends on itself: `acyclic(tasks, 'id', 'after')`."""

from __future__ import annotations

from typing import Any

from pmo_kit.cel.frame import Frame
from pmo_kit.cel.functions.cycle import circle, problems

__all__ = ["SIGNATURES", "apply", "problems"]

SIGNATURES = ("acyclic(list(A), string, string) -> bool",)


def apply(frame: Frame, values: Any, key: Any, deps: Any) -> bool:
    """True where `cycle` of the same arguments finds nothing."""
    return not circle("acyclic", frame, values, key, deps)
