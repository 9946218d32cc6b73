"""`pmo change`: propose a change; approve it with all that it moves; reject or implement it."""

from __future__ import annotations

import math
import os
import re
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from pmo_kit.cli.day import AS_OF, day_said
from pmo_kit.cli.files import written
from pmo_kit.cli.later import click
from pmo_kit.cli.options import APPLY, FORMAT, PROJECT, F, Judging, judging_options
from pmo_kit.cli.output import answer

if TYPE_CHECKING:
    from pmo_kit.acts.answer_change import Answer
    from pmo_kit.acts.change_record import Step
    from pmo_kit.engine.state import State

_TASK = ("title", "owner", "deliverable", "start", "finish", "budget")
_ID = re.compile(r"[A-Z]+-[0-9]+")


class Amount(click.ParamType[float]):
    """An amount of money or hours: a finite number."""

    name = "amount"

    def convert(self, value: Any, param: Any, ctx: Any) -> float:
        """The number; a usage error where it is none."""
        try:
            found = float(value)
        except ValueError:
            found = math.nan
        if not math.isfinite(found):
            self.fail(f"`{value}` is no amount; write a number, such as 1200 or -14.5.", param, ctx)
        return found


AMOUNT = Amount()


@click.group(epilog="Example: pmo change approve C-01 --by olga --apply")
def change() -> None:
    """Changes of what was agreed: proposed, approved, rejected, implemented.

    Each step shows its edits over all files as one diff, and writes them under --apply.
    """


def _answering(command: F) -> F:
    """The arguments and options of each step that answers a change."""
    day = click.option("--on", type=AS_OF, metavar="DATE", help="The day; today if absent.")
    by = click.option("--by", required=True, metavar="PERSON", help="Who decides or reports it.")
    decorated = APPLY(judging_options(FORMAT(by(day(command)))))
    return click.argument("change_id", metavar="ID")(PROJECT(decorated))


PROPOSE = """\b
Example:
  pmo change propose --title "No printed posters" --by bela --budget -6000 --drop DL-05
  pmo change propose --title "A range up to 1,000" --by eve --move M-02=2026-02-20 \\
      --task T-05:budget=14,finish=2026-02-20 --scope "Ranges up to 1,000" --apply"""


@change.command(epilog=PROPOSE)
@click.argument("change_id", required=False, metavar="[ID]")
@click.argument("path", required=False, metavar="[PATH]", type=click.Path(exists=True))
@click.option("--title", required=True, metavar="TEXT", help="What is to change.")
@click.option("--by", required=True, metavar="PERSON", help="Who requests it.")
@click.option("--reason", default="", metavar="TEXT", help="The reason.")
@click.option("--on", type=AS_OF, metavar="DATE", help="The day of the request; today if absent.")
@click.option("--budget", type=AMOUNT, metavar="N", help="Added to the budget; what tasks get.")
@click.option("--contingency", type=AMOUNT, metavar="N", help="Of it for the contingency.")
@click.option("--days", type=int, metavar="N", help="By which the last milestone moves.")
@click.option("--scope", default="", metavar="TEXT", help="What comes in or goes out.")
@click.option("--benefit", default="", metavar="TEXT", help="What it does to the outcome.")
@click.option("--move", "moves", multiple=True, metavar="M-02=DATE", help="A milestone's new day.")
@click.option(
    "--task",
    "tasks",
    multiple=True,
    metavar="T-04:KEY=VALUE,…",
    help=f"A task's new values, or a new task: {', '.join(_TASK)}.",
)
@click.option(
    "--drop", "drops", multiple=True, metavar="DL-05", help="A deliverable to remove from scope."
)
@click.option("--due", "dues", multiple=True, metavar="DL-01=DATE", help="A deliverable's new day.")
@FORMAT
@judging_options
@APPLY
def propose(
    change_id: str | None,
    path: str | None,
    title: str,
    by: str,
    reason: str,
    on: date | None,
    moves: tuple[str, ...],
    tasks: tuple[str, ...],
    drops: tuple[str, ...],
    dues: tuple[str, ...],
    form: str,
    judging: Judging,
    apply: bool,
    **impact: Any,
) -> int:
    """Write a change into the log of the project at PATH, with its price, as submitted.

    Without ID it gets the next one. Money and days are worked out of tasks and milestones where
    they are not said. Nothing moves before somebody approves it.

    Writes: the change, in the log.

    Exit codes: 0 it conforms, 1 it would not conform, 2 it cannot be judged.
    """
    from pmo_kit.acts.propose_change import Wanted
    from pmo_kit.acts.propose_change import propose as proposed

    if change_id is not None and path is None and not _ID.fullmatch(change_id):
        path, change_id = _existing(change_id), None
    deliverables = [{"id": one, "status": "descoped"} for one in drops]
    deliverables += [{"id": one, "due": day} for one, day in _days("--due", dues).items()]
    said = {key: _whole(value) for key, value in impact.items() if value not in (None, "")}

    def step(state: State, today: date) -> tuple[Step, date]:
        day = on or today
        wanted = Wanted(
            change_id or "",
            title,
            reason,
            by,
            day,
            said,
            _days("--move", moves),
            [_task(text) for text in tasks],
            deliverables,
        )
        return proposed(state, wanted), day

    return _act("propose", by, path, form, judging, apply, step)


