"""The words for one error of a schema: what is wrong with which key, and what to write instead."""

from __future__ import annotations

import difflib
import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from pmo_kit.source.place import Route
from pmo_kit.source.schemas import SchemaProblem, Written

_TYPES = {
    "object": "a mapping (`key: value` lines)",
    "array": "a list",
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "null": "nothing",
}


class Wording:
    """Turns errors into problems, in the reader's words and with the text as the file has it."""

    def __init__(self, written: Written | None) -> None:
        self._written = written

    def problems(self, error: Any) -> Iterator[SchemaProblem]:
        """The problems behind one error: one for each key or value that is wrong."""
        route: Route = tuple(error.absolute_path)
        words = _WORDS.get(error.validator)
        if error.validator in _ON_KEYS:
            yield from _ON_KEYS[error.validator](error, route)
        elif error.validator == "type":
            yield self._type(error, route)
        elif words is not None:
            message, remedy = words(error, _name(route))
            yield _problem(error, route, message, remedy)
        else:
            yield _problem(error, route, f"{_name(route)} is not allowed as it is.", "")

    def _type(self, error: Any, route: Route) -> SchemaProblem:
        wanted = error.validator_value
        names = [wanted] if isinstance(wanted, str) else list(wanted)
        should = _or(_TYPES.get(name, name) for name in names)
        value = error.instance
        if value is None:
            return _problem(error, route, f"{_name(route)} is empty.", f"Write {should}.")
        written = self._written(route) if self._written else None
        if "string" in names and not isinstance(value, (dict, list, str)):
            shown = written or json.dumps(value)
            message = f"{_name(route)} is read as {_kind(value)} {json.dumps(value)}, not as text."
            return _problem(
                error, route, message, f"Put quotes round it: '{shown}'.", example=False
            )
        message = f"{_name(route)} is {_shown(value)}; it must be {should}."
        if isinstance(value, str) and names == ["boolean"]:
            return _problem(error, route, message, "Write true or false.")
        return _problem(error, route, message, f"Write {should}.")


def _problem(
    error: Any, route: Route, message: str, remedy: str, *, example: bool = True
) -> SchemaProblem:
    """A problem whose remedy ends with what the schema says of the value."""
    schema = error.schema if isinstance(error.schema, dict) else {}
    help_text = _help(schema) if example else ""
    remedy = " ".join(part for part in (remedy, help_text) if part)
    fallback = "Compare it with the description of this kind."
    return SchemaProblem(route, False, str(error.validator), message, remedy or fallback)


def _help(schema: dict[str, Any]) -> str:
    description = str(schema.get("description", "")).strip()
    examples = schema.get("examples") or []
    parts = [description if description.endswith((".", "")) else f"{description}."]
    if examples:
        parts.append(f"Example: {_plain(examples[0])}.")
    return " ".join(part for part in parts if part)


def _plain(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    text = value if isinstance(value, str) else json.dumps(value)
    short = text if len(text) <= 40 else text[:37] + "..."
    return f"the text `{short}`" if isinstance(value, str) else f"`{short}`"


def _kind(value: Any) -> str:
    return "true/false:" if isinstance(value, bool) else "the number"


def _name(route: Route) -> str:
    """How a reader knows a value: by its key, or by its number in the list of that key."""
    if not route:
        return "The file"
    if isinstance(route[-1], str):
        return f"`{route[-1]}`"
    parent = _name(route[:-1])
    return f"Item {route[-1] + 1}" if parent == "The file" else f"Item {route[-1] + 1} of {parent}"


def _or(words: Iterable[str]) -> str:
    listed = list(words)
    return listed[0] if len(listed) == 1 else f"{', '.join(listed[:-1])} or {listed[-1]}"


def _close(word: str, known: Iterable[str]) -> str:
    found = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"; did you mean `{found[0]}`?" if found else "."


def _required(error: Any, route: Route) -> Iterator[SchemaProblem]:
    for key in error.validator_value:
        if key not in error.instance and repr(key) in error.message:
            schema = (error.schema.get("properties") or {}).get(key)
            remedy = f"Add `{key}:`."
            told = _help(schema) if isinstance(schema, dict) else ""
            yield SchemaProblem(
                (*route, key), False, "required", f"`{key}` is missing.", f"{remedy} {told}".strip()
            )


def _unknown(error: Any, route: Route) -> Iterator[SchemaProblem]:
    known = list(error.schema.get("properties") or {})
    for key in error.instance:
        if key in known or repr(key) not in error.message:
            continue
        free = [name for name in known if name not in error.instance]
        remedy = f"Known here: {', '.join(known)}." if known else "Delete it."
        message = f"`{key}` is not a key that is known here{_close(str(key), free)}"
        yield SchemaProblem((*route, key), True, str(error.validator), message, remedy)


_ON_KEYS: dict[str, Callable[[Any, Route], Iterator[SchemaProblem]]] = {
    "required": _required,
    "additionalProperties": _unknown,
    "unevaluatedProperties": _unknown,
}


def _enum(error: Any, name: str) -> tuple[str, str]:
    allowed = [_plain(value) for value in error.validator_value]
    value = error.instance
    hint = _close(value, allowed) if isinstance(value, str) else "."
    return (
        f"{name} is {_shown(value)}, which is not allowed{hint}",
        f"Write one of: {', '.join(allowed)}.",
    )


def _const(error: Any, name: str) -> tuple[str, str]:
    wanted = _plain(error.validator_value)
    return f"{name} is {_shown(error.instance)}; it must be `{wanted}`.", f"Write {wanted}."


def _format(error: Any, name: str) -> tuple[str, str]:
    value = _shown(error.instance).removeprefix("the text ")
    if error.validator_value == "date":
        return f"{name}: {value} is no date.", "Write a day that exists as YYYY-MM-DD."
    return (
        f"{name}: {value} is no address.",
        "Write a complete address, such as https://example.org.",
    )


def _pattern(error: Any, name: str) -> tuple[str, str]:
    value = _shown(error.instance).removeprefix("the text ")
    return f"{name}: {value} does not have the required form.", ""


def _least_text(error: Any, name: str) -> tuple[str, str]:
    if not error.instance:
        return f"{name} is empty.", "Write something."
    length, least = len(error.instance), error.validator_value
    return f"{name} is too short: {length} characters of at least {least}.", "Say more."


def _bound(words: str) -> Callable[[Any, str], tuple[str, str]]:
    def tell(error: Any, name: str) -> tuple[str, str]:
        limit = error.validator_value
        return f"{name} is {_shown(error.instance)}; it must be {words} {limit}.", ""

    return tell


def _count(words: str, unit: str) -> Callable[[Any, str], tuple[str, str]]:
    def tell(error: Any, name: str) -> tuple[str, str]:
        number = len(error.instance)
        return f"{name} has {number} {unit}; it must have {words} {error.validator_value}.", ""

    return tell


_WORDS: dict[str, Callable[[Any, str], tuple[str, str]]] = {
    "enum": _enum,
    "const": _const,
    "format": _format,
    "pattern": _pattern,
    "minLength": _least_text,
    "maxLength": _count("at most", "characters"),
    "minItems": _count("at least", "items"),
    "maxItems": _count("at most", "items"),
    "minProperties": _count("at least", "keys"),
    "maxProperties": _count("at most", "keys"),
    "minimum": _bound("at least"),
    "maximum": _bound("at most"),
    "exclusiveMinimum": _bound("more than"),
    "exclusiveMaximum": _bound("less than"),
    "multipleOf": _bound("a multiple of"),
}
