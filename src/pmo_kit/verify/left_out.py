"""A layer without what cannot be laid over those below it, so that the rest is looked at."""

from __future__ import annotations

import dataclasses
from typing import Any

from pmo_kit.standard import StandardError
from pmo_kit.standard.files import Layer
from pmo_kit.standard.merge_items import WORDS


def left_out(layer: Layer, error: StandardError) -> Layer | None:
    """The layer without the part at which an error points; None where that cannot be told."""
    if error.path == layer.head.path:
        return _without_item(layer, error)
    rest = dataclasses.replace(
        layer,
        artifacts={k: one for k, one in layer.artifacts.items() if one.path != error.path},
        added={k: one for k, one in layer.added.items() if one.path != error.path},
        rules=[one for one in layer.rules if one.path != error.path],
        schemas={
            identity: schema
            for identity, schema in layer.schemas.items()
            if layer.schema_files[identity] != error.path
        },
    )
    return rest if _size(rest) < _size(layer) else None


def _size(layer: Layer) -> int:
    return sum(map(len, (layer.artifacts, layer.added, layer.rules, layer.schemas)))


def _without_item(layer: Layer, error: StandardError) -> Layer | None:
    """The layer without the item of a list in its head that is told last before a place."""
    head, data = layer.head, dict[str, Any](layer.head.data)
    found = []
    for name in WORDS:
        for index in range(len(data.get(name, ()))):
            place = head.place((name, index))
            found.append(((place.line, place.column), name, index))
    before = [one for one in found if one[0] <= (error.line, error.column)]
    if not before:
        return None
    _, name, index = max(before)
    data[name] = [one for at, one in enumerate(data[name]) if at != index]
    return dataclasses.replace(layer, head=head.replace(data=data))
