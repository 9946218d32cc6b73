"""Schemas for editors judge as the standard's own do, and refer to nothing outside."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import jsonschema_rs
import pytest

from pmo_kit.scaffold import editor_files
from pmo_kit.standard import Kind, Standard

BASE = "https://example.org/schemas"
COMMON = {
    "$id": f"{BASE}/common/v1.0.json",
    "$defs": {
        "id": {"type": "string", "pattern": "^[a-z]+$"},
        "ids": {"type": "array", "items": {"$ref": "#/$defs/id"}},
        "tree": {
            "type": "object",
            "properties": {
                "id": {"$ref": "#/$defs/id"},
                "below": {"type": "array", "items": {"$ref": "#/$defs/tree"}},
            },
        },
    },
}
LOG = {
    "$id": f"{BASE}/log/v1.0.json",
    "$defs": {"id": {"type": "integer"}},
    "type": "object",
    "properties": {
        "own": {"$ref": "#/$defs/id"},
        "one": {"$ref": f"{BASE}/common/v1.0.json#/$defs/id"},
        "many": {"$ref": f"{BASE}/common/v1.0.json#/$defs/ids"},
        "tree": {"$ref": f"{BASE}/common/v1.0.json#/$defs/tree"},
        "log": {"$ref": "#"},
    },
    "additionalProperties": False,
}


@pytest.fixture
def files(make_standard: Callable[..., Standard], kind: Callable[..., Kind]) -> dict[str, Any]:
    kinds = [
        kind("log", file="log.yaml"),
        kind("people", file="people.yaml", outside=True),
        kind("found", files=("docs/*.md",)),
    ]
    schemas = {name: COMMON if name == "common" else LOG for name in ("common", "log")}
    return editor_files(make_standard(kinds, schemas=schemas))


def schema(files: dict[str, str], name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(files[f".pmo/schemas/{name}.json"])
    return found


def references(node: Any) -> list[str]:
    if isinstance(node, list):
        return [found for element in node for found in references(element)]
    if not isinstance(node, dict):
        return []
    own = [node["$ref"]] if isinstance(node.get("$ref"), str) else []
    return own + [found for value in node.values() for found in references(value)]


@pytest.mark.parametrize(
    ("data", "fits"),
    [
        ({"own": 1, "one": "a", "many": ["a", "b"]}, True),
        ({"own": "a"}, False),
        ({"one": 1}, False),
        ({"many": [1]}, False),
        ({"tree": {"id": "a", "below": [{"id": "b"}]}}, True),
        ({"tree": {"id": "a", "below": [{"id": "B"}]}}, False),
        ({"log": {"log": {"own": 1}}}, True),
        ({"log": {"log": {"own": "a"}}}, False),
        ({"other": 1}, False),
    ],
)
def test_an_editors_schema_judges_as_the_original(
    files: dict[str, str], data: object, fits: bool
) -> None:
    assert jsonschema_rs.is_valid(schema(files, "log"), data) is fits


def test_an_editors_schema_refers_to_nothing_outside(files: dict[str, str]) -> None:
    found = schema(files, "log")
    assert "$id" not in found
    assert references(found)
    assert all(reference.startswith("#") for reference in references(found))


def test_only_kinds_that_lie_in_projects_are_carried(files: dict[str, str]) -> None:
    assert set(files) == {
        ".pmo/schemas/log.json",
        ".pmo/schemas/artifact.json",
        ".vscode/settings.json",
        ".vscode/extensions.json",
    }


def test_any_artifact_is_told_apart_by_its_first_key(files: dict[str, str]) -> None:
    found = schema(files, "artifact")
    assert found["properties"]["schema"]["enum"] == ["log/v1"]
    assert references(found) == ["log.json"]
