"""`pmo change` and `pmo accept`: one command moves all that a change says, and no more stands."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from pmo_kit.engine import Options, Request, open_project
from pmo_kit.project import digest

pytestmark = pytest.mark.e2e

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "standards" / "core" / "golden"
DAY = ("--as-of", "2026-02-16")
BIG = ("--as-of", "2026-05-29", "--registry", GOLDEN / "people.yaml")
LATE = ("--as-of", "2026-06-01", "--registry", GOLDEN / "people.yaml")
PROPOSE = (
    *("change", "propose", "--title", "Two_players", "--by", "eve", "--scope", "Two"),
    *("--move", "M-03=2026-03-13", "--task", "T-07:budget=8,finish=2026-03-13"),
)


@pytest.fixture
def light(tmp_path: Path) -> Path:
    """The golden project of T1 in a repository, committed on the day of its review."""
    root = Path(shutil.copytree(GOLDEN / "T1" / "executing", tmp_path / "light"))
    review, bound = (
        root / "pmo/reviews/GR-1.yaml",
        f"pmo/plan.yaml\n    sha256: '{hash_of(root)}'\n",
    )
    text = re.sub(r"pmo/plan.yaml .*\n", bound, review.read_text(encoding="utf-8"), count=1)
    review.write_text(text, encoding="utf-8")
    git(root, "init", "-q")
    commit(root, "2026-01-16")
    return root


@pytest.fixture
def major(tmp_path: Path) -> Path:
    """The golden project of T3, in a place of its own."""
    return Path(shutil.copytree(GOLDEN / "T3" / "executing", tmp_path / "major"))


def git(root: Path, *words: str, day: str = "2026-01-16") -> None:
    when = {f"GIT_{who}_DATE": f"{day}T12:00:00" for who in ("AUTHOR", "COMMITTER")}
    me = ("-c", "user.name=ada", "-c", "user.email=ada@example.org")
    subprocess.run(["git", *me, *words], cwd=root, check=True, env={**os.environ, **when})


def commit(root: Path, day: str) -> None:
    git(root, "add", "-A")
    git(root, "commit", "-qm", "As agreed", day=day)


def failing(pmo: Any, root: Path, *day: Any) -> set[tuple[str, str]]:
    """Rule and file of each finding that stops the project, by `pmo check`."""
    ran = pmo("check", root, *day, "--format", "json")
    (report,) = json.loads(ran.out)["reports"]
    assert not report["gaps"]
    found = {
        (f["rule"], f["location"]["path"])
        for f in report["findings"]
        if f["outcome"] == "failed" and f["level"] == "shall"
    }
    assert (ran.code == 0) == (not found)
    return found


def said(pmo: Any, name: str, *words: Any) -> dict[str, Any]:
    """The answer as data, held to its schema."""
    found: dict[str, Any] = json.loads(pmo(*words, "--format", "json").out)
    shape = json.loads((ROOT / f"schemas/{name}/v1.json").read_text())
    jsonschema.Draft202012Validator(shape).validate(found)
    return found


def swap(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new, 1), encoding="utf-8")


def hash_of(root: Path) -> str:
    """The hash of the plan as it is now."""
    project = open_project(root, Request(Options(date(2026, 2, 16))))
    plan = next(a for a in project.snapshot.artifacts if a.kind.kind == "plan")
    return digest(plan.document, plan.kind)


def rebound(root: Path) -> None:
    """Put the hash of the plan as it is now into the newest change: what a forger would do."""
    log = next(p for p in (root / "pmo").glob("*.yaml") if "documents: [{path" in p.read_text())
    text = log.read_text(encoding="utf-8")
    at = text.rindex("sha256: '3:")
    new = re.sub(r"sha256: '[^']*'", f"sha256: '{hash_of(root)}'", text[at:], count=1)
    log.write_text(text[:at] + new, encoding="utf-8")


def test_a_light_change_is_one_command_and_one_approval(pmo: Any, light: Path) -> None:
    before = {path: path.read_bytes() for path in light.rglob("*.*") if path.is_file()}
    shown = pmo(*PROPOSE, light, *DAY)
    assert (shown.code, "Nothing was written" in shown.out) == (0, True)
    assert "milestones[M-03].baseline  2026-03-06 → 2026-03-13" in shown.out
    assert before == {path: path.read_bytes() for path in before}
    assert pmo(*PROPOSE, light, *DAY, "--apply").code == 0
    assert failing(pmo, light, *DAY) == set(), "a change that waits moves nothing"
    done = said(pmo, "change", "change", "approve", "C-02", light, "--by", "olga", *DAY, "--apply")
    assert (done["role"], done["decision"], done["written"]) == ("project-owner", "", True)
    assert done["files"] == ["pmo.yaml", "pmo/log.yaml", "pmo/plan.yaml"]
    moved = {one["field"]: one["after"] for one in done["moved"]}
    assert (moved["budget.bac"], moved["dates.end"]) == ("56", "2026-03-13")
    assert moved["deliverables[DL-01].due"] == "2026-03-13", "it was due with the milestone"
    assert failing(pmo, light, *DAY) == set()
    assert "# 2026-02-27 before C-01" in (light / "pmo/plan.yaml").read_text(), "remarks stay"
    commit(light, "2026-02-16")
    assert failing(pmo, light, *DAY) == set()
    assert (
        said(pmo, "change", "change", "implement", "C-02", light, "--by", "ada", *DAY)["moved"]
        == []
    )
    assert pmo("change", "implement", "C-02", light, "--by", "ada", *DAY, "--apply").code == 0
    assert failing(pmo, light, *DAY) == set()


@pytest.mark.parametrize(
    ("sent", "told", "stands"),
    [
        ("2026-02-13", 54, True),
        ("2026-02-13", 56, True),
        ("2026-02-13", 55, False),
        ("2026-02-14", 54, False),
        ("2026-02-14", 56, True),
    ],
    ids=["morning", "evening", "neither", "old-a-day-later", "new-a-day-later"],
)
def test_a_report_of_a_change_s_day_has_the_budget_before_or_after_it(
    pmo: Any, light: Path, sent: str, told: int, stands: bool
) -> None:
    """Whoever approves after that morning's report is not held up by it."""
    day, path = ("--as-of", "2026-02-13"), "pmo/reports/SR-2.yaml"
    assert pmo(*PROPOSE, light, *day, "--apply").code == 0
    approved = pmo("change", "approve", "C-02", light, "--by", "olga", *day, "--apply")
    assert approved.code == 0, approved.out
    shutil.rmtree(light / ".git")  # so that it may still be edited
    swap(light, path, "bac: 54", f"bac: {told}")
    swap(light, path, "date: 2026-02-13", f"date: {sent}")
    found = {rule for rule, where in failing(pmo, light, "--as-of", sent) if where == path}
    assert ("STAT-011" not in found) is stands


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("    baseline: 2026-01-30", "    baseline: 2026-01-31"),
        ("  undistributed: 4", "  undistributed: 3"),
        ("    title: Write the search", "    title: Write another search"),
        ("    start: 2026-02-23", "    start: 2026-02-24"),
        ("      - Finds every number from 1 to 100", "      - Finds many a number from 1 to 100"),
        ("    acceptor: olga", "    acceptor: eve"),
        ("  agreed_on: 2026-02-16", "  agreed_on: 2026-02-15"),
    ],
    ids=["milestone", "money", "title", "task", "criterion", "acceptor", "day"],
)
def test_a_small_change_does_not_carry_another_one(
    pmo: Any, light: Path, old: str, new: str
) -> None:
    pmo(*PROPOSE, light, *DAY, "--apply")
    pmo("change", "approve", "C-02", light, "--by", "olga", *DAY, "--apply")
    swap(light, "pmo/plan.yaml", old, new)
    assert ("KIT-005", "pmo/plan.yaml") in failing(pmo, light, *DAY)
    rebound(light)
    assert ("CHG-010", "pmo/log.yaml") in failing(pmo, light, *DAY), "uncommitted"
    commit(light, "2026-02-16")
    assert ("CHG-010", "pmo/log.yaml") in failing(pmo, light, *DAY), "committed"


