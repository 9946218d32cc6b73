"""Fields that a standard adds to an inherited kind: laid into its schema, or refused in words."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pmo_kit.engine import prepare
from pmo_kit.engine.kept_standard import plain, restored
from pmo_kit.handbook.fields import groups
from pmo_kit.source import Schemas
from pmo_kit.standard import Standard, StandardError, load
from pmo_kit.standard.bundle_schema import bundled
from pmo_kit.verify import verify

Copied = Callable[[dict[str, Any]], Path]
Made = Callable[..., Path]
Files = dict[str, Any]
OFFICE = {"type": "string", "description": "Which office permits it.", "examples": ["North"]}
PLACE = {"type": "string", "description": "Where it lies.", "examples": ["Hall 3"]}


def head(name: str, below: str) -> str:
    return (
        f"schema: standard/v1\nid: {name}\ntitle: {name}\nextends: ../{below}\n"
        'editions: [{id: "1.0", status: current}, {id: "2.0", status: draft}]\n'
    )


def schema(name: str, kind: str, properties: Files, **more: Any) -> Files:
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"https://{name}.example/schemas/{kind}/added.json",
        "type": "object",
        "properties": properties,
        **more,
    }


def extension(kind: str, said: str = "") -> str:
    return f"schema: artifact/v1\nextends: {kind}\n{said}"


@pytest.fixture
def made(copied: Copied) -> Made:
    """Makes a standard beside the toy, or beside one that was made, that extends it."""

    def make(files: Files, name: str = "own", below: str = "toy@1.0") -> Path:
        toy = copied({}) if below.startswith("toy") else Path(made_first[0])
        folder = toy.parent / name
        for path, content in {"standard.yaml": head(name, below), **files}.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            text = content if isinstance(content, str) else json.dumps(content, indent=1)
            (folder / path).write_text(text)
        made_first.append(folder)
        return folder

    made_first: list[Path] = []
    return make


def brief(properties: Files, said: str = "", **more: Any) -> Files:
    """What a standard writes to add fields to the toy's brief."""
    return {
        "artifacts/brief.yaml": extension("brief", said),
        "schemas/brief/added.json": schema("own", "brief", properties, **more),
    }


def accepts(standard: Standard, kind: str, data: Files) -> bool:
    return Schemas(standard.schemas).accepts(standard.schema_of[kind], data)


def faults(folder: Path) -> list[tuple[str, int, str, str]]:
    """File, line, message and remedy of everything that verifying tells of a standard's files."""
    return [
        (Path(one.path).name, one.line, one.message, one.remedy) for one in verify(folder).problems
    ]


def test_a_field_is_added_at_the_top_and_its_kind_keeps_its_name(made: Made) -> None:
    standard = load(made(brief({"office": OFFICE})))
    data = {"schema": "brief/v1", "status": "draft"}
    assert accepts(standard, "brief", data) and accepts(standard, "brief", {**data, "office": "N"})
    assert not accepts(standard, "brief", {**data, "office": 7})
    assert not accepts(standard, "brief", {**data, "ofice": "N"})
    kind = standard.kinds["brief"]
    assert (kind.schema_name, kind.layer) == ("brief/v1", "toy@1.0")
    assert kind.added == {"office": "own@1.0"}
    assert kind.extended_by["own@1.0"].endswith("own/artifacts/brief.yaml")


def test_fields_are_added_inside_objects_and_entries_of_lists(made: Made) -> None:
    steps = {"items": {"properties": {"place": PLACE}}}
    items = {"items": {"properties": {"office": {"$ref": "#/$defs/office"}, "steps": steps}}}
    folder = made(
        {
            "artifacts/log.yaml": extension("log"),
            "schemas/log/added.json": schema(
                "own", "log", {"items": items}, **{"$defs": {"office": OFFICE}}
            ),
        }
    )
    standard = load(folder)
    step, item = {"id": "S-1", "place": "Hall"}, {"id": "I-1", "size": 1, "office": "N"}
    assert accepts(standard, "log", {"schema": "log/v1", "items": [{**item, "steps": [step]}]})
    assert not accepts(standard, "log", {"schema": "log/v1", "items": [{**item, "place": "x"}]})
    assert not accepts(standard, "log", {"schema": "log/v1", "items": [{"id": "I", "office": "N"}]})
    assert standard.kinds["log"].added == {
        "items[].office": "own@1.0",
        "items[].steps[].place": "own@1.0",
    }
    assert faults(folder) == []


