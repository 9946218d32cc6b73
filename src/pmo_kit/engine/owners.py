"""Who answers for what: a role of the standard, and the person whom the manifest names for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pmo_kit.project import Snapshot
from pmo_kit.results.readiness import Owner
from pmo_kit.standard import Standard


def party(standard: Standard, snapshot: Snapshot, role: str) -> Owner:
    """A role with its everyday name and its holder, as far as they are known."""
    known = next((r for r in standard.roles if r.id == role), None)
    everyday = (known.everyday or known.title) if known else ""
    return Owner(role, everyday, roles_of(snapshot).get(role, ""))


def owner(standard: Standard, snapshot: Snapshot, kind: str) -> Owner:
    """Who answers for artifacts of a kind."""
    known = standard.kinds.get(kind)
    return party(standard, snapshot, known.owner if known else "")


def roles_of(snapshot: Snapshot) -> dict[str, str]:
    """The people whom the manifest names, by role as the standard writes it."""
    data: Any = snapshot.manifest.data.get("roles") if snapshot.manifest else None
    if not isinstance(data, Mapping):
        return {}
    return {str(k).replace("_", "-"): v for k, v in data.items() if isinstance(v, str)}
