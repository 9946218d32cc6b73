"""Other organisations' standards in examples/ are sound, and are data only."""

from __future__ import annotations

from pathlib import Path

import pytest

from pmo_kit.verify import verify

HOME = Path(__file__).resolve().parents[2] / "examples" / "standards"
STANDARDS = sorted(path.parent for path in HOME.glob("*/standard.yaml"))
DATA = {".yaml", ".yml", ".json", ".md"}


def test_every_folder_is_a_standard() -> None:
    assert sorted(path for path in HOME.iterdir() if path.is_dir()) == STANDARDS


@pytest.mark.parametrize("folder", STANDARDS, ids=lambda folder: folder.name)
def test_it_is_sound_and_its_examples_behave(folder: Path) -> None:
    result = verify(folder)
    assert result.problems == ()
    assert result.counts["good examples"] >= result.counts["rules"] > 0
    assert result.counts["bad examples"] >= result.counts["rules"]


@pytest.mark.parametrize("folder", STANDARDS, ids=lambda folder: folder.name)
def test_it_is_data_only(folder: Path) -> None:
    assert {path.suffix for path in folder.rglob("*") if path.is_file()} <= DATA
