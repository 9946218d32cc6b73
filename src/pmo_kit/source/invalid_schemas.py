"""What in a schema breaks JSON Schema's own schema, each at its route, in plain words.

Imported on failures only, as the explaining engine is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import jsonschema

from pmo_kit.source.data import SchemaError, SchemaProblem
from pmo_kit.source.explain import by_branch
from pmo_kit.source.messages.schema_errors import schema_problems
from pmo_kit.source.messages.schema_keywords import joined_by_or, name, shown
from pmo_kit.source.place import Route
from pmo_kit.source.text_formats import matcher

TYPES = ("array", "boolean", "integer", "null", "number", "object", "string")
_SIMPLE = {"$ref": "#/$defs/simpleTypes"}
_SCHEMA = ["object", "boolean"]
_WORDS = {
    "object": "an object (`{…}`)",
    "array": "an array (`[…]`)",
    "string": "a text in quotes",
    "integer": "a whole number",
    "boolean": "true or false",
}


def invalid_parts(schema: dict[str, Any]) -> list[SchemaProblem]:
    """Everything that is not valid in a schema; none exactly where the whole is."""
    engine = jsonschema.Draft202012Validator
    checker = jsonschema.FormatChecker(())
    checker.checks("regex", raises=(ValueError, re.error))(_is_pattern)
    found: dict[tuple[Route, str], SchemaProblem] = {}
    for error in engine(engine.META_SCHEMA, format_checker=checker).iter_errors(schema):
        for problem in _told(error):
            found.setdefault((problem.route, problem.message), problem)
    return list(found.values())


def _is_pattern(value: object) -> bool:
    """Whether the deciding engine reads a pattern; raises an error where it does not."""
    return not isinstance(value, str) or callable(matcher(value))


def _told(error: Any) -> Iterator[SchemaProblem]:
    route: Route = tuple(error.absolute_path)
    value = error.instance
    if error.validator == "anyOf" and error.validator_value[0] == _SIMPLE:
        yield from _types(route, value)
    elif error.validator == "type":
        yield _other_type(error, route)
    elif error.validator == "format":
        told = "The pattern is not valid.", "Fix the regular expression."
        yield _problem(route, "format", *told)
    else:
        for each in by_branch([error]):
            for problem in schema_problems(each, None):
                yield problem._replace(remedy="Correct the value, or delete the keyword.")


def _types(route: Route, value: Any) -> Iterator[SchemaProblem]:
    """What is wrong with the value of `type`: each name that there is not, or a name twice."""
    listed = value if isinstance(value, list) else [value]
    if not listed:
        yield _problem(route, "type", "`type` names no type.", f"There are: {', '.join(TYPES)}.")
    for number, one in enumerate(listed):
        place = (*route, number) if isinstance(value, list) else route
        if one not in TYPES:
            message = f"{_said(one)} is no type of JSON Schema."
            yield _problem(place, "type", message, f"There are: {', '.join(TYPES)}.")
        elif one in listed[:number]:
            yield _problem(place, "type", f'`type` names "{one}" twice.', "Delete one of the two.")


def _other_type(error: SchemaError, route: Route) -> SchemaProblem:
    """A value of another type than its keyword takes."""
    wanted = error.validator_value
    names = [wanted] if isinstance(wanted, str) else list(wanted)
    words = joined_by_or(_WORDS.get(each, f"a {each}") for each in names)
    if names == _SCHEMA:
        return _problem(route, "type", "A schema should stand here.", f"Write {words}.")
    message = f"{name(route)} is {_said(error.instance)}; it must be {words}."
    return _problem(route, "type", message, f"Write {words}.")


def _said(value: Any) -> str:
    """A value as JSON has it: a text in quotes."""
    return f'"{value}"' if isinstance(value, str) else shown(value)


def _problem(route: Route, keyword: str, message: str, remedy: str) -> SchemaProblem:
    return SchemaProblem(route, False, keyword, message, remedy)
