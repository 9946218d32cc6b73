"""What one check of one project may take: what would take more ends with a sentence, not late.

A repository that is checked is not trusted, and a slip of the pen may make a thousand findings of
one. So a check ends in seconds to half a minute and within about a gigabyte, whatever it is given;
each project of a call has a budget of its own. Limits are far from what real projects take:

| | golden T3 | landscape, 2,411 entries | 606 enhancement proposals | limit |
|---|---|---|---|---|
| artifacts | 32 | 1 | 1,212 (two kinds read each file) | 20,000 |
| steps | 281,105 | 22,500,122 | 45,520,889 | 250,000,000 |
| findings | 1 | 1 | 8,357 | 25,000 |

Nobody had checked these proposals before. 1,000 commits that each change two files of 8 kB are
1,002 versions of 8 MB and take a second; 100,000 commits elsewhere in a repository take five.

Beside them stand limits of one file (`source`) and of one condition (`cel`), which a finding tells.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pmo_kit._text import plural
from pmo_kit.project.manifest import ManifestError

if TYPE_CHECKING:
    from pmo_kit.results import Report

MOST_ARTIFACTS = 20_000
"""Files that are read as artifacts, each as often as kinds read it."""

MOST_COMMITS = 200_000
"""Commits that are gone through for the versions of files: some fifty microseconds each."""

MOST_VERSIONS = 10_000
"""Earlier versions of files that are read."""

MOST_VERSION_BYTES = 64 * 1024 * 1024
"""What these versions may hold together; parsed they take about nine times as much."""

MOST_STEPS = 250_000_000
"""Steps of all conditions together, as the evaluator counts them: some fifty nanoseconds each."""

STEPS_OF_A_VERDICT = 250
"""What a verdict takes beside its condition, in steps."""

STEPS_OF_A_FINDING = 2_000
"""What a finding takes beside its verdict, in steps."""

MOST_FINDINGS = 25_000
"""Findings that are told, the most severe first: as many as GitHub takes in SARIF."""


class LimitError(ManifestError):
    """A check that would take more than it may; `report` is what it found until then."""

    def __init__(self, message: str, remedy: str, report: Report | None = None) -> None:
        super().__init__(message, remedy, path="")
        self.report = report


def hold_artifacts(count: int, folder: str) -> None:
    """Raises `LimitError` where there are more artifacts than one check judges."""
    if count > MOST_ARTIFACTS:
        where = f"{folder} holds" if folder else "Here are"
        raise LimitError(
            f"{where} {count:,} files that may be artifacts; a check of one project reads at most "
            f"{MOST_ARTIFACTS:,}.",
            "Move what is no artifact elsewhere, or make several projects of it.",
        )


def hold_commits(count: int) -> None:
    """Raises `LimitError` where git holds more commits than one check goes through."""
    if count > MOST_COMMITS:
        raise LimitError(
            f"Over {MOST_COMMITS:,} commits changed something in this folder; to see what was "
            "before, a check of one project goes through no more.",
            "Put pmo.yaml and its artifacts into a folder of their own.",
        )


def hold_versions(count: int, size: int) -> None:
    """Raises `LimitError` where more of a project's history would be read than one check reads."""
    if count > MOST_VERSIONS or size > MOST_VERSION_BYTES:
        raise LimitError(
            f"Rules ask for {plural(count, 'earlier version')} of files, {size / 2**20:,.0f} MB "
            f"together; a check of one project reads at most {MOST_VERSIONS:,}, and "
            f"{MOST_VERSION_BYTES // 2**20} MB.",
            "Keep what programs write out of artifacts, and begin new files for what is long over.",
        )


def hold_steps(steps: int, rule: str, path: str) -> None:
    """Raises `LimitError` where the rules together take more steps than one check may."""
    if steps > MOST_STEPS:
        raise LimitError(
            f"A check of one project takes at most {MOST_STEPS:,} steps; they were used up when "
            f"{rule} judged {path}.",
            "Shorten the lists of this file, or make several projects of it.",
        )


def over_findings(count: int, rule: str, of_rule: int) -> LimitError:
    """The error of a check that finds more than it tells; `rule` is the one that fails most."""
    return LimitError(
        f"There are {count:,} findings, {of_rule:,} of them of {rule}; a check of one project "
        f"tells {MOST_FINDINGS:,}, the most severe first, and not the other "
        f"{count - MOST_FINDINGS:,}.",
        f"Fix what {rule} says first, then check again; `pmo explain {rule}` says how.",
    )
