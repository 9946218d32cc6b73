"""The day that a project counts as today: while it is paused, its clocks stand still."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from pmo_kit._text.days import day_of
from pmo_kit.project import Snapshot

PAUSED = "paused"


def pause_of(snapshot: Snapshot) -> Mapping[str, Any]:
    """The pause that the manifest tells of and that nobody has ended; empty where there is none."""
    found = snapshot.manifest.data.get(PAUSED) if snapshot.manifest else None
    return found if isinstance(found, Mapping) and "resumed_on" not in found else {}


def counted_day(snapshot: Snapshot, as_of: date) -> date:
    """The day that conditions and measures see as `today` when a project is judged on `as_of`.

    From the first day of a pause to its last that is the first: nothing becomes overdue, no report
    becomes old. After its last day, and once it was ended, it is the day of judging.
    """
    pause = pause_of(snapshot)
    first, last = day_of(pause.get("from")), day_of(pause.get("until"))
    return first if first and last and first <= as_of <= last else as_of
