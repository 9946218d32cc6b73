"""What `pmo pause`, `pmo resume` and `pmo stop` share: who decides, and how it is judged."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from pmo_kit._text.modeline import modeline_of
from pmo_kit._text.safe import line as harmless
from pmo_kit.cli.day import AS_OF
from pmo_kit.cli.files import written
from pmo_kit.cli.later import click
from pmo_kit.cli.options import Judging
from pmo_kit.cli.output import answer

if TYPE_CHECKING:
    from pmo_kit.acts.project_pause import Plan, Wish
    from pmo_kit.engine import Judged, Project
    from pmo_kit.results.pause import Act

F = TypeVar("F", bound=Callable[..., Any])
BY = click.option("--by", default="", metavar="PERSON", help="Who decided: not the leader.")
REASON = click.option("--reason", default="", metavar="TEXT", help="Why.")
ON = click.option("--on", type=AS_OF, metavar="DATE", help="The first day of it; today if absent.")
DECISION = click.option(
    "--decision",
    default="",
    metavar="ID",
    help="A decision that is already in the log, instead of --by and --reason.",
)


class Said(NamedTuple):
    """What the command line says; `evidence` is what shows that it was decided so."""

    on: date | None
    by: str
    reason: str
    decision: str = ""
    until: date | None = None
    evidence: str = ""


def carry_out(
    act: Act, path: str | None, said: Said, judging: Judging, apply: bool, form: str
) -> int:
    """Plan, judge and show it, and write it if that is asked for: the exit code.

    Raises usage errors, and what reading, judging and writing raise.
    """
    from pmo_kit import acts
    from pmo_kit.acts import concerned, project_pause
    from pmo_kit.engine import judge
    from pmo_kit.results.pause import Pause

    _require_said(said)
    project = judging.project(path, writes=apply)
    before = judge(project)
    state, day = before.state, said.on or project.options.as_of
    wish = project_pause.Wish(act, day, said.until, said.by, said.reason, said.decision)
    project_pause.require_possible(state, wish)
    plan = project_pause.planned(state, wish)
    if act == "stop":
        plan = _with_review(project, before, wish, plan, said.evidence)
    files = acts.edited_files(project, plan.edits)
    after = acts.judged_with(project, judging.request(), files)
    edits = acts.project_edits(before.report, files, after.report)
    found = Pause(
        act=act,
        on=day.isoformat(),
        until=said.until.isoformat() if said.until else "",
        reason=plan.reason,
        decision=plan.decision,
        by=plan.by,
        released=plan.released,
        told=concerned.told(state),
        cost=concerned.costs(state, day),
        moved=plan.moved,
        next=tuple(_next(act, plan, state.snapshot.holders.get("project-owner", "PERSON"))),
        edits=written(project.root, edits) if apply else edits,
    )
    return answer(form, found)


def _require_said(said: Said) -> None:
    if not said.decision and not (said.by and said.reason):
        raise click.UsageError(
            "Say who decided and why: --by PERSON --reason TEXT; or name the decision that stands "
            "in the log: --decision D-07."
        )
    for text in (said.reason, said.evidence):
        if not text.isprintable():
            raise click.UsageError(f"`{harmless(text)}` holds characters that cannot be shown.")


def _with_review(project: Project, before: Judged, wish: Wish, plan: Plan, evidence: str) -> Plan:
    """The plan with the gate review that records a stop."""
    from pmo_kit import scaffold
    from pmo_kit.acts.log_entries import role_of
    from pmo_kit.engine.decisions import next_gate
    from pmo_kit.gates.review import review_text
    from pmo_kit.results.review import Review

    standard, snapshot = project.compiled.standard, project.snapshot
    made = scaffold.add(project.root, "gate-review", standard, today=wish.on)
    review = Review(
        id=made.path.rsplit("/", 1)[-1].rsplit(".", 1)[0],
        gates=(next_gate(standard, snapshot),),
        date=wish.on.isoformat(),
        decision="stop",
        approvals=((role_of(before.state, wish.by, wish.on), wish.by),),
        documents=(),
        reason=wish.reason,
        evidence=evidence,
    )
    edits = {**plan.edits, made.path: modeline_of(made.text) + review_text(review)}
    return plan._replace(decision=review.id, edits=edits)


def _next(act: Act, plan: Plan, sponsor: str) -> list[str]:
    """The commands that come after it."""
    if act == "pause":
        return ["pmo resume --by PERSON --reason TEXT --apply"]
    if act == "stop":
        return ["pmo close"]
    changes = [one for one in plan.edits.values() if isinstance(one, list)]
    proposed = [
        str(change.value["id"])
        for edits in changes
        for change in edits
        if isinstance(change.value, dict) and str(change.value.get("id", "")).startswith("C-")
    ]
    found = [f"pmo change approve {one} --by {sponsor} --apply" for one in proposed]
    return [*found, "pmo report --summary TEXT --apply"]
