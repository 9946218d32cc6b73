"""The benchmark runs: what it measures is in bench/RESULTS.md, that it can is held here."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from datetime import date
from itertools import product
from pathlib import Path

import pytest
from rows import ROWS, Bench, Row, check, check_jsonschema
from run import page
from vary import AS_OF, many_projects

from pmo_kit.engine import Options, Request
from pmo_kit.engine.many_projects import reports


@pytest.mark.e2e
@pytest.mark.long
def test_the_benchmark_measures_and_says_what(root: Path) -> None:
    command = [sys.executable, "bench/run.py", "--projects", "20", "--rounds", "1", "--no-write"]
    answer = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stdout + answer.stderr
    table, _, commands = answer.stdout.partition("## Commands")
    assert table.count("| yes |") + table.count("| **no** |") >= 9
    assert table.count("| stated |") >= 1
    for name in ROWS:
        assert f"| {name} |" in commands or name == "real"  # that needs files beside the repository


@pytest.mark.e2e
@pytest.mark.long
def test_a_row_is_measured_alone_and_shows_its_commands(root: Path) -> None:
    command = [sys.executable, "bench/run.py", "--projects", "2", "--rounds", "1", "--only", "many"]
    answer = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stdout + answer.stderr
    assert "2 projects in one call, cold, to the floor" in answer.stdout
    assert "`pmo check projects-2 --as-of" in answer.stdout
    assert "`python bench/floor.py projects-2`" in answer.stdout


def test_a_row_says_what_was_asked_and_by_which_commands(tmp_path: Path) -> None:
    theirs = check_jsonschema(tmp_path / "all.json", *map(str, range(50)))
    shown = Bench(tmp_path, 1, 1).shown(check(tmp_path / "one", "--no-cache"), theirs)
    rows = [("one", Row("a project", "1 s", "2 s", ratio, 0.5, shown)) for ratio in (0.5, 0.51)]
    table = page([*rows, ("schemas", rows[0][1]._replace(most=None))], ["A note."], pinned=True)
    for line in (
        "| a project | 1 s | 2 s | 0.50 | 0.5 | yes |",
        "| a project | 1 s | 2 s | 0.51 | 0.5 | **no** |",
        "| a project | 1 s | 2 s | 0.50 | stated |  |",
        "* A note.",
        "| one | a project | `pmo check one --no-cache` | "
        "`check-jsonschema --schemafile all.json 0 1 2 3 4 … 45 more` |",
    ):
        assert line in table.splitlines()


@pytest.mark.long
def test_projects_are_of_each_tier_sound_and_failing_in_git_and_not(tmp_path: Path) -> None:
    many_projects(tmp_path, 12)
    found = reports(tmp_path, Request(Options(date.fromisoformat(AS_OF))))
    assert Counter(
        (report.tier, report.exit_code, Path(report.root, ".git").is_dir()) for report in found
    ) == dict.fromkeys(product(("T1", "T2", "T3"), (0, 1), (False, True)), 1)
