"""A project's money by calendar year: the share of the tasks' budgets, and what was booked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time

from pmo_kit._text.days import day_of
from pmo_kit.engine.state import State
from pmo_kit.measures.working_days import workdays, worked
from pmo_kit.results.snapshot_plan import YearMoney
from pmo_kit.status.entries import amount, listed, part, text

_LONGEST = 100
"""Tasks and periods that last for more years than this are typing errors, and are left out."""


def money_by_year(state: State) -> Iterator[YearMoney]:
    """Each task's budget and each period's bookings, spread evenly over their working days.

    A year without tasks has no planned amount, one without bookings none spent.
    """
    planned: dict[int, float] = {}
    spent: dict[int, float] = {}
    for _, _, task in listed(state, "plan", "tasks"):
        _spread(planned, amount(task, "budget"), task.get("start"), task.get("finish"))
    today = state.options.as_of.isoformat()
    for view in state.of("actuals"):
        period = part(view.sound, "period")
        if text(period, "from") > today:
            continue
        for _, entry in view.entries("entries"):
            cost = (amount(entry, "internal") or 0.0) + (amount(entry, "external") or 0.0)
            _spread(spent, cost, period.get("from"), period.get("to"))
    for year in sorted({*planned, *spent}):
        yield YearMoney(year, _rounded(planned.get(year)), _rounded(spent.get(year)))


def _spread(years: dict[int, float], whole: float | None, begin: object, end: object) -> None:
    """Add an amount to the years that it falls into."""
    first, last = day_of(begin), day_of(end)
    if not whole or not first or not last or last < first or last.year - first.year > _LONGEST:
        return
    days = worked(_midnight(first), _midnight(last))
    for year in range(first.year, last.year + 1):
        inside = workdays(
            _midnight(max(first, date(year, 1, 1))), _midnight(min(last, date(year, 12, 31)))
        )
        share = inside / days if first.year != last.year else 1.0
        if share:
            years[year] = years.get(year, 0.0) + whole * share


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 2)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())
