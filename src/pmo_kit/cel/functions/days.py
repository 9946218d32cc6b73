"""The whole days from one point in time to another: `days(start, end)`."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from pmo_kit.cel.frame import Frame
from pmo_kit.cel.semantics import mismatch

SIGNATURES = ("days(timestamp, timestamp) -> int",)
_DAY = timedelta(days=1)


def apply(_: Frame, start: Any, end: Any) -> int:
    """Positive where `end` is later; a started day does not count, whichever comes first."""
    if type(start) is not datetime or type(end) is not datetime:
        raise mismatch("days", start, end)
    return (end - start) // _DAY if end >= start else -((start - end) // _DAY)
