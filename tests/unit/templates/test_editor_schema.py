"""The schema for editors: one file, which judges each kind as the standard's own schema does."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import jsonschema_rs
import pytest

from pmo_kit.standard import Kind, Standard
from pmo_kit.templates import editor_files
from pmo_kit.templates.editor_schema import SCHEMA, modeline

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


AS_WRITTEN = (
    "version",
    "parts[].version",
    "limits{}",
    "named.version",
    "either.version",
    "x-mode",
    "sizes.case",
)
TEXT = {"type": "string", "description": "As it is on the box.", "pattern": "^[0-9.]+$"}
SERVICE = {
    "$id": f"{BASE}/service/v1.0.json",
    "$defs": {"version": TEXT, "part": {"properties": {"version": {"$ref": "#/$defs/version"}}}},
    "type": "object",
    "properties": {
        "schema": {"const": "service/v1"},
        "version": TEXT,
        "parts": {"type": "array", "items": {"$ref": "#/$defs/part"}},
        "spare": {"$ref": "#/$defs/part"},
        "limits": {"additionalProperties": {"$ref": "#/$defs/version"}},
        "named": {"properties": {"version": TEXT, "other": TEXT}},
        "either": {"oneOf": [{"required": ["version"], "properties": {"version": TEXT}}]},
        "sizes": {"additionalProperties": TEXT},
        "strict": TEXT,
    },
    "patternProperties": {"^x-": {"enum": ["0644", "0755"]}},
    "additionalProperties": False,
}


@pytest.mark.parametrize("value", [1.4, 1752, True])
@pytest.mark.parametrize(
    ("place", "fits"),
    [
        ('{"version": 1}', True),
        ('{"parts": [{"version": "1.40"}, {"version": 1}]}', True),
        ('{"limits": {"cpu": 1}}', True),
        ('{"named": {"version": 1}}', True),
        ('{"either": {"version": 1}}', True),
        ('{"x-mode": 1}', True),
        ('{"sizes": {"case": 1}}', True),
        ('{"sizes": {"other": 1}}', False),
        ('{"named": {"other": 1}}', False),
        ('{"spare": {"version": 1}}', False),
        ('{"strict": 1}', False),
    ],
)
def test_what_is_read_as_written_needs_no_quotes_and_nothing_else_may_lack_them(
    make_standard: Callable[..., Standard],
    kind: Callable[..., Kind],
    place: str,
    fits: bool,
    value: Any,
) -> None:
    service = kind("service", file="service.yaml", as_written=AS_WRITTEN)
    files = editor_files(make_standard([service], schemas={"service": SERVICE}))
    found = json.loads(files[SCHEMA])
    data = {"schema": "service/v1", **json.loads(place.replace(": 1}", f": {json.dumps(value)}}}"))}
    quoted = {"schema": "service/v1", "version": "1.40", "x-mode": "0644", "limits": {"a": "1"}}
    assert jsonschema_rs.is_valid(found, data) is fits
    assert jsonschema_rs.is_valid(found, quoted)
    for wrong in ({"version": "one"}, {"version": None}, {"x-mode": "0777"}):
        assert not jsonschema_rs.is_valid(found, {"schema": "service/v1", **wrong})


def test_a_field_that_is_read_as_written_keeps_what_editors_show_of_it(
    make_standard: Callable[..., Standard], kind: Callable[..., Kind]
) -> None:
    service = kind("service", file="service.yaml", as_written=AS_WRITTEN[:1])
    files = editor_files(make_standard([service], schemas={"service": SERVICE}))
    found = json.loads(files[SCHEMA])["$defs"]["service"]["properties"]["version"]
    assert found["description"] == TEXT["description"]
    assert found["anyOf"][0] == {"type": "string", "pattern": TEXT["pattern"]}


def test_settings_come_along(files: dict[str, str]) -> None:
    assert set(files) == {".pmo/schema.json", ".vscode/settings.json", ".vscode/extensions.json"}


def test_a_modeline_leads_up_to_the_schema() -> None:
    said = "# yaml-language-server: $schema="
    assert modeline("pmo.yaml") == f"{said}.pmo/schema.json\n"
    assert modeline("pmo/reports/SR-1.yaml") == f"{said}../../.pmo/schema.json\n"