def test_what_the_leader_edits_daily_stays_free(pmo: Any, light: Path) -> None:
    pmo(*PROPOSE, light, *DAY, "--apply")
    pmo("change", "approve", "C-02", light, "--by", "olga", *DAY, "--apply")
    swap(light, "pmo/plan.yaml", "    progress: 70", "    progress: 80")
    swap(light, "pmo/plan.yaml", "    forecast: 2026-03-13", "    forecast: 2026-03-16")
    assert failing(pmo, light, *DAY) == set()


def test_an_approved_change_is_not_rewritten_later(pmo: Any, light: Path) -> None:
    pmo(*PROPOSE, light, *DAY, "--apply")
    pmo("change", "approve", "C-02", light, "--by", "olga", *DAY, "--apply")
    commit(light, "2026-02-16")
    late = ("--as-of", "2026-03-02")
    for path in ("pmo/log.yaml", "pmo/plan.yaml", "pmo.yaml"):
        text = (light / path).read_text(encoding="utf-8")
        (light / path).write_text(text.replace("2026-03-13", "2026-04-13"), encoding="utf-8")
    swap(light, "pmo/log.yaml", "days: 7, scope: Two", "days: 38, scope: Two")
    rebound(light)
    found = failing(pmo, light, *late)
    assert ("CHG-011", "pmo/log.yaml") in found
    assert ("CHG-010", "pmo/log.yaml") not in found, "the plan follows the forged change"
    commit(light, "2026-03-02")
    assert ("CHG-011", "pmo/log.yaml") in failing(pmo, light, *late)


