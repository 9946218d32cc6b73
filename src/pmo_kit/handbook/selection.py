"""Worked examples of choosing: projects under a budget, and leaders for projects."""

# Small enough to try every way, so that the best one is proved and not claimed.

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, combinations, permutations
from typing import NamedTuple

from pmo_kit.handbook.context import Context
from pmo_kit.handbook.environment import table
from pmo_kit.handbook.figures import shown
from pmo_kit.handbook.markdown import Markdown

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


def selection_part(context: Context, *words: str) -> Markdown:
    """`selection budget=… NAME=COST/VALUE…`: three ways to choose, and what each one brings.

    Raises `KeyError` and `ValueError` where a number is missing or is none.
    """
    given = dict(word.split("=", 1) for word in words)
    budget = float(given.pop("budget"))
    candidates = tuple(_candidate(name, words) for name, words in given.items())
    _require_few(candidates)
    ways = {
        "The most valuable first": by_order(sorted(candidates, key=lambda c: -c.value), budget),
        "The most value for its cost first": by_order(
            sorted(candidates, key=lambda c: -c.value / c.cost), budget
        ),
        "All together, every choice compared": best(candidates, budget),
    }
    rows = [
        (
            way,
            ", ".join(sorted(one.name for one in taken)),
            f"{shown(_cost(taken))} of {shown(budget)}",
            shown(_value(taken)),
        )
        for way, taken in ways.items()
    ]
    offered = [
        ("costs", *(shown(one.cost) for one in candidates)),
        ("is worth", *(shown(one.value) for one in candidates)),
    ]
    return _two_tables(
        table("due", ("Project", *(one.name for one in candidates)), offered),
        table("plain", ("How one chooses", "Begins", "Spends", "Is worth"), rows),
    )


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


def assignment_part(context: Context, *words: str) -> Markdown:
    """`assignment LEADER=PROJECT:SCORE,…`: two ways to assign; a pair left out may not be made.

    Raises `ValueError` where a score is no number.
    """
    scores = {
        leader: {p: float(s) for p, s in (pair.split(":") for pair in fits.split(","))}
        for leader, fits in (word.split("=", 1) for word in words)
    }
    _require_few(scores)
    projects = _projects(scores)
    ways = {"One after the other": one_by_one(scores), "All together": together(scores)}
    rows = [
        (way, *(given.get(project, "nobody") for project in projects), shown(_score(scores, given)))
        for way, given in ways.items()
    ]
    fits = [
        (leader, *(shown(of[p]) if p in of else "may not" for p in projects))
        for leader, of in scores.items()
    ]
    return _two_tables(
        table("due", ("Leader", *projects), fits),
        table("plain", ("How one assigns", *projects, "Fits"), rows),
    )


def _two_tables(given: Markdown, found: Markdown) -> Markdown:
    return Markdown(f"{given}\n\n{found}")


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


def _require_few(parts: Iterable[object]) -> None:
    if len([*parts]) > MOST:
        raise ValueError(f"an example has at most {MOST} of them")
