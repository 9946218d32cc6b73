"""Who answers for what: a role of the standard, and the person whom the manifest names for it."""

from __future__ import annotations

from pmo_kit.project import Snapshot
from pmo_kit.results.readiness import Owner
from pmo_kit.standard import Standard


def owner_of_role(standard: Standard, snapshot: Snapshot, role: str) -> Owner:
    """A role with its everyday name and its holder, as far as they are known."""
    known = next((r for r in standard.roles if r.id == role), None)
    everyday = (known.everyday or known.title) if known else ""
    return Owner(role, everyday, snapshot.holders.get(role, ""))


def owner_of_kind(standard: Standard, snapshot: Snapshot, kind: str) -> Owner:
    """Who answers for artifacts of a kind."""
    known = standard.kinds.get(kind)
    return owner_of_role(standard, snapshot, known.owner if known else "")
