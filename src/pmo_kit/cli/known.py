"""`pmo known`: the findings that a late adopter lists, and taking out those that are mended."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

from pmo_kit.cli.apply_edits import UNWRITTEN, save, show
from pmo_kit.cli.common import (
    AS_OF,
    FORMAT,
    REGISTRY,
    enclosing_project,
    options_for,
    print_answer,
    tell,
)
from pmo_kit.cli.gate_text import finding_data
from pmo_kit.cli.judge_projects import Checker
from pmo_kit.engine import KNOWN_FINDINGS
from pmo_kit.project import Artifact
from pmo_kit.results import Report

_LIST, _RULE = "findings", "KIT-007"
_NONE = "This project lists no known findings; `pmo init` begins a list where one adopts late."


@click.group(epilog="Example: pmo known prune --apply")
def known() -> None:
    """Known findings: what failed when a running project adopted the standard."""


def _judging(command: Callable[..., Any]) -> Callable[..., Any]:
    """The argument and options by which both commands judge the project."""
    folders = click.Path(exists=True, file_okay=False)
    for add in (
        FORMAT,
        REGISTRY,
        click.option("--standard", metavar="NAME|DIR", help="Judge by this standard instead."),
        click.option("--as-of", type=AS_OF, metavar="DATE", help="Judge as of this day."),
        click.argument("path", required=False, type=folders),
    ):
        command = add(command)
    return command


@known.command("list", epilog="Example: pmo known list")
@_judging
def list_(
    path: str | None,
    as_of: date | None,
    standard: str | None,
    registry: tuple[str, ...],
    form: str,
) -> int:
    """List the known findings of the project at PATH with their places."""
    checker = Checker(standard, None, registry, options_for(as_of))
    report = checker.judge(checker.open(Path(path or enclosing_project())))
    if form == "json":
        _print(report, [], False)
        return 0
    for finding in report.findings:
        if finding.known:
            tell(f"{finding.location} {finding.rule} {finding.level}  {finding.message}")
    click.echo(_standing(report))
    return 0


@known.command(epilog="Example: pmo known prune --apply")
@_judging
@click.option("--apply", is_flag=True, help="Write the shorter list.")
def prune(
    path: str | None,
    as_of: date | None,
    standard: str | None,
    registry: tuple[str, ...],
    form: str,
    apply: bool,
) -> int:
    """Take out of the list what the project at PATH has mended; every other byte stays.

    What this check could not judge stays too, such as rules that need a registry.
    """
    root = Path(path or enclosing_project())
    checker = Checker(standard, None, registry, options_for(as_of))
    project = checker.open(root)
    report = checker.judge(project)
    edits, gone = [], []
    for artifact in checker.snapshot(project).of(KNOWN_FINDINGS):
        mended = _mended(artifact, report)
        if mended:
            edits.append(_without(root, artifact, mended))
            gone += [artifact.document.data[_LIST][position] for position in mended]
    for edit in edits:
        if form == "text":
            show(*edit)
        if apply:
            save(root, *edit)
    if form == "json":
        _print(report, gone, apply and bool(edits))
    else:
        _close(report, bool(edits), apply)
    return 0


def _close(report: Report, shorter: bool, apply: bool) -> None:
    """What became of the list."""
    if shorter:
        click.echo("Wrote it." if apply else UNWRITTEN)
    elif report.known is not None:
        click.echo("Nothing on the list is mended.")
    click.echo(_standing(report))


def _print(report: Report, mended: list[dict[str, Any]], written: bool) -> None:
    """The list as data; `mended` are the entries that leave it."""
    known = [finding_data(f) | {"since": f.known} for f in report.findings if f.known]
    standing = report.known._asdict() if report.known else None
    print_answer("known/v1", 0, known=standing, findings=known, mended=mended, written=written)


def _mended(artifact: Artifact, report: Report) -> list[int]:
    """The positions of the entries that the kit says have to leave."""
    told = [f.location for f in report.findings if f.rule == _RULE and f.outcome == "failed"]
    lines = {place.line for place in told if place.path == artifact.path}
    if not lines:
        return []
    document = artifact.document
    return [
        position
        for position in range(len(document.data[_LIST]))
        if document.place((_LIST, position, "fingerprint")).line in lines
    ]


def _without(root: Path, artifact: Artifact, positions: list[int]) -> tuple[str, bytes, bytes]:
    from pmo_kit.source.edit import Change, edit

    before = (root / artifact.path).read_bytes()
    gone = [Change("remove", (_LIST, position)) for position in positions]
    return artifact.path, before, edit(before, artifact.path, gone)


def _standing(report: Report) -> str:
    if report.known is None:
        return _NONE
    return f"{report.known.findings} known findings, {report.known.at_start} at the start."
