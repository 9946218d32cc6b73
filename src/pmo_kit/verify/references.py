"""Finds what a standard names and does not have: roles, gates, tiers, fields, skeletons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pmo_kit.engine.compiled import STANDARD_LISTS
from pmo_kit.engine.environment import Types, navigate
from pmo_kit.project.paths import PathError
from pmo_kit.project.skeleton import skeleton_of
from pmo_kit.results.verification import Problem
from pmo_kit.source import Document, Route
from pmo_kit.standard import Standard
from pmo_kit.standard.files import Layer
from pmo_kit.verify.shape import problem


def reference_problems(layer: Layer, standard: Standard) -> list[Problem]:
    """References of one standard's own files that lead nowhere."""
    types = Types(standard)
    names = Names(standard)
    found = list(_head(layer, names))
    for kind, document in layer.artifacts.items():
        if kind in standard.kinds:
            found += _kind(document, standard, types, names)
    for document in layer.rules:
        found += _rule(document, standard, types, names)
    return found


class Names:
    """What there is to name in a standard."""

    def __init__(self, standard: Standard) -> None:
        self._known = {
            "gate": [gate.id for gate in standard.gates],
            "tier": [tier.id for tier in standard.tiers],
            "method": [method.id for method in standard.methods],
            "phase": [phase.id for phase in standard.phases],
            "role": [role.id for role in standard.roles],
            "artifact": list(standard.kinds),
        }

    def check(
        self, word: str, names: Iterable[tuple[Route, Any]], document: Document
    ) -> Iterator[Problem]:
        """A problem for each name that is not known."""
        known = self._known[word]
        for route, name in names:
            if name not in known:
                yield problem(
                    document,
                    route,
                    f"The standard has no {word} `{name}`.",
                    f"There are: {', '.join(known) or 'none'}.",
                )


def _head(layer: Layer, names: Names) -> Iterator[Problem]:
    for index, gate in enumerate(layer.data.get("gates", ())):
        yield from names.check("phase", [(("gates", index, "phase"), gate["phase"])], layer.head)
        if "decides" in gate:
            route = ("gates", index, "decides")
            yield from names.check("role", [(route, gate["decides"])], layer.head)
    tiers = layer.data.get("modes", {}).get("tiers", {})
    yield from names.check("tier", [(("modes", "tiers", t), t) for t in tiers], layer.head)


def _kind(document: Document, standard: Standard, types: Types, names: Names) -> Iterator[Problem]:
    data = document.data
    yield from names.check("role", [(("owner",), data["owner"])], document)
    if "phase" in data:
        yield from names.check("phase", [(("phase",), data["phase"])], document)
    for index, due in enumerate(data.get("due", ())):
        yield from names.check("gate", [(("due", index, "gate"), due["gate"])], document)
        for word in ("tier", "method"):
            listed = enumerate(due.get(f"{word}s", ()))
            routes = [(("due", index, f"{word}s", at), name) for at, name in listed]
            yield from names.check(word, routes, document)
    required = data.get("required", {})
    yield from names.check("tier", [(("required", tier), tier) for tier in required], document)
    yield from _fields(document, types.data[data["kind"]], _paths(data))
    yield from _skeleton(document, standard)


def _paths(data: dict[str, Any]) -> Iterator[tuple[Route, str]]:
    """The field paths that a kind's description names."""
    if "key" in data:
        yield ("key",), data["key"]
    if "dated" in data:
        yield ("dated",), data["dated"]
    for path, key in data.get("lists", {}).items():
        yield ("lists", path), f"{path}[].{key}"
    for index, path in enumerate(data.get("unhashed", ())):
        yield ("unhashed", index), path
    for tier, paths in data.get("required", {}).items():
        for index, path in enumerate(paths):
            yield ("required", tier, index), path


def _fields(document: Document, kind: Any, paths: Iterable[tuple[Route, str]]) -> Iterator[Problem]:
    for route, path in paths:
        try:
            navigate(kind, path)
        except PathError as error:
            yield problem(document, route, str(error), "Name a field that the schema has.")


def _skeleton(document: Document, standard: Standard) -> Iterator[Problem]:
    kind = standard.kinds[document.data["kind"]]
    if kind.kind == "project" or kind.files:
        return
    if skeleton_of(kind, standard) is None:
        yield problem(
            document,
            ("kind",),
            f"`{kind.kind}` has no skeleton, so `pmo add {kind.kind}` has nothing to write.",
            f"Write skeletons/{kind.kind}.yaml or .md.",
        )


def _rule(document: Document, standard: Standard, types: Types, names: Names) -> Iterator[Problem]:
    data = document.data
    yield from names.check("artifact", [(("artifact",), data["artifact"])], document)
    for word in ("tier", "method", "phase", "gate"):
        listed = enumerate(data.get("applies", {}).get(f"{word}s", ()))
        routes = [(("applies", f"{word}s", at), name) for at, name in listed]
        yield from names.check(word, routes, document)
    if "at" not in data or data["artifact"] not in standard.kinds:
        return
    each, start = data.get("each", ""), types.documents[data["artifact"]]
    try:
        item = start if each.startswith(STANDARD_LISTS) or not each else navigate(start, each)[0]
        navigate(item, data["at"])
    except PathError as error:
        yield problem(document, ("at",), str(error), "Name a field of the item, or of the file.")
