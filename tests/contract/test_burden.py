"""The burden of a light project is counted: what its leader types to start, and in a week."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pmo_kit.engine.environment import Types, navigate
from pmo_kit.handbook.burden import asked_kinds, burden, conditional_kinds, written_kinds
from pmo_kit.source import read
from pmo_kit.standard import load

CORE = Path(__file__).parents[2] / "standards" / "core"
MOST = {"T1": 25, "T2": 60, "T3": 100}
WEEKLY = 5
STANDARD = load(CORE)
KINDS = {
    path.stem: read(path.read_bytes(), str(path)).data
    for path in sorted((CORE / "artifacts").glob("*.yaml"))
}
LIGHT = ("project", "charter", "plan", "log", "status-report", "gate-review")
COUNTED = [name for name, kind in KINDS.items() if "burden" in kind]


STANDARD_KINDS = {*LIGHT, "business-case", "benefits-register", "project-handbook", "resource-plan"}
MAJOR_KINDS = {*STANDARD_KINDS, "stakeholder-register", "transition-plan", "quality-plan"}
FROM_OTHERS = {"leader-assignment", "actuals", "end-report"}


@pytest.mark.parametrize("tier", MOST)
def test_a_project_costs_no_more_than_promised(tier: str) -> None:
    cost = burden(STANDARD, tier)
    assert cost.start <= MOST[tier]
    assert cost.weekly <= WEEKLY


@pytest.mark.parametrize(
    ("tier", "kinds"), [("T1", {*LIGHT}), ("T2", STANDARD_KINDS), ("T3", MAJOR_KINDS)]
)
def test_people_write_these_kinds_and_no_others(tier: str, kinds: set[str]) -> None:
    assert {kind.kind for kind in written_kinds(STANDARD, tier)} == kinds
    assert burden(STANDARD, tier).kinds == len(kinds)
    others = {kind.kind for kind in asked_kinds(STANDARD, tier)} - kinds
    assert others == (set() if tier == "T1" else FROM_OTHERS)
    deeper = {"obligations-check", "outsourcing-plan"}
    assert {kind.kind for kind in conditional_kinds(STANDARD, tier)} == (
        set() if tier == "T1" else deeper
    )


def test_a_field_that_the_kit_no_longer_fills_in_is_typed_and_one_less_is_filled() -> None:
    register = STANDARD.kinds["benefits-register"]
    filled = [field for field in register.burden["filled"] if field != "benefits[].due"]
    kinds = {
        **STANDARD.kinds,
        "benefits-register": register._replace(burden={**register.burden, "filled": filled}),
    }
    before, after = burden(STANDARD, "T2"), burden(STANDARD._replace(kinds=kinds), "T2")
    assert (after.start, after.filled) == (before.start + 1, before.filled - 1)


def test_what_others_write_is_counted_apart() -> None:
    leader = STANDARD.kinds["leader-assignment"]
    own = {field: value for field, value in leader.burden.items() if field != "others"}
    typed = STANDARD._replace(
        kinds={**STANDARD.kinds, "leader-assignment": leader._replace(burden=own)}
    )
    before, after = burden(STANDARD, "T2"), burden(typed, "T2")
    moved = before.others - after.others
    assert moved > 0
    assert (after.start, after.kinds) == (before.start + moved, before.kinds + 1)


def test_nobody_is_said_to_have_been_asked_before_anybody_was() -> None:
    """The leader's conflicts of interest are an answer: no skeleton and no template gives it."""
    kit = CORE.parents[1]
    made = [CORE / "skeletons/leader-assignment.yaml", *kit.glob("templates/*/*/pmo/*leader-ass*")]
    assert len(made) > 1
    for path in made:
        text = path.read_text(encoding="utf-8")
        assert "\n# conflicts:\n" in text
        assert "\nconflicts" not in text
    assert "conflicts" not in STANDARD.kinds["leader-assignment"].burden["filled"]


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
        row = f"| {tier.id} {tier.title} | {' | '.join(map(str, cost))} |"
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
    typed = [entry["field"] for part in ("start", "weekly") for entry in burden.get(part, ())]
    return typed + list(burden.get("filled", ()))


def _top_level(kind: str) -> list[str]:
    return list(STANDARD.schemas[STANDARD.schema_of[kind]]["required"])


def _covers(field: str, path: str) -> bool:
    """A field counts for itself and for what it lies in: `budget.total` for `budget`."""
    return field == path or field.startswith((f"{path}.", f"{path}["))
