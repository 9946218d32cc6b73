"""Holds a standard's schemas to the checked subset, and finds kinds without one."""

from __future__ import annotations

from pathlib import Path

from pmo_kit.results.verification import Problem
from pmo_kit.source import Broken, read
from pmo_kit.standard import Standard
from pmo_kit.standard.files import Layer
from pmo_kit.verify.lint import lint_schema
from pmo_kit.verify.problem import problem


def schema_problems(layer: Layer, standard: Standard) -> list[Problem]:
    """Faults of a standard's own schemas, and kinds that have none."""
    found = []
    for identity, schema in layer.schemas.items():
        path = layer.schema_files[identity]
        document = read(Path(path).read_bytes(), path, "json")
        for fault in lint_schema(schema, standard.schemas):
            if isinstance(document, Broken):
                found.append(Problem(path, 1, 1, fault.message, fault.remedy))
            else:
                found.append(problem(document, fault.route, fault.message, fault.remedy))
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
    return found
