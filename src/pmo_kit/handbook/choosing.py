"""Worked examples of choosing: projects under a budget, and leaders for projects."""

# Small enough to try every way, so that the best one is proved and not claimed.

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, combinations, permutations
from typing import NamedTuple

from pmo_kit.handbook.blocks import Line, Table
from pmo_kit.handbook.figures import shown
from pmo_kit.handbook.ground import Ground
from pmo_kit.handbook.markdown import body

MOST = 12
"""Projects or leaders in one example; beyond that, trying every way takes longer than reading."""


class Candidate(NamedTuple):
    """A project that could be begun: what it costs, and what it is worth."""

    name: str
    cost: float
    value: float


Taken = tuple[Candidate, ...]
Scores = dict[str, dict[str, float]]


def by_order(candidates: Iterable[Candidate], budget: float) -> Taken:
    """Take one after the other, as long as the budget lasts; what does not fit is passed over."""
    taken: list[Candidate] = []
    for candidate in candidates:
        if sum(one.cost for one in taken) + candidate.cost <= budget:
            taken.append(candidate)
    return tuple(taken)


def best(candidates: tuple[Candidate, ...], budget: float) -> Taken:
    """The choice that is worth most of all that fit; of equals the cheaper one."""
    every = chain.from_iterable(combinations(candidates, n) for n in range(len(candidates) + 1))
    fitting = (choice for choice in every if _cost(choice) <= budget)
    return max(fitting, key=lambda choice: (_value(choice), -_cost(choice)))


def selection(ground: Ground, here: str, *words: str) -> str:
    """`selection budget=… NAME=COST/VALUE…`: three ways to choose, and what each one brings."""
    given = dict(word.split("=", 1) for word in words)
    budget = float(given.pop("budget"))
    candidates = tuple(_candidate(name, words) for name, words in given.items())
    _small(candidates)
    ways = {
        "The most valuable first": by_order(sorted(candidates, key=lambda c: -c.value), budget),
        "The most value for its cost first": by_order(
            sorted(candidates, key=lambda c: -c.value / c.cost), budget
        ),
        "All together, every choice compared": best(candidates, budget),
    }
    rows: list[tuple[Line, ...]] = [
        (
            (way,),
            (", ".join(sorted(one.name for one in taken)),),
            (f"{shown(_cost(taken))} of {shown(budget)}",),
            (shown(_value(taken)),),
        )
        for way, taken in ways.items()
    ]
    head = ("How one chooses", "Begins", "Spends", "Is worth")
    return body((_offered(candidates), Table(head, (*rows,))), here)


def one_by_one(scores: Scores) -> dict[str, str]:
    """Each leader in turn gets the best project that is left, and that they may lead."""
    given: dict[str, str] = {}
    for leader, fits in scores.items():
        free = {project: score for project, score in fits.items() if project not in given}
        if free:
            given[max(free, key=lambda project: free[project])] = leader
    return given


def together(scores: Scores) -> dict[str, str]:
    """The assignment that fills most projects, and of these the one with the highest score."""
    projects = _projects(scores)
    places = [*projects, *[""] * max(0, len(scores) - len(projects))]
    ways = (
        {p: leader for leader, p in zip(scores, order, strict=False) if p in scores[leader]}
        for order in permutations(places, len(scores))
    )
    return max(ways, key=lambda given: (len(given), _score(scores, given)))


def assignment(ground: Ground, here: str, *words: str) -> str:
    """`assignment LEADER=PROJECT:SCORE,…`: two ways to assign; a pair left out may not be made."""
    scores = {
        leader: {p: float(s) for p, s in (pair.split(":") for pair in fits.split(","))}
        for leader, fits in (word.split("=", 1) for word in words)
    }
    _small(scores)
    projects = _projects(scores)
    ways = {"One after the other": one_by_one(scores), "All together": together(scores)}
    rows: list[tuple[Line, ...]] = [
        (
            (way,),
            *((given.get(project, "nobody"),) for project in projects),
            (shown(_score(scores, given)),),
        )
        for way, given in ways.items()
    ]
    head = ("How one assigns", *projects, "Fits")
    return body((_fits(scores), Table(head, (*rows,))), here)


def _offered(candidates: Taken) -> Table:
    """What there is to choose from."""
    costs: tuple[Line, ...] = (("costs",), *((shown(one.cost),) for one in candidates))
    values: tuple[Line, ...] = (("is worth",), *((shown(one.value),) for one in candidates))
    return Table(("Project", *(one.name for one in candidates)), (costs, values), "due")


def _fits(scores: Scores) -> Table:
    """Who fits how well; a pair that may not be made has no number."""
    projects = _projects(scores)
    rows: list[tuple[Line, ...]] = []
    for leader, fits in scores.items():
        cells = ((shown(fits[p]) if p in fits else "may not",) for p in projects)
        rows.append(((leader,), *cells))
    return Table(("Leader", *projects), tuple(rows), "due")


def _candidate(name: str, words: str) -> Candidate:
    cost, value = words.split("/")
    return Candidate(name, float(cost), float(value))


def _cost(taken: Taken) -> float:
    return sum(one.cost for one in taken)


def _value(taken: Taken) -> float:
    return sum(one.value for one in taken)


def _projects(scores: Scores) -> list[str]:
    return sorted({project for fits in scores.values() for project in fits})


def _score(scores: Scores, given: dict[str, str]) -> float:
    return sum(scores[leader][project] for project, leader in given.items())


def _small(parts: Iterable[object]) -> None:
    if len([*parts]) > MOST:
        raise ValueError(f"an example has at most {MOST} of them")
