"""`pmo stop`: end a project before it is done, by a review that says so, and begin its closing."""

from __future__ import annotations

from datetime import date

from pmo_kit.cli.later import click
from pmo_kit.cli.options import APPLY, FORMAT, PROJECT, Judging, judging_options
from pmo_kit.cli.pause_options import ON, Said, carry_out

EPILOG = """\b
Example:
  pmo stop --by olga --reason "Another team has built it already."              # shows it
  pmo stop --by olga --reason "Another team has built it already." --apply      # writes it"""


@click.command(epilog=EPILOG)
@PROJECT
@ON
@click.option("--by", required=True, metavar="PERSON", help="Who decided: not the leader.")
@click.option("--reason", required=True, metavar="TEXT", help="Why.")
@click.option("--evidence", default="", help="Evidence of the decision: minutes, a mail.")
@FORMAT
@judging_options
@APPLY
def stop(
    path: str | None,
    on: date | None,
    by: str,
    reason: str,
    evidence: str,
    form: str,
    judging: Judging,
    apply: bool,
) -> int:
    """Stop the project at PATH for good: a gate review says so, and its closing begins.

    Bookings end. It says who is to be told, what was spent and what contracts still bind; `pmo
    close` says what is left then.

    Writes: a gate review, the phase in pmo.yaml, and the end of bookings in the resource plan.

    Exit codes: 0 it conforms, 1 it would not conform, 2 it cannot be judged.
    """
    said = Said(on, by, reason, evidence=evidence)
    return carry_out("stop", path, said, judging, apply, form)
