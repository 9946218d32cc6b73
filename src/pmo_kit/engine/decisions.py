"""Which gates count for a project now, in which mode, and what its reviews decided at them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from pmo_kit._text.record_order import in_order
from pmo_kit.project import Artifact, Snapshot, digest, is_bound, way_of
from pmo_kit.results.decision import GRANTING
from pmo_kit.standard import Gate, Standard

REVIEW = "gate-review"
NONE: Mapping[str, str] = MappingProxyType({})
MODES = ("supportive", "controlling", "directive")


class Decision(NamedTuple):
    """What one review decided, and the contents it bound: path -> hash (empty where unbound).

    `changes` names the change that explains why a document is approved again, by path.
    """

    path: str
    id: str
    gates: tuple[str, ...]
    date: str
    decision: str
    approved: Mapping[str, str]
    changes: Mapping[str, str] = NONE

    @property
    def granted(self) -> bool:
        """Whether the review let the project pass."""
        return self.decision in GRANTING


class Approval(NamedTuple):
    """The review that approved a document last, under which path, and whether it still stands."""

    decision: Decision
    path: str
    stands: bool


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


def approvals(snapshot: Snapshot) -> dict[str, Approval]:
    """The newest approval of each document that has one, by path.

    A document that was renamed is known by its content: a hash that no longer fits what lies at its
    path approves the document that it fits.
    """
    newest = {path: made for made in decisions(snapshot) if made.granted for path in made.approved}
    documents = {a.path: a for a in snapshot.artifacts if a.kind.life == "document"}
    found: dict[str, Approval] = {}
    loose: dict[str, Approval] = {}
    for path, decision in newest.items():
        bound = decision.approved[path]
        here = documents.get(path)
        stands = here is not None and (not bound or is_bound(bound, here.document, here.kind))
        if here is not None:
            found[path] = Approval(decision, path, stands)
        if bound and not stands:
            loose[bound] = Approval(decision, path, stands=True)
    for path, artifact in documents.items() if loose else ():
        if path not in found or not found[path].stands:
            moved = next(filter(None, map(loose.get, _hashes(artifact, loose))), None)
            found |= {path: moved} if moved else {}
    return found


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
