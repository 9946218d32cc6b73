"""The forecast of a project by fiscal year, beside what may be spent in each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from pmo_kit.measures.cost import booked
from pmo_kit.measures.declaration import Computed
from pmo_kit.measures.facts import ACTUALS, CHARTER, Data, day, number, part, records, text, total
from pmo_kit.measures.schedule import start
from pmo_kit.measures.status_date import status_day
from pmo_kit.measures.working_days import workdays, worked
from pmo_kit.results.reading import plain
from pmo_kit.results.steering_page import Figure, FiscalYear
from pmo_kit.status.steering_context import Context

_DAY = timedelta(days=1)


def years(context: Context, values: Mapping[str, Computed[Any]]) -> tuple[FiscalYear, ...]:
    """Each fiscal year for which the charter grants money, as long as the project is at work."""
    charter = context.given(CHARTER, {})
    unit = values["forecast_cost"].unit
    found = []
    for position, year in enumerate(records(part(charter, "budget"), "by_year")):
        first, last = day(year, "from"), day(year, "to")
        if first is None or last is None or last < first:
            continue
        found.append(
            FiscalYear(
                text(year, "year"),
                _forecast(context, values, first, last)._replace(unit=unit),
                Figure(number(year, "amount"), unit, source=_place(context, position)),
            )
        )
    return tuple(found)


def _place(context: Context, position: int) -> str:
    for view in context.state.of("charter"):
        front = view.artifact.document.to_fields
        return context.place(view, (*front, "budget", "by_year", position, "amount"))
    return ""


def _forecast(
    context: Context, values: Mapping[str, Computed[Any]], first: datetime, last: datetime
) -> Figure:
    """What of the forecast falls between two days.

    All of it where the whole project does. Else what was booked for these days, and of the rest,
    the forecast less what is spent, the share of the working days that are left.
    """
    forecast, end = values["forecast_cost"], values["expected_end"]
    begin = context.given(start, None)
    if forecast.value is None or end.value is None or begin is None:
        why = forecast.reason or end.reason or "the start is not known"
        return Figure(None, reason=why)
    if first <= begin and end.value <= last:
        return Figure(plain(forecast.value), source="forecast_cost")
    actuals = context.given(ACTUALS, ())
    if context.given(booked, None) is None:
        return Figure(None, reason="nothing is booked by period, and the project spans years")
    recorded = context.given(status_day, context.state.today)
    done = sum(_share(one, first, min(last, recorded)) for one in actuals)
    whole = workdays(recorded + _DAY, end.value)
    here = workdays(max(first, recorded + _DAY), min(last, end.value))
    rest = max(0.0, forecast.value - (values["spent"].value or 0.0))
    return Figure(plain(done + (rest * here / whole if whole else 0.0)), source="forecast_cost")


def _share(record: Data, first: datetime, last: datetime) -> float:
    """What was booked for the days between two, of a period that may reach beyond them."""
    begin, end = day(part(record, "period"), "from"), day(part(record, "period"), "to")
    if begin is None or end is None or end < begin:
        return 0.0
    entries: Sequence[Data] = records(record, "entries")
    cost = total(entries, "internal") + total(entries, "external")
    inside = workdays(max(begin, first), min(end, last))
    return cost * min(1.0, inside / worked(begin, end))
