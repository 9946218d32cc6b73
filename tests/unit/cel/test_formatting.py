"""Messages: values as people read them, and the paths that lead to them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from pmo_kit import cel


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
    assert cel.format_value(value) == text


DATA = {"item": {"id": "R-01", "tags": ["a", "b"]}, "doc": {"meta": {"tracking-link": "x"}}}


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("item.id", "R-01"),
        ("item.tags[1]", "b"),
        ("item['id']", "R-01"),
        ("doc.meta.`tracking-link`", "x"),
        ("item", DATA["item"]),
    ],
)
def test_paths_lead_to_values(path: str, value: Any) -> None:
    assert cel.path_value(path, DATA) == value


@pytest.mark.parametrize("path", ["item.id + 'x'", "size(item)", "item.tags[item.n]", "1", "-item"])
def test_paths_compute_nothing(path: str) -> None:
    with pytest.raises(cel.CelSyntaxError, match="a path has only fields and constant indexes"):
        cel.path_value(path, DATA)


def test_a_path_to_nothing_is_an_error() -> None:
    with pytest.raises(cel.CelEvalError, match="`item` has no field `owner`"):
        cel.path_value("item.owner", DATA)


def test_paths_are_held_against_the_types() -> None:
    env = cel.Env({"item": cel.Record("risk", {"id": cel.STRING})})
    assert cel.check_path("item.id", env) == cel.STRING
    with pytest.raises(cel.CelTypeErrors, match="risk has no field `idd`"):
        cel.check_path("item.idd", env)
