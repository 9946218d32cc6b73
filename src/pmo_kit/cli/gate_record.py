"""`pmo gate --record`: the review that a decision makes, shown first and written under --apply."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from pmo_kit._text import plural
from pmo_kit.cli.common import AS_OF, print_json
from pmo_kit.cli.errors import Stop
from pmo_kit.cli.gate_text import data, finding_data, paper_state
from pmo_kit.cli.open_one import Project
from pmo_kit.engine.check import read_state
from pmo_kit.gates.documents import papers
from pmo_kit.gates.readiness import way_to
from pmo_kit.gates.review import (
    Condition,
    Review,
    against,
    review_text,
    role_for,
    with_review,
)
from pmo_kit.results import Finding
from pmo_kit.results.readiness import Paper
from pmo_kit.writers import harmless

if TYPE_CHECKING:
    from pmo_kit.scaffold import Addition


class Asked(NamedTuple):
    """What the command line says of a decision."""

    gates: tuple[str, ...]
    more: tuple[str, ...]
    decision: str
    by: tuple[str, ...]
    day: date
    reason: str
    conditions: tuple[str, ...]
    evidence: str
    apply: bool


class Draft(NamedTuple):
    """A review that is to be, where it will lie, and what stands against it or beside it."""

    review: Review
    addition: Addition
    forbids: tuple[Finding, ...]
    others: tuple[Finding, ...]

    @property
    def code(self) -> int:
        """0, 1 where something forbids it, 2 where something could not be judged."""
        if any(finding.outcome == "error" for finding in self.forbids):
            return 2
        return 1 if self.forbids else 0


def record(asked: Asked, project: Project, form: str) -> int:
    """Show or write a review; 1 where something forbids it."""
    _complete(asked)
    way = way_to(asked.gates[0], project.compiled, project.snapshot, project.options)
    draft = _draft(asked, project)
    written = asked.apply and not draft.forbids
    if written:
        draft.addition.write()
    if form == "json":
        print_json({**data(way), "exit_code": draft.code, "record": _data(draft, written)})
    else:
        for line in _lines(asked, draft, written, project):
            click.echo(line)
    return draft.code


def _complete(asked: Asked) -> None:
    """Usage errors that only show when all options are known."""
    if not asked.by:
        raise click.UsageError("Say who decided: --by PERSON.")
    if asked.decision != "go" and not asked.reason:
        raise click.UsageError(f"A {asked.decision} gives its reason: --reason TEXT.")
    if asked.decision == "conditional" and not asked.conditions:
        raise click.UsageError("Name a condition: --condition 'OWNER DATE TEXT'.")
    if asked.conditions and asked.decision != "conditional":
        raise click.UsageError("Conditions go with --record conditional.")
    for text in (*asked.by, *asked.conditions, asked.reason, asked.evidence):
        if not text.isprintable():
            raise click.UsageError(f"`{harmless(text)}` holds characters that cannot be shown.")


def _draft(asked: Asked, project: Project) -> Draft:
    from pmo_kit import scaffold

    standard, snapshot = project.compiled.standard, project.snapshot
    addition = scaffold.add(project.root, "gate-review", standard, today=asked.day)
    review = Review(
        id=addition.path.rsplit("/", 1)[-1].rsplit(".", 1)[0],
        gates=asked.gates,
        date=asked.day.isoformat(),
        decision=asked.decision,
        approvals=tuple(_approval(text, asked, project) for text in asked.by),
        papers=_papers(asked, project),
        reason=asked.reason,
        conditions=tuple(_condition(text) for text in asked.conditions),
        evidence=asked.evidence,
        commit=_commit(project),
    )
    first = addition.text.split("\n", 1)[0]
    modeline = f"{first}\n" if first.startswith("# yaml-language-server:") else ""
    text = modeline + review_text(review)
    try:
        after = with_review(standard, snapshot, addition.path, text)
    except ValueError as error:  # a file's name that is no text
        raise Stop(
            f"The review cannot be written as YAML: {error}.",
            "Rename the documents that it lists, so that their names are text.",
        ) from error
    against_it = against(review, addition.path, project.compiled, after, project.options)
    return Draft(review, scaffold.Addition(project.root, addition.path, text, ()), *against_it)


def _papers(asked: Asked, project: Project) -> tuple[Paper, ...]:
    """The documents due at the gates, and those named with --paper, from the project's root."""
    state = read_state(project.compiled, project.snapshot, project.options)
    found = papers(state, asked.gates, asked.more)
    for name in asked.more:
        if name not in [paper.path for paper in found]:
            documents = [
                artifact.path
                for artifact in project.snapshot.artifacts
                if artifact.kind.life == "document"
            ]
            raise click.BadParameter(
                f"`{harmless(name)}` is no document that can be read. There are: "
                f"{harmless(', '.join(documents)) or 'none'}.",
                param_hint="--paper",
            )
    return found


