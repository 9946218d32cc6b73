"""The measure of the whole status: the worst of its dimensions."""

from __future__ import annotations

from typing import cast

from pmo_kit.measures.computed import Computed
from pmo_kit.measures.declaration import measure
from pmo_kit.measures.status_color import Color, cost, risk, schedule, told, too_old


@measure(
    "status.overall",
    "string",
    "",
    too_old,
    schedule,
    cost,
    risk,
    formula="worst of status.schedule, status.cost and status.risk",
    always=True,
)
def overall(too_old: str, *dimensions: Computed[str]) -> Computed[str]:
    """The worst computed colour; `unknown` keeps it from green."""
    return told((cast("Color", dimension.value) for dimension in dimensions), too_old)
