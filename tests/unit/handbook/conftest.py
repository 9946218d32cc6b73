"""A small standard, made in memory, that has one of everything the handbook shows."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from pmo_kit.standard import (
    Applies,
    Due,
    Edition,
    Gate,
    Kind,
    Method,
    Phase,
    Role,
    Rule,
    Standard,
    Tier,
)

COMMON = "https://example.org/schemas/common/v1.0.json"
LOG = "https://example.org/schemas/log/v1.0.json"

SCHEMAS: dict[str, dict[str, Any]] = {
    COMMON: {
        "$id": COMMON,
        "$defs": {
            "person": {
                "type": "string",
                "pattern": "^[a-z]+$",
                "description": "Who it is, as an id.",
                "examples": ["ada"],
            },
            "level": {"type": "integer", "minimum": 1, "maximum": 5},
        },
    },
    LOG: {
        "$id": LOG,
        "type": "object",
        "required": ["schema", "risks"],
        "properties": {
            "schema": {"const": "log/v1", "description": "What this file is."},
            "reviewed_on": {"type": "string", "format": "date", "description": "Last looked at."},
            "risks": {
                "type": "array",
                "description": "What may go wrong.",
                "items": {"$ref": "#/$defs/risk"},
            },
        },
        "$defs": {
            "risk": {
                "type": "object",
                "required": ["id", "title"],
                "description": "One risk.",
                "properties": {
                    "id": {"type": "string", "description": "Never reused.", "examples": ["R-01"]},
                    "title": {"type": "string", "maxLength": 80, "description": "One sentence."},
                    "owner": {"$ref": f"{COMMON}#/$defs/person"},
                    "impact": {
                        "$ref": f"{COMMON}#/$defs/level",
                        "description": "How bad.",
                        "examples": [4],
                    },
                    "status": {"enum": ["open", "closed"], "description": "Where it stands."},
                },
            }
        },
    },
}

RULE = Rule(
    id="RISK-004",
    title="A red risk has an owner",
    level="shall",
    artifact="log",
    applies=Applies(tiers=("T2",), gates=("RfE",)),
    each="risks[]",
    when="item.impact >= standard.thresholds.risk_red",
    check="has(item.owner)",
    message="{item.id} is red and nobody owns it.",
    why="A risk that nobody owns is a decision nobody took.",
    fix="Add `owner`, or re-rate it with a reason.",
    since="1.0",
    refs=("PM² risk log",),
    examples={
        "good": [{"set": {"log:risks[R-01].impact": 2}}],
        "bad": [
            {
                "phase": "planning",
                "set": {"log:risks[R-01].impact": 5},
                "remove": ["log:risks[R-01].owner"],
                "expect": "log:risks[R-01]",
            }
        ],
    },
    source="standards/sample/rules/log/RISK-004.yaml",
)

KIND = Kind(
    kind="log",
    title="Log",
    purpose="What may go wrong, and what was decided.",
    owner="project-owner",
    life="register",
    spread=True,
    lists={"risks": "id"},
    file="log.yaml",
    due=(Due("RfE", tiers=("T2",)),),
    required={"T2": ("risks[].owner",)},
    good=("Each risk is one sentence.",),
    mistakes=("A list of worries without owners.",),
    source="standards/sample/artifacts/log.yaml",
)


@pytest.fixture
def standard() -> Standard:
    """One phase and gate too few for a real project, and enough for every page."""
    return Standard(
        id="sample",
        edition="1.0",
        title="A sample standard",
        description="",
        folder="/s/standards/sample",
        editions=(Edition("1.0", "draft"),),
        phases=(Phase("planning", "Planning", "Agree on how."), Phase("executing", "Executing")),
        gates=(
            Gate(
                "RfE", "Ready for executing", "planning", "Do we start?", "project-owner", ends=True
            ),
            Gate("GL", "Go-live", "executing", "May it run?", "project-owner"),
        ),
        tiers=(Tier("T1", "light", "Five people."), Tier("T2", "standard", "More.")),
        methods=(Method("predictive", "Predictive", "Planned ahead."),),
        roles=(
            Role(
                "project-owner",
                "Project owner",
                "sponsor",
                "directing",
                ("Decide in a week",),
                "An hour.",
            ),
        ),
        modes={"default": "controlling"},
        thresholds={"risk_red": 15},
        lists={},
        kinds={"log": KIND},
        rules=(RULE,),
        schemas=deepcopy(SCHEMAS),
        schema_of={"log": LOG},
    )
