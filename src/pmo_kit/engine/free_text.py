"""Which fields of an artifact hold free text, by what their schemas say of a value's form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pmo_kit.source import Route
from pmo_kit.standard.bundle_schema import follow
from pmo_kit.standard.schema_keywords import BRANCHES

FORMS = ("pattern", "enum", "const", "format")
"""Keywords that give a text its form: an id, a date, an address, one of several words."""

Schema = Mapping[str, Any]
Found = tuple[Schema, dict[str, Any]]
"""A schema, and the root of the file that its references start from."""


def is_free_text(schemas: Mapping[str, dict[str, Any]], identity: str, route: Route) -> bool:
    """Whether the schema with an id lets people write what they like at a route.

    It does where it says that the value is text and nothing gives that a form, nor says that
    programs write it (`readOnly`). What the schema says nothing of is no free text.
    """
    root = schemas.get(identity)
    found = list(_every(root, root, schemas)) if root is not None else []
    for step in route:
        if any(schema.get("readOnly") for schema, _ in found):
            return False
        found = [
            each
            for schema, home in found
            for inner in _inside(schema, step)
            for each in _every(inner, home, schemas)
        ]
    forms = ("readOnly", *FORMS)
    return any(_is_text(schema) for schema, _ in found) and not any(
        keyword in schema for schema, _ in found for keyword in forms
    )


def _is_text(schema: Schema) -> bool:
    named = schema.get("type")
    return named == "string" or (isinstance(named, list) and "string" in named)


def _inside(schema: Schema, step: str | int) -> Iterator[Any]:
    """What a schema says of the value one step further."""
    if isinstance(step, int):
        first = schema.get("prefixItems", ())
        yield first[step] if step < len(first) else schema.get("items")
    elif step in schema.get("properties", ()):
        yield schema["properties"][step]
    else:
        yield schema.get("additionalProperties")


def _every(
    schema: Any, home: dict[str, Any], known: Mapping[str, dict[str, Any]]
) -> Iterator[Found]:
    """A schema, and all that it says of the same value elsewhere."""
    if not isinstance(schema, dict):
        return
    yield schema, home
    ref = schema.get("$ref")
    if isinstance(ref, str):
        target = known.get(ref.partition("#")[0]) or home
        yield from _every(follow(ref, home, known), target, known)
    for keyword in BRANCHES:
        for part in schema.get(keyword, ()):
            yield from _every(part, home, known)
    for keyword in ("then", "else"):
        yield from _every(schema.get(keyword), home, known)
