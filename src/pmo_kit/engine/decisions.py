"""Which gates count for a project now, in which mode, and what reviews and changes approved."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from pmo_kit._start.record import NamedTuple
from pmo_kit._text.record_order import in_order
from pmo_kit.project import Artifact, Snapshot, digest, is_bound, way_of
from pmo_kit.results.decision import GRANTING
from pmo_kit.standard import Gate, Standard

REVIEW, LOG = "gate-review", "log"
APPROVED = ("approved", "implemented")
"""The status of a change that somebody has approved."""
NONE: Mapping[str, str] = MappingProxyType({})
MODES = ("supportive", "controlling", "directive")


class Decision(NamedTuple):
    """What one review decided, and the contents it bound: path -> hash (empty where unbound).

    `changes` names the change that explains why a document is approved again, by path. An approved
    change that moved documents is one too (`by_change`): `path` is its log, `id` its own.
    """

    path: str
    id: str
    gates: tuple[str, ...]
    date: str
    decision: str
    approved: Mapping[str, str]
    changes: Mapping[str, str] = NONE
    by_change: bool = False

    @property
    def granted(self) -> bool:
        """Whether the review let the project pass."""
        return self.decision in GRANTING


class Approval(NamedTuple):
    """What approved a document last, a review or a change, under which path; whether it stands."""

    decision: Decision
    path: str
    stands: bool


def closing_gates(standard: Standard) -> list[Gate]:
    """The two gates that lead a project into its closing and out of it, in their order."""
    return [g for g in standard.gates if g.ends and g.where == "project"][-2:]


def decisions(snapshot: Snapshot) -> list[Decision]:
    """Every review's decision, in the order of records; those without one left out."""
    found = []
    for artifact in snapshot.of(REVIEW):
        data = artifact.document.data
        if artifact.document.format == "markdown":
            data = data["meta"]
        if isinstance(data, Mapping) and isinstance(data.get("decision"), str):
            found.append(_decision(artifact.path, data))
    return sorted(found, key=lambda decision: in_order(decision.date, decision.id))


def approved_changes(snapshot: Snapshot) -> list[Decision]:
    """The approved changes that bind documents, in the order of records.

    The day is that of the approval, or of the approved decision that the change names. Whether
    they were within somebody's authority is judged by rules.
    """
    logs = [
        (log.path, log.document.fields)
        for log in snapshot.of(LOG)
        if isinstance(log.document.data, Mapping)
    ]
    decided = {
        str(entry.get("id")): str(entry["decided_on"])
        for _, log in logs
        for entry in _mappings(log.get("decisions"))
        if entry.get("status") == "approved" and entry.get("decided_on")
    }
    found = []
    for path, log in logs:
        for change in _mappings(log.get("changes")):
            bound = {
                str(entry["path"]): str(entry["sha256"])
                for entry in _mappings(change.get("documents"))
                if entry.get("path") and entry.get("sha256")
            }
            on = approved_on(change, decided)
            if bound and on and change.get("status") in APPROVED:
                name = str(change.get("id"))
                told = dict.fromkeys(bound, name)
                found.append(Decision(path, name, (), on, "go", bound, told, by_change=True))
    return sorted(found, key=lambda decision: in_order(decision.date, decision.id))


def approved_on(change: Mapping[str, Any], decided: Mapping[str, str]) -> str:
    """The day on which a change was approved; empty where none is known.

    `decided` has the days of the approved decisions by id; a decision counts before an approval.
    """
    named = change.get("decision")
    if named:
        return decided.get(str(named), "")
    approval = change.get("approval")
    return str(approval.get("on") or "") if isinstance(approval, Mapping) else ""


def approving(snapshot: Snapshot) -> list[Decision]:
    """All that approved documents, the older first; of one day a review before a change.

    A change counts for a document only once a review has approved it, under whichever path.
    """
    reviews = [made for made in decisions(snapshot) if made.granted]
    changes = approved_changes(snapshot)
    if not changes:
        return reviews
    here = {a.path for a in snapshot.artifacts}
    first: dict[str, str] = {}
    for made in reviews:
        for path in made.approved:
            first.setdefault(path, made.date)
    renamed = min((on for path, on in first.items() if path not in here), default="")
    found = list(reviews)
    for change in changes:
        bound = {
            path: sha
            for path, sha in change.approved.items()
            if (since := first.get(path, renamed)) and since <= change.date
        }
        if bound:
            found.append(change._replace(approved=bound))
    return sorted(found, key=lambda made: (made.date, made.by_change))


