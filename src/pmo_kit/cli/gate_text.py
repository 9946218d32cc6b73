"""What `pmo gate` says: the way to a gate in words, and as data under schemas/gate/v1.json."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pmo_kit import __version__
from pmo_kit._text import plural
from pmo_kit.results import Finding, Location
from pmo_kit.results.readiness import Paper, Party, Step, Way
from pmo_kit.writers import harmless

SCHEMA = "gate/v1"
_NOUNS = {
    "error": ("rule in error", "rules in error"),
    "unreadable": ("file to mend", "files to mend"),
    "artifact": ("artifact", "artifacts"),
    "gate": ("gate before it", "gates before it"),
    "field": ("field", "fields"),
    "condition": ("condition", "conditions"),
    "rule": ("rule finding", "rule findings"),
    "approval": ("approval", "approvals"),
}


def shortest(way: Way) -> str:
    """The way in numbers: `3 fields, 1 approval`."""
    return ", ".join(plural(number, *_NOUNS[what]) for what, number in way.counts.items())


def in_one_line(way: Way) -> str:
    """The way to a gate as one line."""
    if way.passed and way.ready and way.held:
        how = "" if way.held.decision == "go" else f", {way.held.decision}"
        return f"{way.gate} was passed on {way.held.date} ({harmless(way.held.review)}{how})."
    if way.exit_code == 2:
        return f"{way.gate} could not be judged: {shortest(way)}."
    return f"{way.gate} is {'ready' if way.ready else 'not ready'}: {shortest(way)}."


def page(way: Way, again: str) -> str:
    """The way for people; `again` is how the project is named on the command line."""
    return "\n".join(_lines(way, again)) + "\n"


def _lines(way: Way, again: str) -> Iterator[str]:
    yield f"{way.gate} · {harmless(way.title)}: {harmless(way.name)} ({way.tier}, {way.phase})"
    if way.question:
        yield f"  {harmless(way.question)}"
    yield in_one_line(way)
    if way.held and not way.passed:
        yield f"Last decided on {way.held.date}: {way.held.decision} ({harmless(way.held.review)})."
    for number, step in enumerate(way.steps, 1):
        yield ""
        yield from _step(number, step)
    yield from _papers(way)
    notes = [plural(way.advice, "finding") + " of advice" if way.advice else ""]
    notes.append(f"{way.waived} waived" if way.waived else "")
    if any(notes):
        yield f"\nBeside these: {', '.join(filter(None, notes))}; see pmo check --gate {way.gate}."
    if way.ready and not (way.passed and way.ends):
        left = "It may be held again" if way.passed else "Left is the decision"
        who = whose(way.decides)
        by = f" {'by' if way.passed else 'of'} the {who}" if who else ""
        both = " --by pmo=PERSON" if way.mode == "directive" else ""
        yield f"\n{left}{by}:"
        yield f"  pmo gate {way.gate}{again} --record go --by PERSON{both}"


def _step(number: int, step: Step) -> Iterator[str]:
    place = f"{harmless(step.location.path)}:{step.location.line}:{step.location.column}"
    head = [place, step.rule or step.what, whose(step.party)]
    if step.due:
        head.append(f"due {step.due}")
    if step.waiting:
        head.append(f"{plural(step.waiting, 'verdict')} wait{'s' * (step.waiting == 1)} for it")
    yield f"{number:>2}. {' · '.join(part for part in head if part)}"
    yield f"    {harmless(step.message)}"
    if step.fix:
        yield f"    fix: {harmless(step.fix)}"


def _papers(way: Way) -> Iterator[str]:
    if way.papers:
        yield "\nIt decides on:"
    for paper in way.papers:
        yield f"  {harmless(paper.path)} ({paper_state(paper)})"


def paper_state(paper: Paper) -> str:
    """How a document compares with what was approved before."""
    return {
        "new": "not approved yet",
        "same": f"as {harmless(paper.review)} approved it",
        "changed": f"changed since {harmless(paper.review)} approved it",
    }[paper.change]


def whose(party: Party) -> str:
    """A role by its everyday name, and the person."""
    name = party.everyday or party.role
    if not party.person:
        return harmless(name)
    return harmless(f"{name} ({party.person})" if name else party.person)


def data(way: Way) -> dict[str, Any]:
    """The way as data."""
    return {
        "schema": SCHEMA,
        "kit": __version__,
        "exit_code": way.exit_code,
        "project": way.project,
        "name": way.name,
        "root": way.root,
        "standard": way.standard,
        "edition": way.edition,
        "tier": way.tier,
        "phase": way.phase,
        "mode": way.mode,
        "as_of": way.as_of,
        "gate": way.gate,
        "title": way.title,
        "question": way.question,
        "decides": way.decides._asdict(),
        "ready": way.ready,
        "passed": way.passed,
        "held": way.held._asdict() if way.held else None,
        "missing": way.counts,
        "way": shortest(way),
        "steps": [_step_data(step) for step in way.steps],
        "papers": [paper._asdict() for paper in way.papers],
        "advice": way.advice,
        "waived": way.waived,
        "record": None,
    }


def _step_data(step: Step) -> dict[str, Any]:
    return {
        **step._asdict(),
        "location": place_data(step.location),
        "party": step.party._asdict(),
    }


def place_data(location: Location) -> dict[str, Any]:
    """A location as data."""
    return dict(location._asdict())


def announced_data(finding: Finding) -> dict[str, Any]:
    """A finding that does not count yet, as data."""
    said = {"announced": finding.announced, "reason": finding.reason}
    return {**finding_data(finding), **said}


def finding_data(finding: Finding) -> dict[str, Any]:
    """A finding that stands against a decision, as data."""
    return {
        "rule": finding.rule,
        "message": finding.message,
        "fix": finding.fix,
        "location": place_data(finding.location),
    }
