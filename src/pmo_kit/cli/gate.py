"""`pmo gate`: what a gate still needs, and the record of what it decided."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from pmo_kit.cli.common import AS_OF, FORMAT, judging_options, print_json
from pmo_kit.cli.open_one import Project, open_project

EPILOG = """\b
Example:
  pmo gate RfE
  pmo gate RfE --record go --by olga            # shows the review it would write
  pmo gate RfE --record go --by olga --apply    # writes it
  pmo gate RfP --with RfE --record conditional --by olga --reason "Who pays is open." \\
      --condition "sol 2026-03-06 The contract says who pays." """


@click.command(epilog=EPILOG)
@click.argument("gate", metavar="GATE")
@click.argument("path", required=False, metavar="[PATH]", type=click.Path(exists=True))
@click.option(
    "--record",
    "decision",
    type=click.Choice(["go", "conditional", "rework", "hold", "stop"]),
    help="Show the review that records this decision; with --apply, write it.",
)
@click.option("--by", multiple=True, metavar="[ROLE=]PERSON", help="Who decided; may be repeated.")
@click.option("--date", "day", type=AS_OF, metavar="DATE", help="The day of the decision.")
@click.option("--with", "others", multiple=True, metavar="GATE", help="A gate held together.")
@click.option(
    "--paper", "more", multiple=True, metavar="FILE", help="A further document that it decides on."
)
@click.option("--reason", default="", help="Why; needed for anything but a go.")
@click.option(
    "--condition",
    "conditions",
    multiple=True,
    metavar="'OWNER DATE TEXT'",
    help="What must follow.",
)
@click.option("--evidence", default="", help="What shows that they decided so: minutes, a mail.")
@click.option("--apply", is_flag=True, help="Write the review.")
@FORMAT
@judging_options
def gate(
    gate: str,
    path: str | None,
    decision: str | None,
    by: tuple[str, ...],
    day: date | None,
    others: tuple[str, ...],
    more: tuple[str, ...],
    reason: str,
    conditions: tuple[str, ...],
    evidence: str,
    apply: bool,
    form: str,
    standard: str | None,
    edition: str | None,
    as_of: date | None,
    registry: tuple[str, ...],
) -> int:
    """Say what is still missing for GATE in the project at PATH, whose it is, what to do first.

    With --record, show the gate review that binds the documents by their hashes, and write it
    under --apply. Exit codes: 0 ready or recorded, 1 not, 2 could not be judged.
    """
    today = as_of or date.today()
    project = open_project(path, standard, edition, registry, as_of)
    if decision is None:
        _alone(by, others, more, reason, conditions, evidence, apply, day)
        return _show(gate, project, form)
    from pmo_kit.cli.gate_record import Asked, record

    asked = Asked(
        tuple(dict.fromkeys((gate, *others))),
        more,
        decision,
        by,
        day or today,
        reason,
        conditions,
        evidence,
        apply,
    )
    return record(asked, project, form)


def _alone(*given: Any) -> None:
    """What belongs to a decision says nothing without one."""
    if any(given):
        raise click.UsageError("--by, --date, --reason and the like go with --record DECISION.")


def _show(gate: str, project: Project, form: str) -> int:
    from pmo_kit.cli.gate_text import data, page
    from pmo_kit.gates.readiness import way_to

    way = way_to(gate, project.compiled, project.snapshot, project.options)
    if form == "json":
        print_json(data(way))
    else:
        click.echo(page(way, project.again), nl=False)
    return way.exit_code
