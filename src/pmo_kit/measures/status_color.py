"""Measures of the status: a color for schedule, cost and risk, from agreed tolerances."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Literal

from pmo_kit.measures.cost import cost_overrun_percent, earned_percent
from pmo_kit.measures.declaration import Computed, Number, known, measure
from pmo_kit.measures.earned_schedule import Curve, planned_curve, spi_t, time_used
from pmo_kit.measures.earned_value import cpi
from pmo_kit.measures.expected_end import (
    end_slip_days,
    linked,
    overdue_work_percent,
    work,
)
from pmo_kit.measures.facts import (
    CHARTER,
    LOGS,
    MANIFEST,
    TODAY,
    Data,
    derived,
    number,
    part,
    text,
)
from pmo_kit.measures.forward_pass import Work
from pmo_kit.measures.log import RISK_RED, from_level, threats, unanswered
from pmo_kit.measures.no_color import (
    EXECUTING,
    NOT_APPLICABLE,
    NOT_RECORDED,
    no_progress,
    no_schedule,
    too_old,
    without_color,
)
from pmo_kit.measures.schedule import Milestone, milestones
from pmo_kit.measures.tolerances import TOLERANCE, tolerated_cost_percent, tolerated_days

Color = Literal["green", "amber", "red", "unknown", "not applicable"]

OVERDUE_AMBER, OVERDUE_RED = 5.0, 15.0
"""Percent of the work due that may be left before its color turns."""

TELLING = (20.0, 90.0)
"""Between these shares of the budget earned, cost performance tells something."""

_NEAR = 1e-9
_WORSE: tuple[Color, ...] = ("not applicable", "green", "unknown", "amber", "red")


def color(overrun: float, tolerance: float = TOLERANCE) -> Color:
    """Green up to half of the tolerance, amber up to all of it, red beyond.

    With the default tolerance this is the usual rule of 0.95 and 0.90 for a performance index,
    taking 1 less the index as the overrun.
    """
    if overrun <= tolerance / 2 + _NEAR:
        return "green"
    return "amber" if overrun <= tolerance + _NEAR else "red"


def worst(colors: Iterable[Color]) -> Color:
    """The worst color; one that is not known keeps the whole from being green.

    What is not applicable says nothing of the whole.
    """
    return max(colors, key=_WORSE.index, default="unknown")


@derived(overdue_work_percent, work, linked)
def overdue_color(overdue: Number, work: Sequence[Work], linked: bool) -> Color:
    """The color of the work that is overdue.

    Amber at most where the links between tasks say when all will end; red where there are none, or
    where a task that is left has no dates.
    """
    share = overdue.value
    if share is None:
        return NOT_APPLICABLE
    dated = all(task.done or (task.start and task.finish) for task in work)
    if share > OVERDUE_RED + _NEAR and not (linked and dated):
        return "red"
    return "amber" if share > OVERDUE_AMBER + _NEAR else "green"


@derived(milestones, tolerated_days, TODAY)
def awaited_color(
    milestones: Sequence[Milestone], tolerated: float | None, today: datetime
) -> Color:
    """The color of overdue milestones on which a gate or the steering committee waits.

    They have no days of grace: amber from the first one, red beyond the tolerance.
    """
    late = [
        (today - point.agreed).days
        for point in milestones
        if text(point.entry, "needed_for") and point.reached is None and point.agreed < today
    ]
    if not late:
        return NOT_APPLICABLE
    return "red" if tolerated is not None and max(late) > tolerated else "amber"


@derived(spi_t, planned_curve, time_used, linked)
def pace_color(pace: Number, curve: Curve, used: float, linked: bool) -> Color:
    """The color of the pace where no links say what the end hangs on: amber at most.

    From a fifth of the planned duration on; before that it says nothing.
    """
    early = used < (len(curve.values) - 1) * TELLING[0] / 100
    if linked or pace.value is None or early:
        return NOT_APPLICABLE
    return "green" if color(1 - pace.value) == "green" else "amber"


@measure(
    "status.schedule",
    "string",
    "",
    end_slip_days,
    tolerated_days,
    overdue_color,
    awaited_color,
    pace_color,
    formula="worst of end_slip_days within tolerances.schedule_days; overdue_work_percent, amber "
    "from 5, red from 15 where no links say when all ends; milestones[].needed_for overdue, amber, "
    "red beyond the tolerance; where no task has links, evm.spi_t below 0.95 is amber",
    unless=no_schedule,
    otherwise=without_color,
)
def schedule(
    slip: Computed[int], tolerated: float | None, overdue: Color, awaited: Color, pace: Color
) -> Computed[Color]:
    """The computed colour of the dates."""
    found: Color = NOT_APPLICABLE
    if slip.value is not None:
        found = "unknown" if tolerated is None else color(slip.value, tolerated)
    whole = worst((found, overdue, awaited, pace))
    if whole == NOT_APPLICABLE:
        return Computed("unknown", f"{NOT_RECORDED}: {slip.reason}")
    if whole == "unknown":
        return Computed(whole, f"{NOT_RECORDED}: no tolerance, and no planned duration")
    return known(whole)


@measure(
    "status.cost",
    "string",
    "",
    MANIFEST,
    cost_overrun_percent,
    cpi,
    earned_percent,
    tolerated_cost_percent,
    formula="worse of cost_overrun_percent within tolerances.cost_percent and, from T2 and between "
    "20 and 90 percent earned, evm.cpi, green from 0.95, amber from 0.9",
    unless=no_progress,
    otherwise=without_color,
)
def cost(
    manifest: Data, overrun: Number, cpi: Number, earned: Number, tolerated: Number
) -> Computed[Color]:
    """The computed colour of the cost."""
    colors: list[Color] = []
    if overrun.value is not None:
        colors.append(color(overrun.value / 100, (tolerated.value or 0.0) / 100))
    if cpi.value is not None and TELLING[0] <= (earned.value or 0) <= TELLING[1]:
        colors.append(color(1 - cpi.value))
    if colors:
        return known(worst(colors))
    if text(manifest, "phase") == EXECUTING:
        return Computed("unknown", f"{NOT_RECORDED}: {overrun.reason}")
    return Computed(NOT_APPLICABLE, f"{NOT_APPLICABLE}: the project is not executing")


@measure(
    "status.risk",
    "string",
    "",
    LOGS,
    threats,
    CHARTER,
    RISK_RED,
    formula="red if an open threat above tolerances.risk_score, else from threshold risk_red on, "
    "has no response; amber if all have one; else green",
    unless=too_old,
    otherwise="unknown",
)
def risk(logs: Sequence[Data], threats: list[Data], charter: Data, red: float) -> Computed[Color]:
    """The computed colour of the risks."""
    if not logs:
        return Computed("unknown", f"{NOT_RECORDED}: there is no log")
    agreed = number(part(charter, "tolerances"), "risk_score")
    over = from_level(threats, red if agreed is None else agreed + 1)
    shade: Color = "amber" if over else "green"
    return known("red" if unanswered(over) else shade)
