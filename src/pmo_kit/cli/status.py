"""`pmo status`: how a project stands, in words and as data."""

from __future__ import annotations

from pmo_kit.cli.later import click
from pmo_kit.cli.options import FORMAT, PROJECT, Judging, judging_options
from pmo_kit.cli.output import answer


@click.command(epilog="Example: pmo status --as-of 2026-02-13")
@PROJECT
@click.option("--all", "whole", is_flag=True, help="All measures, not only the usual ones.")
@FORMAT
@judging_options
def status(path: str | None, whole: bool, form: str, judging: Judging) -> int:
    """Show the status of the project at PATH: colours, numbers, recent changes, the next gate.

    Computed colours are shown beside reported ones; an unknown number says why. Exit codes:
    0, or 2 where something could not be read.
    """
    from pmo_kit.engine import judge
    from pmo_kit.engine.check import require_whole
    from pmo_kit.engine.decisions import next_gate
    from pmo_kit.gates.readiness import readiness_for
    from pmo_kit.status.status import status_of

    project = judging.project(path)
    judged = judge(project)
    require_whole(judged.report)
    gate = next_gate(project.compiled.standard, project.snapshot)
    readiness = readiness_for(gate, project) if gate else None
    return answer(form, status_of(judged, readiness), whole=whole)
