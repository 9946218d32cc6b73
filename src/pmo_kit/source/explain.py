"""Why data does not conform to a schema: the explaining engine's errors, narrowed to real mistakes.

Imported on failures only: the engine behind it is slow to import and to run.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, cast

import jsonschema
import referencing
from referencing.jsonschema import DRAFT202012

from pmo_kit.source.data import SchemaError, SchemaProblem, Written
from pmo_kit.source.messages.schema_errors import schema_problems
from pmo_kit.source.place import Route
from pmo_kit.source.text_formats import FORMATS, matcher

_Errors = Iterator[jsonschema.ValidationError]
_VALUE = ("enum", "const")
_TYPE = ("type",)


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
        for error in by_branch(self.validator(id).iter_errors(data)):
            for problem in schema_problems(error, written):
                found.setdefault((problem.route, problem.message), problem)
        kept = _without_implied(found.values())
        return sorted(kept, key=lambda problem: _order(data, problem.route))


def _without_implied(problems: Collection[SchemaProblem]) -> Iterator[SchemaProblem]:
    """The problems without those of a missing key that an unknown one beside it is meant to be."""
    meant = {(*problem.route[:-1], problem.meant) for problem in problems if problem.meant}
    for problem in problems:
        if problem.keyword != "required" or problem.route not in meant:
            yield problem


def engine_problems(validator: Any, data: Any) -> list[SchemaProblem]:
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


def by_branch(errors: Iterable[SchemaError]) -> Iterator[SchemaError]:
    """The errors, where those of `oneOf` and `anyOf` give way to those of the branch meant."""
    for error in errors:
        if error.validator in ("oneOf", "anyOf") and error.context:
            yield from by_branch(_branch_errors(error))
        else:
            yield error


def _branch_errors(error: SchemaError) -> list[SchemaError]:
    """What to report instead of an error of `oneOf` or `anyOf`; at least one error."""
    branches = _branches(error)
    for key in _distinguishing_keys(branches):
        fitting = [branch for branch in branches if not _failing(branch, _VALUE, key)]
        if not fitting:
            return [_merged(error, branches, _VALUE, key)]
        branches = fitting
    fitting = [branch for branch in branches if not _failing(branch, _TYPE)]
    if not fitting:
        return [_merged(error, branches, _TYPE)]
    branches = fitting
    if all(_failing(branch, _VALUE) for branch in branches):
        return [_merged(error, branches, _VALUE)]
    fewest = min(map(len, branches))
    closest = [branch for branch in branches if len(branch) == fewest]
    if len(closest) == 1:
        return closest[0]
    return [_rebuilt(error, error.validator, [branch[0] for branch in closest], error, ())]


def _branches(error: SchemaError) -> list[list[SchemaError]]:
    """The errors inside an error, by the branch that they come from."""
    branches: dict[int, list[SchemaError]] = {}
    for inner in error.context or ():
        number = inner.schema_path[0] if inner.schema_path else -1
        branches.setdefault(int(number), []).append(inner)
    return list(branches.values())


def _distinguishing_keys(branches: list[list[SchemaError]]) -> list[str]:
    """The keys that tell the branches apart: their values are fixed in some, and wrong in some."""
    paths = (e.relative_path for branch in branches for e in branch if e.validator in _VALUE)
    steps = (path[0] for path in paths if len(path) == 1)
    return list(dict.fromkeys(step for step in steps if isinstance(step, str)))


def _failing(branch: list[SchemaError], keywords: tuple[str, ...], *path: str) -> list[SchemaError]:
    """The errors of a branch by these keywords at a key, or, without key, as a whole."""
    return [e for e in branch if e.validator in keywords and tuple(e.relative_path) == path]


def _merged(
    error: SchemaError, branches: list[list[SchemaError]], keywords: tuple[str, ...], *path: str
) -> SchemaError:
    """One error for a value that has none of the values, or types, that the branches want."""
    found = [inner for branch in branches for inner in _failing(branch, keywords, *path)]
    allowed: list[Any] = []
    for inner in found:
        value = inner.validator_value
        listed = value if isinstance(value, list) and inner.validator != "const" else [value]
        allowed += [each for each in listed if each not in allowed]
    first = found[0] if keywords == _VALUE else error
    return _rebuilt(error, keywords[0], allowed, first, path)


def _rebuilt(
    error: Any, keyword: str, value: list[Any], inner: SchemaError, path: tuple[str, ...]
) -> SchemaError:
    rebuilt = jsonschema.ValidationError(
        error.message,
        validator=keyword,
        path=path,
        validator_value=value,
        instance=inner.instance,
        schema=inner.schema,
        parent=error,
    )
    return cast("SchemaError", rebuilt)  # its paths are deques, which the protocol need not know
