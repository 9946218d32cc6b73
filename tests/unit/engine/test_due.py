"""KIT-004 and KIT-005: what is due is there, and what was approved stands as approved."""

from __future__ import annotations

from typing import Any

import pytest

from pmo_kit.engine.decisions import approvals
from pmo_kit.project import digest

Make, Alter = Any, Any
LOG, BRIEF, FIRST = "pmo/log.yaml", "pmo/brief.md", "pmo/reviews/R-1.yaml"


def review(
    name: str, gates: str, decision: str = "go", day: str = "2026-01-20", **more: str
) -> str:
    lines = [f"id: {name}", f"gates: [{gates}]", f"date: {day}", f"decision: {decision}"]
    return "\n".join(["schema: gate-review/v1", *lines, *(f"{k}: {v}" for k, v in more.items())])


# Presence


def test_a_kind_that_is_due_and_not_there_is_missing_at_the_phase(make: Make) -> None:
    judged = make({BRIEF: None}).check()
    assert judged.found == [("KIT-004", "pmo.yaml", 7, 8)]
    finding = judged.only
    assert finding.message == "There is no brief; a S project needs one by Begin (A)."
    assert (
        finding.fix
        == "Run `pmo add brief`: it writes pmo/brief.md, with comments that say what to fill in."
    )
    assert (finding.subject, finding.kind) == ("toy-small/brief", "brief")
    assert finding.excerpt == ("phase: work",)


def test_the_place_of_what_is_missing_is_in_the_projects_own_folder(make: Make) -> None:
    project = make({"docs/log.yaml": "schema: log/v1\n"}, folder="docs")
    fixes = [f.fix for f in project.check().report.findings if f.subject == "toy-small/brief"]
    assert fixes == [
        "Run `pmo add brief`: it writes docs/brief.md, with comments that say what to fill in."
    ]


def test_a_kind_is_asked_for_at_its_gate_and_not_before(make: Make) -> None:
    for phase in ("start", "work"):
        before = make({LOG: None}, phase=phase).check()
        assert (before.rules, before.said("KIT-004")["log"]) == ([], "not_due")
        assert "due at B" in before.why("KIT-004")
    for options in ({"gate": "B"}, {"gate": "B", "commit": True}):
        asked = make({LOG: None}).check(**options)
        assert asked.only.message == "There is no log; a S project needs one by End (B)."
        assert asked.only.gates == ("B",)
    behind = make({LOG: None}, phase="done").check().report.findings
    assert [f.subject for f in behind] == ["toy-small/gate-review/B", "toy-small/log"]


@pytest.mark.parametrize(("method", "rules"), [("plain", ["KIT-004"]), ("other", [])])
def test_a_kind_may_be_due_for_some_methods_only(
    make: Make, alter: Alter, method: str, rules: list[str]
) -> None:
    standard = alter(
        {
            "standard.yaml": ("title: Plain}", "title: Plain}\n  - {id: other, title: Other}"),
            "artifacts/brief.yaml": ("{gate: A}", "{gate: A, methods: [plain]}"),
        }
    )
    project = make({BRIEF: None}, standard=standard, method=method)
    assert project.check().rules == rules


@pytest.mark.parametrize(("tier", "missing"), [("S", True), ("L", False)])
def test_a_kind_may_be_due_for_some_tiers_only(
    make: Make, alter: Alter, tier: str, missing: bool
) -> None:
    standard = alter({"artifacts/brief.yaml": ("{gate: A}", "{gate: A, tiers: [S]}")})
    judged = make({BRIEF: None}, standard=standard, tier=tier).check()
    assert ("brief" in judged.said("KIT-004")) is missing


@pytest.mark.parametrize(("name", "rules"), [("free", []), ("bound", ["KIT-004"])])
def test_a_kind_may_be_due_under_a_condition(make: Make, name: str, rules: list[str]) -> None:
    assert make({LOG: None}, id=name).check(gate="B").rules == rules


def test_a_condition_that_cannot_be_judged_asks_for_the_artifact(make: Make, alter: Alter) -> None:
    standard = alter({"artifacts/log.yaml": ("project.id != 'free'", "project.doer != 'free'")})
    assert make({LOG: None}, standard=standard).check(gate="B").rules == ["KIT-004"]


