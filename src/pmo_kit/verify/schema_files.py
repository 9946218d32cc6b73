"""Holds a standard's own schemas to what every engine reads alike, each fault at its place."""

from __future__ import annotations

from pathlib import Path

from pmo_kit.results.verification import Problem
from pmo_kit.source import Broken, read
from pmo_kit.standard import Standard
from pmo_kit.standard.added_fields import ADDED, NOWHERE, Places, places_of
from pmo_kit.standard.files import Layer
from pmo_kit.verify.lint import lint_schema
from pmo_kit.verify.shape import problem


def schema_problems(layer: Layer, standard: Standard) -> tuple[list[Problem], set[str]]:
    """Faults of a standard's own schemas, kinds that have none, and whose types are unsure.

    The last are the `$id` of schemas.
    """
    found, unsure = [], set()
    for identity, schema in layer.schemas.items():
        path = layer.schema_files[identity]
        document = read(Path(path).read_bytes(), path, "json")
        faults = lint_schema(schema, standard.schemas, _added_places(identity, standard))
        unsure |= {identity} if any(not fault.typed for fault in faults) else set()
        for fault in faults:
            if isinstance(document, Broken):
                found.append(Problem(path, 1, 1, fault.message, fault.remedy))
            else:
                told = fault.message, fault.remedy, fault.changes
                found.append(problem(document, fault.route, *told))
    for kind, document in layer.artifacts.items():
        known = standard.kinds.get(kind)
        if known is not None and known.format != "text" and kind not in standard.schema_of:
            file = f"{kind}/v{known.version}.json"
            found.append(
                problem(
                    document,
                    ("kind",),
                    f"No schema of `{kind}`: no `$id` ends in /{file}.",
                    f"Write {file} in the standard's schemas folder.",
                )
            )
    return found, unsure


def _added_places(identity: str, standard: Standard) -> Places:
    """Where a schema of added fields says which; nowhere in any other."""
    kind = standard.kinds.get(identity.removesuffix(ADDED).rpartition("/")[2])
    if kind is None or not identity.endswith(ADDED):
        return NOWHERE
    return places_of(kind.added)
