"""Rules go through maps and lists of texts, and point at fields, keys and places they compute."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pmo_kit.engine import Options, check, prepare
from pmo_kit.engine.known_findings import listable
from pmo_kit.project import Folder, read_snapshot
from pmo_kit.results import Finding
from pmo_kit.results.verification import Verification
from pmo_kit.verify import verify

HEAD = """
schema: standard/v1
id: shop
title: Shop
description: How a shop keeps its lists.
editions: [{id: "1.0", status: current}]
roles: [{id: keeper, title: Keeper, owes: [Keeps it]}]
"""
KIND = """
schema: artifact/v1
kind: {kind}
title: {kind}
purpose: Holds what the shop has.
owner: keeper
life: register
version: "1.0"
many: true
files: ["{files}"]
{more}
"""
STOCK = """parts:
  - {id: P-1, cost: 3}
  - {id: P-2, cost: 4}
tags: [wood, steel]
limits:
  day: 5
  week/all: 9
boss: {name: ada, deputy: ben}
cost-unit: EUR
"""
PAPER = """---
title: A paper
author: ada
---

# A paper
"""
TEXT = {"type": "string", "description": "Text.", "examples": ["a"]}
NUMBER = {"type": "integer", "description": "Number.", "examples": [1]}


def schema(kind: str, properties: Mapping[str, Any]) -> str:
    """A closed schema of a kind."""
    return json.dumps(
        {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": f"https://shop.example/schemas/{kind}/v1.0.json",
            "title": kind,
            "description": "What the shop has.",
            "type": "object",
            "additionalProperties": False,
            "required": ["parts"] if "parts" in properties else [],
            "properties": properties,
        },
        indent=1,
    )


def listed(inner: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "array", "description": "List.", "items": inner, "examples": [[]]}


def record(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "description": "Record.",
        "additionalProperties": False,
        "required": [name for name in ("id", "cost") if name in properties],
        "properties": properties,
        "examples": [{"id": "P-1", "cost": 1}] if "id" in properties else [{}],
    }


STOCK_SCHEMA = schema(
    "stock",
    {
        "parts": listed(record({"id": TEXT, "cost": NUMBER, "needs": listed(TEXT)})),
        "tags": listed(TEXT),
        "limits": {
            "type": "object",
            "description": "Limits.",
            "additionalProperties": NUMBER,
            "examples": [{}],
        },
        "boss": record({"name": TEXT, "deputy": TEXT}),
        "cost-unit": TEXT,
    },
)
PAPER_SCHEMA = schema("paper", {"title": TEXT, "author": TEXT, "date": TEXT, "cost-unit": TEXT})

RULE = {
    "id": "SHOP-001",
    "title": "A rule",
    "level": "should",
    "artifact": "stock",
    "message": "'Wrong.'",
    "why": "It matters.",
    "fix": "Put it right.",
}


@pytest.fixture
def shop(tmp_path: Path) -> Callable[..., Path]:
    """A standard without manifests in a folder, with one rule as told; returns the folder."""

    def made(files: Mapping[str, str] | None = None, **rule: str) -> Path:
        parts = {**RULE, **rule}
        parts.setdefault("examples", "{good: [{}], bad: [{expect: stock}]}")
        text = "".join(f"{key}: {value}\n" for key, value in parts.items())
        written = {
            "standard.yaml": HEAD,
            "artifacts/stock.yaml": KIND.format(
                kind="stock", files="*.yaml", more="key: cost-unit\nlists: {parts: id}"
            ),
            "artifacts/paper.yaml": KIND.format(
                kind="paper", files="*.md", more="format: markdown"
            ),
            "schemas/stock/v1.0.json": STOCK_SCHEMA,
            "schemas/paper/v1.0.json": PAPER_SCHEMA,
            f"rules/{parts['artifact']}/{parts['id']}.yaml": text,
            "golden/index.yaml": "- {folder: sound, as_of: 2026-01-01}\n",
            "golden/sound/stock.yaml": STOCK,
            "golden/sound/paper.md": PAPER,
            **(files or {}),
        }
        for name, content in written.items():
            path = tmp_path / "shop" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content)
        return tmp_path / "shop"

    return made


def found(standard: Path, stock: str = STOCK, paper: str = PAPER) -> tuple[Finding, ...]:
    """The findings on a project of the standard, beside it."""
    root = standard.parent / "project"
    root.mkdir(exist_ok=True)
    (root / "stock.yaml").write_text(stock)
    (root / "paper.md").write_text(paper)
    compiled = prepare(standard)
    snapshot = read_snapshot(Folder(root), None, compiled.standard, str(root), "p")
    report = check(compiled, snapshot, Options(date(2026, 1, 1))).report
    assert all(listable(finding, compiled.standard) for finding in report.findings)
    return report.findings


def told(result: Verification) -> str:
    return "\n".join(map(str, result.problems))


def place(finding: Finding) -> tuple[int, int, int]:
    where = finding.location
    return where.line, where.column, where.end_column


# What a rule goes through


def test_the_values_of_a_map_are_judged_with_their_keys(shop: Callable[..., Path]) -> None:
    standard = shop(
        each="limits{}", check="item < 5 || key == 'other'", message='"{key} is {item}."'
    )
    day, week = found(standard)
    assert (day.message, week.message) == ("day is 5.", "week/all is 9.")
    assert day.subject == "p/stock/EUR/limits.day"
    assert week.subject == "p/stock/EUR/limits[week/all]"
    assert (day.pointer, week.pointer) == ("/limits/day", "/limits/week~1all")
    assert (place(day), place(week)) == ((6, 8, 9), (7, 13, 14))


def test_a_map_of_known_fields_is_gone_through_too(shop: Callable[..., Path]) -> None:
    standard = shop(each="boss{}", check="item != 'ben'", at="{key: true}", message='"{key}"')
    (deputy,) = found(standard)
    assert (deputy.message, deputy.pointer, place(deputy)) == (
        "deputy",
        "/boss/deputy",
        (8, 19, 25),
    )


def test_the_texts_of_a_list_are_judged(shop: Callable[..., Path]) -> None:
    standard = shop(each="tags[]", check="item != 'steel'", message='"{item}"')
    (steel,) = found(standard)
    assert (steel.message, steel.pointer, place(steel)) == ("steel", "/tags/1", (4, 14, 19))
    (moved,) = found(standard, STOCK.replace("[wood, steel]", "[glass, iron, steel, wood]"))
    assert (moved.pointer, moved.fingerprint) == ("/tags/2", steel.fingerprint)


def test_the_fingerprint_of_an_entry_stays_where_others_come_before_it(
    shop: Callable[..., Path],
) -> None:
    standard = shop(each="limits{}", check="item != 5")
    (before,) = found(standard)
    (after,) = found(standard, STOCK.replace("  day: 5", "  hour: 1\n  day: 5"))
    assert (before.fingerprint, before.location.line + 1) == (
        after.fingerprint,
        after.location.line,
    )


def test_the_keys_of_front_matter_have_order_and_places(shop: Callable[..., Path]) -> None:
    standard = shop(
        artifact="paper",
        each="meta{}",
        check="key != 'author'",
        at="{key: true}",
        message='"{key}"',
    )
    (author,) = found(standard)
    assert (author.subject, author.pointer) == ("p/paper/paper.md/author", "/meta/author")
    assert place(author) == (3, 1, 7)
    standard = shop(
        artifact="paper",
        check="doc.keys.map(k, k.name) == ['author', 'title']",
        found="doc.keys.map(k, string(k.line) + ':' + string(k.column) + '-' + "
        "string(k.value_line) + ':' + string(k.value_column) + ' ' + k.name)",
        message='"{found}"',
    )
    (order,) = found(standard)
    assert order.message == "2:1-2:8 title, 3:1-3:9 author"
    assert (
        found(
            standard, paper=PAPER.replace("title: A paper\nauthor: ada", "author: ada\ntitle: A")
        )[1:]
        == ()
    )


@pytest.mark.parametrize(
    ("each", "message"),
    [
        ("limits", "end it with `[]`, at a map with `{}`"),
        ("tags{}", "`{}` stands behind something that is no map"),
        ("limits[]", "`[]` stands behind something that is no list"),
        ("limit{}", "there is no field `limit`.\n  Did you mean `limits`?"),
        ("past.limits{}", "the past is known of one list"),
    ],
)
def test_what_cannot_be_gone_through_is_refused(
    shop: Callable[..., Path], each: str, message: str
) -> None:
    result = verify(shop(each=each, check="1 == 2"))
    assert "SHOP-001.yaml:" in told(result)
    assert message in told(result)


# Where a finding points


@pytest.mark.parametrize(
    ("rule", "expected", "where"),
    [
        ({"at": "cost-unit"}, "/cost-unit", (9, 12, 15)),
        ({"at": "{field: cost-unit}"}, "/cost-unit", (9, 12, 15)),
        ({"at": "{field: cost-unit, key: true}"}, "/cost-unit", (9, 1, 10)),
        ({"at": "{cel: \"'parts[P-2].cost'\"}"}, "/parts/1/cost", (3, 21, 22)),
        ({"at": "{cel: \"'parts[P-2].cost'\", key: true}"}, "/parts/1/cost", (3, 15, 19)),
        ({"at": "{cel: \"['limits', 'week/all']\"}"}, "/limits/week~1all", (7, 13, 14)),
        (
            {"found": "doc.parts.filter(p, p.cost > 3).map(p, p.id)",
             "at": "{cel: \"['parts', found[0], 'cost']\"}"},
            "/parts/1/cost", (3, 21, 22),
        ),
        ({"each": "parts[]", "at": "{cel: \"item.cost > 3 ? 'cost' : 'id'\"}",
          "check": "item.cost < 4"}, "/parts/1/cost", (3, 21, 22)),
        ({"each": "parts[]", "at": "{key: true}", "check": "item.cost < 4"},
         "/parts/1", (3, 5, 8)),
        # a field that is missing: where it belongs
        ({"each": "parts[]", "at": "needs", "check": "item.cost < 4"},
         "/parts/1/needs", (3, 5, 8)),
        # for those who judge, a place that is nowhere is the item
        ({"each": "parts[]", "at": "{cel: \"'needs.more'\"}", "check": "item.cost < 4"},
         "/parts/1", (3, 5, 23)),
    ],
)  # fmt: skip
def test_a_finding_points_where_its_rule_says(
    shop: Callable[..., Path], rule: dict[str, str], expected: str, where: tuple[int, int, int]
) -> None:
    (finding,) = found(shop(**{"check": "size(doc.parts) > 9", **rule}))
    assert (finding.outcome, finding.pointer, place(finding)) == ("failed", expected, where)


@pytest.mark.parametrize(
    ("rule", "line", "message"),
    [
        ({"at": "cost"}, "9:5", "there is no field `cost`.\n  Did you mean `cost-unit`?"),
        ({"at": "{field: cost}"}, "9:13", "there is no field `cost`"),
        ({"at": "{cel: doc.cost}"}, "9:15", "has no field `cost`"),
        ({"at": "{cel: size(doc.parts)}"}, "9:11", "a place is a text or a list of texts"),
        ({"at": "{cel: \"'tags'\", field: tags}"}, "9:12", "names a field, and computes one too"),
        ({"at": "{key: true}"}, "9:5", "a whole file has none"),
        ({"at": "{}"}, "9:5", "at"),
        ({"at": "{keys: true}"}, "9:6", "`keys`"),
    ],
)
def test_a_place_that_is_none_is_refused_in_the_terms_of_the_schema(
    shop: Callable[..., Path], rule: dict[str, str], line: str, message: str
) -> None:
    result = verify(shop(check="size(doc.parts) > 9", **rule))
    assert f"SHOP-001.yaml:{line}: " in told(result)
    assert message in told(result)


BAD = '{good: [{}], bad: [{remove: ["stock:cost-unit"], expect: "stock:%s"}]}'


def test_a_computed_place_is_proven_by_the_examples(shop: Callable[..., Path]) -> None:
    rule = {"check": "has(doc.`cost-unit`)", "at": "{cel: \"'parts[P-2].cost'\"}"}
    assert told(verify(shop(**rule, examples=BAD % "parts[P-2].cost"))) == ""
    wrong = told(verify(shop(**rule, examples=BAD % "parts[P-1].cost")))
    assert "SHOP-001.yaml:10:" in wrong and "It fires at" in wrong


@pytest.mark.parametrize("at", ["'parts[P-9].cost'", "['parts', 'P-1', 'cost', 'more']", "'a..b'"])
def test_a_computed_place_that_is_nowhere_is_refused_by_the_examples(
    shop: Callable[..., Path], at: str
) -> None:
    rule = {"check": "has(doc.`cost-unit`)", "at": f'{{cel: "{at}"}}'}
    wrong = told(
        verify(
            shop(
                **rule, examples='{good: [{}], bad: [{remove: ["stock:cost-unit"], expect: stock}]}'
            )
        )
    )
    assert "SHOP-001.yaml:10:" in wrong
    assert "could not be judged: `at` gives `" in wrong
    assert "there is no such place in stock.yaml" in wrong
