"""`pmo handover`: pass a role on, with everything open that goes with it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from pmo_kit.cli.day import AS_OF
from pmo_kit.cli.files import written
from pmo_kit.cli.later import click
from pmo_kit.cli.options import APPLY, FORMAT, PROJECT, Judging, judging_options
from pmo_kit.cli.output import Stop, answer

if TYPE_CHECKING:
    from pmo_kit.acts.role_handover import Wish
    from pmo_kit.engine import Judged

EPILOG = """\b
Example:
  pmo handover project-manager --from ada --to ben                  # shows what is handed over
  pmo handover project-manager --from ada --to ben --apply          # writes it
  pmo handover project-owner --from olga --to clara --on 2026-04-01 --decision D-07 --apply
  pmo handover team --from eve --to ben --leaves --apply            # she leaves the project"""


@click.command(epilog=EPILOG)
@click.argument("role", metavar="ROLE")
@PROJECT
@click.option(
    "--from", "given_by", required=True, metavar="PERSON", help="The person who holds it now."
)
@click.option(
    "--to", "taken_by", required=True, metavar="PERSON", help="The person who takes it over."
)
@click.option(
    "--on", type=AS_OF, metavar="DATE", help="The first day of the new holder; today if absent."
)
@click.option(
    "--accepted", type=AS_OF, metavar="DATE", help="When it was accepted; today if absent."
)
@click.option("--decision", default="", metavar="ID", help="The decision that approves it.")
@click.option("--leaves", is_flag=True, help="The first person leaves the project.")
@FORMAT
@judging_options
@APPLY
def handover(
    role: str,
    path: str | None,
    given_by: str,
    taken_by: str,
    on: date | None,
    accepted: date | None,
    decision: str,
    leaves: bool,
    form: str,
    judging: Judging,
    apply: bool,
) -> int:
    """Hand over ROLE, or a place in the `team`, from one person to another in the project at PATH.

    Open items go with it: risks, issues, tasks, conditions, deliverables to accept, seats. The
    project is judged with the change first; if it would not conform, nothing is written.

    Writes: pmo.yaml, and each file in which an open item passes to somebody else.

    Exit codes: 0 it would conform or was written, 1 it would not conform, 2 not judged.
    """
    from pmo_kit import acts
    from pmo_kit.acts import role_handover
    from pmo_kit.engine import judge
    from pmo_kit.results.handover import Handover

    project = judging.project(path, writes=apply)
    today, before = project.options.as_of, judge(project)
    wish = role_handover.Wish(
        role, given_by, taken_by, on or today, accepted or today, decision, leaves
    )
    role_handover.require_possible(before.state, wish)
    parts = role_handover.parts(before.state, wish)
    files = acts.edited_files(project, role_handover.edits(before.state, wish, parts))
    after = acts.judged_with(project, judging.request(), files)
    _require_taken(after, wish)
    edits = acts.project_edits(before.report, files, after.report)
    found = Handover(
        role,
        given_by,
        taken_by,
        wish.on.isoformat(),
        wish.accepted_on.isoformat(),
        decision,
        leaves,
        tuple(part.item for part in parts),
        written(project.root, edits) if apply else edits,
    )
    return answer(form, found)


def _require_taken(after: Judged, wish: Wish) -> None:
    """Raises `Stop` where the role would not be the other's."""
    from pmo_kit.acts.role_handover import takes

    if not takes(after.state, wish):
        raise Stop(
            f"{wish.decision or 'The handover'} does not name `{wish.taken_by}` as {wish.role}.",
            f"The decision must stand in the log as approved, taken by {wish.given_by} or the body "
            "above while it could decide, and not after the handover.",
        )
