"""A gate that was passed by typing is one finding; what it asks for is told once it is held."""

from __future__ import annotations

from typing import Any

from pmo_kit.engine import without_what_waits

Make = Any
LOG, BRIEF, FIRST = "pmo/log.yaml", "pmo/brief.md", "pmo/reviews/R-1.yaml"
WAIVER = """\
schema: waivers/v1
waivers:
  - {id: W-1, rule: KIT-004, subject: gate-review/A, reason: Held before., until: 2026-03-01}
"""


def told(project: Any, **options: Any) -> list[str]:
    report = without_what_waits(project.check(**options).report)
    return [finding.subject for finding in report.findings if finding.outcome == "failed"]


def test_a_phase_that_was_typed_is_one_finding_whatever_its_gate_asks_for(make: Make) -> None:
    bare = make({FIRST: None}, tier="L").change(BRIEF, "budget: 8\n", "")
    assert len(bare.check().rules) == 3
    report = without_what_waits(bare.check().report)
    assert [finding.subject for finding in report.findings] == ["toy-small/gate-review/A"]
    assert report.exit_code == 1
    waits = {"toy-small/brief/budget": "KIT-004", "toy-small/brief": "KIT-005"}
    found = [v for v in report.verdicts if waits.get(v.subject) == v.rule]
    assert {(v.outcome, v.reason) for v in found} == {("skipped", "no review records A")}
    assert len(found) == 2


def test_a_gate_after_one_that_nobody_passed_waits_for_it(make: Make) -> None:
    bare = make({FIRST: None, LOG: None}, phase="done")
    assert len(bare.check().rules) == 4
    assert told(bare) == ["toy-small/gate-review/A"]


def test_a_gate_that_was_passed_hides_nothing(make: Make) -> None:
    lacking = make(tier="L").change(BRIEF, "budget: 8\n", "")
    assert told(lacking) == ["toy-small/brief/budget"]


def test_a_gate_that_is_asked_for_hides_nothing(make: Make) -> None:
    bare = make({FIRST: None}, tier="L").change(BRIEF, "budget: 8\n", "")
    assert told(bare, gate="A") == ["toy-small/brief/budget", "toy-small/brief"]


def test_an_exception_from_the_review_hides_nothing_else(make: Make) -> None:
    files = {FIRST: None, "pmo/waivers.yaml": WAIVER}
    lacking = make(files, tier="L").change(BRIEF, "budget: 8\n", "")
    subjects = told(lacking)
    assert "toy-small/gate-review/A" not in subjects
    assert "toy-small/brief/budget" in subjects
