"""An exercise is solved by fixing it, and by nothing that only makes the finding go away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pmo_kit.examples.exercise import ReadyExercise
from pmo_kit.results.exercise_result import ExerciseResult
from pmo_kit.standard.courses import Training
from pmo_kit.training import examine
from pmo_kit.verify import verify
from pmo_kit.verify.rule_exercise import faults_of

ROOT = Path(__file__).resolve().parent.parent.parent.parent
FOLDER = ROOT / "standards" / "core" / "courses" / "exercises"
NAMES = sorted(path.stem for path in FOLDER.glob("*.yaml"))
DEAR = ("own-rule",)
"""It verifies a standard; how it is judged is asked of it below, too."""
Attempt = Callable[..., ExerciseResult]
Begun = Callable[[str], ReadyExercise]
WAIVER = """\
schema: waivers/v1
waivers:
  - id: W-01
    rule: {rule}
    subject: {subject}
    reason: It is only an exercise.
    by: ben
    approved_by: olga
    role: project-owner
    approved_on: 2026-02-12
    until: 2026-03-31
"""


@pytest.mark.parametrize(
    "name", [pytest.param(n, marks=pytest.mark.long if n in DEAR else ()) for n in NAMES]
)
def test_each_exercise_fails_with_exactly_its_rules_and_its_solution_passes(
    name: str, begun: Callable[[str], ReadyExercise]
) -> None:
    ready = begun(name)
    if ready.exercise.company:
        assert [*faults_of(ready, verify)] == []
        return
    project = f"{ready.start.snapshot.id}/"
    failed = sorted(
        (finding.rule, finding.subject.removeprefix(project))
        for finding in ready.start.report.findings
        if finding.outcome != "waived"
    )
    assert failed == sorted(ready.exercise.expect)
    assert [f for f in ready.solved.report.findings if f.outcome != "waived"] == []
    start = examine(ready, ready.start.tree)
    assert sorted((left.rule, left.subject) for left in start.left) == failed
    assert not start.damage and not start.remarks and start.exit_code == 1
    assert examine(ready, ready.solved.tree).exit_code == 0


@pytest.mark.long
def test_an_exercise_in_which_a_rule_is_written_has_to_need_that_rule(begun: Begun) -> None:
    ready = begun("own-rule")
    assert [message for message, _ in faults_of(ready._replace(start=ready.solved), verify)] == [
        "It is solved before anybody has written a rule."
    ]
    other = ready.exercise._replace(expect=(("ACME-001", "log/log/risks[R-01]"),))
    assert [message for message, _ in faults_of(ready._replace(exercise=other), verify)] == [
        "The solution does not solve it: ACME-001 does not find log/log/risks[R-01]; "
        f"ACME-001 finds {ready.start.snapshot.id}/log/log/risks[R-09] too."
    ]


def test_every_exercise_belongs_to_a_course(taught: Training) -> None:
    used = {name for course in taught.courses.values() for name in course.exercises}
    assert used == set(taught.exercises) == set(NAMES)


def remarks(result: ExerciseResult) -> str:
    return " ".join(remark.message for remark in result.remarks)


def test_taking_the_artifact_away_mends_nothing(attempt: Attempt) -> None:
    result = attempt("plan-circle", {"pmo/plan.yaml": None})
    assert result.exit_code == 1
    assert "pmo/plan.yaml is gone" in remarks(result)
    assert {f.rule for f in result.damage} == {"KIT-004"}


def test_taking_the_element_away_mends_nothing(attempt: Attempt, begun: Begun) -> None:
    risk = "\nrisks:" + _risks(begun)
    result = attempt("risk-unowned", {"pmo/log.yaml": (risk, "\nrisks: []\n")})
    assert [left.reason for left in result.left] == [
        "it was not fixed: what the rule judged is no longer there"
    ]
    assert "risks[R-01] is gone from pmo/log.yaml" in remarks(result)
    assert result.exit_code == 1


def _risks(begun: Begun) -> str:
    content = begun("risk-unowned").start.tree.read("pmo/log.yaml")
    assert isinstance(content, bytes)
    return content.decode().split("\nrisks:")[1]


def test_a_waiver_mends_nothing(attempt: Attempt) -> None:
    subject = "hidden-number/plan/tasks[T-05]"
    text = WAIVER.format(rule="PLAN-013", subject=subject)
    result = attempt("task-done", {"pmo/waivers.yaml": text})
    assert "PLAN-013" in remarks(result) and "excused, not fixed" in remarks(result)
    assert [left.reason for left in result.left if left.rule == "PLAN-013"] == [
        "it was excused, not fixed"
    ]
    assert result.exit_code == 1


def test_a_list_of_known_findings_mends_nothing(attempt: Attempt) -> None:
    finding = next(
        left.finding for left in attempt("task-done", {}).left if left.rule == "PLAN-013"
    )
    assert finding is not None
    text = (
        "schema: known-findings/v1\nstarted: {on: 2026-02-01, findings: 1}\nfindings:\n"
        f'  - {{fingerprint: "{finding.fingerprint}", rule: PLAN-013, subject: "{finding.subject}",'
        " since: 2026-02-01}\n"
    )
    result = attempt("task-done", {"pmo/known-findings.yaml": text})
    assert "excused, not fixed: known since" in remarks(result)
    assert result.exit_code == 1


@pytest.mark.parametrize(
    ("name", "old", "new", "key"),
    [
        ("plan-circle", "phase: planning ", "phase: initiating ", "phase"),
        ("over-tolerance", "tier: T3", "tier: T2", "tier"),
        ("over-tolerance", "method: predictive", "method: agile", "method"),
        ("watermelon", "folder: pmo", "folder: other", "folder"),
        ("watermelon", "standard: core", "mode: supportive\nstandard: core", "mode"),
        ("change-not-carried", "end: 2026-03-06 ", "end: 2026-04-30 ", "dates"),
    ],
)
def test_a_lighter_manifest_mends_nothing(
    attempt: Attempt, begun: Begun, name: str, old: str, new: str, key: str
) -> None:
    content = begun(name).start.tree.read("pmo.yaml")
    assert isinstance(content, bytes)
    if old.encode() not in content:
        old, new = "standard: core", f"{new}\nstandard: core"
    result = attempt(name, {"pmo.yaml": (old, new)})
    assert f"`{key}` in pmo.yaml was changed" in remarks(result)
    assert result.exit_code == 1


def test_ignoring_files_mends_nothing(attempt: Attempt) -> None:
    ignored = ("standard: core", "ignore: ['pmo/reports/*']\nstandard: core")
    result = attempt("watermelon", {"pmo.yaml": ignored})
    assert "`ignore` in pmo.yaml was changed" in remarks(result)
    assert len(result.left) == 2


def test_rating_a_risk_down_is_no_answer(attempt: Attempt) -> None:
    result = attempt("risk-red", {"pmo/log.yaml": ("likelihood: 5", "likelihood: 2")})
    (left,) = result.left
    assert (left.rule, left.finding) == ("RISK-003", None)
    assert "no longer looks at it" in left.reason


def test_another_way_to_mend_counts_as_well(attempt: Attempt) -> None:
    result = attempt(
        "closing",
        {"pmo/log.yaml": ("closing_reason: The program", "closing_reason: Ours")},
        solved=True,
    )
    assert result.exit_code == 0


def test_what_was_broken_on_the_way_is_told(attempt: Attempt) -> None:
    result = attempt("watermelon", {"pmo/log.yaml": ("impact: 3\n", "impact: 9\n")}, solved=True)
    assert [finding.rule for finding in result.damage] == ["KIT-003"]
    assert result.exit_code == 1
