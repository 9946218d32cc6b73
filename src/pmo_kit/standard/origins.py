"""Which standard of a stack a gate, role, kind or rule comes from, and which one changed what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

from pmo_kit.results.origin import Change, Layer, Origin
from pmo_kit.standard.build_model import extended
from pmo_kit.standard.model import Standard

PARTS = ("phases", "gates", "tiers", "methods", "roles", "kinds", "rules")
_NOT_SAID = (
    *("own_words", "source", "examples", "other_names"),
    *("layer", "extended_by", "below"),
)
"""Fields that follow from others, or that nobody reads as what the standard demands."""


def stack_of(standard: Standard) -> list[Standard]:
    """A standard and those that it extends, the lowest first. Raises `StandardError`."""
    found = [standard]
    while (below := extended(Path(found[0].folder))) is not None:
        found.insert(0, below)
    return found


def layers_of(stack: list[Standard]) -> tuple[Layer, ...]:
    """The standards of a stack, each with the company whose handbook it is."""
    return tuple(Layer(one.name, one.handbook.company) for one in stack)


def origin_of(stack: list[Standard], part: str, id: str) -> Origin | None:
    """Where an item of a part, such as `gates`, comes from; None where the stack has none."""
    known = [(one, _items(one, part).get(id)) for one in stack]
    known = [(one, item) for one, item in known if item is not None]
    if not known:
        return None
    first = known[0][0]
    changes = tuple(
        Change(Layer(one.name, one.handbook.company), fields)
        for (_, before), (one, item) in pairwise(known)
        if (fields := tuple(_differing(before, item)))
    )
    return Origin(Layer(first.name, first.handbook.company), changes)


def _items(standard: Standard, part: str) -> Mapping[str, Any]:
    if part == "kinds":
        return standard.kinds
    return {item.id: item for item in getattr(standard, part)}


def _differing(before: Any, after: Any) -> Iterator[str]:
    """The names of the fields in which two versions of an item differ, and of those it has more."""
    for name in after._fields:
        then, now = getattr(before, name), getattr(after, name)
        if name == "added":
            yield from (f"the field {path}" for path in now if path not in then)
        elif name not in _NOT_SAID and then != now:
            yield name
