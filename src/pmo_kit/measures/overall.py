"""The measure of the whole status: the worst of its dimensions."""

from __future__ import annotations

from pmo_kit.measures.declaration import Computed, known, measure
from pmo_kit.measures.status_color import Color, cost, risk, schedule, too_old, worst


@measure(
    "status.overall",
    "string",
    "",
    schedule,
    cost,
    risk,
    formula="worst of status.schedule, status.cost and status.risk",
    unless=too_old,
    otherwise="unknown",
)
def overall(*dimensions: Computed[Color]) -> Computed[Color]:
    """The worst computed colour; `unknown` keeps it from green."""
    return known(worst(dimension.value or "unknown" for dimension in dimensions))
