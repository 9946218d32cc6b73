"""An edition as a filter: what of a standard's files is in force in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pmo_kit.standard.errors import EditionError


def choose(head: Mapping[str, Any], wanted: str | None, path: str) -> str:
    """The edition to use: the one asked for, else the current one, else the newest not retired.

    Raises `EditionError` for an edition that the standard does not have.
    """
    known = [str(edition["id"]) for edition in head["editions"]]
    if wanted is None:
        current = [str(e["id"]) for e in head["editions"] if e["status"] == "current"]
        alive = [str(e["id"]) for e in head["editions"] if e["status"] != "retired"]
        return (current or alive or known)[-1]
    if wanted in known:
        return wanted
    raise EditionError(head["id"], wanted, known, path)


def in_force(item: Mapping[str, Any], edition: str, order: list[str]) -> bool:
    """Whether something with `since` and `until` counts in an edition; `until` is the last one."""
    now = order.index(edition)
    since, until = item.get("since"), item.get("until")
    if since is not None and str(since) in order and order.index(str(since)) > now:
        return False
    return not (until is not None and str(until) in order and order.index(str(until)) < now)


def select(items: Iterable[Mapping[str, Any]], edition: str, order: list[str]) -> list[Any]:
    """The items that are in force, in their order."""
    return [item for item in items if in_force(item, edition, order)]
