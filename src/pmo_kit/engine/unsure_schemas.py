"""A standard in which nothing is said of the types of schemas that are at fault.

Imported where a standard is at fault only, so that its rules are held to all other types.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pmo_kit.standard import Standard


def without_types(standard: Standard, unsure: Iterable[str]) -> Standard:
    """The standard, with no schema for kinds whose schema is unsure or refers to one that is."""
    doubtful = {*unsure}
    while more := {
        identity
        for identity, schema in standard.schemas.items()
        if identity not in doubtful and not doubtful.isdisjoint(_named(schema))
    }:
        doubtful |= more
    known = {kind: one for kind, one in standard.schema_of.items() if one not in doubtful}
    return standard._replace(schema_of=known)


def _named(schema: Any) -> Iterator[str]:
    """The schemas that a schema refers to."""
    if isinstance(schema, dict):
        if isinstance(ref := schema.get("$ref"), str):
            yield ref.partition("#")[0]
        for value in schema.values():
            yield from _named(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from _named(value)
