"""One project's state at one commit, as a file that portfolios gather: `snapshot/v1`.

The names of the fields are those of the file. A value that is not known is `None`, never 0; what
the kit does not compute yet is `None` or empty. Days are written as YYYY-MM-DD. People stand here
by their ids alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pmo_kit._start.record import NamedTuple
from pmo_kit.results.explanation import PlacedReading
from pmo_kit.results.reading import Scalar
from pmo_kit.results.snapshot_log import (
    Ask,
    ChangeFacts,
    Condition,
    DecisionFacts,
    IssueCounts,
    RiskFacts,
)
from pmo_kit.results.snapshot_plan import (
    BenefitFacts,
    CaseFacts,
    Demand,
    Dependencies,
    Forecast,
    LeaderLoad,
    MilestoneFacts,
    MoneyFacts,
)

State = Literal["known", "not-applicable", "not-recorded", "too-old"]
"""Whether there is a value, or which of the three kinds of nothing there is."""


class ProjectFacts(NamedTuple):
    """Which project it is, and whose; `unit` is what its amounts are counted in.

    `start` and `end` are its dates by the manifest.
    """

    id: str
    name: str
    sponsor: str | None
    leader: str | None
    deputy: str | None
    unit: str | None
    objectives: tuple[str, ...]
    start: str | None
    end: str | None
    category: str | None = None
    visibility: str | None = None


class SnapshotSource(NamedTuple):
    """Where the files were read: the commit that is checked out, and the folder within it.

    `committed_on` is its moment in UTC; `repository` is the id of the first commit, equal in all
    clones, and not known in a shallow one. `tree_clean` says whether what was read is what the
    commit holds. Without git all is `None`, and `reason` says why.
    """

    commit: str | None = None
    committed_on: str | None = None
    repository: str | None = None
    folder: str | None = None
    tree_clean: bool | None = None
    shallow: bool | None = None
    reason: str = ""


class Kit(NamedTuple):
    """The program that made it."""

    version: str


class StandardFacts(NamedTuple):
    """By what it was judged; `digest` is the SHA-256 of all that the edition demands."""

    id: str
    edition: str
    digest: str
    mode: str


class GateDecision(NamedTuple):
    """What a review decided on a gate, and how many of its conditions are still open."""

    id: str
    day: str
    decision: str
    conditions_open: int


class NextGate(NamedTuple):
    """The gate that ends the phase, and the day on which the plan expects it where it says so."""

    id: str
    day: str | None = None


class PauseFacts(NamedTuple):
    """From when until when nobody works on it."""

    since: str
    until: str
    reason: str


class VerdictCounts(NamedTuple):
    """How many verdicts of each outcome."""

    passed: int = 0
    failed: int = 0
    waived: int = 0
    skipped: int = 0
    not_due: int = 0
    error: int = 0


class Verdicts(NamedTuple):
    """Whether it conforms, its verdicts by level, and how many failed by rule."""

    conforms: bool
    by_level: Mapping[str, VerdictCounts]
    by_rule: Mapping[str, int]


class FindingFacts(NamedTuple):
    """A finding without its words, which its rule's page and `pmo check` give."""

    fingerprint: str
    rule: str
    level: str
    outcome: str
    path: str
    line: int
    column: int


class ReportFacts(NamedTuple):
    """The latest status report: its day, what its leader says, why it says better than computed."""

    id: str
    day: str
    summary: str
    override_reason: str | None = None
    override_confirmed_by: str | None = None
    override_confirmed_on: str | None = None


class StatusFacts(NamedTuple):
    """The colors by dimension, as reported and as computed; `before` are the last two reports'.

    `reasons` say why a computed color is unknown or not applicable.
    """

    report: ReportFacts | None
    reported: Mapping[str, str]
    computed: Mapping[str, str]
    reasons: Mapping[str, str]
    before: tuple[Mapping[str, str], ...] = ()


class MeasureFacts(NamedTuple):
    """A measure: its value, or in `state` and `reason` why it has none.

    `readings` is what it read itself, `inputs` names the measures that it was computed from.
    """

    name: str
    value: Scalar | None
    unit: str
    state: State
    reason: str
    readings: tuple[PlacedReading, ...] = ()
    inputs: tuple[str, ...] = ()


class KpiFacts(NamedTuple):
    """A key figure by its definition in the standard; `color` is empty where it has no limits."""

    id: str
    value: Scalar | None
    unit: str
    state: State
    reason: str
    color: str
    readings: tuple[PlacedReading, ...] = ()
    inputs: tuple[str, ...] = ()


class ProjectSnapshot(NamedTuple):
    """One project's state as of a day; `since` is the day of the report before the latest.

    `broken` are files that could not be used, so that values may be unknown. `risks` are the
    highest open threats, `conditions` those that are open, `decisions` and `changes` what is new
    since that report.
    """

    project: ProjectFacts
    source: SnapshotSource
    as_of: str
    status_date: str | None
    since: str | None
    kit: Kit
    standard: StandardFacts
    tier: str
    method: str
    phase: str
    paused: PauseFacts | None
    gates: tuple[GateDecision, ...]
    next_gate: NextGate | None
    verdicts: Verdicts
    findings: tuple[FindingFacts, ...]
    broken: tuple[str, ...]
    status: StatusFacts
    measures: tuple[MeasureFacts, ...]
    kpis: tuple[KpiFacts, ...]
    milestones: tuple[MilestoneFacts, ...]
    demand: tuple[Demand, ...]
    leader_load: LeaderLoad | None
    benefits: tuple[BenefitFacts, ...]
    money: MoneyFacts
    dependencies: Dependencies
    asks: tuple[Ask, ...]
    risks: tuple[RiskFacts, ...]
    issues: IssueCounts
    conditions: tuple[Condition, ...]
    decisions: tuple[DecisionFacts, ...]
    changes: tuple[ChangeFacts, ...]
    case: CaseFacts | None
    forecast: Forecast | None = None

    @property
    def exit_code(self) -> int:
        """0, or 2 where not everything could be read."""
        return 2 if self.broken else 0
