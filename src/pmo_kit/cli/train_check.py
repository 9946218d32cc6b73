"""`pmo train check`: what is left of an exercise's defects, judged by the validator itself."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from pmo_kit._text import plural
from pmo_kit.cli.common import print_json, tell

if TYPE_CHECKING:
    from pmo_kit.examples.exercise import Practice
    from pmo_kit.results import Finding
    from pmo_kit.standard import Standard
    from pmo_kit.training import Examination, Left


class Examined(NamedTuple):
    """An exercise that somebody worked on, and what came of it."""

    root: Path
    ready: Practice
    result: Examination


@click.command(epilog="Example: pmo train check --hint")
@click.argument("folder", required=False, metavar="[DIR]", type=click.Path(exists=True))
@click.option("--hint", "hints", count=True, help="Say why it matters; twice: how to mend it, too.")
@click.option("--standard", metavar="NAME|DIR", help="The standard, where it is not installed.")
@click.option(
    "--format", "form", default="text", type=click.Choice(["text", "json"]), help="What to print."
)
def check(folder: str | None, hints: int, standard: str | None, form: str) -> int:
    """Judge the exercise in DIR, or around the current folder, on its own day.

    Exit codes: 0 solved, 1 not yet, 2 cannot be judged.
    """
    root = Path(folder) if folder else enclosing_exercise()
    examined = examined_at(root, standard)
    if form == "json":
        print_json(_data(examined, hints))
    else:
        for line in _lines(examined, hints):
            tell(line)
    return examined.result.code


def enclosing_exercise() -> Path:
    """The nearest folder, from the current one upward, that is an exercise; else the current."""
    from pmo_kit.training import CLAIM

    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / CLAIM).is_file():
            return Path(os.path.relpath(folder, here))
    return Path()


def examined_at(root: Path, standard: str | None) -> Examined:
    """Judge the exercise in a folder. Raises `TrainingError` where there is none, or another."""
    from pmo_kit import training
    from pmo_kit.engine import prepare
    from pmo_kit.project import Folder
    from pmo_kit.standard import folder_of, load_training, locate

    claim = training.claimed(root)
    where = folder_of(standard) if standard else locate(claim.standard)
    compiled = prepare(where, claim.edition)
    exercise = training.exercise_of(load_training(compiled.standard), claim.exercise)
    ready = training.ready(exercise, compiled)
    training.begun_as(ready, root)
    return Examined(root, ready, training.examine(ready, Folder(root)))


def _lines(examined: Examined, hints: int) -> Iterator[str]:
    ready, result = examined.ready, examined.result
    exercise = ready.exercise
    if result.solved:
        yield f"Solved: {exercise.title}. Nothing is left, and nothing else was broken."
        return
    total = plural(len(exercise.expect), "defect")
    yield f"{exercise.title}: {len(result.left)} of {total} left, on {ready.options.as_of}."
    for left in result.left:
        yield from _told(left, ready, hints)
    if result.damage:
        yield f"\nNew since you began: {plural(len(result.damage), 'finding')}."
        for finding in result.damage:
            yield from _finding(finding, hints)
    if result.remarks:
        yield "\nThis mends nothing:"
        for remark in result.remarks:
            yield f"  {remark.message}\n    {remark.remedy}"
    if hints < 2 and (result.left or result.damage):
        yield f"\nStuck? pmo train check{' --hint' * (hints + 1)}"


def _told(left: Left, ready: Practice, hints: int) -> Iterator[str]:
    if left.finding is not None and left.finding.outcome == "failed":
        yield from _finding(left.finding, hints)
        return
    title, why, fix = _page(left.rule, ready.compiled.standard)
    yield f"\n  {left.rule}  {title}\n    {left.subject}: {left.reason}."
    yield from _hinted(left.rule, why, fix, hints)


def _finding(finding: Finding, hints: int) -> Iterator[str]:
    yield f"\n  {finding.location}  {finding.rule}  {finding.title}\n    {finding.message}"
    yield from _hinted(finding.rule, finding.why, finding.fix, hints)


def _hinted(rule: str, why: str, fix: str, hints: int) -> Iterator[str]:
    """What the rule's page says, a little more with each hint."""
    if hints:
        yield f"    why: {' '.join(why.split())}"
    if hints > 1:
        yield f"    fix: {' '.join(fix.split())}\n    see: pmo explain {rule}"


def _page(rule: str, standard: Standard) -> tuple[str, str, str]:
    """Title, reason and remedy of a rule, or of one of the kit's own checks."""
    from pmo_kit.engine import BUILTINS

    known = {r.id: (r.title, r.why, r.fix) for r in standard.rules}
    known |= {r.id: (r.title, r.why, r.fix) for r in BUILTINS}
    return known[rule]


def _data(examined: Examined, hints: int) -> dict[str, Any]:
    from pmo_kit import __version__

    ready, result = examined.ready, examined.result
    return {
        "schema": "exercise/v1",
        "kit": __version__,
        "exit_code": result.code,
        "exercise": ready.exercise.id,
        "title": ready.exercise.title,
        "standard": ready.compiled.standard.name,
        "as_of": ready.options.as_of.isoformat(),
        "gate": ready.options.gate,
        "solved": result.solved,
        "left": [_left_data(left, ready, hints) for left in result.left],
        "damage": [_finding_data(finding, hints) for finding in result.damage],
        "remarks": [remark._asdict() for remark in result.remarks],
    }


def _left_data(left: Left, ready: Practice, hints: int) -> dict[str, Any]:
    if left.finding is not None and left.finding.outcome == "failed":
        return {**_finding_data(left.finding, hints), "subject": left.subject}
    title, why, fix = _page(left.rule, ready.compiled.standard)
    told = {"rule": left.rule, "title": title, "subject": left.subject}
    return {**told, "message": left.reason, "location": None, **_hints(why, fix, hints)}


def _finding_data(finding: Finding, hints: int) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "title": finding.title,
        "subject": finding.subject,
        "message": finding.message,
        "location": dict(finding.location._asdict()),
        **_hints(finding.why, finding.fix, hints),
    }


def _hints(why: str, fix: str, hints: int) -> dict[str, Any]:
    return {"why": why if hints else None, "fix": fix if hints > 1 else None}
