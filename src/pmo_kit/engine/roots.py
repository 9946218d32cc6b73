"""How rules name what they read: their standard, its lists, and the kinds of artifacts."""

from __future__ import annotations

from typing import Any

from pmo_kit.standard import Standard

STANDARD_LISTS = "standard.lists."
PAST = "past."
"""What `each` begins with where it goes through what a list of the artifact has or ever had."""


def standard_data(standard: Standard, mode: str = "controlling") -> dict[str, Any]:
    """What rules may read of their standard, in the mode that a project is judged in."""
    return {
        "id": standard.id,
        "edition": standard.edition,
        "mode": mode,
        "thresholds": standard.thresholds,
        "lists": standard.lists,
        "tiers": [tier.id for tier in standard.tiers],
        "phases": [phase.id for phase in standard.phases],
        "gates": [gate.id for gate in standard.gates],
        "roles": [role.id for role in standard.roles],
    }


def cel_name(kind: str) -> str:
    """How rules name a kind: `all.status_report`, since CEL's names know no hyphen and no dot."""
    return kind.replace("-", "_").replace(".", "_")


def roots_of(reads: frozenset[str]) -> set[str]:
    """The root names among what conditions read, as `today`, `all.log`, `item.impact`."""
    return {part.split(".", 1)[0] for part in reads}


def kinds_of(reads: frozenset[str], standard: Standard) -> frozenset[str]:
    """The kinds of artifacts that conditions read, those behind the measures included."""
    from pmo_kit.measures import catalog

    roots = roots_of(reads)
    if roots.isdisjoint(("all", "one", "project", "measures")):
        return frozenset()
    named = {part.split(".")[1] for part in reads if part.startswith(("all.", "one."))}
    found = {kind for kind in standard.kinds if cel_name(kind) in named}
    if "measures" in roots:
        found |= catalog.kinds() & standard.kinds.keys()
    if "project" in roots and standard.has_manifest:
        found.add("project")
    return frozenset(found)
