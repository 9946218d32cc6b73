"""Holds thresholds and lists that a standard sets anew to the types that they had below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from pmo_kit._start.record import NamedTuple
from pmo_kit.cel import BOOL, DOUBLE, DYN, INT, STRING, ListOf, Record, Type
from pmo_kit.engine.environment import of_value
from pmo_kit.source import Route
from pmo_kit.standard import Standard
from pmo_kit.standard.files import Layer
from pmo_kit.standard.thresholds import is_by_currency

if TYPE_CHECKING:
    from pmo_kit.source.edit import Replace

_NUMBERS = (INT, DOUBLE)
_WORDS = ((BOOL, "true or false"), (INT, "a number"), (DOUBLE, "a number"), (STRING, "a text"))


class ChangedType(NamedTuple):
    """A setting that is of another type than it had below: where, and what it was there."""

    layer: Layer
    route: Route
    before: Any
    message: str
    remedy: str

    @property
    def changes(self) -> list[Replace]:
        """The value that it had below, in the place of the one of another type."""
        from pmo_kit.source.edit import Replace

        return [Replace(self.route, value_below(self.before, self.route[2:]))]


def changed_types(
    layer: Layer, below: Sequence[Layer], *, whole: bool = False
) -> Iterator[ChangedType]:
    """Thresholds and lists of a layer that are of another type than what they replace.

    Rules and measures were written for the type below; another would make them say nothing. With
    `whole`, a whole number stays one, since some rule compares it with whole numbers.
    """
    for group in ("thresholds", "lists"):
        known: dict[str, tuple[Any, str]] = {}
        for each in below:
            known |= {
                name: (value, each.data["id"]) for name, value in each.data.get(group, {}).items()
            }
        for name, value in layer.data.get(group, {}).items():
            before, origin = known.get(name, (value, ""))
            for step, new, old in _compared(value, before):
                if lack := _lack(of_value(new), of_value(old), whole):
                    told = f"`{name}`{''.join(f' in {currency}' for currency in step)}"
                    message = f"{told} {lack} in {origin or 'another currency'}, and not here."
                    remedy = "Write a value of the same type."
                    yield ChangedType(layer, (group, name, *step), before, message, remedy)


def value_below(before: Any, step: Route) -> Any:
    """What a setting was below, of one by currency in that currency, or else in the first one."""
    if not step or not isinstance(before, dict):
        return before
    return before.get(step[0], next(iter(before.values())))


def restored(standard: Standard, changed: ChangedType) -> Standard:
    """The standard with a setting as it is below."""
    group, name = changed.route[:2]
    if group == "lists":
        return standard._replace(lists={**standard.lists, str(name): changed.before})
    return standard._replace(thresholds={**standard.thresholds, str(name): changed.before})


def _compared(value: Any, before: Any) -> Iterator[tuple[tuple[str, ...], Any, Any]]:
    """What of a setting is compared with what: of one by currency, each by itself.

    A currency that is new has what another one has.
    """
    if not (is_by_currency(value) and is_by_currency(before)):
        yield (), value, before
        return
    other = next(iter(before.values()))
    for currency, own in value.items():
        yield (currency,), own, other if before is value else before.get(currency, other)


def _lack(new: Type, old: Type, whole: bool) -> str:
    """What an older type is and a newer one is not, in words; empty where the newer one fits."""
    if old == DYN or new == old:
        return ""
    if old in _NUMBERS and new in _NUMBERS:
        return "is a whole number" if whole and old == INT else ""
    if isinstance(old, ListOf):
        if not isinstance(new, ListOf):
            return "is a list"
        lack = "" if new.elem == DYN else _lack(new.elem, old.elem, whole)
        return f"is a list in which each {lack}" if lack else ""
    if isinstance(old, Record):
        fields = new.fields if isinstance(new, Record) else {}
        missing = [name for name in old.fields if name not in fields]
        if missing:
            return f"has a value for {', '.join(missing)}"
        lacks = ((name, _lack(fields[name], kind, whole)) for name, kind in old.fields.items())
        return next((f"for {name} {lack}" for name, lack in lacks if lack), "")
    return next((f"is {word}" for kind, word in _WORDS if kind == old), f"is {old!r}")
