"""Adds projects up: amounts with a rate for each unit, colors counted, and the share known."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from math import fsum

from pmo_kit.results.portfolio import Group, PortfolioProject, Total

COLORS = ("red", "amber", "green", "unknown")
_AMOUNTS = ("agreed", "spent", "committed", "forecast")
_BY = ("objective", "category", "programme", "tier", "method", "phase")
_DIGITS = 2


def total(
    name: str, projects: Sequence[PortfolioProject], unit: str, rates: Mapping[str, float]
) -> Total:
    """The sum of one amount of some projects, in the portfolio's unit.

    What is not known is left out and named, never counted as 0; so is an amount in a unit that has
    no rate. A project whose unit nobody says counts in the portfolio's.
    """
    amounts, missing, unconverted = [], [], []
    for project in projects:
        value = project.granted if name == "granted" else getattr(project.money, name)
        own = unit if name == "granted" else project.money.unit or unit
        if value is None:
            missing.append(project.id)
        elif own not in rates:
            unconverted.append(project.id)
        else:
            amounts.append(value * rates[own])
    value = round(fsum(amounts), _DIGITS) if amounts else None
    left_out = tuple(missing), tuple(unconverted)
    return Total(name, value, unit, len(amounts), len(projects), *left_out)


def ratio(
    pairs: Sequence[tuple[float | None, float | None]],
) -> tuple[float | None, int]:
    """The ratio of the sums of numerators and denominators, and how many pairs stand in it.

    It is never the mean of ratios: 10 of 20 and 900 of 600 make 910 / 620 = 1.47, not 1.00. A pair
    of which one half is not known stands in neither sum; a sum of 0 below gives none.
    """
    known = [(over, below) for over, below in pairs if over is not None and below is not None]
    below = fsum(pair[1] for pair in known)
    return (fsum(pair[0] for pair in known) / below if below else None), len(known)


def groups_of(
    projects: Sequence[PortfolioProject],
    unit: str,
    rates: Mapping[str, float],
    titles: Mapping[str, Mapping[str, str]],
) -> tuple[Group, ...]:
    """All running projects, then these by what they have in common; `titles` by field and key.

    An objective or category of the list that no project serves has a group without projects.
    """
    running = [project for project in projects if project.runs]

    def group(by: str, key: str, title: str, some: Sequence[PortfolioProject]) -> Group:
        counted = Counter(project.color for project in some)
        totals = tuple(total(name, some, unit, rates) for name in ("granted", *_AMOUNTS))
        colors = {color: counted[color] for color in COLORS}
        return Group(by, key, title, tuple(one.id for one in some), colors, totals)

    found = [group("all", "", "", running)]
    for by in _BY:
        known = titles.get(by, {})
        parts: dict[str, list[PortfolioProject]] = defaultdict(list)
        parts.update({key: [] for key in known})
        for project in running:
            parts[getattr(project, by)].append(project)
        found += [group(by, key, known.get(key, ""), parts[key]) for key in sorted(parts)]
    return tuple(found)
