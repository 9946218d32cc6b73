"""Refuses a standard that would judge nothing, or could not be judged by, before it judges."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pmo_kit.source import Schemas
from pmo_kit.standard import Standard, StandardError


def require_sound(standard: Standard, schema_files: Mapping[str, str]) -> None:
    """Raises `StandardError` at the first thing that judging cannot do without.

    What is merely odd is left to `pmo standard verify`, which lists all that is wrong.
    """
    for message, remedy, path in _faults(standard, schema_files):
        raise StandardError(message, remedy, path)


def _faults(standard: Standard, files: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    phases = [phase.id for phase in standard.phases]
    for gate in standard.gates:
        if gate.phase not in phases:
            remedy = f"Phases: {', '.join(phases)}."
            yield f"The gate {gate.id} names no phase `{gate.phase}`.", remedy, _head(standard)
    schemas = Schemas(standard.schemas)
    for name, kind in standard.kinds.items():
        identity = standard.schema_of.get(name)
        if identity is not None:
            yield from _unusable(schemas, identity, files.get(identity, ""))
        elif kind.format != "text":
            file = f"{name}/v{kind.version}.json"
            yield (
                f"No schema of `{name}`: no `$id` ends in /{file}.",
                f"Write {file} in the standard's schemas folder.",
                kind.source,
            )


def _unusable(schemas: Schemas, identity: str, file: str) -> Iterator[tuple[str, str, str]]:
    """A schema that the engine which decides cannot compile; it raises errors of several kinds."""
    try:
        schemas.accepts(identity, None)
    except Exception as error:
        reason = str(error).split("\n", 1)[0]
        yield f"The schema {identity} cannot be used: {reason}.", "Mend the schema.", file


def _head(standard: Standard) -> str:
    return f"{standard.folder}/standard.yaml"
