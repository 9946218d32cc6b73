"""Values as people read them, in messages and beside findings."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime, timedelta

from pmo_kit.cel import library, times
from pmo_kit.cel.types import Value
from pmo_kit.cel.unknowns import PartialList, PartialMap

MAX_ITEMS = 20
_DAY = timedelta(days=1)


def format_value(value: Value) -> str:
    """A value as a message shows it: dates in ISO form, `100` for 100.0, lists with commas."""
    if isinstance(value, str):
        return value
    if value is None:
        return "nothing"
    if isinstance(value, datetime):
        text = times.timestamp_text(value)
        return text.removesuffix("T00:00:00Z")
    if isinstance(value, timedelta):
        return _length(value)
    if type(value) is PartialList:
        value = [*value.parts()]
    if type(value) is PartialMap:
        value = dict(value.parts())
    if isinstance(value, list | tuple):
        return _listed([format_value(item) for item in value[:MAX_ITEMS]], len(value))
    if isinstance(value, Mapping):
        first = [f"{key}: {format_value(of)}" for key, of in list(value.items())[:MAX_ITEMS]]
        return _listed(first, len(value))
    return _number(value)


def _number(value: Value) -> str:
    if isinstance(value, bool):
        return json.dumps(value)
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return library.double_text(value) if isinstance(value, float) else str(value)


def _length(value: timedelta) -> str:
    if value % _DAY:
        return times.duration_text(value)
    return "1 day" if value == _DAY else f"{value.days} days"


def _listed(first: list[str], count: int) -> str:
    more = count - len(first)
    return ", ".join(first) + (f" and {more} more" if more else "")
