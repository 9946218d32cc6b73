"""Finds what an overlay says that reaches nothing: thresholds that no rule reads, alien names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pmo_kit._text import did_you_mean
from pmo_kit.results.verification import Problem
from pmo_kit.source import Document
from pmo_kit.standard import Standard
from pmo_kit.standard.files import Layer
from pmo_kit.verify.problem import problem


def extending_problems(layer: Layer, base: Standard | None) -> list[Problem]:
    """Faults of a standard's own files towards its editions and what it extends."""
    found = list(_editions(layer))
    if base is not None:
        found += _thresholds(layer, base)
        found += _kinds(layer, base)
    return found


def _editions(layer: Layer) -> Iterator[Problem]:
    known = [str(edition["id"]) for edition in layer.data["editions"]]
    for document in (*layer.rules, *layer.artifacts.values()):
        for key in ("since", "until"):
            if key in document.data and str(document.data[key]) not in known:
                yield problem(
                    document,
                    (key,),
                    f"`{layer.data['id']}` has no edition {document.data[key]}.",
                    f"Editions: {', '.join(known)}. Name one of these, or add it to standard.yaml.",
                )


def _thresholds(layer: Layer, base: Standard) -> Iterator[Problem]:
    documents: list[Document] = [*layer.rules, *layer.artifacts.values()]
    for name in layer.data.get("thresholds", {}):
        word = re.compile(rf"\b{re.escape(name)}\b")
        if name in base.thresholds or any(word.search(each.text) for each in documents):
            continue
        near = did_you_mean(name, base.thresholds).rstrip()
        yield problem(
            layer.head,
            ("thresholds", name),
            f"No rule reads the threshold `{name}`, and {base.name} has none of that name.",
            near or f"There are: {', '.join(base.thresholds)}.",
            on_key=True,
        )


def _kinds(layer: Layer, base: Standard) -> Iterator[Problem]:
    start = f"{layer.data['id']}."
    for kind, document in layer.artifacts.items():
        if kind not in base.kinds and not kind.startswith(start):
            yield problem(
                document,
                ("kind",),
                f"`{kind}` may collide with a kind that {base.id} gets one day.",
                f"Begin its name with this standard's: `{start}{kind}`.",
            )
