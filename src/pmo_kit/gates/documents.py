"""What a gate decides on: the documents that are due at it, with the hash of each."""

from __future__ import annotations

from pmo_kit.engine.decisions import Approval
from pmo_kit.engine.due import dues
from pmo_kit.engine.state import State, View
from pmo_kit.project import digest
from pmo_kit.results.readiness import Change, GateDocument


def documents_of(
    state: State, gates: tuple[str, ...], more: tuple[str, ...] = ()
) -> tuple[GateDocument, ...]:
    """The documents due at any of some gates, and those at further paths, by path.

    What cannot be read is left out: it has no hash.
    """
    found = []
    for kind in state.compiled.standard.kinds.values():
        if kind.life != "document" or kind.outside:
            continue
        due = any(gate.id in gates for _, gate in dues(state, kind))
        for view in state.of(kind.kind):
            if due or view.path in more:
                found.append(_document(view, state.approvals.get(view.path)))
    return tuple(sorted(found))


def _document(view: View, approval: Approval | None) -> GateDocument:
    """A document with its hash, compared with what the newest approval bound."""
    now = digest(view.artifact.document, view.kind)
    if approval is None:
        return GateDocument(view.path, view.kind.kind, view.kind.title, now)
    change: Change = "same" if approval.stands else "changed"
    review = approval.decision.id
    return GateDocument(view.path, view.kind.kind, view.kind.title, now, change, review)
