"""No command reads or writes outside a project by a path that the project or a template names."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from program import ROOT, Program

pytestmark = [pytest.mark.e2e, pytest.mark.posix]

EXECUTING = ROOT / "standards" / "core" / "golden" / "T1" / "executing"
DAY = ("--as-of", "2026-03-01")
SECRET = 987654
RECORD = ("RfC", "--record", "hold", "--by", "project-owner=ada", "--reason", "Why.", "--apply")
WAIVE = ("PLAN-014", "--until", "2026-04-01", "--reason", "x", "--approved-by", "ada", "--apply")

Plant = Callable[[Path, Path], None]


def into(path: str) -> Plant:
    """Puts a link to the folder outside in a path's place."""

    def plant(root: Path, outside: Path) -> None:
        target = root / path
        if target.is_dir():
            shutil.rmtree(target)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.unlink(missing_ok=True)
        target.symlink_to(outside)

    return plant


def at(path: str, name: str) -> Plant:
    """Puts a link to a file outside, which is there or not, in a path's place."""

    def plant(root: Path, outside: Path) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).unlink(missing_ok=True)
        (root / path).symlink_to(outside / name)

    return plant


WRITES: dict[str, tuple[Plant, tuple[str, ...], str]] = {
    "add, into a folder": (
        into("pmo/reports"),
        ("add", "status-report"),
        "pmo/reports would lie outside the project",
    ),
    "add, into the artifacts' folder": (into("pmo"), ("add", "status-report"), "is a link"),
    "add, onto a file": (at("pmo/waivers.yaml", "new"), ("add", "waivers"), "exists already"),
    "gate, into a folder": (into("pmo/reviews"), ("gate", *RECORD), "would lie outside"),
    "waive, onto a file": (at("pmo/waivers.yaml", "there.yaml"), ("waive", *WAIVE), ""),
    "schema export, into a folder": (
        into(".pmo"),
        ("schema", "export", ".", "--apply"),
        "is reached through a link.",
    ),
    "schema export, onto a new file": (
        at(".vscode/settings.json", "new"),
        ("schema", "export", ".", "--apply"),
        ".vscode/settings.json is reached through a link.",
    ),
    "schema export, onto a file": (
        at(".vscode/settings.json", "there.yaml"),
        ("schema", "export", ".", "--apply"),
        ".vscode/settings.json is reached through a link.",
    ),
    "check, a report": (
        at("report.json", "new"),
        ("check", "--report", "json=report.json"),
        "report.json leads out of the current folder through a link.",
    ),
    "check, a report in a folder": (
        into("reports"),
        ("check", "--report", "json=reports/new.json"),
        "reports/new.json leads out of the current folder through a link.",
    ),
    "new, into a folder": (
        into("hidden-number"),
        ("new", "hidden-number", "--no-input"),
        "hidden-number is a link to another place.",
    ),
    "train start, into a folder": (
        into("charter-empty"),
        ("train", "start", "charter-empty"),
        "charter-empty is a link to another place.",
    ),
    "init, the manifest": (at("pmo.yaml", "new"), ("init", "--no-input", "--apply"), ""),
    "init, the list": (
        at("pmo/known-findings.yaml", "new"),
        ("init", "--no-input", "--apply"),
        "",
    ),
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A sound project."""
    return Path(shutil.copytree(EXECUTING, tmp_path / "project"))


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """A folder outside of the project, with a file in it."""
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "there.yaml").write_text("schema: waivers/v1\nwaivers: []\n")
    return tmp_path / "outside"


@pytest.mark.parametrize("name", WRITES)
def test_nothing_is_written_outside(pmo: Program, root: Path, outside: Path, name: str) -> None:
    plant, words, says = WRITES[name]
    if name.endswith("a folder"):
        (outside / "there.yaml").unlink()
    plant(root, outside)
    before = held(outside)
    ran = pmo(*words, *(DAY if words[0] in ("gate", "waive", "check") else ()), cwd=root)
    assert held(outside) == before
    assert ran.code == 2 or not says
    assert ran.code != 0
    assert says in ran.all


def held(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_list_that_lies_outside_is_not_mended(pmo: Program, root: Path, outside: Path) -> None:
    log = root / "pmo" / "log.yaml"
    (outside / "log.yaml").write_text(log.read_text().replace("schema: log/v1", "schema: logg/v1"))
    log.unlink()
    log.symlink_to(outside / "log.yaml")
    before = held(outside)
    for command in ("fix", "known prune"):
        pmo(*command.split(), "--apply", cwd=root)
    assert held(outside) == before


@pytest.mark.parametrize("pipe", [False, True])
def test_pmo_add_takes_no_number_from_outside(
    pmo: Program, root: Path, outside: Path, pipe: bool
) -> None:
    charter = root / "pmo" / "charter.md"
    text = charter.read_text(encoding="utf-8").replace("total: 40", f"total: {SECRET}")
    (outside / "charter.md").write_text(text, encoding="utf-8")
    (root / "pmo" / "plan.yaml").unlink()
    charter.unlink()
    if pipe:
        os.mkfifo(charter)
    else:
        charter.symlink_to(outside / "charter.md")
    assert pmo("add", "plan", cwd=root).code == 0
    assert str(SECRET) not in (root / "pmo" / "plan.yaml").read_text(encoding="utf-8")


def test_pmo_add_writes_nothing_where_no_check_would_read_it(pmo: Program, root: Path) -> None:
    (root / "more").mkdir()
    (root / "pmo" / "reports").rename(root / "more" / "reports")
    (root / "pmo" / "reports").symlink_to("../more/reports")
    ran = pmo("add", "status-report", cwd=root)
    assert ran.code == 2
    assert "a folder on its way is a link" in ran.err


@pytest.mark.parametrize("slug", ["../evil", "/evil", "..", "a/b", ".git"])
def test_an_answer_names_no_place_elsewhere(pmo: Program, root: Path, slug: str) -> None:
    ran = pmo("new", "hidden-number", "--no-input", "--set", f"slug={slug}", cwd=root)
    assert ran.code == 2
    assert sorted(path.name for path in root.parent.iterdir()) == ["project"]


def test_a_report_may_be_written_elsewhere_by_its_own_name(
    pmo: Program, root: Path, outside: Path
) -> None:
    (root / "inside.json").symlink_to("real.json")
    for target in (outside / "report.json", Path("..", "outside", "other.json"), "inside.json"):
        assert pmo("check", *DAY, "--report", f"json={target}", cwd=root).code == 0
    assert {"report.json", "other.json"} < set(held(outside))
    assert (root / "real.json").is_file()


@pytest.mark.parametrize("odd", ["link", "pipe"])
def test_an_exercise_says_what_it_is_in_its_own_file(
    pmo: Program, tmp_path: Path, outside: Path, odd: str
) -> None:
    folder = tmp_path / "exercise"
    (folder / ".pmo").mkdir(parents=True)
    if odd == "pipe":
        os.mkfifo(folder / ".pmo" / "exercise.yaml")
    else:
        (folder / ".pmo" / "exercise.yaml").symlink_to(outside / "there.yaml")
    ran = pmo("train", "check", folder)
    assert ran.code == 2
    assert "is no exercise: it has no" in ran.err
