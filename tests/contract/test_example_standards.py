"""Other organisations' standards in examples/ are sound, and are data only."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
import yaml

from pmo_kit.verify import verify

HOME = Path(__file__).resolve().parents[2] / "examples" / "standards"
STANDARDS = sorted(path.parent for path in HOME.glob("*/standard.yaml"))
DATA = {".yaml", ".yml", ".json", ".md", ".svg", ".toml"}


def test_every_folder_is_a_standard() -> None:
    assert sorted(path for path in HOME.iterdir() if path.is_dir()) == STANDARDS


@pytest.mark.parametrize("folder", STANDARDS, ids=lambda folder: folder.name)
def test_it_is_sound_and_its_examples_behave(folder: Path) -> None:
    result = verify(folder)
    assert result.problems == ()
    own = len([*(folder / "rules").rglob("*.yaml")])
    assert result.counts["good examples"] >= own > 0
    assert result.counts["bad examples"] >= own


@pytest.mark.parametrize("folder", STANDARDS, ids=lambda folder: folder.name)
def test_it_is_data_only(folder: Path) -> None:
    """Nothing that runs: pictures and packaging are data, too, and a toml names no build script."""
    assert {path.suffix for path in folder.rglob("*") if path.is_file()} <= DATA


def test_a_package_of_a_standard_carries_all_that_it_is_read_from() -> None:
    for home in HOME.glob("*/pyproject.toml"):
        packaged = tomllib.loads(home.read_text(encoding="utf-8"))
        carried = set(packaged["tool"]["hatch"]["build"]["targets"]["wheel"]["only-include"])
        beside = {"README.md", "pyproject.toml", ".pre-commit-hooks.yaml"}
        assert carried | beside == {path.name for path in home.parent.iterdir()}
        named = packaged["project"]["entry-points"]["pmo_kit.standards"]
        assert [*named] == [home.parent.name]


def test_a_standards_hook_is_the_kits_under_another_name(root: Path) -> None:
    theirs = [*HOME.glob("*/.pre-commit-hooks.yaml")]
    assert theirs
    (kit,) = yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    for path in theirs:
        (hook,) = yaml.safe_load(path.read_text(encoding="utf-8"))
        own = {"id", "name", "description"}
        assert {k: v for k, v in hook.items() if k not in own} == {
            k: v for k, v in kit.items() if k not in own
        }
