"""What conditions see of a whole project: its artifacts, its standard, the day of judging."""

from __future__ import annotations

from typing import Any

from pmo_kit.cel.unknowns import Unknown
from pmo_kit.engine.compiled import cel_name, standard_data
from pmo_kit.engine.document_index import ByKind
from pmo_kit.engine.records import Records
from pmo_kit.engine.state import One, State, because_broken
from pmo_kit.engine.tenures import of_project


def project_scope(state: State, records: Records) -> dict[str, Any]:
    """The names under which conditions see a project, with what each of them is.

    Measures are left to who needs them.
    """
    kinds = state.compiled.standard.kinds
    single = [k.kind for k in kinds.values() if not (k.many or k.spread)]
    first = {kind: state.of(kind)[0].doc for kind in single if state.of(kind)}
    hidden = {
        cel_name(kind): Unknown(because_broken(state.broken[kind][0]))
        for kind in single
        if kind in state.broken
    }
    return {
        "all": {cel_name(kind): state.every_of(kind, lambda view: view.doc) for kind in kinds},
        "one": One({cel_name(k): d for k, d in first.items() if k not in state.broken}, hidden),
        "index": ByKind(state),
        "latest": records.seen_as_latest(),
        "project": first.get("project", {"id": state.snapshot.id}),
        "standard": standard_data(state.compiled.standard, state.mode),
        "today": state.today,
        **of_project(state),
    }
