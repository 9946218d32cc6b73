"""A project as numbers: earned value, critical path, slip, exposure, status.

A measure is one function with a declaration (`declaration.measure`) in the module of its subject.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pmo_kit.measures.declaration import Computed
    from pmo_kit.measures.facts import Facts

__all__ = ["compute", "values"]


def compute(facts: Facts) -> dict[str, Any]:
    """The measures as rules see them: nested, and without those that cannot be known."""
    from pmo_kit.measures.catalog import nested

    found = values(facts)
    return nested({name: one.value for name, one in found.items() if one.value is not None})


def values(facts: Facts) -> dict[str, Computed[Any]]:
    """Every measure by its dotted name, or with the reason why it has no value."""
    from pmo_kit.measures.catalog import MEASURES

    return {name: found(facts) for name, found in MEASURES.items()}
