"""`pmo pause`: stop the clocks of a project until a day, and give its people back until then."""

from __future__ import annotations

from datetime import date

from pmo_kit.cli.day import AS_OF
from pmo_kit.cli.later import click
from pmo_kit.cli.options import APPLY, FORMAT, PROJECT, Judging, judging_options
from pmo_kit.cli.pause_options import BY, DECISION, ON, REASON, Said, carry_out

EPILOG = """\b
Example:
  pmo pause --until 2026-03-13 --by olga --reason "Ben is needed elsewhere."          # shows it
  pmo pause --until 2026-03-13 --by olga --reason "Ben is needed elsewhere." --apply  # writes it
  pmo pause --until 2026-04-10 --decision D-03 --apply          # longer, as the log has decided"""


@click.command(epilog=EPILOG)
@PROJECT
@click.option(
    "--until", type=AS_OF, required=True, metavar="DATE", help="The last day of the pause."
)
@ON
@BY
@REASON
@DECISION
@FORMAT
@judging_options
@APPLY
def pause(
    path: str | None,
    until: date,
    on: date | None,
    by: str,
    reason: str,
    decision: str,
    form: str,
    judging: Judging,
    apply: bool,
) -> int:
    """Pause the project at PATH until a day: nothing of it becomes overdue meanwhile.

    Bookings end and begin again after the pause, forecasts of milestones move, the decision is
    written into the log. It says who is to be told and what it costs. A pause that runs is made
    longer.

    Writes: the pause in pmo.yaml, its decision in the log, bookings in the resource plan,
    forecasts in the plan.

    Exit codes: 0 it conforms, 1 it would not conform, 2 it cannot be judged.
    """
    said = Said(on, by, reason, decision, until)
    return carry_out("pause", path, said, judging, apply, form)
