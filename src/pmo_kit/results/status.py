"""How a project stands: its numbers, its computed colors beside the reported ones, what moved."""

from __future__ import annotations

from pmo_kit._start.record import NamedTuple
from pmo_kit.results.finding import Finding
from pmo_kit.results.readiness import Readiness
from pmo_kit.results.report import ProjectHead

Value = float | int | str | None


class MeasureValue(NamedTuple):
    """A measure with its unit, or the reason why it has no value."""

    name: str
    value: Value
    unit: str
    means: str
    reason: str = ""


class StatusColor(NamedTuple):
    """One dimension of the status, as computed and as last reported (empty where not)."""

    dimension: str
    computed: str
    reported: str = ""
    reason: str = ""

    @property
    def better(self) -> bool:
        """Whether the report says better than the numbers do."""
        order = ("green", "amber", "red")
        if self.computed not in order or self.reported not in order:
            return False
        return order.index(self.reported) < order.index(self.computed)


class Difference(NamedTuple):
    """A number in the last report, and what it is now."""

    name: str
    then: Value
    now: Value
    unit: str


class Pause(NamedTuple):
    """The pause that nobody has ended, as the manifest tells of it."""

    first: str
    until: str
    reason: str
    decision: str


class Status(NamedTuple):
    """One project on one day.

    `broken` are files that could not be used, so that the numbers may lack what they hold;
    `readiness` is that for the gate that ends the current phase, where one does; `timed` is what
    the date brought, `announced` what it will bring; `counted` says whether the last report gave
    numbers at all. `pause` is the one that nobody has ended; it may be over by its date, or begin
    later.
    """

    head: ProjectHead
    report: str
    report_date: str
    override: str
    measures: tuple[MeasureValue, ...]
    colors: tuple[StatusColor, ...]
    differences: tuple[Difference, ...]
    counted: bool
    timed: tuple[Finding, ...]
    announced: tuple[Finding, ...]
    broken: tuple[str, ...]
    readiness: Readiness | None
    pause: Pause | None = None

    @property
    def exit_code(self) -> int:
        """0, or 2 where not everything could be read."""
        return 2 if self.broken else 0
