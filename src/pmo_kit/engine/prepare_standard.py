"""Makes a standard ready to judge, from the cache if it can be, or refuses it where unsound."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from pmo_kit.engine import cache
from pmo_kit.engine.cache import Accepted
from pmo_kit.engine.compiled import Compiled, from_json, to_json
from pmo_kit.source import Schemas
from pmo_kit.standard import Standard, StandardError, build, folder_of

if TYPE_CHECKING:
    from pmo_kit.engine.compile_rules import RuleFault


def prepare(where: str | Path, edition: str | None = None, avoid: Path | None = None) -> Compiled:
    """Load and compile a standard, from the cache where its files have not changed.

    `avoid` is the project being judged: no cache inside it is read or written.
    Raises `StandardError` where the standard is not sound.
    """
    folder = folder_of(where).resolve()
    place = cache.file_of(folder, edition, avoid)
    kept = cache.carried(folder, edition) or cache.read(folder, edition, avoid)
    if kept is not None:
        with suppress(LookupError, TypeError, ValueError, AttributeError):  # not what was written
            compiled = from_json(kept["raw"], kept["compiled"])
            return compiled._replace(accepted=Accepted(place, kept["files"]))
    from pmo_kit.engine.compile_rules import compile_standard
    from pmo_kit.standard.merge_layers import merged

    raw = merged(folder, edition)
    standard = build(raw)
    require_sound(standard, raw["schema_files"])
    compiled, faults = compile_standard(standard)
    if faults:
        raise _refusal(standard, faults[0], str(where))
    digest = cache.write(folder, edition, avoid, raw, to_json(compiled))
    return compiled._replace(accepted=Accepted(place, digest))


def _refusal(standard: Standard, fault: RuleFault, where: str) -> StandardError:
    sources = {rule.id: rule.source for rule in standard.rules}
    word, source = "Rule", sources.get(fault.rule, "")
    if not source:
        word, source = "Kind", standard.kinds[fault.rule].source
    return StandardError(
        f"{word} {fault.rule}, `{fault.field}`: {fault.message}",
        f"{fault.remedy} `pmo standard verify {where}` lists all that is wrong.".strip(),
        source,
    )


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
