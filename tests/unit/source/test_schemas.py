"""Schemas judge data and explain every mistake at its place, in the reader's words."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from pmo_kit.source import Document, Route, SchemaProblem, Schemas, is_valid_schema, read
from pmo_kit.source.invalid_schemas import invalid_parts

DRAFT = "https://json-schema.org/draft/2020-12/schema"
ID = "https://pmo-kit.dev/schemas/test/v1.0.json"
COMMON = "https://pmo-kit.dev/schemas/common/v1.0.json"


def schemas(schema: dict[str, Any]) -> Schemas:
    common = {
        "$id": COMMON,
        "$schema": DRAFT,
        "$defs": {
            "date": {
                "type": "string",
                "format": "date",
                "description": "A calendar day.",
                "examples": ["2026-01-05"],
            }
        },
    }
    return Schemas({ID: {"$schema": DRAFT, "$id": ID, **schema}, COMMON: common})


def problems(schema: dict[str, Any], data: Any, **options: Any) -> list[SchemaProblem]:
    judge = schemas(schema)
    found = judge.problems(ID, data, **options)
    assert (found == []) == judge.accepts(ID, data)
    return found


def told(schema: dict[str, Any], data: Any, **options: Any) -> tuple[Route, str, str]:
    """The one problem: its place, message and remedy."""
    (found,) = problems(schema, data, **options)
    return found.route, found.message, found.remedy


def of(field: dict[str, Any], value: Any) -> tuple[str, str]:
    """Message and remedy for the field `a`."""
    route, message, remedy = told({"type": "object", "properties": {"a": field}}, {"a": value})
    assert route == ("a",)
    return message, remedy


COMPARE = "Compare it with the description of this kind."
RISK = {
    "type": "object",
    "additionalProperties": False,
    "required": ["id", "owner"],
    "properties": {
        "id": {"type": "string", "pattern": "^R-[0-9]{2}$", "description": "The risk's number."},
        "owner": {"type": "string", "description": "Who watches it", "examples": ["ada"]},
        "status": {"enum": ["open", "closed"], "description": "Where it stands."},
        "impact": {"type": "integer", "minimum": 1, "maximum": 5},
        "due": {"$ref": f"{COMMON}#/$defs/date"},
    },
}
LOG = {
    "type": "object",
    "properties": {"risks": {"type": "array", "items": RISK}},
    "additionalProperties": False,
}


def test_an_example_that_ends_with_a_full_stop_gets_no_second_one() -> None:
    fix = {"type": "string", "description": "What to do.", "examples": ["Ask her."]}
    schema = {"type": "object", "required": ["fix"], "properties": {"fix": fix}}
    document = read(b"a: 1\n", "log.yaml")
    assert isinstance(document, Document)
    (found,) = schemas(schema).problems(ID, document.data, document.written)
    assert found.remedy == "Add `fix:`. What to do. Example: Ask her."


def test_four_mistakes_give_four_messages_at_four_places() -> None:
    text = b"""\
risks:
  - id: R-1
    ownr: ada
    status: opne
    impact: 7
    due: 2026-02-30
  - id: R-02
    owner: ada
