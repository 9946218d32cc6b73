"""Builds the model of a standard from its merged data."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

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
)
from pmo_kit.standard.places import locate


def folder_of(where: str | Path) -> Path:
    """The folder of a standard that a user names, or gives as a folder.

    A manifest may only name one: for that there is `locate`.
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
    return Standard(
        id=raw["id"],
        edition=raw["edition"],
        title=raw["title"],
        description=raw.get("description", ""),
        folder=raw["folder"],
        editions=tuple(
            Edition(str(e["id"]), e["status"], e.get("released")) for e in raw["editions"]
        ),
        phases=tuple(Phase(p["id"], p["title"], p.get("purpose", "")) for p in raw["phases"]),
        gates=tuple(_gate(gate) for gate in raw["gates"]),
        tiers=tuple(
            Tier(t["id"], t["title"], t.get("means", ""), t.get("limits", {})) for t in raw["tiers"]
        ),
        methods=tuple(Method(m["id"], m["title"], m.get("means", "")) for m in raw["methods"]),
        roles=tuple(_role(role) for role in raw["roles"]),
        modes=raw["modes"],
        thresholds=raw["thresholds"],
        tighter=raw["tighter"],
        lists=raw["lists"],
        kinds=kinds,
        rules=tuple(_rule(data) for _, data in sorted(raw["rules"].items())),
        schemas=raw["schemas"],
        schema_of=_schemas_of(kinds, raw["schemas"]),
        handbook=_handbook(raw),
        layers=tuple(raw["layers"]),
    )


def _handbook(raw: Mapping[str, Any]) -> Handbook:
    data = raw.get("handbook", {})
    return Handbook(
        name=data.get("name", raw["title"]),
        company=data.get("company", raw["id"]),
        pages=data.get("pages", "docs"),
        logo=data.get("logo", ""),
        colours=data.get("colours", {}),
    )


def _schemas_of(
    kinds: Mapping[str, Kind], schemas: Mapping[str, Mapping[str, Any]]
) -> dict[str, str]:
    """For each kind the `$id` that ends in `<kind>/v<version>.json`."""
    return {
        name: identity
        for name, kind in kinds.items()
        for identity in schemas
        if identity.endswith(f"/{name}/v{kind.version}.json")
    }


def _gate(data: Mapping[str, Any]) -> Gate:
    return Gate(
        id=data["id"],
        title=data["title"],
        phase=data["phase"],
        question=data.get("question", ""),
        decides=data.get("decides", ""),
        other_names=tuple(data.get("other_names", ())),
        ends=data.get("ends", False),
        where=data.get("where", "project"),
    )


def _role(data: Mapping[str, Any]) -> Role:
    return Role(
        id=data["id"],
        title=data["title"],
        everyday=data.get("everyday", ""),
        layer=data.get("layer", ""),
        owes=tuple(data.get("owes", ())),
        week=data.get("week", ""),
        other_names=tuple(data.get("other_names", ())),
    )


def _due(data: Mapping[str, Any]) -> Due:
    return Due(
        data["gate"],
        tuple(data.get("tiers", ())),
        tuple(data.get("methods", ())),
        data.get("when", ""),
    )


def _kind(data: Mapping[str, Any]) -> Kind:
    return Kind(
        kind=data["kind"],
        title=data["title"],
        purpose=data["purpose"],
        owner=data["owner"],
        life=data["life"],
        version=data.get("version", "1.0"),
        phase=data.get("phase", ""),
        many=data.get("many", False),
        spread=data.get("spread", False),
        outside=data.get("outside", False),
        key=data.get("key", ""),
        lists=dict(data.get("lists", {})),
        file=data.get("file", ""),
        files=tuple(data.get("files", ())),
        format=data.get("format", ""),
        front_matter=data.get("front_matter", "fence"),
        sections=tuple(data.get("sections", ())),
        unhashed=tuple(data.get("unhashed", ())),
        due=tuple(_due(due) for due in data.get("due", ())),
        required={tier: tuple(paths) for tier, paths in data.get("required", {}).items()},
        burden=dict(data.get("burden", {})),
        good=tuple(data.get("good", ())),
        mistakes=tuple(data.get("mistakes", ())),
        since=str(data.get("since", "")),
        source=data["source"],
        home=data["home"],
        dated=data.get("dated", ""),
        writer=data.get("writer", ""),
        other_names=tuple(data.get("other_names", ())),
    )


def _rule(data: Mapping[str, Any]) -> Rule:
    applies = data.get("applies", {})
    return Rule(
        id=data["id"],
        title=data["title"],
        level=data["level"],
        artifact=data["artifact"],
        check=data["check"],
        message=data["message"],
        why=data["why"],
        fix=data["fix"],
        revision=data.get("revision", 1),
        since=str(data.get("since", "")),
        until=str(data.get("until", "")),
        applies=Applies(
            *(tuple(applies.get(part, ())) for part in ("tiers", "methods", "phases", "gates"))
        ),
        each=data.get("each", ""),
        when=data.get("when", ""),
        at=data.get("at", ""),
        found=data.get("found", ""),
        refs=tuple(data.get("refs", ())),
        mend=tuple((step["set"], step["to"]) for step in data.get("mend", ())),
        examples=dict(data.get("examples", {})),
        source=data["source"],
        effective=data.get("effective", ""),
        grace=data.get("grace"),
        running=data.get("running", ""),
    )
