"""Each value behind a measure stands where the trace says, in every golden project."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import yaml

from pmo_kit.engine import Compiled, prepare
from pmo_kit.engine.check import read_state
from pmo_kit.examples.golden import Golden, load_golden
from pmo_kit.measures import values
from pmo_kit.measures.catalog import MEASURES
from pmo_kit.results import Location
from pmo_kit.results.explanation import MeasureTrace
from pmo_kit.status.measure_trace import Traced


@pytest.fixture(scope="module")
def projects(root: Path) -> tuple[Compiled, list[Golden]]:
    """The core standard, and its golden projects."""
    core = root / "standards" / "core"
    compiled = prepare(core)
    return compiled, load_golden([core], compiled)[0]


def traces(compiled: Compiled, golden: Golden) -> Iterator[MeasureTrace]:
    """The trace of every measure of a golden project."""
    traced = Traced(read_state(compiled, golden.snapshot, golden.options()))
    for measure in MEASURES.values():
        yield traced.trace(traced.facts.chain(measure))


def written(text: str, place: Location) -> object:
    """What stands at a place, read as YAML reads a single value; a date is text."""
    lines = text.split("\n")[place.line - 1 : place.end_line]
    lines[-1] = lines[-1][: place.end_column - 1]
    lines[0] = lines[0][place.column - 1 :]
    value = yaml.safe_load("\n".join(lines))
    return value.isoformat() if isinstance(value, date) else value


def test_the_text_at_the_place_of_a_reading_is_its_value(
    root: Path, projects: tuple[Compiled, list[Golden]]
) -> None:
    compiled, every = projects
    met = set()
    for golden in every:
        homes = (Path(golden.snapshot.root), root, root / "examples")
        for trace in traces(compiled, golden):
            for reading, place in trace.readings:
                files = (home / reading.path for home in homes)
                text = next(file for file in files if file.is_file()).read_text("utf-8")
                assert written(text, place) == reading.value
                met.add((golden.snapshot.root, reading.path))
    files = {path.rpartition("/")[2] for _, path in met}
    assert {"pmo.yaml", "plan.yaml", "charter.md", "SR-1.yaml", "GR-1.yaml"} <= files
    assert "standard.yaml" in files
    assert {home for home, _ in met} == {golden.snapshot.root for golden in every}


def test_a_measure_reads_no_kind_that_it_does_not_declare(
    projects: tuple[Compiled, list[Golden]],
) -> None:
    compiled, every = projects
    for golden in every:
        kinds = {one.path: one.kind.kind for one in golden.snapshot.artifacts}
        for trace in traces(compiled, golden):
            read = {kinds.get(one.reading.path, "") for one in trace.readings} - {""}
            assert read <= MEASURES[trace.name].kinds


def test_a_traced_measure_has_the_value_of_a_plain_one(
    projects: tuple[Compiled, list[Golden]],
) -> None:
    compiled, every = projects
    for golden in every:
        state = read_state(compiled, golden.snapshot, golden.options())
        assert values(Traced(state).facts) == values(state.facts)
