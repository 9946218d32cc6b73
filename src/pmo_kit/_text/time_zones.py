"""Time zones by their IANA names, and the day on which something happened there.

They come from the package `tzdata`, so that they are the same on every machine.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, tzinfo
from functools import cache
from pathlib import Path

UTC_NAME = "UTC"
EXAMPLE = "Write the name of a region and a city, such as `Europe/Berlin`, or `UTC`."


@cache
def zone_names() -> frozenset[str]:
    """The names of all time zones."""
    return frozenset((_home() / "zones").read_text(encoding="utf-8").split())


@cache
def zone(name: str) -> tzinfo:
    """The time zone of a name among `zone_names`.

    The copy for browsers brings the names alone: every day is named there, and nothing asks git,
    so that UTC stands for all of them.
    """
    if name == UTC_NAME:
        return UTC
    from zoneinfo import ZoneInfo

    place = _home() / "zoneinfo" / name
    if not place.is_file():
        return UTC
    with place.open("rb") as file:
        return ZoneInfo.from_file(file, name)


def day_in(instant: datetime, where: tzinfo) -> date:
    """The day that it is in a zone at an instant; at the ends of the calendar, the day in UTC."""
    try:
        return instant.astimezone(where).date()
    except OverflowError:
        return instant.astimezone(UTC).date()


def _home() -> Path:
    import tzdata

    return Path(tzdata.__file__).parent


def unknown_zone(name: str) -> tuple[str, str]:
    """What is wrong with a name that no time zone has, and what to do about it."""
    from pmo_kit._text import did_you_mean

    message = f"There is no time zone `{name}`."
    return message, f"{did_you_mean(name, zone_names(), 3)}{EXAMPLE}"
