"""What is wrong with a schema is found at its route: each fault is shown red, and red alone."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from pmo_kit.source import Route
from pmo_kit.standard import load
from pmo_kit.verify.lint import lint_schema
from pmo_kit.verify.lint_patterns import pattern_faults

COMMON = "https://pmo-kit.dev/schemas/common/v1.0.json"
KNOWN: dict[str, Any] = {
    COMMON: {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": COMMON,
        "$defs": {"date": {"type": "string", "format": "date", "description": "A day."}},
    }
}
GOOD: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://pmo-kit.dev/schemas/log/v1.0.json",
    "title": "Log",
    "type": "object",
    "additionalProperties": False,
    "required": ["schema"],
    "properties": {
        "schema": {"const": "log/v1", "description": "Says that this is a log."},
        "due": {"$ref": f"{COMMON}#/$defs/date"},
        "status": {"$ref": "#/$defs/status"},
        "hours": {"type": "integer", "minimum": 0, "description": "Hours.", "examples": [12]},
        "roles": {
            "type": "object",
            "description": "Who does what.",
            "propertyNames": {"pattern": "^[a-z_]{1,40}$"},
            "additionalProperties": {"type": "string"},
        },
        "risks": {
            "type": "array",
            "description": "What may go wrong.",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "properties": {"id": {"type": "string", "description": "Its number."}},
            },
        },
    },
    "$defs": {"status": {"enum": ["open", "closed"], "description": "Where it stands."}},
}


def faults(schema: dict[str, Any]) -> list[tuple[Route, str]]:
    found = lint_schema(schema, KNOWN)
    assert all(fault.remedy for fault in found)
    return [(fault.route, fault.message) for fault in found]


def test_a_good_schema_has_no_faults() -> None:
    assert faults(GOOD) == []


def changed(route: Route, value: Any) -> dict[str, Any]:
    schema = copy.deepcopy(GOOD)
    node: Any = schema
    for step in route[:-1]:
        node = node[step]
    if value is DELETE:
        del node[route[-1]]
    else:
        node[route[-1]] = value
    return schema


DELETE = object()
HOURS: Route = ("properties", "hours")
ITEM: Route = ("properties", "risks", "items")


@pytest.mark.parametrize(
    ("route", "value", "at", "message"),
    [
        (("$schema",), DELETE, ("$schema",), "`$schema` is missing."),
        (
            ("$schema",),
            "http://json-schema.org/draft-07/schema#",
            ("$schema",),
            "`http://json-schema.org/draft-07/schema#` is no draft that is read here.",
        ),
        (("$id",), "log", ("$id",), "The schema has no address of its own."),
        (
            (*HOURS, "minimun"),
            0,
            (*HOURS, "minimun"),
            "`minimun` is no keyword of JSON Schema; did you mean `minimum`?",
        ),
        (
            (*HOURS, "patternProperties"),
            {},
            (*HOURS, "patternProperties"),
            "`patternProperties` is outside the subset of keywords that engines read alike.",
        ),
        (
            (*HOURS, "$id"),
            "https://x/y",
            (*HOURS, "$id"),
            "`$id` stands inside the schema.",
        ),
        (
            ("properties", "required"),
            ["id"],
            ("properties", "required"),
            "The keyword `required` stands among the properties, where it has no effect.",
        ),
        (
            ("properties", "additionalProperties"),
            False,
            ("properties", "additionalProperties"),
            "The keyword `additionalProperties` stands among the properties, "
            "where it has no effect.",
        ),
        (
            (*ITEM, "properties", "type"),
            "object",
            (*ITEM, "properties", "type"),
            "The keyword `type` stands among the properties, where it has no effect.",
        ),
        (("properties", "hours"), 3, HOURS, "`hours` has no schema."),
        (
            (*HOURS, "description"),
            DELETE,
            HOURS,
            "The field `hours` has no description.",
        ),
        (
            (*ITEM, "properties", "id", "description"),
            "  ",
            (*ITEM, "properties", "id"),
            "The field `id` has no description.",
        ),
        (
            ("$defs", "status", "description"),
            DELETE,
            ("properties", "status"),
            "The field `status` has no description.",
        ),
        (
            ("additionalProperties",),
            DELETE,
            (),
            "The mapping does not say whether it may have other keys.",
        ),
        (
            (*ITEM, "additionalProperties"),
            DELETE,
            ITEM,
            "The mapping does not say whether it may have other keys.",
        ),
        (
            ("required",),
            ["schema", "shema"],
            ("required", 1),
            "`shema` is required, but is no property.",
        ),
        (
            (*HOURS, "type"),
            DELETE,
            HOURS,
            "Nothing says what type of value is meant, so any is accepted.",
        ),
        (
            ("type",),
            DELETE,
            (),
            "Nothing says what type of value is meant, so any is accepted.",
        ),
        (
            (*HOURS, "minLength"),
            1,
            (*HOURS, "minLength"),
            "`minLength` has no effect: the type is integer.",
        ),
        (
            (*HOURS, "multipleOf"),
            0.1,
            (*HOURS, "multipleOf"),
            "Engines disagree on multiples of a fraction.",
        ),
        (
            ("properties", "due", "$ref"),
            f"{COMMON}#/$defs/dat",
            ("properties", "due", "$ref"),
            f"`{COMMON}#/$defs/dat` leads to no schema.",
        ),
        (
            ("properties", "due", "$ref"),
            "https://json-schema.org/draft/2020-12/schema",
            ("properties", "due", "$ref"),
            "`https://json-schema.org/draft/2020-12/schema` leads to no schema.",
        ),
        (
            ("properties", "roles", "propertyNames", "pattern"),
            "^\\w+$",
            ("properties", "roles", "propertyNames", "pattern"),
            "`\\w` means different characters to different engines.",
        ),
        (
            ("properties", "roles", "additionalProperties", "format"),
            "email",
            ("properties", "roles", "additionalProperties", "format"),
            "`email` is no format that is judged here.",
        ),
        (
            (*HOURS, "minimum"),
            "0",
            (*HOURS, "minimum"),
            '`minimum` is "0"; it must be a number.',
        ),
        (
            ("required",),
            "schema",
            ("required",),
            '`required` is "schema"; it must be an array (`[…]`).',
        ),
        ((*HOURS, "type"), "strin", (*HOURS, "type"), '"strin" is no type of JSON Schema.'),
        (
            ("$defs", "status"),
            {"allOf": [{"$ref": "#/$defs/status"}], "description": "In a circle."},
            ("$defs", "status", "allOf", 0, "$ref"),
            "`#/$defs/status` leads back to this `$ref` for the same value, "
            "so it says nothing about it.",
        ),
        (
            (*HOURS, "examples"),
            [12, "x"],
            (*HOURS, "examples", 1),
            "The example does not conform: The file is the text `x`; it must be a whole number.",
        ),
        (ITEM, [], ITEM, "A schema should stand here."),
    ],
)
def test_a_fault(route: Route, value: Any, at: Route, message: str) -> None:
    assert faults(changed(route, value)) == [(at, message)]


def test_what_is_mixed_in_is_closed_by_whoever_mixes_it_in() -> None:
    schema = copy.deepcopy(GOOD)
    schema["$defs"]["named"] = {
        "type": "object",
        "properties": {"name": {"type": "string", "description": "Its name."}},
    }
    schema["properties"]["lead"] = {
        "type": "object",
        "description": "Who leads.",
        "allOf": [{"$ref": "#/$defs/named"}],
        "unevaluatedProperties": False,
    }
    assert faults(schema) == []
    del schema["properties"]["lead"]
    assert faults(schema) == [
        (("$defs", "named"), "The mapping does not say whether it may have other keys.")
    ]


@pytest.mark.parametrize(
    "pattern",
    [
        "^[a-z]+$",
        "^(a|b)$",
        "^(?:[A-Z]{3}-)?[0-9]{1,4}$",
        "^[^@ ]{1,64}@[^@ ]{1,190}$",
        r"^\$[0-9]+\.[0-9]{2}$",
        r"^[\]$|]x\\$",
        "^([A-Z][A-Z0-9]{0,11}-){1,3}[0-9]{3}$",
        "^(ab+c)$",
        "^[a-z]+(-[a-z]+)*$",
        r"^[0-9]+(?:\.[0-9]+)+$",
    ],
)
def test_a_pattern_that_every_engine_reads_alike(pattern: str) -> None:
    assert list(pattern_faults(pattern)) == []


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("[a-z]+$", "The pattern is not anchored"),
        ("^[a-z]+", "The pattern is not anchored"),
        (r"^[a-z]+\$", "The pattern is not anchored"),
        (r"^[a-z]+\Z", "The pattern is not anchored"),
        ("^a|b$", "The alternatives are not in a group"),
        (r"^\d+$", r"`\d` means different characters"),
        (r"^[\s]$", r"`\s` means different characters"),
        (r"^a\b$", r"`\b` means different characters"),
        (r"^(a)\1$", r"`\1` refers back to a group."),
        ("^(?=a)b$", "`(?=` (look-around"),
        ("^(?<!a)b$", "`(?<!` (look-around"),
        ("^(?P<x>a)$", "`(?P<x>` (look-around or a named group)"),
        ("^(a+)+$", "A repetition inside a repetition"),
        ("^((?:a*b)?c){2,}$", "A repetition inside a repetition"),
        ("^(-[a-z-]+)*$", "A repetition inside a repetition"),
        ("^(-.*)*$", "A repetition inside a repetition"),
        ("^(-?[a-z]+)*$", "A repetition inside a repetition"),
        ("^(-a+|b+)*$", "A repetition inside a repetition"),
        ("^a$\n$", "`$` stands before the end."),
        ("^(a$", "The pattern is not valid"),
    ],
)
def test_a_pattern_that_is_refused(pattern: str, message: str) -> None:
    assert any(found.startswith(message) for found, _remedy in pattern_faults(pattern))


@pytest.mark.long
def test_the_kits_own_schemas_keep_to_the_subset(root: Path) -> None:
    """Those that are no part of the core: those of its kinds are held when it is verified."""
    schemas = [json.loads(path.read_text("utf-8")) for path in (root / "schemas").rglob("*.json")]
    known = {schema["$id"]: schema for schema in schemas}
    own = known.keys() - load("core").schema_of.values()
    assert {name.split("/")[-2] for name in own} > {"report", "rule", "standard"}
    found = [(n, f.route, f.message) for n in sorted(own) for f in lint_schema(known[n], known)]
    assert found == []
