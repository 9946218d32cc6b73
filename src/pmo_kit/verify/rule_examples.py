"""Executes every rule's examples: good ones are silent, bad ones fire that rule, there, alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from pmo_kit.cel.errors import Slip
from pmo_kit.engine import Compiled, check, rule_ids
from pmo_kit.engine.builtin_rules import UNAPPROVED, WAIVER
from pmo_kit.engine.compiled import STANDARD_LISTS
from pmo_kit.engine.state import Options, State, View, file_record
from pmo_kit.examples.edits import changed, locate, mended, staged
from pmo_kit.examples.golden import Golden, choose
from pmo_kit.project import ManifestError, Snapshot
from pmo_kit.project.paths import PathError
from pmo_kit.results import Finding, Report
from pmo_kit.results.verification import Problem
from pmo_kit.source import Change, Document, Route, pointer
from pmo_kit.source.edit import AnyChange, Replace, value_at
from pmo_kit.standard import Rule
from pmo_kit.verify.corrections import remove
from pmo_kit.verify.golden_findings import GoldenFindings
from pmo_kit.verify.shape import problem

SILENT = (UNAPPROVED.id, WAIVER.id)
"""What an example may break beside its rule: it edits approved text, and may excuse itself."""


class Fault(NamedTuple):
    """What is wrong with an example, what to do, and what to set or take out in it.

    `names` are the rules that it is about beside its own.
    """

    message: str
    remedy: str
    sets: tuple[str, Any] | None = None
    takes_out: tuple[str | int, ...] = ()
    names: tuple[str, ...] = ()
    slip: Slip | None = None

    def changes(self, document: Document, route: Route) -> list[AnyChange]:
        """The changes to a rule's file that set the example at a route right."""
        if self.slip is not None:
            return _without_slip(value_at(document.data, route), route, self.slip)
        if self.sets is not None:
            key, value = self.sets
            known = value_at(document.data, (*route, key)) is not None
            held = Replace((*route, key), value) if known else Change("set", (*route, key), value)
            return [held]
        return remove(*route, *self.takes_out) if self.takes_out else []


class Run(NamedTuple):
    """One example as it is judged: its rule, its project, and how.

    `before` holds the fingerprints of what the golden project breaks before anything is changed in
    it, and what is told elsewhere.
    """

    rule: Rule
    example: dict[str, Any]
    snapshot: Snapshot
    options: Options
    before: set[str]

    def counted(self, report: Report) -> list[Finding]:
        """The findings that an example has to account for."""
        return [
            finding
            for finding in report.findings
            if finding.outcome != "waived"
            and (finding.rule == self.rule.id or not self._beside(finding))
        ]

    def _beside(self, finding: Finding) -> bool:
        return finding.rule in SILENT or finding.fingerprint in self.before


