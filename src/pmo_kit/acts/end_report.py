"""The end report as far as the project's files say it: figures, results, lessons, what is left."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from pmo_kit.acts.period_facts import entries
from pmo_kit.acts.project_edits import ActError
from pmo_kit.acts.record_text import record_text, texts_in
from pmo_kit.engine.decisions import decisions
from pmo_kit.engine.nothing_said import fillers_of
from pmo_kit.engine.records import Records
from pmo_kit.engine.state import State, View
from pmo_kit.measures import values
from pmo_kit.results.reading import plain
from pmo_kit.source import Broken, Change, read
from pmo_kit.source.edit import AnyChange, Replace
from pmo_kit.status.status import REPORT

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
KIND = "end-report"
UNMEASURED = "What was measured"
ARCHIVE = "Where everything is kept, and how long"
"""What stands where people's own words belong, among the standard's samples of such texts."""


_ORDER = (
    *("schema", "version", "status", "owner", "finished_on", "unit", "budget", "actual", "results"),
    *("benefits", "lessons", "follow_ups", "released_on", "archive"),
)
_SECTIONS = ("What came of it", "What it cost", "What we learnt", "What is left")


class Result(NamedTuple):
    """What came of a success criterion: `number` counts the charter's from 1."""

    number: int
    reached: str
    result: str


class Outcome(NamedTuple):
    """What only people know of the end."""

    results: tuple[Result, ...] = ()
    archive: str = ""


def there(state: State) -> View | None:
    """The end report that the project has."""
    return next(iter(state.of(KIND)), None)


def computed(state: State, outcome: Outcome) -> dict[str, Any]:
    """The fields that follow from the other files, and what people say of the end.

    Raises `ActError` where a result is of no criterion.
    """
    view = there(state)
    before = view.sound if view else {}
    found = values(state.facts)
    report = Records(state).latest(REPORT)
    numbers = (report.sound.get("numbers") or {}) if report else {}
    actual = numbers.get("spent", plain(found["spent"].value))
    reached = [str(m["actual"]) for m in entries(state, "plan", "milestones") if "actual" in m]
    ends = [str(r["to"]) for r in entries(state, "resource-plan", "resources") if "to" in r]
    fields = {
        "finished_on": _stopped_on(state) or max(reached, default=None),
        "unit": _budget(state).get("unit"),
        "budget": _budget(state).get("bac"),
        "actual": actual,
        "results": _results(state, before, outcome.results),
        "benefits": [*_benefits(state)],
        "lessons": [str(lesson["id"]) for lesson in entries(state, "log", "lessons")],
        "follow_ups": _follow_ups(state, before),
        "released_on": max(ends, default=None),
        "archive": outcome.archive or before.get("archive") or _archive(state),
    }
    return {name: value for name, value in fields.items() if value not in (None, "", [])}


def text(state: State, skeleton: str, fields: Mapping[str, Any], path: str) -> str:
    """The whole of a new end report: its fields, and its sections as far as they are computed."""
    document = read(skeleton.encode(), path)
    assert not isinstance(document, Broken)
    front = {**document.data["meta"], **fields}
    kept = {name: front[name] for name in _ORDER if front.get(name) not in (None, [], "")}
    body = skeleton.split("\n---\n", 1)[1]
    for title, told in _sections(fields, state).items():
        head = f"## {title}\n\n"
        body = body.replace(f"{head}<!--", f"{head}{told}\n\n<!--")
    return f"---\n{record_text(kept, f'{path}.yaml')}---\n{body}"


def places(state: State, view: View) -> tuple[str, ...]:
    """What of an end report still says nothing: fields by their paths, sections by their titles."""
    fill = fillers_of(state.compiled.standard.lists).fill
    document = view.artifact.document
    fields = [name for name, told in texts_in(document.fields) if fill(told)]
    sections = document.data["sections"] if document.format == "markdown" else ()
    empty = [
        s["title"] for s in sections if s["level"] > 1 and not _COMMENT.sub("", s["text"]).strip()
    ]
    return (*fields, *empty)


def changes(view: View, fields: Mapping[str, Any]) -> list[AnyChange]:
    """What of an end report that is there is to be brought up to date; its sections stay."""
    now, front = view.artifact.document.fields, view.artifact.document.to_fields
    return [
        Replace((*front, name), value) if name in now else Change("set", (*front, name), value)
        for name, value in fields.items()
        if now.get(name) != value
    ]


def _stopped_on(state: State) -> str:
    """The day on which the project was stopped; empty where it was not."""
    days = [made.date for made in decisions(state.snapshot) if made.decision == "stop"]
    return max(days, default="")


