"""The typed view of data: dates as points in time, numbers as their schema means them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from pmo_kit.cel.errors import CelEvalError, ConversionError
from pmo_kit.cel.semantics import INT_MAX, INT_MIN
from pmo_kit.cel.types import UNPLANNED, ListOf, MapOf, Record, Type

Plan = Callable[[Any], Any]
_MANY_DATES = 10_000


def convert(value: Any, type_: Type) -> Any:
    """The value as its type sees it: the same object where nothing changes, a copy where it does.

    Values of another type than the schema says are left as they are: schemas judge those.
    """
    plan = plan_for(type_)
    return value if plan is None else plan(value)


def plan_for(type_: Type) -> Plan | None:
    """How to convert values of a type, or None where nothing in it ever needs converting."""
    if not isinstance(type_, Record | ListOf | MapOf):
        also = getattr(type_, "also", None)
        return _SCALARS.get(type_.kind) if also is None else plan_for(also)
    if type_.plan is UNPLANNED:
        type_.plan = _container_plan(type_)
    plan: Plan | None = type_.plan
    return plan


def _container_plan(type_: Record | ListOf | MapOf) -> Plan | None:
    if isinstance(type_, Record):
        return _record_plan(type_)
    if isinstance(type_, ListOf):
        return _list_plan(plan_for(type_.elem))
    return _map_plan(plan_for(type_.value))


def _record_plan(record: Record) -> Plan | None:
    plans = [(name, plan_for(field)) for name, field in record.fields.items()]
    needed = [(name, plan) for name, plan in plans if plan is not None]
    rest = None if record.rest is None else plan_for(record.rest)
    if not needed and rest is None:
        return None
    known = frozenset(record.fields)

    def run(value: Any) -> Any:
        if type(value) is not dict:
            return value
        copy = None
        for name, plan in needed:
            old = value.get(name)
            if old is not None:
                copy = _put(plan, value, copy, name, old)
        if rest is not None:
            for name, old in value.items():
                if name not in known:
                    copy = _put(rest, value, copy, name, old)
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


def _list_plan(plan: Plan | None) -> Plan | None:
    if plan is None:
        return None

    def run(value: Any) -> Any:
        if type(value) is not list:
            return value
        copy = None
        for index, old in enumerate(value):
            copy = _put(plan, value, copy, index, old)
        return value if copy is None else copy

    return run


def _map_plan(plan: Plan | None) -> Plan | None:
    if plan is None:
        return None

    def run(value: Any) -> Any:
        if type(value) is not dict:
            return value
        copy = None
        for key, old in value.items():
            copy = _put(plan, value, copy, key, old)
        return value if copy is None else copy

    return run


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
    year, month, day = text[:4], text[5:7], text[8:]
    digits = year + month + day
    if text[4] + text[7] == "--" and digits.isascii() and digits.isdigit():
        try:
            return datetime(int(year), int(month), int(day), tzinfo=UTC)
        except ValueError:
            pass
    raise ConversionError((), f"{text!r} is no date; write it as 2026-01-31")


_SCALARS: dict[str, Plan] = {"int": _int, "double": _double, "timestamp": _timestamp}
