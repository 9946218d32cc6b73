"""Verdicts and findings as they are gathered: the places they point at, the repairs they carry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from heapq import heapify, heapreplace
from typing import Any

from pmo_kit.cel import Absent, CelEvalError, Checked
from pmo_kit.cel.unknowns import PartialMap, children
from pmo_kit.engine.builtin_rules import Builtin
from pmo_kit.engine.compiled import CompiledRule
from pmo_kit.engine.state import State, View, because_broken
from pmo_kit.engine.subjects import Subject, name_of
from pmo_kit.project import limits
from pmo_kit.project.limits import LimitError, over_findings
from pmo_kit.project.paths import parse
from pmo_kit.results import (
    LEVELS,
    Finding,
    Fix,
    Level,
    Location,
    Outcome,
    Related,
    fingerprint,
)
from pmo_kit.results.verdict_rows import VerdictRows
from pmo_kit.source import Change, Document, Place, Route, lines_of, pointer
from pmo_kit.source.front_matter_keys import in_file

EXCERPT = 3
NO_REGISTRY = "no {} was given (--registry FILE)"

Row = tuple[str, Subject, Outcome, str]
"""A verdict as it is gathered: rule, subject, outcome, reason."""


class Verdicts:
    """The verdicts and findings of one project, as they come about.

    Beyond `MOST_FINDINGS` the most severe findings are kept; `more` counts the others.
    """

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.findings: list[Finding] = []
        self.more = 0
        self._verdict_of: list[int] = []  # for each finding, the position of its verdict
        self._weakest: list[tuple[int, int, int]] = []  # a heap, once there are too many

    def add(self, rule: str, subject: Subject, outcome: Outcome, reason: str = "") -> None:
        """Add a verdict that needs no finding."""
        self.rows.append((rule, subject, outcome, reason))

    def read(self, state: State) -> VerdictRows[Subject]:
        """All verdicts, for somebody to read."""
        return VerdictRows(self.rows, lambda subject: name_of(subject, state))

    def add_finding(self, finding: Finding) -> None:
        """Add a finding and its verdict."""
        if len(self.findings) < limits.MOST_FINDINGS:
            self._verdict_of.append(len(self.rows))
            self.findings.append(finding)
        else:
            self._put_for_a_weaker(finding)
        self.add(finding.rule, finding.subject, finding.outcome, finding.reason)

    def _put_for_a_weaker(self, finding: Finding) -> None:
        """Keep a finding in the place of the last of the least severe, where it is more severe."""
        self.more += 1
        if not self._weakest:
            self._weakest = [(-_rank(f), -at, at) for at, f in enumerate(self.findings)]
            heapify(self._weakest)
        rank, _, position = self._weakest[0]
        if _rank(finding) < -rank:
            heapreplace(self._weakest, (-_rank(finding), -len(self.rows), position))
            self.findings[position] = finding
            self._verdict_of[position] = len(self.rows)

    def over(self) -> LimitError | None:
        """What to say where more was found than is told."""
        if not self.more:
            return None
        failed = Counter(row[0] for row in self.rows if row[2] in ("failed", "error"))
        return over_findings(len(self.findings) + self.more, *failed.most_common(1)[0])

    def waive(self, position: int, reason: str, known: str = "") -> None:
        """Waive the finding at a position; `known` is the day since which it is a known one."""
        finding = self.findings[position]
        self.findings[position] = finding._replace(
            outcome="waived", reason=reason, known=known, announced=""
        )
        self._retell(position)

    def note(self, position: int, reason: str) -> None:
        """Say of the finding at a position why it counts although something would excuse it."""
        self.findings[position] = self.findings[position]._replace(reason=reason)
        self._retell(position)

    def _retell(self, position: int) -> None:
        """Let the verdict of the finding at a position say what that says now."""
        told = self.findings[position]
        row = self._verdict_of[position]
        self.rows[row] = (told.rule, told.subject, told.outcome, told.reason)

    def add_findings(self, findings: Iterable[Finding]) -> None:
        """Add findings and their verdicts."""
        for finding in findings:
            self.add_finding(finding)


def _rank(finding: Finding) -> int:
    """How severe a finding is; what could not be judged comes first."""
    return -1 if finding.outcome == "error" else LEVELS.index(finding.level)


def skip_hidden(state: State, kind: str, name: str, rule: Builtin, out: Verdicts) -> None:
    """Skip a rule of the kit on the records of a list that broken files hide."""
    for path in state.broken.get(kind, ()):
        out.add(rule.id, f"{state.snapshot.id}/{kind}/{path}", "skipped", because_broken(path))
    for view in state.of(kind):
        for route, reason in view.hidden_entries(name):
            out.add(rule.id, state.subject(view, route), "skipped", reason)


def at(document: Document, route: Route, on_key: bool = False) -> Location:
    """The location of a value, or of its key, in a document; of the key where a block follows it.

    The whole document is told by its first key.
    """
    place = document.key_place(route) if on_key else document.place(route)
    if place.line != place.end_line and (not route or isinstance(route[-1], str)):
        place = document.key_place(route)
    return located(document.path, place)


def located(path: str, place: Place) -> Location:
    """A place as a location."""
    return Location(path, place.line, place.column, place.end_line, place.end_column)


def excerpt(text: str, location: Location) -> tuple[str, ...]:
    """The lines of a text that a location spans, at most three, as written."""
    if not text:
        return ()
    last = min(location.end_line, location.line + EXCERPT - 1)
    return tuple(line.rstrip("\r") for line in lines_of(text)[location.line - 1 : last])


def builtin_finding(
    rule: Builtin,
    subject: str,
    message: str,
    location: Location,
    *,
    text: str = "",
    fix: str = "",
    kind: str = "",
    timed: bool = False,
    level: Level | None = None,
    fixes: tuple[Fix, ...] = (),
    route: Route | None = None,
) -> Finding:
    """A finding of one of the kit's own rules, on what a route leads to if there is one."""
    return Finding(
        rule=rule.id,
        level=level or rule.level,
        title=rule.title,
        message=message,
        location=location,
        subject=subject,
        fingerprint=fingerprint(subject, rule.id, location.path),
        kind=kind,
        why=rule.why,
        fix=fix or rule.fix,
        page=page_of(rule.id),
        timed=timed,
        excerpt=excerpt(text, location),
        fixes=fixes,
        pointer=None if route is None else pointer(route),
        name=rule.name,
    )


