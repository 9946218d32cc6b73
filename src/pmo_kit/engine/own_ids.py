"""KIT-012: no two elements of a list have the same id, in whichever files of its kind they lie."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from pmo_kit.engine.builtin_rules import OWN_ID
from pmo_kit.engine.state import State, View, because_broken
from pmo_kit.engine.verdicts import Verdicts, at, builtin_finding
from pmo_kit.results import Finding
from pmo_kit.source import Document, Route
from pmo_kit.standard import Kind

KEY = "id"


def judge_ids(state: State, out: Verdicts) -> None:
    """Judge each list whose elements its kind names by their `id`; the first to have one keeps it.

    Files of a kind that is spread over several are one list.
    """
    for kind in state.compiled.standard.kinds.values():
        names, views = _lists(kind), state.of(kind.kind)
        if not names:
            continue
        for path in state.broken.get(kind.kind, ()):
            subject = f"{state.snapshot.id}/{kind.kind}/{path}"
            out.add(OWN_ID.id, subject, "skipped", because_broken(path))
        for view, name in product(views, names):
            for route, reason in view.hidden_entries(name):
                out.add(OWN_ID.id, state.subject(view, route), "skipped", reason)
        for group in [views] if kind.spread and views else [[view] for view in views]:
            found = [finding for name in names for finding in _repeated(state, group, name)]
            out.add_findings(found)
            if not found:
                out.add(OWN_ID.id, state.subject(group[0]), "passed")


def _lists(kind: Kind) -> list[str]:
    """The lists of a kind whose elements go by their id, but for those within other lists."""
    return [name for name, key in kind.lists.items() if key == KEY and "[]" not in name]


def _repeated(state: State, views: list[View], name: str) -> Iterator[Finding]:
    met: dict[str, tuple[Document, Route]] = {}
    for view in views:
        document = view.artifact.document
        for position, entry in view.entries(name):
            id = str(entry.get(KEY, ""))
            if not id:
                continue
            route = (*document.to_fields, name, position, KEY)
            if id not in met:
                met[id] = document, route
                continue
            first = at(*met[id])
            yield builtin_finding(
                OWN_ID,
                state.subject(view, route[:-1]),
                f"The id {id} is used twice in `{name}`; {first.path}, line {first.line}, has it.",
                at(document, route),
                text=document.text,
                kind=view.kind.kind,
                route=route,
            )
