"""What the tests of the rule language share: one environment, and short ways to use it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from evaluators import Both

from pmo_kit import cel
from pmo_kit.cel import type_check
from pmo_kit.cel.parser import parse

RISK = cel.Record(
    "risk",
    {
        "id": cel.STRING,
        "likelihood": cel.INT,
        "impact": cel.INT,
        "cost": cel.DOUBLE,
        "due": cel.TIMESTAMP,
        "owner": cel.STRING,
        "tags": cel.ListOf(cel.STRING),
        "after": cel.ListOf(cel.STRING),
        "api-approvers": cel.ListOf(cel.STRING),
        "note": cel.nullable(cel.STRING),
    },
    required=("id",),
)
LOG = cel.Record("log", {"risks": cel.ListOf(RISK), "title": cel.STRING})
ENV = type_check.Env(
    {
        "item": RISK,
        "doc": LOG,
        "today": cel.TIMESTAMP,
        "names": cel.MapOf(cel.STRING),
        "any": cel.DYN,
        "all": cel.Record("all", {"log": cel.ListOf(LOG)}),
        "one": cel.Record("one", {"log": LOG}),
    }
)


@pytest.fixture
def check() -> Callable[[str], cel.Checked]:
    """An expression checked in the environment of a risk log."""
    return lambda text: type_check.check(parse(text), ENV)


@pytest.fixture
def risks() -> list[dict[str, Any]]:
    """Two risks, as the typed view has them."""
    return [
        {
            "id": "R-01",
            "likelihood": 4,
            "impact": 5,
            "cost": 1200.0,
            "due": datetime(2026, 3, 1, tzinfo=UTC),
            "owner": "ada",
            "tags": ["cost", "people"],
            "after": [],
        },
        {"id": "R-02", "likelihood": 1, "impact": 2, "cost": 0.5, "tags": [], "after": ["R-01"]},
    ]


@pytest.fixture
def bindings(risks: list[dict[str, Any]]) -> dict[str, Any]:
    """Values for all variables of the environment."""
    doc = {"risks": risks, "title": "Risks"}
    return {
        "item": risks[0],
        "doc": doc,
        "today": datetime(2026, 3, 4, tzinfo=UTC),
        "names": {"ada": "Ada", "bob": "Bob"},
        "any": None,
        "all": {"log": [doc]},
        "one": {"log": doc},
    }


@pytest.fixture
def run(check: Callable[[str], cel.Checked], bindings: dict[str, Any]) -> Callable[..., Any]:
    """The value of an expression; more bindings and a context may be given."""

    def value(text: str, context: cel.Context | None = None, **more: Any) -> Any:
        return Both(check(text)).run({**bindings, **more}, context)

    return value
