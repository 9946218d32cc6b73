"""Fields are told in words that need no knowledge of JSON Schema."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from pmo_kit.handbook.fields import groups
from pmo_kit.handbook.schemas import Node, Schemas, words
from pmo_kit.standard import Standard, load

BASE = "https://example.org/s.json"
NONE = Schemas({BASE: {"$defs": {"id": {"type": "string", "pattern": "^x$", "examples": ["x"]}}}})


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ({"type": "string"}, "text"),
        ({"type": "string", "maxLength": 80}, "text of at most 80 characters"),
        ({"type": "string", "format": "date"}, "date, such as 2026-03-02"),
        ({"type": "string", "pattern": "^R-[0-9]+$"}, "text that matches `^R-[0-9]+$`"),
        ({"$ref": "#/$defs/id"}, "text of the form `x`"),
        ({"type": "string", "enum": ["open", "closed"]}, "one of `open`, `closed`"),
        ({"const": "log/v1"}, "always `log/v1`"),
        ({"const": True}, "always `true`"),
        ({"type": "integer", "minimum": 1, "maximum": 5}, "whole number from 1 to 5"),
        ({"type": "number", "minimum": 0}, "number, 0 or more"),
        ({"type": "number", "maximum": 9}, "number, 9 or less"),
        ({"type": "number", "exclusiveMinimum": 0}, "number above 0"),
        ({"type": "boolean"}, "`true` or `false`"),
        ({"type": ["string", "null"]}, "text or nothing"),
        ({"oneOf": [{"type": "string"}, {"type": "integer"}]}, "text or whole number"),
        ({"type": "array", "items": {"type": "string"}}, "list of texts"),
        (
            {"type": "array", "items": {"$ref": "#/$defs/id"}, "minItems": 1},
            "list of values, each text of the form `x`, at least 1",
        ),
        (
            {"type": "array", "items": {"properties": {}}, "minItems": 2},
            "list of entries, at least 2",
        ),
        ({"type": "object", "properties": {}}, "a group of fields"),
        ({}, "anything"),
    ],
)
def test_a_value_in_words(schema: dict[str, Any], expected: str) -> None:
    assert words(Node(NONE, schema, BASE)) == expected


def test_what_stands_beside_a_reference_wins() -> None:
    schema, home = NONE.resolved({"$ref": "#/$defs/id", "examples": ["y"]}, BASE)
    assert (schema["examples"], schema["pattern"], home) == (["y"], "^x$", BASE)


def test_parts_that_hold_together_are_one_group_of_fields() -> None:
    schema, _ = NONE.resolved(
        {
            "allOf": [{"properties": {"a": {}}}, {"properties": {"b": {}}}],
            "properties": {"c": {}},
        },
        BASE,
    )
    assert list(schema["properties"]) == ["a", "b", "c"]


def test_the_top_comes_first_then_each_list(standard: Standard) -> None:
    top, risks = groups(standard, standard.kinds["log"])
    assert [field.name for field in top.fields] == ["schema", "reviewed_on", "risks"]
    assert (risks.path, risks.key, risks.means) == ("risks[]", "id", "One risk.")


def test_a_field_says_from_when_it_is_needed(standard: Standard) -> None:
    _, risks = groups(standard, standard.kinds["log"])
    needed = {field.name: field.needed for field in risks.fields}
    assert needed == {
        "id": "always",
        "title": "always",
        "owner": "from T2",
        "impact": "",
        "status": "",
    }


def test_a_field_of_another_schema_keeps_its_meaning(standard: Standard) -> None:
    _, risks = groups(standard, standard.kinds["log"])
    owner, impact = risks.fields[2], risks.fields[3]
    assert (owner.means, owner.example) == ("Who it is, as an id.", "ada")
    assert (impact.means, impact.holds, impact.example) == (
        "How bad.",
        "whole number from 1 to 5",
        "4",
    )


def test_a_schema_that_holds_itself_ends(standard: Standard) -> None:
    part: dict[str, Any] = {"type": "object", "properties": {"name": {"type": "string"}}}
    part["properties"]["parts"] = {"type": "array", "items": {"$ref": "#/$defs/part"}}
    identity = standard.schema_of["log"]
    standard.schemas[identity] = {"$id": identity, "$ref": "#/$defs/part", "$defs": {"part": part}}
    paths = [group.path for group in groups(standard, standard.kinds["log"])]
    assert paths[:2] == ["", "parts[]"] and len(paths) < 4


def test_a_field_of_a_later_minor_version_says_since_when(standard: Standard) -> None:
    first = next(identity for identity in standard.schemas if "/log/" in identity)
    later = first.replace("v1.0", "v1.1")
    schema = deepcopy(standard.schemas[first])
    schema["properties"]["colour"] = {"type": "string", "description": "Which colour."}
    grown = standard._replace(
        schemas={**standard.schemas, later: {**schema, "$id": later}}, schema_of={"log": later}
    )
    top = groups(grown, grown.kinds["log"]._replace(version="1.1"))[0]
    assert {f.name: f.since for f in top.fields if f.since} == {"colour": "1.1"}
    assert not any(f.since for f in groups(standard, standard.kinds["log"])[0].fields)


def test_every_figure_of_the_core_standard_says_its_unit() -> None:
    """A number without a unit is a scale, a version or a count; those are named here."""
    core = load("core")
    bare = {
        f"{kind.kind} {field.path}"
        for kind in core.kinds.values()
        for group in groups(core, kind)
        for field in group.fields
        if field.holds.split(",")[0].removeprefix("whole ").startswith("number") and not field.unit
    }
    assert {name for name in bare if not name.endswith(" version")} == {
        "charter tolerances.risk_score",
        "known-findings started.findings",
        "log issues[].impact",
        "log issues[].urgency",
        "log risks[].after.impact",
        "log risks[].after.likelihood",
        "log risks[].impact",
        "log risks[].likelihood",
        "plan baseline.version",
        "portfolio currencies[].rate",
        "portfolio envelopes[].year",
        "portfolio fiscal_year_month",
        "portfolio objectives[].weight",
        "portfolio projects[].priority",
        "portfolio projects[].score",
        "project questionnaire.people",
        "project questionnaire.teams",
        "project-handbook stakeholders[].influence",
        "status-report risk_scores[].score",
        "stakeholder-register stakeholders[].influence",
    }
