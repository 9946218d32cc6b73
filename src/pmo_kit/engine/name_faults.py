"""Finds keywords on names that do not fit: a kind that nothing defines, a date of no field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pmo_kit._start.record import NamedTuple
from pmo_kit._text import did_you_mean
from pmo_kit.engine.added_faults import schema_document
from pmo_kit.engine.name_keywords import (
    ALLOWED,
    DEFINES,
    REFERS,
    Keyword,
    Part,
    days_of,
    is_sound,
    keywords,
    kinds_of,
    neighbour,
)
from pmo_kit.engine.names_plan import EVER, STANDARD_WORDS, own_words
from pmo_kit.source import Change, Route
from pmo_kit.source.likely_change import likely_change
from pmo_kit.standard import Standard, StandardError
from pmo_kit.standard.files import Layer, at


class Fault(NamedTuple):
    """Where within a keyword something is wrong, what, and what to do.

    `known` are the names one of which is meant in the place of the last step or of its value.
    """

    route: Route
    message: str
    remedy: str
    word: str = ""
    known: tuple[str, ...] = ()

    def changes(self, around: Route) -> tuple[Change, ...]:
        """The change to the name that is meant most likely, in a keyword at a route."""
        route = (*around, *self.route)
        return likely_change(route, self.word, self.known, key=route[-1] == self.word)


_FORMS = {
    DEFINES: "`x-defines: task`, a list of such words, or `{kind: person, until: left_on}`",
    REFERS: "`x-refers-to: {kind: person, as_of: decided_on, while: {status: [open]}}`",
}


def name_faults(
    layer: Layer, standard: Standard, words: Iterable[str] = ()
) -> Iterator[StandardError]:
    """What is wrong with the keywords on names in the schemas of one standard's own files.

    What a shared definition says is wrong only where it fits in none of its places. `words` are
    defined as well, in schemas that are at fault.
    """
    found = list(keywords(standard))
    sound = [one for one in found if is_sound(one)]
    known = {word for one in sound if one.name == DEFINES for word in kinds_of(one.says)}
    known |= {*words}
    by_place: dict[tuple[str, Route, str], list[list[Fault]]] = {}
    for one in found:
        if one.part.identity in layer.schemas:
            place = (one.part.identity, one.part.route, one.name)
            by_place.setdefault(place, []).append(list(_faults(one, known, standard)))
    for (identity, route, name), told in by_place.items():
        for fault in told[0]:
            if all(fault in others for others in told):
                around = (*route, name)
                document, changes = schema_document(layer, identity), fault.changes(around)
                yield at(document, (*around, *fault.route), fault.message, fault.remedy, changes)


def _faults(keyword: Keyword, known: set[str], standard: Standard) -> Iterator[Fault]:
    if not is_sound(keyword):
        says = keyword.says if isinstance(keyword.says, dict) else {}
        allowed = ALLOWED[keyword.name]
        wrong = next((key for key in says if key not in allowed), None)
        hint = did_you_mean(wrong, allowed) if wrong else ""
        message = f"`{wrong}` is nothing that it may say" if wrong else "It is not written so"
        form = _FORMS[keyword.name]
        route = (wrong,) if wrong else ()
        meant = tuple(allowed) if wrong else ()
        yield Fault(
            route, f"`{keyword.name}`: {message}.", f"{hint}Write {form}.", str(wrong), meant
        )
        return
    if not any(_is_name(part) for part in keyword.value):
        message = f"`{keyword.name}` stands on a value that is no text."
        yield Fault((), message, "Write it on the text itself: of a list under `items`.")
    says = keyword.says
    if keyword.name == DEFINES:
        if isinstance(says, dict) and "until" in says:
            yield from _day(says["until"], ("until",), keyword, standard)
        return
    for word in kinds_of(says):
        if word not in known and word not in STANDARD_WORDS:
            there = sorted({*known, *STANDARD_WORDS})
            message = f"No field of this standard defines a `{word}`."
            remedy = f"{did_you_mean(word, there)}Write `x-defines: {word}` on the field that does."
            yield Fault(_place_of(word, says), message, remedy, word, tuple(there))
    for day in days_of(says):
        if day != EVER:
            yield from _day(day, ("as_of",), keyword, standard)
    for key in ("while", "if"):
        for field, of in says.get(key, {}).items():
            yield from _state((key, field), of, keyword, standard)


def _is_name(part: Part) -> bool:
    named = part.schema.get("type")
    types = named if isinstance(named, list) else [named]
    return "string" in types or "integer" in types


def _day(field: str, route: Route, keyword: Keyword, standard: Standard) -> Iterator[Fault]:
    parts = neighbour(field, keyword.around, standard.schemas)
    if not any(part.schema.get("format") == "date" for part in parts):
        what = "is no date" if parts else "is no field beside it or around it"
        hint = did_you_mean(field, _beside(keyword))
        dates = tuple(one for one in _beside(keyword, dated=True))
        yield Fault(
            route, f"`{field}` {what}.", f"{hint}Name a field with `format: date`.", field, dates
        )


def _state(
    route: tuple[str, str], of: Any, keyword: Keyword, standard: Standard
) -> Iterator[Fault]:
    field = route[1]
    parts = neighbour(field, keyword.around, standard.schemas)
    if not parts:
        hint = did_you_mean(field, _beside(keyword))
        message = f"`{field}` is no field beside it or around it."
        beside = tuple(_beside(keyword))
        yield Fault(route, message, f"{hint}Name a field of the same entry.", field, beside)
        return
    types = {part.schema.get("type") for part in parts}
    if isinstance(of, dict):
        if list(of) != ["below"] or not isinstance(of["below"], int | float):
            remedy = "Write `{below: 100}`, or a list of values."
            yield Fault(route, f"`{field}`: this is no limit.", remedy)
        elif not types & {"integer", "number"}:
            yield Fault(route, f"`{field}` is no number.", "Write a list of its values.")
        return
    values = [value for part in parts for value in _values(part, standard)]
    for number, value in enumerate(of):
        if value not in values:
            texts = tuple(str(one) for one in values)
            hint = did_you_mean(str(value), texts)
            message = f"`{field}` is never `{value}`."
            there = ", ".join(str(one) for one in values) or "none that the schema lists"
            remedy = f"{hint}Its values: {there}."
            yield Fault((*route, number), message, remedy, str(value), texts)


def _values(part: Part, standard: Standard) -> Iterator[Any]:
    """What a field may hold, as far as its schema lists it, or refers to words of the standard."""
    yield from part.schema.get("enum", ())
    if part.schema.get("type") == "boolean":
        yield from (True, False)
    if REFERS in part.schema:
        for word in kinds_of(part.schema[REFERS]):
            yield from own_words(standard, word)


def _beside(keyword: Keyword, *, dated: bool = False) -> list[str]:
    """The fields beside a keyword's field or around it; `dated`: those that hold a date."""
    every = (part for parts in keyword.around for part in parts)
    return [
        name
        for part in every
        for name, schema in part.schema.get("properties", {}).items()
        if not dated or (isinstance(schema, dict) and schema.get("format") == "date")
    ]


def _place_of(word: str, says: Any) -> Route:
    """Where within a keyword a word is named: as the whole, under `kind`, or in a list there."""
    named = says.get("kind") if isinstance(says, dict) else says
    head: Route = ("kind",) if isinstance(says, dict) else ()
    return (*head, named.index(word)) if isinstance(named, list) else head
