"""Plans repairs: tries them, judges the project with them, and keeps those that only fix."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from pmo_kit.fixes.effects import at_fault, harm, unapproved
from pmo_kit.project import Snapshot
from pmo_kit.results import Edit, Finding, Fix, Location, Report
from pmo_kit.results.fix_plan import FixPlan, PlannedFix, Unfixed
from pmo_kit.results.project_edits import FileChange
from pmo_kit.source import Document
from pmo_kit.source.edit import Change, EditError, edit, opened, patches

Judge = Callable[[Mapping[str, bytes]], tuple[Snapshot, Report]]
"""Reads and judges the project with some files' contents in place of its own."""

Read = Callable[[str], bytes]
"""A file's content as it is now, by its path from the project's root."""

TRIALS = 64
"""How often a project is judged with repairs, however many of them stand in each other's way."""

ROUNDS = 9
"""How often what came to light by fixing is fixed in its turn."""


def plan(judge: Judge, read: Read, rules: Collection[str] = (), rounds: int = ROUNDS) -> FixPlan:
    """The repairs of a project's findings, of some rules only if any are named.

    Each keeps every byte outside its edits, makes its finding go away and no other come, and
    leaves approved text as it was approved. None is made where the project could not be judged.
    """
    workshop = _Workshop(judge, read, frozenset(rules))
    before = workshop.report
    for number in range(1, 1 if before.gaps else rounds + 1):
        if not workshop.work(number):
            break
    return FixPlan(
        tuple(workshop.fixes),
        tuple(workshop.left()),
        tuple(
            FileChange(path, read(path), after) for path, after in sorted(workshop.contents.items())
        ),
        before,
        workshop.report,
    )


_CROWDED = "Too many fixes overlap; make some of them by hand, then run this again."


class _Job(NamedTuple):
    """One finding to fix, and where its edits would lie in the files of its round."""

    finding: Finding
    edits: tuple[Edit, ...]


class _Trial(NamedTuple):
    """What speaks against repairs made together, and by fingerprint which are at fault, and why."""

    reason: str = ""
    faults: Mapping[str, str] = MappingProxyType({})


class _Workshop:
    """The project with the repairs made so far."""

    def __init__(self, judge: Judge, read: Read, rules: frozenset[str]) -> None:
        self._judge, self._read, self._rules = judge, read, rules
        self.contents: dict[str, bytes] = {}
        self.snapshot, self.report = judge({})
        self.fixes: list[PlannedFix] = []
        self._reasons: dict[str, str] = {}  # by fingerprint, why a repair is not made
        self._trials = 0

    def work(self, number: int) -> bool:
        """Fix what can be fixed now; whether anything was."""
        done = self._settle(self._jobs())
        self.fixes += [PlannedFix(job.finding, job.edits, number) for job in done]
        return bool(done)

    def left(self) -> list[Unfixed]:
        """The findings that still stand though they know a repair, and why it was not made."""
        again = "It shows once the others are fixed; run this again."
        if self.report.gaps:
            again = f"The project could not be judged: {self.report.gaps[0].message}"
        return [
            Unfixed(finding, self._reasons.get(finding.fingerprint, again))
            for finding in self._mendable()
        ]

    def _mendable(self) -> list[Finding]:
        return [
            finding
            for finding in self.report.findings
            if finding.fixes
            and finding.outcome == "failed"
            and (not self._rules or finding.rule in self._rules)
        ]

    def _jobs(self) -> list[_Job]:
        jobs = []
        read: dict[str, Document] = {}
        for finding in self._mendable():
            if finding.fingerprint in self._reasons:
                continue
            try:
                jobs.append(_Job(finding, self._edits(finding, read)))
            except EditError as error:
                self._reasons[finding.fingerprint] = error.message
        return jobs

    def _edits(self, finding: Finding, read: dict[str, Document]) -> tuple[Edit, ...]:
        found: list[Edit] = []
        for path, changes in _by_file(finding.fixes).items():
            if path not in read:
                read[path] = opened(self._content(path), path)
            for place, text in patches(read[path], changes):
                spot = (place.line, place.column, place.end_line, place.end_column)
                found.append(Edit(Location(path, *spot), text))
        return tuple(found)

    def _content(self, path: str) -> bytes:
        return self.contents[path] if path in self.contents else self._read(path)

    def _settle(self, jobs: Sequence[_Job]) -> list[_Job]:
        """Make all repairs at once; where that does harm, without those that are plainly at fault.

        Where none is, each half is tried, down to the one.
        """
        if not jobs:
            return []
        if self._trials == TRIALS:
            self._reasons.update(dict.fromkeys((job.finding.fingerprint for job in jobs), _CROWDED))
            return []
        self._trials += 1
        trial = self._try([job.finding for job in jobs])
        if not trial.reason:
            return list(jobs)
        if len(jobs) == 1:
            trial = trial._replace(faults={jobs[0].finding.fingerprint: trial.reason})
        self._reasons.update(trial.faults)
        if trial.faults:
            return self._settle([j for j in jobs if j.finding.fingerprint not in trial.faults])
        middle = len(jobs) // 2
        return self._settle(jobs[:middle]) + self._settle(jobs[middle:])

    def _try(self, findings: Sequence[Finding]) -> _Trial:
        """Make repairs together, unless something speaks against it."""
        try:
            new = self._mended(findings)
        except EditError as error:
            return _Trial(error.message)
        contents = {**self.contents, **new}
        snapshot, report = self._judge(contents)
        reason = unapproved(self.snapshot, snapshot, new) or harm(self.report, report, findings)
        if reason:
            return _Trial(reason, at_fault(self.report, report, findings))
        self.contents, self.snapshot, self.report = contents, snapshot, report
        return _Trial()

    def _mended(self, findings: Sequence[Finding]) -> dict[str, bytes]:
        mends = [mend for finding in findings for mend in finding.fixes]
        return {
            path: edit(self._content(path), path, changes)
            for path, changes in _by_file(mends).items()
        }


def _by_file(mends: Sequence[Fix]) -> dict[str, list[Change]]:
    """What is to change in each file; what several findings ask for is done once."""
    found: dict[str, dict[Change, None]] = {}
    for mend in mends:
        found.setdefault(mend.path, {})[Change(mend.action, mend.route, mend.value)] = None
    return {path: list(changes) for path, changes in found.items()}
