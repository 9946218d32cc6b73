"""Rules by what they are called: each has an id for good, and may have a short name beside it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol


class Named(Protocol):
    """What has an id and may have a short name."""

    @property
    def id(self) -> str:
        """The id."""

    @property
    def name(self) -> str:
        """The short name; empty where there is none."""


def ids_by_name(rules: Iterable[Named]) -> dict[str, str]:
    """The id of each rule, under its id and under its short name where it has one."""
    found: dict[str, str] = {}
    for rule in rules:
        found[rule.id] = rule.id
        if rule.name:
            found[rule.name] = rule.id
    return found
