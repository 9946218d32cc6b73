"""Bundled schemas judge as the standard's own do, and refer to nothing outside."""

from __future__ import annotations

from typing import Any

import jsonschema_rs
import pytest

from pmo_kit.scaffold.schemas import bundle

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
SCHEMAS: dict[str, dict[str, Any]] = {str(s["$id"]): s for s in (COMMON, LOG)}


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
def test_a_bundle_judges_as_the_original(data: object, fits: bool) -> None:
    bundled = bundle(f"{BASE}/log/v1.0.json", SCHEMAS)
    assert jsonschema_rs.is_valid(bundled, data) is fits


def test_a_bundle_refers_to_nothing_outside() -> None:
    bundled = bundle(f"{BASE}/log/v1.0.json", SCHEMAS)
    assert "$id" not in bundled
    assert references(bundled)
    assert all(reference.startswith("#") for reference in references(bundled))
    assert list(bundled["$defs"]) == ["id", "common-id", "ids", "tree"]


def test_bundling_leaves_the_originals_as_they_were() -> None:
    before = repr(SCHEMAS)
    bundle(f"{BASE}/log/v1.0.json", SCHEMAS)
    assert repr(SCHEMAS) == before
