"""Judges what somebody made of an exercise: which defects are left, and what else was done."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from pmo_kit.engine.subjects import fields
from pmo_kit.examples.exercise import Practice, Stage
from pmo_kit.project import Snapshot, Tree
from pmo_kit.project.paths import walk
from pmo_kit.results import Finding

FREE = ("name", "roles", "team", "scaffold")
"""What of the manifest an exercise does not hold fast: it weakens no rule."""

Keys = set[tuple[str, str]]


class Left(NamedTuple):
    """A defect that still stands; where no finding shows it, `reason` says why it counts."""

    rule: str
    subject: str
    finding: Finding | None
    reason: str = ""


class Remark(NamedTuple):
    """Something that mends nothing: an artifact gone, an exception, a lighter manifest."""

    message: str
    remedy: str


class Examination(NamedTuple):
    """What is left, what is newly wrong, and what was done instead of mending."""

    left: tuple[Left, ...]
    damage: tuple[Finding, ...]
    remarks: tuple[Remark, ...]
    stage: Stage

    @property
    def solved(self) -> bool:
        """Whether every defect is mended and nothing else was broken."""
        return not (self.left or self.damage or self.remarks)

    @property
    def code(self) -> int:
        """0 solved, 1 not yet, 2 where a rule could not be judged."""
        if any(verdict.outcome == "error" for verdict in self.stage.report.verdicts):
            return 2
        return 0 if self.solved else 1


def examine(ready: Practice, tree: Tree) -> Examination:
    """Judge somebody's files. Raises `ManifestError` where the manifest cannot be used."""
    now = ready.judge(tree)
    expected = {(rule, _full(ready, subject)) for rule, subject in ready.exercise.expect}
    return Examination(
        left=tuple(_left(ready, now)),
        damage=tuple(_damage(ready, now, expected)),
        remarks=(*_bent(ready, now), *_gone(ready, now), *_excused(ready, now)),
        stage=now,
    )


def _left(ready: Practice, now: Stage) -> Iterator[Left]:
    """Each defect that is neither passed now nor ended as the solution ends it.

    So a risk that is rated down until no rule looks at it any more is not an answered risk.
    """
    wanted, found = _outcomes(ready.solved), _outcomes(now)
    findings = {(f.rule, f.subject): f for f in now.report.findings}
    for rule, short in ready.exercise.expect:
        key = (rule, _full(ready, short))
        outcome = found.get(key, "")
        if outcome != "passed" and outcome != wanted.get(key, ""):
            yield Left(rule, short, findings.get(key), _reason(outcome))


def _reason(outcome: str) -> str:
    """Why a defect that no finding shows still counts."""
    return {
        "": "it was not mended: what the rule judged is no longer there",
        "not_applicable": "it was not mended: the rule no longer looks at it",
        "skipped": "it cannot be judged: what the rule needs is missing or broken",
        "not_due": "it was not mended: the gate that asks for it was moved away",
        "waived": "it was excused, not mended",
    }.get(outcome, "")


def _damage(ready: Practice, now: Stage, expected: Keys) -> Iterator[Finding]:
    """Findings that neither the exercise put there nor its solution leaves."""
    allowed = {(f.rule, f.subject) for f in ready.solved.report.findings} | expected
    for finding in now.report.findings:
        if finding.outcome != "waived" and (finding.rule, finding.subject) not in allowed:
            yield finding


def _bent(ready: Practice, now: Stage) -> Iterator[Remark]:
    """Keys of the manifest that say something else than at the start and in the solution."""
    start, solved, mine = (_manifest(s) for s in (ready.start, ready.solved, now))
    for key in sorted({*start, *solved, *mine} - {*FREE}):
        if mine.get(key) not in (start.get(key), solved.get(key)):
            yield Remark(
                f"`{key}` in pmo.yaml was changed, which mends nothing here.",
                f"Take it back: {_was(start.get(key))}.",
            )


def _was(value: Any) -> str:
    if value is None:
        return "it was not there"
    return f"it was `{value}`" if isinstance(value, str | int) else "`git diff` shows what it was"


def _gone(ready: Practice, now: Stage) -> Iterator[Remark]:
    """Artifacts and elements of their lists that the start and the solution both have."""
    there = {artifact.path for artifact in now.snapshot.artifacts}
    unread = {fault.path for fault in now.snapshot.faults}
    began = set(ready.start.tree.files())
    for artifact in ready.solved.snapshot.artifacts:
        if artifact.path in began and artifact.path not in there | unread:
            yield Remark(f"{artifact.path} is gone.", "Bring it back, and mend what is in it.")
    kept = _elements(ready.start.snapshot) & _elements(ready.solved.snapshot)
    for path, element in sorted(kept - _elements(now.snapshot)):
        if path in there:
            yield Remark(f"{element} is gone from {path}.", "Bring it back, and mend it.")


def _elements(snapshot: Snapshot) -> Keys:
    """Every element that has a key, by its file and as `risks[R-01]`."""
    return {
        (artifact.path, f"{path}[{spot.value}]")
        for artifact in snapshot.artifacts
        for path, key in artifact.kind.lists.items()
        for spot in walk(fields(artifact), f"{path}[].{key}")
    }


def _excused(ready: Practice, now: Stage) -> Iterator[Remark]:
    """Findings that a waiver or a list of known findings covers, and the solution does not."""
    allowed = {(f.rule, f.subject) for f in ready.solved.report.findings if f.outcome == "waived"}
    for finding in now.report.findings:
        if finding.outcome == "waived" and (finding.rule, finding.subject) not in allowed:
            yield Remark(
                f"{finding.rule} at {finding.location} is excused, not mended: {finding.reason}.",
                "Take the exception out, and mend what it covers.",
            )


def _outcomes(stage: Stage) -> dict[tuple[str, str], str]:
    return {(v.rule, v.subject): v.outcome for v in stage.report.verdicts}


def _manifest(stage: Stage) -> dict[str, Any]:
    manifest = stage.snapshot.manifest
    return dict(manifest.data) if manifest is not None else {}


def _full(ready: Practice, subject: str) -> str:
    """A subject with the project's id before it, as verdicts name it."""
    return f"{ready.start.snapshot.id}/{subject}"
