"""By an unsound standard no command judges: each names file, line and column, and ends with 2."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from program import TOY, Program

pytestmark = pytest.mark.e2e

RULE = "rules/project/TOY-005.yaml"
COMMANDS = (
    ["check", "."],
    ["check", ".", "--format", "json"],
    ["check", ".", "--format", "sarif"],
    ["check", ".", "--format", "github"],
    ["check", ".", "--commit"],
    ["gate", "A"],
    ["status"],
    ["digest"],
    ["fix"],
    ["known", "list"],
    ["known", "prune"],
    ["waive", "TOY-001", "--by", "ada", "--reason", "Why not.", "--until", "2027-01-01"],
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project under git, beside a standard with a rule for a tier that there is not."""
    standard = Path(shutil.copytree(TOY, tmp_path / "toy"))
    rule = standard / RULE
    rule.write_text(rule.read_text().replace("tiers: [L]", "tiers: [M]"))
    root = Path(shutil.copytree(TOY / "golden" / "small", tmp_path / "project"))
    for words in (["init", "-q"], ["add", "."]):
        subprocess.run(["git", *words], cwd=root, check=True)
    return root


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_command_judges_by_it(pmo: Program, project: Path, command: list[str]) -> None:
    for _ in range(2):  # what the first run kept changes nothing
        done = pmo(*command, "--standard", "../toy", cwd=project)
        assert done.code == 2, done.all
        assert "The standard has no tier `M`." in done.all
        assert "TOY-005.yaml" in done.all
        assert "There are: S, L." in done.all
        assert "conforms to" not in done.all
