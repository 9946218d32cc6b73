"""Finds what a standard names and does not have: roles, gates, tiers, phases, kinds, fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pmo_kit.cel import DYN, STRING, TIMESTAMP
from pmo_kit.engine.compiled import PAST, STANDARD_LISTS
from pmo_kit.engine.environment import Types, navigate
from pmo_kit.project.paths import PathError
from pmo_kit.source import Change, Document, Route
from pmo_kit.source.likely_change import likely_change
from pmo_kit.standard import Standard, StandardError
from pmo_kit.standard.files import Layer, at
from pmo_kit.standard.merge_layers import shown
from pmo_kit.standard.thresholds import is_by_currency

Named = tuple[str, Route, Any]
"""A word such as `gate`, where in a file one is named, and its name."""


def unknown_names(layer: Layer, standard: Standard) -> Iterator[StandardError]:
    """What one standard's own files name, and the whole does not have."""
    known = _names(standard)
    yield from _unknown(layer.head, _in_head(layer.data), known)
    kinds, rules = in_effect(layer, standard)
    for document in (*kinds, *extensions(layer, standard)):
        yield from _unknown(document, _in_kind(document.data), known)
    for document in rules:
        yield from _unknown(document, _in_rule(document.data), known)


def unknown_fields(layer: Layer, standard: Standard, types: Types) -> Iterator[StandardError]:
    """Fields that one standard's own kinds and rules name, and the schemas do not have."""
    for document in in_effect(layer, standard)[0]:
        yield from _fields(document, types.data[document.data["kind"]], _paths(document.data))
    for document in extensions(layer, standard):
        yield from _fields(document, types.data[document.data["extends"]], _paths(document.data))
    yield from unknown_places(layer, standard, types)


def unknown_places(layer: Layer, standard: Standard, types: Types) -> Iterator[StandardError]:
    """Places of findings that one standard's own rules name, and the schemas do not have."""
    for document in in_effect(layer, standard)[1]:
        yield from _place(document, types)


def in_effect(layer: Layer, standard: Standard) -> tuple[list[Document], list[Document]]:
    """The kinds and the rules of a layer that are in force, and that no layer above replaces."""
    kinds = {kind.source for kind in standard.kinds.values()}
    rules = {rule.source for rule in standard.rules}
    return (
        [one for one in layer.artifacts.values() if shown(layer, one) in kinds],
        [one for one in layer.rules if shown(layer, one) in rules],
    )


def extensions(layer: Layer, standard: Standard) -> list[Document]:
    """What a layer adds to inherited kinds, and is in force."""
    files = {file for kind in standard.kinds.values() for file in kind.extended_by.values()}
    return [document for document in layer.added.values() if shown(layer, document) in files]


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
) -> Iterator[StandardError]:
    for word, route, name in named:
        if name not in known[word]:
            message = f"The standard has no {word} `{name}`."
            remedy = f"There are: {', '.join(known[word]) or 'none'}."
            key = name == route[-1]
            changes = likely_change(route, str(name), known[word], key=key)
            kind = {"artifact": "kind"}.get(word, word)
            yield at(document, route, message, remedy, changes, ((kind, str(name)),))


def _in_head(data: dict[str, Any]) -> Iterator[Named]:
    for index, gate in enumerate(data.get("gates", ())):
        if "phase" in gate:
            yield "phase", ("gates", index, "phase"), gate["phase"]
        if "decides" in gate:
            yield "role", ("gates", index, "decides"), gate["decides"]
        for place, role in enumerate(gate.get("may_decide", ())):
            yield "role", ("gates", index, "may_decide", place), role
        if "review_by" in gate:
            yield "gate", ("gates", index, "review_by"), gate["review_by"]
    by_tier: dict[Route, Any] = {}
    for name, value in data.get("thresholds", {}).items():
        if is_by_currency(value):
            by_tier |= {("thresholds", name, currency): own for currency, own in value.items()}
        else:
            by_tier["thresholds", name] = value
    by_tier["modes", "tiers"] = data.get("modes", {}).get("tiers", {})
    own = [tier["id"] for tier in data.get("tiers", ())]  # in whichever edition
    for route, values in by_tier.items():
        for tier in values if isinstance(values, dict) else ():
            if tier not in own:
                yield "tier", (*route, tier), tier


def _in_kind(data: dict[str, Any]) -> Iterator[Named]:
    for key in ("owner", "writer"):
        if key in data:
            yield "role", (key,), data[key]
    if "phase" in data:
        yield "phase", ("phase",), data["phase"]
    for index, due in enumerate(data.get("due", ())):
        yield "gate", ("due", index, "gate"), due["gate"]
        yield from _in_lists(due, ("due", index), ("tier", "method"))
    for tier in _depths(data):
        yield "tier", ("required", tier), tier


_TEXTS = (STRING, TIMESTAMP, DYN)
_SAY_STRING = "What is read as written is a text: write `type: string` in the schema."


def _depths(data: dict[str, Any]) -> dict[str, list[str]]:
    """The fields that each tier asks of a kind."""
    required = data.get("required", {})
    return required if isinstance(required, dict) else {}


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
    for key in ("as_written", "unhashed", "changes_hands"):
        for index, path in enumerate(data.get(key, ())):
            yield (key, index), path
    for tier, paths in _depths(data).items():
        for index, path in enumerate(paths):
            yield ("required", tier, index), path


def _fields(
    document: Document, kind: Any, paths: Iterable[tuple[Route, str]]
) -> Iterator[StandardError]:
    for route, path in paths:
        try:
            found, _ = navigate(kind, path)
            if route[0] == "as_written" and (getattr(found, "also", None) or found) not in _TEXTS:
                yield at(document, route, f"`{path}` is no text in the schema.", _SAY_STRING)
        except PathError as error:
            remedy = error.remedy or "Name a field that the schema has."
            said = route[-1] if route[0] == "lists" else path
            changes = _with_field(route, str(said), error, key=route[0] == "lists")
            yield at(document, route, str(error), remedy, changes)


def _place(document: Document, types: Types) -> Iterator[StandardError]:
    """A rule's `at` that is no field of its item, nor of its file."""
    data = document.data
    route: Route = ("at",)
    said = data.get("at")
    if isinstance(said, dict):
        said, route = said.get("field"), ("at", "field")
    if said is None or data["artifact"] not in types.documents:
        return
    each, start = data.get("each", ""), types.documents[data["artifact"]]
    whole = each.startswith(STANDARD_LISTS) or not each
    try:
        item = start if whole else navigate(start, each.removeprefix(PAST))[0]
        navigate(item, said)
    except PathError as error:
        remedy = error.remedy or "Name a field of the item, or of the file."
        yield at(document, route, str(error), remedy, _with_field(route, said, error))


def _with_field(
    route: Route, path: str, error: PathError, *, key: bool = False
) -> tuple[Change, ...]:
    """The change of a path so that it names the field that is most like the one that is not."""
    if error.slip is None or error.slip.word not in path:
        return ()
    meant = error.slip.put_into(path)
    return (Change("rename" if key else "set", route, meant),)
