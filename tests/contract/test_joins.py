"""Rules that look each file up among many others cost in proportion to their number."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from joins import files, standard
from steps import steps

from pmo_kit.engine import Options
from pmo_kit.engine.many_projects import reports
from pmo_kit.engine.open_project import Request
from pmo_kit.results import Report


def judged(folder: Path, count: int) -> tuple[Report, int]:
    """The report on so many files of each kind, and what judging them costs in steps."""
    project = files(folder / str(count), count)
    request = Request(Options(date(2026, 3, 6)), standard=str(folder / "standard"))
    request.prepared(str(folder / "standard"), None, project)
    found: list[Report] = []
    cost = steps(lambda: found.extend(reports(project, request)))
    return found[0], cost


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("joins")
    standard(folder / "standard")
    judged(folder, 2)  # what is made once
    return folder


def test_twice_as_many_files_cost_twice_as_much(folder: Path) -> None:
    (few, cost), (many, more) = judged(folder, 40), judged(folder, 80)
    for report in (few, many):
        assert [(f.rule, f.location.path) for f in report.findings] == [
            ("PART-001", "parts/0.md"),
            ("PART-002", "parts/0.md"),
        ]
    assert more <= 2.2 * cost
