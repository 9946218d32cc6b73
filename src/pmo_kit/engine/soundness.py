"""Compiles a standard, or says at which places it is unfit to judge by: structure, schemas, types.

Whether its examples hold is told by `pmo standard verify` alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from pmo_kit._text.time_zones import UTC_NAME, unknown_zone, zone_names
from pmo_kit.engine.added_faults import added_faults
from pmo_kit.engine.compile_rules import RuleFault, compile_standard
from pmo_kit.engine.compiled import Compiled
from pmo_kit.engine.environment import Types
from pmo_kit.engine.name_faults import name_faults
from pmo_kit.engine.references import in_effect, unknown_fields, unknown_names
from pmo_kit.engine.schema_faults import refused_schemas, schema_faults
from pmo_kit.engine.setting_types import changed_types, restored
from pmo_kit.engine.usable_part import (
    judging,
    usable_part,
    without_keywords,
    words_defined,
)
from pmo_kit.source import Change, Document
from pmo_kit.source.likely_change import free_name, likely_change
from pmo_kit.source.scalar_offset import point_within
from pmo_kit.standard import Standard, StandardError
from pmo_kit.standard.editions import edition_faults, in_force
from pmo_kit.standard.files import Layer, at

LISTED = ("editions", "phases", "gates", "tiers", "methods", "roles")


def examine(
    standard: Standard, layers: list[Layer], unsure: Iterable[str] = ()
) -> tuple[Compiled | None, list[StandardError]]:
    """A standard compiled, and everything that makes it unfit to judge by, each at its place.

    Causes come first, and none hides what does not follow from it: what is at fault is left out of
    what is compiled. `unsure` are schemas, by `$id`, that are known to be at fault.
    """
    faults = [fault for layer in layers for fault in _structure(layer)]
    for number, layer in enumerate(layers, 1):
        faults += added_faults(layers[:number])
        faults += unknown_names(layer, standard)
        faults += schema_faults(layer, standard)
    doubtful = {*unsure, *_faulty(layers, faults)}
    usable = usable_part(standard, doubtful) if faults or doubtful else standard
    words = words_defined(standard, doubtful)
    named = [fault for layer in layers for fault in name_faults(layer, usable, words)]
    if named:
        usable = without_keywords(usable, _faulty(layers, named))
    refused = [fault for layer in layers for fault in refused_schemas(layer, usable)]
    if refused:
        doubtful |= _faulty(layers, refused)
        usable = usable_part(usable, doubtful)
    faults += [*named, *refused]
    try:
        compiled, types, wrong, settings = _compiled(usable, layers)
    except StandardError as error:  # a `$ref` within the schema of a type
        return None, [*faults, error]
    faults += settings
    unknown = {"artifact"} if faults else set()  # that is told with the names
    faults += [_placed(one, standard, layers) for one in wrong if one.field not in unknown]
    for layer in layers:
        faults += unknown_fields(layer, usable, types)
    return judging(compiled) if faults else compiled, faults


def _compiled(
    standard: Standard, layers: list[Layer]
) -> tuple[Compiled, Types, list[RuleFault], list[StandardError]]:
    """A standard compiled, its types, what did not compile, and settings of another type.

    Raises `StandardError` for a `$ref` within the schema of a type that leads nowhere.
    """
    compiled, wrong = compile_standard(standard)
    changed = [
        one
        for number, layer in enumerate(layers)
        for one in changed_types(layer, layers[:number], whole=bool(wrong))
    ]
    if changed and wrong:  # most of that follows from the settings
        for one in changed:
            standard = restored(standard, one)
        compiled, wrong = compile_standard(standard)
    faults = [
        at(one.layer.head, one.route, one.message, one.remedy, one.changes) for one in changed
    ]
    return compiled, Types(standard), wrong, faults


def _faulty(layers: list[Layer], faults: list[StandardError]) -> set[str]:
    """The schemas, by `$id`, in which some of the faults are."""
    paths = {fault.path for fault in faults}
    return {
        identity
        for layer in layers
        for identity, path in layer.schema_files.items()
        if path in paths
    }


def _structure(layer: Layer) -> Iterator[StandardError]:
    """What stands twice in one layer, and editions that there are not."""
    for name in LISTED:
        yield from _twice(layer, name)
    yield from _editions(layer)
    zone = layer.data.get("time_zone", UTC_NAME)
    if zone not in zone_names():
        changes = likely_change(("time_zone",), str(zone), zone_names())
        yield at(layer.head, ("time_zone",), *unknown_zone(str(zone)), changes)
    for edition in layer.data["editions"]:
        yield from _revisions(layer, str(edition["id"]))


def _twice(layer: Layer, name: str) -> Iterator[StandardError]:
    seen: set[str] = set()
    listed = layer.data.get(name, ())
    for index, item in enumerate(listed):
        if item["id"] in seen:
            message = f"`{item['id']}` is used twice under `{name}`."
            remedy = "Give each its own id; ids are never used again."
            route = (name, index, "id")
            taken = [str(one["id"]) for one in listed]
            free = free_name(str(item["id"]), taken, "" if name == "tiers" else "-")
            changes = [Change("set", route, free)] if name != "editions" else []
            yield at(layer.head, route, message, remedy, changes)
        seen.add(item["id"])


def _editions(layer: Layer) -> Iterator[StandardError]:
    """Rules, kinds, and what standard.yaml lists, of editions that are not there."""
    for document in (*layer.rules, *layer.artifacts.values(), *layer.added.values()):
        yield from edition_faults(layer, document)
    for name in LISTED:
        for index in range(len(layer.data.get(name, ()))):
            yield from edition_faults(layer, layer.head, (name, index))


def _revisions(layer: Layer, edition: str) -> Iterator[StandardError]:
    order = [str(e["id"]) for e in layer.data["editions"]]
    seen: dict[str, Document] = {}
    for document in layer.rules:
        if not in_force(document.data, edition, order):
            continue
        identity = document.data["id"]
        if identity in seen:
            other = Path(seen[identity].path).name
            yield at(
                document,
                ("id",),
                f"In edition {edition} two revisions of {identity} are in force; the other is "
                f"{other}.",
                "End the older with `until:` the edition before, or give a new rule a new id.",
            )
        seen[identity] = document


def _placed(fault: RuleFault, standard: Standard, layers: Iterable[Layer]) -> StandardError:
    """A fault of a rule, or of a kind's `when`, at its character in the file."""
    found = next(
        document
        for layer in layers
        for documents in in_effect(layer, standard)
        for document in documents
        if fault.rule in (document.data.get("id"), document.data.get("kind"))
    )
    if fault.route[:1] == ("let",) and fault.route[1] not in found.data.get("let", {}):
        found = next(
            one.head for one in reversed(list(layers)) if fault.route[1] in one.data.get("let", {})
        )
        return _told(fault, found, f"`{fault.route[1]}`, which {fault.rule} uses: {fault.message}")
    word = "Rule" if "id" in found.data else "Kind"
    return _told(fault, found, f"{word} {fault.rule}, `{fault.field}`: {fault.message}")


def _told(fault: RuleFault, found: Document, message: str) -> StandardError:
    """A fault of a file at its character, in these words."""
    route = fault.route or ((fault.field,) if fault.field in found.data else ())
    message += "" if message.endswith((".", "?", "!")) else "."
    error = at(found, route, message, fault.remedy)
    error.slip = fault.slip
    if route:
        error.line, error.column = point_within(found, route, fault.offset)
    return error
