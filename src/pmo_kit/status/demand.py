"""The hours that a project wants of people and roles in the weeks ahead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta

from pmo_kit._start.record import NamedTuple
from pmo_kit._text.days import day_of, days_later
from pmo_kit.engine.state import State
from pmo_kit.measures.working_days import workdays
from pmo_kit.results.snapshot_plan import Demand
from pmo_kit.status.entries import Data, amount, listed, part, said, single, text

WEEKS = 13
"""So many weeks ahead, that of the day of judging included, hours are told by the week."""
DAY_HOURS = 8.0
"""The hours of a person-day, where a plan counts in days."""
UNIT_HOURS = {"h": 1.0, "d": DAY_HOURS}
_WEEK_DAYS = 5


class _Span(NamedTuple):
    """Hours a working day from a first to a last day, of whom."""

    person: str | None
    role: str | None
    skills: tuple[str, ...]
    first: date
    last: date
    hours_per_day: float
    firm: bool


def demand_of(state: State) -> tuple[Demand, ...]:
    """What a project wants in each of the next 13 ISO weeks, by person or role.

    The bookings of the resource plan count. Of a person who has none in a week, the open tasks
    count where the plan is in hours or days: their rest, spread evenly over their remaining working
    days. A week of which a booking fills a part counts by its working days.
    """
    monday = state.options.as_of - timedelta(days=state.options.as_of.weekday())
    found: list[Demand] = []
    booked, tasks = list(_bookings(state)), list(_tasks(state))
    for number in range(WEEKS):
        first = days_later(monday, 7 * number)
        last = days_later(first, _WEEK_DAYS - 1)
        wanted = [(span, hours) for span in booked if (hours := _hours(span, first, last))]
        people = {span.person for span, _ in wanted}
        wanted += [
            (span, hours)
            for span in tasks
            if span.person not in people and (hours := _hours(span, first, last))
        ]
        found += _summed(wanted, first)
    return tuple(found)


def _summed(wanted: list[tuple[_Span, float]], first: date) -> Iterator[Demand]:
    """The hours of one week, added up for each person or role, firm and soft apart."""
    year, week, _ = first.isocalendar()
    sums: dict[tuple[str | None, str | None, tuple[str, ...], bool], float] = {}
    for span, hours in wanted:
        key = (span.person, span.role, span.skills, span.firm)
        sums[key] = sums.get(key, 0.0) + hours
    ordered = sorted(sums.items(), key=lambda one: (one[0][0] or "", one[0][1] or "", one[0][2:]))
    for (person, role, skills, firm), hours in ordered:
        yield Demand(person, role, skills, f"{year}-W{week:02}", round(hours, 2), firm)


def _hours(span: _Span, first: date, last: date) -> float:
    """What a span takes of one week."""
    begin, end = max(span.first, first), min(span.last, last)
    return span.hours_per_day * workdays(_midnight(begin), _midnight(end))


def _bookings(state: State) -> Iterator[_Span]:
    """The rows of the resource plan; one without dates lasts as long as the project."""
    dates = _dates(state)
    for _, _, row in listed(state, "resource-plan", "resources"):
        hours = amount(row, "hours_per_week")
        first = day_of(row.get("from")) or dates[0]
        last = day_of(row.get("to")) or dates[1]
        if hours:
            person = said(row, "person")
            skills = row.get("skills")
            yield _Span(
                person,
                None if person else said(row, "title"),
                tuple(map(str, skills)) if isinstance(skills, list) else (),
                first,
                last,
                hours / _WEEK_DAYS,
                bool(text(row, "confirmed_by")),
            )


def _tasks(state: State) -> Iterator[_Span]:
    """The rest of each open task that has an owner, where the plan counts in hours or days."""
    in_hours = UNIT_HOURS.get(text(part(single(state, "plan"), "budget"), "unit"))
    today = state.options.as_of
    for _, _, task in listed(state, "plan", "tasks"):
        first, last = day_of(task.get("start")), day_of(task.get("finish"))
        left = _left(task)
        if in_hours and left and first and last and text(task, "owner"):
            first = max(first, today)
            last = max(last, first)  # what is late already is wanted now
            days = max(1, workdays(_midnight(first), _midnight(last)))
            yield _Span(text(task, "owner"), None, (), first, last, left * in_hours / days, False)


def _left(task: Data) -> float:
    """The work that is left of a task, in the plan's unit."""
    if text(task, "actual_finish"):
        return 0.0
    remaining = amount(task, "remaining")
    if remaining is not None:
        return max(0.0, remaining)
    return max(0.0, (amount(task, "budget") or 0.0) * (100 - (amount(task, "progress") or 0)) / 100)


def _dates(state: State) -> tuple[date, date]:
    """The first and the last day of the project by its manifest."""
    manifest = state.snapshot.manifest
    data: Mapping[str, object] = manifest.data if manifest is not None else {}
    dates = part(data, "dates")
    return day_of(dates.get("start")) or date.min, day_of(dates.get("end")) or date.max


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())
