"""The sentences for each keyword of JSON Schema that a value can fail."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from pmo_kit._text import nearest, plural
from pmo_kit.source.data import SchemaError
from pmo_kit.source.messages.typed_numbers import how_to_write
from pmo_kit.source.place import Route
from pmo_kit.source.text_formats import fits, is_date

Phrase = tuple[str, str]
"""What is wrong, and what to write instead; the second may be empty."""

_TYPES = {
    "object": "a mapping (`key: value` lines)",
    "array": "a list",
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "null": "empty",
}
BOOLEANS = {
    **dict.fromkeys(("true", "yes", "on", "y"), "true"),
    **dict.fromkeys(("false", "no", "off", "n"), "false"),
}
"""What people write for true and false."""

_LOOSE_DATE = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})(?:[T ].*)?")


def name(route: Route) -> str:
    """How a reader knows a value: by its key, or by its number in the list of that key."""
    if not route:
        return "The file"
    last = route[-1]
    if isinstance(last, str):
        return f"`{last}`"
    return f"Item {last + 1}" if len(route) == 1 else f"Item {last + 1} of {name(route[:-1])}"


def plain(value: Any) -> str:
    """A value as one would write it."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def shown(value: Any, length: int = 40) -> str:
    """A value between backticks, cut to a length; a collection by its kind."""
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    text = " ".join(plain(value).split("\n"))
    return f"`{text if len(text) <= length else text[: length - 1] + '…'}`"


def joined_by_or(words: Iterable[str]) -> str:
    """A list of words, joined by commas and `or`."""
    listed = list(words)
    return listed[0] if len(listed) == 1 else f"{', '.join(listed[:-1])} or {listed[-1]}"


def question(meant: str = "") -> str:
    """The end of a sentence that asks whether a known word was meant, if there is one."""
    return f"; did you mean `{meant}`?" if meant else "."


def wrong_type(error: SchemaError, subject: str, written: str | None) -> Phrase:
    """A value of another type than is wanted; `written` is its spelling in the file, if known."""
    wanted = error.validator_value
    names = [wanted] if isinstance(wanted, str) else list(wanted)
    should = joined_by_or(_TYPES.get(each, each) for each in names)
    value = error.instance
    if value is None:
        return f"{subject} is empty.", f"Write {should}."
    if "string" in names and not isinstance(value, dict | list | str):
        return _not_text(error, subject, written)
    kind = "the text " if isinstance(value, str) else ""
    message = f"{subject} is {kind}{shown(value)}; it must be {should}."
    if isinstance(value, str):
        return message, _meant_by_text(value, names, error.schema) or f"Write {should}."
    return message, f"Write {should}."


def _not_text(error: SchemaError, subject: str, written: str | None) -> Phrase:
    value = json.dumps(error.instance)
    spelled = written or value
    kind = "true or false" if isinstance(error.instance, bool) else "a number"
    changed = f" ({value})" if spelled != value else ""
    message = f"{subject} is `{spelled}`, which is read as {kind}{changed}, not as text."
    if isinstance(error.schema, dict) and error.schema.get("format") == "date":
        return message, "Write a day as YYYY-MM-DD."
    return message, f"Put quotes round it: '{spelled}'." if fits(spelled, error.schema) else ""


def _meant_by_text(value: str, names: list[str], schema: Any) -> str:
    """What to write where a text stands instead of something else that can be guessed."""
    word = value.strip()
    if names == ["boolean"] and word.lower() in BOOLEANS:
        return f"Write {BOOLEANS[word.lower()]}, without quotes."
    if names in (["integer"], ["number"]):
        unit = str(schema.get("x-unit", "")) if isinstance(schema, dict) else ""
        return how_to_write(word, names == ["integer"], unit)
    if names == ["array"] and word:
        return f"Write it as a list: `- {word[:40]}` on a line of its own."
    return ""


