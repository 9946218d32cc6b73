"""The burden of a light project is counted: what its leader types to start, and in a week."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pmo_kit.engine.environment import Types, navigate
from pmo_kit.handbook.burden import burden
from pmo_kit.source import read
from pmo_kit.standard import load

CORE = Path(__file__).parents[2] / "standards" / "core"
MOST = {"start": 25, "weekly": 5}
STANDARD = load(CORE)
KINDS = {
    path.stem: read(path.read_bytes(), str(path)).data
    for path in sorted((CORE / "artifacts").glob("*.yaml"))
}
LIGHT = ("project", "charter", "plan", "log", "status-report", "gate-review")
COUNTED = [name for name, kind in KINDS.items() if "burden" in kind]


def test_a_light_project_costs_no_more_than_promised() -> None:
    cost = burden(STANDARD, "T1")
    assert cost.start <= MOST["start"]
    assert cost.weekly <= MOST["weekly"]


def test_a_field_more_for_a_light_project_is_seen() -> None:
    charter = STANDARD.kinds["charter"]
    more = charter._replace(required={**charter.required, "T1": ("constraints",)})
    heavier = STANDARD._replace(kinds={**STANDARD.kinds, "charter": more})
    assert burden(heavier, "T1").start == burden(STANDARD, "T1").start + 1


def test_each_tier_costs_more_than_the_lighter_and_the_handbook_says_what() -> None:
    costs = [burden(STANDARD, tier.id) for tier in STANDARD.tiers]
    assert costs[0].start < costs[1].start < costs[2].start
    page = (CORE.parents[1] / "docs/reference/tiers.md").read_text(encoding="utf-8")
    for tier, cost in zip(STANDARD.tiers, costs, strict=True):
        row = f"| {tier.id} {tier.title} | {cost.files} | {cost.start} | {cost.weekly} |"
        assert row in page


@pytest.mark.parametrize("kind", COUNTED)
def test_every_counted_field_exists(kind: str) -> None:
    for path in _counted(kind):
        if path.startswith("#"):
            assert path.removeprefix("#") in KINDS[kind]["sections"]
        else:
            navigate(Types(STANDARD).data[kind], path)


@pytest.mark.parametrize("kind", LIGHT)
def test_nothing_that_a_light_project_needs_is_left_uncounted(kind: str) -> None:
    counted = _counted(kind)
    needed = {f"#{name}" for name in KINDS[kind].get("sections", ())}
    needed |= set(KINDS[kind].get("required", {}).get("T1", ()))
    needed |= set(_top_level(kind))
    missing = {path for path in needed if not any(_covers(field, path) for field in counted)}
    assert missing == set()


def _counted(kind: str) -> list[str]:
    burden: dict[str, Any] = KINDS[kind].get("burden", {})
    typed = [entry["field"] for part in MOST for entry in burden.get(part, ())]
    return typed + list(burden.get("filled", ()))


def _top_level(kind: str) -> list[str]:
    return list(STANDARD.schemas[STANDARD.schema_of[kind]]["required"])


def _covers(field: str, path: str) -> bool:
    """A field counts for itself and for what it lies in: `budget.total` for `budget`."""
    return field == path or field.startswith((f"{path}.", f"{path}["))
