"""`pmo gate`: what a gate still needs, and the record of what it decided."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from pmo_kit._text.modeline import modeline_of
from pmo_kit._text.safe import line as harmless
from pmo_kit.cli.day import AS_OF, day_said
from pmo_kit.cli.later import click
from pmo_kit.cli.options import FORMAT, PROJECT, Judging, again, judging_options
from pmo_kit.cli.output import Stop, answer
from pmo_kit.results.decision import DECISIONS

if TYPE_CHECKING:
    from pmo_kit.engine import Project
    from pmo_kit.gates.deciders import Sitting
    from pmo_kit.results.readiness import GateDocument, Readiness
    from pmo_kit.results.review import Answer, Condition, Reapproved, RecordedReview
    from pmo_kit.standard import Gate, Standard

EPILOG = """\b
Example:
  pmo gate RfE
  pmo gate RfE --record go --by olga            # shows the review it would write
  pmo gate RfE --record go --by olga --apply    # writes it
  pmo gate RfE --record go --by olga --changed 'pmo/charter.md The pilot is in.'
  pmo gate stage --record go --by olga --change pmo/plan.yaml=C-01
  pmo gate RfP --with RfE --record conditional --by olga --reason "Who pays is open." \\
      --condition "sol 2026-03-06 The contract says who pays." """


class Decision(NamedTuple):
    """What the command line says of a decision."""

    decision: str | None
    by: tuple[str, ...]
    day: date | None
    others: tuple[str, ...]
    more: tuple[str, ...]
    reason: str
    conditions: tuple[str, ...]
    checklist: tuple[str, ...]
    changed: tuple[str, ...]
    changes: tuple[str, ...]
    evidence: str
    apply: bool


@click.command(epilog=EPILOG)
@click.argument("gate", metavar="GATE")
@PROJECT
@click.option(
    "--record",
    "decision",
    type=click.Choice(DECISIONS),
    help="Show the review that records this decision; --apply writes it.",
)
@click.option("--by", multiple=True, metavar="[ROLE=]PERSON", help="Who decided; may be repeated.")
@click.option("--date", "day", type=AS_OF, metavar="DATE", help="The day of the decision.")
@click.option(
    "--with", "others", multiple=True, metavar="GATE", help="A gate decided in the same meeting."
)
@click.option(
    "--document",
    "more",
    multiple=True,
    metavar="FILE",
    help="A further document that the gate decides on.",
)
@click.option("--reason", default="", help="The reason; required unless the decision is go.")
@click.option(
    "--condition",
    "conditions",
    multiple=True,
    metavar="'OWNER DATE TEXT'",
    help="A condition: who must do what by when.",
)
@click.option(
    "--checklist",
    multiple=True,
    metavar="'ANSWER QUESTION'",
    help="An answer to a question of the checklist: met, not-met or not-applicable.",
)
@click.option(
    "--changed",
    multiple=True,
    metavar="'FILE TEXT'",
    help="What changed in a document since its approval (before RfE).",
)
@click.option(
    "--change",
    "changes",
    multiple=True,
    metavar="FILE=ID",
    help="The approved change that explains it (from RfE on).",
)
@click.option("--evidence", default="", help="Evidence of the decision: minutes, a mail.")
@click.option("--apply", is_flag=True, help="Write the review.")
@FORMAT
@judging_options
def gate(gate: str, path: str | None, form: str, judging: Judging, **said: Any) -> int:
    """Show what is missing for GATE in the project at PATH, whose task it is, and in which order.

    With --record, show the gate review that approves the documents by their hashes; --apply
    writes it.

    Writes: one gate review, with --record and --apply.

    Exit codes: 0 ready or recorded, 1 not, 2 could not be judged.
    """
    from pmo_kit.gates.readiness import readiness_for

    decided = Decision(**said)
    if decided.decision is None and any(decided[1:]):
        raise click.UsageError("--by, --date, --reason and the like need --record DECISION.")
    if decided.decision is not None:
        _require_complete(decided)
    project = judging.project(path, writes=decided.apply)
    readiness = readiness_for(gate, project)
    if decided.decision is None:
        return answer(form, readiness, again=again(path))
    day = decided.day or project.options.as_of
    return answer(form, _record(gate, decided, day, project, readiness), again=again(path))


def _require_complete(said: Decision) -> None:
    """Usage errors that only show when all options are known."""
    if not said.by:
        raise click.UsageError("Name who decided: --by PERSON.")
    if said.decision != "go" and not said.reason:
        raise click.UsageError(f"A decision {said.decision} needs a reason: --reason TEXT.")
    if said.decision == "conditional" and not said.conditions:
        raise click.UsageError("Name a condition: --condition 'OWNER DATE TEXT'.")
    if said.conditions and said.decision != "conditional":
        raise click.UsageError("Conditions need --record conditional.")
    texts = (*said.by, *said.conditions, *said.checklist, *said.changed, *said.changes)
    for text in (*texts, said.reason, said.evidence):
        if not text.isprintable():
            raise click.UsageError(f"`{harmless(text)}` holds characters that cannot be shown.")


def _record(
    gate: str, said: Decision, day: date, project: Project, readiness: Readiness
) -> RecordedReview:
    """The review as it would be written, or was. Raises `Stop` where it cannot be YAML."""
    from pmo_kit import scaffold
    from pmo_kit.engine import read_state
    from pmo_kit.engine.check import known_gate
    from pmo_kit.gates.deciders import Sitting
    from pmo_kit.gates.review import recorded, review_text
    from pmo_kit.results.review import Review

    standard = project.compiled.standard
    gates = tuple(dict.fromkeys(known_gate(standard, one) or one for one in (gate, *said.others)))
    gate, documents = gates[0], _documents(gates, said.more, project)
    state = read_state(project.compiled, project.snapshot, project.options)
    sitting, meant = Sitting(state, day), next(g for g in standard.gates if g.id == gate)
    addition = scaffold.add(project.root, "gate-review", project.compiled.standard, today=day)
    review = Review(
        id=addition.path.rsplit("/", 1)[-1].rsplit(".", 1)[0],
        gates=gates,
        date=day.isoformat(),
        decision=said.decision or "",
        approvals=tuple(_approval(text, meant, sitting, standard) for text in said.by),
        documents=documents,
        reason=said.reason,
        conditions=tuple(_condition(text) for text in said.conditions),
        evidence=said.evidence,
        commit=_commit(project),
        checklist=tuple(_answer(text) for text in said.checklist),
        again=_again(said, [document.path for document in documents]),
    )
    text = modeline_of(addition.text) + review_text(review)
    try:
        found = recorded(review, addition.path, text, readiness, project)
    except ValueError as error:  # a file's name that is no text
        raise Stop(
            f"The review cannot be written as YAML: {error}.",
            "Rename the documents that it lists, so that their names are text.",
        ) from error
    if not said.apply or found.forbids:
        return found
    addition._replace(text=text).write()
    return found._replace(written=True)


def _documents(
    gates: tuple[str, ...], more: tuple[str, ...], project: Project
) -> tuple[GateDocument, ...]:
    """The documents due at the gates, and those named with --document, from the project's root."""
    from pmo_kit.engine import read_state
    from pmo_kit.gates.documents import documents_of

    state = read_state(project.compiled, project.snapshot, project.options)
    found = documents_of(state, gates, more)
    for name in more:
        if name not in [document.path for document in found]:
            there = [a.path for a in project.snapshot.artifacts if a.kind.life == "document"]
            raise click.BadParameter(
                f"`{harmless(name)}` is not a document that can be read. Documents: "
                f"{harmless(', '.join(there)) or 'none'}.",
                param_hint="--document",
            )
    return found


