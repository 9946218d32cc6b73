"""What of a faulty standard can be judged by all the same, so that one fault hides no other."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Any

from pmo_kit._text.time_zones import UTC_NAME, zone_names
from pmo_kit.cel import Type
from pmo_kit.engine.compiled import Compiled
from pmo_kit.engine.environment import navigate
from pmo_kit.engine.name_keywords import DEFINES, REFERS
from pmo_kit.project.paths import PathError
from pmo_kit.standard import Due, Gate, Kind, Standard


def usable_part(standard: Standard, doubtful: Iterable[str]) -> Standard:
    """The standard without what it names and does not have, and with nothing said of some schemas.

    `doubtful` are schemas, by `$id`: those, and what refers to them, accept anything.
    """
    unsure = _with_referring(standard, doubtful)
    schemas = {
        identity: {"$schema": schema.get("$schema"), "$id": identity}
        if identity in unsure
        else schema
        for identity, schema in standard.schemas.items()
    }
    zone = standard.time_zone if standard.time_zone in zone_names() else UTC_NAME
    return standard._replace(
        schemas=schemas,
        schema_of={kind: one for kind, one in standard.schema_of.items() if one not in unsure},
        gates=tuple(_gate(gate, standard) for gate in standard.gates),
        kinds={name: _kind(kind, standard) for name, kind in standard.kinds.items()},
        time_zone=zone,
    )


def without_keywords(standard: Standard, identities: Collection[str]) -> Standard:
    """The standard without what some schemas, by `$id`, say of names."""
    schemas = {
        identity: _stripped(schema) if identity in identities else schema
        for identity, schema in standard.schemas.items()
    }
    return standard._replace(schemas=schemas)


def words_defined(standard: Standard, doubtful: Iterable[str]) -> set[str]:
    """What some schemas, by `$id`, define as far as that can be read."""
    return {
        word
        for identity in doubtful
        for node in _nodes(standard.schemas.get(identity))
        for word in _words(node.get(DEFINES))
    }


def _words(says: Any) -> list[str]:
    kind = says.get("kind") if isinstance(says, dict) else says
    listed = kind if isinstance(kind, list) else [kind]
    return [word for word in listed if isinstance(word, str)]


def judging(compiled: Compiled) -> Compiled:
    """A standard of which some did not compile, so that projects can be judged by the rest."""
    kinds = {
        name: kind._replace(
            due=tuple(due for due in kind.due if not due.when or due.when in compiled.whens),
            **_with_fields(kind, compiled.types[name]),
        )
        for name, kind in compiled.standard.kinds.items()
    }
    return compiled._replace(standard=compiled.standard._replace(kinds=kinds))


def _with_fields(kind: Kind, of: Type) -> dict[str, Any]:
    """What a kind says of fields, without those that it does not have."""

    def there(paths: Iterable[str]) -> tuple[str, ...]:
        found = []
        for path in paths:
            with suppress(PathError):
                navigate(of, path)
                found.append(path)
        return tuple(found)

    return {
        "required": {tier: there(paths) for tier, paths in kind.required.items()},
        "as_written": there(kind.as_written),
        "unhashed": there(kind.unhashed),
        "changes_hands": there(kind.changes_hands),
        "dated": "".join(there([kind.dated] if kind.dated else [])),
    }


def _gate(gate: Gate, standard: Standard) -> Gate:
    roles = {role.id for role in standard.roles}
    phases = [phase.id for phase in standard.phases]
    return gate._replace(
        phase=gate.phase if gate.phase in phases else next(iter(phases), ""),
        decides=gate.decides if gate.decides in roles else "",
        may_decide=tuple(role for role in gate.may_decide if role in roles),
        review_by=gate.review_by if gate.review_by in {g.id for g in standard.gates} else "",
    )


def _kind(kind: Kind, standard: Standard) -> Kind:
    gates = {gate.id for gate in standard.gates}
    roles = {role.id for role in standard.roles}
    due: tuple[Due, ...] = tuple(one for one in kind.due if one.gate in gates)
    phase = kind.phase if kind.phase in {each.id for each in standard.phases} else ""
    return kind._replace(due=due, phase=phase, writer=kind.writer if kind.writer in roles else "")


def _with_referring(standard: Standard, doubtful: Iterable[str]) -> set[str]:
    """Some schemas, and those that refer to one of them."""
    found = {*doubtful}
    while more := {
        identity
        for identity, schema in standard.schemas.items()
        if identity not in found and not found.isdisjoint(_named(schema))
    }:
        found |= more
    return found


def _named(schema: Any) -> Iterator[str]:
    """The schemas that a schema refers to."""
    for node in _nodes(schema):
        if isinstance(ref := node.get("$ref"), str):
            yield ref.partition("#")[0]


def _nodes(value: Any) -> Iterator[Mapping[str, Any]]:
    """All mappings within a value."""
    if isinstance(value, dict):
        yield value
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for each in inner:
        yield from _nodes(each)


def _stripped(schema: Any) -> Any:
    if isinstance(schema, dict):
        kept = {key: of for key, of in schema.items() if key not in (DEFINES, REFERS)}
        return {key: _stripped(of) for key, of in kept.items()}
    return [_stripped(each) for each in schema] if isinstance(schema, list) else schema
