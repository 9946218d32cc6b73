"""Messages: values as people read them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from pmo_kit.cel.value_text import format_value


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("as it is\n", "as it is\n"),
        (None, "nothing"),
        (True, "true"),
        (7, "7"),
        (100.0, "100"),
        (1200000.0, "1200000"),
        (-0.5, "-0.5"),
        (0.1 + 0.2, "0.30000000000000004"),
        (1e300, "1e+300"),
        (datetime(2026, 3, 4, tzinfo=UTC), "2026-03-04"),
        (datetime(2026, 3, 4, 10, 30, tzinfo=UTC), "2026-03-04T10:30:00Z"),
        (timedelta(days=1), "1 day"),
        (timedelta(days=-3), "-3 days"),
        (timedelta(hours=36), "129600s"),
        (["a", 1.0, None], "a, 1, nothing"),
        ([], ""),
        ({"a": 1, "b": ["x"]}, "a: 1, b: x"),
        (list(range(25)), ", ".join(map(str, range(20))) + " and 5 more"),
    ],
)
def test_values_as_people_read_them(value: Any, text: str) -> None:
    assert format_value(value) == text
