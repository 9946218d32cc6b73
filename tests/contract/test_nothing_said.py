"""Practices by which nothing is said, each on a golden project at the gate where it counts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pmo_kit.engine import Compiled, check, prepare
from pmo_kit.examples.edits import staged
from pmo_kit.examples.golden import Golden, choose, load_golden
from pmo_kit.results import Finding

Projects = tuple[Compiled, list[Golden]]
IN_SCOPE = "- One page of instructions"
BY = {"needed_by": "2026-03-04"}
T2, T3, CLOSED = {"tier": "T2", "phase": "closed"}, {"tier": "T3"}, {"phase": "closed"}
EMPTY_T3 = {"set": {"project:questionnaire.supplier": False, "outsourcing-plan:contracts": []}}
NO_RISK = {"set": {"log:risks": []}}

PRACTICES: dict[str, tuple[dict[str, Any], str, str, str]] = {
    "an empty resource plan": (
        {**T2, "set": {"resource-plan:resources": []}}, "KIT-004", "shall", "resource-plan"
    ),
    "no contract where the questionnaire names a supplier": (
        {**T3, "set": {"outsourcing-plan:contracts": []}}, "KIT-004", "shall", "outsourcing-plan"
    ),
    "no contract where somebody external works": (
        {**T3, **EMPTY_T3}, "RES-004", "shall", "resource-plan"
    ),
    "nothing is done for the handover": (
        {**T2, "remove": [f"plan:transition.readiness[TR-0{n}].task" for n in (1, 2)]},
        "TRAN-009", "shall", "plan",
    ),
    "nothing changes in the line": (
        {**T2, "set": {"benefits-register:activities": []}},
        "BEN-012", "shall", "benefits-register",
    ),
    "a value curve of one point": (
        {**T2, "set": {"plan:baseline.planned": [{"by": "2026-06-12", "value": 120}]}},
        "BASE-009", "shall", "plan",
    ),
    "no risk at all in T2": ({**T2, **NO_RISK}, "KIT-004", "shall", "log"),
    "a benefit realised and never measured": (
        {**T2, "set": {"benefits-register:benefits[B-01].status": "realised"}},
        "BEN-011", "shall", "benefits-register",
    ),
    "an ask addressed to its author": (
        {"set": {"status-report/SR-2:asks": [{"ask": "Wait", "of": "ada", **BY}]}},
        "STAT-033", "shall", "status-report",
    ),
    "TBD": ({"set": {"plan:tasks[T-01].title": "TBD"}}, "KIT-010", "shall", "plan"),
    "three dots": ({"set": {"log:risks[R-01].response": "..."}}, "KIT-010", "shall", "log"),
    "a dash": ({"set": {"log:risks[R-01].response": "-"}}, "KIT-010", "shall", "log"),
    "a no-break blank": (
        {"set": {"log:risks[R-01].response": "\u00a0"}}, "KIT-010", "shall", "log"
    ),
    "a blank of no width": (
        {"set": {"log:risks[R-01].response": "\u200b"}}, "KIT-010", "shall", "log"
    ),
    "a wide blank": ({"set": {"log:risks[R-01].response": "\u3000"}}, "KIT-010", "shall", "log"),
    "all risks one person's": (
        {**T3, "set": {
            "log:risks[R-03].status": "open", "log:risks[R-01].owner": "ada",
            "log:risks[R-02].owner": "ada", "log:risks[R-03].owner": "ada",
        }}, "RISK-011", "should", "project",
    ),
    "a lesson of a word": (
        {**CLOSED, "set": {"log:lessons[L-01].recommendation": "Communication"}},
        "LESS-002", "should", "log",
    ),
    "a red risk re-rated without a reason": (
        {"past": [{"on": "2026-02-06", "set": {"log:risks[R-01].likelihood": 5}}]},
        "RISK-012", "should", "log",
    ),
    "T1 closed with an open risk": (
        {**CLOSED, "set": {"log:risks[R-01].status": "open"}}, "END-007", "shall", "log"
    ),
    "T1 closed with an unreached milestone": (
        {**CLOSED, "remove": ["plan:milestones[M-02].actual"]}, "MILE-007", "shall", "plan"
    ),
    "T1 closed, and what was spent never recorded": (
        {**CLOSED, "remove": [
            *(f"plan:tasks[T-0{n}].actual" for n in range(1, 8)),
            *(f"status-report/SR-{n}:numbers" for n in range(1, 4)),
        ]}, "ACT-006", "shall", "project",
    ),
    "a handbook without stakeholders": (
        {**T2, "set": {"project-handbook:meta.stakeholders": []}},
        "KIT-004", "shall", "project-handbook",
    ),
    "a handbook without messages": (
        {**T2, "set": {"project-handbook:meta.messages": []}},
        "KIT-004", "shall", "project-handbook",
    ),
    "an empty stakeholder register": (
        {**T3, "set": {"stakeholder-register:stakeholders": []}},
        "KIT-004", "shall", "stakeholder-register",
    ),
    "a benefits register without benefits": (
        {**T2, "set": {"benefits-register:benefits": []}}, "KIT-004", "shall", "benefits-register"
    ),
    "in scope is out of scope": (
        {"text": {"charter": {"- A window, a web page, a telephone": IN_SCOPE}}},
        "CHAR-010", "shall", "charter",
    ),
    "a gate review whose reason is ok": (
        {"set": {"gate-review/GR-1:reason": "ok"}}, "GATE-025", "should", "gate-review"
    ),
    "an approved change without an impact": (
        {"set": {"log:changes[C-01].impact": {}}, "remove": ["log:changes[C-01].milestones"]},
        "CHG-009", "shall", "log",
    ),
    "an issue closed without action": (
        {**T3, "set": {"log:issues[I-01].status": "closed"}, "remove": ["log:issues[I-01].action"]},
        "ISSUE-007", "should", "log",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def projects(root: Path) -> Projects:
    compiled = prepare(root / "standards" / "core")
    return compiled, load_golden([root / "standards" / "core"], compiled)[0]


def found(projects: Projects, example: dict[str, Any], gate: str = "") -> list[Finding]:
    golden = choose(projects[1], example)
    assert golden is not None
    now = staged(golden.snapshot, example, projects[0].standard)
    report = check(golden.standard(projects[0]), now, golden.options(gate or None)).report
    return [finding for finding in report.findings if finding.outcome == "failed"]


@pytest.mark.parametrize("practice", PRACTICES)
def test_a_practice_is_caught_at_its_level(projects: Projects, practice: str) -> None:
    example, rule, level, kind = PRACTICES[practice]
    assert (rule, level, kind) in {(f.rule, f.level, f.kind) for f in found(projects, example)}


# What is right passes


def test_a_log_spread_over_files_has_its_risks_in_one_of_them(projects: Projects) -> None:
    other = {**T3, "set": {"log:risks": []}}  # in another of its files
    assert found(projects, other) == []
    empty = {**other, "remove": [f"log:risks[R-0{n}]" for n in range(1, 6)]}
    told = {f.message: f.fix for f in found(projects, empty)}
    assert told["`risks` is empty; a T2 project needs it by Ready for Planning (RfP)."] == (
        "Fill `risks`; `pmo explain log` describes it."
    )


def test_a_stopped_light_project_closes_without_its_milestones_and_bookings(
    projects: Projects,
) -> None:
    stopped = {
        **CLOSED,
        "set": {
            "gate-review/GR-2:decision": "stop",
            "gate-review/GR-2:reason": "The need is gone.",
        },
        "remove": ["plan:milestones[M-02].actual", "plan:milestones[M-03].actual"],
    }
    assert not {"MILE-007", "ACT-006"} & {f.rule for f in found(projects, stopped)}


def test_an_agile_light_project_that_reports_what_it_spent_closes(projects: Projects) -> None:
    agile = {
        **CLOSED,
        "set": {"project:method": "agile", "plan:tasks": [], "plan:budget.undistributed": 54},
    }
    rules = {f.rule for f in found(projects, agile)}
    assert not {"ACT-006", "MILE-007", "END-007"} & rules


@pytest.mark.parametrize(
    "reason", ["无风险", "Go, at olga's word.", "検討の結果、進める。", "با هم تصمیم گرفتیم"]
)
def test_a_reason_without_blanks_may_be_a_sentence(projects: Projects, reason: str) -> None:
    now = {"set": {"gate-review/GR-1:reason": reason}}
    assert "GATE-025" not in {f.rule for f in found(projects, now)}
