"""The benchmark runs: what it measures is in bench/RESULTS.md, that it can is held here."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.e2e
@pytest.mark.long
def test_the_benchmark_measures_and_says_what(root: Path) -> None:
    command = [sys.executable, "bench/run.py", "--projects", "20", "--rounds", "1", "--no-write"]
    answer = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stdout + answer.stderr
    assert answer.stdout.count("| yes |") + answer.stdout.count("| **no** |") == 6
    assert "artifacts, to check-jsonschema" in answer.stdout
