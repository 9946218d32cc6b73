"""A rule's short name works wherever its id does: at the prompt, in waivers, in what is printed."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

CORE = Path(__file__).resolve().parents[2] / "standards" / "core"
DAY = ("--as-of", "2026-05-29")
ID, NAME = "RISK-004", "red-risk-has-response"
WAIVER = """\
schema: waivers/v1
waivers:
  - id: W-02
    rule: {rule}
    subject: log/risks/risks[R-07]
    reason: The supplier answers until Monday.
    by: dora
    role: project-owner
    approved_by: olga
    approved_on: 2026-05-28
    until: 2026-06-05
    decision: D-05
"""


@pytest.fixture
def red(tmp_path: Path) -> Path:
    """A major project with a red risk that nobody answers."""
    root = Path(shutil.copytree(CORE / "golden" / "T3" / "executing", tmp_path / "red"))
    path = root / "pmo" / "risks.yaml"
    risk = """\
  - id: R-07
    title: The depot is flooded
    cause: Its cellar lies below the river.
    consequence: Nothing can be delivered.
    raised_on: 2026-05-20
    owner: sol
    target_date: 2026-08-31
    likelihood: 5
    impact: 5
    status: open
"""
    path.write_text(path.read_text().replace("risks:\n", f"risks:\n{risk}", 1))
    return root


def found(pmo: Any, root: Path) -> dict[str, Any]:
    """The finding of the rule in a report as JSON."""
    ran = pmo("check", root, *DAY, "--format", "json")
    findings = json.loads(ran.out)["reports"][0]["findings"]
    mine: dict[str, Any] = next(finding for finding in findings if finding["rule"] == ID)
    return mine


def test_reports_show_it_beside_the_id(pmo: Any, red: Path) -> None:
    assert f"{ID} {NAME} shall" in pmo("check", red, *DAY).out
    assert found(pmo, red)["name"] == NAME
    sarif = json.loads(pmo("check", red, *DAY, "--format", "sarif").out)
    rules = {rule["id"]: rule for rule in sarif["runs"][0]["tool"]["driver"]["rules"]}
    assert rules[ID]["name"] == NAME
    for form in ("github", "junit", "gitlab", "markdown", "html"):
        assert NAME in pmo("check", red, *DAY, "--format", form).out, form


def test_a_page_is_found_by_it(pmo: Any) -> None:
    by_id, by_name = pmo("explain", ID), pmo("explain", NAME)
    assert by_id.code == by_name.code == 0
    assert by_id.out == by_name.out
    assert NAME in by_id.out
    assert "approved-document-is-unchanged" in pmo("explain", "KIT-005").out
    assert pmo("explain", "approved-document-is-unchanged").out == pmo("explain", "KIT-005").out


def test_a_near_name_is_suggested(pmo: Any, red: Path) -> None:
    for command in (("explain", "red-risk-has-respons"), ("fix", red, "--rule", "red-risk-has")):
        ran = pmo(*command)
        assert ran.code == 2
        assert NAME in ran.all, ran.all


def test_a_waiver_may_name_it(pmo: Any, red: Path) -> None:
    waivers = red / "pmo" / "waivers.yaml"
    for called, outcome in ((ID, "waived"), (NAME, "waived"), ("plan-has-tasks", "failed")):
        waivers.write_text(WAIVER.format(rule=called))
        assert found(pmo, red)["outcome"] == outcome, called
    said = pmo("check", red, *DAY).out
    assert "has no rule `plan-has-tasks`" in said


def test_a_waiver_written_by_it_holds_the_id(pmo: Any, red: Path) -> None:
    more = ("--until", "2026-06-05", "--reason", "The supplier answers until Monday.")
    who = ("--by", "dora", "--approved-by", "olga", "--role", "project-owner", "--decision", "D-05")
    ran = pmo("waive", NAME, red, *more, *who, *DAY, "--apply")
    assert ran.code == 0, ran.all
    assert f"rule: {ID}" in (red / "pmo" / "waivers.yaml").read_text()
    assert found(pmo, red)["outcome"] == "waived"
