"""What a gate decides on: the documents that are due at it, with the hash of each."""

from __future__ import annotations

from pmo_kit.engine.decisions import Decision, decisions
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
    made = [decision for decision in decisions(state.snapshot) if decision.granted]
    found = []
    for kind in state.compiled.standard.kinds.values():
        if kind.life != "document" or kind.outside:
            continue
        due = any(gate.id in gates for _, gate in dues(state, kind))
        for view in state.of(kind.kind):
            if due or view.path in more:
                found.append(_document(view, made))
    return tuple(sorted(found))


def _document(view: View, made: list[Decision]) -> GateDocument:
    """A document with its hash, compared with what the newest decision bound."""
    now = digest(view.artifact.document, view.kind)
    newest = next((d for d in reversed(made) if view.path in d.approved), None)
    if newest is None:
        return GateDocument(view.path, view.kind.kind, view.kind.title, now)
    bound = newest.approved[view.path]
    change: Change = "changed" if bound and bound != now else "same"
    return GateDocument(view.path, view.kind.kind, view.kind.title, now, change, newest.id)
