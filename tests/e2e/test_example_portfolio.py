"""The example portfolio: its repositories are made alike each time and judged as planned."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from portfolio_example.build import HOME, build, makers
from portfolio_example.project import AS_OF
from portfolio_example.read_projects import UnreadableProjects, read_projects

pytestmark = pytest.mark.e2e

FAILING = {
    "catalogue-move": {
        "EXC-003",
        "GATE-003",
        "KIT-004",
        "LEAD-004",
        "RISK-004",
        "STAGE-001",
    },
    "hall-booking": {"STAT-001"},
}
"""The shall rules that fail by plan, by project; every other project conforms."""
COLOURS = {
    "catalogue-move": "red",
    "hall-booking": "unknown",
    "hidden-number-public": "amber",
    "lending-app": "green",
    "shelf-search": "red",
    "sign-on": "red",
}
JUDGED = ("--as-of", AS_OF.isoformat(), "--registry", str(HOME / "people.yaml"))


def head(root: Path) -> str:
    command = ["git", "rev-parse", "HEAD"]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout


def told(pmo: Any, root: Path, command: str) -> Any:
    return json.loads(pmo(command, str(root), "--format", "json", *JUDGED).out)


def failing(report: Any) -> set[str]:
    found = report["reports"][0]["findings"]
    return {f["rule"] for f in found if f["level"] == "shall" and f["outcome"] == "failed"}


@pytest.mark.long
def test_a_light_project_is_made_of_real_commands_and_conforms(pmo: Any, tmp_path: Path) -> None:
    name = "reading-corner"
    makers()[name](tmp_path / name)
    assert failing(told(pmo, tmp_path / name, "check")) == set()
    log = subprocess.run(
        ["git", "log", "--format=%ae %cd", "--date=short"],
        cwd=tmp_path / name,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    assert log[:2] == ["leader@example.org", AS_OF.isoformat()]
    assert len(log) > 10


def test_a_user_s_own_settings_of_git_do_not_change_a_commit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make = makers()["hidden-number"]
    make(tmp_path / "one")
    own = tmp_path / "gitconfig"
    own.write_text(
        "[core]\n autocrlf = true\n[user]\n name = Somebody\n[commit]\n gpgSign = true\n"
    )
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(own))
    monkeypatch.setenv("GIT_AUTHOR_DATE", "2001-01-01T00:00:00Z")
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    make(tmp_path / "two")
    assert head(tmp_path / "one") == head(tmp_path / "two")


def test_a_list_that_is_none_is_named_with_the_project_at_fault(tmp_path: Path) -> None:
    text = (HOME / "projects.yaml").read_text(encoding="utf-8")
    wrong = tmp_path / "projects.yaml"
    wrong.write_text(text.replace("start: 2026-06-01", "start: soon"), encoding="utf-8")
    with pytest.raises(UnreadableProjects, match="accessible-forms"):
        read_projects(wrong)


@pytest.mark.long
def test_all_are_made_alike_each_time_and_judged_as_planned(pmo: Any, tmp_path: Path) -> None:
    build(tmp_path / "first")
    build(tmp_path / "second")
    made = sorted(tmp_path.joinpath("first").iterdir())
    assert len(made) >= 12
    assert {p.name: head(p) for p in made} == {
        p.name: head(p) for p in (tmp_path / "second").iterdir()
    }
    wrong = {p.name: failing(told(pmo, p, "check")) for p in made}
    assert {name: rules for name, rules in wrong.items() if rules} == FAILING
    colours = {p.name: told(pmo, p, "status")["status"][0]["computed"] for p in made}
    assert {name: colours[name] for name in COLOURS} == COLOURS
