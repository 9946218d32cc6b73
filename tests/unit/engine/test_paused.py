"""While a project is paused its clocks stand still, and a pause has an end."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmo_kit.engine.paused import counted_day, pause_of
from pmo_kit.project import Manifest, Snapshot
from pmo_kit.source import Document, read

GRACE = 14
DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))


def paused(**said: object) -> Snapshot:
    """A snapshot whose manifest tells of a pause."""
    rows = "".join(f"  {name}: {value}\n" for name, value in said.items())
    document = read(f"schema: project/v1\npaused:\n{rows}".encode(), "pmo.yaml")
    assert isinstance(document, Document)
    return Snapshot("p", "p", ".", Manifest(document), "T1", "executing", "predictive", (), (), ())


def counted(day: str, **said: object) -> str:
    return counted_day(paused(**said), date.fromisoformat(day), GRACE).isoformat()


@pytest.mark.parametrize(
    ("day", "resumed", "wanted"),
    [
        ("2026-02-09", None, "2026-02-09"),
        ("2026-02-10", None, "2026-02-10"),
        ("2026-02-20", None, "2026-02-10"),
        ("2026-03-13", None, "2026-02-10"),
        ("2026-03-14", None, "2026-03-14"),
        ("2026-03-13", "2026-03-16", "2026-02-10"),
        ("2026-03-15", "2026-03-16", "2026-03-15"),
        ("2026-03-16", "2026-03-16", "2026-02-10"),
        ("2026-03-20", "2026-03-16", "2026-02-14"),
        ("2026-03-30", "2026-03-16", "2026-02-24"),
        ("2026-03-31", "2026-03-16", "2026-03-31"),
    ],
)
def test_which_day_counts(day: str, resumed: str | None, wanted: str) -> None:
    said = {"from": "2026-02-10", "until": "2026-03-13"}
    assert counted(day, **said, **({"resumed_on": resumed} if resumed else {})) == wanted


@given(DAYS, DAYS, DAYS, st.none() | DAYS)
def test_no_day_to_come_counts_and_a_pause_ends(
    day: date, first: date, last: date, again: date | None
) -> None:
    said: dict[str, object] = {"from": first, "until": last}
    said |= {"resumed_on": again} if again else {}
    found = counted_day(paused(**said), day, GRACE)
    assert found <= day
    assert found == day or found >= first
    over = max(last, again or last) + timedelta(days=GRACE)
    assert day <= over or found == day, "half a month after it everything counts again"


@pytest.mark.parametrize("said", [{"from": "soon", "until": "2026-03-13"}, {"from": "2026-02-10"}])
def test_a_pause_that_cannot_be_read_stops_no_clock(said: dict[str, object]) -> None:
    assert counted("2026-02-20", **said) == "2026-02-20"


def test_a_pause_that_was_ended_is_none() -> None:
    running = {"from": "2026-02-10", "until": "2026-03-13"}
    assert pause_of(paused(**running))["until"] == "2026-03-13"
    assert pause_of(paused(**running, resumed_on="2026-03-16")) == {}
