"""One project's state as one line of JSON, under schemas/snapshot/v1.json."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any

from pmo_kit.results.explanation import PlacedReading
from pmo_kit.results.project_snapshot import ProjectSnapshot
from pmo_kit.writers.style import Style

SCHEMA = "snapshot/v1"
DIGITS = 6
"""Decimal places of a number; one that is whole is written without any."""

Readings = dict[PlacedReading, int]


def to_json(snapshot: ProjectSnapshot, style: Style) -> str:
    """The snapshot in ASCII, keys sorted, one line: equal input gives equal bytes.

    Readings stand once, in the order of their places; measures and key figures name them by number.
    """
    used = {reading for one in snapshot.measures for reading in one.readings}
    used |= {reading for one in snapshot.kpis for reading in one.readings}
    ordered = sorted(used, key=_place)
    numbers = {reading: number for number, reading in enumerate(ordered)}
    data = {
        "schema": SCHEMA,
        **{name: _plain(getattr(snapshot, name), numbers) for name in snapshot._fields},
        "readings": [_reading(one) for one in ordered],
    }
    text = json.dumps(data, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return f"{text}\n"


def _plain(part: Any, numbers: Readings) -> Any:
    """A part of the record as data that JSON can hold."""
    if isinstance(part, PlacedReading):
        return numbers[part]
    if hasattr(part, "_fields"):
        return {name: _plain(getattr(part, name), numbers) for name in part._fields}
    if isinstance(part, Mapping):
        return {key: _plain(value, numbers) for key, value in part.items()}
    if isinstance(part, tuple):
        return [_plain(one, numbers) for one in part]
    return _number(part) if isinstance(part, float) else part


def _number(value: float) -> float | int | None:
    """A number in its one form; nothing in place of one that is not finite."""
    if not math.isfinite(value):
        return None
    rounded = round(value, DIGITS)
    return int(rounded) if rounded.is_integer() else rounded


def _place(placed: PlacedReading) -> tuple[str, int, int, str]:
    place = placed.location
    return place.path, place.line, place.column, placed.reading.name


def _reading(placed: PlacedReading) -> dict[str, Any]:
    reading, place = placed
    return {
        "name": reading.name,
        "value": reading.value,
        "of": "standard" if reading.of_standard else "project",
        "path": reading.path,
        "line": place.line,
        "column": place.column,
    }
