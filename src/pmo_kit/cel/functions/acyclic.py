"""Whether no element of a list depends on itself: `acyclic(tasks, 'id', 'after')`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pmo_kit.cel.arguments import list_for
from pmo_kit.cel.errors import CelEvalError, CelTypeError
from pmo_kit.cel.frame import Frame
from pmo_kit.cel.semantics import type_name
from pmo_kit.cel.suggestions import did_you_mean
from pmo_kit.cel.types import ListOf, Record, Type

SIGNATURES = ("acyclic(list(A), string, string) -> bool",)


def apply(frame: Frame, values: Any, key: Any, deps: Any) -> bool:
    """`key` names the field that tells elements apart, `deps` the field with the keys of others.

    An element without `deps` depends on nothing; a key that no element has is no cycle.
    """
    edges: dict[Any, list[Any]] = {}
    for item in list_for(frame, "acyclic", values):
        if not isinstance(item, Mapping) or key not in item:
            raise CelEvalError(f"`acyclic`: an element has no field `{key}`")
        edges.setdefault(_name(item[key]), []).extend(_dependencies(frame, item, deps))
    return not _has_cycle(edges)


def _dependencies(frame: Frame, item: Mapping[str, Any], deps: str) -> list[Any]:
    found = item.get(deps)
    if found is None:
        return []
    return [_name(one) for one in list_for(frame, "acyclic", found)]


def _name(value: Any) -> str | int:
    if isinstance(value, str | int) and not isinstance(value, bool):
        return value
    raise CelEvalError(f"`acyclic`: a key is a text or an int, not {type_name(value)}")


def _has_cycle(edges: dict[Any, list[Any]]) -> bool:
    """Depth-first, without recursion: a node met again while still open closes a cycle."""
    done: set[Any] = set()
    for start in edges:
        opened = {start}
        stack: list[tuple[Any, Iterator[Any]]] = [(start, iter(edges[start]))]
        while stack and start not in done:
            node, rest = stack[-1]
            following = next((other for other in rest if other not in done), None)
            if following is None:
                done.add(node)
                opened.discard(node)
                stack.pop()
            elif following in opened:
                return True
            elif following in edges:
                opened.add(following)
                stack.append((following, iter(edges[following])))
    return False


def problems(nodes: Sequence[Any], types: Sequence[Type]) -> Iterator[CelTypeError]:
    """Fields that the elements do not have, where both are known."""
    elements = types[0].elem if isinstance(types[0], ListOf) else None
    for node in nodes[1:]:
        if node[0] != "literal":
            message = "`acyclic` takes the names of two fields, in quotes"
            yield CelTypeError(message, node[1], "As in `acyclic(doc.tasks, 'id', 'after')`.")
        elif isinstance(elements, Record) and not _has(elements, node[3]):
            message = f"{elements.name} has no field `{node[3]}`"
            yield CelTypeError(message, node[1], did_you_mean(node[3], elements.fields))


def _has(elements: Record, field: str) -> bool:
    return field in elements.fields or elements.rest is not None
