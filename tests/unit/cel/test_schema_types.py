"""Types come from JSON Schemas, whatever keywords describe the fields."""

from __future__ import annotations

from typing import Any

import pytest

from pmo_kit.cel import (
    BOOL,
    DOUBLE,
    DYN,
    INT,
    NULL,
    STRING,
    TIMESTAMP,
    ListOf,
    MapOf,
    Record,
    Type,
    nullable,
)
from pmo_kit.cel.schema_types import from_schema

SHARED = {
    "money": {"type": "number"},
    "who": {"type": "object", "properties": {"id": {"type": "string"}}, "required": ["id"]},
    "tree": {
        "type": "object",
        "properties": {
            "name": {"type": "string"},
            "parts": {"type": "array", "items": {"$ref": "tree"}},
        },
    },
    "a": {"$ref": "b"},
    "b": {"$ref": "a"},
}


def type_of(schema: dict[str, Any] | bool) -> Type:
    return from_schema(schema, SHARED.__getitem__, "doc")


WHO = Record("who", {"id": STRING}, ["id"])


@pytest.mark.parametrize(
    ("schema", "of"),
    [
        ({"type": "integer"}, INT),
        ({"type": "number"}, DOUBLE),
        ({"type": "string"}, STRING),
        ({"type": "string", "format": "date"}, TIMESTAMP),
        ({"type": "string", "format": "date-time"}, TIMESTAMP),
        ({"type": "string", "format": "uri"}, STRING),
        ({"type": "boolean"}, BOOL),
        ({"type": "null"}, NULL),
        ({}, DYN),
        (True, DYN),
        ({"enum": ["open", "closed"]}, STRING),
        ({"enum": [1, 2]}, INT),
        ({"enum": [1, 2.5]}, DOUBLE),
        ({"enum": ["a", 1]}, DYN),
        ({"enum": ["a", None]}, nullable(STRING)),
        ({"const": True}, BOOL),
        ({"type": "integer", "enum": [1, 2]}, INT),
        ({"type": ["integer", "null"]}, nullable(INT)),
        ({"type": ["integer", "string"]}, DYN),
        ({"type": ["integer", "number"]}, DOUBLE),
        ({"type": "array"}, ListOf(DYN)),
        ({"type": "array", "items": {"type": "string"}}, ListOf(STRING)),
        ({"items": {"type": "string"}}, ListOf(STRING)),
        ({"type": "array", "prefixItems": [{"type": "string"}], "items": False}, ListOf(STRING)),
        ({"type": "array", "items": {"$ref": "who"}}, ListOf(WHO)),
        ({"type": "object"}, MapOf(DYN)),
        ({"type": "object", "additionalProperties": {"$ref": "money"}}, MapOf(DOUBLE)),
        ({"additionalProperties": {"type": "integer"}}, MapOf(INT)),
        ({"type": "object", "patternProperties": {"^x": {"type": "integer"}}}, MapOf(INT)),
        ({"$ref": "who", "description": "the owner"}, WHO),
        ({"$ref": "a"}, DYN),
        ({"oneOf": [{"type": "string"}, {"type": "string", "pattern": "x"}]}, STRING),
        ({"anyOf": [{"type": "string"}, {"type": "integer"}]}, DYN),
        ({"oneOf": [{"$ref": "who"}, {"type": "null"}]}, nullable(WHO)),
        ({"type": "string", "allOf": [{"format": "date", "type": "string"}]}, TIMESTAMP),
        ({"type": "string", "oneOf": [{"const": "a"}, {"const": "b"}]}, STRING),
    ],
)  # fmt: skip
def test_types_of_schemas(schema: dict[str, Any] | bool, of: Type) -> None:
    assert type_of(schema) == of


def test_records_know_their_fields_and_which_must_be_there() -> None:
    found = type_of(
        {
            "type": "object",
            "required": ["id"],
            "properties": {"id": {"type": "string"}, "owner": {"$ref": "who"}},
            "additionalProperties": False,
        }
    )
    assert found == Record("doc", {"id": STRING, "owner": WHO}, ["id"])
    assert isinstance(found, Record)
    assert (found.name, found.fields["owner"].name) == ("doc", "doc.owner")


def test_fields_beside_the_named_ones_are_allowed_where_the_schema_says_so() -> None:
    schema = {"properties": {"id": {"type": "string"}}, "additionalProperties": {"type": "integer"}}
    assert type_of(schema) == Record("doc", {"id": STRING}, rest=INT)


def test_alternatives_of_objects_have_the_fields_of_all() -> None:
    go = {"properties": {"kind": {"const": "go"}, "on": {"type": "string", "format": "date"}}}
    stop = {"properties": {"kind": {"const": "stop"}, "why": {"type": "string"}}}
    both = {"kind": STRING, "on": TIMESTAMP, "why": STRING}
    assert type_of({"oneOf": [go, stop]}) == Record("doc", both)
    base = {"type": "object", "properties": {"id": {"type": "string"}}}
    assert type_of({**base, "oneOf": [go, stop]}) == Record("doc", {"id": STRING, **both})


def test_conditions_add_fields_but_demand_none() -> None:
    schema = {
        "properties": {"status": {"type": "string"}},
        "if": {"properties": {"status": {"const": "closed"}}},
        "then": {"required": ["closed_on"], "properties": {"closed_on": {"type": "string"}}},
    }
    assert type_of(schema) == Record("doc", {"status": STRING, "closed_on": STRING})


def test_a_schema_within_itself_ends() -> None:
    inner = Record("tree", {"name": STRING, "parts": ListOf(DYN)})
    assert type_of({"$ref": "tree"}) == inner


def test_the_same_reference_side_by_side_is_read_each_time() -> None:
    found = type_of({"properties": {"a": {"$ref": "who"}, "b": {"$ref": "who"}}})
    assert found == Record("doc", {"a": WHO, "b": WHO})
