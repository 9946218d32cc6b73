"""Operands are told with their source text, their value and the very place they were read from."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pmo_kit import cel
from pmo_kit.cel.operand_trace import Operand, trace

Check = Callable[[str], cel.Checked]


def test_fields_are_told_with_the_map_they_are_in(check: Check, bindings: dict[str, Any]) -> None:
    first, second = trace(check("item.likelihood * item.impact > 30"), bindings)
    assert first == Operand("item.likelihood", 4, bindings["item"], "likelihood")
    assert first.container is second.container is bindings["item"]


def test_fields_of_elements_are_told_with_their_element(
    check: Check, bindings: dict[str, Any], risks: list[dict[str, Any]]
) -> None:
    found = trace(check("all.log.all(l, l.risks.all(r, r.impact < 9))"), bindings)
    assert [operand.text for operand in found] == ["all.log", "l.risks", "r.impact", "r.impact"]
    assert found[0].container is bindings["all"]
    assert found[1].container is bindings["doc"]
    assert found[2].container is risks[0]
    assert found[3].container is risks[1]


def test_elements_themselves_are_told_with_their_list(
    check: Check, bindings: dict[str, Any], risks: list[dict[str, Any]]
) -> None:
    found = trace(check("item.tags.exists(t, t == 'nobody')"), bindings)
    assert found[1:] == [
        Operand("t", "cost", risks[0]["tags"], 0),
        Operand("t", "people", risks[0]["tags"], 1),
    ]
    assert found[2].container is risks[0]["tags"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("today > item.due", ["today", "item.due"]),
        ("doc.risks[1].impact > 9", ["doc.risks[1].impact"]),
        ("doc.risks[item.impact - 5].id == ''", ["item.impact", "doc.risks[item.impact - 5].id"]),
        ("doc.risks.filter(r, r.impact > 3).map(x, x.id) == []", ["doc.risks", "r.impact",
                                                                  "x.id"]),
        ("doc.risks.map(r, r.impact > 3, r.id) == []", ["doc.risks", "r.impact", "r.id"]),
        ("names.exists(k, names[k] == 'Bob')", ["names", "k"]),
        ("size(item.owner) > 5", ["item.owner"]),
        ("false && item.impact > 1", []),
        ("item.owner == item.owner", ["item.owner"]),
        ("1 + 1 == 3", []),
        ("[1].all(x, [2].all(x, x > 2))", ["x"]),
        ("any.x == 1", ["any.x"]),
    ],
)  # fmt: skip
def test_what_is_told(
    check: Check, bindings: dict[str, Any], text: str, expected: list[str]
) -> None:
    assert [operand.text for operand in trace(check(text), bindings)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the side that decided, before the other or after it
        ("item.impact > 9 && item.likelihood > 1", ["item.impact"]),
        ("item.impact > 1 && item.likelihood > 9", ["item.likelihood"]),
        ("item.impact > 9 || item.likelihood > 1", ["item.likelihood"]),
        ("!(item.impact > 9 || item.likelihood > 1)", ["item.likelihood"]),
        # all sides had to agree
        ("item.impact > 1 && item.likelihood > 1", ["item.impact", "item.likelihood"]),
        ("item.impact > 9 || item.likelihood > 9", ["item.impact", "item.likelihood"]),
        # a side that has no value decides nothing
        ("any.x.y == 1 || item.impact > 1", ["item.impact"]),
        # what was read before, and again where it decided
        ("(item.impact > 9 || item.cost > 1.0) && item.impact > 9", ["item.impact"]),
        # the test and the branch that was taken
        ("item.impact > 1 ? item.cost > 9.0 : item.likelihood > 1", ["item.impact", "item.cost"]),
        # a decision within a decision
        ("doc.risks.all(r, r.impact > 9 || r.likelihood > 3)",
         ["doc.risks", "r.impact", "r.likelihood"]),
        ("doc.risks.exists(r, r.impact < 3 && r.id != '')", ["doc.risks", "r.impact", "r.id"]),
    ],
)  # fmt: skip
def test_what_decided_is_told(
    check: Check, bindings: dict[str, Any], text: str, expected: list[str]
) -> None:
    assert [operand.text for operand in trace(check(text), bindings)] == expected


@pytest.mark.parametrize(
    ("text", "deciding"),
    [
        ("doc.risks.all(r, r.impact < 7)", [7]),
        ("doc.risks.exists(r, r.impact == 7)", [7]),
        ("doc.risks.exists_one(r, r.impact == 7)", [7]),
        ("doc.risks.filter(r, r.impact > 7) == []", [8, 9]),
        ("doc.risks.exists(r, r.impact == 4) && doc.risks.all(r, r.impact != 5)", [5]),
        ("!doc.risks.exists(r, r.impact == 4) || doc.risks.all(r, r.impact != 5)", [4, 5]),
        ("doc.risks.all(r, doc.risks.all(s, r.impact + s.impact != 12))", [3, 9]),
        ("doc.risks.exists(r, r.impact > 9)", [*range(10)]),
        ("doc.risks.filter(r, r.impact > 9) != []", [*range(10)]),
    ],
)
def test_of_many_elements_the_ones_that_decided_are_told(
    check: Check, bindings: dict[str, Any], text: str, deciding: list[int]
) -> None:
    bindings["doc"]["risks"] = [{"id": f"R-{number}", "impact": number} for number in range(10)]
    found = trace(check(text), bindings)
    read = [operand for operand in found if operand.key == "impact"]
    assert [operand.value for operand in read] == deciding
    assert [operand.container for operand in read] == [
        bindings["doc"]["risks"][number] for number in deciding
    ]


def test_the_element_that_decides_is_told_behind_many(
    check: Check, bindings: dict[str, Any]
) -> None:
    bindings["doc"]["risks"] = [{"impact": number} for number in range(3_000)]
    found = trace(check("doc.risks.all(r, r.impact < 2900)"), bindings)
    assert [operand.value for operand in found if operand.key == "impact"] == [2900]


def test_what_is_missing_is_told_with_where_it_should_be(
    check: Check, bindings: dict[str, Any], risks: list[dict[str, Any]]
) -> None:
    found = trace(check("doc.risks.all(r, has(r.owner))"), bindings)
    assert found[-1] == Operand("r.owner", None, risks[1], "owner", False)
    found = trace(check("doc.risks.all(r, r.owner != '')"), bindings)
    assert found[-1] == Operand("r.owner", None, risks[1], "owner", False)


def test_an_evaluation_that_fails_tells_what_it_read_before(
    check: Check, bindings: dict[str, Any]
) -> None:
    found = trace(check("item.impact / (item.likelihood - 4) > 1"), bindings)
    assert [operand.text for operand in found] == ["item.impact", "item.likelihood"]


def test_of_many_operands_the_first_are_told(check: Check, bindings: dict[str, Any]) -> None:
    bindings["doc"]["risks"] = [{"impact": 1} for _ in range(5_000)]
    assert len(trace(check("doc.risks.all(r, r.impact == 1)"), bindings)) == 200


def test_tracing_agrees_with_running(check: Check, bindings: dict[str, Any]) -> None:
    checked = check("doc.risks.filter(r, r.impact > 1).exists_one(r, r.id in item.tags + ['R-01'])")
    assert cel.compile(checked).run(bindings) is True
    assert {operand.text for operand in trace(checked, bindings)} == {
        "doc.risks", "r.impact", "r.id", "item.tags",
    }  # fmt: skip
