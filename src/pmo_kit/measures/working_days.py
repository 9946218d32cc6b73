"""Working days: how many lie between two days, and which day follows after so many."""

# Monday to Friday. Holidays stand in no artifact of a project, so they count as working days.

from __future__ import annotations

from datetime import datetime, timedelta

WORKING_DAYS = "working days"
"""The unit of what is counted in them."""

GRACE = 5
"""So many working days late nothing is said of a task or a booking: people record on Fridays."""

_DAY = timedelta(days=1)


def workdays(first: datetime, last: datetime) -> int:
    """How many working days there are from the first day to the last, both included."""
    if last < first:
        return 0
    weeks, rest = divmod((last - first).days + 1, 7)
    return weeks * 5 + sum((first.weekday() + n) % 7 < 5 for n in range(rest))


def worked(first: datetime, last: datetime) -> int:
    """The same for a piece of work, which takes at least a day even when it fills a weekend."""
    return max(1, workdays(first, last))


def days_past(day: datetime, until: datetime) -> int:
    """How many working days have passed since a day, which does not count itself."""
    return workdays(day + _DAY, until) if day < until else 0


def workday_after(day: datetime, count: int) -> datetime:
    """The working day that comes so many working days, one or more, after a day.

    Raises `OverflowError` where the calendar ends before.
    """
    friday = day - _DAY * max(0, day.weekday() - 4)
    weeks, rest = divmod(count, 5)
    over_a_weekend = friday.weekday() + rest > 4
    return friday + _DAY * (weeks * 7 + rest + (2 if over_a_weekend else 0))
