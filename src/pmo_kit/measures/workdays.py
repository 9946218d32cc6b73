"""Working days: Monday to Friday, without holidays, which no artifact of a project tells."""

from __future__ import annotations

from datetime import datetime


def workdays(first: datetime, last: datetime) -> int:
    """How many working days there are from the first day to the last, both included."""
    if last < first:
        return 0
    weeks, rest = divmod((last - first).days + 1, 7)
    return weeks * 5 + sum((first.weekday() + n) % 7 < 5 for n in range(rest))


def worked(first: datetime, last: datetime) -> int:
    """The same for a piece of work, which takes at least a day even when it fills a weekend."""
    return max(1, workdays(first, last))
