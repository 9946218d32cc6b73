"""`pmo accept`: a deliverable accepted by its acceptor, with evidence."""

from __future__ import annotations

from datetime import date

from pmo_kit.cli.day import AS_OF
from pmo_kit.cli.files import written
from pmo_kit.cli.later import click
from pmo_kit.cli.options import APPLY, FORMAT, PROJECT, Judging, judging_options
from pmo_kit.cli.output import answer

EPILOG = """\b
Example:
  pmo accept DL-01 --by olga --evidence "Played on 6 March, minutes"          # shows it
  pmo accept DL-01 --by olga --evidence "Played on 6 March, minutes" --apply  # writes it
  pmo accept DL-02 --by olga --evidence "Mail of 3 March" --provisional --apply"""


@click.command(epilog=EPILOG)
@click.argument("deliverable", metavar="DELIVERABLE")
@PROJECT
@click.option("--by", "by", required=True, metavar="PERSON", help="The person who accepts it.")
@click.option("--evidence", required=True, metavar="TEXT", help="The evidence: minutes, a mail.")
@click.option("--on", type=AS_OF, metavar="DATE", help="The day; today if absent.")
@click.option("--provisional", is_flag=True, help="Accepted with open remarks.")
@click.option("--no-milestones", is_flag=True, help="Leave milestones without their day.")
@FORMAT
@judging_options
@APPLY
def accept(
    deliverable: str,
    path: str | None,
    by: str,
    evidence: str,
    on: date | None,
    provisional: bool,
    no_milestones: bool,
    form: str,
    judging: Judging,
    apply: bool,
) -> int:
    """Accept DELIVERABLE of the project at PATH: status, day and evidence in the plan.

    A milestone all of whose deliverables are accepted or dropped is reached on that day. Refused
    where somebody else accepts, where they produced it, and, unless provisional, where tasks on it
    are open. The project is judged with it first.

    Writes: the deliverable and the milestones that it completes, in the plan.

    Exit codes: 0 it conforms, 1 it would not conform, 2 it cannot be judged.
    """
    from pmo_kit import acts
    from pmo_kit.acts.accept import Acceptance
    from pmo_kit.acts.accept import accept as accepted
    from pmo_kit.engine import judge
    from pmo_kit.results.accept import AcceptedDeliverable

    project = judging.project(path, writes=apply)
    before, day = judge(project), on or project.options.as_of
    said = Acceptance(deliverable, by, day, evidence, provisional, not no_milestones)
    done = accepted(before.state, said)
    edits = acts.judged_edits(project, judging.request(), before.report, done.edits)
    found = AcceptedDeliverable(
        deliverable,
        done.title,
        by,
        day.isoformat(),
        evidence,
        provisional,
        done.open_tasks,
        done.reached,
        written(project.root, edits) if apply else edits,
    )
    return answer(form, found)
