"""Every measure that is declared, and what follows from the declarations for rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import ModuleType
from typing import Any

from pmo_kit.measures import (
    acceptance,
    benefits,
    budget,
    business_case,
    changes,
    cost,
    earned_schedule,
    earned_value,
    expected_end,
    log,
    milestones,
    overall,
    reports,
    resources,
    schedule,
    status_color,
    status_date,
    tolerances,
)
from pmo_kit.measures.declaration import Measure

SUBJECTS = {
    "budget": (budget, changes, cost),
    "schedule": (status_date, schedule, acceptance, milestones, expected_end, tolerances),
    "log": (log, reports),
    "value": (benefits, business_case, resources),
    "status": (overall, status_color),
    "evm": (earned_value, earned_schedule),
}
"""The modules that declare measures, by the subject that tells of them, in the order of both."""

UNWAITED = frozenset(
    {"project", "gate-review", "business-case", "benefits-register", "resource-plan"}
)
"""Kinds that measures read although no rule waits for them: without a manifest nothing is judged,
a gate review only starts the clock of the first report, and the others are read for key figures."""


def declared(module: ModuleType) -> Iterator[Measure[Any]]:
    """The measures that a module declares, in their order."""
    for value in vars(module).values():
        if isinstance(value, Measure) and value.function.__module__ == module.__name__:
            yield value


def nested(flat: Mapping[str, object]) -> dict[str, Any]:
    """Dotted names as records within records; the groups `status` and `evm` are always there."""
    out: dict[str, Any] = {"status": {}, "evm": {}}
    for name, value in flat.items():
        group, dot, last = name.rpartition(".")
        (out[group] if dot else out)[last] = value
    return out


MEASURES: dict[str, Measure[Any]] = {
    found.name: found
    for modules in SUBJECTS.values()
    for module in modules
    for found in declared(module)
}
"""Each measure by its name."""


@lru_cache
def those_read(parts: frozenset[str]) -> tuple[tuple[str, Measure[Any]], ...]:
    """The measures among what rules read, each by its name, also those in a group that is read."""
    return tuple(
        (name, one)
        for name, one in MEASURES.items()
        if not parts.isdisjoint(
            ("measures", f"measures.{name.partition('.')[0]}", f"measures.{name}")
        )
    )


def timed() -> frozenset[str]:
    """What changes when nothing but the date does, as rules write it: measures and groups."""
    found = [f"measures.{name}" for name, one in MEASURES.items() if one.timed]
    return frozenset((*found, *(name.rpartition(".")[0] for name in found)))


def kinds() -> frozenset[str]:
    """The kinds that measures are computed from; a rule that reads measures waits for all."""
    return frozenset[str]().union(*(one.kinds for one in MEASURES.values())) - UNWAITED


def named(name: str) -> Measure[Any] | None:
    """The measure of a name in any letter case, or of the last part of one where only one has it.

    So `evm.cpi` and `cpi` are the same.
    """
    wanted = name.strip().casefold()
    found = [one for one in MEASURES.values() if one.name.rpartition(".")[2] == wanted]
    return MEASURES.get(wanted) or (found[0] if len(found) == 1 else None)


def names() -> tuple[str, ...]:
    """All that `named` knows."""
    last = (name.rpartition(".")[2] for name in MEASURES)
    return tuple(dict.fromkeys((*MEASURES, *(short for short in last if named(short)))))
