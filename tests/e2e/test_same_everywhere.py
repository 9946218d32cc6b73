"""A verdict is the same on every machine, whatever its zone, locale, and order of files."""

from __future__ import annotations

import json
import os
import random
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from git_runs import git
from program import ROOT, Program, own_id

from pmo_kit.cli import options

pytestmark = [pytest.mark.e2e, pytest.mark.posix]

EXECUTING = ROOT / "standards" / "core" / "golden" / "T1" / "executing"
MACHINES: list[dict[str, str]] = [
    {"TZ": "Pacific/Kiritimati"},
    {"TZ": "America/Adak", "PYTHONHASHSEED": "1"},
    {"LC_ALL": "C", "PYTHONHASHSEED": "2"},
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},  # names of files are ASCII
    {"LC_ALL": "tr_TR.UTF-8", "LANG": "de_DE"},
]


@pytest.fixture
def projects(tmp_path: Path) -> Path:
    """Two projects under git with findings of several kinds, and a name that is not ASCII."""
    folder = tmp_path / "projects"
    for name in ("one", "two"):
        root = Path(shutil.copytree(EXECUTING, folder / name))
        own_id(root)
        (root / "pmo" / "reports" / "SR-2.yaml").rename(root / "pmo" / "reports" / "März.yaml")
        (root / "pmo" / "charter.md").unlink()
        log = root / "pmo" / "log.yaml"
        text = log.read_text(encoding="utf-8")
        log.write_text(text.replace("owner: ", "ownr: "), encoding="utf-8")
    for words in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-q", "-m", "x"]):
        git(folder, *words, on="2026-02-01")
    return folder


@pytest.mark.parametrize("source", [[], ["--commit"]], ids=["folder", "index"])
def test_every_machine_prints_the_same_bytes(
    pmo: Program, projects: Path, source: list[str]
) -> None:
    words = ["check", ".", "--as-of", "2026-02-20", "--format", "json", *source]
    here = pmo.alone(*words, cwd=projects)
    assert here.code == 1
    assert "März.yaml" in here.out
    for machine in MACHINES:
        there = pmo.alone(*words, cwd=projects, **machine)
        assert (machine, here.code, here.out) == (machine, there.code, there.out)


class Shuffled:
    """The entries of a folder in another order."""

    def __init__(self, entries: list[Any]) -> None:
        self._entries = iter(random.Random(len(entries)).sample(entries, len(entries)))

    def __iter__(self) -> Iterator[Any]:
        return self

    def __next__(self) -> Any:
        return next(self._entries)

    def __enter__(self) -> Iterator[Any]:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing is open."""


@pytest.mark.long
def test_the_order_of_a_listing_changes_nothing(
    pmo: Program, projects: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ["check", ".", "--as-of", "2026-02-20", "--format", "json"]
    sorted_ = pmo(*words, cwd=projects, PMO_CACHE_DIR=str(tmp_path / "first"))
    scandir: Callable[..., Any] = os.scandir
    monkeypatch.setattr(os, "scandir", lambda *path: Shuffled(list(scandir(*path))))
    monkeypatch.setattr(os, "listdir", lambda *path: [e.name for e in os.scandir(*path)])
    shuffled = pmo(*words, cwd=projects, PMO_CACHE_DIR=str(tmp_path / "second"))
    assert sorted_ == shuffled


@pytest.mark.parametrize("hours", [-10, 0, 14])
def test_today_is_the_day_in_utc(
    pmo: Program, projects: Path, monkeypatch: pytest.MonkeyPatch, hours: int
) -> None:
    class Noon(datetime):
        """One moment, shown by a clock that stands so many hours before or behind UTC."""

        @classmethod
        def now(cls, tz: Any = None) -> datetime:
            moment = datetime(2026, 2, 13, 12, 0, tzinfo=UTC)
            return moment.astimezone(tz or timezone(timedelta(hours=hours)))

    class Local(date):
        @classmethod
        def today(cls) -> date:
            return Noon.now().date()

    monkeypatch.setattr(options, "datetime", Noon)
    monkeypatch.setattr(options, "date", Local)
    assert '"as_of": "2026-02-13"' in pmo("check", "one", "--format", "json", cwd=projects).out


def test_projects_of_one_call_have_days_of_their_own_and_the_clock_is_asked_once(
    pmo: Program, projects: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[datetime] = []

    class Clock(datetime):
        """A clock that goes on an hour each time that somebody looks."""

        @classmethod
        def now(cls, tz: Any = None) -> datetime:
            asked.append(datetime(2026, 2, 13, 10 + len(asked), 30, tzinfo=UTC))
            return asked[-1].astimezone(tz)

    monkeypatch.setattr(options, "datetime", Clock)
    names = sorted(path.parent.name for path in projects.glob("*/pmo.yaml"))
    zones = dict(zip(names, ("Pacific/Kiritimati", "Etc/GMT+12"), strict=False))
    for name, zone in zones.items():
        file = projects / name / "pmo.yaml"
        text = file.read_text(encoding="utf-8")
        file.write_text(f"{text}time_zone: {zone}\n", encoding="utf-8")
    found = json.loads(pmo("check", ".", "--format", "json", cwd=projects).out)
    days = {Path(report["root"]).name: report["as_of"] for report in found["reports"]}
    assert [days[name] for name in zones] == ["2026-02-14", "2026-02-12"]
    assert len(asked) == 1
