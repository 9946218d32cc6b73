"""Days at the ends of the calendar, and what would lie beyond it: no command falls over them."""

from __future__ import annotations

import re
import shutil
from datetime import date, datetime
from pathlib import Path

import pytest
from program import Program

from pmo_kit._text.days import days_later
from pmo_kit.measures.no_color import stale
from pmo_kit.training.certificates import expiry

_DAYS = re.compile(r"\b20\d\d-\d\d-\d\d\b")


def test_beyond_the_last_day_is_the_last_day() -> None:
    assert days_later(date(9999, 12, 30), 7) == days_later(date.max, 10**12) == date.max
    assert days_later(date(2026, 1, 1), 7) == date(2026, 1, 8)
    assert expiry(date(9999, 6, 1), 24) == date.max
    assert stale(datetime(1, 1, 1), 1e300, datetime(9999, 12, 31), 1.5) is False


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_commands_as_of_a_day_at_the_end(day: str, pmo: Program, root: Path) -> None:
    project = str(root / "standards/core/golden/T1/executing")
    for command in (["check"], ["status"], ["digest", "--days", "366"], ["gate", "RfC"]):
        done = pmo(*command, project, "--as-of", day)
        assert done.code in (0, 1), done.err


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_project_whose_days_are_all_at_the_end(
    day: str, pmo: Program, root: Path, tmp_path: Path
) -> None:
    project = tmp_path / "project"
    shutil.copytree(root / "standards/core/golden/T1/executing", project)
    for path in (*project.rglob("*.yaml"), *project.rglob("*.md")):
        path.write_text(_DAYS.sub(day, path.read_text("utf-8")), encoding="utf-8")
    for command in (["check"], ["status"], ["digest", "--days", "366"], ["gate", "RfC"]):
        done = pmo(*command, str(project), "--as-of", "2026-02-16")
        assert done.code in (0, 1), done.err
