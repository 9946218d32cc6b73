"""Each finding points at the element that is wrong, in every bad example of every rule of core."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from bad_examples import bad_examples

from pmo_kit.engine import Compiled, check
from pmo_kit.engine.compile_rules import compile_standard
from pmo_kit.examples.edits import locate
from pmo_kit.examples.golden import Golden, load_golden
from pmo_kit.project import Snapshot
from pmo_kit.project.paths import PathError
from pmo_kit.results import Finding
from pmo_kit.source import Document, Route
from pmo_kit.standard import Rule, load
from pmo_kit.standard.merge_layers import folders

ABOUT_ALL = {"AGILE-001", "LOG-006"}
"""Rules of which no element of the file is the wrong one: they ask for one of several fields, or
for an entry that is gone from one of several lists."""


class Case(NamedTuple):
    """A finding of a rule on one of its bad examples, as it is in the project's files."""

    example: dict[str, Any]
    finding: Finding
    snapshot: Snapshot

    @property
    def document(self) -> Document:
        """The file that it points at."""
        every = (*self.snapshot.artifacts, *self.snapshot.registries)
        return next(a.document for a in every if a.path == self.finding.location.path)

    @property
    def expected(self) -> Route:
        """The element that its example names; of one that is gone, what it stood in."""
        path = str(self.example["expect"])
        try:
            return locate(self.snapshot, path)[1]
        except PathError:
            return locate(self.snapshot, path.rpartition("[")[0])[1]


def tokens(pointer: str) -> list[str]:
    """The parts of a JSON Pointer, as RFC 6901 reads it."""
    return [part.replace("~1", "/").replace("~0", "~") for part in pointer.split("/")[1:]]


def route_of(pointer: str, data: Any) -> tuple[Route, bool]:
    """The route of a pointer in data, and whether something stands there.

    Only the last part may be missing. Raises `LookupError` for any other.
    """
    parts = tokens(pointer)
    route: list[str | int] = []
    for at, part in enumerate(parts):
        step = int(part) if isinstance(data, list) else part
        route.append(step)
        try:
            data = data[step]
        except KeyError:
            assert at == len(parts) - 1, f"{pointer} leads nowhere"
            return tuple(route), False
    return tuple(route), True


@pytest.fixture(scope="module")
def core() -> tuple[Compiled, list[Golden]]:
    """The core standard, ready to judge, and its golden projects."""
    standard = load("core")
    compiled = compile_standard(standard)[0]
    return compiled, load_golden(folders(Path(standard.folder)), compiled)[0]


def cases(rule: Rule, core: tuple[Compiled, list[Golden]]) -> Iterator[Case]:
    compiled, projects = core
    for example, snapshot, options in bad_examples(rule, projects, compiled.standard):
        for finding in check(compiled, snapshot, options).report.findings:
            if finding.rule == rule.id and finding.outcome != "waived":
                yield Case(example, finding, snapshot)


RULES = {rule.id: rule for rule in load("core").rules}


@pytest.mark.parametrize("name", sorted(RULES))
def test_a_finding_points_at_the_element_that_is_wrong(
    name: str, core: tuple[Compiled, list[Golden]]
) -> None:
    found = list(cases(RULES[name], core))
    assert found
    for case in found:
        finding, document = case.finding, case.document
        assert finding.pointer is not None
        route, there = route_of(finding.pointer, document.data)
        assert route or name in ABOUT_ALL, "give the rule an `at`"
        holder = route if there else route[:-1]
        whole = document.place(holder)
        start = min(document.key_place(holder).start, whole.start)
        location = finding.location
        assert start <= (location.line, location.column)
        assert (location.end_line, location.end_column) <= whole.end
        if name in ("PLAN-003", "PORT-004", "END-007", "LOG-010"):
            assert len(route) == 2, "one element of a list"
        if "expect" in case.example:
            wanted = case.expected
            assert route[: len(wanted)] == wanted[: len(route)], "it points elsewhere"


def test_a_circle_of_one_is_told_at_its_element(core: tuple[Compiled, list[Golden]]) -> None:
    *_, alone = cases(RULES["PLAN-003"], core)
    assert alone.example["note"] == "A circle of one."
    assert alone.finding.pointer is not None
    route, _ = route_of(alone.finding.pointer, alone.document.data)
    assert alone.document.data["tasks"][route[1]]["id"] == "T-05"
    line = alone.document.lines[alone.finding.location.line - 1]
    assert line.strip() == "- id: T-05"
