"""A gate's decision as a review: what it binds, in which role, and what forbids it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmo_kit.engine.check import read_state
from pmo_kit.gates.deciders import Sitting
from pmo_kit.gates.documents import documents_of
from pmo_kit.gates.review import objections, review_text, with_review
from pmo_kit.project import digest
from pmo_kit.results.readiness import GateDocument
from pmo_kit.results.review import Condition, Review
from pmo_kit.source import Document, read
from pmo_kit.source.invisible import never_right

Make = Callable[[str], Any]
PATH = "pmo/reviews/GR-2.yaml"
PLAIN = Review("GR-2", ("RfE",), "2026-01-14", "go", (("project-owner", "olga"),), ())
TEXT = st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1, max_size=40).filter(
    lambda text: never_right(text) is None  # which no file may hold
)


def decided(project: Any, **changes: Any) -> tuple[list[str], list[str]]:
    """The rules that forbid a review, and those that stand beside it."""
    snapshot = project.snapshot()
    listed = documents_of(read_state(project.compiled, snapshot, project.options), ("RfE",))
    review = PLAIN._replace(**{"documents": listed, **changes})
    after = with_review(project.compiled.standard, snapshot, PATH, review_text(review))
    found = objections(review, PATH, project.compiled, after, project.options)
    return [f.rule for f in found[0]], [f.rule for f in found[1]]


@given(TEXT, TEXT, TEXT)
def test_every_text_is_read_back_as_it_was(reason: str, owner: str, path: str) -> None:
    review = PLAIN._replace(
        reason=reason,
        conditions=(Condition(owner, "2026-03-01", reason),),
        documents=(GateDocument(path, "plan", "Plan", "0" * 64),),
        approvals=((owner, path),),
        evidence=reason,
        commit="1234567",
    )
    document = read(review_text(review).encode(), "r.yaml")
    assert isinstance(document, Document), document
    data = document.data
    assert data["reason"] == reason
    assert data["conditions"] == [
        {"id": "CON-1", "text": reason, "owner": owner, "due": "2026-03-01", "status": "open"}
    ]
    assert data["artifacts"] == [{"path": path, "sha256": "0" * 64}]
    assert data["approvals"] == [
        {"by": path, "role": owner, "on": "2026-01-14", "evidence": reason}
    ]
    assert data["commit"] == "1234567"


@pytest.mark.parametrize("word", ["yes", "No", "null", "1e5", "0x1", "- a", "a: b", "a #b", "2026"])
def test_words_that_yaml_takes_for_something_else_are_quoted(word: str) -> None:
    document = read(review_text(PLAIN._replace(reason=word)).encode(), "r.yaml")
    assert isinstance(document, Document)
    assert document.data["reason"] == word


def test_a_review_binds_the_documents_that_are_due_by_their_content(golden: Make) -> None:
    project = golden("T1/planning")
    state = read_state(project.compiled, project.snapshot(), project.options)
    (paper,) = documents_of(state, ("RfE",))
    (plan,) = project.snapshot().of("plan")
    assert (paper.path, paper.sha256) == ("pmo/plan.yaml", digest(plan.document, plan.kind))
    assert [p.path for p in documents_of(state, ("RfP", "RfE"))] == [
        "pmo/charter.md",
        "pmo/plan.yaml",
    ]
    assert documents_of(state, ("RfC",)) == ()


@pytest.mark.parametrize(
    ("person", "role"),
    [("olga", "project-owner"), ("stranger", "steering-committee"), ("ada", "project-manager")],
)
def test_the_role_is_the_one_in_which_the_person_may_decide(
    golden: Make, person: str, role: str
) -> None:
    project = golden("T1/planning")
    state = read_state(project.compiled, project.snapshot(), project.options)
    gate = next(gate for gate in project.compiled.standard.gates if gate.id == "RfE")
    assert Sitting(state, project.options.as_of).role(gate, person) == role


def test_a_go_with_everything_in_place_is_forbidden_by_nothing(golden: Make) -> None:
    assert decided(golden("T1/planning")) == ([], [])


def test_a_go_is_forbidden_while_a_shall_finding_stands(golden: Make) -> None:
    project = golden("T1/planning").change("pmo/plan.yaml", "    acceptor: olga\n", "")
    forbids, others = decided(project)
    assert "KIT-004" in forbids
    assert others == []


def test_a_supportive_standard_only_reports(golden: Make) -> None:
    project = golden("T1/planning").change("pmo/plan.yaml", "    acceptor: olga\n", "")
    standard = project.compiled.standard._replace(modes={"default": "supportive"})
    supportive = type(project)(
        project.root, project.compiled._replace(standard=standard), project.as_of
    )
    forbids, others = decided(supportive)
    assert forbids == []
    assert "KIT-004" in others


def test_a_conditional_may_leave_things_open_but_not_be_ill_itself(golden: Make) -> None:
    project = golden("T1/planning").change("pmo/plan.yaml", "    acceptor: olga\n", "")
    conditions = (Condition("ada", "2026-01-30", "Name who accepts DL-01."),)
    given = {"decision": "conditional", "reason": "One name is missing.", "conditions": conditions}
    forbids, others = decided(project, **given)
    assert forbids == []
    assert "KIT-004" in others
    alone = decided(project, **given, approvals=(("project-manager", "ada"),))
    assert alone[0] == ["GATE-006"]


@pytest.mark.parametrize("decision", ["rework", "hold", "stop"])
def test_a_refusal_can_always_be_recorded(golden: Make, decision: str) -> None:
    project = golden("T1/planning").change("pmo/plan.yaml", "    acceptor: olga\n", "")
    assert decided(project, decision=decision, reason="No.")[0] == []


def test_a_review_that_has_not_its_form_is_never_recorded(golden: Make) -> None:
    project = golden("T1/planning")
    assert "KIT-003" in decided(project, gates=("RfE", "RfE"))[0]
    assert "KIT-003" in decided(project, decision="rework", reason="No.", date="2026-13-01")[0]


def test_no_gate_is_passed_over_an_open_condition(golden: Make) -> None:
    project = golden("T1/planning").change(
        "pmo/reviews/GR-1.yaml",
        "approvals:",
        "conditions:\n  - {id: CON-1, text: A name., owner: eve, due: 2026-02-20, status: open}\n"
        "approvals:",
    )
    assert decided(project)[0] == ["GATE-020", "GATE-004"]
    project.change("pmo/reviews/GR-1.yaml", "decision: go", "decision: conditional")
    assert decided(project)[0] == ["GATE-004"]


def test_directive_needs_the_pmo_apart_from_the_leaders_line(golden: Make) -> None:
    project = golden("T1/planning").change("pmo.yaml", "method:", "mode: directive\nmethod:")
    project.change("pmo.yaml", "roles:", "roles:\n  pmo: pia")
    project.change("pmo/reviews/GR-1.yaml", "approvals:", "approvals:\n  - {by: pia, role: pmo}")
    olga, pia, ada = ("project-owner", "olga"), ("pmo", "pia"), ("pmo", "ada")
    assert decided(project)[0] == ["GATE-012"]
    assert decided(project, approvals=(olga, ada))[0] == ["GATE-012", "GATE-015"]
    assert decided(project, approvals=(olga, pia))[0] == []