def _approval(text: str, asked: Asked, project: Project) -> tuple[str, str]:
    role, equals, person = text.rpartition("=")
    if not equals:
        standard, snapshot = project.compiled.standard, project.snapshot
        return role_for(standard, snapshot, asked.gates[0], person), person
    known = [known.id for known in project.compiled.standard.roles]
    if role not in known or not person:
        raise click.BadParameter(
            f"`{text}` is not ROLE=PERSON with ROLE one of {', '.join(known)}.", param_hint="--by"
        )
    return role, person


def _condition(text: str) -> Condition:
    parts = text.split(None, 2)
    if len(parts) != 3:
        raise click.BadParameter(
            f"`{text}` is not OWNER DATE TEXT, such as 'ada 2026-03-31 The reviewer is named.'.",
            param_hint="--condition",
        )
    due: Any = AS_OF.convert(parts[1], None, None)
    return Condition(parts[0], due.isoformat(), parts[2])


def _commit(project: Project) -> str:
    """The commit on which the decision builds; none where the project is not under git."""
    from pmo_kit.git import Git, GitError

    try:
        return Git(project.root).head() or ""
    except GitError:
        return ""


def _lines(asked: Asked, draft: Draft, written: bool, project: Project) -> Iterator[str]:
    review, path = draft.review, harmless(draft.addition.path)
    if draft.forbids:
        what = plural(len(draft.forbids), "finding")
        yield f"{review.decision} at {', '.join(review.gates)} cannot be recorded: {what}."
        for finding in draft.forbids:
            yield from _told(finding)
        if review.decision == "go":
            yield "\nMend these first, or record what was decided: conditional, rework, hold, stop."
        return
    yield f"{'Wrote' if written else 'Would write'} {path}:\n"
    yield from (f"  {harmless(line)}" for line in draft.addition.text.splitlines())
    if review.papers and review.granted:
        yield "\nThis approves, from then on by its hash:"
        yield from (f"  {harmless(p.path)} ({paper_state(p)})" for p in review.papers)
    if draft.others:
        yield f"\nStill open after it: {plural(len(draft.others), 'shall finding')}."
        for finding in draft.others:
            yield from _told(finding)
    yield ""
    yield from _next(asked, written, project)


def _told(finding: Finding) -> Iterator[str]:
    yield f"  {harmless(str(finding.location))} {finding.rule}  {harmless(finding.message)}"
    if finding.fix:
        yield f"    fix: {harmless(finding.fix)}"


def _next(asked: Asked, written: bool, project: Project) -> Iterator[str]:
    if not written:
        yield "Nothing was written; --apply writes it."
        return
    phases = [phase.id for phase in project.compiled.standard.phases]
    ended = [g.phase for g in project.compiled.standard.gates if g.id in asked.gates and g.ends]
    now = project.snapshot.phase
    if asked.decision == "stop":
        yield "Next: set `phase: closing` in pmo.yaml, and close in short."
    elif asked.decision in ("go", "conditional") and now in ended:
        later = phases[max(map(phases.index, ended)) + 1 :]
        yield f"Next: set `phase: {later[0]}` in pmo.yaml, then pmo check{project.again}."
    else:
        yield f"Next: pmo check{project.again} --gate {asked.gates[0]}"


def _data(draft: Draft, written: bool) -> dict[str, Any]:
    review = draft.review
    return {
        "path": draft.addition.path,
        "id": review.id,
        "gates": list(review.gates),
        "date": review.date,
        "decision": review.decision,
        "artifacts": [{"path": p.path, "sha256": p.sha256} for p in review.papers],
        "commit": review.commit,
        "text": draft.addition.text,
        "written": written,
        "forbids": [finding_data(finding) for finding in draft.forbids],
        "open": [finding_data(finding) for finding in draft.others],
    }
