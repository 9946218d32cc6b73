"""A company that asks for more keeps what it inherits: golden projects, examples, exercises."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pmo_kit.engine import prepare
from pmo_kit.handbook.context import Context
from pmo_kit.handbook.examples import run_example
from pmo_kit.standard import load
from pmo_kit.standard.courses import load_training
from pmo_kit.training import exercise_of, ready
from pmo_kit.verify import verify

HEAD = """schema: standard/v1
id: co
title: A company
extends: core@1.0
editions: [{id: "1.0", status: draft, released: null}]
"""
RULE = """id: CO-001
title: No risk is red
level: shall
artifact: log
applies: {tiers: [T1]}
each: risks[]
check: item.likelihood * item.impact < standard.thresholds.risk_red
message: "{item.id} is red from {standard.thresholds.risk_red} on."
why: We say so.
fix: Do so.
examples:
  good: [{tier: T1, phase: executing, set: {'log:risks[R-01].impact': GOOD}}]
  bad:
    - tier: T1
      phase: executing
      set: {'log:risks[R-01].impact': BAD, 'log:risks[R-01].likelihood': 3}
      expect: 'log:risks[R-01]'
"""
STAGES = [f"T1 {phase}" for phase in ("initiating", "planning", "executing", "closed")]
STAGES += ["T2 closed", "T3 executing"]
GREEN = "'log:risks[R-01].impact': 1, 'log:risks[R-01].likelihood': 1"
TIGHTER = {
    "risk_red": "1",
    "tier_score": "{T1: 1, T2: 2}",
    "tier_money": "{EUR: {T1: 1, T2: 2}}",
    "tier_person_days": "{T1: 1, T2: 2}",
    "light_people": "1",
    "light_days": "1",
    "report_days": "{T1: 1, T2: 1, T3: 1}",
    "report_stale": "1",
    "log_review_days": "{T1: 1, T2: 1, T3: 1}",
    "log_unchanged_reviews": "1",
    "record_settles_days": "0",
    "actuals_days": "1",
    "pause_days": "1",
    "stage_days": "1",
    "tolerance_cost_percent": "0.5",
    "tolerance_schedule_days": "1",
    "waiver_days": "1",
    "waiver_warn_days": "365",
    "leader_load_percent": "1",
}
"""Of every threshold of core a value that asks for much more."""

Company = Callable[..., Path]


@pytest.fixture
def company(tmp_path: Path) -> Company:
    """Makes a standard that extends core."""

    def make(head: str = "", rule: str = "") -> Path:
        (tmp_path / "standard.yaml").write_text(HEAD + head)
        if rule:
            (tmp_path / "rules" / "log").mkdir(parents=True)
            (tmp_path / "rules" / "log" / "CO-001.yaml").write_text(rule)
        return tmp_path

    return make


def test_each_threshold_of_core_is_tried() -> None:
    assert list(TIGHTER) == list(load("core").thresholds)


MORE = ([*TIGHTER], ["risk_red"], ["leader_load_percent"])


@pytest.mark.parametrize(
    "names",
    [["waiver_warn_days"], *(pytest.param(name, marks=pytest.mark.long) for name in MORE)],
    ids=lambda names: names[0] if len(names) == 1 else "all of them",
)
def test_whoever_tightens_a_threshold_keeps_a_sound_standard(
    company: Company, names: list[str]
) -> None:
    found = verify(company("thresholds:\n" + "".join(f"  {n}: {TIGHTER[n]}\n" for n in names)))
    assert found.problems == ()
    assert found.counts["golden projects"] == 6  # each of them judged


@pytest.mark.long
def test_whoever_judges_more_strictly_keeps_a_sound_standard(company: Company) -> None:
    assert verify(company("modes: {default: directive}\n")).problems == ()


def test_a_companys_own_example_is_judged_under_its_own_thresholds(company: Company) -> None:
    thresholds = "thresholds: {risk_red: 10, light_days: 1}\n"
    rule = RULE.replace("GOOD", "2").replace("BAD", "4")  # 3 × 4 is red for the company alone
    assert verify(company(thresholds, rule)).problems == ()


@pytest.mark.long
def test_and_fails_where_it_is_right_only_under_the_inherited_ones(company: Company) -> None:
    thresholds = "thresholds: {risk_red: 10}\n"
    found = verify(company(thresholds, RULE.replace("GOOD", "4").replace("BAD", "4")))
    assert any("CO-001 fires too" in problem.message for problem in found.problems)


def test_an_inherited_golden_project_need_not_conform_to_a_companys_own_rule(
    company: Company,
) -> None:
    rule = RULE.replace("< standard.thresholds.risk_red", "< 5").replace("BAD", "4")
    found = verify(company("", rule.replace("'log:risks[R-01].impact': GOOD", GREEN)))
    assert found.problems == ()
    (note,) = found.notes
    assert (Path(note.path).name, note.line) == ("CO-001.yaml", 1)
    assert {case.rule for case in note.cases} == {"CO-001"}
    assert all("golden project T1 " in case.message for case in note.cases)
    assert all(case.path.endswith("pmo/log.yaml") and case.line > 1 for case in note.cases)


@pytest.mark.long
def test_what_would_fire_under_a_tighter_threshold_is_told_and_no_fault(company: Company) -> None:
    found = verify(company("thresholds: {risk_red: 10, waiver_days: 184, pause_days: 1}\n"))
    assert found.problems == ()
    *made, red, pause = found.notes
    assert made and all("A new `project` (tier " in one.message for one in made)
    assert (Path(red.path).name, red.line, red.column) == ("standard.yaml", 6, 24)
    assert "`risk_red` is 15 in core@1.0 and 10 here." in red.message
    assert {case.message for case in red.cases if case.path.endswith("pmo.yaml")} == {
        f"the golden project {stage} of core" for stage in STAGES
    }
    assert "`pause_days`" in pause.message
    assert {case.rule for case in pause.cases} == {"PAUSE-003"}
    assert all("example" in case.message and case.line > 1 for case in pause.cases)


@pytest.mark.long
def test_a_threshold_that_changes_nothing_that_is_inherited_is_not_told(company: Company) -> None:
    assert verify(company("thresholds: {leader_load_percent: 99}\n")).notes == ()


def test_an_inherited_exercise_starts_and_ends_as_it_was_written(company: Company) -> None:
    compiled = prepare(company("thresholds: {risk_red: 5, light_days: 1}\n"))
    made = ready(exercise_of(load_training(compiled.standard), "risk-red"), compiled)
    assert {f.rule for f in made.start.report.findings} == {"RISK-003", "STAT-017"}
    assert made.solved.report.findings == ()


def test_the_page_of_an_inherited_rule_tells_its_examples_as_they_were_written(
    company: Company,
) -> None:
    base, own = load("core"), load(company("thresholds: {risk_red: 5}\n"))
    rule = next(rule for rule in base.rules if rule.id == "CHAR-009")
    runs = [run_example(Context(s), rule, rule.examples["bad"][0]) for s in (base, own)]
    found = [[f.message for f in run.report.findings] for run in runs if run]
    assert found[0] == found[1] != []
