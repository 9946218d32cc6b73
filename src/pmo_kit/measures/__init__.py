"""One snapshot of a project as numbers: earned value, critical path, slip, exposure, status."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from pmo_kit.measures.catalog import ALWAYS, MEASURES, SOURCES, TIMED, TYPES, nested

if TYPE_CHECKING:
    from pmo_kit.measures.measure import Measure

__all__ = ["ALWAYS", "MEASURES", "SOURCES", "TIMED", "TYPES", "compute", "read"]

Artifacts = Mapping[str, Sequence[Mapping[str, Any]]]


def compute(
    artifacts: Artifacts,
    project: Mapping[str, Any],
    thresholds: Mapping[str, Any],
    today: datetime,
) -> dict[str, object]:
    """The measures as rules see them: nested, and without those that cannot be known.

    `artifacts` holds each kind's documents as typed views (dates as UTC timestamps).
    """
    found = read(artifacts, project, thresholds, today)
    return nested({name: value for name, (value, *_) in found.items() if value is not None})


def read(
    artifacts: Artifacts,
    project: Mapping[str, Any],
    thresholds: Mapping[str, Any],
    today: datetime,
) -> dict[str, Measure[Any]]:
    """Every measure of the catalog by its dotted name, or with the reason why it has no value."""
    from pmo_kit.measures.facts import gather
    from pmo_kit.measures.readings import all_readings

    return all_readings(gather(artifacts, project, thresholds, today))
