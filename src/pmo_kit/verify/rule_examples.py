"""Executes every rule's examples: good ones are silent, bad ones fire that rule, there, alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

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
from pmo_kit.source import Document
from pmo_kit.standard import Rule
from pmo_kit.verify.shape import problem

SILENT = (UNAPPROVED.id, WAIVER.id)
"""What an example may break beside its rule: it edits approved text, and may excuse itself."""


class Run(NamedTuple):
    """One example as it is judged: its rule, its project, and how.

    `inherited` holds the fingerprints of what an inherited golden project breaks before anything
    is changed in it: only by settings that it was not written for.
    """

    rule: Rule
    example: dict[str, Any]
    snapshot: Snapshot
    options: Options
    inherited: set[str]

    def counted(self, report: Report) -> list[Finding]:
        """The findings that an example has to account for."""
        return [
            finding
            for finding in report.findings
            if finding.outcome != "waived"
            and (finding.rule == self.rule.id or not self._beside(finding))
        ]

    def _beside(self, finding: Finding) -> bool:
        return finding.rule in SILENT or finding.fingerprint in self.inherited


class Examples:
    """Runs examples against the golden projects of one compiled standard."""

    def __init__(self, compiled: Compiled, golden: list[Golden]) -> None:
        self._compiled = compiled
        self._golden = golden
        self._inherited: dict[tuple[int, Options], set[str]] = {}
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
            for index, example in enumerate(examples):
                for message, remedy in self._run(rule, sort, example):
                    yield problem(document, ("examples", sort, index), message, remedy)

    def _run(self, rule: Rule, sort: str, example: dict[str, Any]) -> Iterator[tuple[str, str]]:
        setattr(self, sort, getattr(self, sort) + 1)
        golden = choose(self._golden, example)
        if golden is None:
            have = ", ".join(f"{g.tier} {g.phase}" for g in self._golden)
            remedy = f"Golden projects: {have}." if have else "Add golden/index.yaml and a project."
            yield "There is no golden project for this example.", remedy
            return
        try:
            snapshot = staged(golden.snapshot, example)
            options = golden.options(example.get("gate"), _date(example.get("as_of")))
            report = check(self._compiled, snapshot, options).report
        except (PathError, ManifestError, ValueError) as error:
            yield f"The example cannot be carried out: {error}", "Fix its paths and values."
            return
        run = Run(rule, example, snapshot, options, self._by_settings(golden, options))
        findings = run.counted(report)
        if sort == "good":
            yield from _good(rule, report, findings)
        else:
            yield from self._bad(run, findings)

    def _by_settings(self, golden: Golden, options: Options) -> set[str]:
        """What an inherited golden project breaks only by settings it was not written for."""
        key = (id(golden), options)
        if key not in self._inherited:
            standards = (self._compiled, golden.standard(self._compiled))
            reports = [check(each, golden.snapshot, options).report for each in standards]
            now, then = ({finding.fingerprint for finding in one.findings} for one in reports)
            self._inherited[key] = now - then
        return self._inherited[key]

    def _bad(self, run: Run, findings: list[Finding]) -> Iterator[tuple[str, str]]:
        rule, example = run.rule, run.example
        ids = rule_ids(self._compiled.standard)
        allowed = {rule.id, *(ids.get(called, called) for called in example.get("also", ()))}
        own = [finding for finding in findings if finding.rule == rule.id]
        yield from _announced(example, own)
        if not own:
            yield f"{rule.id} stays silent on its bad example.", "Fix the example or the rule."
        yield from _unexpected(f for f in findings if f.rule not in allowed)
        for missing in sorted(allowed - {f.rule for f in findings} - {rule.id}):
            yield f"{missing} was to fire as well and does not.", "Take it out of `also`."
        if own and "expect" in example:
            expected = self._place(run)
            places = {place for finding in own for place in _places(rule, finding)}
            if expected not in places:
                yield (
                    f"It fires at {', '.join(sorted(places))}, not at {expected}.",
                    "Fix `expect`, or the rule's `at`.",
                )
        if own and rule.mend:
            yield from self._mended(run, findings)

    def _mended(self, run: Run, findings: list[Finding]) -> Iterator[tuple[str, str]]:
        """What is left, or new, once a bad example is fixed as the rule says."""
        rule = run.rule
        own = [finding for finding in findings if finding.rule == rule.id]
        if not all(finding.fixes for finding in own):
            yield (
                f"`mend` of {rule.id} changes nothing in its bad example.",
                "Give in `to` another value than there is, read from what is there when it fails.",
            )
            return
        report = check(self._compiled, mended(run.snapshot, own), run.options).report
        known = {finding.fingerprint for finding in findings if finding.rule != rule.id}
        for finding in run.counted(report):
            if finding.fingerprint not in known:
                still = "still" if finding.rule == rule.id else "too"
                yield (
                    f"Once fixed, {finding.rule} {still} fires: {finding.message}",
                    "Fix `mend`, or leave the repair to people.",
                )

    def _place(self, run: Run) -> str:
        """The subject that `expect` names, in the project as it is or as it was."""
        example, snapshot, artifact = run.example, run.snapshot, None
        for version in ({}, *example.get("past", ())):
            try:
                artifact, route = locate(changed(snapshot, version), example["expect"])
                break
            except PathError as error:
                reason = str(error)
        if artifact is None:
            return reason
        state = State(self._compiled, snapshot, run.options)
        return state.subject(View(artifact, None, file_record(artifact.path)), route)


def _announced(example: dict[str, Any], own: list[Finding]) -> Iterator[tuple[str, str]]:
    """Whether a finding is announced exactly where the example says so."""
    wanted = example.get("announced", "")
    for when in sorted({finding.announced for finding in own} - {wanted}):
        said = f"is announced for {when}" if when else "fails"
        expected = f"be announced for {wanted}" if wanted else "fail"
        yield f"It {said}, and was to {expected}.", "Fix `announced`, or `as_of`."


def _good(rule: Rule, report: Report, findings: list[Finding]) -> Iterator[tuple[str, str]]:
    yield from _unexpected(iter(findings))
    if not any(v.rule == rule.id and v.outcome == "passed" for v in report.verdicts):
        outcomes = sorted(
            {f"{v.outcome} ({v.reason})" for v in report.verdicts if v.rule == rule.id}
        )
        yield (
            f"{rule.id} passes on nothing in its good example: {'; '.join(outcomes)}.",
            "Make an example to which the rule applies and which passes.",
        )


def _unexpected(findings: Iterator[Finding]) -> Iterator[tuple[str, str]]:
    for finding in findings:
        place = f"{finding.location} ({finding.subject})"
        yield (
            f"{finding.rule} fires too, at {place}: {finding.message}",
            "Change the example so that all other rules stay silent.",
        )


def _places(rule: Rule, finding: Finding) -> set[str]:
    """How `expect` may name a finding: its subject, or the field within it that `at` names."""
    if rule.each.startswith(STANDARD_LISTS):
        return {finding.subject.split(f"/{STANDARD_LISTS}")[0]}
    if not rule.at:
        return {finding.subject}
    at = rule.at.removeprefix("meta.")
    joint = "." if finding.subject.endswith("]") else "/"
    return {finding.subject, f"{finding.subject}{joint}{at}"}


def _date(text: Any) -> date | None:
    return date.fromisoformat(str(text)) if text is not None else None