def phrase(error: SchemaError, subject: str) -> Phrase | None:
    """The sentences for one error, by its keyword; none for a keyword that has no phrase."""
    keyword, value, limit = error.validator, error.instance, error.validator_value
    if keyword in _BUILDERS:
        return _BUILDERS[keyword](error, subject)
    if keyword in _COUNTS:
        words, unit = _COUNTS[keyword]
        had = plural(len(value), unit) if value else f"no {unit}s"
        return f"{subject} has {had}; it must have {words} {limit}.", ""
    if keyword in _BOUNDS:
        return f"{subject} is {shown(value)}; it must be {_BOUNDS[keyword]} {plain(limit)}.", ""
    if keyword == "pattern":
        return f"{subject} is {shown(value)}, which does not have the right form.", ""
    return (f"{subject} {_FIXED[keyword]}.", "") if keyword in _FIXED else None


def _enum(error: SchemaError, subject: str) -> Phrase:
    allowed = [plain(value) for value in error.validator_value]
    value = error.instance
    if not allowed:
        return f"{subject} may have no value at all.", "Delete it."
    if not isinstance(value, str | dict | list | None) and json.dumps(value) in allowed:
        fix = f"Put quotes round it: '{json.dumps(value)}'."
        return f"{subject} is read as the number {json.dumps(value)}, not as text.", fix
    remedy = f"Write one of: {', '.join(allowed)}." if len(allowed) > 1 else f"Write {allowed[0]}."
    if value is None:
        return f"{subject} is empty.", remedy
    near = nearest(value, allowed) if isinstance(value, str) else []
    return f"{subject} is {shown(value)}, which is not allowed{question(*near)}", remedy


def _const(error: SchemaError, subject: str) -> Phrase:
    wanted = plain(error.validator_value)
    return f"{subject} is {shown(error.instance)}; it must be `{wanted}`.", f"Write {wanted}."


def _format(error: SchemaError, subject: str) -> Phrase:
    value = str(error.instance)
    if error.validator_value != "date":
        remedy = "Write a complete address, such as https://example.org/page."
        return f"{subject} is {shown(value)}, which is no complete address.", remedy
    message = f"{subject} is {shown(value)}, which is no date."
    day = loose_day(value)
    if day:
        return message, f"Write {day}."
    if _LOOSE_DATE.fullmatch(value.strip()):
        return message, "Write a day that exists in the calendar."
    return message, "Write a day as YYYY-MM-DD."


def loose_day(value: str) -> str | None:
    """The day that a text with year, month and day in this order means, if there is such a day."""
    loose = _LOOSE_DATE.fullmatch(value.strip())
    day = f"{loose[1]}-{int(loose[3]):02}-{int(loose[4]):02}" if loose else ""
    return day if is_date(day) else None


def _too_short(error: SchemaError, subject: str) -> Phrase:
    length, least = len(error.instance), error.validator_value
    if not length:
        return f"{subject} is empty.", "Write something."
    return f"{subject} is too short: {length} characters of at least {least}.", "Say more."


def _too_long(error: SchemaError, subject: str) -> Phrase:
    length, most = len(error.instance), error.validator_value
    message = f"{subject} is too long: {length} characters of at most {most}."
    return message, "Say it more briefly."


def _branches(error: SchemaError, subject: str) -> Phrase:
    if not error.context and not isinstance(error.validator_value[0], Exception):
        return f"{subject} fits more than one of the forms allowed here.", "Keep to one of them."
    return f"{subject} fits none of the forms allowed here.", ""


_BUILDERS: Mapping[str, Callable[[SchemaError, str], Phrase]] = {
    "enum": _enum,
    "const": _const,
    "format": _format,
    "minLength": _too_short,
    "maxLength": _too_long,
    "oneOf": _branches,
    "anyOf": _branches,
}
_COUNTS = {
    "minItems": ("at least", "item"),
    "maxItems": ("at most", "item"),
    "minProperties": ("at least", "key"),
    "maxProperties": ("at most", "key"),
}
_BOUNDS = {
    "minimum": "at least",
    "maximum": "at most",
    "exclusiveMinimum": "more than",
    "exclusiveMaximum": "less than",
    "multipleOf": "a multiple of",
}
_LACKS = "lacks an item of the kind that it must have"
_FIXED = {"contains": _LACKS, "minContains": _LACKS, "not": "has a form that is ruled out"}
