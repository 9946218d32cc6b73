"""Finds what a standard names and does not have: roles, gates, tiers, fields, skeletons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
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

Named = tuple[str, Route, Any]
"""A word such as `gate`, where in a file one is named, and its name."""


def reference_problems(layer: Layer, standard: Standard) -> list[Problem]:
    """References of one standard's own files that lead nowhere."""
    types, known = Types(standard), _names(standard)
    found = list(_unknown(layer.head, _in_head(layer.data), known))
    for kind, document in layer.artifacts.items():
        if kind in standard.kinds:
            found += _unknown(document, _in_kind(document.data), known)
            found += _fields(document, types.data[kind], _paths(document.data))
            found += _skeleton(document, standard)
    for document in layer.rules:
        found += _unknown(document, _in_rule(document.data), known)
        found += _place(document, standard, types)
    return found


def _names(standard: Standard) -> dict[str, list[str]]:
    """What there is to name in a standard, by word."""
    return {
        "gate": [gate.id for gate in standard.gates],
        "tier": [tier.id for tier in standard.tiers],
        "method": [method.id for method in standard.methods],
        "phase": [phase.id for phase in standard.phases],
        "role": [role.id for role in standard.roles],
        "artifact": list(standard.kinds),
    }


def _unknown(
    document: Document, named: Iterable[Named], known: Mapping[str, list[str]]
) -> Iterator[Problem]:
    for word, route, name in named:
        if name not in known[word]:
            message = f"The standard has no {word} `{name}`."
            remedy = f"There are: {', '.join(known[word]) or 'none'}."
            yield problem(document, route, message, remedy)


def _in_head(data: dict[str, Any]) -> Iterator[Named]:
    for index, gate in enumerate(data.get("gates", ())):
        yield "phase", ("gates", index, "phase"), gate["phase"]
        if "decides" in gate:
            yield "role", ("gates", index, "decides"), gate["decides"]
    for tier in data.get("modes", {}).get("tiers", {}):
        yield "tier", ("modes", "tiers", tier), tier


def _in_kind(data: dict[str, Any]) -> Iterator[Named]:
    yield "role", ("owner",), data["owner"]
    if "phase" in data:
        yield "phase", ("phase",), data["phase"]
    for index, due in enumerate(data.get("due", ())):
        yield "gate", ("due", index, "gate"), due["gate"]
        yield from _in_lists(due, ("due", index), ("tier", "method"))
    for tier in data.get("required", {}):
        yield "tier", ("required", tier), tier


def _in_rule(data: dict[str, Any]) -> Iterator[Named]:
    yield "artifact", ("artifact",), data["artifact"]
    applies = data.get("applies", {})
    yield from _in_lists(applies, ("applies",), ("tier", "method", "phase", "gate"))


def _in_lists(data: dict[str, Any], route: Route, words: Iterable[str]) -> Iterator[Named]:
    """What the lists `tiers`, `methods` and so on name."""
    for word in words:
        for index, name in enumerate(data.get(f"{word}s", ())):
            yield word, (*route, f"{word}s", index), name


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


def _place(document: Document, standard: Standard, types: Types) -> Iterator[Problem]:
    """A rule's `at` that is no field of its item, nor of its file."""
    data = document.data
    if "at" not in data or data["artifact"] not in standard.kinds:
        return
    each, start = data.get("each", ""), types.documents[data["artifact"]]
    try:
        item = start if each.startswith(STANDARD_LISTS) or not each else navigate(start, each)[0]
        navigate(item, data["at"])
    except PathError as error:
        yield problem(document, ("at",), str(error), "Name a field of the item, or of the file.")
