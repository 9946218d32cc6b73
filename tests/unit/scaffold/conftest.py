"""A standard small enough to see through."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pmo_kit.standard import Kind, Standard

Maker = Callable[..., Standard]


@pytest.fixture
def make_standard(tmp_path: Path) -> Maker:
    """Makes a standard from kinds, skeletons (by file name) and schemas (by kind)."""

    def make(
        kinds: list[Kind],
        skeletons: dict[str, str] | None = None,
        schemas: dict[str, dict[str, Any]] | None = None,
    ) -> Standard:
        folder = tmp_path / "standard"
        (folder / "skeletons").mkdir(parents=True)
        for name, text in (skeletons or {}).items():
            (folder / "skeletons" / name).write_text(text, encoding="utf-8")
        given = schemas or {}
        empty: tuple[()] = ()
        return Standard(
            id="small",
            edition="1.0",
            title="Small",
            description="",
            folder=str(folder),
            editions=empty,
            phases=empty,
            gates=empty,
            tiers=empty,
            methods=empty,
            roles=empty,
            modes={},
            thresholds={},
            lists={},
            kinds={kind.kind: kind for kind in kinds},
            rules=empty,
            schemas={str(schema["$id"]): schema for schema in given.values()},
            schema_of={kind: str(schema["$id"]) for kind, schema in given.items()},
        )

    return make


@pytest.fixture
def kind() -> Callable[..., Kind]:
    """Makes a kind that the sponsor owns."""

    def make(name: str, **more: Any) -> Kind:
        return Kind(name, name, "", owner="project-owner", life="document", **more)

    return make