def _approval(text: str, gate: Gate, sitting: Sitting, standard: Standard) -> tuple[str, str]:
    role, equals, person = text.rpartition("=")
    if not equals:
        return sitting.role(gate, person), person
    known = [known.id for known in standard.roles]
    if role not in known or not person:
        raise click.BadParameter(
            f"`{text}` is not ROLE=PERSON with ROLE one of {', '.join(known)}.", param_hint="--by"
        )
    return role, person


def _condition(text: str) -> Condition:
    from pmo_kit.results.review import Condition

    parts = text.split(None, 2)
    if len(parts) != 3:
        raise click.BadParameter(
            f"`{text}` is not OWNER DATE TEXT, such as 'ada 2026-03-31 The reviewer is named.'.",
            param_hint="--condition",
        )
    return Condition(parts[0], day_said(parts[1]).isoformat(), parts[2])


def _answer(text: str) -> Answer:
    from pmo_kit.results.review import ANSWERS, Answer

    answer, _, question = text.partition(" ")
    if answer not in ANSWERS or not question.strip():
        raise click.BadParameter(
            f"`{harmless(text)}` is not ANSWER QUESTION with ANSWER one of {', '.join(ANSWERS)}.",
            param_hint="--checklist",
        )
    return Answer(answer, question.strip())


def _again(said: Decision, paths: list[str]) -> dict[str, Reapproved]:
    """What is said of documents that are approved again, by path."""
    from pmo_kit.results.review import Reapproved

    found: dict[str, Reapproved] = {}
    for text in said.changed:
        path = next((path for path in paths if text.startswith(f"{path} ")), "")
        told = text[len(path) :].strip()
        _require_document(path, told, text, "--changed", "FILE TEXT", paths)
        found[path] = found.get(path, Reapproved())._replace(changed=told)
    for text in said.changes:
        path, _, change = text.rpartition("=")
        _require_document(path, change, text, "--change", "FILE=ID", paths)
        found[path] = found.get(path, Reapproved())._replace(change=change)
    return found


def _require_document(
    path: str, told: str, text: str, option: str, form: str, paths: list[str]
) -> None:
    """A usage error where an option names no document of the gate, or says nothing of it."""
    if path not in paths or not told:
        raise click.BadParameter(
            f"`{harmless(text)}` is not {form} with FILE one of "
            f"{harmless(', '.join(paths)) or 'none'}; another is named with --document.",
            param_hint=option,
        )


def _commit(project: Project) -> str:
    """The commit on which the decision builds; none where the project is not under git."""
    from pmo_kit.git import Git, GitError

    try:
        return Git(project.root).head() or ""
    except GitError:
        return ""
