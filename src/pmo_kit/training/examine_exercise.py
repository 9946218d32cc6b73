"""Judges what somebody made of an exercise: which defects are left, and what else was done."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pmo_kit.engine import BUILTINS
from pmo_kit.examples.exercise import ReadyExercise, Stage
from pmo_kit.project import Snapshot, Tree
from pmo_kit.project.paths import walk
from pmo_kit.results import Finding
from pmo_kit.results.exercise_result import ExerciseResult, LeftDefect, Remark

FREE = ("name", "roles", "team", "scaffold")
"""What of the manifest an exercise does not hold fast: it weakens no rule."""

Keys = set[tuple[str, str]]


def examine(ready: ReadyExercise, tree: Tree, hints: int = 0) -> ExerciseResult:
    """Judge somebody's files. Raises `ManifestError` where the manifest cannot be used."""
    now = ready.judge(tree)
    exercise, standard = ready.exercise, ready.compiled.standard
    expected = {(rule, _full(ready, subject)) for rule, subject in exercise.expect}
    return ExerciseResult(
        exercise=exercise.id,
        title=exercise.title,
        standard=standard.name,
        as_of=ready.options.as_of.isoformat(),
        gate=ready.options.gate,
        total=len(exercise.expect),
        left=tuple(_left(ready, now)),
        damage=tuple(_damage(ready, now, expected)),
        remarks=(*_bent(ready, now), *_gone(ready, now), *_excused(ready, now)),
        judged=all(verdict.outcome != "error" for verdict in now.report.verdicts),
        hints=hints,
    )


def _left(ready: ReadyExercise, now: Stage) -> Iterator[LeftDefect]:
    """Each defect that is neither passed now nor ended as the solution ends it.

    So a risk that is rated down until no rule looks at it any more is not an answered risk.
    """
    wanted, found = _outcomes(ready.solved), _outcomes(now)
    gone = {element for _, element in _lost(ready, now)}
    findings = {(f.rule, f.subject): f for f in now.report.findings}
    pages = {r.id: (r.title, r.why, r.general_fix) for r in ready.compiled.standard.rules}
    pages |= {r.id: (r.title, r.why, r.fix) for r in BUILTINS}
    for rule, short in ready.exercise.expect:
        key = (rule, _full(ready, short))
        outcome = found.get(key, "")
        lost = not outcome and any(element in short for element in gone)
        if lost or (outcome != "passed" and outcome != wanted.get(key, "")):
            reason = _reason(outcome)
            yield LeftDefect(rule, short, findings.get(key), reason, *pages[rule])


def _reason(outcome: str) -> str:
    """Why a defect that no finding shows still counts."""
    return {
        "": "it was not fixed: what the rule judged is no longer there",
        "not_applicable": "it was not fixed: the rule no longer looks at it",
        "skipped": "it cannot be judged: what the rule needs is missing or broken",
        "not_due": "it was not fixed: the gate that asks for it was moved away",
        "waived": "it was excused, not fixed",
    }.get(outcome, "")


def _damage(ready: ReadyExercise, now: Stage, expected: Keys) -> Iterator[Finding]:
    """Findings that neither the exercise put there nor its solution leaves."""
    allowed = {(f.rule, f.subject) for f in ready.solved.report.findings} | expected
    for finding in now.report.findings:
        if finding.outcome != "waived" and (finding.rule, finding.subject) not in allowed:
            yield finding


def _bent(ready: ReadyExercise, now: Stage) -> Iterator[Remark]:
    """Keys of the manifest that say something else than at the start and in the solution."""
    start, solved, mine = (_manifest(s) for s in (ready.start, ready.solved, now))
    for key in sorted({*start, *solved, *mine} - {*FREE}):
        if mine.get(key) not in (start.get(key), solved.get(key)):
            yield Remark(
                f"`{key}` in pmo.yaml was changed, which fixes nothing here.",
                f"Take it back: {_was(start.get(key))}.",
            )


def _was(value: Any) -> str:
    if value is None:
        return "it was not there"
    return f"it was `{value}`" if isinstance(value, str | int) else "`git diff` shows what it was"


def _gone(ready: ReadyExercise, now: Stage) -> Iterator[Remark]:
    """Artifacts and elements of their lists that the start and the solution both have."""
    there = {artifact.path for artifact in now.snapshot.artifacts}
    unread = {fault.path for fault in now.snapshot.faults}
    began = set(ready.start.tree.files())
    for artifact in ready.solved.snapshot.artifacts:
        if artifact.path in began and artifact.path not in there | unread:
            yield Remark(f"{artifact.path} is gone.", "Bring it back, and fix what is in it.")
    for path, element in sorted(_lost(ready, now)):
        if path in there:
            yield Remark(f"{element} is gone from {path}.", "Bring it back, and fix it.")


def _lost(ready: ReadyExercise, now: Stage) -> Keys:
    """The elements of lists that the start and the solution both have, and that are gone now."""
    kept = _elements(ready.start.snapshot) & _elements(ready.solved.snapshot)
    return kept - _elements(now.snapshot)


def _elements(snapshot: Snapshot) -> Keys:
    """Every element that has a key, by its file and as `risks[R-01]`."""
    return {
        (artifact.path, f"{path}[{spot.value}]")
        for artifact in snapshot.artifacts
        for path, key in artifact.kind.lists.items()
        for spot in walk(artifact.document.fields, f"{path}[].{key}")
    }


def _excused(ready: ReadyExercise, now: Stage) -> Iterator[Remark]:
    """Findings that a waiver or a list of known findings covers, and the solution does not."""
    allowed = {(f.rule, f.subject) for f in ready.solved.report.findings if f.outcome == "waived"}
    for finding in now.report.findings:
        if finding.outcome == "waived" and (finding.rule, finding.subject) not in allowed:
            yield Remark(
                f"{finding.rule} at {finding.location} is excused, not fixed: {finding.reason}.",
                "Take the exception out, and fix what it covers.",
            )


def _outcomes(stage: Stage) -> dict[tuple[str, str], str]:
    return {(v.rule, v.subject): v.outcome for v in stage.report.verdicts}


def _manifest(stage: Stage) -> dict[str, Any]:
    manifest = stage.snapshot.manifest
    return dict(manifest.data) if manifest is not None else {}


def _full(ready: ReadyExercise, subject: str) -> str:
    """A subject with the project's id before it, as verdicts name it."""
    return f"{ready.start.snapshot.id}/{subject}"