class Examples:
    """Runs examples against the golden projects of one compiled standard."""

    def __init__(
        self,
        compiled: Compiled,
        golden: list[Golden],
        ground: GoldenFindings,
        *,
        whole: bool = True,
    ) -> None:
        """Without `whole` some golden project could not be read, and that is told elsewhere."""
        self._compiled = compiled
        self._whole = whole
        self._golden = golden
        self._ground = ground
        self.good = 0
        self.bad = 0

    def problems(self, rule: Rule, document: Document) -> Iterator[Problem]:
        """What is wrong with the examples of one rule."""
        for sort in ("good", "bad"):
            examples = rule.examples.get(sort) or ()
            if not examples:
                yield problem(
                    document,
                    ("examples",) if "examples" in document.data else ("id",),
                    f"{rule.id} has no {sort} example.",
                    f"Add one under `examples: {sort}:`; it is the rule's test and its page.",
                )
            if sort == "bad":
                yield from _unshown(rule, document, examples)
            for index, example in enumerate(examples):
                route: Route = ("examples", sort, index)
                for fault in self._run(rule, sort, example):
                    changes = fault.changes(document, route)
                    names = tuple(("rule", id) for id in fault.names)
                    told = fault.message, fault.remedy
                    yield problem(document, route, *told, changes, names=names)

    def _run(self, rule: Rule, sort: str, example: dict[str, Any]) -> Iterator[Fault]:
        setattr(self, sort, getattr(self, sort) + 1)
        twice = [name for name in ("tier", "phase") if "from" in example and name in example]
        if twice:
            message = f"`{twice[0]}` stands beside `from`, which says it."
            yield Fault(message, "Say it under `from` alone.", takes_out=(twice[0],))
        golden = choose(self._golden, example)
        if golden is None and not self._whole:
            return
        if golden is None:
            have = ", ".join(map(str, self._golden))
            remedy = f"Golden projects: {have}." if have else "Add golden/index.yaml and a project."
            where = "from" if "from" in example else next(iter({"phase", "tier"} & {*example}), "")
            near = _start(self._golden[0], where == "from") if self._golden else None
            sets = ("from", near) if where == "from" and near else None
            message = "There is no golden project for this example."
            yield Fault(message, remedy, sets, () if sets or not where else (where,))
            return
        try:
            snapshot = staged(golden.snapshot, example, self._compiled.standard)
            options = golden.options(example.get("gate"), _date(example.get("as_of")))
            options = options._replace(proving=True)
            report = check(self._compiled, snapshot, options).report
        except (PathError, ManifestError, ValueError) as error:
            if not golden.inherited and self._ground.of(golden, golden.options()):
                return  # that its golden project is at fault is told
            remedy = getattr(error, "remedy", "") or "Fix its paths and values."
            message = f"The example cannot be carried out: {error}"
            yield Fault(message, remedy, slip=getattr(error, "slip", None))
            return
        before = {finding.fingerprint for finding in self._ground.of(golden, options)}
        run = Run(rule, example, snapshot, options, before)
        findings = run.counted(report)
        if sort == "good":
            yield from _good(run, report, findings, self._allowed(run))
        else:
            yield from self._bad(run, findings)

    def _bad(self, run: Run, findings: list[Finding]) -> Iterator[Fault]:
        rule, example = run.rule, run.example
        own = [finding for finding in findings if finding.rule == rule.id]
        yield from _announced(example, own)
        yield from _levels(rule, example, own)
        if not own:
            message = f"{rule.id} stays silent on its bad example."
            yield Fault(message, "Fix the example or the rule.")
        others = [finding for finding in findings if finding.rule != rule.id]
        yield from _others(others, self._allowed(run), example)
        if own and "expect" in example:
            expected, where = self._place(run)
            places = {place for finding in own for place in _places(rule, finding)}
            if expected not in places and where not in map(_pointed, own if rule.at_cel else ()):
                there = self._path_of(run, own[0])
                yield Fault(
                    f"It fires at {', '.join(sorted(places))}, not at {expected}.",
                    "Fix `expect`, or the rule's `at`.",
                    ("expect", there) if there else None,
                )
        if own and rule.mend:
            yield from self._mended(run, findings)

    def _allowed(self, run: Run) -> set[str]:
        """The other rules that an example says fire as well."""
        ids = rule_ids(self._compiled.standard)
        return {ids.get(called, called) for called in run.example.get("also", ())} - {run.rule.id}

    def _mended(self, run: Run, findings: list[Finding]) -> Iterator[Fault]:
        """What is left, or new, once a bad example is fixed as the rule says."""
        rule = run.rule
        own = [finding for finding in findings if finding.rule == rule.id]
        if not all(finding.fixes for finding in own):
            yield Fault(
                f"`mend` of {rule.id} changes nothing in its bad example.",
                "Give in `to` another value than there is, read from what is there when it fails.",
            )
            return
        report = check(self._compiled, mended(run.snapshot, own), run.options).report
        known = {finding.fingerprint for finding in findings if finding.rule != rule.id}
        for finding in run.counted(report):
            if finding.fingerprint not in known:
                still = "still" if finding.rule == rule.id else "too"
                yield Fault(
                    f"Once fixed, {finding.rule} {still} fires: {finding.message}",
                    "Fix `mend`, or leave the repair to people.",
                    names=(finding.rule,),
                )

    def _path_of(self, run: Run, finding: Finding) -> str:
        """The path, as `expect` takes it, of where a finding points; empty where none is told."""
        kind, _, inner = finding.subject.partition("/")[2].partition("/")
        key, _, route = inner.partition("/")
        for named in (f"{kind}/{key}:{route}", f"{kind}:{route}", f"{kind}:{inner}", kind):
            try:
                locate(run.snapshot, named.rstrip(":"))
            except PathError:
                continue
            return named.rstrip(":")
        return ""

    def _place(self, run: Run) -> tuple[str, str]:
        """The subject and the place that `expect` names, in the project as it is or as it was."""
        example, snapshot, artifact = run.example, run.snapshot, None
        for version in ({}, *example.get("past", ())):
            try:
                artifact, route = locate(changed(snapshot, version), example["expect"])
                break
            except PathError as error:
                reason = str(error)
        if artifact is None:
            return reason, ""
        state = State(self._compiled, snapshot, run.options)
        subject = state.subject(View(artifact, None, file_record(artifact.path)), route)
        return subject, f"{artifact.path}#{pointer(route)}"


