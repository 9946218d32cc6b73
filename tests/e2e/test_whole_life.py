"""A light project from `pmo new` to closed: what its people type, counted, and nothing else."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from typed import content, typed

pytestmark = pytest.mark.e2e

COMMANDS, FIELDS = 10, 25
"""What the whole life takes; the guide to the life cycle tells the same numbers."""
PAGE = "docs/guides/life-cycle.md"
GIT = ("-c", "user.name=ada", "-c", "user.email=ada@example.org")
RISK = """\
risks:
  - id: R-01
    title: Because the school has no photographer, pictures may be late, and then the page waits.
    status: open
    likelihood: 2
    impact: 3
    owner: ada
    response: Ask two parents today.
"""
DELIVERABLE = """\
deliverables:
  - id: DL-01
    title: The new page
    criteria: [A parent finds the day of the next meeting in one minute]
    acceptor: olga
    status: planned
"""
TASKS = """\
tasks:
  - {id: T-01, title: Collect the dates and write the page, deliverable: DL-01, budget: 90}
"""
SECTIONS = {
    "Need": "Parents call the office to ask for dates, about forty times a week.",
    "Outcome": "Parents find dates themselves; fewer than ten calls a week in June.",
    "In scope": "One page with all dates, and how it is kept.",
    "Out of scope": "News, pictures of classes, and everything with a password.",
}


class Leader:
    """Somebody who types commands and fields, each of which is counted."""

    def __init__(self, pmo: Any, root: Path) -> None:
        self.pmo, self.root = pmo, root
        self.commands: list[str] = []
        self.fields: list[str] = []

    def command(self, *words: str, first: bool = False) -> None:
        """Type a command, which has to do what it is for, then commit."""
        ran = self.pmo(*words, cwd=self.root.parent if first else self.root)
        assert ran.code == 0, ran.all
        self.commands.append(" ".join(words))
        if first:
            self.git("init", "-q", "-b", "main")
        self.commit()

    def edit(self, path: str, *pairs: tuple[str, str]) -> None:
        """Type into a file; each value that is new or another counts as a field."""
        file = self.root / path
        text = file.read_text(encoding="utf-8")
        for old, new in pairs:
            text, count = re.subn(old, new, text, count=1, flags=re.MULTILINE | re.DOTALL)
            assert count, (path, old)
        self.fields += typed(file, text)
        self.commit()

    def commit(self) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "x")

    def git(self, *words: str) -> None:
        subprocess.run(["git", *GIT, *words], cwd=self.root, check=True, capture_output=True)


@pytest.fixture
def leader(pmo: Any, tmp_path: Path) -> Leader:
    return Leader(pmo, tmp_path / "page")


def test_a_light_projects_whole_life_is_commands_and_counted_fields(
    root: Path, leader: Leader
) -> None:
    decided = ("--record", "go", "--by", "olga", "--evidence", "Minutes of today", "--apply")
    answers = ("--set", "name=New page", "--set", "sponsor=olga", "--set", "leader=ada")
    leader.command("new", "project", "-o", "page", *answers, "--no-input", first=True)
    for title, said in SECTIONS.items():
        leader.edit("pmo/charter.md", (rf"(## {title}\n\n)<!--.*?-->", rf"\1{said}"))
    leader.edit("pmo/log.yaml", (r"^risks: \[\]\n", RISK))
    leader.edit(
        "pmo/plan.yaml",
        (r"^deliverables: \[\]\n", DELIVERABLE),
        (r"^    # (deliverables: \[DL-01\])", r"    \1"),
        (r"^tasks: \[\][^\n]*\n", TASKS),
        (r"^  undistributed: 100 ", "  undistributed: 10 "),
    )
    leader.command("gate", "RfP", "--with", "RfE", *decided)
    leader.edit("pmo.yaml", (r"^phase: [a-z]+", "phase: executing"))
    wish = (
        "--title",
        "Dates of sports, too",
        "--by",
        "olga",
        "--budget",
        "10",
        "--reason",
        "Asked",
    )
    leader.command("change", "propose", *wish, "--apply")
    leader.command("change", "approve", "C-01", "--by", "olga", "--evidence", "Mail", "--apply")
    leader.command("change", "implement", "C-01", "--by", "ada", "--apply")
    leader.command("report", "--summary", "It has begun.", "--next", "Collect dates.", "--apply")
    leader.edit("pmo/plan.yaml", (r"budget: 90\}", "budget: 90, progress: 100, actual: 90}"))
    leader.command("accept", "DL-01", "--by", "olga", "--evidence", "Seen today", "--apply")
    lesson = "Dates were kept in four places. | Ask who keeps a thing before the first meeting."
    settled = ("--settle", "R-01 Two parents took pictures.")
    leader.command("close", "--lesson", lesson, *settled, "--apply")
    leader.command("gate", "RfC", "--with", "GC", *decided)
    leader.command("close", "--apply")
    ended = leader.pmo("check", cwd=leader.root)
    assert ended.code == 0 and "should" not in ended.out, ended.all
    assert content(leader.root / "pmo.yaml")["phase"] == "closed"
    print(f"{len(leader.commands)} commands, {len(leader.fields)} fields: {leader.fields}")
    assert (len(leader.commands), len(leader.fields)) == (COMMANDS, FIELDS)
    told = (root / PAGE).read_text(encoding="utf-8")
    assert f"{COMMANDS} commands and {FIELDS} fields" in " ".join(told.split())
