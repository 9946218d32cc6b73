"""A portfolio on one day: each project in its place, what they add up to, and what is wrong."""

from __future__ import annotations

from pmo_kit._start.record import NamedTuple

JUDGED, LISTED, NOT_JUDGED = "judged", "listed", "not-judged"
"""A project has a snapshot; stands in the list alone; or has a source that could not be used."""

Number = int | float | None


class Problem(NamedTuple):
    """What is wrong with a source or with the list: what, why, what to do, where it is named.

    `code` names the kind of problem; a `note` breaks nothing, as an older snapshot does. `path`
    is the file, or the address where there is none; lines and columns count from 1, 0 is unknown.
    """

    code: str
    message: str
    remedy: str
    path: str = ""
    line: int = 0
    column: int = 0
    note: bool = False

    @property
    def place(self) -> str:
        """`file:line:column`, as far as it is known."""
        return f"{self.path}:{self.line}:{self.column}" if self.path and self.line else self.path


class Objective(NamedTuple):
    """One objective of the company; weight and budget are null where nobody said."""

    id: str
    title: str
    active: bool
    owner: str = ""
    weight: Number = None
    until: str = ""
    budget: Number = None


class Category(NamedTuple):
    """One kind of work: its purpose is `change`, `mandatory` or `run`."""

    id: str
    title: str
    purpose: str
    target_percent: Number = None


class Envelope(NamedTuple):
    """The money of one fiscal year, which its number names by the year in which it begins."""

    year: int
    amount: float
    category: str = ""
    objective: str = ""


class Dependency(NamedTuple):
    """What one project needs of another, by when; `confirmed_on` is the giving one's last word."""

    project: str
    needs: str
    by: str = ""
    milestone: str = ""
    what: str = ""
    confirmed_on: str = ""


class Meeting(NamedTuple):
    """A meeting of the board, and the last day of what its pages tell."""

    on: str
    cut_off: str = ""


class Programme(NamedTuple):
    """Projects that together lead to a state that none of them reaches alone."""

    id: str
    title: str
    owner: str = ""
    path: str = ""


class WipLimit(NamedTuple):
    """How many projects may run at a time: of one tier, or altogether where none is named."""

    projects: int
    tier: str = ""


class Money(NamedTuple):
    """What a project may cost, has cost and will cost, in its own unit; null is not known."""

    unit: str = ""
    agreed: Number = None
    spent: Number = None
    committed: Number = None
    forecast: Number = None


class PortfolioProject(NamedTuple):
    """One project in its place; what is not known is empty or null, never 0.

    What the board decided (`state`, `objective`, `category`, `priority`, `granted` …) comes from
    the list; how it stands from its snapshot, or from the list's own values where there is none
    (`place` says which). `reported` and `computed` are colors. `end_agreed` and `end_expected` are
    those of its last milestone. `at` is the position of its snapshot in `portfolio.ndjson` in
    bytes, its `size` likewise; both are 0 where it has none. `on` is the day of what is told.
    """

    id: str
    place: str
    name: str = ""
    reason: str = ""
    remedy: str = ""
    source: str = ""
    commit: str = ""
    on: str = ""
    in_list: bool = False
    state: str = ""
    objective: str = ""
    objective_confirmed_on: str = ""
    category: str = ""
    programme: str = ""
    priority: int | None = None
    score: Number = None
    granted: Number = None
    needs: tuple[str, ...] = ()
    sponsor: str = ""
    leader: str = ""
    tier: str = ""
    method: str = ""
    phase: str = ""
    visibility: str = ""
    reported: str = ""
    computed: str = ""
    start: str = ""
    end_agreed: str = ""
    end_expected: str = ""
    money: Money = Money()
    asks_open: int | None = None
    failed_shall: int | None = None
    at: int = 0
    size: int = 0

    @property
    def runs(self) -> bool:
        """Whether it is under way: as the list says, else as its phase does."""
        return self.state == "running" if self.state else self.phase not in ("", "closed")

    @property
    def color(self) -> str:
        """The computed color, also where that is `unknown`; the reported one where none applies."""
        told = self.reported if self.computed in ("", "not applicable") else self.computed
        return told if told in ("green", "amber", "red") else "unknown"


class Total(NamedTuple):
    """One amount over many projects, in the portfolio's unit.

    `value` is null where nothing is known. `known` of `projects` stand in it; the others are named
    by reason: `missing` have no value, `unconverted` one of a unit without a rate.
    """

    name: str
    value: Number
    unit: str
    known: int
    projects: int
    missing: tuple[str, ...] = ()
    unconverted: tuple[str, ...] = ()

    @property
    def share_known(self) -> float | None:
        """The share of the projects that stand in it, from 0 to 1; none of no projects."""
        return self.known / self.projects if self.projects else None


class Group(NamedTuple):
    """Projects that have something in common, counted by color and added up.

    `by` says what (`all`, `objective`, `category`, `programme`, `tier`, `phase`, `method`), `key`
    which; an empty key means that a project has none.
    """

    by: str
    key: str
    title: str
    projects: tuple[str, ...]
    colors: dict[str, int]
    totals: tuple[Total, ...]


class Portfolio(NamedTuple):
    """All that a page on the portfolio needs; whole snapshots lie beside, in `portfolio.ndjson`.

    `file` is the list, `gathered_on` the day of gathering; `unit` is the list's own, empty where it
    says none. `groups` begin with the one of all running projects.
    """

    name: str
    file: str
    gathered_on: str
    unit: str
    kit: str
    projects: tuple[PortfolioProject, ...]
    groups: tuple[Group, ...]
    problems: tuple[Problem, ...]
    objectives: tuple[Objective, ...] = ()
    categories: tuple[Category, ...] = ()
    envelopes: tuple[Envelope, ...] = ()
    wip_limits: tuple[WipLimit, ...] = ()
    programmes: tuple[Programme, ...] = ()
    dependencies: tuple[Dependency, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    reporting_days: int | None = None
    budget: Number = None
    reviewed_on: str = ""

    def in_place(self, place: str) -> tuple[PortfolioProject, ...]:
        """The projects of a place, in their order."""
        return tuple(project for project in self.projects if project.place == place)

    @property
    def exit_code(self) -> int:
        """0, or 1 where something is wrong that is no mere note."""
        return 1 if any(not problem.note for problem in self.problems) else 0
