"""Why data does not conform to a schema: the explaining engine's errors, narrowed to real mistakes.

Imported on failures only: the engine behind it is slow to import and to run.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

import jsonschema
import referencing
from referencing.jsonschema import DRAFT202012

from pmo_kit.source.branch_choice import narrowed
from pmo_kit.source.messages.schema_errors import worded
from pmo_kit.source.place import Route
from pmo_kit.source.problem import SchemaProblem, Written
from pmo_kit.source.text_formats import FORMATS, matcher

_Errors = Iterator[jsonschema.ValidationError]


def _pattern(_validator: Any, pattern: str, instance: Any, _schema: Any) -> _Errors:
    if isinstance(instance, str) and not matcher(pattern)(instance):
        yield jsonschema.ValidationError(f"{instance!r} does not match {pattern!r}")


def _properties(validator: Any, properties: Any, instance: Any, _schema: Any) -> _Errors:
    """As the engine has it, but a property whose schema is `false` has its place too."""
    for name, schema in properties.items() if isinstance(instance, dict) else ():
        if name in instance and schema is False:
            yield jsonschema.ValidationError(f"{name!r} is ruled out", path=[name])
        elif name in instance:
            yield from validator.descend(instance[name], schema, path=name, schema_path=name)


_extend: Any = jsonschema.validators.extend
_Validator = _extend(
    jsonschema.Draft202012Validator, {"pattern": _pattern, "properties": _properties}
)


class Explainer:
    """Explains by the same closed set of schemas by which the other engine decides."""

    def __init__(self, schemas: Mapping[str, dict[str, Any]]) -> None:
        self._schemas = schemas
        self._registry: Any = referencing.Registry().with_resources(
            (id, DRAFT202012.create_resource(schema)) for id, schema in self._schemas.items()
        )
        self._checker = jsonschema.FormatChecker(())
        for name, holds in FORMATS.items():
            self._checker.checks(name)(holds)

    def validator(self, id: str) -> Any:
        """The explaining engine's validator for a schema."""
        return _Validator(self._schemas[id], registry=self._registry, format_checker=self._checker)

    def problems(self, id: str, data: Any, written: Written | None) -> list[SchemaProblem]:
        """All problems, in the order in which the data holds the places."""
        found: dict[tuple[Route, str], SchemaProblem] = {}
        for error in narrowed(self.validator(id).iter_errors(data)):
            for problem in worded(error, written):
                found.setdefault((problem.route, problem.message), problem)
        return sorted(_once(found.values()), key=lambda problem: _order(data, problem.route))


def _once(problems: Collection[SchemaProblem]) -> Iterator[SchemaProblem]:
    """The problems without those of a missing key that an unknown one beside it is meant to be."""
    meant = {(*problem.route[:-1], problem.meant) for problem in problems if problem.meant}
    for problem in problems:
        if problem.keyword != "required" or problem.route not in meant:
            yield problem


def malformed(schema: dict[str, Any]) -> tuple[Route, str] | None:
    """Where a schema breaks the draft's own schema, and why; nothing where it does not."""
    try:
        jsonschema.Draft202012Validator.check_schema(schema)
    except jsonschema.SchemaError as error:
        return tuple(error.absolute_path), error.message
    return None


def undecided(validator: Any, data: Any) -> list[SchemaProblem]:
    """The deciding engine's own words, where the explaining one finds nothing."""
    return [
        SchemaProblem(
            tuple(error.instance_path),
            False,
            error.kind.name,
            f"{error.message.rstrip('.')}.",
            "Compare it with the description of this kind.",
        )
        for error in validator.iter_errors(data)
    ]


def _order(data: Any, route: Route) -> tuple[int, ...]:
    """Where a route stands in reading order; what is missing comes after what is there."""
    order: list[int] = []
    node = data
    for step in route:
        if isinstance(node, dict):
            order.append(list(node).index(step) if step in node else len(node))
            node = node.get(step)
        elif isinstance(node, list) and isinstance(step, int) and step < len(node):
            order.append(step)
            node = node[step]
    return tuple(order)
