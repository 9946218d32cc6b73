"""A small standard for files that know nothing of it, with one rule that a test writes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from pmo_kit.engine import Options, check, prepare
from pmo_kit.project import Folder, read_snapshot
from pmo_kit.results import Finding, Report
from pmo_kit.results.verification import Verification

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


def write_standard(folder: Path, files: Mapping[str, str] | None = None, **rule: str) -> Path:
    """A standard without manifests in a folder, with one rule as told; returns the folder."""
    parts = {**RULE, **rule}
    parts.setdefault("examples", "{good: [{}], bad: [{expect: stock}]}")
    text = "".join(f"{key}: {value}\n" for key, value in parts.items())
    written = {
        "standard.yaml": HEAD,
        "artifacts/stock.yaml": KIND.format(
            kind="stock", files="*.yaml", more="key: cost-unit\nlists: {parts: id}"
        ),
        "artifacts/paper.yaml": KIND.format(kind="paper", files="*.md", more="format: markdown"),
        "schemas/stock/v1.0.json": STOCK_SCHEMA,
        "schemas/paper/v1.0.json": PAPER_SCHEMA,
        f"rules/{parts['artifact']}/{parts['id']}.yaml": text,
        "golden/index.yaml": "- {folder: sound, as_of: 2026-01-01}\n",
        "golden/sound/stock.yaml": STOCK,
        "golden/sound/paper.md": PAPER,
        **(files or {}),
    }
    for name, content in written.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    return folder


def report_on(standard: Path, stock: str = STOCK, paper: str = PAPER) -> Report:
    """The report on a project of the standard, beside it."""
    root = standard.parent / "project"
    root.mkdir(exist_ok=True)
    (root / "stock.yaml").write_text(stock)
    (root / "paper.md").write_text(paper)
    compiled = prepare(standard)
    snapshot = read_snapshot(Folder(root), None, compiled.standard, str(root), "p")
    return check(compiled, snapshot, Options(date(2026, 1, 1))).report


def found(standard: Path, stock: str = STOCK, paper: str = PAPER) -> tuple[Finding, ...]:
    """The findings on a project of the standard, beside it."""
    return report_on(standard, stock, paper).findings


def told(result: Verification) -> str:
    return "\n".join(map(str, result.problems))
