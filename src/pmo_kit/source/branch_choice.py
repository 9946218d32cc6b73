"""Which branch of `oneOf` or `anyOf` an author meant, so that errors name the mistake in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

import jsonschema

Error: TypeAlias = Any
"""A `jsonschema.ValidationError`."""

Branches = dict[int, list[Error]]


def narrowed(errors: Iterable[Error]) -> Iterator[Error]:
    """The errors, where those of `oneOf` and `anyOf` give way to those of the branch meant."""
    for error in errors:
        if error.validator in ("oneOf", "anyOf") and error.context:
            yield from narrowed(_meant(error))
        else:
            yield error


def _meant(error: Error) -> list[Error]:
    """What to report instead of an error of `oneOf` or `anyOf`; at least one error."""
    branches = _branches(error)
    for key in _marks(branches):
        fitting = {n: b for n, b in branches.items() if not _fails_at(b, key)}
        if not fitting:
            return [_none_of(error, branches, key)]
        branches = fitting
    fitting = {n: b for n, b in branches.items() if not _fails_at(b, None, ("type",))}
    if not fitting:
        return [_no_type_of(error, branches)]
    branches = fitting
    if all(_fails_at(branch, None) for branch in branches.values()):
        return [_none_of(error, branches, None)]
    fewest = min(map(len, branches.values()))
    closest = [branch for branch in branches.values() if len(branch) == fewest]
    if len(closest) == 1:
        return closest[0]
    return [_rebuilt(error, error.validator, [branch[0] for branch in closest], error, [])]


def _branches(error: Error) -> Branches:
    """The errors inside an error, by the branch that they come from."""
    branches: Branches = {}
    for inner in error.context or ():
        number = inner.schema_path[0] if inner.schema_path else -1
        branches.setdefault(int(number), []).append(inner)
    return branches


def _marks(branches: Branches) -> list[str]:
    """The keys that tell the branches apart: their values are fixed in some, and wrong in some."""
    found: dict[str, None] = {}
    for branch in branches.values():
        for inner in branch:
            if inner.validator in ("const", "enum") and len(inner.relative_path) == 1:
                step = inner.relative_path[0]
                if isinstance(step, str):
                    found[step] = None
    return list(found)


def _fails_at(
    branch: list[Error], key: str | None, keywords: tuple[str, ...] = ("const", "enum")
) -> bool:
    """Whether a branch fails by one of these keywords at a key, or, without key, as a whole."""
    path = [] if key is None else [key]
    return any(e.validator in keywords and list(e.relative_path) == path for e in branch)


def _none_of(error: Error, branches: Branches, key: str | None) -> Error:
    """One error for a value that is none of those that the branches want."""
    path = [] if key is None else [key]
    allowed: list[Any] = []
    first: Error | None = None
    for inner in (inner for branch in branches.values() for inner in branch):
        if inner.validator in ("const", "enum") and list(inner.relative_path) == path:
            first = first or inner
            value = inner.validator_value
            allowed += [value] if inner.validator == "const" else value
    distinct = [value for n, value in enumerate(allowed) if value not in allowed[:n]]
    return _rebuilt(error, "enum", distinct, first or error, path)


def _no_type_of(error: Error, branches: Branches) -> Error:
    """One error for a value that has none of the types that the branches want."""
    types: dict[str, None] = {}
    for inner in (inner for branch in branches.values() for inner in branch):
        if inner.validator == "type" and not inner.relative_path:
            value = inner.validator_value
            types.update(dict.fromkeys([value] if isinstance(value, str) else value))
    return _rebuilt(error, "type", list(types), error, [])


def _rebuilt(error: Error, keyword: Any, value: Any, inner: Error, path: list[str]) -> Error:
    return jsonschema.ValidationError(
        error.message,
        validator=keyword,
        path=path,
        validator_value=value,
        instance=inner.instance,
        schema=inner.schema,
        parent=error,
    )
