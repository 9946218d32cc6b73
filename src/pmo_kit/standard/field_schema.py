"""What the schema of a kind says of one of its fields, with what that refers to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pmo_kit.standard.bundle_schema import bundled, follow
from pmo_kit.standard.model import Standard


def field_schema(standard: Standard, kind: str, steps: Iterable[object]) -> dict[str, Any] | None:
    """The schema of a field of a kind, by the steps to it; None where there is no such field.

    A step that is a text is the name of a field; every other goes into the elements of a list.
    """
    whole = bundled(standard, kind)
    found: dict[str, Any] | None = _folded(whole, whole)
    for step in steps:
        if found is None:
            break
        inner = (
            found.get("properties", {}).get(step) if isinstance(step, str) else found.get("items")
        )
        found = _folded(inner, whole) if isinstance(inner, Mapping) else None
    return found


def _folded(schema: Mapping[str, Any], whole: dict[str, Any]) -> dict[str, Any]:
    """A part of a bundled schema with what it refers to, and what holds beside it."""
    found: dict[str, Any] = {}
    parts = [*schema.get("allOf", ())]
    if "$ref" in schema:
        parts.append(follow(str(schema["$ref"]), whole, {}))
    for part in (*(_folded(p, whole) for p in parts if isinstance(p, Mapping)), schema):
        fields = {**found.get("properties", {}), **part.get("properties", {})}
        found = {**found, **part, **({"properties": fields} if fields else {})}
    return found


def fields_of(standard: Standard, kind: str, within: tuple[str, ...] = ()) -> list[str]:
    """The paths of a kind's fields, also of those within its objects, but none within lists."""
    schema = field_schema(standard, kind, within) or {}
    found: list[str] = []
    for name in schema.get("properties", {}):
        inner = (*within, str(name))
        found += [".".join(inner), *(fields_of(standard, kind, inner) if len(inner) < 4 else ())]
    return found
