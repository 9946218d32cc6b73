"""Schemas as editors need them: each kind's in one file that refers to nothing outside."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pmo_kit.standard import Standard, data_root

DIALECT = "https://json-schema.org/draft/2020-12/schema"
ANY = "artifact"
FOLDER = ".pmo/schemas"
SETTINGS = (".vscode/settings.json", ".vscode/extensions.json")


def editor_files(standard: Standard) -> dict[str, str]:
    """By path within a project: the schemas for editors, and the settings that use them."""
    schemas = {
        f"{FOLDER}/{name}.json": json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
        for name, schema in editor_schemas(standard).items()
    }
    shared = data_root() / "templates" / "shared"
    return schemas | {name: (shared / name).read_text(encoding="utf-8") for name in SETTINGS}


def editor_schemas(standard: Standard) -> dict[str, dict[str, Any]]:
    """By file stem: the schema of each kind that lies in projects, and `artifact` for any."""
    kinds = [
        kind for name, kind in sorted(standard.kinds.items()) if not kind.outside and not kind.files
    ]
    found = {kind.kind: bundle(standard.schema_of[kind.kind], standard.schemas) for kind in kinds}
    names = {kind.schema_name: kind.kind for kind in kinds if kind.kind != "project"}
    return {**found, ANY: _any_of(names)}


def bundle(schema_id: str, schemas: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    """One schema with everything that it refers to under its own `$defs`, and no `$id`."""
    bundler = _Bundler(schema_id, schemas)
    own = {key: value for key, value in schemas[schema_id].items() if key != "$id"}
    whole: dict[str, Any] = bundler.rewrite(own, schema_id)
    if bundler.taken_in:
        whole["$defs"] = {**whole.get("$defs", {}), **bundler.taken_in}
    return whole


class _Bundler:
    """Takes in what is referred to, once, under the name of its definition or of its kind."""

    def __init__(self, home: str, schemas: Mapping[str, dict[str, Any]]) -> None:
        self._home = home
        self._schemas = schemas
        self._own = set(schemas[home].get("$defs", {}))
        self._names: dict[tuple[str, str], str] = {}
        self.taken_in: dict[str, Any] = {}

    def rewrite(self, node: Any, base: str) -> Any:
        """The same schema with every reference turned into one within the bundle."""
        if isinstance(node, list):
            return [self.rewrite(element, base) for element in node]
        if not isinstance(node, dict):
            return node
        return {
            key: self._refer(value, base)
            if key == "$ref" and isinstance(value, str)
            else self.rewrite(value, base)
            for key, value in node.items()
        }

    def _refer(self, reference: str, base: str) -> str:
        target, _, fragment = reference.partition("#")
        target = target or base
        if target == self._home:
            return f"#{fragment}"
        if (target, fragment) not in self._names:
            self._take_in(target, fragment)
        return f"#/$defs/{self._names[target, fragment]}"

    def _take_in(self, target: str, fragment: str) -> None:
        kind = target.rstrip("/").split("/")[-2]
        short = fragment.rsplit("/", 1)[-1] or kind
        name = f"{kind}-{short}" if short in self._own | self.taken_in.keys() else short
        self._names[target, fragment] = name
        self.taken_in[name] = {}  # holds the place, so that a schema may refer to itself
        node: Any = self._schemas[target]
        for step in fragment.split("/")[1:]:
            node = node[step.replace("~1", "/").replace("~0", "~")]
        if isinstance(node, dict):
            node = {key: value for key, value in node.items() if key not in ("$id", "$schema")}
        self.taken_in[name] = self.rewrite(node, target)


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
