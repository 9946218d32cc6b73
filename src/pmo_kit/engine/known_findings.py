"""KIT-007: what a late adopter lists as known is counted, and leaves the list once it is fixed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pmo_kit._start.record import NamedTuple
from pmo_kit.engine.builtin_rules import BUILTINS, KNOWN, SHAPE, UNKNOWN, UNREADABLE, WAIVER
from pmo_kit.engine.rule_names import rule_id
from pmo_kit.engine.state import State, View
from pmo_kit.engine.verdicts import Verdicts, at, builtin_finding, fixes_of, skip_hidden
from pmo_kit.engine.waivers import KNOWN_FINDINGS, waivable
from pmo_kit.results import Finding, Known, Outcome
from pmo_kit.source import Change
from pmo_kit.standard import Standard

_ALWAYS = {rule.id for rule in (UNREADABLE, UNKNOWN, SHAPE, WAIVER, KNOWN)}
_UNDECIDED: tuple[Outcome, ...] = ("skipped", "not_due", "error")


class Entry(NamedTuple):
    """One known finding: by fingerprint, with its rule and subject for the reader."""

    view: View
    position: int
    data: Mapping[str, Any]

    @property
    def fingerprint(self) -> str:
        """The finding's identity."""
        return str(self.data["fingerprint"])


def listable(finding: Finding, standard: Standard) -> bool:
    """Whether a finding may be listed as known.

    What cannot be read is not judged any further: listed, it would excuse all that nobody has
    seen yet. Nor may the list excuse faults of exceptions.
    """
    failed = finding.outcome == "failed" and finding.rule not in _ALWAYS
    return failed and waivable(finding.rule, standard)


def apply_known(state: State, out: Verdicts) -> Known | None:
    """Waive the findings that are listed as known; report entries whose finding is gone."""
    views = state.of(KNOWN_FINDINGS)
    if not state.options.waivers:
        return None
    skip_hidden(state, KNOWN_FINDINGS, "findings", KNOWN, out)
    if not views:
        return None
    waiting: dict[str, list[Entry]] = {}
    for entry in _entries(views):
        waiting.setdefault(entry.fingerprint, []).append(entry)
    for position, finding in enumerate(out.findings):
        if not waiting.get(finding.fingerprint):
            continue
        if listable(finding, state.compiled.standard):
            entry = waiting[finding.fingerprint].pop(0)
            _excuse(state, out, position, entry)
        elif finding.outcome != "failed":  # still there, and excused, unjudged or only announced
            waiting[finding.fingerprint].pop(0)
    left = [entry for entries in waiting.values() for entry in entries]
    verdicts = _verdicts(state, out)
    gone = [
        entry for entry in left if _impossible(state, entry) or not _open(state, entry, verdicts)
    ]
    for entry in gone:
        _report(state, entry, out)
    started = [_started(view) for view in views]
    return Known(
        findings=sum(1 for _ in _entries(views)) - len(gone),
        at_start=sum(start.get("findings", 0) for start in started),
        since=min((str(start.get("on", "")) for start in started), default=""),
    )


def _entries(views: list[View]) -> Iterator[Entry]:
    for view in views:
        for index, data in view.entries("findings"):
            yield Entry(view, index, data)


def _started(view: View) -> Mapping[str, Any]:
    """What a list says of its beginning, as far as that is sound."""
    faulty = view.hidden("started", below=True)
    return {} if faulty else view.artifact.document.fields.get("started") or {}


def _excuse(state: State, out: Verdicts, position: int, entry: Entry) -> None:
    since, base = str(entry.data["since"]), state.options.base
    out.add(KNOWN.id, state.subject(entry.view, ("findings", entry.position)), "passed")
    if base is None or base.adopted or entry.fingerprint in base.known:
        out.waive(position, f"known since {since}", known=since)
    else:
        reason = f"listed as known after {base.revision}: a change does not excuse itself"
        out.note(position, reason)


def _verdicts(state: State, out: Verdicts) -> set[tuple[str, str]]:
    """The rules and subjects of which this check could not say whether they are well."""
    return {(v.rule, v.subject) for v in out.read(state).of(_UNDECIDED)}


def _open(state: State, entry: Entry, undecided: set[tuple[str, str]]) -> bool:
    """Whether this check cannot tell if the entry's finding is fixed.

    So it is where the rule was not judged on the subject, or on anything that it lies in: without
    a registry, before a gate, beside a broken file, or on a day before the entry was written.
    """
    rule = rule_id(str(entry.data["rule"]), state.compiled.standard)
    subject = str(entry.data["subject"])
    if str(entry.data["since"]) > state.options.as_of.isoformat():
        return True
    kinds = {known.artifact for known in state.compiled.standard.rules if known.id == rule}
    if rule in {known.id for known in BUILTINS}:
        kinds = set(subject.split("/")[1:2])
    if any(state.hidden(kind) or kind in state.faulty for kind in kinds):
        return True
    parts = subject.split("/")
    above = ("/".join(parts[:count]) for count in range(1, len(parts) + 1))
    return any((rule, name) in undecided for name in above)


def _impossible(state: State, entry: Entry) -> bool:
    """Whether an entry names a rule that must not be listed."""
    rule = rule_id(str(entry.data["rule"]), state.compiled.standard)
    return rule in _ALWAYS or not waivable(rule, state.compiled.standard)


def _report(state: State, entry: Entry, out: Verdicts) -> None:
    document = entry.view.artifact.document
    rule = rule_id(str(entry.data["rule"]), state.compiled.standard)
    subject = entry.data["subject"]
    message = f"{rule} finds nothing any more at {subject}, known since {entry.data['since']}."
    if _impossible(state, entry):
        message = f"{rule} cannot be listed as known."
    timed = any(known.timed for known in state.compiled.rules if known.rule.id == rule)
    route = ("findings", entry.position, "fingerprint")
    out.add_finding(
        builtin_finding(
            KNOWN,
            state.subject(entry.view, route[:2]),
            message,
            at(document, route),
            text=document.text,
            kind=KNOWN_FINDINGS,
            timed=timed,
            fixes=fixes_of(document, [Change("remove", route[:2])]),
            route=route,
        )
    )
