"""What is known of an artifact that has not the shape of its kind: all but its faulty parts.

Imported where a file is at fault only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from pmo_kit._start.record import NamedTuple
from pmo_kit.cel import ConversionError, Type, convert
from pmo_kit.cel.holes import Holes, cleared, punched
from pmo_kit.cel.unknowns import Unknown
from pmo_kit.source import Route, SchemaProblem

MOST_VALUES = 20
"""From so many values on that their type cannot hold, nothing is known of a whole artifact."""


class Partial(NamedTuple):
    """An artifact's typed fields with unknowns in the faulty places, and what is wrong with it.

    `fields` is an `Unknown` where nothing of it is known.
    """

    fields: Any
    holes: Holes
    problems: tuple[SchemaProblem, ...]


def known_parts(
    fields: Any, kind: Type, problems: list[SchemaProblem], reason: Callable[[Route], str]
) -> Partial:
    """What is known of an artifact's fields, from the problems that its schema has with them.

    `reason` says why nothing is known of what a route leads to.
    """
    holes = Holes()
    for problem in problems:
        for route in _hidden_by(problem):
            holes.add(route, Unknown(reason(route)))
    problems = [*problems]
    values = 0
    while holes.own is None:
        try:
            known = convert(cleared(fields, holes), kind)
        except ConversionError as error:
            problems.append(
                SchemaProblem(error.route, False, "type", error.message, "Fix the value.")
            )
            values += 1
            route = error.route if values < MOST_VALUES else ()
            holes.add(route, Unknown(reason(route)))
        else:
            return Partial(punched(known, holes), holes, tuple(problems))
    return Partial(holes.own, holes, tuple(problems))


def _hidden_by(problem: SchemaProblem) -> Iterator[Route]:
    """What is not known because of a problem: its value, and the key that a misspelt one means."""
    yield problem.route
    if problem.meant:
        yield (*problem.route[:-1], problem.meant)
