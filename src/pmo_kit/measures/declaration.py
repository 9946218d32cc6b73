"""Declares what a measure is: its name, type and unit, what it is computed from, and how.

A measure is a function with the decorator `measure`. It says what it is computed from: kinds of
artifacts, the manifest, the standard's thresholds, today, or other measures, and gets the value of
each as an argument. So which kinds a measure reads, and whether time alone changes it, follows.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, Generic, Literal, NamedTuple, TypeVar

from pmo_kit.cel import CelUnknown
from pmo_kit.measures.facts import CHARTER, PLAN, Data, Facts, Input, derived, part, text

T = TypeVar("T")


class Computed(NamedTuple, Generic[T]):
    """What a measure gives for one project; `None` never means 0 and always comes with its reason.

    A status that is `unknown` or `not applicable` has its reason beside it.
    """

    value: T | None
    reason: str = ""
    unit: str = ""


Number = Computed[float]


def known(value: T) -> Computed[T]:
    """A value that could be computed."""
    return Computed(value)


def unknown(reason: str) -> Computed[Any]:
    """No value, and why."""
    return Computed(None, reason)


def flaw(**amounts: float | None) -> str:
    """Why these amounts are of no use, or nothing: one is missing, not finite or negative."""
    for name, value in amounts.items():
        if value is None:
            return f"{name} is not known"
        if not math.isfinite(value):
            return f"{name} is not a finite number"
        if value < 0:
            return f"{name} is negative"
    return ""


Type = Literal["double", "int", "string", "timestamp"]
"""A measure's type in rules."""

OWN = "unit"
"""The unit of every amount: the one that the project counts in."""


@derived(PLAN, CHARTER)
def project_unit(plan: Data, charter: Data) -> str:
    """The unit that plan and charter count in; `units` where neither names one."""
    places = (part(plan, "budget"), part(charter, "budget"))
    return next((found for place in places if (found := text(place, "unit"))), "units")


class Measure(Input[Computed[T]], Generic[T]):
    """One measure: `MEASURE(facts)` is its value for one project, or the reason why it has none.

    `name` is what rules write behind `measures.`; `means` is one sentence, `notes` is what else is
    to be known; `formula` is how it is computed; `otherwise` is its value where it could not be
    computed, so that it never lacks one, or a function that gives it from the reason.
    """

    __slots__ = ("formula", "function", "name", "otherwise", "type", "unit", "unless")

    def __init__(
        self,
        function: Callable[..., Computed[T]],
        name: str,
        type: Type,
        unit: str,
        of: tuple[Input[Any], ...],
        formula: str,
        unless: Input[str] | None,
        otherwise: Any,
    ) -> None:
        super().__init__(function, (unless, *of) if unless else of)
        self.function = function
        self.name = name
        self.type: Type = type
        self.unit = unit
        self.formula = formula
        self.unless = unless
        self.otherwise = otherwise

    @property
    def means(self) -> str:
        """What it is, in one sentence."""
        return _paragraphs(self.function)[0]

    @property
    def notes(self) -> tuple[str, ...]:
        """What else is to be known of it, its source for example."""
        return (*_paragraphs(self.function)[1:],)

    def without(self, reason: str) -> Any:
        """Its value where a reason stands against computing one."""
        return self.otherwise(reason) if callable(self.otherwise) else self.otherwise

    def found(self, facts: Facts) -> Computed[T]:
        """Its value; where `unless` gives a reason it is `otherwise`, and nothing else is read."""
        reason = facts.of(self.unless) if self.unless else ""
        of = self.of[1:] if self.unless else self.of
        given: Computed[T] = (
            Computed(self.without(reason), reason) if reason else self.function(*map(facts.of, of))
        )
        unit = self.unit
        if unit == OWN:
            try:
                unit = facts.of(project_unit)
            except CelUnknown:
                unit = ""  # the amount is known all the same
        return Computed(given.value, given.reason, unit)


def measure(
    name: str,
    type: Type,
    unit: str,
    *of: Input[Any],
    formula: str,
    unless: Input[str] | None = None,
    otherwise: Any = None,
) -> Callable[[Callable[..., Computed[T]]], Measure[T]]:
    """Declares a function as a measure that is computed from `of`, given to it in this order.

    The first paragraph of its docstring is what the measure means. `unless` gives the reason why a
    project has no such measure, where it has none; the function is then not called, and `otherwise`
    is the value, or gives it from the reason.
    """

    def declare(function: Callable[..., Computed[T]]) -> Measure[T]:
        return Measure(function, name, type, unit, of, formula, unless, otherwise)

    return declare


def _paragraphs(function: Callable[..., object]) -> list[str]:
    return [" ".join(part.split()) for part in (function.__doc__ or "").split("\n\n")]