def test_what_only_the_day_makes_due_does_not_stop_a_commit(make: Make, alter: Alter) -> None:
    when = "today > timestamp('2026-01-15T00:00:00Z')"
    change = ("{gate: B, tiers: [S], when: project.id != 'free'}", f'{{gate: B, when: "{when}"}}')
    project = make({LOG: None}, standard=alter({"artifacts/log.yaml": change}))
    for commit, code in ((False, 1), (True, 0)):
        judged = project.check(commit=commit, gate="B")
        assert (judged.rules, judged.only.timed, judged.code) == (["KIT-004"], True, code)
    assert not make({LOG: None}).check(gate="B").only.timed


def test_a_gate_that_is_asked_for_may_still_be_held(make: Make) -> None:
    judged = make().check(gate="B")
    assert (judged.rules, judged.code) == ([], 0)
    assert judged.said("KIT-004")["gate-review/B"] == "not_due"


def test_a_past_gate_without_a_review_is_told(make: Make) -> None:
    judged = make(phase="done").check()
    assert judged.rules == ["KIT-004"]
    assert (
        judged.only.message
        == "The project's `phase` is past End (B), but no gate review passes it."
    )
    assert judged.only.subject == "toy-small/gate-review/B"
    assert judged.only.fix == (
        "`pmo gate B` shows what is missing; `pmo gate B --record go --by PERSON --apply` records "
        "the decision. Until then set `phase` back to work."
    )


def test_one_review_may_hold_several_gates(make: Make) -> None:
    files = {FIRST: review("R-1", "A, B", artifacts="[{path: pmo/brief.md}]")}
    assert make(files, phase="done").check().found == []


@pytest.mark.parametrize("decision", ["rework", "hold", "stop", "perhaps"])
def test_a_gate_that_was_not_passed_is_told_with_its_decision(make: Make, decision: str) -> None:
    judged = make({"pmo/reviews/R-2.yaml": review("R-2", "B", decision)}, phase="done").check()
    assert judged.only.message == f"End (B) was decided `{decision}` and has not been passed since."


@pytest.mark.parametrize("decision", ["go", "conditional"])
def test_a_gate_that_was_held_again_is_passed(make: Make, decision: str) -> None:
    files = {
        "pmo/reviews/R-2.yaml": review("R-2", "B", "rework", "2026-01-15"),
        "pmo/reviews/R-3.yaml": review("R-3", "B", decision, "2026-01-20"),
    }
    assert make(files, phase="done").check().found == []


def test_the_newest_decision_on_a_gate_counts(make: Make) -> None:
    files = {
        "pmo/reviews/R-2.yaml": review("R-2", "B", "go", "2026-01-15"),
        "pmo/reviews/R-3.yaml": review("R-3", "B", "rework", "2026-01-20"),
    }
    assert make(files, phase="done").check().rules == ["KIT-004"]


def test_a_broken_review_skips_the_gates_that_nobody_passed(make: Make) -> None:
    judged = make({FIRST: "schema: gate-review/v1\ngates: [\n"}).check()
    assert judged.rules == ["KIT-001"]
    assert judged.said("KIT-004")["gate-review/A"] == "skipped"
    assert judged.said("KIT-005") == {"brief": "skipped"}


def test_a_slip_in_a_review_does_not_undo_its_decision(make: Make) -> None:
    project = make().change(FIRST, "decision: go", "decision: go\nextra: 1")
    assert project.check().rules == ["KIT-003"]


# Depth


def test_a_field_that_the_tier_asks_for_is_missing_at_its_artifact(make: Make) -> None:
    project = make(tier="L").change(BRIEF, "budget: 8\n", "")
    judged = project.check()
    assert judged.rules == ["KIT-004"]
    assert judged.only.location.path == BRIEF
    assert judged.only.subject == "toy-small/brief/budget"
    assert judged.only.message == "`budget` is missing; a L project needs it by Begin (A)."
    assert make(tier="S").change(BRIEF, "budget: 8\n", "").check().found == []


def test_depth_bites_at_gates_and_not_while_writing(make: Make) -> None:
    project = make(tier="L", phase="start").change(BRIEF, "budget: 8\n", "")
    assert project.check().found == []
    assert project.check(gate="A").rules == ["KIT-004"]


