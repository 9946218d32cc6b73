"""Points and lengths of time as CEL reads and writes them, to the microsecond, in UTC."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import cache

from pmo_kit.cel.errors import CelEvalError
from pmo_kit.cel.frame import Frame
from pmo_kit.cel.semantics import lasting, mismatch, shifted
from pmo_kit.cel.types import Value

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SECOND = timedelta(seconds=1)
_UNITS = {"h": 3_600_000_000, "m": 60_000_000, "s": 1_000_000, "ms": 1_000, "us": 1, "ns": 0.001}


@cache
def _timestamp_pattern() -> re.Pattern[str]:
    return re.compile(
        r"(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:[Zz]|([+-])(\d\d):(\d\d))",
        re.ASCII,
    )


@cache
def _duration_pattern() -> re.Pattern[str]:
    return re.compile(r"(\d+)?(?:\.(\d*))?(h|ms|us|ns|m|s)", re.ASCII)


def timestamp(text: str) -> datetime:
    """The point in time that a text of RFC 3339 names. Raises `CelEvalError` for others."""
    match = _timestamp_pattern().fullmatch(text)
    if match is None:
        remedy = "; write it as 2026-01-31T00:00:00Z"
        raise CelEvalError(f"{text[:40]!r} is no point in time{remedy}")
    year, month, day, hour, minute, second = map(int, match.groups()[:6])
    fraction, sign, hours, minutes = match.groups()[6:]
    away = int(hours or 0) * 60 + int(minutes or 0)
    if second > 60 or int(hours or 0) > 23 or int(minutes or 0) > 59:
        raise CelEvalError(f"{text[:40]!r} is no point in time: there is no such hour or minute")
    try:
        moment = datetime(year, month, day, hour, minute, min(second, 59), tzinfo=UTC)
    except ValueError as error:
        raise CelEvalError(f"{text[:40]!r} is no point in time: {error}") from None
    micros = int(((fraction or "") + "000000")[:6])
    rest = timedelta(seconds=second // 60, microseconds=micros)  # a leap second is the next one
    return shifted(moment, rest - timedelta(minutes=-away if sign == "-" else away))


def from_seconds(seconds: int) -> datetime:
    """The point in time so many seconds after the start of 1970.

    Raises `CelEvalError` beyond the years 1 to 9999.
    """
    if abs(seconds) > 10**12:
        raise CelEvalError("the point in time is beyond the years 1 to 9999")
    return shifted(EPOCH, timedelta(seconds=seconds))


def seconds_of(moment: datetime) -> int:
    """Whole seconds since the start of 1970, cut downwards."""
    return (moment - EPOCH) // _SECOND


def timestamp_text(moment: datetime) -> str:
    """A point in time as RFC 3339 writes it, with as many decimals as it needs."""
    return f"{moment:%Y-%m-%dT%H:%M:%S}".zfill(19) + _decimals(moment.microsecond) + "Z"


def duration(text: str) -> timedelta:
    """The length of time that a text such as `1h30m` names. Raises `CelEvalError` for others."""
    body = text[1:] if text[:1] in ("+", "-") else text
    micros = 0.0
    whole = 0
    position = 0
    pattern = _duration_pattern()
    while position < len(body) and position < 200:
        match = pattern.match(body, position)
        if match is None or not (match[1] or match[2]):
            break
        unit = _UNITS[match[3]]
        whole += int((match[1] or "0")[:20]) * int(unit * 1000)
        micros += float("0." + (match[2] or "0")) * unit
        position = match.end()
    if body != "0" and (position != len(body) or not body):
        raise CelEvalError(f"{text[:40]!r} is no duration; write it as 36h, 90m or 1h30m")
    total = whole // 1000 + int(micros)
    if total > 10**18:
        raise CelEvalError("the duration is beyond 10,000 years")
    length = timedelta(microseconds=total)
    return lasting(-length if text.startswith("-") else length)


def duration_text(length: timedelta) -> str:
    """A length of time in seconds, with as many decimals as it needs."""
    size = abs(length)
    sign = "-" if length < timedelta(0) else ""
    return f"{sign}{size // _SECOND}{_decimals(size.microseconds)}s"


def _decimals(micros: int) -> str:
    if not micros:
        return ""
    return f".{micros:06d}" if micros % 1000 else f".{micros // 1000:03d}"


def _moved(moment: datetime, zone: str) -> datetime:
    """The wall clock at a fixed distance from UTC: `+02:00`, `02:00` or `UTC`."""
    if zone in ("UTC", ""):
        return moment
    sign = -1 if zone.startswith("-") else 1
    hours, _, minutes = zone.lstrip("+-").partition(":")
    numeric = (hours + minutes).isascii() and (hours + minutes).isdigit()
    if not numeric or len(hours) != 2 or len(minutes) != 2 or int(minutes) > 59:
        raise CelEvalError(f"{zone[:40]!r} is no fixed distance from UTC such as +02:00")
    return shifted(moment, sign * timedelta(hours=int(hours), minutes=int(minutes)))


def _toward_zero(length: timedelta, unit: timedelta) -> int:
    return length // unit if length >= timedelta(0) else -(-length // unit)


_OF_MOMENTS: dict[str, Callable[[datetime], int]] = {
    "getFullYear": lambda moment: moment.year,
    "getMonth": lambda moment: moment.month - 1,
    "getDate": lambda moment: moment.day,
    "getDayOfMonth": lambda moment: moment.day - 1,
    "getDayOfWeek": lambda moment: moment.isoweekday() % 7,
    "getDayOfYear": lambda moment: moment.timetuple().tm_yday - 1,
    "getHours": lambda moment: moment.hour,
    "getMinutes": lambda moment: moment.minute,
    "getSeconds": lambda moment: moment.second,
    "getMilliseconds": lambda moment: moment.microsecond // 1000,
}
_OF_LENGTHS: dict[str, Callable[[timedelta], int]] = {
    "getHours": lambda length: _toward_zero(length, timedelta(hours=1)),
    "getMinutes": lambda length: _toward_zero(length, timedelta(minutes=1)),
    "getSeconds": lambda length: _toward_zero(length, _SECOND),
    "getMilliseconds": lambda length: (
        _toward_zero(length, timedelta(milliseconds=1)) - 1000 * _toward_zero(length, _SECOND)
    ),
}


def _getter(name: str) -> Callable[..., int]:
    of_moment, of_length = _OF_MOMENTS[name], _OF_LENGTHS.get(name)

    def get(_: Frame, value: Value, zone: Value = "") -> int:
        if type(value) is datetime and type(zone) is str:
            return of_moment(_moved(value, zone))
        if type(value) is timedelta and of_length is not None and zone == "":
            return of_length(value)
        raise mismatch(name, value)

    return get


GETTERS = {name: _getter(name) for name in _OF_MOMENTS}
