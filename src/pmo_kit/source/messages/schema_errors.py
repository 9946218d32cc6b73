"""One error of a schema in the reader's words: one problem for each key or value that is wrong."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import Any

from pmo_kit._text import nearest
from pmo_kit.source.data import Change, SchemaError, SchemaProblem, Written
from pmo_kit.source.invisible import unseen_in
from pmo_kit.source.messages.schema_keywords import (
    Phrase,
    name,
    phrase,
    plain,
    question,
    shown,
    wrong_type,
)
from pmo_kit.source.place import Route
from pmo_kit.source.repair import key_repair, value_repair

_FORMS = ("pattern", "enum", "const", "format")
_COMPARE = "Compare it with the description of this kind."


def schema_problems(error: SchemaError, written: Written | None) -> Iterator[SchemaProblem]:
    """The problems behind an error; `written` tells how a value is spelled in its file."""
    route: Route = tuple(error.absolute_path)
    if _judges_a_key(error):
        yield _key_form(error, (*route, error.instance))
    elif error.validator == "required":
        yield from _missing(error, route)
    elif error.validator in ("additionalProperties", "unevaluatedProperties"):
        yield from _unknown(error, route)
    elif error.validator == "properties":
        message = f"{name(route)} is not allowed here."
        yield SchemaProblem(route, True, "properties", message, "Delete it.")
    elif error.validator == "dependentRequired":
        yield from _missing_beside(error, route)
    elif error.validator == "uniqueItems":
        yield from _repeated(error, route)
    elif error.validator in ("oneOf", "anyOf") and _has_alternatives(error):
        yield _alternatives(error, route, written)
    elif error.validator == "type":
        spelled = written(route) if written else None
        found = wrong_type(error, name(route), spelled)
        yield _problem(error, route, *found, change=value_repair(error, route, written))
    else:
        told = _unseen(error, name(route)) or phrase(error, name(route))
        told = told or (f"{name(route)} is not allowed here.", "")
        yield _problem(error, route, *told, change=value_repair(error, route, written))


def _unseen(error: SchemaError, subject: str) -> Phrase | None:
    """What is wrong with a value that holds a character which nobody sees."""
    value = error.instance
    said = unseen_in(value) if isinstance(value, str) and error.validator in _FORMS else None
    return (f"{subject} {said[0]}", said[1]) if said else None


def _problem(
    error: SchemaError, route: Route, message: str, remedy: str, change: Change | None = None
) -> SchemaProblem:
    """A problem whose remedy ends with what the schema says of the value."""
    quoting = "quotes" in remedy
    told = "" if quoting else _description(error.schema)
    remedy = " ".join(part for part in (remedy, told) if part)
    keyword, remedy = str(error.validator), remedy or _COMPARE
    return SchemaProblem(route, False, keyword, message, remedy, change=change)


def _description(schema: Any) -> str:
    """What a schema says of its values: its description and its first example."""
    if not isinstance(schema, dict):
        return ""
    description = str(schema.get("description", "")).strip()
    parts = [description if description.endswith((".", "!", "?")) else f"{description}."]
    examples = schema.get("examples")
    if isinstance(examples, list) and examples and not isinstance(examples[0], dict | list):
        example = plain(examples[0])
        parts.append(f"Example: {example if example.endswith('.') else f'{example}.'}")
    return " ".join(part for part in parts if part != ".")


def _missing(error: SchemaError, route: Route) -> Iterator[SchemaProblem]:
    properties = error.schema.get("properties") or {}
    for key in error.validator_value:
        if key not in error.instance and error.message.startswith(repr(key)):
            remedy = f"Add `{key}:`. {_description(properties.get(key))}".strip()
            message = f"`{key}` is missing."
            yield SchemaProblem((*route, key), False, "required", message, remedy)


def _missing_beside(error: SchemaError, route: Route) -> Iterator[SchemaProblem]:
    for key, needed in error.validator_value.items():
        for other in needed if key in error.instance else ():
            if other not in error.instance:
                message = f"`{other}` is missing; `{key}` needs it beside it."
                remedy = f"Add `{other}:`, or delete `{key}`."
                yield SchemaProblem((*route, other), False, "dependentRequired", message, remedy)


def _unknown(error: SchemaError, route: Route) -> Iterator[SchemaProblem]:
    known = list(error.schema.get("properties") or {})
    for key in error.instance:
        if key in known or repr(key) not in error.message:
            continue
        free = [each for each in known if each not in error.instance]
        meant, change = next(iter(nearest(key, free)), ""), key_repair(key, route, free)
        message = f"`{key}` is not a key that is known here{question(meant)}"
        remedy = f"Correct or delete it. Known here: {', '.join(known)}." if known else "Delete it."
        if key in (refused := error.schema.get("x-refused") or {}):
            remedy, meant, change = f"Delete it. {refused[key]}", "", None
            message = f"`{key}` is not a key that is known here."
        said = unseen_in(key)
        if said:
            message, remedy = f"The key `{key}` {said[0]}", said[1]
        place, keyword = (*route, key), str(error.validator)
        yield SchemaProblem(place, True, keyword, message, remedy, meant, change)


def _judges_a_key(error: SchemaError) -> bool:
    """Whether an error comes from `propertyNames`: its value is a key, its path the mapping's."""
    steps = list(error.absolute_schema_path)
    named = False  # the step before named a map of schemas, so this step is a name
    for step in steps[:-1]:
        if step == "propertyNames" and not named:
            return True
        named = not named and step in ("properties", "$defs", "dependentSchemas")
    return False


def _key_form(error: SchemaError, route: Route) -> SchemaProblem:
    message, remedy = phrase(error, f"The key `{error.instance}`") or ("", "")
    if error.validator == "pattern" or not message:
        message = f"The key `{error.instance}` does not have the right form."
    remedy = " ".join(part for part in (remedy, _description(error.schema)) if part)
    return SchemaProblem(route, True, str(error.validator), message, remedy or _COMPARE)


def _repeated(error: SchemaError, route: Route) -> Iterator[SchemaProblem]:
    seen: dict[Hashable, int] = {}
    for number, item in enumerate(error.instance):
        first = seen.setdefault(_frozen(item), number)
        if first != number:
            message = f"Item {number + 1} of {name(route)} repeats item {first + 1}: {shown(item)}."
            remedy = "Delete one of the two."
            yield SchemaProblem((*route, number), False, "uniqueItems", message, remedy)


def _frozen(value: Any) -> Hashable:
    """What is equal just where JSON's values are: 1 and 1.0 are equal, 1 and true are not."""
    if isinstance(value, dict):
        return frozenset((key, _frozen(inner)) for key, inner in value.items())
    if isinstance(value, list):
        return tuple(_frozen(inner) for inner in value)
    return (bool, value) if isinstance(value, bool) else value


def _has_alternatives(error: SchemaError) -> bool:
    return bool(error.validator_value) and isinstance(error.validator_value[0], Exception)


def _alternatives(error: SchemaError, route: Route, written: Written | None) -> SchemaProblem:
    """Several branches are equally near: what each of them would need."""
    needs: dict[str, None] = {}
    for inner in error.validator_value:
        for problem in schema_problems(inner, written):
            needs[problem.message.rstrip(".")] = None
    message = f"{name(route)} fits none of the forms allowed here: {', or '.join(needs)}."
    return _problem(error, route, message, "Fix one of these.")
