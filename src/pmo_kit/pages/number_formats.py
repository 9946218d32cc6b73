"""How pages write amounts, days and colours."""

from __future__ import annotations

from datetime import date

from pmo_kit._text.days import day_of

__all__ = ["amount", "day", "days_between", "percent", "signed", "weekday"]

_MONTHS = (
    *("Jan", "Feb", "Mar", "Apr", "May", "June"),
    *("July", "Aug", "Sep", "Oct", "Nov", "Dec"),
)
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def amount(value: float | int | None, signs: bool = False) -> str:
    """An amount in whole units, as `124,000`; below ten with up to two digits."""
    if value is None:
        return "not known"
    whole = abs(value) >= 10 or float(value).is_integer()
    told = f"{abs(value):,.0f}" if whole else f"{abs(value):,.2f}".rstrip("0").rstrip(".")
    sign = "−" if value < 0 and told != "0" else "+" if signs else ""
    return f"{sign}{told}"


def signed(value: float | int | None) -> str:
    """An amount with its sign, as `+14` or `−3`."""
    return amount(value, signs=True)


def percent(value: float | int | None, signs: bool = False) -> str:
    """A percentage with one digit where it has one, as `+7.9` or `10`."""
    if value is None:
        return "not known"
    told = f"{abs(value):,.1f}".removesuffix(".0")
    sign = "−" if value < 0 and told != "0" else "+" if signs else ""
    return f"{sign}{told}"


def day(written: object, beside: str = "") -> str:
    """A day as `27 Feb`, with its year where that is not the year of another day."""
    found = day_of(written)
    if found is None:
        return "not known"
    told = f"{found.day} {_MONTHS[found.month - 1]}"
    other: date | None = day_of(beside)
    return told if other and other.year == found.year else f"{told} {found.year}"


def weekday(written: object) -> str:
    """The weekday of a day, as `Thu`; empty where it is none."""
    found = day_of(written)
    return _WEEKDAYS[found.weekday()] if found else ""


def days_between(first: object, last: object) -> int:
    """Calendar days from one day to another; 0 where one is not known."""
    begin, end = day_of(first), day_of(last)
    return (end - begin).days if begin and end else 0