def approvals(snapshot: Snapshot) -> dict[str, Approval]:
    """The newest approval of each document that has one, by path.

    Where changes were approved on the day of the newest, the one that stands counts. A document
    that was renamed is known by its content: a hash that no longer fits what lies at its path
    approves the document that it fits.
    """
    newest: dict[str, list[Decision]] = {}
    for made in approving(snapshot):
        for path in made.approved:
            of_day = newest.setdefault(path, [])
            if not made.by_change or (of_day and of_day[-1].date != made.date):
                of_day.clear()
            of_day.append(made)
    documents = {a.path: a for a in snapshot.artifacts if a.kind.life == "document"}
    found: dict[str, Approval] = {}
    loose: dict[str, Approval] = {}
    for path, of_day in newest.items():
        approval = _approval(path, of_day, documents.get(path))
        bound = approval.decision.approved[path]
        if path in documents:
            found[path] = approval
        if bound and not approval.stands:
            loose[bound] = approval._replace(stands=True)
    for path, artifact in documents.items() if loose else ():
        if path not in found or not found[path].stands:
            moved = next(filter(None, map(loose.get, _hashes(artifact, loose))), None)
            found |= {path: moved} if moved else {}
    return found


def _approval(path: str, of_day: list[Decision], here: Artifact | None) -> Approval:
    """Which of the approvals of one day stands; the last of them where none does.

    One without a hash holds whatever the document says, so it counts only where it is the last.
    """
    last = of_day[-1]
    if here is None:
        return Approval(last, path, stands=False)
    if not last.approved[path]:
        return Approval(last, path, stands=True)
    for made in reversed(of_day):
        bound = made.approved[path]
        if bound and is_bound(bound, here.document, here.kind):
            return Approval(made, path, stands=True)
    return Approval(last, path, stands=False)


def _mappings(value: Any) -> list[Mapping[str, Any]]:
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []


def _hashes(artifact: Artifact, among: Collection[str]) -> Iterator[str]:
    """An artifact's hash in each way in which some others were made."""
    for way in sorted({way_of(bound) for bound in among}):
        yield digest(artifact.document, artifact.kind, way)


def next_gate(standard: Standard, snapshot: Snapshot) -> str:
    """The gate that ends the project's phase; empty where none does."""
    ending = [g for g in standard.gates if g.ends and g.where == "project"]
    return next((gate.id for gate in ending if gate.phase == snapshot.phase), "")


def judged_gates(standard: Standard, snapshot: Snapshot, asked: str | None) -> tuple[Gate, ...]:
    """The gates that end a phase the project has left, and the one asked for.

    A project that was stopped goes straight to its closing: the gates between do not count.
    """
    order = [phase.id for phase in standard.phases]
    if snapshot.phase not in order:
        return ()
    now = order.index(snapshot.phase)
    ending = [g for g in standard.gates if g.ends and g.where == "project"]
    past = [gate for gate in ending if order.index(gate.phase) < now]
    without = left_out(standard, snapshot)
    return tuple(
        gate
        for gate in standard.gates
        if gate.id == asked or (gate in past and gate.id not in without)
    )


def mode_of(standard: Standard, snapshot: Snapshot) -> str:
    """The standard's mode for the project's tier; a manifest can only make it stricter."""
    modes: dict[str, Any] = standard.modes
    mode = str(modes.get("tiers", {}).get(snapshot.tier, modes.get("default", "controlling")))
    own = snapshot.manifest.text("mode") if snapshot.manifest else ""
    return max(mode, own, key=lambda m: MODES.index(m) if m in MODES else -1)


def left_out(standard: Standard, snapshot: Snapshot) -> set[str]:
    """The gates that a stopped project skips: from the one that stopped it to its last one.

    Any gate may stop a project, also a stage gate or its intake; the newest decision on it counts.
    """
    newest = {gate: made.decision for made in decisions(snapshot) for gate in made.gates}
    stopped = [newest.get(gate.id) == "stop" for gate in standard.gates]
    if True not in stopped:
        return set()
    ending = [gate.id for gate in standard.gates if gate.ends and gate.where == "project"]
    after = {gate.id for gate in standard.gates[stopped.index(True) :]}
    return {gate for gate in ending[:-1] if gate in after}


def _decision(path: str, data: Mapping[str, Any]) -> Decision:
    listed = data.get("artifacts") or ()
    entries = [
        entry
        for entry in (listed if isinstance(listed, list) else ())
        if isinstance(entry, Mapping) and "path" in entry
    ]
    gates = data.get("gates") or ()
    return Decision(
        path=path,
        id=str(data.get("id", path)),
        gates=tuple(str(gate) for gate in gates) if isinstance(gates, list) else (),
        date=str(data.get("date", "")),
        decision=str(data["decision"]),
        approved={str(entry["path"]): str(entry.get("sha256") or "") for entry in entries},
        changes={str(e["path"]): str(e["change"]) for e in entries if e.get("change")},
    )