def test_what_a_kind_is_read_by_is_added_to(made: Made) -> None:
    said = "as_written: [office]\nunhashed: [office]\ngood: [It is short.]\nlists: {rooms: id}\n"
    room = {"type": "object", "additionalProperties": False, "properties": {"id": PLACE}}
    rooms = {"type": "array", "description": "Its rooms.", "items": room}
    folder = made(brief({"office": OFFICE, "rooms": rooms}, f"{said}required: {{S: [office]}}\n"))
    kind = load(folder).kinds["brief"]
    assert (kind.as_written, kind.unhashed) == (("office",), ("status", "office"))
    assert (kind.good, kind.lists) == (("It is short.",), {"rooms": "id"})
    assert kind.required == {"L": ("budget",), "S": ("office",)}
    assert kind.below is not None and kind.below.required == {"L": ("budget",)}
    assert kind.as_known_to({"toy@1.0"}) == kind.below
    assert kind.as_known_to({"toy@1.0", "own@1.0"}) is kind


def test_editions_count_for_added_fields(made: Made) -> None:
    folder = made(brief({"office": OFFICE}, 'since: "2.0"\n'))
    assert load(folder, "1.0").kinds["brief"].added == {}
    assert load(folder, "2.0").kinds["brief"].added == {"office": "own@2.0"}
    (folder / "artifacts/brief.yaml").write_text(extension("brief", 'since: "9.0"\n'))
    assert "`own` has no edition 9.0." in [message for _, _, message, _ in faults(folder)]


def test_a_third_standard_adds_beside_the_second(made: Made) -> None:
    made(brief({"office": OFFICE}, "required: {S: [office]}\n"))
    files = {
        "artifacts/brief.yaml": extension("brief", "required: {S: [place]}\n"),
        "schemas/brief/added.json": schema("unit", "brief", {"place": PLACE}),
    }
    folder = made(files, "unit", "own@1.0")
    kind = load(folder).kinds["brief"]
    assert kind.added == {"office": "own@1.0", "place": "unit@1.0"}
    assert kind.required["S"] == ("office", "place")
    assert kind.as_known_to({"toy@1.0", "own@1.0"}).required["S"] == ("office",)
    assert faults(folder) == []


def test_a_kept_standard_has_them_too(made: Made) -> None:
    folder = made(brief({"office": OFFICE}, "required: {S: [office]}\n"))
    standard = prepare(folder).standard
    again = restored(plain(standard))
    assert again.kinds["brief"] == standard.kinds["brief"]
    for _ in range(3):
        kept = prepare(folder).standard
        assert kept.kinds["brief"] == standard.kinds["brief"]
        assert kept.schemas[kept.schema_of["brief"]] == standard.schemas[kept.schema_of["brief"]]


def test_the_schema_for_editors_is_one_and_self_contained(made: Made) -> None:
    whole = bundled(load(made(brief({"office": OFFICE}))), "brief")
    assert whole["$id"] == "https://toy.example/schemas/brief/v1.0.json"
    ref = whole["properties"]["office"]["$ref"]
    assert ref.startswith("#/$defs/") and whole["$defs"][ref.rpartition("/")[2]] == OFFICE


def test_an_inherited_golden_project_is_not_asked_for_an_added_field(made: Made) -> None:
    asking = brief({"office": OFFICE}, "required: {S: [office], L: [office]}\n")
    assert faults(made(asking)) == []


REFUSED = [
    (
        brief({"budget": PLACE}),
        ("added.json", 6, "Two fields of one name: `brief` has `budget` already, by toy@1.0."),
    ),
    (brief({"budget": False}), ("added.json", 6, "Two fields of one name: `brief` has `budget`")),
    (
        brief({"office": OFFICE}, required=["office"]),
        ("added.json", 14, "`required` would change what is inherited: the whole of `brief`."),
    ),
    (
        brief({"office": OFFICE}, additionalProperties=True),
        ("added.json", 14, "`additionalProperties` would change what is inherited"),
    ),
    (
        {
            "artifacts/log.yaml": extension("log"),
            "schemas/log/added.json": schema(
                "own", "log", {"items": {"maxItems": 3, "items": {"properties": {"at": PLACE}}}}
            ),
        },
        ("added.json", 7, "`maxItems` would change what is inherited: `items`."),
    ),
    (
        {"artifacts/breif.yaml": extension("breif")},
        ("breif.yaml", 2, "No kind `breif` is inherited, so nothing can be added to it."),
    ),
    (
        {"artifacts/brief.yaml": extension("brief")},
        ("brief.yaml", 2, "This adds nothing to `brief`: no `$id` of a schema ends in"),
    ),
    (
        {"schemas/brief/added.json": schema("own", "brief", {"office": OFFICE})},
        (
            "added.json",
            3,
            "Nothing reads these fields: no file in artifacts/ says",
        ),
    ),
    (
        brief({"office": OFFICE}, "required: {S: [ofice]}\n"),
        ("brief.yaml", 3, "`ofice`: there is no field `ofice`."),
    ),
    (
        brief({"office": OFFICE}, "required: {T9: [office]}\n"),
        ("brief.yaml", 3, "The standard has no tier `T9`."),
    ),
    (
        brief({"office": {**OFFICE, "x-refers-to": {"kind": "offices"}}}),
        ("added.json", 13, "No field of this standard defines a `offices`."),
    ),
    (
        brief({"office": {**OFFICE, "pattern": "("}}),
        ("added.json", 12, "pattern"),
    ),
    (
        brief({"office": OFFICE}, "kind: brief\n"),
        ("brief.yaml", 3, "`kind` is not a key"),
    ),
    (
        brief({"office": OFFICE}, "due: [{gate: A}]\n"),
        ("brief.yaml", 3, "`due` is not a key"),
    ),
]


