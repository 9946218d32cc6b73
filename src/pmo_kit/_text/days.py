"""Days that lie some days later, and within the calendar that dates can say."""

from __future__ import annotations

from datetime import date, timedelta


def days_later(day: date, days: int) -> date:
    """The day so many days later; the first or the last of the calendar where it would lie beyond.

    Years have four digits, so nothing lies after 9999-12-31 or before 0001-01-01.
    """
    return day + timedelta(days=min(max(days, (date.min - day).days), (date.max - day).days))


def day_of(written: object) -> date | None:
    """The day that a text says as YYYY-MM-DD; none where it says none."""
    try:
        return date.fromisoformat(written) if isinstance(written, str) else None
    except ValueError:
        return None
