"""What a library imports where it happens to be installed does not slow the program."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from program import TOY

from pmo_kit._start.slow_packages import LEFT_OUT


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_fault_of_a_schema_is_explained_without_them(tmp_path: Path, jobs: str) -> None:
    """A package of that name is planted: whoever imports it leaves a file."""
    shutil.copytree(TOY / "golden" / "small", tmp_path / "project")
    log = tmp_path / "project" / "pmo" / "log.yaml"
    log.write_text("schema: log/v1\nitems:\n  - {id: A1, size: large}\n")
    for name in LEFT_OUT:
        mark = f"open({str(tmp_path / 'imported')!r}, 'a').write('x')\n"
        (tmp_path / f"{name}.py").write_text(f"{mark}is_valid_syntax = None\n")
    command = [sys.executable, "-m", "pmo_kit", "check", "project", "--standard", str(TOY)]
    done = subprocess.run(
        [*command, "--no-cache", "--as-of", "2026-02-01", "--jobs", jobs],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1 and "KIT-003" in done.stdout, done.stdout + done.stderr
    assert not (tmp_path / "imported").exists()