def page_of(rule: str) -> str:
    """A rule's page in the handbook, relative to the site."""
    return f"reference/rules/{rule}/"


def because_absent(kind: str) -> str:
    """Why a verdict is skipped that needs a kind which the project has not got."""
    return f"the project has no {kind}"


def because_not_given(kind: str, others: bool) -> str:
    """Why a rule on something outside the project is skipped; named where others were given."""
    return NO_REGISTRY.format(kind if others else "registry")


class Origins:
    """Finds the file and line of any container that was read from an artifact; built when asked."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._known: dict[int, tuple[View, Route]] = {}
        self._entered: dict[int, int] = {}  # how long each document was
        self._outside: dict[int, Any] = {}  # of the standard; held, so that nothing gets its id

    def related(self, container: Any, key: str | int, text: str) -> Related | None:
        """Where the value under a key of a container stands."""
        found = self.origin(container)
        if found is None:
            return None
        view, route = found
        document = view.artifact.document
        return Related(at(document, in_file(document, (*route, key))), text)

    def origin(self, container: Any) -> tuple[View, Route] | None:
        """The artifact that a container was read from, and its route there; none of others."""
        key = id(container)
        if key not in self._known and key not in self._outside:
            for view in self._state.every():
                self._enter_new(view)
            if key not in self._known:
                self._outside[key] = container
        return self._known.get(key)

    def _enter_new(self, view: View) -> None:
        """Enter the parts of a document that are new: a Markdown file's are read when asked for."""
        length = 0 if isinstance(view.doc, PartialMap) else len(view.doc)
        if self._entered.get(id(view.doc)) != length:
            self._entered[id(view.doc)] = length
            self._enter(view, (), view.doc)

    def _enter(self, view: View, route: Route, value: Any) -> None:
        if isinstance(value, list):
            self._known[id(value)] = (view, route)
            for index, element in enumerate(children(value)):
                if isinstance(element, dict | list):
                    self._enter(view, (*route, index), element)
        elif isinstance(value, dict):
            self._known[id(value)] = (view, route)
            for key, inner in dict.items(value):
                if isinstance(inner, dict | list):
                    self._enter(view, (*route, key), inner)


_DIGITS = 12  # of a double: what adding up leaves behind them is no amount


def fixes_of(document: Document, changes: Sequence[Change]) -> tuple[Fix, ...]:
    """Changes to a document, each with the line as it would be."""
    if not changes:
        return ()
    from pmo_kit.source.edit import preview

    return tuple(
        Fix(change.action, document.path, change.route, change.value, line)
        for change, line in zip(changes, preview(document, changes), strict=True)
    )


def fixes_of_rule(
    rule: CompiledRule,
    document: Document,
    route: Route,
    run: Callable[[Checked], Any],
) -> tuple[Fix, ...]:
    """What a rule says would fix its finding; nothing where a value cannot be worked out."""
    if not rule.failed.fixes:
        return ()
    from pmo_kit.source.edit import value_at

    changes = []
    try:
        for path, to in rule.failed.fixes:
            target = (*route, *(step for step in parse(path) if isinstance(step, str)))
            value = plain(run(to))
            if value_at(document.data, target) != value:
                changes.append(Change("set", target, value))
    except (Absent, CelEvalError):
        return ()
    return fixes_of(document, changes)


def plain(value: Any) -> str | int | float | bool:
    """A value of the rule language as a file has it. Raises `CelEvalError` for a list or a map."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, float):
        rounded = float(f"{value:.{_DIGITS}g}")
        return int(rounded) if rounded.is_integer() else rounded
    if isinstance(value, str | int):
        return value
    raise CelEvalError("a file's field takes a text, a number, a date, or true or false", 0)
