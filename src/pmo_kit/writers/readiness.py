"""Readiness for a gate: what is missing in words, and as data under schemas/gate/v1.json."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pmo_kit._text import plural
from pmo_kit._text.safe import line as harmless
from pmo_kit.results.readiness import GateDocument, Owner, Readiness, Step
from pmo_kit.writers.json_answer import answer, head_data, place_data
from pmo_kit.writers.style import Style

SCHEMA = "gate/v1"
CLAIM = "A review only states who decided; protected branches and code owners prove who wrote it."
_NOUNS = {
    "error": ("rule in error", "rules in error"),
    "unreadable": ("file to correct", "files to correct"),
    "artifact": ("artifact", "artifacts"),
    "gate": ("earlier gate", "earlier gates"),
    "field": ("field", "fields"),
    "condition": ("condition", "conditions"),
    "rule": ("rule finding", "rule findings"),
    "approval": ("approval", "approvals"),
}


def shortest(found: Readiness) -> str:
    """What is missing, in numbers: `3 fields, 1 approval`."""
    return ", ".join(plural(number, *_NOUNS[what]) for what, number in found.counts.items())


def in_one_line(found: Readiness) -> str:
    """How ready a project is for a gate, as one line."""
    name = f"{harmless(found.title)} ({found.gate})"
    if found.passed and found.ready and found.last:
        how = "" if found.last.decision == "go" else f", {found.last.decision}"
        return f"{name} was passed on {found.last.date} ({harmless(found.last.review)}{how})."
    if found.exit_code == 2:
        return f"{name} could not be judged: {shortest(found)}."
    if found.ready:
        return (
            f"{name}: nothing is missing except {shortest(found)}."
            if found.counts
            else f"{name}: nothing is missing."
        )
    return f"{name}: not ready. Missing: {shortest(found)}."


def to_text(found: Readiness, style: Style) -> str:
    """What is missing, step by step."""
    return "\n".join(_lines(found, style.again)) + "\n"


def to_json(found: Readiness, style: Style) -> str:
    """The same as data."""
    return answer(SCHEMA, style, found.exit_code, **data(found), record=None)


def _lines(found: Readiness, again: str) -> Iterator[str]:
    head = found.head
    where = harmless(f"{head.name} ({', '.join(head.stand)})")
    yield f"{found.gate} · {harmless(found.title)}: {where}"
    if found.question:
        yield f"  {harmless(found.question)}"
    yield in_one_line(found)
    if found.last and not found.passed:
        last = found.last
        yield f"Last decision, on {last.date}: {last.decision} ({harmless(last.review)})."
    for number, step in enumerate(found.steps, 1):
        yield ""
        yield from _step(number, step)
    yield from _documents(found)
    notes = [plural(found.advice, "finding") + " that only advise" if found.advice else ""]
    notes.append(f"{found.waived} waived" if found.waived else "")
    if any(notes):
        beside = ", ".join(filter(None, notes))
        yield f"\nIn addition: {beside}; see pmo check --gate {found.gate}."
    yield f"\n{who_decides(found)}"
    yield CLAIM
    if found.ready and not (found.passed and found.ends):
        left = "The gate can be held again" if found.passed else "The decision can be recorded"
        who = whose(found.decides)
        by = f", by the {who}" if who else ""
        both = " --by pmo=PERSON" if head.mode == "directive" else ""
        yield f"\n{left}{by}:"
        yield f"  pmo gate {found.gate}{again} --record go --by PERSON{both}"


def who_decides(found: Readiness) -> str:
    """Who may say yes, and how many of them it takes."""
    if not found.verified:
        body = harmless(found.decides.everyday or found.decides.role)
        return f"Who may decide is not verified: no registry lists the {body} (--registry FILE)."
    told = [
        f"{decider.person} ({f'for {decider.absent}, ' if decider.absent else ''}{decider.role})"
        for decider in found.who
    ]
    return harmless(f"May decide: {', '.join(told) or 'nobody'}. Approvals needed: {found.needed}.")


def _step(number: int, step: Step) -> Iterator[str]:
    place = f"{harmless(step.location.path)}:{step.location.line}:{step.location.column}"
    head = [place, step.rule or step.what, whose(step.owner)]
    if step.due:
        head.append(f"due {step.due}")
    if step.waiting:
        head.append(f"{plural(step.waiting, 'verdict')} depend{'s' * (step.waiting == 1)} on it")
    yield f"{number:>2}. {' · '.join(part for part in head if part)}"
    yield f"    {harmless(step.message)}"
    if step.fix:
        yield f"    fix: {harmless(step.fix)}"


def _documents(found: Readiness) -> Iterator[str]:
    if found.documents:
        yield "\nThis gate decides on:"
    for document in found.documents:
        yield f"  {harmless(document.path)} ({document_state(document)})"


def document_state(document: GateDocument) -> str:
    """How a document compares with what was approved before."""
    return {
        "new": "not approved yet",
        "same": f"unchanged since {harmless(document.review)} approved it",
        "changed": f"changed since {harmless(document.review)} approved it",
    }[document.change]


def whose(owner: Owner) -> str:
    """A role by its everyday name, and the person."""
    name = owner.everyday or owner.role
    if not owner.person:
        return harmless(name)
    return harmless(f"{name} ({owner.person})" if name else owner.person)


def data(found: Readiness) -> dict[str, Any]:
    """Readiness as data, without the head of an answer."""
    return {
        **head_data(found.head),
        "gate": found.gate,
        "title": found.title,
        "question": found.question,
        "decides": found.decides._asdict(),
        "ready": found.ready,
        "passed": found.passed,
        "held": found.last._asdict() if found.last else None,
        "missing": found.counts,
        "way": shortest(found),
        "steps": [_step_data(step) for step in found.steps],
        "who": [decider._asdict() for decider in found.who],
        "needed": found.needed,
        "verified": found.verified,
        "claim": CLAIM,
        "documents": [document._asdict() for document in found.documents],
        "advice": found.advice,
        "waived": found.waived,
    }


def _step_data(step: Step) -> dict[str, Any]:
    fields = {"party" if name == "owner" else name: value for name, value in step._asdict().items()}
    return {**fields, "location": place_data(step.location), "party": step.owner._asdict()}
