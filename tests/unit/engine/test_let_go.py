"""A project that was judged is let go at once: nothing that was made for it holds itself."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from git_runs import git

from pmo_kit.engine import Options, Request
from pmo_kit.engine.check import tell
from pmo_kit.engine.state import State, View


@pytest.fixture
def no_cycles_sought() -> Iterator[None]:
    """Cycles are not sought, so that what holds itself stays."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.fixture
def project(tmp_path: Path, root: Path) -> Path:
    """A project with a past in git, and with findings."""
    folder = tmp_path / "project"
    shutil.copytree(root / "standards" / "core" / "golden" / "T3" / "executing", folder)
    git(folder, "init", "--quiet")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "Begin")
    plan = folder / "pmo" / "plan.yaml"
    plan.write_text(plan.read_text().replace("start: 2026", "start: 2019", 1))
    return folder


@pytest.mark.usefixtures("no_cycles_sought")
def test_nothing_of_it_stays(project: Path) -> None:
    judge_and_let_go(project)


@pytest.mark.long
@pytest.mark.usefixtures("no_cycles_sought")
def test_nothing_of_it_stays_however_its_conditions_are_run(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PMO_CACHE_DIR", str(tmp_path / "cache"))
    for _way in ("closures, of a standard that is new", "code, of one that was read again"):
        judge_and_let_go(project)


def judge_and_let_go(project: Path) -> None:
    """Nothing that judging a project has made is there afterwards."""
    before = held()
    assert tell(project, Request(Options(date(2026, 5, 29)))).report.findings
    assert held() == before


def held() -> int:
    """How many records of judged projects there are."""
    return sum(type(one) in (State, View) for one in gc.get_objects())
