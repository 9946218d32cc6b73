"""`pmo handover`: people come and go, what is open passes on, and what is closed stays right."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from answers import findings

pytestmark = pytest.mark.e2e

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "standards" / "core" / "golden"
DAY = ("--as-of", "2026-05-29", "--registry", GOLDEN / "people.yaml")
NEXT = ("--as-of", "2026-05-30", "--registry", GOLDEN / "people.yaml")
DECISION = """
  - id: D-09
    title: Bela is the sponsor from June on.
    status: approved
    raised_on: 2026-05-25
    decided_by: olga
    role: project-owner
    decided_on: 2026-05-27
"""


@pytest.fixture
def major(tmp_path: Path) -> Path:
    """The golden project of T3, in a place of its own."""
    return Path(shutil.copytree(GOLDEN / "T3" / "executing", tmp_path / "major"))


def change(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new, 1), encoding="utf-8")


def decided(root: Path) -> None:
    """Put the sponsor's decision to hand over into the log."""
    change(root, "pmo/decisions.yaml", "\ndecisions:", f"\ndecisions:{DECISION.rstrip()}")


def test_the_sponsor_changes_and_all_that_was_decided_stands(pmo: Any, major: Path) -> None:
    decided(major)
    words = ("handover", "project-owner", "--from", "olga", "--to", "bela", major, *DAY)
    shown = pmo(*words, "--decision", "D-09")
    assert shown.code == 0 and "Nothing was written" in shown.out
    assert "gate RfC" in shown.out or "gate GL" in shown.out
    assert "project_owner: bela" not in (major / "pmo.yaml").read_text()
    done = pmo(*words, "--decision", "D-09", "--apply")
    assert done.code == 0, done.out
    manifest = (major / "pmo.yaml").read_text()
    assert "project_owner: bela" in manifest and "given_by: olga, taken_by: bela" in manifest
    assert "accepted_on: 2026-05-29, decision: D-09" in manifest
    assert "# privacy, testing, the supplier's lead" in manifest, "remarks stay"
    assert findings(pmo, major, *DAY) == []


def test_a_sponsor_who_is_swapped_without_a_decision_is_not(pmo: Any, major: Path) -> None:
    words = ("handover", "project-owner", "--from", "olga", "--to", "bela", major, *DAY, "--apply")
    before = (major / "pmo.yaml").read_bytes()
    ran = pmo(*words)
    assert (ran.code, "passes on by a decision" in ran.err + ran.out) == (2, True)
    decided(major)
    change(major, "pmo/decisions.yaml", "decided_by: olga\n    role", "decided_by: ada\n    role")
    ran = pmo(*words, "--decision", "D-09")
    assert (ran.code, "D-09 does not name `bela`" in ran.err + ran.out) == (2, True)
    assert (major / "pmo.yaml").read_bytes() == before


def test_the_leader_changes_and_the_assignment_of_then_stands(pmo: Any, major: Path) -> None:
    words = ("handover", "project-manager", "--from", "ada", "--to", "eve", major, *DAY)
    shown = pmo(*words)
    assert (shown.code, "RES-003 people-booked-until-tasks-end should" in shown.out) == (0, True), (
        "advice is told"
    )
    change(major, "pmo/resources.yaml", "to: 2026-10-09", "to: 2026-12-18")
    assert pmo(*words, "--apply").code == 0
    assert findings(pmo, major, *DAY) == []
    manifest = (major / "pmo.yaml").read_text()
    assert "project_manager: eve" in manifest
    assert "team: [dora, eve, sam, ada]" in manifest, "she stays, without the role"


def test_what_is_open_passes_on_and_what_is_closed_keeps_its_name(pmo: Any, major: Path) -> None:
    change(major, "pmo/risks.yaml", "owner: sol", "owner: sam")
    text = (major / "pmo/risks.yaml").read_text()
    words = ("handover", "team", "--from", "sam", "--to", "ben", major, *DAY)
    said = json.loads(pmo(*words, "--leaves", "--format", "json").out)
    shape = json.loads((ROOT / "schemas/handover/v1.json").read_text())
    jsonschema.Draft202012Validator(shape).validate(said)
    moved = {item["what"] for item in said["items"] if not item["stays"]}
    assert any(what.startswith("risks[") for what in moved)
    assert pmo(*words, "--leaves", "--apply").code == 0
    manifest = (major / "pmo.yaml").read_text()
    assert "team: [dora, eve]" in manifest
    assert "former: [{person: sam, until: 2026-05-29}]" in manifest
    after = (major / "pmo/risks.yaml").read_text()
    old, new = text.split("\n"), after.split("\n")
    changed = [(a, b) for a, b in zip(old, new, strict=True) if a != b]
    assert changed and all(a.replace("sam", "ben") == b for a, b in changed)
    assert findings(pmo, major, *NEXT) == []


def test_who_left_is_asked_for_once_where_a_risk_is_still_theirs(pmo: Any, major: Path) -> None:
    words = ("handover", "team", "--from", "eve", "--to", "ben", major, *DAY, "--leaves", "--apply")
    assert pmo(*words).code == 0
    assert findings(pmo, major, *NEXT) == [], "finished tasks and approved documents stay right"
    change(major, "pmo/risks.yaml", "owner: sol", "owner: eve")
    said = "`eve` was in the project until 2026-05-29, but is named for today."
    assert findings(pmo, major, *NEXT) == [("KIT-008", said)]
    change(major, "pmo/risks.yaml", "status: open", "status: closed\n    closed_on: 2026-05-28")
    assert "`eve`" not in str(findings(pmo, major, *NEXT))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("sponser", "olga", "bela"), "There is no role `sponser`."),
        (("project-manger", "ada", "eve"), "Did you mean `project-manager`?"),
        (
            ("project-manager", "eve", "ben"),
            "`eve` does not hold the role project-manager: ada",
        ),
        (("data-protection", "dora", "ben"), "Nobody holds the role data-protection"),
        (("team", "olga", "ben"), "`olga` is not in the team."),
        (("project-manager", "ada", "ada"), "`ada` cannot take a role from themselves."),
        (("project-manager", "ada", "evee"), "Did you mean `eve`?"),
        (("project-manager", "ada", "zorro"), "There is nobody called `zorro` in this project."),
        (("project-manager", "ada", "olga"), "`olga` is the project-owner, and from T2 on"),
    ],
)
def test_what_cannot_be_is_said(pmo: Any, major: Path, words: tuple[str, ...], said: str) -> None:
    role, giver, taker = words
    ran = pmo("handover", role, "--from", giver, "--to", taker, major, *DAY, "--apply")
    assert ran.code == 2
    assert said in ran.err + ran.out


def test_who_holds_another_role_does_not_leave(pmo: Any, major: Path) -> None:
    change(major, "pmo.yaml", "operations: otto", "operations: ada")
    words = ("handover", "project-manager", "--from", "ada", "--to", "eve", major, *DAY)
    ran = pmo(*words, "--leaves")
    assert (ran.code, "`ada` still holds operations" in ran.err + ran.out) == (2, True)


def test_what_the_standard_refuses_is_not_written(pmo: Any, major: Path) -> None:
    before = {path: path.read_bytes() for path in major.rglob("*.yaml")}
    words = ("handover", "project-manager", "--from", "ada", "--to", "ben", major, *DAY, "--apply")
    ran = pmo(*words)
    assert ran.code == 1
    assert "ROLE-001" in ran.out and "nothing was written" in ran.out
    assert before == {path: path.read_bytes() for path in major.rglob("*.yaml")}
