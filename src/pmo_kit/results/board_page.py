"""What the board's page of a portfolio tells, and the page of each of its projects.

Every value is as it is to be shown: numbers are numbers, days are written as YYYY-MM-DD, colors are
`green`, `amber`, `red`, `unknown`, `not applicable`, or empty where nothing has one. What is not
known is `None` or has its reason beside it. People stand by their ids, roles by theirs.
"""

from __future__ import annotations

from pmo_kit._start.record import NamedTuple
from pmo_kit.results.kpi import RolledUp
from pmo_kit.results.portfolio import PortfolioProject


class Shade(NamedTuple):
    """A dimension's color, as computed and as its leader reports it, and why it has none."""

    dimension: str
    computed: str
    reported: str = ""
    reason: str = ""


class Milestone(NamedTuple):
    """A point in time: as first agreed, agreed now, expected, and reached."""

    id: str
    name: str
    first: str
    agreed: str
    expected: str | None
    actual: str | None


class Asked(NamedTuple):
    """A question that waits for an answer; `late` says that its day is over.

    An `exception` is a tolerance that will not hold, and `text` its cause.
    `options` are told in a line each, with what they add in money and days.
    """

    project: str
    name: str
    id: str
    text: str
    exception: bool
    to: str
    needed_by: str
    late: bool
    options: tuple[str, ...]
    recommended: str
    without: str
    place: str


class ProjectRow(NamedTuple):
    """One project of the portfolio, and what its snapshot tells more; without one that is empty."""

    project: PortfolioProject
    shades: tuple[Shade, ...] = ()
    status_date: str = ""
    next_gate: str = ""
    next_gate_on: str = ""
    performance: float | None = None
    first_end: str = ""
    paused_until: str = ""
    summary: str = ""

    @property
    def id(self) -> str:
        """The project's id."""
        return self.project.id

    @property
    def name(self) -> str:
        """Its name."""
        return self.project.name

    @property
    def color(self) -> str:
        """Its overall color."""
        return self.project.color


class ObjectiveRow(NamedTuple):
    """What the company wants, and the projects that serve it.

    `granted` adds up what the list grants running and waiting projects, in the portfolio's unit;
    `known` of its `projects` have such an amount.
    """

    id: str
    title: str
    owner: str
    active: bool
    envelope: float | None
    granted: float
    known: int
    projects: tuple[str, ...]


class Dependency(NamedTuple):
    """What one project needs of another; `late_days` is `None` where a day is not known.

    It is `confirmed` where the provider has given its word on it lately.
    """

    consumer: str
    provider: str
    what: str
    needed_by: str
    expected: str
    late_days: int | None
    reason: str
    confirmed: bool


class NotKnown(NamedTuple):
    """Something that this page cannot tell, and why."""

    what: str
    why: str


class Figure(NamedTuple):
    """A key figure of the board's page: what it asks, who decides what with it, how it misleads."""

    question: str
    decides: str
    trap: str
    rolled: RolledUp


class BoardPage(NamedTuple):
    """The board's page: what is to be decided first, then where everything stands."""

    title: str
    as_of: str
    unit: str
    kit: str
    standard: str
    asks: tuple[Asked, ...]
    rows: tuple[ProjectRow, ...]
    objectives: tuple[ObjectiveRow, ...]
    unserved: tuple[ObjectiveRow, ...]
    unlinked: tuple[str, ...]
    dependencies: tuple[Dependency, ...]
    figures: tuple[Figure, ...]
    unknowns: tuple[NotKnown, ...]


class Line(NamedTuple):
    """A named value on a project's page, with its place in the project's files."""

    name: str
    value: float | int | str | None
    unit: str = ""
    color: str = ""
    reason: str = ""
    place: str = ""


class RiskLine(NamedTuple):
    """A risk, its score today and before, and what is done about it."""

    id: str
    title: str
    score: int | None
    before: int | None
    response: str
    owner: str
    place: str


class FindingLine(NamedTuple):
    """A rule that a project does not meet, and where."""

    rule: str
    level: str
    place: str


class ProjectPage(NamedTuple):
    """All that the site tells of one project."""

    row: ProjectRow
    as_of: str
    commit: str
    clean: bool | None
    standard: str
    asks: tuple[Asked, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    risks: tuple[RiskLine, ...] = ()
    figures: tuple[Line, ...] = ()
    measures: tuple[Line, ...] = ()
    findings: tuple[FindingLine, ...] = ()
    conditions: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()


class PortfolioSite(NamedTuple):
    """The board's page and those of its projects."""

    board: BoardPage
    projects: tuple[ProjectPage, ...]