"""
    document = read(text, "log.yaml")
    assert isinstance(document, Document)
    found = schemas(LOG).problems(ID, document.data, document.written)
    lines = []
    for each in found:
        where = document.key_place if each.on_key else document.place
        place = where(each.route)
        lines.append((place.line, place.column, each.message, each.remedy))
    assert lines == [
        (2, 9, "`id` is `R-1`, which does not have the right form.", "The risk's number."),
        (
            3,
            5,
            "`ownr` is not a key that is known here; did you mean `owner`?",
            "Correct or delete it. Known here: id, owner, status, impact, due.",
        ),
        (
            4,
            13,
            "`status` is `opne`, which is not allowed; did you mean `open`?",
            "Write one of: open, closed. Where it stands.",
        ),
        (
            5,
            13,
            "`impact` is `7`; it must be at most 5.",
            "Compare it with the description of this kind.",
        ),
        (
            6,
            10,
            "`due` is `2026-02-30`, which is no date.",
            "Write a day that exists in the calendar. A calendar day. Example: 2026-01-05.",
        ),
    ]


@pytest.mark.parametrize(
    ("field", "value", "message", "remedy"),
    [
        ({"type": "string"}, None, "`a` is empty.", "Write text."),
        ({"type": "integer"}, None, "`a` is empty.", "Write a whole number."),
        ({"type": "array"}, None, "`a` is empty.", "Write a list."),
        (
            {"type": "string"},
            True,
            "`a` is `true`, which is read as true or false, not as text.",
            "Put quotes round it: 'true'.",
        ),
        (
            {"type": "string", "format": "date"},
            20260203,
            "`a` is `20260203`, which is read as a number, not as text.",
            "Write a day as YYYY-MM-DD.",
        ),
        (
            {"type": "integer"},
            "12",
            "`a` is the text `12`; it must be a whole number.",
            "Delete the quotes: 12.",
        ),
        (
            {"type": "number"},
            "12,5",
            "`a` is the text `12,5`; it must be a number.",
            "Write the number alone: 12.5.",
        ),
        (
            {"type": "number"},
            "40 h",
            "`a` is the text `40 h`; it must be a number.",
            "Write one number, in digits alone.",
        ),
        (
            {"type": "number"},
            "many",
            "`a` is the text `many`; it must be a number.",
            "Write a number.",
        ),
        (
            {"type": "integer"},
            2.5,
            "`a` is `2.5`; it must be a whole number.",
            "Write a whole number.",
        ),
        (
            {"type": "boolean"},
            "yes",
            "`a` is the text `yes`; it must be true or false.",
            "Write true, without quotes.",
        ),
        (
            {"type": "array"},
            "ada",
            "`a` is the text `ada`; it must be a list.",
            "Write it as a list: `- ada` on a line of its own.",
        ),
        ({"type": "string"}, ["x"], "`a` is a list; it must be text.", "Write text."),
        (
            {"type": ["string", "null", "array"]},
            {},
            "`a` is a mapping; it must be text, empty or a list.",
            "Write text, empty or a list.",
        ),
        (
            {"enum": ["1.0", "2.0"]},
            1.0,
            "`a` is read as the number 1.0, not as text.",
            "Put quotes round it: '1.0'.",
        ),
        ({"enum": ["x"]}, "y", "`a` is `y`, which is not allowed.", "Write x."),
        ({"enum": ["x", "y"]}, None, "`a` is empty.", "Write one of: x, y."),
        ({"const": "log/v1"}, "log/v2", "`a` is `log/v2`; it must be `log/v1`.", "Write log/v1."),
        ({"type": "string", "minLength": 1}, "", "`a` is empty.", "Write something."),
        (
            {"type": "string", "minLength": 10},
            "short",
            "`a` is too short: 5 characters of at least 10.",
            "Say more.",
        ),
        (
            {"type": "string", "maxLength": 3},
            "long",
            "`a` is too long: 4 characters of at most 3.",
            "Say it more briefly.",
        ),
        ({"type": "array", "minItems": 1}, [], "`a` has no items; it must have at least 1.", None),
        (
            {"type": "array", "maxItems": 1},
            [1, 2],
            "`a` has 2 items; it must have at most 1.",
            None,
        ),
        (
            {"type": "object", "minProperties": 2},
            {"x": 1},
            "`a` has 1 key; it must have at least 2.",
            None,
        ),
        ({"exclusiveMinimum": 0}, 0, "`a` is `0`; it must be more than 0.", None),
        ({"multipleOf": 5}, 7, "`a` is `7`; it must be a multiple of 5.", None),
        (
            {"format": "date"},
            "2026-2-3",
            "`a` is `2026-2-3`, which is no date.",
            "Write 2026-02-03.",
        ),
        (
            {"format": "date"},
            "2026-02-03T10:00",
            "`a` is `2026-02-03T10:00`, which is no date.",
            "Write 2026-02-03.",
        ),
        (
            {"format": "date"},
            "soon",
            "`a` is `soon`, which is no date.",
            "Write a day as YYYY-MM-DD.",
        ),
        (
            {"format": "uri"},
            "www.example.org",
            "`a` is `www.example.org`, which is no complete address.",
            "Write a complete address, such as https://example.org/page.",
        ),
        ({"not": {"type": "string"}}, "x", "`a` has a form that is ruled out.", None),
        (
            {"contains": {"const": 1}},
            [2],
            "`a` lacks an item of the kind that it must have.",
            None,
        ),
        ({"pattern": "^[a-z]+$"}, "a\n", "`a` is `a `, which does not have the right form.", None),
        (
            {"pattern": "^x$"},
            "y" * 100,
            f"`a` is `{'y' * 39}…`, which does not have the right form.",
            None,
        ),
        (False, 1, "`a` is not allowed here.", None),
    ],
)
def test_a_value(field: Any, value: Any, message: str, remedy: str | None) -> None:
    found = of(field, value)
    assert found[0] == message
    assert found[1]
    assert remedy in (None, found[1])


def test_what_yaml_changed_is_quoted_as_the_file_spells_it() -> None:
    document = read(b"a: 1.10\n", "x.yaml")
    assert isinstance(document, Document)
    field = {"type": "object", "properties": {"a": {"type": "string"}}}
    assert told(field, document.data, written=document.written)[1:] == (
        "`a` is `1.10`, which is read as a number (1.1), not as text.",
        "Put quotes round it: '1.10'.",
    )


@pytest.mark.parametrize(
    ("schema", "data", "route", "message"),
    [
        ({"type": "object"}, None, (), "The file is empty."),
        (
            {"type": "object"},
            [],
            (),
            "The file is a list; it must be a mapping (`key: value` lines).",
        ),
        (
            {"type": "array", "items": {"type": "integer"}},
            [1, "x"],
            (1,),
            "Item 2 is the text `x`; it must be a whole number.",
        ),
        (
            {"properties": {"tags": {"items": {"type": "string"}}}},
            {"tags": ["x", []]},
            ("tags", 1),
            "Item 2 of `tags` is a list; it must be text.",
        ),
        (
            {"properties": {"tags": {"uniqueItems": True}}},
            {"tags": ["x", "y", "x"]},
            ("tags", 2),
            "Item 3 of `tags` repeats item 1: `x`.",
        ),
        (
            {"dependentRequired": {"until": ["by"]}},
            {"until": 1},
            ("by",),
            "`by` is missing; `until` needs it beside it.",
        ),
        (
            {"if": {"required": ["a"]}, "then": {"required": ["b"]}},
            {"a": 1},
            ("b",),
            "`b` is missing.",
        ),
    ],
)
def test_elsewhere(schema: dict[str, Any], data: Any, route: Route, message: str) -> None:
    assert told(schema, data)[:2] == (route, message)


def test_a_key_of_the_wrong_form_is_told_on_the_key() -> None:
    roles = {
        "type": "object",
        "propertyNames": {"pattern": "^[a-z_]+$", "description": "A role's name."},
        "additionalProperties": {"type": "string"},
    }
    (found,) = problems({"properties": {"roles": roles}}, {"roles": {"Leader": "ada"}})
    assert found == SchemaProblem(
        ("roles", "Leader"),
        True,
        "pattern",
        "The key `Leader` does not have the right form.",
        "A role's name.",
    )


def test_a_property_named_like_a_keyword_is_a_value_like_any_other() -> None:
    schema = {"properties": {"propertyNames": {"type": "integer"}}}
    assert told(schema, {"propertyNames": "x"})[0] == ("propertyNames",)


def test_what_repeats_is_equal_as_json_has_it() -> None:
    tags = [1, True, [1], [True], {"a": 1}, {"a": True}, 1.0, {"a": 1.0}, 1]
    found = problems({"properties": {"tags": {"uniqueItems": True}}}, {"tags": tags})
    assert [(p.route[-1], p.message.partition(":")[0]) for p in found] == [
        (6, "Item 7 of `tags` repeats item 1"),
        (7, "Item 8 of `tags` repeats item 5"),
        (8, "Item 9 of `tags` repeats item 1"),
    ]


def test_unknown_keys_of_a_mixed_mapping() -> None:
    schema = {"allOf": [{"properties": {"a": True}}], "unevaluatedProperties": False}
    (found,) = problems(schema, {"a": 1, "b": 2})
    assert (found.route, found.on_key) == (("b",), True)
    assert found.message == "`b` is not a key that is known here."


def task(kind: str, **fields: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {"kind": {"const": kind}, **fields},
        "required": ["kind", *fields],
    }


TASKS = {
    "oneOf": [
        task("work", hours={"type": "integer"}),
        task("milestone", date={"type": "string", "format": "date"}),
        task("buy", price={"type": "number"}, supplier={"type": "string"}),
    ]
}


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({"kind": "work"}, [(("hours",), "`hours` is missing.")]),
        (
            {"kind": "milestone", "date": "2026-02-30"},
            [(("date",), "`date` is `2026-02-30`, which is no date.")],
        ),
        (
            {"kind": "buy", "price": "x"},
            [
                (("price",), "`price` is the text `x`; it must be a number."),
                (("supplier",), "`supplier` is missing."),
            ],
        ),
        (
            {"kind": "mileston", "date": "2026-02-03"},
            [(("kind",), "`kind` is `mileston`, which is not allowed; did you mean `milestone`?")],
        ),
        ({"hours": 3}, [(("kind",), "`kind` is missing.")]),
        ([], [((), "The file is a list; it must be a mapping (`key: value` lines).")]),
    ],
)
def test_the_form_that_was_meant_is_told_by_what_names_it(
    data: Any, expected: list[tuple[Route, str]]
) -> None:
    assert [(found.route, found.message) for found in problems(TASKS, data)] == expected


@pytest.mark.parametrize(
    ("forms", "value", "message"),
    [
        (
            [{"type": "string"}, {"type": "array", "items": {"type": "string"}}],
            [1],
            "Item 1 of `a` is `1`, which is read as a number, not as text.",
        ),
        (
            [{"type": "string"}, {"type": "array"}],
            3,
            "`a` is `3`, which is read as a number, not as text.",
        ),
        (
            [{"type": "integer"}, {"type": "array"}],
            {},
            "`a` is a mapping; it must be a whole number or a list.",
        ),
        (
            [{"const": "x"}, {"enum": ["y", "z"]}],
            "zz",
            "`a` is `zz`, which is not allowed; did you mean `z`?",
        ),
        (
            [{"required": ["x"]}, {"required": ["y"]}],
            {},
            "`a` fits none of the forms allowed here: `x` is missing, or `y` is missing.",
        ),
        (
            [{"minimum": 1}, {"multipleOf": 2}],
            4,
            "`a` fits more than one of the forms allowed here.",
        ),
    ],
)
def test_forms_without_a_name(forms: list[Any], value: Any, message: str) -> None:
    (found,) = problems({"properties": {"a": {"oneOf": forms}}}, {"a": value})
    assert found.message == message


def test_the_deciding_engines_words_stand_where_the_other_finds_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from pmo_kit.source.explain import Explainer

    monkeypatch.setattr(Explainer, "problems", lambda *_: [])
    (found,) = schemas(LOG).problems(ID, {"risks": 3})
    assert (found.route, found.keyword) == (("risks",), "type")
    assert found.message == '3 is not of type "array".'


def test_nothing_outside_the_closed_set_is_fetched() -> None:
    judge = schemas({"$ref": "https://json-schema.org/draft-07/schema"})
    with pytest.raises(ValueError, match=r"json-schema\.org/draft-07"):
        judge.accepts(ID, {})


def test_without_the_compiled_engine_the_other_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    from pmo_kit.source.text_formats import matcher

    monkeypatch.setitem(sys.modules, "jsonschema_rs", None)
    matcher.cache_clear()
    judge = schemas(LOG)
    good = {"risks": [{"id": "R-01", "owner": "ada", "due": "2026-02-03"}]}
    bad = {"risks": [{"id": "R-01\n", "owner": "ada", "due": "2026-02-30"}]}
    assert judge.accepts(ID, good)
    assert [found.route[-1] for found in judge.problems(ID, bad)] == ["id", "due"]
    matcher.cache_clear()


@pytest.mark.parametrize(
    ("schema", "message"),
    [
        ({"type": "strin"}, '"strin" is no type of JSON Schema.'),
        ({"pattern": "["}, "The pattern is not valid."),
        ({"type": "string", "pattern": "^[a-z]+$"}, ""),
    ],
)
def test_what_is_no_schema_is_told_in_the_browser_too(
    schema: dict[str, Any], message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pmo_kit.source.text_formats import matcher

    monkeypatch.setitem(sys.modules, "jsonschema_rs", None)
    matcher.cache_clear()
    assert is_valid_schema(schema) == (not message)
    assert [part.message for part in invalid_parts(schema)] == [message] * bool(message)
    matcher.cache_clear()


def test_what_conforms_needs_no_heavy_import(root: Path) -> None:
    program = f"""
import sys
from pmo_kit.source import Schemas, read
document = read(b"a: 2026-02-03\\n", "x.yaml")
schema = {{"$schema": {DRAFT!r}, "$id": {ID!r}, "properties": {{"a": {{"format": "date"}}}}}}
heavy = {{"yaml", "jsonschema", "markdown_it", "difflib", "referencing"}}
assert not {{"jsonschema_rs", *heavy}} & set(sys.modules)
assert Schemas({{{ID!r}: schema}}).accepts({ID!r}, document.data)
read(b"---\\na: b\\n---\\n# T\\n", "x.md"), read(b"[1]", "x.json")
assert not heavy & set(sys.modules), heavy & set(sys.modules)
"""
    environment = {"PYTHONPATH": str(root / "src")}
    subprocess.run([sys.executable, "-c", program], env=environment, check=True)
