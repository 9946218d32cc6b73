"""Which branch of `oneOf` or `anyOf` an author meant, so that errors name the mistake in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import jsonschema

from pmo_kit.source.problem import SchemaError

_VALUE = ("enum", "const")
_TYPE = ("type",)


def narrowed(errors: Iterable[SchemaError]) -> Iterator[SchemaError]:
    """The errors, where those of `oneOf` and `anyOf` give way to those of the branch meant."""
    for error in errors:
        if error.validator in ("oneOf", "anyOf") and error.context:
            yield from narrowed(_meant(error))
        else:
            yield error


def _meant(error: SchemaError) -> list[SchemaError]:
    """What to report instead of an error of `oneOf` or `anyOf`; at least one error."""
    branches = _branches(error)
    for key in _marks(branches):
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


def _marks(branches: list[list[SchemaError]]) -> list[str]:
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
    rebuilt: Any = jsonschema.ValidationError(
        error.message,
        validator=keyword,
        path=path,
        validator_value=value,
        instance=inner.instance,
        schema=inner.schema,
        parent=error,
    )
    return rebuilt  # type: ignore[no-any-return]
