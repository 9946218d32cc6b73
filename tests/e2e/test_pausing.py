"""`pmo pause`, `pmo resume`, `pmo stop`: decided, told to all, and the project conforms."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from answers import answer, data, findings

pytestmark = pytest.mark.e2e

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "standards" / "core" / "golden"
PEOPLE = ("--registry", GOLDEN / "people.yaml")
OLGA = ("--by", "olga", "--reason", "Ben is needed for the move of the data centre.")


@pytest.fixture
def light(tmp_path: Path) -> Path:
    """The golden project of T1 while it is executing."""
    return Path(shutil.copytree(GOLDEN / "T1" / "executing", tmp_path / "light"))


@pytest.fixture
def major(tmp_path: Path) -> Path:
    """The golden project of T3."""
    return Path(shutil.copytree(GOLDEN / "T3" / "executing", tmp_path / "major"))


def on(day: str) -> tuple[Any, ...]:
    return ("--as-of", day, *PEOPLE)


def test_a_light_project_pauses_is_looked_at_and_goes_on(pmo: Any, light: Path) -> None:
    words = ("pause", light, *on("2026-02-13"), "--until", "2026-03-13", *OLGA)
    shown = pmo(*words)
    assert shown.code == 0 and "Nothing was written" in shown.out
    assert "paused" not in (light / "pmo.yaml").read_text()
    said = answer(pmo, "pause", *words, "--apply")
    assert said["written"] and said["decision"] == "D-02"
    assert {one["who"] for one in said["told"]} == {"olga", "ada", "ben", "eve"}
    assert {one["what"]: one["value"] for one in said["cost"]}["spent so far"] == 39
    decided = data(light, "pmo/log.yaml")["decisions"][-1]
    assert (decided["decided_by"], decided["role"]) == ("olga", "project-owner")
    for day in ("2026-02-13", "2026-03-13"):
        assert findings(pmo, light, *on(day)) == [], "a paused project is not asked for anything"
    assert "PAUSE-002" in [rule for rule, _ in findings(pmo, light, *on("2026-03-14"))]
    longer = ("pause", light, *on("2026-03-14"), "--until", "2026-03-27", *OLGA, "--apply")
    assert pmo(*longer).code == 0, "it may be made longer"
    assert data(light, "pmo.yaml")["paused"]["from"] == "2026-02-13"
    assert findings(pmo, light, *on("2026-03-27")) == []
    went = answer(pmo, "pause", "resume", light, *on("2026-03-23"), *OLGA, "--apply")
    assert {one["id"] for one in went["moved"]} == {"M-02", "M-03", "T-05", "T-07"}
    assert went["next"][0] == "pmo change approve C-02 --by olga --apply"
    proposed = data(light, "pmo/log.yaml")["changes"][-1]
    assert (proposed["status"], proposed["impact"]["days"]) == ("submitted", 38)
    assert [one["id"] for one in proposed["milestones"]] == ["M-02", "M-03"], "and no task"
    assert findings(pmo, light, *on("2026-03-23")) == [], "the dates are corrected in a fortnight"
    assert findings(pmo, light, *on("2026-04-10")), "after that everything counts again"


def test_the_status_says_that_a_project_is_paused(pmo: Any, light: Path) -> None:
    assert "paused" not in answer(pmo, "status", "status", light, *on("2026-02-16"))
    words = ("pause", light, *on("2026-02-13"), "--until", "2026-03-13", *OLGA, "--apply")
    assert pmo(*words).code == 0
    told = f"from 2026-02-13 to 2026-03-13 (D-02): {OLGA[3]}\n"
    for day, word in (
        ("2026-02-12", "Will be paused"),
        ("2026-02-13", "Paused"),
        ("2026-03-13", "Paused"),
        ("2026-03-14", "Was paused"),
    ):
        said = pmo("status", light, *on(day)).out
        assert f"\n{word} {told}" in said
        over = "nobody has decided how the work goes on: `pmo resume`" in said
        assert over is (word == "Was paused")
    said = answer(pmo, "status", "status", light, *on("2026-02-16"))
    wanted = {"from": "2026-02-13", "until": "2026-03-13", "reason": OLGA[3], "decision": "D-02"}
    assert said["paused"] == wanted
    assert pmo("resume", light, *on("2026-03-09"), *OLGA, "--apply").code == 0
    assert "aused" not in pmo("status", light, *on("2026-03-09")).out


@pytest.mark.long
def test_a_major_project_gives_its_people_back(pmo: Any, major: Path) -> None:
    before = findings(pmo, major, *on("2026-05-29"))
    words = ("pause", major, *on("2026-05-29"), "--until", "2026-06-30", *OLGA)
    said = answer(pmo, "pause", *words, "--apply")
    assert said["written"], said["faults"]
    assert findings(pmo, major, *on("2026-05-29")) == before
    bookings = data(major, "pmo/resources.yaml")["resources"]
    for one in bookings:
        assert one["to"] < "2026-05-29" or one["from"] > "2026-06-30", "nobody is booked meanwhile"
    hours = {(one["person"], one["hours_per_week"]) for one in bookings if one["from"] > "2026-06"}
    assert ("ben", 28) in hours and ("dora", 8) not in hours, "what was promised later stays so"
    told = {one["who"]: one["why"] for one in said["told"]}
    assert "contract OC-01" in told["supplier"] and "players" in told
    assert any("way out" in one["note"] for one in said["cost"])
    assert pmo("resume", major, *on("2026-06-22"), *OLGA, "--apply").code == 0
    again = {one["from"] for one in data(major, "pmo/resources.yaml")["resources"]}
    assert "2026-06-22" in again and "2026-07-01" not in again
    rules = [rule for rule, _ in findings(pmo, major, *on("2026-06-22"))]
    assert "RES-007" not in rules and "KIT-005" not in rules


def test_the_leader_cannot_stop_the_clock(pmo: Any, light: Path) -> None:
    words = ("pause", light, *on("2026-02-13"), "--until", "2026-03-13", "--reason", "We are late.")
    refused = pmo(*words, "--by", "ada", "--apply")
    assert refused.code == 1
    assert re.search(r"PAUSE-001 [a-z]+(-[a-z]+)+ shall ", refused.out), "with its short name"
    assert "nothing was written" in refused.out
    assert "paused" not in (light / "pmo.yaml").read_text()
    long = ("pause", light, *on("2026-02-13"), "--until", "2027-02-13", *OLGA, "--apply")
    assert "PAUSE-003" in pmo(*long).out


def test_a_decision_that_stands_is_used(pmo: Any, light: Path) -> None:
    words = ("pause", light, *on("2026-02-13"), "--until", "2026-03-13", "--decision")
    said = answer(pmo, "pause", *words, "D-01", "--apply")
    assert said["by"] == "olga" and len(data(light, "pmo/log.yaml")["decisions"]) == 1
    ran = pmo(*words, "D-77")
    assert ran.code == 2 and "The log has no decision `D-77`" in ran.all


def test_a_stop_leads_to_the_closing(pmo: Any, light: Path) -> None:
    day, root = "2026-02-13", light
    before = findings(pmo, root, *on(day))
    said = answer(pmo, "pause", "stop", root, *on(day), *OLGA, "--apply")
    assert said["written"], said["faults"]
    assert said["next"] == ["pmo close"] and said["decision"] == "GR-2"
    assert data(root, "pmo.yaml")["phase"] == "closing"
    review = data(root, "pmo/reviews/GR-2.yaml")
    assert (review["decision"], review["approvals"][0]["by"]) == ("stop", "olga")
    assert findings(pmo, root, *on(day)) == before


@pytest.mark.long
def test_a_major_project_is_stopped_while_it_is_paused(pmo: Any, major: Path) -> None:
    until = ("--until", "2026-06-30")
    assert pmo("pause", major, *on("2026-05-29"), *until, *OLGA, "--apply").code == 0
    before = findings(pmo, major, *on("2026-06-01"))
    stop = ("stop", major, *on("2026-06-01"), *OLGA, "--apply")
    refused = pmo(*stop)
    assert refused.code == 1 and "GATE-010" in refused.out, "from T2 an approval can be shown"
    said = answer(pmo, "pause", *stop, "--evidence", "Minutes of 2026-06-01")
    assert said["written"], said["faults"]
    assert "paused" not in data(major, "pmo.yaml")
    assert all(one["to"] <= "2026-06-01" for one in data(major, "pmo/resources.yaml")["resources"])
    left = [one for one in findings(pmo, major, *on("2026-06-01")) if one[0] != "KIT-006"]
    assert left == before, "only a waiver is not needed any more"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("pause", "--until", "2026-03-13"), "Say who decided and why"),
        (("pause", "--until", "2026-02-01", *OLGA), "before it begins"),
        (("pause", "--until", "soon", *OLGA), "is no date"),
        (("pause", "--until", "2026-03-13", "--by", "olga", "--reason", "\x07"), "cannot be shown"),
        (("resume", *OLGA), "is not paused"),
        (("stop", "--by", "olga"), "--reason"),
    ],
)
def test_bad_input_is_told(pmo: Any, light: Path, words: tuple[str, ...], told: str) -> None:
    before = (light / "pmo.yaml").read_bytes()
    ran = pmo(words[0], light, *on("2026-02-13"), *words[1:], "--apply")
    assert ran.code == 2 and told in ran.all
    assert (light / "pmo.yaml").read_bytes() == before


def test_what_is_over_cannot_be_paused(pmo: Any) -> None:
    closed = GOLDEN / "T1" / "closed"
    ran = pmo("pause", closed, *on("2026-03-20"), "--until", "2026-04-01", *OLGA)
    assert ran.code == 2 and "The project is closed" in ran.all
