"""Finds what makes a schema judge otherwise than it says: what is not valid, references to nothing.

What is merely outside the subset that all engines read alike is told by `pmo standard verify`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from pmo_kit.engine.added_faults import schema_document
from pmo_kit.engine.references import in_effect
from pmo_kit.source import Change, Route, Schemas, is_valid_schema
from pmo_kit.source.likely_change import likely_change
from pmo_kit.standard import Standard, StandardError
from pmo_kit.standard.added_fields import ADDED
from pmo_kit.standard.bundle_schema import follow
from pmo_kit.standard.files import Layer, at
from pmo_kit.standard.marked_fields import NOT_AFTER, TODAY, says_date
from pmo_kit.standard.schema_circles import CIRCLE_REMEDY, circle_message, leads_back
from pmo_kit.standard.schema_keywords import (
    BRANCH,
    BRANCHES,
    KEYWORDS,
    LEFT_OUT,
    MAPS,
    NOTES,
    ONE,
)

_NAME = re.compile(r"[A-Za-z_$][A-Za-z0-9_-]*|[0-9]+")
_LIKE = 0.8  # from here on, a name is a slip of the pen; below, somebody's own note


def schema_faults(layer: Layer, standard: Standard) -> Iterator[StandardError]:
    """What is wrong in the schemas of one standard's own files, and which kinds have none."""
    yield from _without(layer, standard)
    for identity, schema in layer.schemas.items():
        if not is_valid_schema(schema):
            yield from _invalid(layer, identity)
        yield from _inside(layer, identity, standard)


def _without(layer: Layer, standard: Standard) -> Iterator[StandardError]:
    for document in in_effect(layer, standard)[0]:
        kind = standard.kinds[document.data["kind"]]
        if kind.kind not in standard.schema_of and kind.format != "text":
            file = f"{kind.kind}/v{kind.version}.json"
            message = f"No schema of `{kind.kind}`: no `$id` ends in /{file}."
            remedy = f"Write {file} in the standard's schemas folder."
            yield at(document, ("kind",), message, remedy)


def _invalid(layer: Layer, identity: str) -> Iterator[StandardError]:
    """What in a schema JSON Schema's own schema, or the engine that reads patterns, refuses."""
    from pmo_kit.source.invalid_schemas import invalid_parts

    for part in invalid_parts(layer.schemas[identity]):
        yield at(schema_document(layer, identity), part.route, part.message, part.remedy)


def _inside(layer: Layer, identity: str, standard: Standard) -> Iterator[StandardError]:
    """The faults that can be told at their place, read from the file only where there are some."""
    root = layer.schemas[identity]
    for route, schema in _schemas(root, ()):
        ref = schema.get("$ref")
        if isinstance(ref, str) and follow(ref, root, standard.schemas) is None:
            message, remedy = f"`{ref}` leads to no schema.", "Correct the address or its end."
            changes = likely_change((*route, "$ref"), ref, addresses(root, standard.schemas))
            yield at(schema_document(layer, identity), (*route, "$ref"), message, remedy, changes)
        elif isinstance(ref, str) and leads_back(identity, route, standard.schemas):
            place = schema_document(layer, identity), (*route, "$ref")
            yield at(*place, circle_message(ref), CIRCLE_REMEDY)
        for message, remedy in mark_faults(schema, route, identity, standard.schemas):
            marked = (*route, NOT_AFTER)
            today = schema[NOT_AFTER] == TODAY
            mended = [Change("remove", marked) if today else Change("set", marked, TODAY)]
            yield at(schema_document(layer, identity), marked, message, remedy, mended)
        for keyword in schema.keys() - KEYWORDS - LEFT_OUT:
            near = get_close_matches(keyword, KEYWORDS - NOTES, 1, _LIKE)
            if near:
                message = f"`{keyword}` is no keyword of JSON Schema, and judges nothing."
                remedy = f"Did you mean `{near[0]}`? A note of your own begins with x-."
                renamed = [Change("rename", (*route, keyword), near[0])]
                place = schema_document(layer, identity), (*route, keyword)
                yield at(*place, message, remedy, renamed)


def addresses(root: Mapping[str, Any], known: Mapping[str, dict[str, Any]]) -> list[str]:
    """What a reference in a schema may lead to: its own definitions, and those of the others."""
    own = [f"#/$defs/{name}" for name in root.get("$defs", ())]
    others = [f"{one}#/$defs/{name}" for one in known for name in known[one].get("$defs", ())]
    return [*own, *known, *others]


def mark_faults(
    schema: dict[str, Any], route: Route, identity: str, known: Mapping[str, dict[str, Any]]
) -> Iterator[tuple[str, str]]:
    """What is wrong with the mark of a date that must not lie ahead, and what to do about it."""
    if NOT_AFTER not in schema:
        return
    if schema[NOT_AFTER] != TODAY:
        yield f"`{NOT_AFTER}` takes `{TODAY}` and nothing else.", f"Write `{TODAY}`."
    elif not says_date(schema, identity, known):
        message = f"`{NOT_AFTER}` stands on a field that is no date, so it judges nothing."
        yield message, "Take it out, or give the field the format `date`."
    elif odd := [str(step) for step in route if not _NAME.fullmatch(str(step))]:
        message = f"The field `{odd[-1]}` cannot be judged by `{NOT_AFTER}`: its name is no word."
        yield message, "Name it with letters, digits, `_` and `-`, and begin with a letter."


def refused_schemas(layer: Layer, standard: Standard) -> Iterator[StandardError]:
    """Schemas of kinds and of added fields that the engine which decides cannot compile."""
    schemas = Schemas({**standard.schemas, **layer.schemas})  # its own, as they are written
    kinds = {*standard.schema_of.values()}
    for identity in sorted(one for one in layer.schemas if one in kinds or one.endswith(ADDED)):
        try:
            schemas.accepts(identity, None)
        except Exception as error:  # each engine raises errors of several kinds
            placed = [fault for each in layer.schemas for fault in _invalid(layer, each)]
            if placed:
                yield from placed
                return
            reason = str(error).split("\n", 1)[0].rstrip(".")
            message = f"The schema {identity} cannot be used: {reason}."
            yield at(schema_document(layer, identity), (), message, "Fix the schema.")


def _schemas(schema: Any, route: Route) -> Iterator[tuple[Route, dict[str, Any]]]:
    """A schema and all schemas inside it, each with its route."""
    if not isinstance(schema, dict):
        return
    yield route, schema
    for keyword in (*ONE, *BRANCH):
        yield from _schemas(schema.get(keyword), (*route, keyword))
    for keyword in (*BRANCHES, "prefixItems"):
        listed = schema.get(keyword)
        for number, inner in enumerate(listed if isinstance(listed, list) else ()):
            yield from _schemas(inner, (*route, keyword, number))
    for keyword in (*MAPS, "patternProperties"):
        named = schema.get(keyword)
        for name, inner in (named if isinstance(named, dict) else {}).items():
            yield from _schemas(inner, (*route, keyword, name))
