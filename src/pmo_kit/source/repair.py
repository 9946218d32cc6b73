"""The repair of what a schema refuses, where only one can be meant and no judgement is needed."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable

from pmo_kit.source.data import Change, Scalar, SchemaError, Written
from pmo_kit.source.messages.schema_keywords import BOOLEANS, loose_day
from pmo_kit.source.messages.typed_numbers import amounts
from pmo_kit.source.place import Route
from pmo_kit.source.text_formats import fits

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,15})(?:\.[0-9]{1,15})?")
_DIGITS = re.compile(r"[0-9]+")
_LONG, _SHORT = 8, 4  # letters from which on two slips, or one, still leave no doubt


def key_repair(key: str, route: Route, free: Iterable[str]) -> Change | None:
    """The key that an unknown one is a slip of, among those that are not taken."""
    meant = certain_match(key, free)
    return Change("rename", (*route, key), meant) if meant else None


def value_repair(error: SchemaError, route: Route, written: Written | None) -> Change | None:
    """The value that a refused one is a slip of; `written` tells its spelling in the file."""
    find = _REPAIRS.get(str(error.validator))
    value = find(error, written(route) if written else None) if find and route else None
    if value is None or not fits(value, error.schema):
        return None
    return Change("set", route, value)


def certain_match(word: str, known: Iterable[str]) -> str | None:
    """The one known word that a word can only be a slip of.

    It differs in case, in `-`, `_` and blanks, or by a letter or two; not in its first letter or
    its digits, so that `unapproved` is never taken for `approved`, nor `charter/v1` for `v2`.
    """
    digits = _DIGITS.findall(word)
    listed = [each for each in known if each != word and _DIGITS.findall(each) == digits]
    alike = [each for each in listed if _bare(each) == _bare(word)]
    if not alike:
        alike = [each for each in listed if _slip(word, each)]
    return alike[0] if len(alike) == 1 else None


def _bare(word: str) -> str:
    return re.sub(r"[-_ ]", "", word.casefold())


def _slip(word: str, known: str) -> bool:
    one, other = word.casefold(), known.casefold()
    if one[:1] != other[:1]:
        return False
    shorter = min(len(one), len(other))
    most = 2 if shorter >= _LONG else 1 if shorter >= _SHORT else 0
    return abs(len(one) - len(other)) <= most and _distance(one, other) <= most


def _distance(one: str, other: str) -> int:
    """How many letters were added, left out, swapped or mistaken for another."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, wanted in enumerate(other, 1):
            cost = min(before[j] + 1, row[-1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return row[-1]


def _enum(error: SchemaError, written: str | None) -> Scalar:
    value = error.instance
    allowed = [each for each in error.validator_value if isinstance(each, str)]
    if isinstance(value, str):
        return certain_match(value, allowed)
    spelled = written or json.dumps(value)
    return spelled if spelled in allowed and not isinstance(value, dict | list) else None


def _const(error: SchemaError, _written: str | None) -> Scalar:
    value, wanted = error.instance, error.validator_value
    both = isinstance(value, str) and isinstance(wanted, str)
    return certain_match(value, [wanted]) if both else None


def _format(error: SchemaError, _written: str | None) -> Scalar:
    if error.validator_value != "date" or re.search("[T:]", str(error.instance)):
        return None  # a time of day would be lost
    return loose_day(str(error.instance))


def _type(error: SchemaError, written: str | None) -> Scalar:
    wanted, value = error.validator_value, error.instance
    names = [wanted] if isinstance(wanted, str) else list(wanted)
    if isinstance(value, str):
        return _unquoted(value, names)
    dated = isinstance(error.schema, dict) and error.schema.get("format") == "date"
    if "string" in names and isinstance(value, bool | int | float) and not dated:
        return written
    return None


def _unquoted(value: str, names: list[str]) -> Scalar:
    """What a text stands for where a number, or true or false, is wanted."""
    if names == ["boolean"]:
        told = BOOLEANS.get(value.casefold())
        return None if told is None else told == "true"
    certain = _NUMBER.fullmatch(value) and len(amounts(value)) == 1
    if names in (["integer"], ["number"]) and certain:
        number = json.loads(value)
        return None if names == ["integer"] and isinstance(number, float) else number
    return None


_REPAIRS: dict[str, Callable[[SchemaError, str | None], Scalar]] = {
    "const": _const,
    "enum": _enum,
    "format": _format,
    "type": _type,
}
