"""The schema for editors: one file, which judges each kind as the standard's own schema does."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import jsonschema_rs
import pytest

from pmo_kit.scaffold import editor_files
from pmo_kit.scaffold.editor_schema import SCHEMA, modeline
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


def schema_of(name: str) -> dict[str, Any]:
    return {
        "$id": f"{BASE}/{name}/v1.0.json",
        "$defs": {"id": {"type": "integer" if name == "log" else "boolean"}},
        "type": "object",
        "properties": {
            "schema": {"const": f"{name}/v1"},
            "own": {"$ref": "#/$defs/id", "x-note": "for the kit"},
            "x-mine": {"type": "integer"},
            "one": {"$ref": f"{BASE}/common/v1.0.json#/$defs/id"},
            "many": {"$ref": f"{BASE}/common/v1.0.json#/$defs/ids"},
            "tree": {"$ref": f"{BASE}/common/v1.0.json#/$defs/tree"},
            "log": {"$ref": f"{BASE}/log/v1.0.json"},
        },
        "additionalProperties": False,
    }


@pytest.fixture
def files(make_standard: Callable[..., Standard], kind: Callable[..., Kind]) -> dict[str, str]:
    kinds = [
        kind("log", file="log.yaml"),
        kind("acme.permit", file="permits/{key}.yaml", many=True),
        kind("people", file="people.yaml", outside=True),
        kind("found", files=("docs/*.md",)),
    ]
    schemas = {"common": COMMON} | {name: schema_of(name) for name in ("log", "acme.permit")}
    return editor_files(make_standard(kinds, schemas=schemas))


def references(node: Any) -> list[str]:
    if isinstance(node, list):
        return [found for element in node for found in references(element)]
    if not isinstance(node, dict):
        return []
    own = [node["$ref"]] if isinstance(node.get("$ref"), str) else []
    return own + [found for value in node.values() for found in references(value)]


@pytest.mark.parametrize("name", ["log", "acme.permit"])
@pytest.mark.parametrize(
    ("data", "fits"),
    [
        ({"one": "a", "many": ["a", "b"]}, True),
        ({"own": "a"}, False),
        ({"one": 1}, False),
        ({"many": [1]}, False),
        ({"x-mine": 1}, True),
        ({"x-mine": "a"}, False),
        ({"tree": {"id": "a", "below": [{"id": "b"}]}}, True),
        ({"tree": {"id": "a", "below": [{"id": "B"}]}}, False),
        ({"log": {"log": {"own": 1}}}, True),
        ({"log": {"log": {"own": "a"}}}, False),
        ({"log": {"own": True}}, False),
        ({"other": 1}, False),
    ],
)
def test_it_judges_as_the_original(
    files: dict[str, str], name: str, data: dict[str, Any], fits: bool
) -> None:
    found = json.loads(files[SCHEMA])
    assert jsonschema_rs.is_valid(found, {"schema": f"{name}/v1", **data}) is fits


def test_its_first_key_decides_what_a_file_may_hold(files: dict[str, str]) -> None:
    found = json.loads(files[SCHEMA])
    assert found["properties"]["schema"]["enum"] == ["acme.permit/v1", "log/v1"]
    assert jsonschema_rs.is_valid(found, {"schema": "log/v1", "own": 1})
    assert not jsonschema_rs.is_valid(found, {"schema": "acme.permit/v1", "own": 1})
    assert jsonschema_rs.is_valid(found, {"schema": "acme.permit/v1", "own": True})
    for data in ({"own": 1}, {"schema": "people/v1"}, {"schema": "found/v1"}):
        assert not jsonschema_rs.is_valid(found, data)


def test_it_refers_to_nothing_outside_and_holds_each_definition_once(files: dict[str, str]) -> None:
    found = json.loads(files[SCHEMA])
    assert "$id" not in found and "x-note" not in files[SCHEMA]
    assert set(found["$defs"]) == {
        "log",
        "acme.permit",
        "log-id",
        "acme.permit-id",
        "common-id",
        "common-ids",
        "common-tree",
    }
    assert set(references(found)) == {f"#/$defs/{name}" for name in found["$defs"]}


def test_a_definition_stands_in_a_line_so_that_a_change_shows_where_it_is(
    files: dict[str, str],
) -> None:
    lines = files[SCHEMA].splitlines()
    assert [line for line in lines if line.startswith('"common-id"')] == [
        '"common-id": {"type":"string","pattern":"^[a-z]+$"},'
    ]


def test_settings_come_along(files: dict[str, str]) -> None:
    assert set(files) == {".pmo/schema.json", ".vscode/settings.json", ".vscode/extensions.json"}


def test_a_modeline_leads_up_to_the_schema() -> None:
    said = "# yaml-language-server: $schema="
    assert modeline("pmo.yaml") == f"{said}.pmo/schema.json\n"
    assert modeline("pmo/reports/SR-1.yaml") == f"{said}../../.pmo/schema.json\n"
