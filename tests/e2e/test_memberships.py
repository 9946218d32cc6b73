"""Who may decide, told by git: nobody passes a gate by writing themselves into a role."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from git_runs import git
from program import Program

BOUND = {"GATE-006", "GATE-015", "GATE-016", "GATE-017", "GATE-018", "ROLE-005"}
NEXT = (
    "schema: gate-review/v1\nid: GR-2\ngates: [RfE]\ndate: 2026-01-14\ndecision: go\napprovals:\n"
)
COMMITTEE = "bodies:\n  - id: steering-committee\n    chair: olga\n    members:\n"
SEAT = "      - {person: olga}\n"
BELA = "      - {person: bela, from: 2026-01-01}\n"
DECIDED = (
    "  - {id: D-09, title: Who sits where, status: approved, decided_by: olga, role: project-owner,"
    " decided_on: 2026-01-13}\n"
)
CLARA = (
    "handovers:\n  - {role: project-owner, given_by: olga, taken_by: clara, on: 2026-01-13,"
    " accepted_on: 2026-01-13, decision: D-09}\n"
)


class Repository:
    """A light project in planning that passed RfP, under git."""

    def __init__(self, pmo: Program, folder: Path) -> None:
        self.pmo = pmo
        self.folder = folder
        self.file = folder / "pmo.yaml"
        self.review = folder / "pmo" / "reviews" / "GR-2.yaml"

    def git(self, *words: str) -> None:
        git(self.folder, *words)

    def commit(self) -> Repository:
        if not (self.folder / ".git").exists():
            self.git("init", "-q", "-b", "main")
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "x")
        return self

    def manifest(self, *swaps: tuple[str, str], more: str = "") -> Repository:
        text = self.file.read_text("utf-8")
        for old, new in swaps:
            assert old in text
            text = text.replace(old, new, 1)
        self.file.write_text(text.replace("\ndates:", f"\n{more}\ndates:", 1), "utf-8")
        return self

    def log(self, decision: str) -> Repository:
        file = self.folder / "pmo" / "log.yaml"
        text = file.read_text("utf-8")
        assert "decisions:" not in text
        file.write_text(f"{text}\ndecisions:\n{decision}", "utf-8")
        return self

    def approve(self, *approvals: str) -> Repository:
        self.review.write_text(NEXT + "".join(f"  - {{{one}}}\n" for one in approvals), "utf-8")
        return self

    def judged(self, *more: str, folder: Path | None = None) -> Any:
        ran = self.pmo(
            "check",
            ".",
            *more,
            "--format",
            "json",
            "--as-of",
            "2026-01-14",
            cwd=folder or self.folder,
        )
        return json.loads(ran.out)["reports"][0]

    def found(self, *more: str, folder: Path | None = None) -> set[str]:
        """The rules on who decides that found something."""
        report = self.judged(*more, folder=folder)
        return {finding["rule"] for finding in report["findings"]} & BOUND

    def skipped(self, rule: str, folder: Path | None = None) -> set[str]:
        verdicts = self.judged(folder=folder)["verdicts"]
        return {v["reason"] for v in verdicts if v["rule"] == rule and v["outcome"] == "skipped"}


@pytest.fixture
def repository(pmo: Program, root: Path, tmp_path: Path) -> Repository:
    golden = root / "standards" / "core" / "golden" / "T1" / "planning"
    return Repository(pmo, Path(shutil.copytree(golden, tmp_path / "project")))


OLGA = "by: olga, role: steering-committee, on: 2026-01-14"
ZORRO = "by: zorro, role: steering-committee, on: 2026-01-14"
SPONSOR = ("project_owner: olga", "project_owner: zorro")


# What is wrong


def test_a_stranger_passes_nothing(repository: Repository) -> None:
    assert repository.commit().approve(ZORRO).found() == {"GATE-006", "GATE-015"}


def test_nobody_appoints_themselves_in_the_approving_commit(repository: Repository) -> None:
    seat = "      - {person: zorro, from: 2026-01-13}\n"
    repository.commit().manifest(more=COMMITTEE.replace("olga", "zorro") + SEAT + seat)
    repository.approve(ZORRO)
    assert repository.found() == {"GATE-017", "ROLE-005"}
    repository.git("add", "-A")
    assert repository.found("--commit") == {"GATE-017", "ROLE-005"}, "as the hook sees it"
    assert repository.commit().found() == {"GATE-017", "ROLE-005"}, "and CI after it"
    repository.commit().commit()
    assert repository.found() == {"GATE-017", "ROLE-005"}, "and one commit later"


def test_a_seat_of_an_earlier_commit_needs_a_decision_too(repository: Repository) -> None:
    repository.commit().manifest(more=COMMITTEE + SEAT + BELA.replace("bela", "zorro")).commit()
    repository.approve(OLGA, ZORRO).commit()
    assert repository.found() == {"GATE-017", "ROLE-005"}


def test_a_day_that_lies_back_counts_from_the_decision(repository: Repository) -> None:
    seat = BELA.replace("}", ", decision: D-09}")
    repository.commit().manifest(more=COMMITTEE + SEAT + seat).log(DECIDED).commit()
    repository.approve(OLGA, "by: bela, role: steering-committee, on: 2026-01-12").commit()
    assert repository.found() == {"GATE-015"}


def test_a_sponsor_is_not_swapped_in_the_approving_commit(repository: Repository) -> None:
    repository.commit().manifest(SPONSOR).approve(
        ZORRO.replace("steering-committee", "project-owner")
    )
    assert {"GATE-017", "ROLE-005"} <= repository.found()
    assert {"GATE-017", "ROLE-005"} <= repository.commit().found()


def test_nor_in_a_commit_of_its_own_once_a_gate_was_passed(repository: Repository) -> None:
    repository.commit().manifest(SPONSOR).commit()
    repository.approve(ZORRO).commit()
    assert {"GATE-017", "ROLE-005"} <= repository.found()


def test_nor_at_the_first_gate(repository: Repository) -> None:
    first = repository.folder / "pmo" / "reviews" / "GR-1.yaml"
    text = first.read_text("utf-8")
    first.unlink()
    repository.commit()
    first.write_text(text.replace("by: olga", "by: zorro"), "utf-8")
    repository.manifest(SPONSOR)
    assert repository.found() == {"GATE-017"}
    assert repository.commit().found() == {"GATE-017", "ROLE-005"}


@pytest.mark.parametrize(
    "second",
    [
        "by: olga, role: project-owner, on: 2026-01-14",
        OLGA,
        "by: bela, role: steering-committee, on: 2026-01-14",
    ],
    ids=["two roles", "two approvals", "a member and who stands in for them"],
)
def test_one_person_is_no_quorum_of_two(repository: Repository, second: str) -> None:
    eve = BELA.replace("bela", "eve").replace("01-01", "01-13")
    delegate = "delegates:\n  - {for: olga, person: bela, from: 2026-01-01, until: 2026-02-01}\n"
    body = COMMITTEE.replace("chair: olga", "chair: olga\n    quorum: 2") + SEAT + eve
    repository.manifest(more=body + delegate).commit()
    assert repository.approve(OLGA, second).found() >= {"GATE-016"}
    assert repository.approve(OLGA, OLGA.replace("olga", "eve")).found() == set()


def test_two_spellings_are_no_two_people(repository: Repository) -> None:
    body = COMMITTEE.replace("chair: olga", "chair: olga\n    quorum: 2") + SEAT
    repository.manifest(more=body + BELA.replace("01-01", "01-13")).commit()
    report = repository.approve(OLGA, OLGA.replace("olga", "Olga")).judged()
    assert ("KIT-003", "pmo/reviews/GR-2.yaml") in {
        (found["rule"], found["location"]["path"]) for found in report["findings"]
    }
    assert repository.approve(OLGA, OLGA.replace("olga", "ol-ga")).found() == {
        "GATE-015",
        "GATE-016",
    }


def test_a_renamed_review_is_known_by_its_past(repository: Repository) -> None:
    repository.commit().approve(OLGA).commit()
    repository.git("mv", "pmo/reviews/GR-2.yaml", "pmo/reviews/go.yaml")
    repository.commit()
    assert repository.found() == set()
    swapped = repository.folder / "pmo" / "reviews" / "go.yaml"
    swapped.write_text(swapped.read_text("utf-8").replace("by: olga", "by: zorro"), "utf-8")
    repository.manifest(SPONSOR).commit()
    assert "GATE-017" in repository.found()


# What cannot be known is told


def test_a_shallow_clone_says_that_it_does_not_know(repository: Repository, tmp_path: Path) -> None:
    repository.commit().approve(OLGA).commit()
    copy = tmp_path / "copy"
    source = repository.folder.as_uri()
    subprocess.run(["git", "clone", "-q", "--depth", "1", source, copy], check=True)
    assert repository.found(folder=copy) == set()
    (reason,) = repository.skipped("GATE-017", folder=copy)
    assert "this clone is shallow" in reason


def test_without_git_the_day_is_still_judged(repository: Repository) -> None:
    assert repository.approve(ZORRO).found() == {"GATE-006", "GATE-015"}
    repository.approve(OLGA)
    assert repository.found() == set()
    (reason,) = repository.skipped("GATE-017")
    assert "this folder is in no git repository" in reason


def test_without_a_registry_the_board_is_not_verified(repository: Repository) -> None:
    (reason,) = repository.commit().skipped("GATE-019")
    assert reason.startswith("not verified: the members of the portfolio board are not known")


# What is right


def test_what_is_founded_in_one_commit_binds(repository: Repository) -> None:
    repository.manifest(more=COMMITTEE + SEAT + BELA).approve(OLGA).commit()
    assert repository.found() == set()


def test_a_squash_of_all_that_went_before_binds(repository: Repository) -> None:
    repository.manifest(SPONSOR).manifest(("team: [ben, eve]", "team: [ben, eve, olga]"))
    handed = CLARA.replace("clara", "zorro")
    repository.manifest(more=handed).log(DECIDED).approve(ZORRO).commit()
    assert repository.found() == set()


def test_a_sponsor_who_took_over_by_a_decision_decides(repository: Repository) -> None:
    repository.commit().manifest(
        ("project_owner: olga", "project_owner: clara"),
        ("team: [ben, eve]", "team: [ben, eve, olga]"),
        more=CLARA,
    )
    repository.log(DECIDED).commit()
    repository.approve(ZORRO.replace("zorro", "clara")).commit()
    assert repository.found() == set()


def test_a_member_whom_the_sponsor_decided_on_decides(repository: Repository) -> None:
    seat = BELA.replace("}", ", decision: D-09}")
    repository.commit().manifest(more=COMMITTEE + SEAT + seat).log(DECIDED).commit()
    repository.approve(OLGA, OLGA.replace("olga", "bela")).commit()
    assert repository.found() == set()


def test_a_delegate_decides_within_their_scope(repository: Repository) -> None:
    given = (
        "delegates:\n  - {for: olga, person: bela, from: 2026-01-13, until: 2026-01-20,"
        " gates: [RfE], decision: D-09}\n"
    )
    repository.commit().manifest(more=given).log(DECIDED).commit()
    assert repository.approve(OLGA.replace("olga", "bela")).commit().found() == set()
    repository.manifest(("gates: [RfE]", "gates: [GC]")).commit()
    assert repository.found() == {"GATE-006"}


def test_who_left_after_deciding_has_decided(repository: Repository) -> None:
    repository.manifest(more=COMMITTEE + SEAT + BELA).commit()
    repository.approve(OLGA, OLGA.replace("olga", "bela")).commit()
    repository.manifest(("from: 2026-01-01}", "from: 2026-01-01, until: 2026-01-14}")).commit()
    assert repository.found() == set()


def test_until_the_first_gate_roles_may_change(repository: Repository) -> None:
    first = repository.folder / "pmo" / "reviews" / "GR-1.yaml"
    text = first.read_text("utf-8")
    first.unlink()
    repository.commit().manifest(SPONSOR).commit()
    first.write_text(text.replace("by: olga", "by: zorro"), "utf-8")
    assert repository.commit().found() == set()
