"""KIT-006: waivers turn failed findings into waived ones, and are themselves judged."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from pmo_kit._start.record import NamedTuple
from pmo_kit._text import did_you_mean
from pmo_kit.engine.builtin_rules import BUILTINS, WAIVER
from pmo_kit.engine.rule_names import rule_ids
from pmo_kit.engine.state import Base, State, View, because_broken
from pmo_kit.engine.verdicts import Verdicts, at, builtin_finding, skip_hidden
from pmo_kit.project import matches
from pmo_kit.results import Finding, Level
from pmo_kit.standard import Standard

WAIVERS = "waivers"
KNOWN_FINDINGS = "known-findings"
WARNING = "waiver_warn_days"
_UNWAIVABLE = {rule.id for rule in BUILTINS if not rule.waivable}


class Waiver(NamedTuple):
    """One exception: a rule by its id, a subject pattern, a reason, and the last day it holds."""

    view: View
    position: int
    data: Mapping[str, Any]
    ids: Mapping[str, str]  # of rules, by what they may be called

    @property
    def rule(self) -> str:
        """The id of the rule that it is an exception from."""
        return self.meant(self.data)

    @property
    def subject(self) -> str:
        """The pattern of subjects; relative to the project unless it names it."""
        return str(self.data.get("subject", "**"))

    @property
    def until(self) -> str:
        """The last day on which it holds."""
        return str(self.data.get("until", ""))

    @property
    def name(self) -> str:
        """How people call it."""
        return str(self.data.get("id", f"the waiver of {self.rule}"))

    def meant(self, data: Mapping[str, Any]) -> str:
        """The id of the rule that an entry names, by id or short name."""
        called = str(data.get("rule"))
        return self.ids.get(called, called)

    def covers(self, finding: Finding, project: str) -> bool:
        """Whether it is about a finding; a pattern may leave out the project's id."""
        return finding.rule == self.rule and fits(self.subject, finding.subject, project)

    def stood(self, base: Base | None, today: str) -> bool:
        """Whether it held before the change that is judged, if one is; its end may have moved."""
        return base is None or any(
            (self.meant(before), before.get("subject")) == (self.rule, self.subject)
            and str(before.get("until", "")) >= today
            for before in base.waivers
        )


def fits(pattern: str, subject: str, project: str) -> bool:
    """Whether a pattern means a subject: `*` is anything in one part, `**` any number of parts."""
    inner = subject.removeprefix(f"{project}/")
    return any(name == pattern or matches(name, [pattern]) for name in (subject, inner))


def waivable(rule: str, standard: Standard) -> bool:
    """Whether a waiver may excuse a rule: not what cannot be read, nor the rules on exceptions."""
    about = next((known.artifact for known in standard.rules if known.id == rule), "")
    return rule not in _UNWAIVABLE and about not in (WAIVERS, KNOWN_FINDINGS)


def apply_waivers(state: State, out: Verdicts) -> None:
    """Waive what waivers in force cover; report those that end, are impossible or unused."""
    if not state.options.waivers:
        return
    standard = state.compiled.standard
    entries = [(view, entry) for view in state.of(WAIVERS) for entry in view.entries("waivers")]
    ids = rule_ids(standard) if entries else {}
    waivers = [Waiver(view, index, data, ids) for view, (index, data) in entries]
    sound = [waiver for waiver in waivers if waivable(waiver.rule, standard)]
    usable = _Usable(sound, state.snapshot.id)
    used: set[tuple[str, int]] = set()
    for position, finding in enumerate(out.findings if sound else ()):
        if finding.outcome not in ("failed", "not_due"):
            continue
        covering = usable.about(finding)
        used |= {(waiver.view.path, waiver.position) for waiver in covering}
        _excuse(state, out, position, covering)
    skip_hidden(state, WAIVERS, "waivers", WAIVER, out)
    hidden = _hidden(state, out)
    for waiver in waivers:
        known = (waiver.view.path, waiver.position) in used
        _judge(state, waiver, known, "" if known else hidden.get(waiver.rule, ""), out)


