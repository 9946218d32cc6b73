"""Holds a standard's files to the kit's meta-schemas, and places what is wrong in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from pmo_kit._text import nearest
from pmo_kit.results.correction import BLANK, Correction
from pmo_kit.results.verification import Named, Problem
from pmo_kit.source import Broken, Change, Document, Route, SchemaProblem, Schemas
from pmo_kit.source.edit import AnyChange, applied, value_at
from pmo_kit.standard import StandardError
from pmo_kit.standard.merge_layers import META
from pmo_kit.verify.as_if_right import MetaSchema
from pmo_kit.verify.corrections import correction_of, put, remove, written


def problem(
    document: Document,
    route: Route,
    message: str,
    remedy: str,
    changes: Sequence[AnyChange] = (),
    *,
    on_key: bool = False,
    correction: Correction | None = None,
    names: tuple[Named, ...] = (),
    quotes: tuple[tuple[str, int], ...] = (),
) -> Problem:
    """A problem at a route of a document, set right by a correction or by changes to its data."""
    place = document.key_place(route) if on_key else document.place(route)
    if correction is None and changes:
        correction = written(document.path, changes)
    here = document.path, place.line, place.column
    return Problem(*here, message, remedy, correction, names, quotes)


def problem_of(error: StandardError) -> Problem:
    """An error of a standard's file, as a problem among others."""
    place = error.path, error.line, error.column
    return Problem(*place, error.message, error.remedy, correction_of(error), error.names)


def unread(broken: Broken) -> Problem:
    """Why a file cannot be read, as a problem among others."""
    why = broken.problem
    return Problem(broken.path, why.line, why.column, why.message, why.remedy)


def deviations(metas: Schemas, form: str, document: Document) -> Iterator[Problem]:
    """In which ways a file has not the form of a meta-schema, such as `rule/v1`.

    What a correction left to be written by people, and nobody has, is one too.
    """
    identity = f"{META}{form}.json"
    for route in _blanks(document.data, ()):
        yield problem(
            document, route, f"`{BLANK}` stands for words that only you know.", "Write them here."
        )
    if not metas.accepts(identity, document.data):
        for found in metas.problems(identity, document.data, document.written):
            changes = _likely(found, identity, document)
            if not _helps(changes, found.route, metas, identity, document):
                changes = ()
            yield problem(
                document, found.route, found.message, found.remedy, changes, on_key=found.on_key
            )


def _blanks(data: object, route: Route) -> Iterator[Route]:
    """Where a text is nothing but the sign for what is still to be written."""
    if data == BLANK:
        yield route
    parts: Iterable[tuple[str | int, object]] = ()
    if isinstance(data, Mapping):
        parts = data.items()
    elif isinstance(data, list):
        parts = enumerate(data)
    for key, part in parts:
        yield from _blanks(part, (*route, key))


def _helps(
    changes: Sequence[AnyChange], route: Route, metas: Schemas, identity: str, document: Document
) -> bool:
    """Whether nothing is wrong at a route any more once changes are made."""
    if not changes:
        return False
    data, change = applied(document.data, changes), changes[0]
    if isinstance(change, Change) and change.action == "rename":
        route = (*route[:-1], str(change.value))
    return route not in {one.route for one in metas.problems(identity, data)}


def _likely(found: SchemaProblem, identity: str, document: Document) -> Sequence[AnyChange]:
    """What sets a deviation right: what the schema knows for certain, or what is most like it."""
    meta = MetaSchema(identity)
    if found.change is not None:
        return [found.change]
    if found.on_key and found.meant:
        return [Change("rename", found.route, found.meant)]
    if found.on_key and found.keyword in ("additionalProperties", "properties"):
        return remove(*found.route)
    if found.keyword == "uniqueItems":
        return remove(*found.route)
    if found.keyword in ("required", "dependentRequired"):
        return put(document, found.route, meta.example(found.route, Path(document.path)))
    value = value_at(document.data, found.route)
    near = nearest(value, meta.allowed(found.route)) if isinstance(value, str) else []
    return [Change("set", found.route, one) for one in near]
