"""A rule binds by a condition, its message is any CEL, and its examples say what else fires."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from program import Program
from small_standard import STOCK, found, report_on, told, write_standard

from pmo_kit.engine import prepare
from pmo_kit.standard.courses import rule_digest
from pmo_kit.verify import verify
from pmo_kit.writers import render

EACH = {"each": "parts[]", "check": "item.cost < 3", "at": "cost"}
DEAR = {**EACH, "level": "should", "shall_when": "item.cost > 3"}
SHOWN = """{good: [{}], bad: [
  {set: {'stock:parts': [{id: P-1, cost: 3}]}, expect: 'stock:parts[P-1]'},
  {set: {'stock:parts': [{id: P-1, cost: 4}]}, expect: 'stock:parts[P-1]', level: shall}]}"""
SMALL = {
    "golden/sound/stock.yaml": STOCK.replace("cost: 3", "cost: 1").replace("cost: 4", "cost: 1")
}


@pytest.fixture
def shop(tmp_path: Path) -> Callable[..., Path]:
    """A small standard with one rule, as told."""
    return lambda files=None, **rule: write_standard(tmp_path / "shop", files, **rule)


# Levels by condition


def test_a_finding_is_a_shall_where_its_rule_says_so(shop: Callable[..., Path]) -> None:
    report = report_on(shop(**DEAR))
    assert [(f.level, f.message) for f in report.findings] == [
        ("should", "Wrong."),
        ("shall", "Wrong."),
    ]
    assert [finding.location.line for finding in report.failures] == [3]
    assert report.exit_code == 1
    assert report_on(shop(**DEAR), STOCK.replace("cost: 4", "cost: 3")).exit_code == 0


def test_every_format_tells_the_level_of_the_finding(shop: Callable[..., Path]) -> None:
    report = report_on(shop(**DEAR))
    told_json = json.loads(render("json", [report]))
    (project,) = told_json["reports"]
    assert project["summary"]["findings"] == {"shall": 1, "should": 1, "may": 0}
    assert [finding["level"] for finding in project["findings"]] == ["should", "shall"]
    (run,) = json.loads(render("sarif", [report]))["runs"]
    assert [result["level"] for result in run["results"]] == ["warning", "error"]
    text = render("text", [report])
    assert "stock.yaml:2:21 SHOP-001 should" in text
    assert "stock.yaml:3:21 SHOP-001 shall" in text
    assert "1 shall, 1 should" in text


def test_people_are_told_when_a_rule_is_a_shall(shop: Callable[..., Path], tmp_path: Path) -> None:
    pmo = Program(tmp_path, tmp_path / "cache")
    folder = str(shop(SMALL, **DEAR, examples=SHOWN))
    page = pmo("explain", "SHOP-001", "--standard", folder).out
    assert "(should) advice with weight" in page
    assert "Where `item.cost > 3` holds: (shall) must hold" in page
    shown = json.loads(pmo("standard", "show", folder, "--format", "json").out)
    (rule,) = shown["rules"]
    assert (rule["level"], rule["shall_when"]) == ("should", "item.cost > 3")


def test_the_identity_of_a_finding_does_not_depend_on_its_level(
    shop: Callable[..., Path],
) -> None:
    (_, dear) = found(shop(**DEAR))
    (_, cheap) = found(shop(**DEAR), STOCK.replace("cost: 4", "cost: 3"))
    assert (dear.level, cheap.level) == ("shall", "should")
    assert dear.fingerprint == cheap.fingerprint


def test_a_condition_that_is_not_known_leaves_the_level(shop: Callable[..., Path]) -> None:
    rule = {**DEAR, "shall_when": "has(doc.boss) && has(doc.boss.name) && doc.boss.name == 'ada'"}
    broken = STOCK.replace("name: ada", "name: 7")
    levels = [f.level for f in found(shop(**rule), broken) if f.rule == "SHOP-001"]
    assert levels == ["should", "should"]


def test_each_level_is_shown_by_an_example(shop: Callable[..., Path]) -> None:
    assert told(verify(shop(SMALL, **DEAR, examples=SHOWN))) == ""
    one = SHOWN.replace(", level: shall", "")
    wrong = told(verify(shop(SMALL, **DEAR, examples=one)))
    assert "SHOP-001 has no bad example whose finding is a `shall`." in wrong
    assert "Its finding is a `shall`, and was to be a `should`." in wrong


@pytest.mark.parametrize(
    ("level", "condition", "place", "message"),
    [
        ("shall", "item.cost > 3", "11:13", "`level` is `shall` already"),
        ("should", "item.cost", "11:13", "is a int, not true or false"),
        ("should", "item.const > 3", "11:18", "no field `const`"),
        ("should", "size(item.needs) > 3", "11:23", "`needs` may be missing"),
    ],
)
def test_a_condition_that_decides_nothing_is_refused(
    shop: Callable[..., Path], level: str, condition: str, place: str, message: str
) -> None:
    wrong = told(verify(shop(**{**DEAR, "level": level, "shall_when": condition})))
    assert f"SHOP-001.yaml:{place}: " in wrong
    assert message in wrong


def test_questions_on_a_rule_are_pinned_to_its_condition(shop: Callable[..., Path]) -> None:
    rules = [prepare(shop(**rule)).standard.rules[0] for rule in (EACH, DEAR)]
    assert rule_digest(rules[0]) != rule_digest(rules[1])


# Messages


@pytest.mark.parametrize(
    ("message", "shown"),
    [
        ("'{size(doc.parts)} parts'", "2 parts"),
        ('\'{item.cost > 3 ? "dear" : "cheap"}\'', "cheap, dear"),
        ("'{doc.parts.map(p, p.id)}'", "P-1, P-2, P-1, P-2"),
        ("'{item.cost + 1} {doc.`cost-unit`}'", "4 EUR, 5 EUR"),
        ('\'{{"a": item.cost}["a"]}\'', "3, 4"),
        ("'{item.needs}'", "(not given), (not given)"),
    ],
)
def test_a_message_shows_what_an_expression_gives(
    shop: Callable[..., Path], message: str, shown: str
) -> None:
    rule = {**EACH, "message": message}
    told_once = [finding.message for finding in found(shop(**rule))]
    assert ", ".join(dict.fromkeys(told_once) if shown == "2 parts" else told_once) == shown


def test_a_fix_is_filled_in_too_and_told_in_general(shop: Callable[..., Path]) -> None:
    standard = shop(**EACH, fix="'Pay {item.cost - 2} {doc.`cost-unit`} less for {item.id}.'")
    assert found(standard)[0].fix == "Pay 1 EUR less for P-1."
    (rule,) = prepare(standard).standard.rules
    assert rule.general_fix == "Pay … COST-UNIT less for ID."


# Examples

OTHER = """
id: SHOP-002
title: A paper has a title of its own
level: should
artifact: paper
check: "!has(doc.meta.title) || doc.meta.title != 'x'"
message: Wrong.
why: It matters.
fix: Put it right.
examples: {good: [{}], bad: [{set: {'paper:meta.title': x}, expect: paper}]}
"""
ALSO = """{good: [{set: {'paper:meta.title': %s}, also: [%s]}], bad: [
  {set: {'stock:parts': [{id: P-1, cost: 3}]}, expect: 'stock:parts[P-1]'}]}"""


@pytest.mark.parametrize(
    ("title", "also", "message"),
    [
        ("x", "SHOP-002", ""),
        ("x", "", "SHOP-002 fires too, at paper.md:"),
        ("y", "SHOP-002", "SHOP-002 was to fire as well and does not."),
    ],
)
def test_a_good_example_says_what_else_fires(
    shop: Callable[..., Path], title: str, also: str, message: str
) -> None:
    files = {**SMALL, "rules/paper/SHOP-002.yaml": OTHER}
    wrong = told(verify(shop(files, **EACH, examples=ALSO % (title, also))))
    assert message in wrong
    assert bool(message) == bool(wrong)


def test_delete_takes_a_file_from_every_kind_that_reads_it(shop: Callable[..., Path]) -> None:
    raw = (
        "schema: artifact/v1\nkind: raw\ntitle: Raw\npurpose: The text.\nowner: keeper\n"
        'life: register\nversion: "1.0"\nmany: true\nfiles: ["*.yaml"]\nformat: text\n'
    )
    rule = {
        "artifact": "paper",
        "check": "size(all.stock) + size(all.raw) > 0",
        "message": "'{size(all.stock)} and {size(all.raw)}.'",
        "examples": "{good: [{}], bad: [{delete: [stock], expect: paper}]}",
    }
    assert told(verify(shop({"artifacts/raw.yaml": raw}, **rule))) == ""
