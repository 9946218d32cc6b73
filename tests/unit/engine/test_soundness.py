"""An unsound standard judges nothing: each kind of fault is refused at its place, never kept."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pmo_kit.engine import prepare
from pmo_kit.standard import StandardError
from pmo_kit.verify import verify

Copied = Callable[[dict[str, Any]], Path]

HEAD, RULE, SCHEMA = "standard.yaml", "rules/log/TOY-001.yaml", "schemas/log/v1.0.json"
KIND, BRIEF, GATED = "artifacts/log.yaml", "artifacts/brief.yaml", "rules/project/TOY-005.yaml"
FIELD = '"type": "integer"'
SIZE = "https://toy.example/schemas/log/v1.0.json#/properties/items/items/properties/size"

FAULTS = [
    # structure: names of nothing, and things twice
    (GATED, "tiers: [L]", "tiers: [M]", "The standard has no tier `M`."),
    (GATED, "gates: [B]", "gates: [C]", "The standard has no gate `C`."),
    (RULE, "each:", "applies: {phases: [werk]}\neach:", "The standard has no phase `werk`."),
    (RULE, "each:", "applies: {methods: [agile]}\neach:", "The standard has no method `agile`."),
    (HEAD, "decides: boss}", "decides: king}", "The standard has no role `king`."),
    (HEAD, "tiers: {L: dir", "tiers: {X: dir", "The standard has no tier `X`."),
    (HEAD, "{limit: 10}", "{limit: {S: 9, L: 9, X: 9}}", "The standard has no tier `X`."),
    (HEAD, "{limit: 10}", "{limit: 10, more: {X: 9}}", "The standard has no tier `X`."),
    (HEAD, "{id: L, title: Large}", "{id: S, title: Large}", "`S` is used twice under `tiers`."),
    (BRIEF, "owner: boss", "owner: nobody", "The standard has no role `nobody`."),
    (BRIEF, "gate: A", "gate: Z", "The standard has no gate `Z`."),
    (RULE, 'since: "1.0"', 'since: "9.0"', "`toy` has no edition 9.0."),
    (RULE, 'since: "1.0"', 'until: "9.0"', "`toy` has no edition 9.0."),
    (HEAD, "title: Large}", 'title: Large, until: "9.0"}', "`toy` has no edition 9.0."),
    (HEAD, "title: Large}", 'title: Large, since: "2.0", until: "1.0"}', "it never counts."),
    (RULE, 'since: "1.0"', 'since: "2.0"\nuntil: "1.0"', "it never counts."),
    (HEAD, "schema: standard/v1", "schema: standard/v1\nextends: nowhere@1.0", "`nowhere`"),
    (HEAD, "schema: standard/v1", "schema: standard/v1\nextends: core@9.0", "no edition 9.0."),
    (HEAD, "schema: standard/v1", "schema: standard/v1\nextends: ../no@1.0", "no standard in"),
    (HEAD, "schema: standard/v1", "schema: standard/v1\nextends: ../toy@1.0", "in a circle"),
    # schemas
    (SCHEMA, FIELD, '"type": "integr"', '"integr" is no type of JSON Schema.'),
    (SCHEMA, FIELD, '"type": ["integer", "nul"]', '"nul" is no type of JSON Schema.'),
    (SCHEMA, FIELD, '"type": []', "`type` names no type."),
    (SCHEMA, FIELD, '"type": ["integer", "integer"]', '`type` names "integer" twice.'),
    (SCHEMA, FIELD, '"type": "integer", "minimum": "3"', '`minimum` is "3"; it must be a number.'),
    (SCHEMA, FIELD, '"type": "integer", "multipleOf": 0', "`multipleOf` is `0`; it must be more"),
    (SCHEMA, FIELD, '"type": "string", "pattern": "["', "The pattern is not valid"),
    (SCHEMA, FIELD, '"enum": 3', "`enum` is `3`; it must be an array"),
    (SCHEMA, FIELD, '"not": 3', "A schema should stand here."),
    (SCHEMA, FIELD, '"$ref": "#/properties/items/items/properties/size"', "leads back to this"),
    (SCHEMA, FIELD, f'"$ref": "{SIZE}"', "leads back to this"),
    (
        SCHEMA,
        FIELD,
        '"anyOf": [{"$ref": "#/properties/items/items/properties/size"}]',
        "leads back",
    ),
    (SCHEMA, FIELD, '"type": "integer", "minimun": 3', "`minimun` is no keyword"),
    (SCHEMA, FIELD, '"$ref": "#/$defs/gone"', "`#/$defs/gone` leads to no schema."),
    (SCHEMA, FIELD, '"$ref": "https://x.example/y.json"', "leads to no schema."),
    (SCHEMA, FIELD, '"type": "integer", "type": "string"', "`type` is given twice"),
    # what names something
    (SCHEMA, FIELD, f'{FIELD}, "x-refers-to": {{"kind": "taks"}}', "defines a `taks`."),
    (SCHEMA, FIELD, f'{FIELD}, "x-refers-to": "role"', "`x-refers-to`: It is not written so."),
    (SCHEMA, FIELD, f'{FIELD}, "x-refers-to": {{"knd": "role"}}', "`knd` is nothing that it may"),
    (
        SCHEMA,
        FIELD,
        f'{FIELD}, "x-refers-to": {{"kind": "role", "as_of": "duo"}}',
        "`duo` is no fi",
    ),
    (
        SCHEMA,
        FIELD,
        f'{FIELD}, "x-refers-to": {{"kind": "role", "as_of": "id"}}',
        "`id` is no date",
    ),
    (
        SCHEMA,
        FIELD,
        f'{FIELD}, "x-refers-to": {{"kind": "role", "while": {{"x": []}}}}',
        "`x` is no",
    ),
    (
        SCHEMA,
        FIELD,
        f'{FIELD}, "x-refers-to": {{"kind": "role", "if": {{"schema": ["no"]}}}}',
        "`schema` is never `no`.",
    ),
    (
        SCHEMA,
        FIELD,
        f'{FIELD}, "x-defines": {{"kind": "item", "until": "size"}}',
        "`size` is no date",
    ),
    (SCHEMA, '"steps": {', '"steps": {"x-defines": "step",', "stands on a value that is no text."),
    # types
    (RULE, "check: item.size", "check: item.sise", "has no field `sise`"),
    (RULE, "item.size <=", "item.id <=", "cannot take"),
    (RULE, "thresholds.limit\n", "thresholds.limt\n", "has no field `limt`"),
    (RULE, "check: item.size", "check: measures.nothing", "has no field `nothing`"),
    (RULE, "artifact: log", "artifact: logs", "has no artifact `logs`"),
    (RULE, "at: size", "at: sise", "there is no field `sise`"),
    (KIND, "lists: {items: id", "lists: {items: ident", "no field `ident`"),
    (KIND, "when: project.id", "when: project.idd", "has no field `idd`"),
    (BRIEF, "L: [budget]", "L: [budgte]", "there is no field `budgte`"),
    (BRIEF, "unhashed: [status]", "unhashed: [state]", "there is no field `state`"),
]


@pytest.mark.parametrize(("file", "old", "new", "message"), FAULTS, ids=lambda text: str(text)[:36])
def test_an_unsound_standard_is_refused_at_its_place(
    copied: Copied, file: str, old: str, new: str, message: str
) -> None:
    folder = copied({file: (old, new)})
    for _ in range(2):  # the second time, nothing was kept
        with pytest.raises(StandardError) as caught:
            prepare(folder)
        error = caught.value
        assert message in error.message
        assert error.message.endswith((".", "?", "!"))
        assert error.path == str(folder / file)
        assert (error.line, error.column) != (1, 1)
        assert error.remedy
    told = [(p.line, p.column) for p in verify(folder).problems if message in p.message]
    assert (error.line, error.column) in told


def test_a_threshold_may_be_set_for_a_tier_of_another_edition(copied: Copied) -> None:
    head = (copied({}) / HEAD).read_text()
    head = head.replace("title: Large}", 'title: Large}\n  - {id: X, title: Huge, since: "2.0"}')
    head = head.replace("{limit: 10}", "{limit: 10, more: {S: 1, L: 2, X: 3}}")
    folder = copied({HEAD: head})
    assert prepare(folder, "1.0").standard.thresholds["more"]["X"] == 3


def test_a_reference_that_goes_deeper_into_the_data_is_no_circle(copied: Copied) -> None:
    inner = '"type": "array", "items": {"$ref": "#/properties/items/items/properties/steps"}'
    folder = copied({SCHEMA: ('"description": "Its steps.",', f'"description": "Its", {inner},')})
    text = (folder / SCHEMA).read_text()
    assert "leads back" not in str([p.message for p in verify(folder).problems]), text


def test_what_fails_in_an_example_alone_is_told_by_verify_alone(copied: Copied) -> None:
    folder = copied({RULE: ("I-1].size': 11", "I-1].size': 9")})
    assert prepare(folder).rules
    assert [p.message for p in verify(folder).problems] == [
        "TOY-001 stays silent on its bad example."
    ]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("rules/log/TOY-001.YAML", "TOY-001.YAML is not read: what lies in rules/ is YAML."),
        ("rules/log/TOY-001.json", "TOY-001.json is not read: what lies in rules/ is YAML."),
        ("artifacts/log.Yml", "log.Yml is not read: what lies in artifacts/ is YAML."),
    ],
)
def test_a_file_whose_name_would_hide_it_is_refused(
    copied: Copied, name: str, message: str
) -> None:
    folder = copied({})
    source = next((folder / name).parent.glob((folder / name).stem + ".*"))
    source.rename(folder / name)
    with pytest.raises(StandardError) as caught:
        prepare(folder)
    assert (caught.value.message, caught.value.path) == (message, str(folder / name))


@pytest.mark.parametrize(("name", "meant"), [("Rules", "rules"), ("artifact", "artifacts")])
def test_a_folder_whose_name_would_hide_it_is_refused(
    copied: Copied, name: str, meant: str
) -> None:
    folder = copied({})
    (folder / meant).rename(folder / "moved")
    (folder / "moved").rename(folder / name)
    with pytest.raises(StandardError, match=f"Nothing reads the folder {name}"):
        prepare(folder)


def test_a_kind_and_a_schema_are_there_once(copied: Copied) -> None:
    folder = copied({})
    second = folder / "artifacts" / "other.yaml"
    second.write_text((folder / KIND).read_text())
    with pytest.raises(StandardError, match=r"The kind `log` is described twice; log\.yaml"):
        prepare(folder)
    second.unlink()
    (folder / "schemas" / "more.json").write_text((folder / SCHEMA).read_text())
    with pytest.raises(StandardError, match="Two schemas have this `\\$id`"):
        prepare(folder)


def test_two_revisions_in_force_are_refused(copied: Copied) -> None:
    folder = copied({})
    second = (folder / RULE).read_text() + "revision: 2\n"
    (folder / "rules/log/TOY-001.r2.yaml").write_text(second)
    with pytest.raises(StandardError, match="two revisions of TOY-001 are in force"):
        prepare(folder)


COMPANY = """schema: standard/v1
id: own
title: Own
extends: core@1.0
editions: [{id: "1.0", status: draft}]
"""


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ("thresholds: {risk_red: high}", "`risk_red` is a number in core, and not here."),
        ("thresholds: {risk_red: 14.5}", "`risk_red` is a whole number in core, and not here."),
        ("thresholds: {report_stale: often}", "`report_stale` is a number in core, and not here."),
        (
            "thresholds: {report_days: {T1: 7}}",
            "`report_days` has a value for T2, T3 in core, and not here.",
        ),
        (
            "thresholds: {report_days: {T1: 7, T2: x, T3: 7}}",
            "`report_days` for T2 is a number in core, and not here.",
        ),
        (
            "lists: {settled: [1]}",
            "`settled` is a list in which each is a text in core, and not here.",
        ),
    ],
)
def test_a_setting_keeps_the_type_that_rules_and_measures_count_on(
    tmp_path: Path, said: str, message: str
) -> None:
    (tmp_path / HEAD).write_text(f"{COMPANY}{said}\n")
    with pytest.raises(StandardError) as caught:
        prepare(tmp_path)
    assert (caught.value.message, caught.value.line) == (message, 6)


@pytest.mark.long
def test_a_verification_tells_of_a_setting_of_another_type(tmp_path: Path) -> None:
    (tmp_path / HEAD).write_text(f"{COMPANY}thresholds: {{risk_red: high}}\n")
    told = [problem.message for problem in verify(tmp_path).problems]
    assert "`risk_red` is a number in core, and not here." in told


@pytest.mark.parametrize("said", ["{report_stale: 1}", "{tolerance_cost_percent: 7.5}"])
def test_any_number_will_do_where_no_rule_needs_a_whole_one(tmp_path: Path, said: str) -> None:
    (tmp_path / HEAD).write_text(f"{COMPANY}thresholds: {said}\n")
    assert prepare(tmp_path).rules


def test_a_faulty_base_is_no_base_for_a_sound_standard(copied: Copied) -> None:
    toy = copied({RULE: ("check: item.size", "check: item.sise")})
    own = toy.parent / "own"
    own.mkdir()
    (own / HEAD).write_text(COMPANY.replace("core@1.0", "../toy@1.0"))
    with pytest.raises(StandardError, match="has no field `sise`") as caught:
        prepare(own)
    assert caught.value.path == str(toy / RULE)
    assert [problem.path for problem in verify(own).problems] == [str(toy / RULE)]


@pytest.mark.posix
def test_a_kept_standard_notices_what_a_link_leads_to(
    copied: Copied, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PMO_CACHE_DIR", str(tmp_path / "kept"))
    folder = copied({})
    elsewhere = (folder / RULE).rename(folder.parent / "TOY-001.yaml")
    (folder / RULE).symlink_to(elsewhere)
    prepare(folder)
    elsewhere.write_text(elsewhere.read_text().replace("check: item.size", "check: item.sise"))
    with pytest.raises(StandardError, match="has no field `sise`"):
        prepare(folder)


@pytest.mark.posix
def test_a_link_to_a_folder_of_rules_is_refused(copied: Copied) -> None:
    folder = copied({})
    elsewhere = (folder / "rules" / "log").rename(folder.parent / "log")
    os.symlink(elsewhere, folder / "rules" / "log")
    with pytest.raises(StandardError, match="log is a link to a folder"):
        prepare(folder)
