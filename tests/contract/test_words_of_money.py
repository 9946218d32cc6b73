"""The budget at completion, contingency and reserve mean one thing wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from pmo_kit.handbook.glossary import terms as words_of
from pmo_kit.standard import load

DERIVED = {"reference", "assets", ".pmo"}
WRITTEN = ("docs", "standards", "schemas", "templates")
OTHERWISE = (
    r"only the (board|sponsor)[^.]{0,60}\b(reserve|release|open)",
    r"reserve[^.]{0,60}\bonly the (board|sponsor)\b",
    r"reserve[^.;,]{0,40}\b(is|lies|stands) (inside|within|in) (the |its )?(BAC|budget|plan)\b",
    r"contingency[^.;,]{0,40}\b(is|lies|stands) outside\b",
    r"(contingency|undistributed budget)[^.;,]{0,40}\bthe (sponsor|board) releases\b",
    r"reserve[^.;,]{0,40}\bthe leader releases\b",
)
"""What would say something else than the glossary: who releases which money, and where it lies."""


def contradictions(text: str) -> list[str]:
    """The sentences that tell reserve or contingency otherwise."""
    if "reserve" not in text and "contingency" not in text.lower() and "only the" not in text:
        return []
    flat = " ".join(text.split())
    return [found[0] for told in OTHERWISE for found in re.finditer(told, flat, re.IGNORECASE)]


def texts(root: Path) -> Iterator[tuple[str, str]]:
    """What people read of the standard and the handbook, by path."""
    for folder in WRITTEN:
        for path in sorted((root / folder).rglob("*")):
            read = path.suffix in (".md", ".yaml", ".json") and path.is_file()
            if read and not DERIVED & set(path.parts):
                yield path.relative_to(root).as_posix(), path.read_text(encoding="utf-8")


def test_nothing_tells_it_otherwise(root: Path) -> None:
    assert {name: found for name, text in texts(root) if (found := contradictions(text))} == {}


@pytest.mark.parametrize(
    "text",
    [
        "Money outside the budget that only the board may release.",
        "The management reserve is for surprises; only the sponsor opens it.",
        "The reserve lies inside the budget.",
        "Contingency lies outside BAC.",
        "The contingency, which the sponsor releases.",
        "The management reserve, which the leader releases.",
    ],
)
def test_what_contradicts_is_seen(text: str) -> None:
    assert contradictions(text.replace(", which", " which"))


def test_the_glossary_and_the_rule_have_the_same_parts(root: Path) -> None:
    standard = load(root / "standards" / "core")
    terms = {term.term: term for term in words_of(standard)}
    whole = terms["budget at completion"].means
    for part in ("task budgets", "undistributed budget", "contingency"):
        assert part in whole
    assert whole.endswith("without the management reserve.")
    assert "inside the budget at completion" in terms["contingency"].means
    assert "outside the budget at completion" in terms["management reserve"].means
    (rule,) = [rule for rule in standard.rules if rule.id == "PLAN-001"]
    assert {"undistributed", "contingency"} <= set(re.findall(r"\w+", rule.check))
    assert "reserve" not in rule.check


def test_words_that_are_no_synonyms_have_entries_of_their_own(root: Path) -> None:
    terms = words_of(load(root / "standards" / "core"))
    names = {term.term for term in terms} | {term.short for term in terms}
    others = {name.lower() for term in terms for name in term.other_names}
    for word in ("KPI", "deadline", "client", "contingency", "forecast", "outcome", "output"):
        assert word in names and word.lower() not in others