def test_a_higher_tier_asks_for_what_the_lower_ones_ask_for_too(make: Make, alter: Alter) -> None:
    standard = alter({"artifacts/brief.yaml": ("L: [budget]", "S: [budget]\n  L: [end]")})
    for tier, count in (("S", 1), ("L", 2)):
        project = make(standard=standard, tier=tier)
        project.change(BRIEF, "budget: 8\nend: 2026-06-30\n", "")
        assert project.check().rules == ["KIT-004"] * count


# Stop


def stopped(gate: str) -> dict[str, str]:
    return {"pmo/reviews/R-9.yaml": review("R-9", gate, "stop", "2026-01-25")}


GATES = (
    "  - {id: B, title: End, phase: work, ends: true, decides: boss}",
    "  - {id: stage, title: Stage, phase: work}\n"
    "  - {id: B, title: End, phase: work, ends: true}\n"
    "  - {id: C, title: Over, phase: done, ends: true}",
)
PHASES = ("  - {id: done, title: Done}", "  - {id: done, title: Done}\n  - {id: gone, title: Gone}")


@pytest.fixture
def four(alter: Alter, toy: Any) -> Any:
    """The toy standard with a stage gate, and a last gate behind `done`."""
    text = (toy / "standard.yaml").read_text().replace(*GATES).replace(*PHASES)
    return alter({"standard.yaml": text})


@pytest.mark.parametrize("gate", ["stage", "B", "A", "P"])
def test_stop_leads_to_a_short_closing_from_any_gate(make: Make, four: Any, gate: str) -> None:
    left = {"stage": {"B"}, "B": {"B"}, "A": {"A", "B"}, "P": {"A", "B"}}[gate]
    project = make({**stopped(gate), LOG: None}, standard=four, phase="done")
    judged = project.check()
    assert set(judged.report.gates) == {"A", "B"} - left
    assert judged.rules == []
    assert make({LOG: None}, standard=four, phase="done").check().rules == ["KIT-004"] * 2


def test_the_last_gate_is_held_even_after_a_stop(make: Make, four: Any) -> None:
    judged = make(stopped("B"), standard=four, phase="gone").check()
    assert judged.report.gates == ("A", "C")
    assert (
        judged.only.message
        == "The project's `phase` is past Over (C), but no gate review passes it."
    )


def test_a_project_that_goes_on_after_a_stop_is_judged_in_full(make: Make, four: Any) -> None:
    files = {**stopped("B"), "pmo/reviews/R-91.yaml": review("R-91", "B", "rework", "2026-01-28")}
    judged = make(files, standard=four, phase="done").check()
    assert judged.report.gates == ("A", "B")
    assert judged.rules == ["KIT-004"]


# Approval


def approving(make: Make, **sha: str) -> Any:
    project = make()
    entry = "{path: pmo/brief.md" + "".join(f", {k}: '{v}'" for k, v in sha.items()) + "}"
    return project.write(FIRST, review("R-1", "A", artifacts=f"[{entry}]"))


def hash_of(project: Any, way: int = 2) -> str:
    (brief,) = project.snapshot().of("brief")
    return digest(brief.document, brief.kind, way)


def renamed(project: Any, new: str) -> Any:
    (project.root / BRIEF).rename(project.root / new)
    return project


def draft(project: Any) -> Any:
    path = project.root / BRIEF
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("status: approved", "status: draft"), encoding="utf-8")
    return project


def test_a_document_due_at_a_past_gate_is_approved_by_a_review(make: Make) -> None:
    judged = make({FIRST: review("R-1", "A")}).check()
    assert judged.found == [("KIT-005", BRIEF, 3, 9)]
    assert judged.only.message == "No gate review approves the brief, due at Begin (A)."


def test_before_its_gate_a_document_is_a_draft(make: Make) -> None:
    judged = draft(make({FIRST: None}, phase="start")).check()
    assert judged.said("KIT-005") == {"brief": "not_due"}
    assert judged.why("KIT-005") == {"approved at a later gate"}


def test_before_its_gate_nobody_approves_a_document_by_a_word(make: Make) -> None:
    judged = make({FIRST: None}, phase="start").check()
    assert judged.found == [("KIT-005", BRIEF, 3, 9)]
    assert "no gate review with the decision `go` or `conditional` lists it" in judged.only.message