def test_a_change_that_is_not_approved_or_not_by_those_who_may_approves_nothing(
    pmo: Any, light: Path
) -> None:
    pmo(*PROPOSE, light, *DAY, "--apply")
    pmo("change", "approve", "C-02", light, "--by", "olga", *DAY, "--apply")
    whole = (light / "pmo/log.yaml").read_text(encoding="utf-8")
    for old, new in (
        ("status: approved\n    requested_by: eve\n    raised_on: 2026-02-16", None),
        ("approval: {by: olga", "approval: {by: ada"),
        ("approval: {by: olga", "approval: {by: ben"),
        ("role: project-owner, on: 2026-02-16", "role: project-owner, on: 2026-02-17"),
    ):
        text = new or old.replace("approved", "rejected")
        (light / "pmo/log.yaml").write_text(whole.replace(old, text, 1), encoding="utf-8")
        assert whole != (light / "pmo/log.yaml").read_text(encoding="utf-8")
        assert failing(pmo, light, *DAY), text
        ran = pmo("check", light, *DAY, "--format", "json")
        (report,) = json.loads(ran.out)["reports"]
        plan = [v for v in report["verdicts"] if v["rule"] == "KIT-005" and "/plan" in v["subject"]]
        assert [v["outcome"] for v in plan] != ["passed"], text


def test_two_changes_approved_before_either_is_committed(pmo: Any, light: Path) -> None:
    pmo(*PROPOSE, light, *DAY, "--apply")
    more = ("change", "propose", "--title", "More_time", "--by", "ben", "--move", "M-02=2026-02-23")
    assert pmo(*more, light, *DAY, "--apply").code == 0
    for name in ("C-03", "C-02"):
        ran = pmo("change", "approve", name, light, "--by", "olga", *DAY, "--apply")
        assert ran.code == 0, ran.out
    assert failing(pmo, light, *DAY) == set()
    commit(light, "2026-02-16")
    assert failing(pmo, light, *DAY) == set()
    swap(light, "pmo/plan.yaml", "    baseline: 2026-02-23", "    baseline: 2026-02-24")
    rebound(light)
    assert ("CHG-010", "pmo/log.yaml") in failing(pmo, light, *DAY)


