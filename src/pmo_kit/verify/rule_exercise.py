"""Judges an exercise in which a rule is written: the company's standard, and what it finds."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from pmo_kit.engine import prepare
from pmo_kit.engine.check import check
from pmo_kit.examples.exercise import ReadyExercise, Stage
from pmo_kit.project import Folder, Tree, read_manifest, read_snapshot
from pmo_kit.results import Finding
from pmo_kit.results.exercise_result import ExerciseResult, LeftDefect, Remark
from pmo_kit.results.verification import Verification
from pmo_kit.source import Broken

Verify = Callable[[Path], Verification]
"""Verifies the standard in a folder; handed in, as verifying a standard judges its exercises."""

TITLE = "A rule of your company finds it"
WHY = "A rule that finds nothing where something is wrong only looks like an agreement."
FIX = "Write the rule's `each`, `when` and `check` so that this fails and everything else passes."


def examine_rule(
    ready: ReadyExercise, root: Path, verify: Verify, hints: int = 0
) -> ExerciseResult:
    """Judge the standard in somebody's folder: whether it is sound, and finds just what it should.

    The project beside it has to be as it was at the start. Raises `ManifestError` where that cannot
    be read.
    """
    exercise = ready.exercise
    remarks = [
        *_altered(ready.start.tree, root, exercise.company),
        *_unsound(root, exercise.company, verify),
    ]
    found = _findings(ready, root) if not remarks else {}
    project = ready.start.snapshot.id
    expected = {(rule, f"{project}/{subject}") for rule, subject in exercise.expect}
    reason = "no rule of yours finds it"
    return ExerciseResult(
        exercise=exercise.id,
        title=exercise.title,
        standard=ready.compiled.standard.name,
        as_of=ready.options.as_of.isoformat(),
        gate=ready.options.gate,
        total=len(exercise.expect),
        left=tuple(
            LeftDefect(rule, subject.removeprefix(f"{project}/"), None, reason, TITLE, WHY, FIX)
            for rule, subject in sorted(expected - found.keys())
        ),
        damage=tuple(finding for key, finding in found.items() if key not in expected),
        remarks=tuple(remarks),
        hints=hints,
    )


Quotes = tuple[tuple[str, int], ...]
"""The places of problems that a message tells again."""


def faults_of(ready: ReadyExercise, verify: Verify) -> Iterator[tuple[str, Quotes]]:
    """What is wrong with such an exercise itself: solved as it starts, or not by its solution.

    Each with the places of the problems that it quotes.
    """
    quoted: list[tuple[str, int]] = []

    def noted(folder: Path) -> Verification:
        found = verify(folder)
        quoted.extend((one.path, one.line) for one in found.problems)
        return found

    for stage, solved in ((ready.start, False), (ready.solved, True)):
        with tempfile.TemporaryDirectory(prefix="pmo-exercise-") as place:
            _write(stage, Path(place))
            result = examine_rule(ready, Path(place), noted)
        if result.solved and not solved:
            yield "It is solved before anybody has written a rule.", ()
        elif solved and not result.solved:
            told = [f"{left.rule} does not find {left.subject}" for left in result.left]
            told += [f"{finding.rule} finds {finding.subject} too" for finding in result.damage]
            told += [remark.message.rstrip(".") for remark in result.remarks]
            yield f"The solution does not solve it: {'; '.join(told)}.", tuple(quoted)


def _altered(start: Tree, root: Path, company: str) -> Iterator[Remark]:
    """Files of the project, outside the company's standard, that are not as they were."""
    now = Folder(root)
    for path in start.files():
        if not path.startswith(f"{company}/") and now.read(path) != start.read(path):
            yield Remark(
                f"{path} was changed; the rule is to find what stands there.",
                f"Take it back: git checkout -- {path}",
            )


def _unsound(root: Path, company: str, verify: Verify) -> Iterator[Remark]:
    """What `pmo standard verify` says of the company's standard."""
    for problem in verify(root / company).problems:
        yield Remark(f"{problem.path}:{problem.line}: {problem.message}", problem.remedy)


def _findings(ready: ReadyExercise, root: Path) -> dict[tuple[str, str], Finding]:
    """What the rules that the company has of its own find in the project."""
    inherited = {rule.id for rule in ready.compiled.standard.rules}
    compiled = prepare(root / ready.exercise.company)
    tree = Folder(root)
    manifest = read_manifest(tree)
    snapshot = read_snapshot(tree, manifest, compiled.standard, ".", manifest.text("id"))
    report = check(compiled, snapshot, ready.options).report
    return {(f.rule, f.subject): f for f in report.findings if f.rule not in inherited}


def _write(stage: Stage, place: Path) -> None:
    """Write the files of a stage into a folder."""
    for path in stage.tree.files():
        content = stage.tree.read(path)
        if not isinstance(content, Broken):
            (place / path).parent.mkdir(parents=True, exist_ok=True)
            (place / path).write_bytes(content)
