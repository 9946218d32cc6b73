"""Bundled schemas: whole in themselves, and judging as the originals do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from pmo_kit.source import Document, Schemas, read
from pmo_kit.standard import Standard, StandardError, load
from pmo_kit.standard.bundle_schema import bundled, definition

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def schema(name: str, **body: Any) -> tuple[str, dict[str, Any]]:
    identity = f"https://x.example/schemas/{name}/v1.0.json"
    return identity, {"$schema": DRAFT, "$id": identity, **body}


def standard_of(toy: Path, *schemas: tuple[str, dict[str, Any]]) -> Standard:
    """The toy standard with other schemas; its kind `log` has the first of them."""
    return load(toy)._replace(schemas=dict(schemas), schema_of={"log": schemas[0][0]})


def references(node: Any) -> Iterator[str]:
    if isinstance(node, list):
        for inner in node:
            yield from references(inner)
    elif isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"]
        for inner in node.values():
            yield from references(inner)


def accepts(whole: dict[str, Any], data: Any) -> bool:
    return jsonschema_rs.Draft202012Validator(whole, offline=True).is_valid(data)


@pytest.fixture(scope="module")
def core(root: Path) -> Standard:
    return load(root / "standards" / "core")


def test_every_core_schema_is_whole_in_itself(core: Standard) -> None:
    for kind in core.kinds:
        whole = bundled(core, kind)
        for reference in references(whole):
            assert reference.startswith("#/"), f"{kind}: {reference}"
            definition(whole, reference)


def test_a_bundle_judges_the_golden_projects_as_the_original_does(
    core: Standard, root: Path
) -> None:
    originals = Schemas(core.schemas)
    kinds = {kind.schema_name: name for name, kind in core.kinds.items()}
    judged = 0
    for path in sorted((root / "standards/core/golden/T3/executing").rglob("*")):
        if path.suffix not in (".yaml", ".md") or path.name == "README.md":
            continue
        document = read(path.read_bytes(), path.name)
        assert isinstance(document, Document)
        data = document.data["meta"] if document.format == "markdown" else document.data
        kind = kinds.get(data.get("schema", "")) if isinstance(data, dict) else None
        if kind is None:
            continue
        whole = bundled(core, kind)
        for key in ("", *data):
            less = {k: v for k, v in data.items() if k != key}
            odd = {**data, key: {"odd": [1]}}
            for version in (less, odd):
                assert accepts(whole, version) == originals.accepts(core.schema_of[kind], version)
                judged += 1
    assert judged > 100


def test_definitions_of_equal_name_from_two_schemas_stay_apart(toy: Path) -> None:
    top = schema(
        "log",
        properties={
            "a": {"$ref": "https://x.example/schemas/common/v1.0.json#/$defs/id"},
            "b": {"$ref": "https://y.example/other/common/v1.0.json#/$defs/id"},
        },
    )
    one = schema("common", **{"$defs": {"id": {"type": "string"}}})
    two = ("https://y.example/other/common/v1.0.json", {"$defs": {"id": {"type": "integer"}}})
    whole = bundled(standard_of(toy, top, one, two), "log")
    assert accepts(whole, {"a": "x", "b": 1})
    assert not accepts(whole, {"a": 1, "b": 1}) and not accepts(whole, {"a": "x", "b": "x"})


def test_a_definition_of_ones_own_is_not_overwritten(toy: Path) -> None:
    top = schema(
        "log",
        properties={
            "a": {"$ref": "#/$defs/common-id"},
            "b": {"$ref": "https://x.example/schemas/common/v1.0.json#/$defs/id"},
        },
        **{"$defs": {"common-id": {"type": "integer"}}},
    )
    one = schema("common", **{"$defs": {"id": {"type": "string"}}})
    whole = bundled(standard_of(toy, top, one), "log")
    assert accepts(whole, {"a": 1, "b": "x"}) and not accepts(whole, {"a": "x", "b": "x"})


def test_schemas_that_refer_to_each_other_are_carried_once(toy: Path) -> None:
    tree = schema(
        "tree",
        type="object",
        properties={
            "left": {"$ref": "#"},
            "up": {"$ref": "https://x.example/schemas/log/v1.0.json"},
        },
        additionalProperties=False,
    )
    top = schema(
        "log", properties={"tree": {"$ref": tree[0]}, "again": {"$ref": tree[0]}}, required=["tree"]
    )
    whole = bundled(standard_of(toy, top, tree), "log")
    assert list(whole["$defs"]) == ["tree-root"]
    assert accepts(whole, {"tree": {"left": {"left": {}}, "up": {"tree": {}}}})
    assert not accepts(whole, {"tree": {"left": {"odd": 1}}})
    assert not accepts(whole, {"tree": {"up": {}}})


def test_fields_named_like_keywords_stay_fields(toy: Path) -> None:
    common = "https://x.example/schemas/common/v1.0.json#/$defs/id"
    top = schema(
        "log",
        properties={"$ref": {"type": "string"}, "examples": {"$ref": common}},
        examples=[{"$ref": "as written"}],
    )
    one = schema("common", **{"$defs": {"id": {"type": "string"}}})
    whole = bundled(standard_of(toy, top, one), "log")
    assert whole["examples"] == [{"$ref": "as written"}]
    assert not accepts(whole, {"$ref": 5}) and not accepts(whole, {"examples": 5})


def test_the_original_is_left_as_it_was(core: Standard) -> None:
    before = repr(core.schemas)
    for kind in core.kinds:
        bundled(core, kind)
    assert repr(core.schemas) == before


@pytest.mark.parametrize(
    ("reference", "message"),
    [
        ("https://x.example/gone.json", "which the standard does not have"),
        ("https://x.example/schemas/common/v1.0.json#/$defs/gone", "which is not there"),
    ],
)
def test_a_reference_that_leads_nowhere_is_refused(toy: Path, reference: str, message: str) -> None:
    top = schema("log", properties={"a": {"$ref": reference}})
    with pytest.raises(StandardError, match=message):
        bundled(standard_of(toy, top, schema("common")), "log")
