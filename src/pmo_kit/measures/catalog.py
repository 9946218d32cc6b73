"""The measures that rules can read: each with its type, its unit and one sentence."""

from __future__ import annotations

from typing import Any

MEASURES: dict[str, tuple[str, str, str]] = {
    "unit": ("string", "", "What every amount of the project is counted in."),
    "bac": ("double", "unit", "The plan's budget at completion."),
    "task_budget": ("double", "unit", "The sum of the tasks' budgets."),
    "undistributed": ("double", "unit", "The part of the budget that no task has yet."),
    "agreed_budget": ("double", "unit", "The charter's budget plus what approved changes added."),
    "approved_change_budget": ("double", "unit", "What approved changes added to the budget."),
    "approved_change_days": ("int", "days", "By how much approved changes moved the end."),
    "open_changes": ("int", "changes", "Requests that wait for an answer."),
    "spent": ("double", "unit", "What the work has cost so far."),
    "earned": ("double", "unit", "The budget of the work done: each task's budget × progress."),
    "planned": (
        "double",
        "unit",
        "The budget of the work that should be done by the end of today.",
    ),
    "progress_percent": ("double", "percent", "How much of the work is done."),
    "forecast_cost": ("double", "unit", "What the whole will cost, by the tasks' own forecasts."),
    "cost_overrun_percent": ("double", "percent", "Forecast cost beyond the budget."),
    "deliverables_open": ("int", "deliverables", "Not accepted yet, not taken out either."),
    "deliverables_accepted": ("int", "deliverables", "Accepted, for good or with remarks."),
    "accepted_percent": ("double", "percent", "Accepted deliverables among all still wanted."),
    "milestones_reached": ("int", "milestones", "Milestones with an actual date."),
    "milestones_overdue": ("int", "milestones", "Not reached although their agreed day is past."),
    "slip_days": ("int", "days", "By how much the worst milestone slips; negative when early."),
    "end_slip_days": ("int", "days", "By how much the last milestone slips; negative when early."),
    "slip_percent": ("double", "percent", "Slip of the last milestone in the planned duration."),
    "planned_start": ("timestamp", "", "The earliest start of a task, or else of the project."),
    "planned_end": ("timestamp", "", "The agreed day of the last milestone."),
    "forecast_end": ("timestamp", "", "The day on which the last milestone will be reached."),
    "plan_days": ("int", "working days", "From the first task's start to the last one's finish."),
    "critical_path_days": ("int", "working days", "The shortest time that the tasks allow."),
    "critical_path": ("string", "", "The tasks that this shortest time hangs on, in order."),
    "open_risks": ("int", "risks", "Risks that may still happen."),
    "open_red_risks": ("int", "risks", "Open risks at or above the threshold for red."),
    "unanswered_red_risks": ("int", "risks", "Open red risks without a response."),
    "highest_risk": ("int", "points", "The highest likelihood × impact of an open risk."),
    "risk_exposure": ("int", "points", "The sum of likelihood × impact over all open risks."),
    "open_issues": ("int", "issues", "Issues that are in the way or postponed."),
    "escalated_issues": ("int", "issues", "Open issues that were taken to somebody above."),
    "overdue_issues": ("int", "issues", "Open issues whose target date is past."),
    "latest_report": ("string", "", "The id of the latest status report."),
    "latest_report_date": ("timestamp", "", "The day of the latest status report."),
    "report_age_days": ("int", "days", "How old the latest status report is."),
    "status.overall": ("string", "", "The worst computed colour; `unknown` keeps it from green."),
    "status.schedule": ("string", "", "The computed colour of the dates."),
    "status.cost": ("string", "", "The computed colour of the cost."),
    "status.risk": ("string", "", "The computed colour of the risks."),
    "evm.cpi": ("double", "ratio", "Cost performance: earned / spent."),
    "evm.spi": ("double", "ratio", "Schedule performance: earned / planned."),
    "evm.cv": ("double", "unit", "Cost variance: earned - spent."),
    "evm.sv": ("double", "unit", "Schedule variance: earned - planned."),
    "evm.eac": ("double", "unit", "Estimate at completion at the cost efficiency so far."),
    "evm.eac_composite": ("double", "unit", "The same when lateness costs money too."),
    "evm.etc": ("double", "unit", "Estimate to complete: what the rest will cost."),
    "evm.vac": ("double", "unit", "Variance at completion: budget - estimate."),
    "evm.tcpi": ("double", "ratio", "The cost efficiency that the rest needs to keep the budget."),
    "evm.es": ("double", "working days", "Earned schedule: how far along the planned curve."),
    "evm.sv_t": ("double", "working days", "Schedule variance in time; negative when late."),
    "evm.spi_t": ("double", "ratio", "Schedule performance in time: earned schedule / time used."),
}
"""Each measure by name: its type in rules, its unit (`unit` is the project's own), its meaning."""

ALWAYS = ("status.overall", "status.schedule", "status.cost", "status.risk")
"""The measures that always have a value."""

_TIMED = (
    "planned milestones_overdue slip_days end_slip_days slip_percent forecast_end overdue_issues "
    "report_age_days status status.overall status.schedule status.cost status.risk evm evm.spi "
    "evm.sv evm.eac_composite evm.sv_t evm.spi_t"
)

TIMED = frozenset({"measures", *(f"measures.{name}" for name in _TIMED.split())})
"""What changes when nothing but the date does, as rules write it."""

SOURCES = frozenset({"plan", "log", "charter", "status-report"})
"""The kinds that measures are computed from; a rule that reads measures waits for all of them."""


def nested(flat: dict[str, Any]) -> dict[str, Any]:
    """Dotted names as records within records; the groups `status` and `evm` are always there."""
    out: dict[str, Any] = {"status": {}, "evm": {}}
    for name, value in flat.items():
        group, dot, last = name.rpartition(".")
        (out[group] if dot else out)[last] = value
    return out


TYPES: dict[str, Any] = nested({name: entry[0] for name, entry in MEASURES.items()})
"""The type of each measure, nested as rules see them."""
