"""Schemas as editors need them: each kind's in one file that refers to nothing outside."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pmo_kit.standard import Standard, data_root
from pmo_kit.standard.bundle_schema import bundled

DIALECT = "https://json-schema.org/draft/2020-12/schema"
ANY = "artifact"
FOLDER = ".pmo/schemas"
SETTINGS = (".vscode/settings.json", ".vscode/extensions.json")


def editor_files(standard: Standard) -> dict[str, str]:
    """By path within a project: the schemas for editors, and the settings that use them."""
    schemas = {
        f"{FOLDER}/{name}.json": json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
        for name, schema in _schemas(standard).items()
    }
    shared = data_root() / "templates" / "shared"
    return schemas | {name: (shared / name).read_text(encoding="utf-8") for name in SETTINGS}


def _schemas(standard: Standard) -> dict[str, dict[str, Any]]:
    """By file stem: the schema of each kind that lies in projects, and `artifact` for any."""
    kinds = [kind for _, kind in sorted(standard.kinds.items()) if kind.file and not kind.outside]
    found = {kind.kind: _bundled(standard, kind.kind) for kind in kinds}
    names = {kind.schema_name: kind.kind for kind in kinds if kind.kind != "project"}
    return {**found, ANY: _any_of(names)}


def _bundled(standard: Standard, kind: str) -> dict[str, Any]:
    """A kind's schema without its `$id`, so that no editor looks for it on the network."""
    return {key: value for key, value in bundled(standard, kind).items() if key != "$id"}


def _any_of(names: Mapping[str, str]) -> dict[str, Any]:
    """A schema that looks at `schema` and then asks for that kind."""
    return {
        "$schema": DIALECT,
        "title": "An artifact",
        "description": "Any artifact of a project; `schema` says which.",
        "type": "object",
        "required": ["schema"],
        "properties": {
            "schema": {"enum": list(names), "description": "Which kind of artifact this file is."}
        },
        "allOf": [
            {
                "if": {"properties": {"schema": {"const": name}}, "required": ["schema"]},
                "then": {"$ref": f"{kind}.json"},
            }
            for name, kind in names.items()
        ],
    }
