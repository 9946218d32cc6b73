"""What a schema that is at fault says most likely: the types and keywords that are meant."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pmo_kit.source import SchemaProblem
from pmo_kit.source.edit import AnyChange, value_at
from pmo_kit.source.likely_change import likely_change
from pmo_kit.standard.schema_keywords import OF_TYPE
from pmo_kit.verify.corrections import remove

RENAMED = {"definitions": "$defs", "additionalItems": "items", "dependencies": "dependentRequired"}
"""Keywords of older drafts, and what they are called now."""
TYPES = ("array", "boolean", "null", "integer", "number", "object", "string")


def meant_by(schema: dict[str, Any], part: SchemaProblem) -> Sequence[AnyChange]:
    """What sets right what JSON Schema's own schema refuses, where that is beyond doubt."""
    value = value_at(schema, part.route)
    if part.keyword == "type":
        near = likely_change(part.route, str(value), TYPES)
        twice = isinstance(part.route[-1], int) and value in TYPES
        return near if value not in TYPES else remove(*part.route) if twice else ()
    return [part.change] if part.change else ()


def type_of(schema: dict[str, Any]) -> str:
    """The type that a schema's other keywords or examples suggest; empty where nothing does."""
    for name, keywords in OF_TYPE.items():
        if keywords.intersection(schema):
            return name
    words = {str: "string", bool: "boolean", int: "integer", float: "number"}
    found = {words.get(type(one), "") for one in schema.get("examples", [])}
    return found.pop() if len(found) == 1 else ""
