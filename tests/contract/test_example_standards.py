"""Other organisations' standards in examples/ are sound, and are data only."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from pmo_kit.templates.project_template import read_template
from pmo_kit.verify import verify

HOME = Path(__file__).resolve().parents[2] / "examples" / "standards"
STANDARDS = sorted(path.parent for path in HOME.glob("*/standard.yaml"))
BY_SIZE = [*STANDARDS[1:], pytest.param(STANDARDS[0], marks=pytest.mark.long)]
"""The first, Acme's, extends the core, and makes a project of each tier and method."""
DATA = {".yaml", ".yml", ".json", ".md", ".svg"}
BESIDE = {
    ".gitattributes",
    ".github",
    ".gitignore",
    ".gitlab-ci.yml",
    ".pre-commit-hooks.yaml",
    "Makefile",
    "pyproject.toml",
    "tests",
}
"""What makes a standard's folder a repository of its own."""


def test_every_folder_is_a_standard() -> None:
    assert sorted(path for path in HOME.iterdir() if path.is_dir()) == STANDARDS


@pytest.mark.parametrize("folder", BY_SIZE, ids=lambda folder: folder.name)
def test_it_is_sound_and_its_examples_behave(folder: Path) -> None:
    result = verify(folder)
    assert result.problems == ()
    own = len([*(folder / "rules").rglob("*.yaml")])
    assert result.counts["good examples"] >= own > 0
    assert result.counts["bad examples"] >= own


@pytest.mark.parametrize("folder", BY_SIZE, ids=lambda folder: folder.name)
def test_what_a_standard_is_read_from_is_data_only(folder: Path) -> None:
    """Nothing that runs; what a template may hold, `read_template` says."""
    read = [path for path in folder.iterdir() if path.name not in BESIDE | {"templates"}]
    files = [file for path in read for file in (path, *path.rglob("*")) if file.is_file()]
    assert {file.suffix for file in files} <= DATA
    for description in folder.glob("templates/*/cookiecutter.json"):
        assert read_template(description.parent).files


def test_a_standards_hook_is_the_kits_under_another_name(root: Path) -> None:
    theirs = [*HOME.glob("*/.pre-commit-hooks.yaml")]
    assert theirs
    (kit,) = yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    for path in theirs:
        (hook,) = yaml.safe_load(path.read_text(encoding="utf-8"))
        own = {"id", "name", "description", "additional_dependencies"}
        assert {k: v for k, v in hook.items() if k not in own} == {
            k: v for k, v in kit.items() if k not in own
        }
