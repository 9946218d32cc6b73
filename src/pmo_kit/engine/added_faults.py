"""Finds what a standard adds to inherited kinds and cannot: to no kind, twice, or no addition."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pmo_kit._text import did_you_mean
from pmo_kit.results.correction import Correction
from pmo_kit.source import Change, Document, read
from pmo_kit.source.likely_change import likely_change
from pmo_kit.standard import StandardError
from pmo_kit.standard.added_fields import ADDED, Fault, added_identity, combined
from pmo_kit.standard.files import Layer, at
from pmo_kit.standard.merge_layers import overlaid
from pmo_kit.standard.model import identity_of

NOTHING_ELSE = {"schema", "extends", "since", "until"}


def added_faults(layers: list[Layer]) -> Iterator[StandardError]:
    """What is wrong with what the last of some layers, lowest first, adds to inherited kinds."""
    layer = layers[-1]
    if not layer.added and not any(one.endswith(ADDED) for one in layer.schemas):
        return
    below = overlaid(layers[:-1])
    for kind, document in layer.added.items():
        yield from _of_kind(kind, document, layer, below)
    for identity in layer.schemas:
        kind = identity.removesuffix(ADDED).rpartition("/")[2]
        if identity.endswith(ADDED) and kind not in layer.added:
            message = f"Nothing reads these fields: no file in artifacts/ says `extends: {kind}`."
            remedy = f"Write artifacts/{kind}.yaml: `{{schema: artifact/v1, extends: {kind}}}`."
            error = at(schema_document(layer, identity), ("$id",), message, remedy)
            error.correction = _beginning(layer, kind)
            yield error


def _of_kind(
    kind: str, document: Document, layer: Layer, below: dict[str, Any]
) -> Iterator[StandardError]:
    """What is wrong with one file that adds to a kind, and with the schema of its fields."""
    known = below["artifacts"]
    if kind in layer.artifacts:
        message = f"`{kind}` is a kind of this standard itself, and cannot be extended by it."
        remedy = f"Write the fields in the schema of `{kind}`, and delete this file."
        yield at(document, ("extends",), message, remedy)
        return
    if kind not in known:
        message = f"No kind `{kind}` is inherited, so nothing can be added to it."
        there = f"There are: {', '.join(sorted(known)) or 'none'}."
        remedy = f"{did_you_mean(kind, known)}{there}"
        changes = likely_change(("extends",), kind, known)
        yield at(document, ("extends",), message, remedy, changes, (("kind", kind),))
        return
    identity = added_identity(kind, layer.schemas)
    if not identity:
        if not document.data.keys() - NOTHING_ELSE:
            message = f"This adds nothing to `{kind}`: no `$id` of a schema ends in /{kind}{ADDED}."
            yield at(document, ("extends",), message, f"Write schemas/{kind}{ADDED}.")
        return
    fields = schema_document(layer, identity)
    if identity in below["schemas"]:
        message = f"The schema {identity} is inherited; this one would hide it."
        yield at(fields, ("$id",), message, "Give it an address of its own.")
        return
    whole = identity_of(kind, known[kind].get("version", "1.0"), below["schemas"])
    if not whole:
        message = f"`{kind}` has no schema to which fields could be added."
        yield at(fields, ("$id",), message, "Delete this file.")
        return
    schemas = {**below["schemas"], **layer.schemas}
    for fault in combined(whole, layer.schemas[identity], schemas, known[kind]).faults:
        yield at(fields, fault.route, fault.message, fault.remedy, _change(fault, layer))


def _beginning(layer: Layer, kind: str) -> Correction:
    """The file that says that a kind is extended."""
    path = layer.folder / "artifacts" / f"{kind}.yaml"
    return Correction("create", str(path), text=f"schema: artifact/v1\nextends: {kind}")


def _change(fault: Fault, layer: Layer) -> list[Change]:
    """A second field gets the standard's name before its own; what changes a kind is taken out."""
    if not fault.twice:
        return [Change("remove", fault.route)]
    slug = str(layer.data["id"]).replace("-", "_")
    return [Change("rename", fault.route, f"{slug}_{fault.route[-1]}")]


def schema_document(layer: Layer, identity: str) -> Document:
    """A schema of a layer, by its `$id`, as a file that can tell its lines."""
    path = layer.schema_files[identity]
    found = read(Path(path).read_bytes(), path, "json")
    assert isinstance(found, Document)  # it was read before
    return found
