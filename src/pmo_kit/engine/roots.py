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
