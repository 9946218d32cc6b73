"""What `pmo snapshot` promises, in every golden project: its shape, its places, equal bytes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from pmo_kit.engine import prepare
from pmo_kit.engine.check import check
from pmo_kit.examples.golden import Golden, load_golden
from pmo_kit.measures import values
from pmo_kit.measures.catalog import MEASURES
from pmo_kit.results.project_snapshot import ProjectSnapshot, SnapshotSource
from pmo_kit.results.reading import plain
from pmo_kit.status.project_snapshot import snapshot_of
from pmo_kit.writers import render

Told = tuple[Golden, ProjectSnapshot, dict[str, Any], str]


@pytest.fixture(scope="module")
def told(root: Path) -> list[Told]:
    """Each golden project of the core with its snapshot: the record, its data and its text."""
    core = root / "standards" / "core"
    compiled = prepare(core)
    found = []
    for golden in load_golden([core], compiled)[0]:
        judged = check(golden.standard(compiled), golden.snapshot, golden.options())
        record = snapshot_of(judged, SnapshotSource(reason="not asked"), "1.0")
        text = render("json", record)
        assert text == render("json", snapshot_of(judged, record.source, "1.0"))
        known = values(judged.state.facts)
        data = json.loads(text)
        assert {one["name"] for one in data["measures"]} == known.keys()
        for one in data["measures"]:
            if not one["name"].startswith("status."):
                assert one["value"] == plain(known[one["name"]].value)
        found.append((golden, record, data, text))
    return found


@pytest.fixture(scope="module")
def schema(root: Path) -> dict[str, Any]:
    """The published shape."""
    found: dict[str, Any] = json.loads((root / "schemas/snapshot/v1.json").read_text("utf-8"))
    return found


def scalars(node: yaml.Node) -> Iterator[tuple[int, int, object]]:
    """Every single value of a YAML text as PyYAML reads it, with its line and column from 1."""
    if isinstance(node, yaml.ScalarNode):
        value = yaml.CSafeLoader("").construct_object(node)
        mark = node.start_mark
        yield (
            mark.line + 1,
            mark.column + 1,
            value.isoformat() if isinstance(value, date) else value,
        )
    elif isinstance(node, yaml.SequenceNode):
        for one in node.value:
            yield from scalars(one)
    elif isinstance(node, yaml.MappingNode):
        for key, one in node.value:
            yield from scalars(key)
            yield from scalars(one)


@cache
def places(file: Path) -> dict[tuple[int, int], object]:
    """What stands where in a YAML file, or in a Markdown file's front matter."""
    text = file.read_text("utf-8")
    if file.suffix == ".md":
        text = "\n" + text.split("\n---\n")[0].removeprefix("---\n")
    node = yaml.compose(text, Loader=yaml.CSafeLoader)
    assert node is not None
    return {(line, column): value for line, column, value in scalars(node)}


def test_it_has_the_published_shape(told: list[Told], schema: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)
    for golden, _, data, text in told:
        jsonschema.Draft202012Validator(schema).validate(data)
        assert text.isascii()
        assert text == f"{json.dumps(data, sort_keys=True, separators=(',', ':'))}\n", golden


def test_the_shape_names_every_field_of_the_record(schema: dict[str, Any]) -> None:
    assert schema["properties"].keys() == {"schema", "readings", *ProjectSnapshot._fields}


def test_another_field_is_refused(told: list[Told], schema: dict[str, Any]) -> None:
    wrong = {**told[0][2], "mood": "fine"}
    with pytest.raises(jsonschema.ValidationError, match="mood"):
        jsonschema.Draft202012Validator(schema).validate(wrong)


def test_the_value_of_each_reading_stands_at_its_place(root: Path, told: list[Told]) -> None:
    met = set()
    for golden, _, data, _ in told:
        home = Path(golden.snapshot.root)
        for one in data["readings"]:
            file = (root if one["of"] == "standard" else home) / one["path"]
            assert places(file)[one["line"], one["column"]] == one["value"], (golden, one)
            met.add(one["of"])
    assert met == {"project", "standard"}


def test_measures_name_readings_and_measures_that_are_there(told: list[Told]) -> None:
    for _, _, data, _ in told:
        used = set()
        for one in data["measures"]:
            assert set(one["inputs"]) <= MEASURES.keys()
            used.update(one["readings"])
        assert used == set(range(len(data["readings"])))


def test_what_has_no_value_says_which_nothing_it_is(told: list[Told]) -> None:
    states = set()
    for golden, _, data, _ in told:
        for one in data["measures"]:
            assert (one["value"] is None) == (one["state"] != "known") == bool(one["reason"]), (
                golden,
                one,
            )
            states.add(one["state"])
    assert states >= {"known", "not-applicable", "not-recorded"}


def test_the_counts_of_verdicts_and_findings_agree(told: list[Told]) -> None:
    for _, _, data, _ in told:
        levels = data["verdicts"]["by_level"].values()
        failed = [one for one in data["findings"] if one["outcome"] == "failed"]
        assert sum(level["failed"] for level in levels) == len(failed)
        assert sum(data["verdicts"]["by_rule"].values()) == len(failed)
        waived = [one for one in data["findings"] if one["outcome"] == "waived"]
        assert sum(level["waived"] for level in levels) == len(waived)
