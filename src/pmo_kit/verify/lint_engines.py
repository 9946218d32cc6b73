"""Whether both engines compile a schema, and whether its own examples conform to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pmo_kit.source import Route, Schemas

Fault = tuple[Route, str, str]

_DATA = ("examples", "default", "const", "enum")  # what these hold is data, not schemas


def engine_faults(schema: dict[str, Any], known: Mapping[str, dict[str, Any]]) -> Iterator[Fault]:
    """What the engines refuse; expects a valid schema within the checked subset."""
    id = schema["$id"]
    try:
        schemas = Schemas({**known, id: schema})
        schemas.accepts(id, None)
    except ValueError as error:
        yield (), f"The schema does not compile: {str(error)[:200]}.", "Correct it."
        return
    for route, value in _samples(schema, ()):
        pointer = "/".join(str(s).replace("~", "~0").replace("/", "~1") for s in route[:-2])
        probe = f"{id}/probe"
        part = {"$id": probe, "$ref": f"{id}#/{pointer}" if pointer else id}
        for problem in Schemas({**known, id: schema, probe: part}).problems(probe, value)[:1]:
            yield route, f"The example does not conform: {problem.message}", problem.remedy


def _samples(schema: Any, route: Route) -> Iterator[tuple[Route, Any]]:
    """Every value under `examples`, with its route."""
    if isinstance(schema, list):
        for number, inner in enumerate(schema):
            yield from _samples(inner, (*route, number))
    elif isinstance(schema, dict):
        if route[-1:] != ("properties",):
            examples = schema.get("examples")
            for number, value in enumerate(examples if isinstance(examples, list) else ()):
                yield (*route, "examples", number), value
        for name, inner in schema.items():
            if name not in _DATA or route[-1:] == ("properties",):
                yield from _samples(inner, (*route, name))