class _Usable:
    """Waivers, found by what they are about: most of them name one subject."""

    def __init__(self, waivers: list[Waiver], project: str) -> None:
        self._waivers, self._project = waivers, project
        self._plain: dict[tuple[str, str], list[int]] = {}
        self._patterns: dict[str, list[int]] = {}
        for position, waiver in enumerate(waivers):
            if "*" in waiver.subject or "?" in waiver.subject:
                self._patterns.setdefault(waiver.rule, []).append(position)
            else:
                self._plain.setdefault((waiver.rule, _parts(waiver.subject)), []).append(position)

    def about(self, finding: Finding) -> list[Waiver]:
        """The waivers that cover a finding, in their order."""
        subject = finding.subject
        names = {_parts(subject), _parts(subject.removeprefix(f"{self._project}/"))}
        near = [self._plain.get((finding.rule, name), []) for name in names]
        near.append(self._patterns.get(finding.rule, []))
        found = (self._waivers[position] for position in sorted({p for part in near for p in part}))
        return [waiver for waiver in found if waiver.covers(finding, self._project)]


def _parts(subject: str) -> str:
    """A subject or a pattern without what a pattern does not look at."""
    return "/".join(part for part in subject.split("/") if part not in ("", "."))


def _excuse(state: State, out: Verdicts, position: int, covering: list[Waiver]) -> None:
    """Waive a finding by the first waiver in force that stood before the change."""
    today, base = state.options.as_of.isoformat(), state.options.base
    held = [waiver for waiver in covering if waiver.until >= today]
    for waiver in held:
        if waiver.stood(base, today):
            reason = f"waived until {waiver.until}: {waiver.data['reason']}"
            out.waive(position, reason)
            return
    if held and base is not None and out.findings[position].outcome == "failed":
        reason = f"{held[0].name} came after {base.revision}: a change does not excuse itself"
        out.note(position, reason)


class _Fault(NamedTuple):
    """What KIT-006 says of a waiver, and at which of its keys."""

    key: str
    message: str
    fix: str
    level: Level = "shall"
    timed: bool = False


def _judge(state: State, waiver: Waiver, used: bool, hidden: str, out: Verdicts) -> None:
    subject = state.subject(waiver.view, ("waivers", waiver.position))
    fault = _fault(state, waiver, used or bool(hidden))
    if fault is None and hidden:
        out.add(WAIVER.id, subject, "skipped", hidden)
        return
    if fault is None:
        out.add(WAIVER.id, subject, "passed")
        return
    document = waiver.view.artifact.document
    route = ("waivers", waiver.position, fault.key)
    out.add_finding(
        builtin_finding(
            WAIVER,
            subject,
            fault.message,
            at(document, route),
            text=document.text,
            fix=fault.fix,
            kind=WAIVERS,
            timed=fault.timed,
            level=fault.level,
            route=route,
        )
    )


def _hidden(state: State, out: Verdicts) -> dict[str, str]:
    """The rules that wait for a broken file, and why: whether a waiver covers anything is open."""
    broken = tuple(because_broken(path) for path in state.unusable)
    skips = (row for row in out.rows if row[2] == "skipped") if broken else ()
    return {rule: reason for rule, _, _, reason in skips if reason.startswith(broken)}


def _fault(state: State, waiver: Waiver, used: bool) -> _Fault | None:
    """What is wrong with a waiver, or will be soon."""
    standard, rule, until = state.compiled.standard, waiver.rule, waiver.until
    if rule not in waiver.ids:
        fix = f"{did_you_mean(rule, waiver.ids)}`pmo standard show {standard.id}` lists them."
        return _Fault("rule", f"{standard.name} has no rule `{rule}`.", fix)
    if not waivable(rule, standard):
        return _Fault("rule", f"{rule} cannot be waived.", "Fix what it found.")
    if until < state.options.as_of.isoformat():
        message = f"The waiver of {rule} expired on {until}."
        fix = "Renew it by a decision, or fix the finding and remove the waiver."
        return _Fault("until", message, fix, timed=True)
    if not used:
        message = f"The waiver of {rule} for `{waiver.subject}` covers no finding."
        fix = "Remove it if the finding is fixed; otherwise correct its `subject`."
        return _Fault("subject", message, fix, "should")
    left = (date.fromisoformat(until) - state.options.as_of).days
    if left < _warning(standard):
        when = {0: "today", 1: "tomorrow"}.get(left, f"in {left} days")
        message = f"The waiver of {rule} ends {when}, on {until}; then its finding counts again."
        fix = "Fix the finding before then, or have the waiver renewed by a decision."
        return _Fault("until", message, fix, "should", timed=True)
    return None


def _warning(standard: Standard) -> float:
    """From how many days before its end a waiver is announced; 0 where nothing is agreed."""
    days = standard.thresholds.get(WARNING, 0)
    return days if isinstance(days, int | float) else 0
