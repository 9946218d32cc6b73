"""What a document agrees on in money and dates, for comparing one version of it with another."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from pmo_kit._start.record import NamedTuple
from pmo_kit.measures.facts import Data, number, part, records, text


class Agreement(NamedTuple):
    """Money with its unit, the last agreed day, and the approved changes that it holds."""

    money: float | None = None
    unit: str = ""
    end: date | None = None
    changes: tuple[str, ...] = ()


def agreement(kind: str, data: Data) -> Agreement:
    """What a document of a kind agrees on; nothing where the kind is about neither."""
    found = _READERS.get(kind)
    return found(data) if found else Agreement()


def _charter(data: Data) -> Agreement:
    budget = part(data, "budget")
    total = number(budget, "total")
    reserve = number(budget, "management_reserve") or 0.0
    money = None if total is None else total + reserve
    return Agreement(money, text(budget, "unit"), _last(data, "milestones", "date"))


def _plan(data: Data) -> Agreement:
    budget = part(data, "budget")
    end = _last(data, "milestones", "baseline") or _last(data, "tasks", "finish")
    changes = _texts(part(data, "baseline").get("changes"))
    return Agreement(number(budget, "bac"), text(budget, "unit"), end, changes)


_READERS: Mapping[str, Callable[[Data], Agreement]] = {
    "charter": _charter,
    "plan": _plan,
}


def _last(data: Data, name: str, field: str) -> date | None:
    """The last day that a field of a list's records names."""
    days = [found for record in records(data, name) if (found := record.get(field)) is not None]
    return max((date.fromisoformat(str(day)[:10]) for day in days), default=None)


def _texts(found: object) -> tuple[str, ...]:
    return tuple(str(one) for one in found) if isinstance(found, list | tuple) else ()
