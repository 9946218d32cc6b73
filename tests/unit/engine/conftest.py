"""Copies of the golden projects of the core standard, to be changed and looked at."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from pmo_kit.engine import Compiled, Options, check, prepare
from pmo_kit.project import Folder, Snapshot, read_manifest, take
from pmo_kit.results import Report

DAYS = {
    "T1/initiating": date(2026, 1, 9),
    "T1/planning": date(2026, 1, 14),
    "T1/executing": date(2026, 2, 13),
    "T1/closed": date(2026, 3, 6),
    "T3/executing": date(2026, 5, 29),
}


@dataclass(frozen=True)
class Golden:
    """One golden project in a folder of its own, as of its day."""

    root: Path
    compiled: Compiled
    as_of: date

    @property
    def options(self) -> Options:
        """How it is judged."""
        return Options(self.as_of)

    def snapshot(self) -> Snapshot:
        """The project as it stands now."""
        tree = Folder(self.root)
        return take(tree, read_manifest(tree), self.compiled.standard, str(self.root), "golden")

    def check(self, gate: str | None = None) -> Report:
        """The project judged."""
        return check(self.compiled, self.snapshot(), Options(self.as_of, gate))

    def change(self, path: str, old: str, new: str) -> Golden:
        """Replace a text that must be there."""
        file = self.root / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")
        return self

    def write(self, path: str, text: str) -> Golden:
        """Put one file."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return self

    def remove(self, path: str) -> Golden:
        """Take one file away."""
        (self.root / path).unlink()
        return self


@pytest.fixture(scope="session")
def core(root: Path) -> Compiled:
    """The core standard, compiled."""
    return prepare(root / "standards" / "core", "1.0")


@pytest.fixture
def golden(root: Path, core: Compiled, tmp_path: Path) -> Callable[[str], Golden]:
    """Makes a copy of a golden project: `golden("T1/planning")`."""

    def make(name: str) -> Golden:
        source = root / "standards" / "core" / "golden" / name
        return Golden(Path(shutil.copytree(source, tmp_path / "golden")), core, DAYS[name])

    return make
