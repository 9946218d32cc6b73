"""`pmo resume`: let a paused project go on, and say which agreed dates no longer hold."""

from __future__ import annotations

from datetime import date

from pmo_kit.cli.later import click
from pmo_kit.cli.options import APPLY, FORMAT, PROJECT, Judging, judging_options
from pmo_kit.cli.pause_options import BY, DECISION, ON, REASON, Said, carry_out

EPILOG = """\b
Example:
  pmo resume --by olga --reason "Ben is back."              # shows it
  pmo resume --by olga --reason "Ben is back." --apply      # writes it"""


@click.command(epilog=EPILOG)
@PROJECT
@ON
@BY
@REASON
@DECISION
@FORMAT
@judging_options
@APPLY
def resume(
    path: str | None,
    on: date | None,
    by: str,
    reason: str,
    decision: str,
    form: str,
    judging: Judging,
    apply: bool,
) -> int:
    """Resume the paused project at PATH.

    Bookings and forecasts begin with the day, and a change is proposed in the log that moves the
    agreed dates which no longer hold.

    Writes: the end of the pause in pmo.yaml, decision and proposed change in the log, bookings
    in the resource plan, forecasts in the plan.

    Exit codes: 0 it conforms, 1 it would not conform, 2 it cannot be judged.
    """
    return carry_out("resume", path, Said(on, by, reason, decision), judging, apply, form)