def test_a_rejected_change_says_why(pmo: Any, light: Path) -> None:
    pmo(*PROPOSE, light, *DAY, "--apply")
    words = ("change", "reject", "C-02", light, "--by", "olga", "--reason", "Too late.", *DAY)
    assert pmo(*words, "--apply").code == 0
    text = (light / "pmo/log.yaml").read_text()
    assert "rejection: {by: olga, role: project-owner, on: 2026-02-16, reason: Too late.}" in text
    assert failing(pmo, light, *DAY) == set()
    again = pmo("change", "approve", "C-02", light, "--by", "olga", *DAY)
    assert (again.code, "C-02 is rejected already" in again.err) == (2, True)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("approve C-09 --by olga", "There is no change `C-09`."),
        ("approve C-01 --by olga", "pmo/log.yaml:52:13: C-01 is approved already"),
        ("approve C-02 --by olga --on 2026-02-17", "2026-02-17 is still to come"),
        ("approve C-02 --by zorro", "There is nobody called `zorro`"),
        ("approve C-02 --by ada", "`ada` leads the project on 2026-02-16"),
        ("approve C-02 --by ben", "`ben` holds no role on 2026-02-16 that may approve a change."),
        ("approve C-02 --by olga --role pmo", "`olga` did not hold the role pmo"),
        ("approve C-02 --by olga --decision D-07", "The decision D-07 is not in the log."),
        ("approve C-02 --by eve --decision D-01", "D-01 was decided by olga, not by eve."),
        ("implement C-02 --by ada", "C-02 is submitted; only what is approved"),
        ("reject C-02 --by ben --reason No.", "`ben` holds no role"),
        ("propose C-01 --title x --by eve", "There is a change `C-01` already."),
        ("propose --title x --by eve --move M-09=2026-03-13", "The plan has no milestone `M-09`."),
        ("propose --title x --by eve --move M-03=2026-13-13", "`2026-13-13` is no date"),
        ("propose --title x --by eve --move M-03", "`M-03` is not ID=DATE."),
        ("propose --title x --by eve --task T-09:budget=4", "The plan has no task `T-09`."),
        ("propose --title x --by eve --task T-07:cost=4", "is not such as"),
        ("propose --title x --by eve --task T-07:budget=nan", "`nan` is no amount"),
        ("propose --title x --by eve --move M-03=2026-03-13 --days 3", "would move by 7 days"),
        ("propose --title x --by eve --budget -100", "`budget.undistributed` would be -96"),
        ("propose --title x --by eve --drop DL-07", "The plan has no deliverable `DL-07`."),
    ],
)
def test_what_cannot_be_is_said(pmo: Any, light: Path, words: str, sentence: str) -> None:
    pmo(*PROPOSE, light, *DAY, "--apply")
    before = {path: path.read_bytes() for path in light.rglob("*.yaml")}
    ran = pmo("change", *words.split(), *DAY, "--apply", cwd=light)
    assert (ran.code, sentence in ran.err + ran.out) == (2, True), ran.err + ran.out
    assert before == {path: path.read_bytes() for path in before}


def test_without_a_plan_or_with_a_broken_one(pmo: Any, light: Path) -> None:
    pmo(*PROPOSE, light, *DAY, "--apply")
    plan = light / "pmo/plan.yaml"
    whole = plan.read_text(encoding="utf-8")
    words = ("change", "approve", "C-02", light, "--by", "olga", *DAY, "--apply")
    plan.write_text(f"{whole}tasks: [\n", encoding="utf-8")
    ran = pmo(*words)
    assert (ran.code, "pmo/plan.yaml:" in ran.err and "cannot be read" in ran.err) == (2, True)
    plan.write_text(whole.replace("bac: 54", "bac: much"), encoding="utf-8")
    ran = pmo(*words)
    assert (ran.code, "The plan cannot be read whole." in ran.err) == (2, True), ran.err
    plan.unlink()
    ran = pmo(*words)
    assert (ran.code, "The project has no plan" in ran.err) == (2, True), ran.err
    plan.write_text(whole.replace("start: 2026-02-23", "start: 2026-02-24"), encoding="utf-8")
    assert pmo(*words).code != 0, "what was moved without a change is not approved along"


