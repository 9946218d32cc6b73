"""A section that is missing is told where a reader would look for it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmo_kit.engine.shape import Lacking, lacking
from pmo_kit.source import Document, read

WANTED = ("Need", "Outcome", "In scope", "Out of scope")


def found(*headings: str) -> list[Lacking]:
    text = "".join(f"{heading}\n\nText.\n\n" for heading in headings)
    document = read(text.encode(), "charter.md")
    assert isinstance(document, Document)
    return list(lacking(document, WANTED))


@pytest.mark.parametrize(
    ("headings", "line", "message"),
    [
        (("# C", "## Need", "## Outcmoe", "## In scope", "## Out of scope"), 9,
         "The section “Outcome” is missing; did you mean it by “Outcmoe”?"),
        (("# C", "## Need", "## What will change", "## In scope", "## Out of scope"), 9,
         "The section “Outcome” is missing; did you mean it by “What will change”?"),
        (("# C", "## Need", "## In scope", "## Out of scope"), 5,
         "The section “Outcome” is missing; it belongs after “Need”."),
        (("# C", "## Outcome", "## In scope", "## Out of scope"), 5,
         "The section “Need” is missing; it belongs before “Outcome”."),
        (("# C", "## Need", "## Outcome", "## In scope", "## Annex"), 13,
         "The section “Out of scope” is missing; it belongs after “In scope”."),
        (("## Need", "## A", "## B", "## In scope", "## Out of scope"), 1,
         "The section “Outcome” is missing; it belongs after “Need”."),
        (("## Out of scope", "## Need", "## Outcomes", "### In scop"), 13,
         "The section “In scope” is missing; did you mean it by “In scop”?"),
    ],
)  # fmt: skip
def test_one_missing_section(headings: tuple[str, ...], line: int, message: str) -> None:
    (one,) = found(*headings)
    assert one.message == message
    text = "".join(f"{heading}\n\nText.\n\n" for heading in headings)
    document = read(text.encode(), "charter.md")
    assert isinstance(document, Document)
    assert document.place(one.route).line == line


def test_one_heading_stands_for_one_section() -> None:
    first, second = found("# C", "## Need", "## Outcom", "## Out of scope")
    assert "did you mean it by “Outcom”?" in first.message
    assert second.message == "The section “In scope” is missing; it belongs after “Need”."


def test_without_any_heading_the_file_is_the_place() -> None:
    assert [one.route for one in found()] == [()] * 4
    assert [one.route for one in found("# Charter")] == [("headings", 0)] * 4


@given(st.lists(st.sampled_from([*WANTED, "Need it", "Outcom", "Annex", "scope"]), max_size=7))
def test_told_is_exactly_what_is_missing(titles: list[str]) -> None:
    missing = [s for s in WANTED if not any(t.lower().startswith(s.lower()) for t in titles)]
    told = found("# Charter", *(f"## {title}" for title in titles))
    assert [one.section for one in told] == missing
    meant = [one.route for one in told if "did you mean" in one.message]
    assert len(meant) == len(set(meant))
