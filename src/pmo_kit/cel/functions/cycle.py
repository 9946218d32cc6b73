"""A circle of elements that depend on each other: `cycle(tasks, 'id', 'after')`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pmo_kit.cel.arguments import list_for
from pmo_kit.cel.errors import CelEvalError, CelTypeError
from pmo_kit.cel.frame import Frame
from pmo_kit.cel.semantics import type_name
from pmo_kit.cel.suggestions import did_you_mean
from pmo_kit.cel.types import ListOf, Record, Type

SIGNATURES = ("cycle(list(A), string, string) -> list(string)",)


def apply(frame: Frame, values: Any, key: Any, deps: Any) -> list[str]:
    """The keys of the first circle found, each depending on the next, the last on the first."""
    return [str(name) for name in circle("cycle", frame, values, key, deps)]


def circle(function: str, frame: Frame, values: Any, key: str, deps: str) -> list[Any]:
    """The same for any function that looks for circles; empty where there is none.

    `key` names the field that tells elements apart, `deps` the field with the keys of others. An
    element without `deps` depends on nothing; a key that no element has is no circle.
    """
    edges: dict[Any, list[Any]] = {}
    for item in list_for(frame, function, values):
        if not isinstance(item, Mapping) or key not in item:
            raise CelEvalError(f"`{function}`: an element has no field `{key}`")
        needed = item.get(deps)
        names = [] if needed is None else list_for(frame, function, needed)
        known = edges.setdefault(_name(function, item[key]), [])
        known.extend(_name(function, name) for name in names)
    return _first_circle(edges)


def _name(function: str, value: Any) -> str | int:
    if isinstance(value, str | int) and not isinstance(value, bool):
        return value
    raise CelEvalError(f"`{function}`: a key is a text or an int, not {type_name(value)}")


def _first_circle(edges: dict[Any, list[Any]]) -> list[Any]:
    """Depth-first, without recursion: a node met again while still open closes a circle."""
    done: set[Any] = set()
    for start in edges:
        way = {start: iter(edges[start])}  # the open nodes, in the order of the way to here
        while way and start not in done:
            node = next(reversed(way))
            following = next((other for other in way[node] if other not in done), None)
            if following is None:
                done.add(node)
                del way[node]
            elif following in way:
                nodes = list(way)
                return nodes[nodes.index(following) :]
            elif following in edges:
                way[following] = iter(edges[following])
    return []


def problems(nodes: Sequence[Any], types: Sequence[Type]) -> Iterator[CelTypeError]:
    """Fields that the elements do not have, where both are known."""
    elements = types[0].elem if isinstance(types[0], ListOf) else None
    for node in nodes[1:]:
        if node[0] != "literal":
            message = "the second and third argument are the names of two fields, in quotes"
            yield CelTypeError(message, node[1], "As in `acyclic(doc.tasks, 'id', 'after')`.")
        elif isinstance(elements, Record) and not _has(elements, node[3]):
            message = f"{elements.name} has no field `{node[3]}`"
            yield CelTypeError(message, node[1], did_you_mean(node[3], elements.fields))


def _has(elements: Record, field: str) -> bool:
    return field in elements.fields or elements.rest is not None
