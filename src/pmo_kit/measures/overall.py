"""The measure of the whole status: the worst of its dimensions."""

from __future__ import annotations

from pmo_kit.measures.declaration import Computed, measure
from pmo_kit.measures.no_color import NOT_APPLICABLE, too_old
from pmo_kit.measures.status_color import Color, cost, risk, schedule, worst


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
    """The worst computed colour; `unknown` keeps it from green, what is not applicable does not."""
    whole = worst(dimension.value or "unknown" for dimension in dimensions)
    if whole not in ("unknown", NOT_APPLICABLE):
        return Computed(whole)
    return Computed(whole, next(one.reason for one in dimensions if one.value == whole))
