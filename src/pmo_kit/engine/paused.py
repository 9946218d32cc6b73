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


def counted_day(snapshot: Snapshot, as_of: date, grace: int) -> date:
    """The day that conditions and measures see as `today` when a project is judged on `as_of`.

    From the first day of a pause to its last that is the first: nothing becomes overdue, no report
    becomes old. Once the work goes on the clock runs from there for `grace` calendar days, in which
    the agreed dates are changed; then it is the day of judging, as it is where a pause has ended
    and nobody has decided how the work goes on.
    """
    told = snapshot.manifest.data.get(PAUSED) if snapshot.manifest else None
    pause = told if isinstance(told, Mapping) else {}
    first, last = day_of(pause.get("from")), day_of(pause.get("until"))
    again = day_of(pause.get("resumed_on"))
    if not first or not last or as_of < first:
        return as_of
    if again is None or as_of < again:
        return first if as_of <= last else as_of
    return first + (as_of - again) if (as_of - again).days <= grace and again > first else as_of
