"""A project as numbers: earned value, critical path, slip, exposure, status.

A measure is one function with a declaration (`declaration.measure`) in the module of its subject.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pmo_kit.cel import CelUnknown
from pmo_kit.cel.unknowns import Unknown

if TYPE_CHECKING:
    from pmo_kit.measures.declaration import Computed, Measure
    from pmo_kit.measures.facts import Facts

__all__ = ["compute", "values"]


ALL = frozenset(("measures",))
"""What is read where every measure may be."""


def compute(facts: Facts, read: frozenset[str] = ALL) -> dict[str, Any]:
    """The measures as rules see them: nested, and without those that cannot be known.

    Those that a broken file hides are unknown. Only what is `read` is computed, such as
    `measures.spent`, and with `measures.status` all that is in it.
    """
    from pmo_kit.measures.catalog import nested, those_read

    found: dict[str, object] = {}
    unknown: dict[str, Unknown] = {}
    for name, measure in those_read(read):
        try:
            value = measure(facts).value
        except CelUnknown as error:
            unknown[name] = Unknown(error.message)
        else:
            if value is not None:
                found[name] = value
    return _with_holes(nested(found), unknown) if unknown else nested(found)


def _with_holes(known: dict[str, Any], unknown: dict[str, Unknown]) -> dict[str, Any]:
    from pmo_kit.cel.holes import Holes, punched

    holes = Holes()
    for name, one in unknown.items():
        holes.add((*name.split("."),), one)
    partial: dict[str, Any] = punched(known, holes)
    return partial


def values(facts: Facts) -> dict[str, Computed[Any]]:
    """Every measure by its dotted name, or with the reason why it has no value."""
    from pmo_kit.measures.catalog import MEASURES

    return {name: _value(measure, facts) for name, measure in MEASURES.items()}


def _value(measure: Measure[Any], facts: Facts) -> Computed[Any]:
    from pmo_kit.measures.declaration import unknown

    try:
        return measure(facts)
    except CelUnknown as error:
        return unknown(error.message)
