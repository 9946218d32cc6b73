"""What a steering committee is told of one project on one page: what to decide, and why."""

from __future__ import annotations

from collections.abc import Mapping

from pmo_kit._start.record import NamedTuple
from pmo_kit.results.explanation import MeasureTrace
from pmo_kit.results.kpi import KpiValue
from pmo_kit.results.project_snapshot import SnapshotSource
from pmo_kit.results.report import ProjectHead
from pmo_kit.results.status import Value


class Figure(NamedTuple):
    """A value with its unit and where it comes from, or the reason why there is none.

    `source` is the name of a measure, which `SteeringPage.traces` tells of, or a place in a file,
    `path:line`, where somebody typed it.
    """

    value: Value
    unit: str = ""
    reason: str = ""
    source: str = ""


class Person(NamedTuple):
    """Somebody who has to act: the everyday name of the role, and who; either may be empty."""

    role: str = ""
    name: str = ""


class Choice(NamedTuple):
    """One way in which a question may be answered, and what it costs in money and in days."""

    id: str
    title: str
    budget: float | None
    days: int | None
    effect: str
    recommended: bool


class Question(NamedTuple):
    """Something that somebody above the leader has to decide or do.

    `without` is what follows without an answer; `source` the place where the question stands.
    """

    id: str
    text: str
    asked: Person
    needed_by: str
    days_left: int | None
    choices: tuple[Choice, ...]
    without: str
    source: str


class Dimension(NamedTuple):
    """One colour: reported, computed, and in the two reports before, the nearest first.

    `computed` is empty where nothing computes it, `reason` then says why.
    """

    name: str
    reported: str
    computed: str
    reason: str
    before: tuple[str, ...]
    better: bool


class Confirmation(NamedTuple):
    """Why the leader reports better than what is computed, and who confirmed it, on which day."""

    reason: str
    by: Person
    on: str


class FiscalYear(NamedTuple):
    """What of the forecast falls into a fiscal year, and what may be spent in it."""

    year: str
    forecast: Figure
    granted: Figure


class DatedMilestone(NamedTuple):
    """A milestone: first agreed, agreed now, and reached or expected; `slip` in calendar days."""

    id: str
    title: str
    first: Figure
    agreed: Figure
    expected: Figure
    reached: bool
    slip: int


class TopRisk(NamedTuple):
    """A threat with its rating, and the one of the report before the last meeting, if any."""

    id: str
    title: str
    score: Figure
    before: Figure | None
    response: str
    target: str
    owner: Person
    question: str


class OldestIssue(NamedTuple):
    """The issue that has been open for longest."""

    id: str
    title: str
    days: Figure
    owner: Person


class DecidedChange(NamedTuple):
    """A change request that was approved, or refused, and what it moved."""

    id: str
    title: str
    status: str
    budget: float | None
    days: int | None
    source: str


class Taken(NamedTuple):
    """A decision that was taken."""

    id: str
    title: str
    status: str
    source: str


class OpenAsk(NamedTuple):
    """Something asked earlier that nobody has answered."""

    text: str
    asked: Person
    since: str
    source: str


class Condition(NamedTuple):
    """A condition of a gate that is open, or was met or cancelled since the last meeting."""

    id: str
    gate: str
    text: str
    status: str
    on: str
    evidence: bool
    source: str


class Since(NamedTuple):
    """What came of the last meeting; `meeting` says whether `day` is one, or that of a report."""

    day: str
    meeting: bool
    changes: tuple[DecidedChange, ...]
    decisions: tuple[Taken, ...]
    asked: int
    answered: int
    open_asks: tuple[OpenAsk, ...]
    conditions: tuple[Condition, ...]
    more: int


class Benefits(NamedTuple):
    """How many benefits are wanted, and how many of them have an owner and a measure."""

    wanted: int
    owned: int
    first_due: str


class Unknown(NamedTuple):
    """What the page cannot say, and why."""

    what: str
    why: str


class SteeringPage(NamedTuple):
    """One project on one day, for those who decide.

    `figures` are the measures that the page shows, by name; `kpis` the key figures that the
    standard wants on it. `overall` is the colour of the whole; `worse` names the dimensions that
    have its computed colour and were reported better.
    """

    head: ProjectHead
    tier: str
    phase: str
    report: str
    report_date: Figure
    summary: str
    leader: Person
    overall: Dimension
    worse: tuple[str, ...]
    gate: str
    gate_day: Figure | None
    meeting: str
    meeting_in: int | None
    next_meeting: str
    next_report: str
    questions: tuple[Question, ...]
    more_questions: int
    dimensions: tuple[Dimension, ...]
    confirmation: Confirmation | None
    waiting_changes: tuple[DecidedChange, ...]
    kpis: tuple[KpiValue, ...]
    figures: Mapping[str, Figure]
    years: tuple[FiscalYear, ...]
    horizon: float | None
    milestones: tuple[DatedMilestone, ...]
    risks: tuple[TopRisk, ...]
    more_risks: int
    oldest: OldestIssue | None
    since: Since | None
    benefits: Benefits | None
    unknown: tuple[Unknown, ...]
    broken: tuple[str, ...]
    source: SnapshotSource
    traces: tuple[MeasureTrace, ...]

    @property
    def exit_code(self) -> int:
        """0, or 2 where not everything could be read."""
        return 2 if self.broken else 0