@pytest.mark.parametrize(("files", "expected"), REFUSED)
def test_what_cannot_be_added_is_told_at_its_line(
    made: Made, files: Files, expected: tuple[str, int, str]
) -> None:
    folder = made(files)
    told = faults(folder)
    name, line, message = expected
    assert [one for one in told if one[:2] == (name, line) and message in one[2] and one[3]], told
    with pytest.raises(StandardError):
        prepare(folder)


def test_fields_that_no_gate_would_ask_for_are_told(made: Made) -> None:
    told = faults(
        made(
            {
                "artifacts/people.yaml": extension("people", "required: {S: [office]}\n"),
                "schemas/people/added.json": schema("own", "people", {"office": OFFICE}),
            }
        )
    )
    assert told == [
        (
            *("people.yaml", 3),
            "No gate asks for a `people`, so these fields are asked for nowhere.",
            "Take this out, and write a rule on `people` that asks for them: `has(…)`.",
        )
    ]


def test_a_field_of_another_company_s_layer_is_not_added_again(made: Made) -> None:
    made(brief({"office": OFFICE}))
    again = {
        "artifacts/brief.yaml": extension("brief"),
        "schemas/brief/added.json": schema("unit", "brief", {"office": PLACE}),
    }
    (told,) = faults(made(again, "unit", "own@1.0"))
    assert told[2] == "Two fields of one name: `brief` has `office` already, by own@1.0."
    hiding = {**again, "schemas/brief/added.json": schema("own", "brief", {"place": PLACE})}
    assert "is inherited; this one would hide it." in str(faults(made(hiding, "unit", "own@1.0")))


def test_a_kind_of_one_s_own_is_no_kind_to_extend(made: Made, toy: Path) -> None:
    kind = (toy / "artifacts/people.yaml").read_text().replace("kind: people", "kind: own.site")
    files = {
        "artifacts/own.site.yaml": kind,
        "artifacts/extra.yaml": extension("own.site"),
        "schemas/own.site/added.json": schema("own", "own.site", {"office": OFFICE}),
    }
    told = [message for _, _, message, _ in faults(made(files))]
    assert any("is a kind of this standard itself" in message for message in told)


def at_every_object(standard: Standard) -> Files:
    """Files that add a field to each object and each entry of a list, in every kind."""
    files: Files = {}
    for name, kind in standard.kinds.items():
        top: Files = {}
        for group in groups(standard, kind):
            inner = top
            for step in filter(None, group.path.split(".")):
                for key in ("properties", step.partition("[")[0], *["items"] * step.count("[]")):
                    inner = inner.setdefault(key, {})
            inner.setdefault("properties", {})["zz_added"] = OFFICE
        if top:
            files[f"artifacts/{name}.yaml"] = extension(name)
            files[f"schemas/{name}/added.json"] = schema("own", name, {}) | top
    return files


@pytest.mark.long
def test_any_object_of_any_kind_of_the_core_can_get_a_field(tmp_path: Path) -> None:
    core = load("core")
    for path, content in at_every_object(core).items():
        (tmp_path / "own" / path).parent.mkdir(parents=True, exist_ok=True)
        text = content if isinstance(content, str) else json.dumps(content)
        (tmp_path / "own" / path).write_text(text)
    (tmp_path / "own/standard.yaml").write_text(head("own", "core@1.0").replace("../", ""))
    standard = prepare(tmp_path / "own").standard
    schemas = Schemas(standard.schemas)
    for name, kind in standard.kinds.items():
        before, after = groups(core, core.kinds[name]), groups(standard, kind)
        assert [(one.path, len(one.fields) + 1) for one in before] == [
            (one.path, len(one.fields)) for one in after
        ]
        assert all(one.fields[-1].added_by == "own" for one in after)
        schemas.accepts(standard.schema_of[name], {})
        whole = bundled(standard, name)
        assert Schemas({whole["$id"]: whole}).accepts(whole["$id"], {}) is False
