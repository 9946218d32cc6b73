"""Key figures as they were computed: of one project, and put together over many."""

from __future__ import annotations

from typing import Literal

from pmo_kit._start.record import NamedTuple
from pmo_kit.results.reading import Scalar

State = Literal["known", "not-applicable", "not-recorded", "too-old"]
"""Whether there is a value, or which of the three kinds of nothing there is."""

KNOWN: Literal["known"] = "known"


class BesideValue(NamedTuple):
    """A figure that is shown beside another one; without a value it has a reason."""

    title: str
    value: float | None
    unit: str
    reason: str = ""


class KpiValue(NamedTuple):
    """A key figure of one project.

    `state` is `known`, `not-applicable`, `not-recorded` or `too-old`; whatever is not known has its
    reason. `color` is empty where the figure has none, and then `colorless` says why, if there is
    a reason. `inputs` are what the formula read, by name: it can be computed again from them alone.
    """

    id: str
    title: str
    value: float | None
    unit: str
    state: State
    reason: str = ""
    color: str = ""
    colorless: str = ""
    inputs: tuple[tuple[str, Scalar], ...] = ()
    beside: tuple[BesideValue, ...] = ()


class GroupValue(NamedTuple):
    """A key figure of one group of projects; `known` of its `projects` have what it is made of."""

    name: str
    value: float | None
    reason: str
    known: int
    projects: int


class RolledUp(NamedTuple):
    """A key figure put together over many projects.

    `state` and `reason` are those of a `KpiValue`. `known` of the `projects` that it concerns have
    what it is made of; `colors` counts projects by color, those without one under `no color`,
    `unknown` or `not applicable`.
    """

    id: str
    title: str
    value: float | None
    unit: str
    state: State
    reason: str = ""
    color: str = ""
    colorless: str = ""
    known: int = 0
    projects: int = 0
    colors: tuple[tuple[str, int], ...] = ()
    groups: tuple[GroupValue, ...] = ()
    beside: tuple[BesideValue, ...] = ()
