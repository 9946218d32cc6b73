"""Each rule notices what it is for, and none fires where nothing was said; a sample of it."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from mutants import is_well_formed, mutants, values
from mutation import PAGE, STANDARD, Bench, bench
from mutation_page import Row, page
from neutral import EDITS, Alarm, false_alarms

from pmo_kit.engine.builtin_rules import SHAPE
from pmo_kit.examples.edits import changed

SEED = 11


@pytest.fixture(scope="module")
def core() -> Bench:
    """The core standard, ready to be measured."""
    return bench(STANDARD)


def test_nothing_fires_where_nothing_was_said(core: Bench, tmp_path: Path) -> None:
    judged, alarms = false_alarms(core.compiled, STANDARD, tmp_path)
    assert alarms == []
    assert judged == len(core.golden) * (len(EDITS) + 1)


@pytest.mark.long
def test_the_edits_really_rewrite_the_artifacts(core: Bench, tmp_path: Path) -> None:
    false_alarms(core.compiled, STANDARD, tmp_path)
    log = "golden/T1/closed/pmo/log.yaml"
    before = (STANDARD / log).read_bytes()
    texts = {(tmp_path / edit.name.replace(" ", "-") / log).read_bytes() for edit in EDITS}
    assert len(texts | {before}) == len(EDITS) + 1


def test_an_edit_that_does_say_something_is_told(
    core: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost(compiled: object, artifact: object, text: str) -> str:
        return text.replace("\nbudget:", "\nbudgget:")

    monkeypatch.setattr("neutral.EDITS", (EDITS[0]._replace(name="a slip", change=lost),))
    _, alarms = false_alarms(core.compiled, STANDARD, tmp_path)
    assert {(alarm.edit, alarm.rule) for alarm in alarms} >= {("a slip", SHAPE.id)}


@pytest.mark.long
def test_every_rule_is_detected_and_can_always_be_judged(core: Bench) -> None:
    rows = [core.measure(rule, 8, SEED) for rule in core.rules]
    assert [row.rule for row in rows if row.caught < row.examples or not row.examples] == []
    assert [row.errors for row in rows if row.errors] == []
    assert sum(bool(row.fired or row.late) for row in rows) >= 0.6 * len(rows)


def test_mutants_are_the_same_for_the_same_seed_and_spare_the_original(core: Bench) -> None:
    rule = next(rule for rule in core.rules if rule.rule.id == "DELIV-001")
    snapshot = changed(core.golden[2].snapshot, {})
    pool = values([snapshot])
    twice = [mutants(rule, snapshot, pool, random.Random(SEED), 30) for _ in range(2)]
    assert twice[0] == twice[1]
    assert len(twice[0]) == 30
    before = [artifact.document.data for artifact in snapshot.artifacts]
    after = [mutant.apply(snapshot) for mutant in twice[0]]
    assert [artifact.document.data for artifact in snapshot.artifacts] == before
    assert all(mutated != snapshot for mutated in after)
    assert all(is_well_formed(core.compiled, artifact) for artifact in snapshot.artifacts)


def test_the_page_has_a_row_for_every_rule(core: Bench) -> None:
    text = PAGE.read_text(encoding="utf-8")
    missing = [r.rule.id for r in core.rules if f"\n| {r.rule.id} | " not in text]
    assert not missing, f"run `make mutation`: {', '.join(missing)}"


def test_the_page_names_blind_and_noisy_rules_and_false_alarms() -> None:
    rows = [
        Row("A-001", "Blind", examples=1, caught=1, judged=4),
        Row("B-001", "Noisy", 1, 1, judged=4, fired=2, others=(("A-001", 4), ("C-001", 2))),
    ]
    text = page(rows, 3, [Alarm("remarks", "T1 closed", "B-001", "It is red.")], SEED)
    assert "nor time, so that only their examples show them to work: `A-001`." in text
    assert "`B-001` (3.0)" in text
    assert "| B-001 | 1/1 | 4 | 2 | 0 | A-001 4, C-001 2 | – | 1/3 |" in text
