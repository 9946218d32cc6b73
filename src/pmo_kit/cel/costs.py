"""What one evaluation of a part of an expression costs, in steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pmo_kit.cel.nodes import Node

_WEIGHTS = {"call": 24, "entries": 8, "items": 4}
_LIGHT = frozenset({"startsWith", "endsWith", "contains", "size", "type", "dyn"})


def weight(node: Node) -> int:
    """The steps that one evaluation of a node takes, loops inside it not counted."""
    total = _WEIGHTS.get(node[0], 1) if node and isinstance(node[0], str) else 0
    if total and node[0] == "call" and node[4] in _LIGHT:
        total = 2
    return total + sum(weight(part) for part in node if isinstance(part, list | tuple))