def _budget(state: State) -> Mapping[str, Any]:
    plan = next(iter(state.of("plan")), None)
    found = plan.sound.get("budget") if plan else None
    return found if isinstance(found, Mapping) else {}


def _results(
    state: State, before: Mapping[str, Any], said: Sequence[Result]
) -> list[dict[str, Any]]:
    """Each criterion of the charter: as it was said, later where its day is still to come."""
    criteria = [*entries(state, "charter", "success")]
    for one in said:
        if not 0 < one.number <= len(criteria):
            listed = "; ".join(f"{n} {c.get('measure')}" for n, c in enumerate(criteria, 1))
            raise ActError(f"The charter has no criterion {one.number}.", f"It has: {listed}.")
    told = {r.get("measure"): dict(r) for r in before.get("results") or () if r}
    now = {criteria[one.number - 1].get("measure"): one for one in said}
    found = []
    for criterion in criteria:
        measure = criterion.get("measure")
        if measure in now:
            result = {"result": now[measure].result, "reached": now[measure].reached}
        elif measure in told:
            result = told[measure]
        else:
            day = str(criterion.get("measured_on", ""))
            later = day > state.options.as_of.isoformat()
            result = {
                "result": f"It is measured on {day}." if later else UNMEASURED,
                "reached": "later" if later else "no",
            }
        found.append({"measure": measure, **result})
    return found


def _benefits(state: State) -> Iterator[dict[str, Any]]:
    """Each benefit that is still to come, with its owner."""
    for benefit in entries(state, "benefits-register", "benefits"):
        if benefit.get("status") == "expected":
            yield {"id": benefit["id"], "owner": benefit.get("owner", "")}


def _follow_ups(state: State, before: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What outlives the project: open issues and risks, and what the line has still to do."""
    told = [dict(one) for one in before.get("follow_ups") or () if one]
    known = {identity for one in told for identity in one.get("related") or ()}
    for name, day in (("issues", "target_date"), ("risks", "target_date")):
        for entry in entries(state, "log", name):
            if entry.get("status") in ("open", "postponed") and entry["id"] not in known:
                told.append(_follow_up(entry, "title", day) | {"related": [entry["id"]]})
    texts = {one.get("what") for one in told}
    for activity in entries(state, "benefits-register", "activities"):
        open_one = activity.get("after_project") and activity.get("status") != "done"
        if open_one and activity.get("what") not in texts:
            told.append(_follow_up(activity, "what", "due"))
    return told


def _follow_up(entry: Mapping[str, Any], title: str, day: str) -> dict[str, Any]:
    found = {"what": entry.get(title), "owner": entry.get("owner"), "due": entry.get(day)}
    return {name: value for name, value in found.items() if value}


def _archive(state: State) -> str:
    """The place for the archive where the tier asks for it."""
    kind = state.compiled.standard.kinds[KIND]
    asked = kind.required.get(state.snapshot.tier, ())
    return ARCHIVE if "archive" in asked else ""


def _sections(fields: Mapping[str, Any], state: State) -> dict[str, str]:
    """The sections that the fields say already, each as lines of text."""
    unit, budget, actual = fields.get("unit"), fields.get("budget"), fields.get("actual")
    lines: dict[str, list[str]] = {title: [] for title in _SECTIONS}
    for result in fields.get("results", ()):
        if result["result"] != UNMEASURED:
            told = f"{result['measure']}: {result['result']} ({result['reached']})"
            lines["What came of it"].append(f"- {told}")
    if budget and actual is not None:
        share = round(actual / budget * 100)
        lines["What it cost"].append(
            f"{actual:g} of {budget:g} {unit} were spent, {share} percent of the agreed budget."
        )
    if fields.get("finished_on"):
        agreed = [str(m.get("baseline", "")) for m in entries(state, "plan", "milestones")]
        lines["What it cost"].append(
            f"The last milestone was reached on {fields['finished_on']}; {max(agreed)} was agreed."
        )
    for lesson in entries(state, "log", "lessons"):
        told = f"{lesson.get('title', '')} {lesson.get('recommendation', '')}".strip()
        lines["What we learnt"].append(f"- {lesson.get('id')}: {told}")
    for one in fields.get("follow_ups", ()):
        due = f", until {one['due']}" if one.get("due") else ""
        lines["What is left"].append(f"- {one['what']} ({one.get('owner', 'nobody yet')}{due})")
    if not lines["What is left"]:
        lines["What is left"].append("Nothing is left: every risk and every issue is closed.")
    return {title: "\n".join(rows) for title, rows in lines.items() if rows}
