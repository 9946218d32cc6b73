"""What the README shows is what happens: its commands are run, its output is looked for."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.e2e

BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)
# The README says in words what is mistyped between its two blocks.
RIGHT, WRONG = "to: 2026-02-20}", "to: 2026-02-27}"


def pmo(root: Path, cwd: Path, *arguments: str) -> str:
    answer = subprocess.run(
        [sys.executable, "-m", "pmo_kit", *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(root / "src")},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return answer.stdout


def played(root: Path, cwd: Path, block: str) -> list[str]:
    """The lines of a block that its commands did not print; numbers grow with the standard."""
    commands = [line[2:].split() for line in block.splitlines() if line.startswith("$ ")]
    assert {command[0] for command in commands} == {"pmo"}
    printed = [line for words in commands for line in plain(pmo(root, cwd, *words[1:]))]
    shown = [line for line in plain(block) if not line.startswith("$ ")]
    return [line for line in shown if line not in printed]


def plain(text: str) -> list[str]:
    return [re.sub(r"[0-9]+", "0", line) for line in text.splitlines()]


def test_the_tour_is_true(root: Path, tmp_path: Path) -> None:
    first, second = BLOCK.findall((root / "README.md").read_text(encoding="utf-8"))
    assert not played(root, tmp_path, first)
    log = tmp_path / "hidden-number" / "pmo" / "log.yaml"
    text = log.read_text(encoding="utf-8")
    assert text.count(RIGHT) == 1
    log.write_text(text.replace(RIGHT, WRONG), encoding="utf-8")
    assert not played(root, tmp_path, second)


def test_the_rule_shown_is_the_standard_s(root: Path) -> None:
    readme = (root / "README.md").read_text(encoding="utf-8")
    shown = readme.partition("```yaml\n")[2].partition("```")[0]
    rule = (root / "standards/core/rules/log/CHG-006.yaml").read_text(encoding="utf-8")
    assert shown
    assert not [line for line in shown.splitlines() if line not in rule.splitlines()]
