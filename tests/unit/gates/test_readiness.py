"""The way to a gate: what is missing, whose it is, what comes first, when it is ready."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pmo_kit.gates.readiness import readiness_for
from pmo_kit.project import ManifestError
from pmo_kit.results.readiness import Owner, Readiness

Make = Callable[[str], Any]
OPEN = """\
conditions:
  - {id: CON-1, text: A reviewer is named., owner: eve, due: 2026-02-20, status: open}
"""


def way(project: Any, gate: str) -> Readiness:
    return readiness_for(gate, project.opened())


def whats(found: Readiness) -> list[str]:
    return [step.what for step in found.steps]


def test_a_project_that_has_everything_is_ready_and_waits_for_the_decision(golden: Make) -> None:
    found = way(golden("T1/planning"), "RfE")
    assert (found.ready, found.passed, found.exit_code) == (True, False, 0)
    assert found.counts == {"approval": 1}
    assert found.decides == Owner("steering-committee", "steering committee", "")
    assert [(paper.path, paper.change) for paper in found.documents] == [("pmo/plan.yaml", "new")]


def test_a_gate_that_was_passed_needs_nothing(golden: Make) -> None:
    found = way(golden("T1/executing"), "RfP")
    assert (found.passed, found.exit_code, found.counts) == (True, 0, {})
    assert found.last is not None
    assert (found.last.review, found.last.decision) == ("GR-1", "go")


def test_what_unblocks_most_comes_first(golden: Make) -> None:
    project = golden("T1/planning").remove("pmo/charter.md")
    project.write("pmo/log.yaml", "schema: log/v1\nrisks: [")
    project.change("pmo/plan.yaml", "    criteria:\n", "    x_criteria:\n")
    project.change("pmo/plan.yaml", "    x_criteria:\n", "    criteria: []\n    evidence: >-\n")
    found = way(project, "RfE")
    assert found.exit_code == 1
    assert whats(found)[0] == "unreadable"
    assert whats(found) == sorted(
        whats(found), key=["unreadable", "artifact", "field", "rule", "approval"].index
    )
    first, second = found.steps[:2]
    assert first.rule == "KIT-001"
    assert first.waiting > 20
    assert (second.what, second.kind, second.rule) == ("artifact", "charter", "KIT-004")


def test_within_a_sort_the_one_that_most_wait_for_comes_first(golden: Make) -> None:
    project = golden("T1/planning")
    project.change("pmo/plan.yaml", "acceptor: olga", "acceptor: 7")
    project.change("pmo/log.yaml", "likelihood: 3", "likelihood: 9")
    steps = way(project, "RfE").steps
    assert [step.what for step in steps] == ["unreadable", "unreadable"]
    assert [step.location.path for step in steps] == ["pmo/plan.yaml", "pmo/log.yaml"]
    assert steps[0].waiting > steps[1].waiting > 0


def test_missing_fields_are_told_with_their_owner(golden: Make) -> None:
    project = golden("T1/planning").change("pmo/plan.yaml", "    acceptor: olga\n", "")
    found = way(project, "RfE")
    fields = [step for step in found.steps if step.what == "field"]
    assert [step.subject for step in fields] == ["hidden-number/plan/deliverables[DL-01].acceptor"]
    assert fields[0].owner.role == "steering-committee"
    assert found.counts["field"] == 1


def test_the_owner_is_the_person_whom_the_manifest_names(golden: Make) -> None:
    found = way(golden("T1/planning").remove("pmo/charter.md"), "RfE")
    assert found.steps[0].owner == Owner("project-owner", "sponsor", "olga")


def test_an_open_condition_blocks_the_next_gate_and_is_its_owners(golden: Make) -> None:
    project = golden("T1/planning").change(
        "pmo/reviews/GR-1.yaml", "approvals:", OPEN + "approvals:"
    )
    project.change("pmo/reviews/GR-1.yaml", "decision: go", "decision: conditional")
    (step,) = way(project, "RfE").steps
    assert (step.what, step.owner.person, step.due) == ("condition", "eve", "2026-02-20")
    assert step.location.path == "pmo/reviews/GR-1.yaml"
    met = "status: met, met_on: 2026-01-13, met_by: olga, evidence: A mail"
    project.change("pmo/reviews/GR-1.yaml", "status: open", met)
    assert way(project, "RfE").ready


def test_an_overdue_condition_is_one_step_not_two(golden: Make) -> None:
    project = golden("T1/planning").change(
        "pmo/reviews/GR-1.yaml", "approvals:", OPEN + "approvals:"
    )
    project.change("pmo/reviews/GR-1.yaml", "decision: go", "decision: conditional")
    project.change("pmo/reviews/GR-1.yaml", "due: 2026-02-20", "due: 2026-01-13")
    (step,) = way(project, "RfE").steps
    assert (step.what, step.rule, step.owner.person) == ("condition", "GATE-003", "eve")


def test_the_condition_of_the_gate_itself_does_not_close_it_again(golden: Make) -> None:
    found = way(golden("T3/executing"), "stage")
    assert (found.passed, found.ready) == (True, True)
    assert not found.ends


def test_a_gate_that_comes_before_is_a_step(golden: Make) -> None:
    found = way(golden("T1/planning"), "RfC")
    assert [step.subject for step in found.steps if step.what == "gate"] == [
        "hidden-number/gate-review/RfE"
    ]


def test_a_document_changed_since_its_gate_waits_only_for_a_new_decision(golden: Make) -> None:
    project = golden("T1/planning").change("pmo/charter.md", "## Need\n", "## Need\n\nMore.\n")
    assert project.check().exit_code == 1
    found = way(project, "RfP")
    assert (found.ready, found.passed, found.counts) == (True, False, {"approval": 1})
    assert [(p.path, p.change, p.review) for p in found.documents] == [
        ("pmo/charter.md", "changed", "GR-1")
    ]
    assert whats(way(project, "RfE")) == ["approval"]


def test_a_gate_that_was_refused_can_be_held_again(golden: Make) -> None:
    project = golden("T1/planning")
    project.change("pmo/reviews/GR-1.yaml", "decision: go", "decision: rework")
    assert {f.rule for f in project.check("RfP").findings} == {"KIT-004", "KIT-005"}
    found = way(project, "RfP")
    assert (found.ready, found.passed) == (True, False)
    assert found.last is not None
    assert not found.last.granted


def test_directive_asks_for_two_approvals(golden: Make) -> None:
    project = golden("T1/planning").change("pmo.yaml", "method:", "mode: directive\nmethod:")
    found = way(project, "RfE")
    assert found.counts["approval"] == 2
    assert [step.rule for step in found.steps] == ["GATE-012"]


def test_advice_and_waived_findings_are_no_steps(golden: Make) -> None:
    found = way(golden("T3/executing"), "stage")
    assert (found.steps, found.waived) == ((), 1)


def test_a_rule_in_error_is_more_than_not_ready(golden: Make) -> None:
    found = way(golden("T1/planning").remove("pmo/charter.md"), "RfE")
    broken = found.steps[0]._replace(what="error")
    assert found._replace(steps=(broken,)).exit_code == 2


def test_an_unknown_gate_is_refused(golden: Make) -> None:
    with pytest.raises(ManifestError, match="knows no gate `RfX`"):
        way(golden("T1/planning"), "RfX")


def test_of_two_decisions_of_one_day_the_higher_number_counts(golden: Make) -> None:
    project = golden("T1/planning")
    text = (project.root / "pmo/reviews/GR-1.yaml").read_text()
    for number, decision in ((9, "rework"), (10, "go")):
        again = text.replace("GR-1", f"GR-{number}").replace(
            "decision: go", f"decision: {decision}"
        )
        project.write(f"pmo/reviews/GR-{number}.yaml", again)
    held = way(project, "RfP").last
    assert held is not None
    assert (held.review, held.granted) == ("GR-10", True)
