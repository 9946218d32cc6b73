"""KIT-006: waivers turn failed findings into waived ones, and are themselves judged."""

from __future__ import annotations

from collections.abc import Mapping
from fnmatch import fnmatchcase
from typing import Any, NamedTuple

from pmo_kit.engine.builtin import BUILTINS, WAIVER
from pmo_kit.engine.naming import fields
from pmo_kit.engine.outcome import Gathered, at, builtin_finding
from pmo_kit.engine.state import State, View
from pmo_kit.results import Finding, Verdict

WAIVERS = "waivers"
_UNWAIVABLE = {rule.id for rule in BUILTINS if not rule.waivable} | {WAIVER.id}


class Waiver(NamedTuple):
    """One exception: a rule, a subject pattern, a reason, and the last day it holds."""

    view: View
    position: int
    data: Mapping[str, Any]

    @property
    def subject(self) -> str:
        """The pattern of subjects; relative to the project unless it names it."""
        return str(self.data.get("subject", "*"))

    def covers(self, finding: Finding, project: str) -> bool:
        """Whether the waiver is about a finding; a pattern may leave out the project's id."""
        if finding.rule != self.data.get("rule") or finding.rule in _UNWAIVABLE:
            return False
        inner = finding.subject.removeprefix(f"{project}/")
        return any(
            name == self.subject or fnmatchcase(_plain(name), _plain(self.subject))
            for name in (finding.subject, inner)
        )


def apply_waivers(state: State, out: Gathered) -> None:
    """Waive what valid waivers cover; report those that are expired, impossible or unused."""
    if not state.options.waivers:
        return
    used: set[tuple[str, int]] = set()
    waivers = [
        Waiver(view, index, data)
        for view in state.of(WAIVERS)
        for index, data in enumerate(fields(view.artifact).get("waivers") or ())
    ]
    today = state.options.as_of.isoformat()
    excused: dict[Verdict, str] = {}
    for position, finding in enumerate(out.findings if waivers else ()):
        if finding.outcome != "failed":
            continue
        covering = [waiver for waiver in waivers if waiver.covers(finding, state.snapshot.id)]
        used |= {(waiver.view.path, waiver.position) for waiver in covering}
        valid = next((w.data for w in covering if str(w.data.get("until", "")) >= today), None)
        if valid is not None:
            reason = f"waived until {valid['until']}: {valid['reason']}"
            out.findings[position] = finding._replace(outcome="waived", reason=reason)
            excused[Verdict(finding.rule, finding.subject, "failed", finding.reason)] = reason
    _excuse(out, excused)
    for waiver in waivers:
        _judge(state, waiver, (waiver.view.path, waiver.position) in used, today, out)


def _excuse(out: Gathered, excused: Mapping[Verdict, str]) -> None:
    for position, verdict in enumerate(out.verdicts if excused else ()):
        if verdict in excused:
            reason = excused[verdict]
            out.verdicts[position] = verdict._replace(outcome="waived", reason=reason)


def _judge(state: State, waiver: Waiver, used: bool, today: str, out: Gathered) -> None:
    rule, until = waiver.data.get("rule"), str(waiver.data.get("until", ""))
    subject = state.subject(waiver.view, ("waivers", waiver.position))
    if rule in _UNWAIVABLE:
        message, fix, key = f"{rule} cannot be waived.", "Mend what it found.", "rule"
    elif until < today:
        message = f"The waiver of {rule} expired on {until}."
        fix, key = "Renew it by a decision, or mend the finding and remove the waiver.", "until"
    elif not used:
        message = f"The waiver of {rule} for `{waiver.subject}` covers no finding."
        fix, key = "Remove it; what it excused is mended, or its subject is misspelt.", "subject"
    else:
        out.say(WAIVER.id, subject, "passed")
        return
    document = waiver.view.artifact.document
    location = at(document, ("waivers", waiver.position, key))
    out.report(
        builtin_finding(
            WAIVER,
            subject,
            message,
            location,
            text=document.text,
            fix=fix,
            kind=WAIVERS,
            timed=key == "until",
            level="should" if key == "subject" else "shall",
        )
    )


def _plain(name: str) -> str:
    """A subject in which `[` is an ordinary character, so that `risks[R-01]` matches itself."""
    return name.replace("[", "(").replace("]", ")")
