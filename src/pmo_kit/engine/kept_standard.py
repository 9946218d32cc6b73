"""A standard's model as plain data, from which it is made again quickly."""

# The examples of rules and schemas stay bytes until pages, `pmo standard verify` or a new content
# ask for them.

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from pmo_kit.engine.seldom_read import SeldomRead, squeeze
from pmo_kit.standard import Kind, Rule, Standard
from pmo_kit.standard.model import (
    Applies,
    Due,
    Edition,
    Gate,
    Handbook,
    Method,
    Phase,
    Role,
    Tier,
)

_LISTED: dict[str, Callable[[Iterable[Any]], Any]] = {
    "editions": Edition._make,
    "phases": Phase._make,
    "gates": Gate._make,
    "tiers": Tier._make,
    "methods": Method._make,
    "roles": Role._make,
}
_PLACES = {name: place for place, name in enumerate(Standard._fields)}
_APPLIES, _EXAMPLES = Rule._fields.index("applies"), Rule._fields.index("examples")
_DUE, _BELOW = Kind._fields.index("due"), Kind._fields.index("below")


def plain(standard: Standard) -> list[Any]:
    """A standard as plain data, its fields in order."""
    found = [*standard]
    for name in _LISTED:
        found[_PLACES[name]] = [tuple(one) for one in getattr(standard, name)]
    found[_PLACES["kinds"]] = {name: _plain_kind(kind) for name, kind in standard.kinds.items()}
    found[_PLACES["rules"]] = [_plain_rule(rule) for rule in standard.rules]
    found[_PLACES["schemas"]] = _squeezed(standard.schemas)
    found[_PLACES["handbook"]] = tuple(standard.handbook)
    plainly: list[Any] = _without_proxies(found)
    return plainly


def restored(kept: list[Any]) -> Standard:
    """The standard that `plain` gave.

    Raises `LookupError`, `TypeError`, `ValueError` or `AttributeError` for any other data.
    """
    found = [*kept]
    for name, make in _LISTED.items():
        found[_PLACES[name]] = tuple(map(make, found[_PLACES[name]]))
    kinds = found[_PLACES["kinds"]]
    found[_PLACES["kinds"]] = {name: _kind(kind) for name, kind in kinds.items()}
    found[_PLACES["rules"]] = tuple(map(_rule, found[_PLACES["rules"]]))
    found[_PLACES["schemas"]] = SeldomRead(found[_PLACES["schemas"]])
    found[_PLACES["handbook"]] = Handbook._make(found[_PLACES["handbook"]])
    return Standard._make(found)


def _plain_kind(kind: Kind) -> tuple[Any, ...]:
    found: list[Any] = [*kind]
    found[_DUE] = [tuple(due) for due in kind.due]
    found[_BELOW] = _plain_kind(kind.below) if kind.below else None
    return tuple(found)


def _plain_rule(rule: Rule) -> tuple[Any, ...]:
    found: list[Any] = [*rule]
    found[_APPLIES] = tuple(rule.applies)
    found[_EXAMPLES] = _squeezed(rule.examples)
    return tuple(found)


def _squeezed(values: Mapping[str, Any]) -> dict[str, bytes]:
    return {key: squeeze(value) for key, value in values.items()}


def _kind(kept: Iterable[Any]) -> Kind:
    found = [*kept]
    found[_DUE] = tuple(map(Due._make, found[_DUE]))
    found[_BELOW] = _kind(found[_BELOW]) if found[_BELOW] else None
    return Kind._make(found)


def _rule(kept: Iterable[Any]) -> Rule:
    found = [*kept]
    found[_APPLIES] = Applies._make(found[_APPLIES])
    found[_EXAMPLES] = SeldomRead(found[_EXAMPLES])
    return Rule._make(found)


def _without_proxies(value: Any) -> Any:
    """Data whose maps are all plain."""
    if isinstance(value, Mapping):
        return {key: _without_proxies(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(map(_without_proxies, value))
    return value
