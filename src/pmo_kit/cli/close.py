"""`pmo close`: what is left until a project is closed, by owner, and what can be written now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pmo_kit._text.safe import line as harmless
from pmo_kit.cli.files import written
from pmo_kit.cli.later import click
from pmo_kit.cli.options import APPLY, FORMAT, PROJECT, Judging, judging_options
from pmo_kit.cli.output import answer

if TYPE_CHECKING:
    from pmo_kit.acts.end_report import Result
    from pmo_kit.acts.project_close import Blank, Said
    from pmo_kit.engine import Judged, Project

REACHED = ("yes", "no", "later")
EPILOG = """\b
Example:
  pmo close                                             # what is left, and the command for each
  pmo close --lesson "The page came late. | Try it with players in the first week." --apply
  pmo close --settle "R-01 It started on all three computers." --apply
  pmo close --end-report --result "1 yes 9 of 10 players finished a game." --apply
  pmo gate RfC --with GC --record go --by olga --apply  # who decides records it
  pmo close --apply                                     # and the phase is closed"""


@click.command(epilog=EPILOG)
@PROJECT
@click.option(
    "--lesson",
    "lessons",
    multiple=True,
    metavar="'WHAT HAPPENED | WHAT TO DO'",
    help="A lesson for the log; may be repeated.",
)
@click.option(
    "--settle",
    "settled",
    multiple=True,
    metavar="'ID TEXT'",
    help="An open risk or issue that is over, and by what.",
)
@click.option("--end-report", is_flag=True, help="Draft the end report, where the tier has one.")
@click.option(
    "--result",
    "results",
    multiple=True,
    metavar="'NUMBER REACHED TEXT'",
    help="What came of a criterion of the charter, by its number: yes, no or later.",
)
@click.option("--archive", default="", metavar="TEXT", help="Where everything is kept.")
@FORMAT
@judging_options
@APPLY
def close(path: str | None, form: str, judging: Judging, apply: bool, **said: Any) -> int:
    """Say what is left until the project at PATH is closed, whose it is, and write what is known.

    Lessons, settled entries, milestones whose deliverables are accepted, the computed parts of the
    end report, and the phase once its gate was passed.

    Writes: the log, the plan, the end report, and the phase in pmo.yaml.

    Exit codes: 0 nothing stops the next gate, or it was written; 1 something does, or the
    standard refuses it; 2 it cannot be judged.
    """
    from pmo_kit import acts
    from pmo_kit.acts import end_report, project_close
    from pmo_kit.engine import judge, open_project
    from pmo_kit.results.closure import Closing

    typed = _said(said)
    project = judging.project(path, writes=apply)
    before = judge(project)
    gates = project_close.gates_left(before.state)
    blank = _blank(project, before, said["end_report"])
    wanted, computed = project_close.edits(before.state, typed, blank)
    files = acts.edited_files(project, wanted)
    after = acts.judged_with(project, judging.request(), files)
    changed = open_project(
        project.root, judging.request(), {file.path: file.after for file in files}
    )
    phase = project_close.next_phase(before.state)
    remaining = project_close.left(changed, gates)
    report = end_report.there(after.state)
    edits = acts.project_edits(before.report, files, after.report)
    found = Closing(
        phase=before.state.snapshot.phase,
        to=phase,
        gates=tuple(gate.id for gate in gates),
        left=remaining,
        computed=computed,
        places=end_report.places(after.state, report) if report else (),
        next=tuple(project_close.commands(gates, remaining)),
        edits=written(project.root, edits) if apply and files else edits,
        words=before.state.words,
    )
    return answer(form, found)


def _blank(project: Project, before: Judged, asked: bool) -> Blank:
    """Where the end report is to lie, where one is to be drafted. Raises `ActError`."""
    from pmo_kit import scaffold
    from pmo_kit.acts import end_report
    from pmo_kit.acts.project_close import Blank, require_end_report, wants_end_report

    if end_report.there(before.state):
        return Blank()
    if asked:
        require_end_report(before.state)
    elif not wants_end_report(before.state) or before.state.snapshot.phase == "executing":
        return Blank()
    standard = project.compiled.standard
    made = scaffold.add(project.root, end_report.KIND, standard, today=project.options.as_of)
    return Blank(made.path, made.text)


def _said(said: dict[str, Any]) -> Said:
    """What the command line says. Raises usage errors."""
    from pmo_kit.acts.end_report import Outcome
    from pmo_kit.acts.project_close import Said

    for text in (*said["lessons"], *said["settled"], *said["results"], said["archive"]):
        if not text.isprintable():
            raise click.UsageError(f"`{harmless(text)}` holds characters that cannot be shown.")
    outcome = Outcome(tuple(map(_result, said["results"])), said["archive"].strip())
    lessons, settled = map(_lesson, said["lessons"]), map(_settled, said["settled"])
    return Said(tuple(lessons), tuple(settled), outcome)


def _lesson(text: str) -> tuple[str, str]:
    happened, _, to_do = (part.strip() for part in text.partition("|"))
    if not happened or not to_do:
        raise click.BadParameter(
            f"`{harmless(text)}` is not WHAT HAPPENED | WHAT TO DO.", param_hint="--lesson"
        )
    return happened, to_do


def _settled(text: str) -> tuple[str, str]:
    identity, _, reason = text.partition(" ")
    if not reason.strip():
        raise click.BadParameter(
            f"`{harmless(text)}` is not ID TEXT, such as 'R-01 It did not happen.'.",
            param_hint="--settle",
        )
    return identity, reason.strip()


def _result(text: str) -> Result:
    from pmo_kit.acts.end_report import Result

    parts = text.split(None, 2)
    if len(parts) != 3 or not parts[0].isdecimal() or parts[1] not in REACHED:
        raise click.BadParameter(
            f"`{harmless(text)}` is not NUMBER REACHED TEXT with REACHED one of "
            f"{', '.join(REACHED)}, such as '1 yes 9 of 10'.",
            param_hint="--result",
        )
    return Result(int(parts[0]), parts[1], parts[2])
