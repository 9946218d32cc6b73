"""What a gate decides on: the documents that are due at it, with the hash of each."""

from __future__ import annotations

from collections.abc import Iterator

from pmo_kit.engine.decisions import decisions
from pmo_kit.engine.due import dues
from pmo_kit.engine.state import State
from pmo_kit.project import digest
from pmo_kit.results.readiness import Change, Paper


def papers(state: State, gates: tuple[str, ...], more: tuple[str, ...] = ()) -> tuple[Paper, ...]:
    """The documents due at any of some gates, and those at further paths, by path.

    What cannot be read is left out: it has no hash.
    """
    return tuple(sorted(_papers(state, gates, more)))


def _papers(state: State, gates: tuple[str, ...], more: tuple[str, ...]) -> Iterator[Paper]:
    made = [decision for decision in decisions(state.snapshot) if decision.granted]
    for kind in state.compiled.standard.kinds.values():
        if kind.life != "document" or kind.outside:
            continue
        due = any(gate.id in gates for _, gate in dues(state, kind))
        for view in state.of(kind.kind):
            if not due and view.path not in more:
                continue
            now = digest(view.artifact.document, kind)
            newest = next((d for d in reversed(made) if view.path in d.approved), None)
            change: Change = "new"
            if newest is not None:
                bound = newest.approved[view.path]
                change = "changed" if bound and bound != now else "same"
            review = newest.id if newest is not None else ""
            yield Paper(view.path, kind.kind, kind.title, now, change, review)
