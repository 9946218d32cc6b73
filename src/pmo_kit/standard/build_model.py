"""Builds the model of a standard from its merged data."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar, cast

from pmo_kit.standard.model import (
    Applies,
    Due,
    Edition,
    Gate,
    Handbook,
    Kind,
    Method,
    Phase,
    Role,
    Rule,
    Standard,
    Tier,
    identity_of,
)
from pmo_kit.standard.places import locate

Made = TypeVar("Made")


def folder_of(where: str | Path) -> Path:
    """The folder of a standard that a user names, or gives as a folder.

    A manifest may only name one: for that there is `locate`. Raises `StandardError` for a name that
    is not installed.
    """
    path = Path(where)
    is_path = isinstance(where, Path) or "/" in where or os.sep in where
    return path if is_path or (path / "standard.yaml").is_file() else locate(str(where))


def load(where: str | Path, edition: str | None = None) -> Standard:
    """Load a standard by name or folder. Raises `StandardError` where it is not sound."""
    from pmo_kit.standard.merge_layers import merged

    return build(merged(folder_of(where), edition))


def extended(folder: Path) -> Standard | None:
    """What the standard in a folder extends, in the pinned edition; None where it extends nothing.

    Raises `StandardError` where either is not sound.
    """
    from pmo_kit.standard.files import read_head
    from pmo_kit.standard.merge_layers import base_folder, merged

    base = base_folder(read_head(folder))
    return build(merged(*base)) if base else None


def build(raw: Mapping[str, Any]) -> Standard:
    """The model of merged data that the meta-schemas accept."""
    kinds = {name: _kind(data) for name, data in sorted(raw["artifacts"].items())}
    return record(
        Standard,
        raw,
        description=raw.get("description", ""),
        editions=tuple(record(Edition, e, id=str(e["id"])) for e in raw["editions"]),
        phases=records(Phase, raw["phases"]),
        gates=records(Gate, raw["gates"]),
        tiers=records(Tier, raw["tiers"]),
        methods=records(Method, raw["methods"]),
        roles=records(Role, raw["roles"]),
        kinds=kinds,
        rules=tuple(_rule(data) for _, data in sorted(raw["rules"].items())),
        schema_of=_schemas_of(kinds, raw["schemas"]),
        handbook=record(Handbook, {"name": raw["title"], "company": raw["id"], **raw["handbook"]}),
    )


def record(form: Callable[..., Made], data: Mapping[str, Any], **made: Any) -> Made:
    """A record of a form, such as `Phase`, with what data says of its fields.

    Lists become tuples. What is `made` already stands for what data says; for what it does not
    say, the record's own default.
    """
    fields: tuple[str, ...] = cast(Any, form)._fields
    said = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in data.items()
        if name in fields
    }
    return form(**{**said, **made})


def records(form: Callable[..., Made], listed: Iterable[Mapping[str, Any]]) -> tuple[Made, ...]:
    """The records of a list."""
    return tuple(record(form, data) for data in listed)


def _schemas_of(
    kinds: Mapping[str, Kind], schemas: Mapping[str, Mapping[str, Any]]
) -> dict[str, str]:
    """The `$id` of each kind's schema."""
    return {
        name: identity
        for name, kind in kinds.items()
        if (identity := identity_of(name, kind.version, schemas))
    }


def _kind(data: Mapping[str, Any]) -> Kind:
    required = data.get("required", {})
    by_tier = required if isinstance(required, Mapping) else {}
    return record(
        Kind,
        data,
        due=records(Due, data.get("due", ())),
        required={tier: tuple(paths) for tier, paths in by_tier.items()},
        needed=required is True or data.get("needed", False),
        since=str(data.get("since", "")),
        below=_kind(data["below"]) if "below" in data else None,
    )


def _rule(data: Mapping[str, Any]) -> Rule:
    return record(
        Rule,
        data,
        since=str(data.get("since", "")),
        until=str(data.get("until", "")),
        applies=record(Applies, data.get("applies", {})),
        mend=tuple((step["set"], step["to"]) for step in data.get("mend", ())),
        **_place(data.get("at", "")),
    )


def _place(at: Any) -> dict[str, Any]:
    """What a rule's `at` says: a field alone, or in full."""
    said: Mapping[str, Any] = at if isinstance(at, Mapping) else {"field": at}
    return {
        "at": said.get("field", ""),
        "at_cel": said.get("cel", ""),
        "at_key": said.get("key", False),
    }
