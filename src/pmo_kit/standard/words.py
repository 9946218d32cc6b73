"""A standard's own words for gates, tiers, phases, methods and roles, and who is meant by one."""

from __future__ import annotations

from pmo_kit.results.words import Words
from pmo_kit.standard.model import Standard

LISTS = ("gates", "tiers", "phases", "methods", "roles")


def own_words(standard: Standard) -> Words:
    """By list the titles of what a layer above another renamed or added; empty without any."""
    found: dict[str, dict[str, str]] = {}
    for name in LISTS:
        for item in getattr(standard, name):
            if item.own_words:
                called = getattr(item, "everyday", "") or item.title
                found.setdefault(name, {})[item.id] = called
    return found


def gate_id(standard: Standard, name: str) -> str:
    """The id of the gate that somebody names by id, title or other name, in any letter case.

    The name itself where it is nobody's, or that of several.
    """
    if any(gate.id == name for gate in standard.gates):
        return name
    wanted = _plain(name)
    meant = [
        gate.id
        for gate in standard.gates
        if wanted in map(_plain, (gate.id, gate.title, *gate.other_names))
        or wanted == _plain(f"{gate.title} ({gate.id})")
    ]
    return meant[0] if len(meant) == 1 else name


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
