"""The page of the rule language tells everything that a rule may read, and `until` one way."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pmo_kit.cel.signatures import FUNCTIONS, METHODS
from pmo_kit.cel.types import Record
from pmo_kit.engine import environment
from pmo_kit.engine.environment import Types
from pmo_kit.handbook.rule_language import RECORDS
from pmo_kit.standard.build_model import load
from pmo_kit.standard.editions import in_force


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    """The page's text."""
    return (root / "docs" / "explanation" / "cel.md").read_text(encoding="utf-8")


def test_the_page_names_every_root(root: Path, page: str) -> None:
    standard = load(root / "standards" / "core")
    types = Types(standard)
    roots = {name for kind in standard.kinds for name in types.env(kind, "").variables}
    roots |= {"parent", "parents", *types.env("status-report", "").variables}
    table = page.partition("## What a rule sees")[2].partition("## Operators")[0]
    missing = {root for root in roots if f"`{root}" not in table}
    assert not missing


def test_the_page_lists_every_record_of_the_kit(page: str) -> None:
    theirs = [value for value in vars(environment).values() if isinstance(value, Record)]
    theirs.remove(environment.TEXT)  # what plain text has: told in words
    assert all(any(record is known for known in RECORDS.values()) for record in theirs)
    for where, record in RECORDS.items():
        assert f"| `{where}` |" in page
        assert all(f"`{name}" in page for name in record.fields)


def test_every_part_of_markdown_has_a_row(root: Path, page: str) -> None:
    document = Types(load(root / "standards" / "core")).documents["charter"]
    assert isinstance(document, Record)
    assert all(f"| `doc.{name}` |" in page for name in document.fields)


def test_the_page_lists_every_function(page: str) -> None:
    assert all(f"| `{name}` |" in page for name in {**FUNCTIONS, **METHODS})


def _untils(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        if isinstance(node.get("until"), dict) and "description" in node["until"]:
            yield node["until"]
        for inner in node.values():
            yield from _untils(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from _untils(inner)


def test_until_is_the_last_one_in_every_schema(root: Path) -> None:
    found = [
        (path.relative_to(root).as_posix(), until["description"])
        for path in sorted((root / "schemas").rglob("*.json"))
        for until in _untils(json.loads(path.read_bytes()))
    ]
    assert len(found) > 15
    assert [one for one in found if " last " not in f" {one[1].lower()} "] == []


def test_until_is_the_last_edition_in_which_something_is_in_force() -> None:
    order = ["1.0", "1.1", "2.0"]
    held = [in_force({"since": "1.0", "until": "1.1"}, edition, order) for edition in order]
    assert held == [True, True, False]