def _without_slip(example: dict[str, Any], route: Route, slip: Slip) -> list[AnyChange]:
    """The change of the path in an example that has a name which is not there; of one path only."""
    found: list[AnyChange] = []
    for key in ("set", "add"):
        for path in example.get(key, {}):
            if slip.word in path:
                found.append(Change("rename", (*route, key, path), slip.put_into(path)))
    for number, path in enumerate(example.get("remove", ())):
        if slip.word in path:
            found.append(Change("set", (*route, "remove", number), slip.put_into(path)))
    if slip.word in example.get("expect", ""):
        found.append(Change("set", (*route, "expect"), slip.put_into(example["expect"])))
    return found


def _start(golden: Golden, whole: bool) -> dict[str, str]:
    """How an example names a golden project."""
    owner = {"standard": golden.owner} if whole else {}
    return {**owner, "tier": golden.tier, "phase": golden.phase}


def _unshown(
    rule: Rule, document: Document, examples: Sequence[dict[str, Any]]
) -> Iterator[Problem]:
    """Levels that a rule's findings may have, and that none of its bad examples shows."""
    shown = {example.get("level", rule.level) for example in examples}
    for level in rule.levels if examples else ():
        if level not in shown:
            message = f"{rule.id} has no bad example whose finding is a `{level}`."
            yield problem(document, ("shall_when",), message, f"Add one with `level: {level}`.")


def _announced(example: dict[str, Any], own: list[Finding]) -> Iterator[Fault]:
    """Whether a finding is announced exactly where the example says so."""
    wanted = example.get("announced", "")
    for when in sorted({finding.announced for finding in own} - {wanted}):
        said = f"is announced for {when}" if when else "fails"
        expected = f"be announced for {wanted}" if wanted else "fail"
        sets = ("announced", when) if when else None
        out = ("announced",) if wanted and not when else ()
        yield Fault(f"It {said}, and was to {expected}.", "Fix `announced`, or `as_of`.", sets, out)


def _levels(rule: Rule, example: dict[str, Any], own: list[Finding]) -> Iterator[Fault]:
    """Findings that could not be judged, and whether they have the level that the example says."""
    wanted = example.get("level", rule.level)
    for finding in own:
        if finding.outcome == "error":
            yield Fault(f"{rule.id} could not be judged: {finding.reason}.", "Fix the rule.")
        elif finding.level != wanted:
            yield Fault(
                f"Its finding is a `{finding.level}`, and was to be a `{wanted}`.",
                f"Fix `shall_when`, or write `level: {finding.level}` in the example.",
                ("level", finding.level),
            )


def _good(run: Run, report: Report, findings: list[Finding], allowed: set[str]) -> Iterator[Fault]:
    rule = run.rule
    yield from _others(findings, allowed, run.example)
    if not any(v.rule == rule.id and v.outcome == "passed" for v in report.verdicts):
        outcomes = sorted(
            {f"{v.outcome} ({v.reason})" for v in report.verdicts if v.rule == rule.id}
        )
        yield Fault(
            f"{rule.id} passes on nothing in its good example: {'; '.join(outcomes)}.",
            "Make an example to which the rule applies and which passes.",
        )


def _others(findings: list[Finding], allowed: set[str], example: dict[str, Any]) -> Iterator[Fault]:
    """Findings of other rules that nothing announces, and rules that were to fire and do not."""
    also = list(example.get("also", ()))
    too = sorted({one.rule for one in findings} - allowed)
    for finding in findings:
        if finding.rule in allowed:
            continue
        place = f"{finding.location} ({finding.subject})"
        yield Fault(
            f"{finding.rule} fires too, at {place}: {finding.message}",
            "Change the example so that all other rules stay silent, or name this one in `also`.",
            ("also", [*also, *too]),
            names=(finding.rule,),
        )
    for missing in sorted(allowed - {finding.rule for finding in findings}):
        rest = [one for one in also if one != missing]
        message = f"{missing} was to fire as well and does not."
        out = () if rest else ("also",)
        sets = ("also", rest) if rest else None
        yield Fault(message, "Take it out of `also`.", sets, out, (missing,))


def _places(rule: Rule, finding: Finding) -> set[str]:
    """How `expect` may name a finding: its subject, or the field within it that `at` names."""
    if rule.each.startswith(STANDARD_LISTS):
        return {finding.subject.split(f"/{STANDARD_LISTS}")[0]}
    if not rule.at:
        return {finding.subject}
    at = rule.at.removeprefix("meta.")
    joint = "." if rule.each else "/"
    return {finding.subject, f"{finding.subject}{joint}{at}"}


def _pointed(finding: Finding) -> str:
    """The place at which a finding points, as file and JSON Pointer."""
    return f"{finding.location.path}#{finding.pointer}"


def _date(text: Any) -> date | None:
    return date.fromisoformat(str(text)) if text is not None else None
