"""A form for each kind of artifact, from schema and skeleton, as data for a page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pmo_kit.handbook.fields import first_tier
from pmo_kit.handbook.schemas import Node, root
from pmo_kit.standard import Kind, Standard

PAGE = "tools/forms.md"
FOLDER = "assets/data"
_DEPTH = 8
_HINT = re.compile(r"^##\s+(.+?)\s*\n+\s*<!--(.*?)-->", re.MULTILINE | re.DOTALL)
_TAKEN = {
    "title": "title",
    "description": "help",
    "const": "const",
    "enum": "enum",
    "format": "format",
    "pattern": "pattern",
    "minimum": "least",
    "maximum": "most",
    "minLength": "shortest",
    "maxLength": "longest",
    "minItems": "few",
}
"""The words of a schema that a form makes use of, and what the form calls them."""


def has_form(standard: Standard, kind: Kind) -> bool:
    """Whether people write such a file field by field: it has a schema and a name of its own."""
    return kind.kind in standard.schema_of and bool(kind.file)


def pages(standard: Standard) -> Iterator[tuple[str, str]]:
    """The data of each form, by its path in the docs folder.

    Each is a script that hands its data over, since a page read from a disk may load nothing else.
    """
    for kind in standard.kinds.values():
        if has_form(standard, kind):
            text = json.dumps(form(standard, kind), ensure_ascii=False, indent=1)
            yield f"{FOLDER}/form-{kind.kind}.js", f"pmo.form({text});\n"


def form(standard: Standard, kind: Kind) -> dict[str, Any]:
    """What a form for a kind needs to know."""
    top = root(standard, kind.kind)
    hints = _hints(kind)
    return {
        "kind": kind.kind,
        "title": kind.title,
        "purpose": kind.purpose,
        "file": kind.file,
        "key": kind.key,
        "outside": kind.outside,
        "markdown": kind.format == "markdown",
        "sections": [{"title": name, "help": hints.get(name, "")} for name in kind.sections],
        "fields": _fields(kind, top, "") if top else [],
    }


def _fields(kind: Kind, node: Node, path: str) -> list[dict[str, Any]]:
    """The fields of an object, in the schema's order."""
    required = node.schema.get("required", ())
    found = []
    for name, value in node.fields.items():
        route = f"{path}.{name}" if path else name
        field = {"name": name, **_field(kind, value, route)}
        if name in required:
            field["required"] = True
        if tier := first_tier(kind, route):
            field["from"] = tier
        found.append(field)
    return found


def _field(kind: Kind, node: Node, route: str) -> dict[str, Any]:
    """One field: its type, its limits, its words, and what lies inside it."""
    schema = node.schema
    field = {name: schema[word] for word, name in _TAKEN.items() if word in schema}
    field["type"] = schema.get("type", "object" if "properties" in schema else "string")
    example = schema.get("examples", [None])[0]
    if isinstance(example, str | int | float) and not isinstance(example, bool):
        field["example"] = example
    if "properties" in schema:
        field["fields"] = _fields(kind, node, route) if route.count(".") < _DEPTH else []
    elif field["type"] == "object":
        values = node.inside(schema.get("additionalProperties"))
        field["values"] = _field(kind, values, route)
    if node.entries:
        field["items"] = _field(kind, node.entries, f"{route}[]")
    return field


def _hints(kind: Kind) -> dict[str, str]:
    """What the skeleton says below each heading."""
    for path in sorted(Path(kind.home, "skeletons").glob(f"{kind.kind}.md")):
        found = _HINT.findall(path.read_text(encoding="utf-8"))
        return {title: " ".join(hint.split()) for title, hint in found}
    return {}
