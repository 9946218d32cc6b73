"""Gates, roles, tiers, phases and methods in a company's words: merged by id, field by field."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pmo_kit.standard import Standard, StandardError, load

HEAD = """schema: standard/v1
id: {id}
title: Own
extends: {below}@1.0
editions: [{{id: "1.0", status: draft}}]
"""


@pytest.fixture
def company(tmp_path: Path) -> Callable[..., Standard]:
    """Makes a standard over core of what its head says, and more over that one by one."""

    def build(*heads: str) -> Standard:
        below = "core"
        for number, head in enumerate(heads):
            folder = tmp_path / f"layer{number}"
            folder.mkdir(exist_ok=True)
            whole = HEAD.format(id=f"layer{number}", below=below) + head
            (folder / "standard.yaml").write_text(whole, encoding="utf-8")
            below = f"../{folder.name}"
        return load(tmp_path / f"layer{len(heads) - 1}")

    return build


def of(items: Any, id: str) -> Any:
    return next(item for item in items if item.id == id)


def test_a_renamed_gate_keeps_what_it_is_and_its_former_name(company: Any) -> None:
    core, own = load("core"), company("gates: [{id: RfE, title: Freigabe 2}]\n")
    before, gate = of(core.gates, "RfE"), of(own.gates, "RfE")
    assert gate == before._replace(
        title="Freigabe 2",
        other_names=(*before.other_names, "Ready for Executing"),
        own_words=True,
    )
    assert [g.id for g in own.gates] == [g.id for g in core.gates]


def test_a_field_of_an_item_changes_without_new_words(company: Any) -> None:
    gate = of(company("gates: [{id: GL, may_decide: [pmo]}]\n").gates, "GL")
    assert (gate.title, gate.may_decide, gate.own_words) == ("Go-live", ("pmo",), False)


def test_a_title_takes_the_everyday_name_that_stood_beside_the_old_one(company: Any) -> None:
    title = company("roles: [{id: project-owner, title: Auftraggeber}]\n")
    both = company("roles: [{id: project-owner, title: Principal, everyday: Auftraggeber}]\n")
    only = company("roles: [{id: project-owner, everyday: Auftraggeber}]\n")
    told = [
        (r.title, r.everyday) for r in (of(s.roles, "project-owner") for s in (title, both, only))
    ]
    assert told == [
        ("Auftraggeber", ""),
        ("Principal", "Auftraggeber"),
        ("Project Owner", "Auftraggeber"),
    ]
    assert of(title.roles, "project-owner").other_names[-2:] == ("Project Owner", "sponsor")


@pytest.mark.parametrize(
    ("gate", "expected"),
    [
        ("{id: tender, title: Tender, phase: planning}", ["RfP", "tender", "RfE"]),
        ("{id: tender, title: Tender, phase: planning, ends: true}", ["RfE", "tender", "stage"]),
        ("{id: tender, title: Tender, phase: executing, after: stage}", ["stage", "tender", "GL"]),
        ("{id: tender, title: Tender, phase: initiating, before: G0}", ["tender", "G0"]),
    ],
)
def test_a_new_gate_stands_in_its_phase(company: Any, gate: str, expected: list[str]) -> None:
    ids = [gate.id for gate in company(f"gates: [{gate}]\n").gates]
    first = ids.index(expected[0])
    assert ids[first : first + len(expected)] == expected


def test_three_layers_the_nearest_wins_field_by_field(company: Any) -> None:
    own = company(
        "gates: [{id: RfE, title: Freigabe 2, question: Bauen wir?}]\n",
        "gates: [{id: RfP, title: Freigabe 1}]\n",
        "gates: [{id: RfE, title: Baufreigabe}]\n",
    )
    gate = of(own.gates, "RfE")
    assert (gate.title, gate.question) == ("Baufreigabe", "Bauen wir?")
    assert gate.other_names[-2:] == ("Ready for Executing", "Freigabe 2")
    assert of(own.gates, "RfP").title == "Freigabe 1"


def test_a_tier_that_is_like_another_is_asked_for_as_much(company: Any) -> None:
    core, own = load("core"), company("tiers: [{id: T4, title: Mega, after: T3, like: T3}]\n")
    assert [tier.id for tier in own.tiers] == ["T1", "T2", "T3", "T4"]
    for rule, before in zip(own.rules, core.rules, strict=True):
        assert ("T4" in rule.applies.tiers) == ("T3" in before.applies.tiers)
    for name, kind in own.kinds.items():
        for due, old in zip(kind.due, core.kinds[name].due, strict=True):
            assert ("T4" in due.tiers) == ("T3" in old.tiers)
        assert kind.required == core.kinds[name].required  # a heavier tier is asked for it anyway
        for entry in kind.burden.get("start", ()):
            assert ("T4" in entry.get("tiers", ())) == ("T3" in entry.get("tiers", ()))
    assert [*own.thresholds["report_days"]] == ["T1", "T2", "T3", "T4"]
    assert own.thresholds["report_days"]["T4"] == core.thresholds["report_days"]["T3"]
    assert "T4" not in own.thresholds["tier_score"]


def test_a_tier_before_its_like_has_to_fill_in_as_much(company: Any) -> None:
    core, own = load("core"), company("tiers: [{id: T1A, title: Small, after: T1, like: T2}]\n")
    asked = [name for name, kind in core.kinds.items() if "T2" in kind.required]
    assert asked
    assert all(own.kinds[n].required["T1A"] == core.kinds[n].required["T2"] for n in asked)


def test_schemas_know_added_gates_tiers_phases_methods_and_roles(company: Any) -> None:
    own = company(
        "gates: [{id: tender, title: Tender, phase: planning}, {id: RfE, title: Freigabe 2}]\n"
        "tiers: [{id: T4, title: Mega}]\n"
        "phases: [{id: procuring, title: Procuring, after: planning}]\n"
        "methods: [{id: lean, title: Lean}]\n"
        "roles: [{id: site-manager, title: Site Manager, everyday: Bauleiter}]\n"
    )
    common = next(s for name, s in own.schemas.items() if "/common/" in name)["$defs"]
    project = own.schemas[own.schema_of["project"]]["properties"]
    assert "tender" in common["gate"]["enum"]
    assert "`RfE`: Freigabe 2." in common["gate"]["description"]
    assert "`tender`: Tender." in common["gate"]["description"]
    assert common["tier"]["enum"][-1] == "T4"
    assert project["phase"]["enum"][2] == "procuring"
    assert project["method"]["enum"][-1] == "lean"
    added = project["roles"]["properties"]["site_manager"]
    assert added["title"] == "Site Manager (Bauleiter)"
    assert added["x-defines"] == ["person", "member"]


def test_inherited_texts_are_told_in_the_new_words(company: Any) -> None:
    own = company(
        "gates: [{id: GB, title: Nutzenprüfung}, {id: stage, title: Meilenstein}]\n"
        "roles: [{id: project-manager, title: Projektleiter}, {id: operations, title: Betrieb}]\n"
        "tiers: [{id: T1, title: Klein}]\n"
    )
    rules = {rule.id: rule for rule in own.rules}
    assert rules["END-004"].fix.endswith("the portfolio asks them at Nutzenprüfung (GB).")
    assert (
        rules["STAGE-001"].title == "A major project holds a Meilenstein at least every six months"
    )
    assert "`pmo gate stage --record go" in rules["STAGE-001"].fix
    assert rules["LEAD-010"].title == "The Projektleiter is an active person in the people registry"
    assert "{doc.leader}" in rules["LEAD-010"].message
    assert "in a Klein project an ask for the money is enough" in rules["STAT-027"].fix
    assert rules["TIER-003"].title == "A Klein project has no red flag"
    assert all("Betrieb" not in rule.fix for rule in own.rules)  # `run` is an ordinary word
    assert own.kinds["leader-assignment"].title == load("core").kinds["leader-assignment"].title


def test_a_layers_own_texts_stay_as_it_wrote_them(company: Any) -> None:
    own = company(
        "gates: [{id: GB, title: Nutzen, question: Does GB pay?}, {id: GC, title: Ende}]\n"
    )
    assert of(own.gates, "GB").question == "Does GB pay?"


def test_without_new_words_nothing_is_told_otherwise(company: Any) -> None:
    core, own = load("core"), company("thresholds: {waiver_days: 92}\n")
    assert own.rules == core.rules
    assert own.schemas == core.schemas
    assert (own.gates, own.roles, own.tiers) == (core.gates, core.roles, core.tiers)


@pytest.mark.parametrize(
    ("head", "message", "remedy"),
    [
        (
            "gates:\n  - {id: RfX, title: Freigabe}\n",
            "The gate `RfX` is new here, and has no `phase`.",
            "Did you mean `RfP`? Inherited: G0,",
        ),
        (
            "roles:\n  - {id: judge}\n",
            "The role `judge` is new here, and has no `title`.",
            "Inherited",
        ),
        (
            "tiers:\n  - {id: T4, title: Mega, after: T9}\n",
            "There is no tier `T9`.",
            "There are: T1, T2, T3.",
        ),
        (
            "gates:\n  - {id: RfE, title: Frei, after: GL}\n",
            "The gate `RfE` is inherited, and `after` is for one that is new.",
            "Remove `after`",
        ),
        (
            "phases:\n  - {id: procuring, title: Procuring}\n",
            "The phase `procuring` is new here, and nothing says between which it lies.",
            "Write `after: ID`",
        ),
        (
            "tiers:\n  - {id: T4, title: Mega, like: T4}\n",
            "There is no other tier `T4` that `T4` could be like.",
            "There are: T1, T2, T3.",
        ),
        (
            "gates:\n  - {id: RfE, title: 'Frei {doc.id}'}\n",
            "`title` holds a brace, a backtick or a sign that cannot be shown.",
            "Take it out",
        ),
    ],
)
def test_what_cannot_be_merged_is_refused_with_its_place(
    company: Any, head: str, message: str, remedy: str
) -> None:
    with pytest.raises(StandardError) as caught:
        company(head)
    error = caught.value
    assert error.message == message
    assert remedy in error.remedy
    assert error.path.endswith("layer0/standard.yaml")
    assert (error.line, error.column > 1) == (5 + head.count("\n"), True)
