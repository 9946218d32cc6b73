"""`pmo known`: the findings that a late adopter lists, and taking out those that are fixed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pmo_kit.cli.files import save
from pmo_kit.cli.later import click
from pmo_kit.cli.options import FORMAT, PROJECT, Judging, judging_options
from pmo_kit.cli.output import answer

if TYPE_CHECKING:
    from pmo_kit.engine import Project
    from pmo_kit.project import Artifact
    from pmo_kit.results import Report
    from pmo_kit.results.known_findings import KnownFindings
    from pmo_kit.results.project_edits import FileChange

_LIST, _RULE = "findings", "KIT-007"


@click.group(epilog="Example: pmo known prune --apply")
def known() -> None:
    """Known findings: what failed when a running project adopted the standard."""


@known.command("list", epilog="Example: pmo known list")
@PROJECT
@FORMAT
@judging_options
def list_(path: str | None, form: str, judging: Judging) -> int:
    """List the known findings of the project at PATH with their places."""
    return answer(form, _known(judging.project(path)))


@known.command(epilog="Example: pmo known prune --apply")
@PROJECT
@FORMAT
@judging_options
@click.option("--apply", is_flag=True, help="Write the shorter list.")
def prune(path: str | None, form: str, judging: Judging, apply: bool) -> int:
    """Remove from the list what the project at PATH has fixed; every other byte stays.

    What this check could not judge stays too, such as rules that need a registry.

    Writes: the list of known findings.
    """
    project = judging.project(path, writes=apply)
    found = _known(project, pruning=True)
    if apply:
        save(project.root, found.files)
    return answer(form, found._replace(written=apply and bool(found.files)))


def _known(project: Project, pruning: bool = False) -> KnownFindings:
    """The known findings of a project; with what leaves the list where it is pruned."""
    from pmo_kit.engine import KNOWN_FINDINGS, judge
    from pmo_kit.results.known_findings import KnownFindings

    report = judge(project).report
    findings = tuple(finding for finding in report.findings if finding.known)
    mended, files = [], []
    for artifact in project.snapshot.of(KNOWN_FINDINGS) if pruning else ():
        positions = _mended(artifact, report)
        if positions:
            files.append(_without(project, artifact, positions))
            mended += [artifact.document.data[_LIST][position] for position in positions]
    return KnownFindings(report.known, findings, pruning, tuple(mended), tuple(files))


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


def _without(project: Project, artifact: Artifact, positions: list[int]) -> FileChange:
    from pmo_kit.results.project_edits import FileChange
    from pmo_kit.source.edit import Change, edit

    before = (project.root / artifact.path).read_bytes()
    gone = [Change("remove", (_LIST, position)) for position in positions]
    return FileChange(artifact.path, before, edit(before, artifact.path, gone))
