"""`pmo close`: what is left by the rules of the last gates, and a computed end report."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from pathlib import Path
from typing import Any

import pytest
from answers import answer, data, findings

pytestmark = pytest.mark.e2e

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "standards" / "core" / "golden"
PEOPLE = ("--registry", GOLDEN / "people.yaml")
LESSON = "The range was chosen before anybody had played. | Let players try a paper version first."


@pytest.fixture
def light(tmp_path: Path) -> Path:
    """The golden project of T1 while it is executing."""
    return Path(shutil.copytree(GOLDEN / "T1" / "executing", tmp_path / "light"))


@pytest.fixture
def standard(tmp_path: Path) -> Path:
    """The golden project of T2 in its last days: the end report and the last gate are to come."""
    root = Path(shutil.copytree(GOLDEN / "T2" / "closed", tmp_path / "standard"))
    change(root, "pmo.yaml", "phase: closed", "phase: closing")
    (root / "pmo/end-report.md").unlink()
    (root / "pmo/reviews/GR-5.yaml").unlink()
    return root


def change(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new, 1), encoding="utf-8")


def on(day: str) -> tuple[Any, ...]:
    return ("--as-of", day, *PEOPLE)


def accepted(root: Path) -> None:
    """Every deliverable of the light project is accepted, and its work is done."""
    for old in ("status: in-progress", "status: delivered"):
        new = "status: accepted\n    accepted_on: 2026-03-04\n    evidence: Seen on 4 March"
        change(root, "pmo/plan.yaml", old, new)
    change(root, "pmo/plan.yaml", "forecast: 2026-02-20", "actual: 2026-02-20")
    change(root, "pmo/plan.yaml", "progress: 70\n    actual: 10\n    remaining: 5", "progress: 100")
    change(
        root, "pmo/plan.yaml", "4 before C-01\n    progress: 0", "4 before C-01\n    progress: 100"
    )


def test_what_is_left_is_told_by_owner_with_its_command(pmo: Any, light: Path) -> None:
    said = answer(pmo, "closing", "close", light, *on("2026-02-20"))
    assert (said["exit_code"], said["gates"], said["to"]) == (1, ["RfC", "GC"], "executing")
    left = {(one["owner"], one["rule"]): one for one in said["left"]}
    assert ("olga", "DELIV-005") in left, "whoever accepts it"
    assert left["ben", "END-007"]["command"] == "pmo close --settle 'ID REASON' --apply"
    assert left["ada", "MILE-007"]["gate"] == "GC"
    assert "pmo close --lesson" in left["ada", "LESS-001"]["command"]
    assert ("olga", "DELIV-006") not in left, "each entry is told once, at the first gate"
    decided = [one for one in said["left"] if not one["rule"]]
    assert [one["command"].split(" --")[0] for one in decided] == ["pmo gate RfC", "pmo gate GC"]
    told = pmo("close", light, *on("2026-02-20")).out
    assert "olga (steering-committee):\n  RfC DELIV-005 shall" in told
    assert "\nThen:\n  pmo close --apply" in told


def test_what_is_left_follows_the_rules_and_not_a_list_of_its_own(pmo: Any, light: Path) -> None:
    def left() -> set[tuple[str, str]]:
        said = answer(pmo, "closing", "close", light, *on("2026-02-20"))
        shall = [one for one in said["left"] if one["rule"] and one["level"] == "shall"]
        return {(one["rule"], one["location"]["path"]) for one in shall}

    asked = set()
    for gate in ("RfC", "GC"):
        ran = pmo("gate", gate, light, *on("2026-02-20"), "--format", "json")
        steps = json.loads(ran.out)["steps"]
        asked |= {(s["rule"], s["location"]["path"]) for s in steps if s["rule"]}
    assert left() == asked - {("DELIV-006", "pmo/plan.yaml")}


def test_a_light_project_closes_by_commands(pmo: Any, light: Path) -> None:
    accepted(light)
    day = on("2026-03-06")
    before = findings(pmo, light, *on("2026-03-06"))
    words = ("--lesson", LESSON, "--settle", "R-01 The program catches contradicting answers.")
    said = answer(pmo, "closing", "close", light, *day, *words, "--apply")
    assert said["written"] and said["next"] == [
        "pmo gate RfC --with GC --record go --by olga --apply",
        "pmo close --apply",
    ]
    assert not [one for one in said["left"] if one["rule"] and one["level"] == "shall"]
    assert set(findings(pmo, light, *on("2026-03-06"))) < set(before), "the risk is closed"
    log = data(light, "pmo/log.yaml")
    assert log["lessons"][0]["recommendation"] == "Let players try a paper version first."
    assert log["risks"][0]["closed_on"] == "2026-03-06"
    reached = {m["id"]: m.get("actual") for m in data(light, "pmo/plan.yaml")["milestones"]}
    assert reached["M-03"] == "2026-03-04", "the day of the last acceptance"
    assert not (light / "pmo/end-report.md").exists(), "a light project writes none"
    record = ("gate", "RfC", light, *day, "--with", "GC", "--record", "go", "--by", "olga")
    ran = pmo(*record, "--apply")
    assert ran.code == 0, ran.out
    told = re.search(r"^Next: pmo (close .*--apply), which sets `phase: closed`", ran.out, re.M)
    assert told, ran.out
    assert pmo(*shlex.split(told[1]), *day).code == 0, "the command that it names does it"
    assert data(light, "pmo.yaml")["phase"] == "closed"
    assert findings(pmo, light, *on("2026-03-06")) == []
    assert pmo("close", light, *day).code == 2, "it is closed already"


def test_a_stopped_project_has_a_short_closing(pmo: Any, light: Path) -> None:
    day = on("2026-02-13")
    assert pmo("stop", light, *day, "--by", "olga", "--reason", "It is built.", "--apply").code == 0
    words = ("--lesson", LESSON, "--settle", "R-01 Nobody plays it any more.")
    said = answer(pmo, "closing", "close", light, *day, *words, "--apply")
    assert said["gates"] == ["GC"] and said["next"][0].startswith("pmo gate GC --record go")
    ran = pmo("gate", "GC", light, *day, "--record", "go", "--by", "olga", "--apply")
    assert ran.code == 0, ran.out
    assert "--apply, which sets `phase: closed`" in ran.out
    assert pmo("close", light, *day, "--apply").code == 0
    assert data(light, "pmo.yaml")["phase"] == "closed"


@pytest.mark.long
def test_the_end_report_is_computed_and_nothing_is_typed_twice(pmo: Any, standard: Path) -> None:
    day = on("2026-06-26")
    first = answer(pmo, "closing", "close", standard, *day, "--apply")
    assert first["written"] and first["places"] == ["results[0].result"]
    assert findings(pmo, standard, *on("2026-06-26")) == []
    meta = data(standard, "pmo/end-report.md")["meta"]
    assert (meta["budget"], meta["actual"], meta["finished_on"]) == (120, 113, "2026-06-12")
    assert meta["benefits"] == [{"id": "B-01", "owner": "bela"}]
    assert meta["lessons"] == ["L-01"] and meta["follow_ups"][0]["related"] == ["I-01"]
    assert [one["reached"] for one in meta["results"]] == ["no", "later"]
    result = ("--result", "1 yes 9 of 10 in the last three classes")
    second = answer(pmo, "closing", "close", standard, *day, *result, "--apply")
    assert second["files"] == ["pmo/end-report.md"] and not second["places"]
    again = answer(pmo, "closing", "close", standard, *day, "--apply")
    assert again["files"] == [], "what was typed stays, what is computed is the same"
    record = ("gate", "GC", standard, *day, "--record", "go", "--by", "olga", "--evidence", "Mail")
    assert pmo(*record, "--apply").code == 0
    assert answer(pmo, "closing", "close", standard, *day, "--apply")["to"] == "closed"
    assert findings(pmo, standard, *on("2026-06-26")) == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--lesson", "It was late."), "is not WHAT HAPPENED | WHAT TO DO"),
        (("--settle", "R-01"), "is not ID TEXT"),
        (("--settle", "R-77 Over."), "No open risk or issue is `R-77`"),
        (("--result", "one yes 9"), "is not NUMBER REACHED TEXT"),
        (("--end-report",), "A T1 project has no end report"),
        (("--archive", "\x07"), "cannot be shown"),
    ],
)
def test_bad_input_is_told(pmo: Any, light: Path, words: tuple[str, ...], told: str) -> None:
    ran = pmo("close", light, *on("2026-02-20"), *words, "--apply")
    assert ran.code == 2 and told in ran.all


def test_a_project_that_has_not_begun_is_not_closed(pmo: Any) -> None:
    ran = pmo("close", GOLDEN / "T1" / "planning", *on("2026-01-14"))
    assert ran.code == 2 and "pmo stop" in ran.all
