"""A number as people type it gets no remedy of another amount, and no repair that is in doubt."""

from __future__ import annotations

from typing import Any

import pytest

from pmo_kit.source import Broken, Document, Schemas, read
from pmo_kit.source.messages.typed_numbers import amounts

ID = "https://pmo-kit.dev/schemas/test/v1.0.json"
SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": ID,
    "type": "object",
    "properties": {
        "number": {"type": "number"},
        "whole": {"type": "integer"},
        "hours": {"type": "number", "x-unit": "hours"},
        "share": {"type": "integer", "x-unit": "percent"},
    },
}
DIGITS = "Write one number, in digits alone"
EITHER = "Write 1234 if the {} separates thousands, or 1.234 if it marks decimals."


def told(text: str) -> tuple[str, Any]:
    """What to write instead, and the repair that is offered."""
    document = read(text.encode(), "a.yaml")
    assert isinstance(document, Document), document.problem
    (found,) = Schemas({ID: SCHEMA}).problems(ID, document.data, document.written)
    return found.remedy, found.change and found.change.value


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("number: 1,234", EITHER.format("comma")),
        ("number: -1,234", EITHER.format("comma").replace("1234", "-1234").replace("1.", "-1.")),
        ("number: '1.234'", EITHER.format("point")),
        ("whole: 1,234", "Write 1234 if the comma separates thousands."),
        ("number: 1.234,5", "Write the number alone: 1234.5."),
        ("number: 1,234.5", "Write the number alone: 1234.5."),
        ("number: 1,234,567", "Write the number alone: 1234567."),
        ("number: 1.234.567", "Write the number alone: 1234567."),
        ("number: 12,34,567.8", "Write the number alone: 1234567.8."),
        ("number: 0,234", "Write the number alone: 0.234."),
        ("number: 12,5", "Write the number alone: 12.5."),
        ("number: 1'234", "Write the number alone: 1234."),
        ("number: 1’234.50", "Write the number alone: 1234.50."),
        ("number: 1 234", "Write the number alone: 1234."),
        ("number: 1\u00a0234", "Write the number alone: 1234."),
        ("number: 1\u202f234,5", "Write the number alone: 1234.5."),
        ("number: '1_234'", "Write the number alone: 1234."),
        ("number: \u22125", "Write the number alone: -5."),
        ("number: '1e3'", "Delete the quotes: 1e3."),
        ("number: 1,2,3", f"{DIGITS}."),
        ("number: 1 2", f"{DIGITS}."),
        ("number: €5", f"{DIGITS}."),
        ("number: 5 k", f"{DIGITS}."),
        ("number: 12%", f"{DIGITS}."),
        ("number: 1/2", f"{DIGITS}."),
        ("number: 5-10", f"{DIGITS}."),
        ("number: (1,234)", f"{DIGITS}."),
        ("whole: '1.5'", "Write one whole number, in digits alone."),
        ("hours: 2 days", f"{DIGITS}, in hours."),
        ("hours: 2 hours", "Write the number alone: 2."),
        ("share: 12 %", "Write the number alone: 12."),
        (
            "hours: 1:30",
            "Write one number without colons, in hours; a time of day or a duration is none.",
        ),
        (
            "whole: 1:30:00",
            "Write one whole number without colons; a time of day or a duration is none.",
        ),
    ],
)
def test_the_amount_stays_and_nothing_is_changed_by_itself(text: str, remedy: str) -> None:
    assert told(text) == (remedy, None)


def test_only_a_number_in_quotes_is_repaired() -> None:
    assert told("number: '12.50'") == ("Delete the quotes: 12.50.", 12.5)
    assert told("whole: '1234'") == ("Delete the quotes: 1234.", 1234)


def test_a_comma_within_braces_is_told_as_one() -> None:
    found = read(b"budget: {total: 1,234}\n", "a.yaml")
    assert isinstance(found, Broken)
    assert found.problem == (
        "Within braces a comma ends the value, so that `234` is read as a key.",
        "Delete the comma if it separates thousands; write a point if it marks decimals.",
        1,
        19,
    )


def test_no_reading_of_a_number_leaves_a_digit_out() -> None:
    for text in ("1,234", "1'234'567,89", "12,34,567", "0.5", "1 234 567", "10:30", "5 k"):
        for amount in amounts(text):
            assert [c for c in amount if c.isdigit()] == [c for c in text if c.isdigit()]
