"""The typed view: what changes, what stays the very same object, and what cannot be read."""

from __future__ import annotations

import copy
from datetime import UTC, datetime
from typing import Any

import pytest

from pmo_kit.cel import (
    DOUBLE,
    DYN,
    INT,
    STRING,
    TIMESTAMP,
    ConversionError,
    ListOf,
    MapOf,
    Record,
    Type,
    convert,
    nullable,
)

TASK = Record("task", {"id": STRING, "due": TIMESTAMP, "hours": DOUBLE, "order": INT})
PLAN = Record("plan", {"title": STRING, "tasks": ListOf(TASK), "notes": ListOf(STRING)})


@pytest.mark.parametrize(
    ("value", "type_", "seen"),
    [
        ("2026-03-04", TIMESTAMP, datetime(2026, 3, 4, tzinfo=UTC)),
        ("2026-03-04T10:00:00+02:00", TIMESTAMP, datetime(2026, 3, 4, 8, tzinfo=UTC)),
        (100, DOUBLE, 100.0),
        (1.5, DOUBLE, 1.5),
        (3.0, INT, 3),
        (3, INT, 3),
        (None, nullable(TIMESTAMP), None),
        ("2026-03-04", nullable(TIMESTAMP), datetime(2026, 3, 4, tzinfo=UTC)),
        ({"a": 1}, MapOf(DOUBLE), {"a": 1.0}),
        ({"a": 1, "b": 2}, Record("r", {"a": INT}, rest=DOUBLE), {"a": 1, "b": 2.0}),
        ([["2026-03-04"]], ListOf(ListOf(TIMESTAMP)), [[datetime(2026, 3, 4, tzinfo=UTC)]]),
        ("soon", STRING, "soon"),
        ("2026-03-04", DYN, "2026-03-04"),
        (True, INT, True),
        ("x", INT, "x"),
        ([1], Record("r", {"a": INT}), [1]),
        ({"a": 1}, ListOf(DOUBLE), {"a": 1}),
    ],
)  # fmt: skip
def test_values_as_their_types_see_them(value: Any, type_: Type, seen: Any) -> None:
    found = convert(value, type_)
    assert found == seen
    assert type(found) is type(seen)


def test_what_needs_no_change_is_the_same_object() -> None:
    plan = {"title": "t", "tasks": [{"id": "A", "hours": 1.5, "order": 1}], "notes": ["n"]}
    assert convert(plan, PLAN) is plan


def test_only_what_lies_above_a_change_is_copied() -> None:
    plan = {
        "notes": ["n"],
        "tasks": [{"id": "A", "due": "2026-03-04", "hours": 8}, {"id": "B", "hours": 1.0}],
        "title": "t",
    }
    before = copy.deepcopy(plan)
    seen = convert(plan, PLAN)
    assert plan == before
    assert list(seen) == list(plan)
    assert seen["notes"] is plan["notes"]
    assert seen["tasks"][1] is plan["tasks"][1]
    assert seen["tasks"][0] == {"id": "A", "due": datetime(2026, 3, 4, tzinfo=UTC), "hours": 8.0}


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ({"tasks": [{"id": "A"}, {"due": "2026-02-30"}]}, "'2026-02-30' is no date"),
        ({"tasks": [{}, {"due": "20260304"}]}, "'20260304' is no point in time"),
        ({"tasks": [{}, {"due": "2026-3-04x"}]}, "is no date"),
        ({"tasks": [{}, {"due": "٢٠٢٦-٠٣-٠٤"}]}, "is no date"),
        ({"tasks": [{}, {"due": "0000-01-01"}]}, "is no date"),
        ({"tasks": [{}, {"order": 2**63}]}, "beyond 64 bits"),
        ({"tasks": [{}, {"order": 1e300}]}, "beyond 64 bits"),
        ({"tasks": [{}, {"hours": 10**400}]}, "too large"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_route(value: Any, message: str) -> None:
    with pytest.raises(ConversionError, match=message) as caught:
        convert(value, PLAN)
    assert caught.value.route[:2] == ("tasks", 1)
    assert caught.value.route[2] in ("due", "order", "hours")
