"""What a project of the example portfolio is: its people, its work, and what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from portfolio_example.work import Done, Pace, Task, work_done

AS_OF = date(2026, 6, 5)
"""The last day of every project here: the Friday before the board of 8 June 2026."""
PHASES = ("initiating", "planning", "executing", "closing")


@dataclass(frozen=True)
class Risk:
    """Something that may happen; without a response nobody has said what is done about it."""

    title: str
    likelihood: int
    impact: int
    owner: str
    response: str = ""


@dataclass(frozen=True)
class Issue:
    """Something in the way, known `age` days before the last day, to be gone by `target`."""

    title: str
    owner: str
    action: str
    raised: date
    target: date


@dataclass(frozen=True)
class Ask:
    """What the leader asks of somebody in the last report."""

    of: str
    needed_by: date
    text: str
    if_not: str


@dataclass(frozen=True)
class Trouble:
    """Why a tolerance does not hold, what follows, what that costs, and what else there is."""

    cause: str
    consequence: str
    effect: str
    other: str


@dataclass(frozen=True)
class Decision:
    """What a sponsor decided on an exception."""

    title: str
    on: date


@dataclass(frozen=True)
class Benefit:
    """What is better afterwards, and its readings so far."""

    title: str
    type: str
    measure: str
    baseline: int
    target: int
    due: date
    owner: str
    readings: tuple[tuple[date, int], ...] = ()


@dataclass(frozen=True)
class Goal:
    """What somebody receives, the test of it, and what its day is called."""

    title: str
    test: str
    milestone: str


@dataclass(frozen=True)
class Project:
    """One project. Its phase is the last one that it reaches; reports end on `reported_until`.

    `stopped` and `paused` are the day on which that is decided, with the reason. A project that is
    `neglected` shows what neglect looks like: its log is not read again, and its reports repeat
    the colours of the first.
    """

    id: str
    name: str
    tier: str
    method: str
    phase: str
    objective: str
    sponsor: str
    leader: str
    start: date
    unit: str
    need: str
    outcome: str
    success: tuple[str, str]
    within: tuple[str, ...]
    without: tuple[str, ...]
    goals: tuple[Goal, ...]
    tasks: tuple[Task, ...]
    deputy: str = ""
    business: str = ""
    provider: str = "sol"
    operations: str = "otto"
    pace: Pace = field(default_factory=Pace)
    reserve: int = 0
    words: str = ""
    alternative: str = ""
    trouble: Trouble | None = None
    risks: tuple[Risk, ...] = ()
    issues: tuple[Issue, ...] = ()
    asks: tuple[Ask, ...] = ()
    benefits: tuple[Benefit, ...] = ()
    needs: tuple[tuple[str, str, date], ...] = ()
    reported_until: date = AS_OF
    stopped: tuple[date, str] | None = None
    paused: tuple[date, date, str] | None = None
    neglected: bool = False
    questions: dict[str, int | bool] = field(default_factory=dict)

    @property
    def light(self) -> bool:
        """Whether it is of the lightest tier, which asks for four files only."""
        return self.tier == "T1"

    @property
    def budget(self) -> int:
        """All that was agreed, in the project's unit."""
        return sum(task.budget for task in self.tasks)

    @property
    def ready_for_planning(self) -> date:
        """The day of the first gate."""
        return self.start + timedelta(days=7 if self.light else 18)

    @property
    def ready_for_executing(self) -> date:
        """The day of the second gate; for a light project both are one meeting."""
        return self.start + timedelta(days=7 if self.light else 39)

    @property
    def work_begins(self) -> date:
        """The Monday after the gate at which the work was allowed."""
        day = self.ready_for_executing
        return day + timedelta(days=7 - day.weekday())

    def work(self, day: date) -> tuple[Done, ...]:
        """What stands of each task at the end of a day."""
        return work_done(self.id, self.tasks, self.work_begins, day, self.pace)

    def agreed_end(self) -> date:
        """The last agreed day of the work."""
        return max(one.finish for one in self.work(self.start))

    def reaches(self, phase: str) -> bool:
        """Whether it comes as far as a phase."""
        return PHASES.index(self.phase) >= PHASES.index(phase)

    def report_days(self) -> list[date]:
        """Every second Friday of the work, up to the last report, and that day itself."""
        last = self.reported_until
        days, day = [], self.work_begins + timedelta(days=11)
        while day < last:
            days.append(day)
            day += timedelta(days=14)
        if days and (last - days[-1]).days < 7:
            days.pop()
        return [*days, last] if last > self.work_begins else []
