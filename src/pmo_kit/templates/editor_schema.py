"""The schema that a project carries for editors, and the settings that lead them to it."""

from __future__ import annotations

import json

from pmo_kit._text.modeline import MODELINE
from pmo_kit.standard import Standard, data_root
from pmo_kit.standard.bundle_schema import bundled_kinds
from pmo_kit.templates.unquoted_values import with_unquoted

SCHEMA = ".pmo/schema.json"
SETTINGS = (".vscode/settings.json", ".vscode/extensions.json")


def editor_files(standard: Standard) -> dict[str, str]:
    """By path within a project: one schema for all its artifacts, and the settings that use it."""
    kinds = [kind for _, kind in sorted(standard.kinds.items()) if kind.file and not kind.outside]
    shared = data_root() / "templates" / "shared"
    settings = {name: (shared / name).read_text(encoding="utf-8") for name in SETTINGS}
    schema = with_unquoted(bundled_kinds(standard, kinds), kinds)
    return {SCHEMA: _text(schema)} | settings


def modeline(path: str) -> str:
    """A first line by which any editor finds the project's schema, for a file at a path in it."""
    return f"{MODELINE} $schema={'../' * path.count('/')}{SCHEMA}\n"


def _text(schema: dict[str, object]) -> str:
    """A schema as JSON, small, with each definition in a line of its own."""
    parts = [f"{json.dumps(key)}: {_lines(value)}" for key, value in schema.items()]
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _lines(value: object) -> str:
    if isinstance(value, dict):
        inner = [f"{json.dumps(key)}: {_compact(part)}" for key, part in value.items()]
        return "{\n" + ",\n".join(inner) + "\n}"
    if isinstance(value, list):
        return "[\n" + ",\n".join(map(_compact, value)) + "\n]"
    return _compact(value)


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
