"""Layers over layers: each one's loosening is held to the standard just below it."""

from __future__ import annotations

from pathlib import Path

import pytest

from pmo_kit.results.verification import Problem
from pmo_kit.standard.files import read_head
from pmo_kit.verify.added_tiers import added_tier_problems
from pmo_kit.verify.loosened_items import loosened_item_problems
from pmo_kit.verify.overlay import base_of, threshold_problems

HEAD = """schema: standard/v1
id: {id}
title: Own
extends: {below}@1.0
editions: [{{id: "1.0", status: draft}}]
"""
WHY = "{reason: Our clients decide., approved_by: board}"


def problems(tmp_path: Path, *heads: str) -> list[Problem]:
    """What is wrong with the last of some layers over core, as far as it looses or adds."""
    below = "core"
    for number, head in enumerate(heads):
        folder = tmp_path / f"layer{number}"
        folder.mkdir(exist_ok=True)
        whole = HEAD.format(id=folder.name, below=below) + head
        (folder / "standard.yaml").write_text(whole, encoding="utf-8")
        below = f"../{folder.name}"
    layer = read_head(folder)
    base = base_of(layer)
    return [
        *loosened_item_problems(layer, base),
        *added_tier_problems(layer, base),
        *threshold_problems(layer, base),
    ]


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("gates: [{id: RfE, ends: false}]", "here no project has to pass it any more."),
        ("gates: [{id: RfE, where: portfolio}]", "here it is not recorded in the project."),
        ("gates: [{id: GL, may_decide: [operations, pmo]}]", "here it may also be passed by pmo."),
        ("gates: [{id: GL, decides: pmo}]", "there operations decides, and here pmo."),
        ("gates: [{id: RfC, review_by: GC}]", "its review may be missing for another time."),
        (
            "tiers: [{id: T1, limits: {people: 9, days: 92, red_flags: 0}}]",
            "is 5 at most, and here 9.",
        ),
        ("tiers: [{id: T1, limits: {people: 5}}]", "there `days` is 92 at most"),
    ],
)
def test_a_loosened_gate_or_tier_says_why(tmp_path: Path, head: str, said: str) -> None:
    found = problems(tmp_path, head)
    assert found and said in found[0].message
    assert (found[0].line, found[0].remedy.startswith("Say why and who decided")) == (6, True)
    recorded = head.replace("}]", f", loosens: {WHY}}}]", 1) if "limits" not in head else None
    if recorded:
        assert problems(tmp_path, recorded) == []


@pytest.mark.parametrize(
    "head",
    [
        "gates: [{id: RfE, title: Freigabe 2, may_decide: [steering-committee]}]",
        "tiers: [{id: T1, title: Klein, limits: {people: 4, days: 60, red_flags: 0}}]",
        "tiers: [{id: T4, title: Mega, like: T3}]",
        "tiers: [{id: T4, title: Mega}]\n"
        "thresholds: {report_days: {T4: 7}, log_review_days: {T4: 14}}",
    ],
)
def test_what_only_renames_adds_or_tightens_needs_no_reason(tmp_path: Path, head: str) -> None:
    assert problems(tmp_path, head) == []


def test_an_added_tier_without_its_numbers_is_told(tmp_path: Path) -> None:
    found = problems(tmp_path, "tiers: [{id: T4, title: Mega}]\nthresholds: {report_days: {T4: 7}}")
    assert [one.message for one in found] == [
        "`log_review_days` has a value for each tier, and none for `T4`."
    ]
    assert "`like: TIER`" in found[0].remedy


def test_each_step_is_held_to_the_layer_just_below(tmp_path: Path) -> None:
    holding, back = "thresholds: {waiver_days: 92}", "thresholds: {waiver_days: 122}"
    found = problems(tmp_path, holding, "", back)
    assert "`waiver_days` is 92 in layer1@1.0 and 122 here" in found[0].message
    reason = f"{back}\nloosens: {{waiver_days: {WHY}}}"
    assert problems(tmp_path, holding, "", reason) == []
    assert problems(tmp_path, holding, "", "thresholds: {waiver_days: 61}") == []
    gate = "gates: [{id: GL, may_decide: [operations, pmo], loosens: " + WHY + "}]"
    assert problems(tmp_path, gate, "gates: [{id: GL, may_decide: [operations, pmo]}]") == []
    more = problems(tmp_path, gate, "gates: [{id: GL, may_decide: [pmo, project-owner]}]")
    assert "also be passed by project-owner." in more[0].message
