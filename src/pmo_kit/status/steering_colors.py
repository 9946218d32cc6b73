"""The colours on the steering page: reported beside computed, and what was reported before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pmo_kit.engine.records import date_of
from pmo_kit.measures.declaration import Computed
from pmo_kit.measures.no_color import NOT_RECORDED
from pmo_kit.results.kpi import KpiValue
from pmo_kit.results.status import StatusColor
from pmo_kit.results.steering_page import Confirmation, Dimension
from pmo_kit.status.entries import listed, text
from pmo_kit.status.steering_context import Context

DIMENSIONS = ("schedule", "cost", "scope", "risk", "benefit")
BEFORE = 2
"""So many earlier reports are shown."""
VOLUME = "change-volume"
"""The key figure whose colour is that of the scope."""

Values = Mapping[str, Computed[Any]]


def dimensions(
    context: Context, values: Values, kpis: Sequence[KpiValue]
) -> tuple[Dimension, tuple[Dimension, ...]]:
    """The colour of the whole, then that of each dimension, in the order of the page."""
    return _one(context, values, kpis, "overall"), tuple(
        _one(context, values, kpis, name) for name in DIMENSIONS
    )


def confirmation(context: Context) -> Confirmation | None:
    """What the latest report says where it reports better than computed."""
    report = context.report
    if not text(report, "override_reason"):
        return None
    by = text(report, "override_confirmed_by")
    confirmed = context.person(by, "project-owner") if by else context.person("")
    return Confirmation(
        text(report, "override_reason"), confirmed, text(report, "override_confirmed_on")
    )


def worse(overall: Dimension, rows: tuple[Dimension, ...]) -> tuple[str, ...]:
    """The dimensions that have the computed colour of the whole and were reported better."""
    return tuple(row.name for row in rows if row.computed == overall.computed and row.better)


def _one(context: Context, values: Values, kpis: Sequence[KpiValue], name: str) -> Dimension:
    computed, reason = _computed(context, values, kpis, name)
    reported = _reported(context, 0, name)
    return Dimension(
        name=name,
        reported=reported,
        computed=computed,
        reason=reason,
        before=tuple(_reported(context, number, name) for number in range(1, BEFORE + 1)),
        better=StatusColor(name, computed, reported).better,
    )


def _reported(context: Context, number: int, name: str) -> str:
    """A colour of one of the reports, counted from the latest; empty where it has none."""
    if number >= len(context.reports) or not date_of(context.reports[number]):
        return ""
    colors = context.reports[number].sound.get("status")
    return text(colors, name) if isinstance(colors, Mapping) else ""


def _computed(
    context: Context, values: Values, kpis: Sequence[KpiValue], name: str
) -> tuple[str, str]:
    """A computed colour, or none and why."""
    if name == "scope":
        return _scope(kpis)
    if name == "benefit":
        return "", _benefit(context, values["least_benefit_percent"])
    found = values[f"status.{name}"]
    return str(found.value or "unknown"), found.reason


def _scope(kpis: Sequence[KpiValue]) -> tuple[str, str]:
    """The colour of the volume of changes, where the standard has this key figure."""
    volume = next((one for one in kpis if one.id == VOLUME), None)
    if volume is None:
        return "", "not computed"
    return volume.color, volume.reason or volume.colorless


def _benefit(context: Context, least: Computed[Any]) -> str:
    """Why no colour of the benefits is computed; a benefit shows itself after the project."""
    measured = any(
        one.get("readings") for _, _, one in listed(context.state, "benefits-register", "benefits")
    )
    if measured and least.value is not None:
        return "not computed"
    return NOT_RECORDED