@change.command(
    epilog="""\b
Example:
  pmo change approve C-01 --by olga                  # shows what moves
  pmo change approve C-01 --by olga --evidence "Minutes of 2 February" --apply
  pmo change approve C-03 --by olga --decision D-07 --apply"""
)
@click.option("--role", default="", metavar="ROLE", help="In which role; absent, the lowest able.")
@click.option("--decision", default="", metavar="ID", help="An approved decision in the log.")
@click.option("--evidence", default="", metavar="TEXT", help="The evidence: minutes, a mail.")
@click.option(
    "--channel",
    type=click.Choice(("meeting", "mail", "form", "signature", "merge")),
    help="How it was approved.",
)
@_answering
def approve(
    change_id: str,
    path: str | None,
    by: str,
    on: date | None,
    role: str,
    decision: str,
    evidence: str,
    channel: str | None,
    form: str,
    judging: Judging,
    apply: bool,
) -> int:
    """Approve the change ID of the project at PATH, and move all that it says.

    That is the plan's milestones, tasks, deliverables, budget, baseline and curve, and the
    project's end. In a light project the approval goes into the change; from T2 on a decision is
    written, or the one that --decision names. The change binds the plan by its hash, so no gate
    review is needed. Refused where the role's authority does not reach that far: it says whose
    does.

    Writes: the change and its decision in the log, what it moves in the plan, and in pmo.yaml
    the project's end where that moves.

    Exit codes: 0 it conforms, 1 it would not conform, 2 it cannot be judged.
    """
    from pmo_kit.acts import answer_change

    said = {"role": role, "decision": decision, "evidence": evidence}
    step = _answer(answer_change.approve, change_id, by, on, channel=channel or "", **said)
    return _act("approve", by, path, form, judging, apply, step)


@change.command(
    epilog="Example: pmo change reject C-03 --by olga --reason 'It costs too much.' --apply"
)
@click.option("--reason", required=True, metavar="TEXT", help="The reason for rejecting it.")
@click.option("--role", default="", metavar="ROLE", help="In which role; absent, one they hold.")
@_answering
def reject(
    change_id: str,
    path: str | None,
    by: str,
    on: date | None,
    reason: str,
    role: str,
    form: str,
    judging: Judging,
    apply: bool,
) -> int:
    """Reject the change ID of the project at PATH: by whom, on which day, and why.

    Writes: the change's status and who rejected it, in the log.

    Exit codes: 0 it conforms, 1 it would not conform, 2 it cannot be judged.
    """
    from pmo_kit.acts import answer_change

    step = _answer(answer_change.reject, change_id, by, on, role=role, reason=reason)
    return _act("reject", by, path, form, judging, apply, step)