def test_without_a_review_the_approval_is_no_finding_of_its_own(make: Make) -> None:
    judged = draft(make({FIRST: None})).check()
    assert judged.rules == ["KIT-004"]
    assert judged.said("KIT-005") == {"brief": "skipped"}
    assert judged.why("KIT-005") == {"no review records A"}


def test_an_approval_by_hash_binds_the_content(make: Make) -> None:
    project = approving(make, sha256=hash_of(make()))
    assert project.check().said("KIT-005") == {"brief": "passed"}
    project.change(BRIEF, "Something", "Anything")
    judged = project.check()
    assert judged.found == [("KIT-005", BRIEF, 3, 9)]
    assert judged.only.message == (
        "The brief was changed after pmo/reviews/R-1.yaml approved it on 2026-01-20."
    )
    assert judged.code == 1


def test_what_lies_outside_the_hash_may_go_on_changing(make: Make) -> None:
    project = approving(make, sha256=hash_of(make()))
    project.change(BRIEF, "status: approved", "status: superseded")
    project.write(BRIEF, (project.root / BRIEF).read_text().replace("\n", "\r\n"))
    assert project.check().found == []


def test_what_is_no_content_may_change_too(make: Make) -> None:
    project = approving(make, sha256=hash_of(make()))
    text = (project.root / BRIEF).read_text()
    project.write(BRIEF, text.replace("Something.", "Something. \t").rstrip("\n"))
    assert (project.root / BRIEF).read_text() != text
    assert project.check().found == []


def test_an_approval_of_the_first_way_still_binds(make: Make) -> None:
    project = approving(make, sha256=hash_of(make(), 1))
    assert project.check().said("KIT-005") == {"brief": "passed"}
    project.change(BRIEF, "Something", "Anything")
    assert project.check().rules == ["KIT-005"]


def test_a_renamed_document_stands_as_approved(make: Make) -> None:
    for way in (1, 2):
        project = renamed(approving(make, sha256=hash_of(make(), way)), "pmo/our-brief.md")
        assert project.check().said("KIT-005") == {"brief": "passed"}
        assert project.change("pmo/our-brief.md", "Something", "Anything").check().rules == [
            "KIT-005"
        ]


def test_a_copy_of_an_approved_document_is_not_approved(make: Make) -> None:
    project = approving(make, sha256=hash_of(make()))
    project.write("pmo/copy.md", (project.root / BRIEF).read_text())
    assert set(approvals(project.snapshot())) == {BRIEF}


def test_what_a_later_review_replaced_does_not_come_back_by_a_rename(make: Make) -> None:
    first = hash_of(make())
    project = approving(make, sha256=first).change(BRIEF, "Something", "Anything")
    entry = f"[{{path: {BRIEF}, sha256: '{hash_of(project)}'}}]"
    project.write("pmo/reviews/R-2.yaml", review("R-2", "X", day="2026-01-21", artifacts=entry))
    assert project.check().rules == []
    renamed(project.change(BRIEF, "Anything", "Something"), "pmo/our-brief.md")
    assert project.check().rules == ["KIT-005"]


def test_an_approval_without_hash_binds_no_content(make: Make) -> None:
    assert make().change(BRIEF, "Something", "Anything").check().found == []


def test_a_later_review_approves_what_was_changed(make: Make) -> None:
    project = approving(make, sha256=hash_of(make())).change(BRIEF, "Something", "Anything")
    entry = f"[{{path: {BRIEF}, sha256: '{hash_of(project)}'}}]"
    project.write("pmo/reviews/R-2.yaml", review("R-2", "X", day="2026-01-21", artifacts=entry))
    assert project.check().found == []


@pytest.mark.parametrize("decision", ["rework", "hold", "stop"])
def test_a_review_that_does_not_grant_approves_nothing(make: Make, decision: str) -> None:
    project = make()
    project.write(FIRST, review("R-1", "A"))
    project.write(
        "pmo/reviews/R-2.yaml", review("R-2", "X", decision, artifacts="[{path: pmo/brief.md}]")
    )
    assert project.check().rules == ["KIT-005"]


def test_a_conditional_review_approves(make: Make) -> None:
    assert make().change(FIRST, "decision: go", "decision: conditional").check().found == []


def test_a_register_is_never_approved(make: Make) -> None:
    judged = make(phase="done").check()
    assert "log/log" not in judged.said("KIT-005")
