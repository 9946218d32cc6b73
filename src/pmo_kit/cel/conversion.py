"""The typed view of data: dates as points in time, numbers as their schema means them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Any

from pmo_kit.cel.errors import CelEvalError, ConversionError
from pmo_kit.cel.semantics import INT_MAX, INT_MIN
from pmo_kit.cel.types import ListOf, MapOf, Record, Scalar, Type

Plan = Callable[[Any], Any]
_MANY_DATES = 10_000


def convert(value: Any, type_: Type) -> Any:
    """The value as its type sees it: the same object where nothing changes, a copy where it does.

    Values of another type than the schema says are left as they are: schemas judge those.
    Raises `ConversionError` where a value is beyond its type: no such day, more than 64 bits.
    """
    return plan_for(type_)(value)


def plan_for(type_: Type) -> Plan:
    """How to convert values of a type; `_same` where nothing in it ever needs converting."""
    if type_.plan is None:
        type_.plan = _plan(type_)
    return type_.plan


def _plan(type_: Type) -> Plan:
    if isinstance(type_, Record):
        return _record_plan(type_)
    if isinstance(type_, ListOf):
        return _plan_of_each(plan_for(type_.elem), list, enumerate)
    if isinstance(type_, MapOf):
        return _plan_of_each(plan_for(type_.value), dict, dict.items)
    if isinstance(type_, Scalar) and type_.also is not None:
        return plan_for(type_.also)
    return _SCALARS.get(type_.kind, _same)


def _same(value: Any) -> Any:
    return value


def _record_plan(record: Record) -> Plan:
    plans = [(name, plan_for(field)) for name, field in record.fields.items()]
    needed = [(name, plan) for name, plan in plans if plan is not _same]
    rest = _same if record.rest is None else plan_for(record.rest)
    if not needed and rest is _same:
        return _same
    known = record.fields

    def run(value: Any) -> Any:
        if type(value) is not dict:
            return value
        copy = None
        for name, plan in needed:
            old = value.get(name)
            if old is not None:
                copy = _put(plan, value, copy, name, old)
        if rest is not _same:
            for name, old in value.items():
                if name not in known:
                    copy = _put(rest, value, copy, name, old)
        return value if copy is None else copy

    return run


def _plan_of_each(
    plan: Plan, of: type, entries: Callable[[Any], Iterable[tuple[Any, Any]]]
) -> Plan:
    """The plan of a list or a map from that of its values."""
    if plan is _same:
        return _same

    def run(value: Any) -> Any:
        if type(value) is not of:
            return value
        copy = None
        for key, old in entries(value):
            copy = _put(plan, value, copy, key, old)
        return value if copy is None else copy

    return run


def _put(plan: Plan, value: Any, copy: Any, key: str | int, old: Any) -> Any:
    """Convert one entry; the container is copied at the first change."""
    try:
        new = plan(old)
    except ConversionError as error:
        raise ConversionError((key, *error.route), error.message) from None
    if new is old:
        return copy
    if copy is None:
        copy = value.copy()
    copy[key] = new
    return copy


def _int(value: Any) -> Any:
    if type(value) is float and value.is_integer():
        value = int(value)
    if type(value) is int and not INT_MIN <= value <= INT_MAX:
        raise ConversionError((), "the whole number is beyond 64 bits")
    return value


def _double(value: Any) -> Any:
    if type(value) is not int:
        return value
    try:
        return float(value)
    except OverflowError:
        raise ConversionError((), "the number is too large") from None


_dates: dict[str, datetime] = {}


def _timestamp(value: Any) -> Any:
    if type(value) is not str:
        return value
    moment = _dates.get(value)
    if moment is None:
        moment = _read(value)
        if len(_dates) < _MANY_DATES:
            _dates[value] = moment
    return moment


def _read(text: str) -> datetime:
    if len(text) != 10:
        from pmo_kit.cel.times import timestamp

        try:
            return timestamp(text)
        except CelEvalError as error:
            raise ConversionError((), error.message) from None
    day = read_date(text)
    if day is None:
        raise ConversionError((), f"{text!r} is no date; write it as 2026-01-31")
    return day


def read_date(text: str) -> datetime | None:
    """The start of the day that a text such as `2026-01-31` names (RFC 3339's full-date), in UTC.

    None where it names no day.
    """
    year, month, day = text[:4], text[5:7], text[8:]
    digits = year + month + day
    if len(text) == 10 and text[4] + text[7] == "--" and digits.isascii() and digits.isdigit():
        try:
            return datetime(int(year), int(month), int(day), tzinfo=UTC)
        except ValueError:
            pass
    return None


_SCALARS: dict[str, Plan] = {"int": _int, "double": _double, "timestamp": _timestamp}