@change.command(epilog="Example: pmo change implement C-01 --by ada --on 2026-02-20 --apply")
@_answering
def implement(
    change_id: str,
    path: str | None,
    by: str,
    on: date | None,
    form: str,
    judging: Judging,
    apply: bool,
) -> int:
    """Say that the approved change ID of the project at PATH is done, and since when.

    Writes: the change's status, by whom and since when, in the log.

    Exit codes: 0 it conforms, 1 it would not conform, 2 it cannot be judged.
    """
    from pmo_kit.acts import answer_change

    step = _answer(answer_change.implement, change_id, by, on)
    return _act("implement", by, path, form, judging, apply, step)


_Step = Callable[["State", date], tuple["Step", date]]


def _answer(
    act: Callable[[State, str, Answer], Step], name: str, by: str, on: date | None, **said: str
) -> _Step:
    from pmo_kit.acts.answer_change import Answer

    def step(state: State, today: date) -> tuple[Step, date]:
        answered = Answer(by, on or today, **said)
        done = act(state, name, answered)
        return done, date.fromisoformat(done.on) if done.on else answered.on

    return step


def _act(
    action: str, by: str, path: str | None, form: str, judging: Judging, apply: bool, step: _Step
) -> int:
    """Take a step in a project, judge the project with it, and write it where asked."""
    from pmo_kit import acts
    from pmo_kit.engine import judge
    from pmo_kit.results.change import ChangeStep

    project = judging.project(path, writes=apply)
    before = judge(project)
    done, day = step(before.state, project.options.as_of)
    edits = acts.judged_edits(project, judging.request(), before.report, done.edits)
    found = ChangeStep(
        action,
        done.id,
        done.title,
        by,
        done.role,
        day.isoformat(),
        done.decision,
        done.moved,
        written(project.root, edits) if apply else edits,
    )
    return answer(form, found)


def _days(option: str, pairs: tuple[str, ...]) -> dict[str, str]:
    """Days by id, of `ID=DATE`; a usage error where it is none, or an id comes twice."""
    found: dict[str, str] = {}
    for text in pairs:
        name, equals, day = text.partition("=")
        if not equals or not _ID.fullmatch(name):
            raise click.BadParameter(f"`{text}` is not ID=DATE.", param_hint=option)
        if name in found:
            raise click.BadParameter(f"`{name}` comes twice.", param_hint=option)
        found[name] = _day(day, option)
    return found


def _day(text: str, option: str) -> str:
    """A day of an option, ISO; a usage error where it is none."""
    return day_said(text, option).isoformat()


def _task(text: str) -> dict[str, Any]:
    """A task's new values, of `T-04:budget=14,finish=2026-02-20`; a usage error elsewhere."""
    name, _, rest = text.partition(":")
    found: dict[str, Any] = {"id": name}
    for part in re.split(rf",(?=(?:{'|'.join(_TASK)})=)", rest):
        key, equals, value = part.partition("=")
        if not _ID.fullmatch(name) or not equals or key not in _TASK or not value:
            example = "T-04:budget=14,finish=2026-02-20"
            message = f"`{text}` is not such as {example}; keys are {', '.join(_TASK)}."
            raise click.BadParameter(message, param_hint="--task")
        if key in ("start", "finish"):
            value = _day(value, "--task")
        found[key] = _whole(AMOUNT.convert(value, None, None)) if key == "budget" else value
    return found


def _existing(path: str) -> str:
    if os.path.exists(path):
        return path
    raise click.BadParameter(f"`{path}` is neither an id, such as C-07, nor a path.")


def _whole(value: Any) -> Any:
    return int(value) if isinstance(value, float) and value.is_integer() else value
