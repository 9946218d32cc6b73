"""A standard that the kit carries compiled is taken as it is, and only from the kit's own data."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pmo_kit.engine import cache, prepare
from pmo_kit.engine.compiled import to_json
from pmo_kit.engine.prepare_standard import compiled_anew


@pytest.fixture
def carrying(tmp_path: Path, toy: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A kit with nothing of a standard but its name and what was compiled from it."""
    raw, found = compiled_anew(toy, None, "toy")
    home = tmp_path / "kit" / "_data"
    (home / "compiled").mkdir(parents=True)
    (home / "compiled" / "toy@1.0.json").write_text(
        json.dumps({"files": "", "raw": raw, "compiled": to_json(found)})
    )
    (home / "standards" / "toy").mkdir(parents=True)
    monkeypatch.setattr(cache, "PACKAGE", home.parent)
    monkeypatch.setenv("PMO_CACHE_DIR", "")
    return home


def test_what_is_carried_needs_no_files(carrying: Path, toy: Path) -> None:
    compiled = prepare(carrying / "standards" / "toy", "1.0")
    assert [rule.rule for rule in compiled.rules] == [rule.rule for rule in prepare(toy).rules]
    assert compiled.rules


def test_only_the_kits_own_data_is_trusted(carrying: Path, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere" / "toy"
    other.mkdir(parents=True)
    assert cache.carried(other, "1.0") is None
    assert cache.carried(carrying / "standards" / "toy", "2.0") is None
    assert cache.carried(carrying / "standards" / "toy", "1.0") is not None
