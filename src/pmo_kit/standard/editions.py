"""Whether the editions are there from and up to which something of a standard is in force."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pmo_kit.source import Change, Document, Route
from pmo_kit.source.likely_change import likely_change
from pmo_kit.standard.files import Layer, at
from pmo_kit.standard.model import StandardError


def edition_faults(layer: Layer, document: Document, route: Route = ()) -> Iterator[StandardError]:
    """What is wrong with `since` and `until` at a route of one of a standard's files.

    Each names an edition of the standard that the file belongs to; `until` is none before `since`.
    """
    item: Any = document.data
    for part in route:
        item = item[part]
    known = [str(edition["id"]) for edition in layer.data["editions"]]
    named = {key: str(item[key]) for key in ("since", "until") if key in item}
    for key, edition in named.items():
        if edition not in known:
            message = f"`{layer.data['id']}` has no edition {edition}."
            remedy = f"Editions: {', '.join(known)}. Name one of these, or add it to standard.yaml."
            near = likely_change((*route, key), edition, known)
            changes = near or [Change("set", (*route, key), known[-1])]
            yield at(document, (*route, key), message, remedy, changes)
    begins, ends = (named.get(key) for key in ("since", "until"))
    if begins in known and ends in known and known.index(ends) < known.index(begins):
        message = f"It ends with edition {ends}, before it begins with {begins}: it never counts."
        swapped = [
            Change("set", (*route, "since"), ends),
            Change("set", (*route, "until"), begins),
        ]
        yield at(document, (*route, "until"), message, "Exchange the two, or correct one.", swapped)


def in_force(item: Mapping[str, Any], edition: str, order: list[str]) -> bool:
    """Whether something with `since` and `until` counts in an edition; `until` is the last one."""
    now = order.index(edition)
    since, until = item.get("since"), item.get("until")
    if since is not None and str(since) in order and order.index(str(since)) > now:
        return False
    return not (until is not None and str(until) in order and order.index(str(until)) < now)
