"""What one check of one project found: its verdicts, its findings, and whether it conforms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pmo_kit._start.record import NamedTuple
from pmo_kit.results.finding import Finding, Verdict
from pmo_kit.results.verdict_rows import Tally, outcomes_of, tally_of
from pmo_kit.results.words import NO_WORDS, Words, spoken


class Gap(NamedTuple):
    """A reason why the project could not be judged at all: manifest, standard or usage."""

    message: str
    remedy: str
    path: str = ""
    line: int = 1
    column: int = 1


class Summary(NamedTuple):
    """Verdicts counted by outcome, findings by level."""

    verdicts: dict[str, int]
    findings: dict[str, int]


class Unjudged(NamedTuple):
    """One reason why verdicts were skipped: of how many rules, on how many subjects."""

    reason: str
    rules: int
    subjects: int


class Known(NamedTuple):
    """The burn-down of a late adopter: how many findings it knows, of how many at the start."""

    findings: int
    at_start: int
    since: str


class Since(NamedTuple):
    """A view on what changed since a revision; `elsewhere` counts the findings outside of it."""

    revision: str
    elsewhere: int = 0


class ProjectHead(NamedTuple):
    """Which project is told of, where it lies, and as what it was judged, on which day."""

    project: str
    name: str
    root: str
    standard: str
    edition: str
    tier: str
    phase: str
    mode: str
    as_of: str
    words: Words = NO_WORDS

    @property
    def stand(self) -> tuple[str, str]:
        """The tier and the phase, in the company's words."""
        return spoken(self.words, "tiers", self.tier), spoken(self.words, "phases", self.phase)


class Report(NamedTuple):
    """One project judged at one moment.

    `blocking` says whether failed `shall` findings make the check fail (the standard's mode).
    `later` names the records that were left out because they are dated after `as_of`. `since` says
    that only findings on what changed since a revision are told. `words` are the company's own for
    tiers, gates and so on. `counted` stands for the verdicts where they were let go (`brief`).
    """

    project: str
    name: str
    root: str
    standard: str
    edition: str
    tier: str
    phase: str
    method: str
    mode: str
    as_of: str
    gates: tuple[str, ...] = ()
    artifacts: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    verdicts: Sequence[Verdict] = ()
    findings: tuple[Finding, ...] = ()
    gaps: tuple[Gap, ...] = ()
    commit: bool = False
    known: Known | None = None
    later: tuple[str, ...] = ()
    since: Since | None = None
    words: Words = NO_WORDS
    counted: Tally | None = None

    def read(self) -> Report:
        """The same with its verdicts as objects, which hold on to nothing."""
        return self._replace(verdicts=tuple(self.verdicts))

    def brief(self) -> Report:
        """The same without its verdicts, which are counted instead."""
        return self._replace(verdicts=(), counted=self.tally)

    @property
    def tally(self) -> Tally:
        """The verdicts counted, those in error, and why some were skipped."""
        return self.counted or tally_of(self.verdicts)

    @property
    def outcomes(self) -> dict[str, int]:
        """How many verdicts there are of each outcome."""
        return dict(self.counted.outcomes) if self.counted else outcomes_of(self.verdicts)

    @property
    def head(self) -> ProjectHead:
        """What every result on this project begins with."""
        return ProjectHead(*(getattr(self, name) for name in ProjectHead._fields))

    @property
    def blocking(self) -> bool:
        """Whether a failed `shall` fails the check: not in a supportive standard."""
        return self.mode != "supportive"

    @property
    def failures(self) -> tuple[Finding, ...]:
        """The failed findings at level `shall` that count here; timed ones never stop a commit."""
        return tuple(
            f
            for f in self.findings
            if f.outcome == "failed" and f.level == "shall" and not (self.commit and f.timed)
        )

    @property
    def announced(self) -> tuple[Finding, ...]:
        """The findings that do not fail yet, and will from some day or gate on."""
        return tuple(finding for finding in self.findings if finding.announced)

    @property
    def exit_code(self) -> int:
        """0 conforms, 1 does not, 2 could not be judged; 2 wins."""
        if self.gaps or "error" in self.outcomes:
            return 2
        return 1 if self.blocking and self.failures else 0

    @property
    def summary(self) -> Summary:
        """Counts of verdicts by outcome and of failed findings by level."""
        findings: dict[str, int] = {}
        for finding in self.findings:
            if finding.outcome == "failed":
                findings[finding.level] = findings.get(finding.level, 0) + 1
        return Summary(self.outcomes, findings)


def unjudged(reports: Sequence[Report]) -> list[Unjudged]:
    """What was skipped in some projects, by its reason: what most rules miss first.

    What is skipped in projects of one name may be the same, so only there the names of subjects are
    held until all are counted: elsewhere they begin with the project's own.
    """
    times = Counter(report.project for report in reports) if len(reports) > 1 else None
    rules: dict[str, set[str]] = {}
    subjects: dict[str, set[str]] = {}
    counted = Counter[str]()
    for report in reports:
        for skipped in report.tally.skips:
            rules.setdefault(skipped.reason, set()).update(skipped.rules)
            if times is None or times[report.project] == 1:
                counted[skipped.reason] += len(skipped.subjects)
            else:
                subjects.setdefault(skipped.reason, set()).update(skipped.subjects)
    for reason, names in subjects.items():
        counted[reason] += len(names)
    found = [Unjudged(reason, len(ids), counted[reason]) for reason, ids in rules.items()]
    return sorted(found, key=lambda one: (-one.rules, one.reason))
