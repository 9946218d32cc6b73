"""Drafts a status report: what can be computed is, what only its leader knows is left open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any, NamedTuple

from pmo_kit._text.days import day_of, days_later
from pmo_kit._text.modeline import modeline_of
from pmo_kit.acts import period_facts
from pmo_kit.acts.period_facts import Period, agreed_value, latest_before
from pmo_kit.acts.project_edits import ActError, edited_files, judged_with, project_edits
from pmo_kit.acts.record_text import record_text, texts_in
from pmo_kit.acts.report_asks import Ask, open_asks, wanted_ask, wanted_exception
from pmo_kit.engine import Judged, Project, Request, open_project, read_state
from pmo_kit.engine.builtin_rules import UNSAID
from pmo_kit.engine.nothing_said import fillers_of
from pmo_kit.engine.state import State, View
from pmo_kit.engine.tenures import LEADER, SPONSOR
from pmo_kit.measures import values
from pmo_kit.measures.no_color import REPORT_DAYS, work_begins
from pmo_kit.results.drafted_report import DraftedColour, DraftedReport, Figure
from pmo_kit.results.project_edits import FileChange
from pmo_kit.results.reading import plain
from pmo_kit.source import Broken, read
from pmo_kit.source.edit import AnyChange, Change, Replace
from pmo_kit.status.status import REPORT, REPORTED

COLOURS = ("green", "amber", "red", "unknown")
COMPUTED = ("overall", "cost", "schedule", "risk")
_FULL = ("earned", "planned")  # figures of earned value, from the second tier on
_ORDER = (
    *("schema", "id", "date", "period", "author", "summary", "status", "computed"),
    *("override_reason", "override_confirmed_by", "override_confirmed_on", "numbers", "done"),
    *("next", "top_risks", "risk_scores", "top_issues", "asks", "exception"),
)


class Typed(NamedTuple):
    """What the leader says; everything else is computed. Absent is what is empty."""

    summary: str = ""
    next: tuple[str, ...] = ()
    asks: tuple[Ask, ...] = ()
    answered: tuple[str, ...] = ()
    colours: Mapping[str, str] = {}
    reason: str = ""
    confirmed_by: str = ""
    confirmed_on: str = ""
    author: str = ""


class Blank(NamedTuple):
    """The next report as its skeleton begins it: where it is to lie, and its text."""

    path: str
    text: str


def todays(state: State) -> View | None:
    """The report of the day of judging, if there is one. Raises `ActError` where it is broken.

    Raises `ActError` too where a later report is there, or the project is closed.
    """
    today, phases = state.options.as_of.isoformat(), state.compiled.standard.phases
    if state.snapshot.phase == phases[-1].id:
        raise ActError("The project is closed.", "What is left of it is its benefits.")
    if state.hidden(REPORT):
        raise ActError(
            f"{state.hidden(REPORT)[0]} cannot be read.", "Fix it first; `pmo check` says how."
        )
    kind = state.compiled.standard.kinds[REPORT]
    folder = kind.file.partition("{")[0]
    later = [path for path in state.snapshot.later if folder and folder in path]
    if later:
        raise ActError(f"{later[-1]} is of a later day.", "Write a report of today.")
    return next((v for v in state.of(REPORT) if v.sound.get("date") == today), None)


def draft(
    project: Project, request: Request, before: Judged, blank: Blank, said: Typed
) -> DraftedReport:
    """The report of today as it would be written, and what the standard says of it.

    Where one of today is there it is brought up to date. Raises `ActError`, `EditError` and
    `ManifestError`.
    """
    drafting = _Drafting(project, request, before, blank, said)
    fields = drafting.with_wanted(drafting.fields())
    return drafting.drafted(fields)


class _Drafting:
    """One report while it is drafted."""

    def __init__(
        self, project: Project, request: Request, before: Judged, blank: Blank, said: Typed
    ) -> None:
        self._project, self._request, self._before, self._said = project, request, before, said
        self._state = state = before.state
        self._there = todays(state)
        self._path = self._there.path if self._there else blank.path
        self._blank = blank
        self._today = state.options.as_of.isoformat()
        self._prior = latest_before(state.of(REPORT), self._today)
        self._light = state.snapshot.tier == state.compiled.standard.tiers[0].id
        self._sponsor = state.snapshot.holders.get(SPONSOR, "")

    def fields(self) -> dict[str, Any]:
        """All fields but the colours that need the report itself, then those too."""
        base, said = self._base(), self._said
        period = self._period(base)
        until = days_later(self._state.options.as_of, int(self._state.facts.of(REPORT_DAYS)))
        top_risks = base.get("top_risks") or period_facts.top_risks(self._state)
        asks = open_asks(self._state, self._prior, base, said.asks, said.answered)
        found = {
            **base,
            "date": self._today,
            "period": {"from": period.first, "to": period.last},
            "author": said.author or base.get("author") or self._holder(LEADER),
            "summary": said.summary or base["summary"],
            "numbers": self._numbers(self._state),
            "done": _joined(base.get("done"), period_facts.done_in(self._state, period)),
            "next": [*said.next]
            or base.get("next")
            or period_facts.next_until(self._state, until.isoformat()),
            "top_risks": top_risks,
            "risk_scores": [] if self._light else period_facts.risk_scores(self._state, top_risks),
            "top_issues": base.get("top_issues") or period_facts.top_issues(self._state),
            "asks": asks,
            **({"override_reason": said.reason} if said.reason else {}),
            **({"override_confirmed_by": said.confirmed_by} if said.confirmed_by else {}),
            **({"override_confirmed_on": said.confirmed_on} if said.confirmed_on else {}),
        }
        return self._coloured(_kept(found))

    def _base(self) -> dict[str, Any]:
        """What is there already: today's report, or the skeleton's own fields."""
        if self._there is not None:
            return dict(self._there.sound)
        document = read(self._blank.text.encode(), self._path)
        assert not isinstance(document, Broken) and isinstance(document.data, dict)
        return {**document.data, "asks": []}

    def _period(self, base: Mapping[str, Any]) -> Period:
        """From the day after the report before, or from the day on which work or project began."""
        if self._there is not None and "period" in base:
            return Period(base["period"]["from"], self._today)
        if self._prior is not None:
            last = day_of(self._prior.sound["date"])
            assert last is not None
            return Period((last + timedelta(days=1)).isoformat(), self._today)
        begun = self._state.facts.of(work_begins)
        manifest = self._state.snapshot.manifest
        dates = manifest.data.get("dates") if manifest else None
        start = str(dates.get("start", "")) if isinstance(dates, Mapping) else ""
        first = begun.date().isoformat() if begun else start
        return Period(min(first or self._today, self._today), self._today)

    def _numbers(self, state: State) -> dict[str, Any]:
        known = {figure.name: figure.value for figure in self._figures(state)}
        return {name: value for name, value in known.items() if value is not None}

    def _figures(self, state: State) -> Iterator[Figure]:
        found = values(state.facts)
        spent = plain(found[REPORTED["spent"]].value)
        for name, measure in REPORTED.items():
            if self._light and name in _FULL:
                continue
            value = plain(found[measure].value)
            if name == "planned":
                value = agreed_value(state, self._today, value)
            if name == "forecast" and isinstance(value, int | float) and spent is not None:
                value = max(value, spent)  # what is spent is the least that the whole costs
            if isinstance(value, float):
                value = int(value) if value.is_integer() else round(value, 2)
            yield Figure(name, value, found[measure].unit, found[measure].reason)

    def _coloured(self, fields: dict[str, Any]) -> dict[str, Any]:
        """The fields with the figures and colours that are computed with the report in place.

        With it the project is reported until today: what was to be done by now counts.
        """
        state = self._state_with({**fields, "status": {"overall": "unknown"}})
        found = values(state.facts)
        self._told = tuple(self._figures(state))
        computed = {d: str(found[f"status.{d}"].value) for d in COMPUTED}
        self._reasons = {d: found[f"status.{d}"].reason for d in COMPUTED}
        computed = {d: shade for d, shade in computed.items() if shade in COLOURS}
        base = self._base()
        before = base.get("computed") or {}
        own = {
            d: shade
            for d, shade in (base["status"] if self._there else {}).items()
            if before.get(d) != shade
        }
        status = {**_without(computed), **({} if self._light else {"scope": "unknown"})}
        status |= {**own, **self._said.colours}
        told = {**own, **self._said.colours}.get("overall")
        parts = [shade for d, shade in status.items() if d != "overall" and shade != "unknown"]
        overall = told or _worst([computed.get("overall", "unknown"), *parts])
        status = {"overall": overall, **_without(status)}
        return {**fields, "status": status, "computed": computed, "numbers": self._numbers(state)}

    def _state_with(self, fields: Mapping[str, Any]) -> State:
        changes = {file.path: file.after for file in self._files(fields)}
        project = open_project(self._project.root, self._request, changes)
        return read_state(project.compiled, project.snapshot, project.options)

    def _files(self, fields: Mapping[str, Any]) -> tuple[FileChange, ...]:
        """The report as a new file, or the changes of the one of today."""
        ordered = {name: fields[name] for name in _ORDER if name in fields}
        if self._there is None:
            text = modeline_of(self._blank.text) + record_text(ordered, self._path)
            return edited_files(self._project, {self._path: text})
        now = self._there.sound
        changes: list[AnyChange] = [
            Replace((name,), value) if name in now else Change("set", (name,), value)
            for name, value in ordered.items()
            if now.get(name) != value
        ]
        return edited_files(self._project, {self._path: changes})

    def with_wanted(self, fields: dict[str, Any]) -> dict[str, Any]:
        """The fields, with a place for what a rule wants where that settles what it finds."""
        found = self._own_faults(fields)
        for wanted in self._wanted(fields) if found else ():
            less = self._own_faults({**fields, **wanted})
            if len(less) < len(found):
                fields, found = {**fields, **wanted}, less
        return fields

    def _wanted(self, fields: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
        """Places for what only people can say: an exception from the second tier on, or an ask."""
        over = {*fields["computed"].items(), *fields["status"].items()}
        for tolerance in () if self._light else ("cost", "schedule"):
            if (tolerance, "red") in over and "exception" not in fields:
                yield {"exception": wanted_exception(self._state, tolerance, fields["numbers"])}
        if not fields.get("asks"):
            yield {"asks": [wanted_ask(self._state, self._sponsor)]}

    def _own_faults(self, fields: Mapping[str, Any]) -> list[str]:
        """What the standard finds in the report itself, but for what is still to be typed."""
        after = judged_with(self._project, self._request, self._files(fields)).report
        return [
            finding.message
            for finding in after.findings
            if finding.outcome == "failed"
            and finding.location.path == self._path
            and finding.rule != UNSAID.id
        ]

    def drafted(self, fields: dict[str, Any]) -> DraftedReport:
        """What comes of the fields."""
        files = self._files(fields)
        after = judged_with(self._project, self._request, files)
        edits = project_edits(self._before.report, files, after.report)
        fill = fillers_of(self._state.compiled.standard.lists).fill
        period = fields["period"]
        return DraftedReport(
            id=str(fields["id"]),
            path=self._path,
            date=self._today,
            first=period["from"],
            last=period["to"],
            again=self._there is not None,
            figures=self._told,
            colours=tuple(self._colours(fields)),
            sponsor=self._sponsor,
            typed=tuple(_typed(self._said)),
            places=tuple(name for name, text in texts_in(fields) if fill(text)),
            edits=edits,
        )

    def _colours(self, fields: Mapping[str, Any]) -> Iterator[DraftedColour]:
        computed, status = fields["computed"], fields["status"]
        for name in dict.fromkeys((*COMPUTED, *status)):
            reason = self._reasons.get(name, "")
            yield DraftedColour(name, computed.get(name, ""), status.get(name, ""), reason)

    def _holder(self, role: str) -> str:
        return self._state.snapshot.holders.get(role, "")


def _typed(said: Typed) -> Iterator[str]:
    """The fields that the leader gave, by their paths in the report."""
    yield from ["summary"] if said.summary else []
    yield from (f"next[{place}]" for place in range(len(said.next)))
    for place, ask in enumerate(said.asks):
        yield from (f"asks[{place}].{name}" for name, value in ask._asdict().items() if value)
    yield from (f"status.{dimension}" for dimension in said.colours)
    yield from (f"asks[{ask}].answered_on" for ask in said.answered)
    given = {"override_reason": said.reason, "override_confirmed_by": said.confirmed_by}
    yield from (name for name, value in given.items() if value)


def _joined(there: object, found: Sequence[str]) -> list[str]:
    """What a report of today says already, and what has been found since."""
    said = [one for one in there if isinstance(one, str)] if isinstance(there, list) else []
    return [*said, *(one for one in found if one not in said)]


def _kept(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that say something: an empty list or text says nothing."""
    return {name: value for name, value in fields.items() if value not in ("", [], {}, None)}


def _worst(shades: Sequence[str]) -> str:
    """The worst of some colours; an unknown one keeps the whole from being green."""
    return max(shades, key=("green", "unknown", "amber", "red").index)


def _without(status: Mapping[str, str]) -> dict[str, str]:
    return {dimension: shade for dimension, shade in status.items() if dimension != "overall"}
