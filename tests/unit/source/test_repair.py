"""A repair is offered where only one thing can be meant, and nowhere else."""

from __future__ import annotations

from typing import Any

import pytest

from pmo_kit.source import Document, Schemas, read
from pmo_kit.source.repair import certain_match

ID = "https://pmo-kit.dev/schemas/test/v1.0.json"
FIELDS = {
    "owner": {"type": "string"},
    "target_date": {"type": "string", "format": "date"},
    "status": {"enum": ["open", "closed", "in-review", "approved", "1.0"]},
    "impact": {"type": "integer"},
    "cost": {"type": "number"},
    "escalated": {"type": "boolean"},
    "person": {"type": "string", "pattern": "^[a-z]+$"},
    "percent": {"type": "integer", "minimum": 0, "maximum": 100},
    "kind": {"const": "technical"},
}
SCHEMA = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": ID,
    "type": "object",
    "additionalProperties": False,
    "properties": FIELDS,
}


def change(text: str) -> Any:
    """What the one problem of a text would be fixed by."""
    document = read(text.encode(), "a.yaml")
    assert isinstance(document, Document)
    (found,) = Schemas({ID: SCHEMA}).problems(ID, document.data, document.written)
    return found.change and tuple(found.change)


@pytest.mark.parametrize(
    ("text", "repair"),
    [
        ("ownr: ada", ("rename", ("ownr",), "owner")),
        ("Owner: ada", ("rename", ("Owner",), "owner")),
        ("targetDate: 2026-02-01", ("rename", ("targetDate",), "target_date")),
        ("target-dtae: 2026-02-01", ("rename", ("target-dtae",), "target_date")),
        ("status: Open", ("set", ("status",), "open")),
        ("status: In review", ("set", ("status",), "in-review")),
        ("status: colsed", ("set", ("status",), "closed")),
        ("status: 1.0", ("set", ("status",), "1.0")),
        ("kind: tehcnical", ("set", ("kind",), "technical")),
        ("target_date: 2026-3-1", ("set", ("target_date",), "2026-03-01")),
        ("target_date: 2026/03/01", ("set", ("target_date",), "2026-03-01")),
        ("target_date: 2026.3.1", ("set", ("target_date",), "2026-03-01")),
        ("impact: '5'", ("set", ("impact",), 5)),
        ("cost: '1.50'", ("set", ("cost",), 1.5)),
        ("escalated: yes", ("set", ("escalated",), True)),
        ("escalated: 'FALSE'", ("set", ("escalated",), False)),
        ("owner: 1.10", ("set", ("owner",), "1.10")),
        ("owner: true", ("set", ("owner",), "true")),
    ],
)
def test_what_can_only_be_meant(text: str, repair: object) -> None:
    assert change(text) == repair


@pytest.mark.parametrize(
    "text",
    [
        "chief: ada",
        "own: ada",
        "owner: ada\nownr: ada",
        "status: unapproved",
        "status: disapproved",
        "status: done",
        "status: ''",
        "status: [open]",
        "kind: other",
        "target_date: 01.03.2026",
        "target_date: 2026-02-30",
        "target_date: 2026-3-1T10:00",
        "target_date: 20260301",
        "target_date: 2026-3/1",
        "impact: '1.5'",
        "impact: 1.5",
        "impact: '007'",
        "impact: five",
        "impact: true",
        "cost: 1,50",
        "cost: 1,234",
        "cost: '1.234'",
        "cost: 1'234",
        "cost: 1:30",
        "impact: 12 %",
        "status: 1-0",
        "escalated: maybe",
        "owner: [ada]",
        "person: 12",
        "percent: '101'",
        "owner:",
    ],
)
def test_what_people_have_to_decide(text: str) -> None:
    assert change(text) is None


def test_a_word_between_two_is_neither() -> None:
    assert certain_match("risk-x", ["risk-1", "risk-2"]) is None
    assert certain_match("stary", ["start", "stark"]) is None
    assert certain_match("charter/v2", ["charter/v1"]) is None
    assert certain_match("chrater/v1", ["charter/v1", "plan/v1"]) == "charter/v1"


def test_a_misspelt_key_that_must_be_there_is_one_problem() -> None:
    required = {**SCHEMA, "required": ["owner", "cost"]}
    found = Schemas({ID: required}).problems(ID, {"ownr": "ada"})
    assert [(p.route, p.keyword) for p in found] == [
        (("ownr",), "additionalProperties"),
        (("cost",), "required"),
    ]