def test_a_larger_change_needs_the_body_that_may(pmo: Any, major: Path) -> None:
    words = ("change", "approve", "C-03", major, "--by", "olga")
    small = said(pmo, "change", *words, *BIG)
    assert (small["role"], small["decision"]) == ("project-owner", "D-06")
    swap(major, "pmo/decisions.yaml", "budget: 9000", "budget: 19000")
    larger = said(pmo, "change", *words, *BIG)
    assert larger["role"] == "steering-committee"
    sponsor = pmo(*words, "--role", "project-owner", *BIG)
    told = "C-03 is beyond what the project-owner may approve."
    assert (sponsor.code, told in sponsor.err) == (2, True)
    assert "The steering-committee may (" in sponsor.err
    swap(major, "pmo/decisions.yaml", "budget: 19000", "budget: 90000")
    board = pmo(*words, *BIG)
    assert (board.code, "beyond what the steering-committee may approve" in board.err) == (2, True)
    assert "The portfolio-board may, and nobody holds that role" in board.err, board.err


def test_a_major_change_writes_its_decision_and_moves_the_curve(pmo: Any, major: Path) -> None:
    known = failing(pmo, major, *LATE)
    words = ("change", "propose", "--title", "A_second_pilot", "--by", "bela", "--budget", "9000")
    more = ("--task", "T-04:budget=97000", "--move", "M-05=2027-01-15", "--benefit", "More_games")
    ran = pmo(*words, *more, major, *LATE, "--apply")
    assert ran.code == 0, ran.out + ran.err
    ran = pmo(
        *("change", "approve", "C-04", major, "--by", "olga", "--evidence", "Minutes of 1 June"),
        *(*LATE, "--apply"),
    )
    assert ran.code == 0, ran.out + ran.err
    text = (major / "pmo/decisions.yaml").read_text()
    assert "C-04 is approved: A_second_pilot" in text and "decision: D-06" in text
    assert failing(pmo, major, *LATE) == known == set()


def test_acceptance_sets_status_day_evidence_and_milestone(pmo: Any, light: Path) -> None:
    words = ("accept", "DL-02", light, "--by", "olga", "--evidence", "A game was played.", *DAY)
    first = said(pmo, "accept", *words, "--apply")
    assert (first["written"], first["reached"], first["open_tasks"]) == (True, [], [])
    text = (light / "pmo/plan.yaml").read_text(encoding="utf-8")
    assert "status: accepted\n    accepted_on: 2026-02-16\n    evidence: A game was played." in text
    assert failing(pmo, light, *DAY) == set()
    open_work = pmo("accept", "DL-01", light, "--by", "olga", "--evidence", "Played.", *DAY)
    assert (open_work.code, "DL-01 is not done: T-05 Join them" in open_work.err) == (2, True)
    ran = said(
        pmo,
        "accept",
        "accept",
        "DL-01",
        light,
        "--by",
        "olga",
        "--evidence",
        "x y",
        *DAY,
        "--provisional",
    )
    assert (len(ran["open_tasks"]), ran["reached"]) == (2, [])
    plan = text.replace("progress: 70", "progress: 100").replace("progress: 0\n", "progress: 100\n")
    (light / "pmo/plan.yaml").write_text(plan, encoding="utf-8")
    last = said(
        pmo, "accept", "accept", "DL-01", light, "--by", "olga", "--evidence", "Played.", *DAY
    )
    assert last["reached"] == ["M-03"]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("DL-09 --by olga", "The plan has no deliverable `DL-09`."),
        ("DL-02 --by eve", "`eve` produces DL-02, and nobody accepts their own work."),
        ("DL-02 --by ben", "`ben` is not the acceptor of DL-02: olga is."),
        ("DL-02 --by zorro", "There is nobody called `zorro`"),
        ("DL-02 --by olga --on 2026-03-01", "2026-03-01 is still to come"),
    ],
)
def test_what_cannot_be_accepted_is_said(pmo: Any, light: Path, words: str, sentence: str) -> None:
    ran = pmo("accept", *words.split(), "--evidence", "Seen.", *DAY, "--apply", cwd=light)
    assert (ran.code, sentence in ran.err) == (2, True), ran.err + ran.out
