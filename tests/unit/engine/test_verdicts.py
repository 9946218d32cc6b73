"""Rules judged on subjects: the seven verdicts, their reasons, their places and their words."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pmo_kit.standard import StandardError

Make, Alter = Any, Any
RULE = "rules/log/TOY-001.yaml"
CHECK = "check: item.size <= standard.thresholds.limit"


def log(*items: str) -> str:
    return "schema: log/v1\nitems:\n" + "".join(f"  - {item}\n" for item in items)


def test_a_sound_project_conforms(make: Make) -> None:
    judged = make().check()
    assert (judged.found, judged.code) == ([], 0)
    assert {v.outcome for v in judged.report.verdicts} == {"passed", "not_applicable", "not_due"}


def test_passed_and_failed_are_said_of_each_element(make: Make) -> None:
    judged = make({"pmo/log.yaml": log("{id: A, size: 10}", "{id: B, size: 11}")}).check()
    assert judged.said("TOY-001") == {"log/log/items[A]": "passed", "log/log/items[B]": "failed"}
    assert judged.found == [("TOY-001", "pmo/log.yaml", 4, 19)]
    assert judged.code == 1


def test_a_rule_whose_condition_does_not_hold_is_not_applicable(make: Make) -> None:
    judged = make().check()
    assert judged.said("TOY-002") == {"log/log/items[I-1]": "not_applicable"}
    assert judged.why("TOY-002") == {"its condition does not hold"}


def test_a_rule_for_other_tiers_is_not_applicable(make: Make) -> None:
    judged = make().check(gate="B")
    assert judged.said("TOY-005") == {"project": "not_applicable"}
    assert judged.why("TOY-005") == {"for tier L"}


@pytest.mark.parametrize(
    ("applies", "reason"),
    [
        ("{methods: [agile]}", "for method agile"),
        ("{phases: [start, done]}", "for phase start, done"),
        ("{tiers: [L]}", "for tier L"),
    ],
)
def test_a_rule_says_for_whom_it_is(make: Make, alter: Alter, applies: str, reason: str) -> None:
    agile = ("methods:\n", "methods:\n  - {id: agile, title: Agile}\n")
    rule = ("artifact: log", f"artifact: log\napplies: {applies}")
    standard = alter({RULE: rule, "standard.yaml": agile})
    judged = make(standard=standard).check()
    assert judged.said("TOY-001") == {"log": "not_applicable"}
    assert judged.why("TOY-001") == {reason}


def test_a_rule_on_what_there_is_none_of_is_not_applicable(make: Make) -> None:
    judged = make({"pmo/log.yaml": "schema: log/v1\nitems: []\n"}).check()
    assert judged.said("TOY-001") == {"log": "not_applicable"}
    assert judged.why("TOY-001") == {"the project has no items[]"}


def test_a_rule_for_a_later_gate_is_not_due(make: Make) -> None:
    judged = make(tier="L").check()
    assert judged.said("TOY-005") == {"project": "not_due"}
    assert judged.why("TOY-005") == {"due at B"}


def test_without_a_registry_what_needs_it_is_skipped(make: Make) -> None:
    judged = make(tier="L", doer="ada").check(gate="B")
    assert judged.said("TOY-005") == {"project": "skipped"}
    assert judged.why("TOY-005") == {"no registry was given (--registry FILE)"}


@pytest.mark.parametrize(("doer", "outcome"), [("ada", "passed"), ("eve", "failed")])
def test_with_a_registry_it_is_judged(make: Make, toy: Path, doer: str, outcome: str) -> None:
    people = toy / "golden" / "people.yaml"
    judged = make(tier="L", doer=doer).check(gate="B", registry=people)
    assert judged.said("TOY-005") == {"project": outcome}


def test_a_list_of_the_registry_is_not_taken_for_empty_without_it(make: Make, alter: Alter) -> None:
    standard = alter(
        {
            "rules/project/TOY-005.yaml": (
                "one.people.people.exists(p, p.id == project.doer)",
                "all.people.exists(r, r.people.exists(p, p.id == project.doer))",
            )
        }
    )
    judged = make(standard=standard, tier="L", doer="ada").check(gate="B")
    assert judged.said("TOY-005") == {"project": "skipped"}


def test_rules_on_the_registry_itself_are_skipped_without_it(
    make: Make, alter: Alter, toy: Path
) -> None:
    text = (toy / RULE).read_text().replace("TOY-001", "TOY-009")
    text = text.replace("artifact: log\neach: items[]", "artifact: people\neach: people[]")
    text = text.replace(CHECK, "check: item.id != 'eve'").replace("at: size", "at: id")
    text = text.replace(" has size {item.size}; the limit is {standard.thresholds.limit}.", "")
    standard = alter({"rules/people/TOY-009.yaml": text})
    assert make(standard=standard).check().said("TOY-009") == {"people": "skipped"}
    people = toy / "golden" / "people.yaml"
    judged = make(standard=standard).check(registry=people)
    assert judged.said("TOY-009") == {"people/people[ada]": "passed"}


def test_a_kind_that_the_project_has_not_got_skips_what_reads_it(make: Make, alter: Alter) -> None:
    standard = alter({RULE: (CHECK, "check: item.size <= 3 || size(one.waivers.waivers) == 0")})
    judged = make({"pmo/log.yaml": log("{id: A, size: 9}")}, standard=standard).check()
    assert judged.said("TOY-001") == {"log/log/items[A]": "skipped"}
    assert judged.why("TOY-001") == {"the project has no waivers"}


def test_a_rule_that_cannot_be_judged_is_an_error_and_the_rest_is_judged(
    make: Make, alter: Alter
) -> None:
    standard = alter({RULE: (CHECK, "check: item.size / (item.size - 3) > 0")})
    files = {"pmo/log.yaml": log("{id: A, size: 3, due: 2026-01-01}", "{id: B, size: 4}")}
    judged = make(files, standard=standard).check()
    assert judged.said("TOY-001") == {"log/log/items[A]": "error", "log/log/items[B]": "passed"}
    assert judged.said("TOY-002")["log/log/items[A]"] == "failed"
    assert judged.code == 2
    error = next(f for f in judged.report.findings if f.outcome == "error")
    assert (error.location.path, error.location.line) == ("pmo/log.yaml", 3)
    assert error.message.startswith("The rule could not be judged: ")
    assert error.fix.endswith("rules/log/TOY-001.yaml.")


def test_an_unguarded_optional_field_is_refused_with_its_rule(alter: Alter) -> None:
    with pytest.raises(StandardError, match="Rule TOY-001, `check`: `due` may be missing"):
        alter({RULE: (CHECK, "check: item.due >= today")})


def test_a_rule_without_each_is_judged_once_for_each_artifact(make: Make, alter: Alter) -> None:
    standard = alter({})
    judged = make({"pmo/log2.yaml": log("{id: B, size: 3}")}, standard=standard).check()
    assert set(judged.said("TOY-001")) == {"log/log/items[I-1]", "log/log2/items[B]"}
    later = alter({}, edition="2.0")
    assert make(standard=later).check().said("TOY-006") == {"brief": "passed"}


def test_nested_lists_are_judged_with_their_parent(make: Make) -> None:
    text = log("{id: A, size: 1, steps: [{id: S, cost: 9}]}", "{id: B, size: 1, steps: [{id: S}]}")
    judged = make({"pmo/log.yaml": text}).check()
    assert judged.said("TOY-003") == {
        "log/log/items[A].steps[S]": "failed",
        "log/log/items[B].steps[S]": "not_applicable",
    }
    assert judged.only.message == "Step S of A costs 9."
    assert judged.code == 0, "a `should` never fails the check"


def test_the_places_of_what_was_read_elsewhere_are_told(make: Make) -> None:
    text = log("{id: A, size: 1, steps: [{id: S, cost: 9}]}")
    (related,) = make({"pmo/log.yaml": text}).check().only.related
    assert (related.location.path, related.location.line) == ("pmo/brief.md", 4)
    assert "one.brief.meta.budget is 8" in related.text


def test_a_standards_own_list_is_judged_element_by_element(make: Make) -> None:
    project = make().change("pmo/brief.md", "alpha and beta", "alpha")
    judged = project.check()
    assert judged.said("TOY-004") == {
        "brief/standard.lists.words[alpha]": "passed",
        "brief/standard.lists.words[beta]": "failed",
    }
    assert judged.only.message == "brief.md does not say “beta”."
    assert judged.only.location.path == "pmo/brief.md"


def test_a_message_names_what_is_not_given(make: Make, alter: Alter) -> None:
    standard = alter({RULE: ('message: "{item.id}', 'message: "{item.due}: {item.id}')})
    judged = make({"pmo/log.yaml": log("{id: A, size: 11}")}, standard=standard).check()
    assert judged.only.message.startswith("(not given): A has size 11; the limit is 10.")


def test_a_fix_names_what_was_found(make: Make, alter: Alter) -> None:
    """So that the command in it can be copied as it stands."""
    standard = alter({RULE: ("fix: Split it.", 'fix: "Run `split {item.id} --at {item.size}`."')})
    project = make({"pmo/log.yaml": log("{id: A, size: 11}")}, standard=standard)
    for _ in range(2):  # compiled, then as it was kept
        assert project.check().only.fix == "Run `split A --at 11`."


def test_a_finding_carries_what_its_reader_needs(make: Make) -> None:
    finding = make({"pmo/log.yaml": log("{id: A, size: 11}")}).check().only
    assert (finding.level, finding.outcome, finding.kind) == ("shall", "failed", "log")
    assert finding.title == "No item is larger than the limit"
    assert finding.why == "Large items hide small ones."
    assert (finding.fix, finding.page) == ("Split it.", "reference/rules/TOY-001/")
    assert finding.subject == "toy-small/log/log/items[A]"
    assert finding.excerpt == ("  - {id: A, size: 11}",)
    assert (finding.timed, finding.reason) == (False, "")


def test_a_field_that_is_missing_is_told_at_the_element(make: Make, alter: Alter) -> None:
    standard = alter(
        {
            RULE: (CHECK, "check: has(item.due)"),
        }
    )
    judged = make(standard=standard).check()
    assert judged.found == [("TOY-001", "pmo/log.yaml", 4, 11)]


def test_findings_stand_in_the_order_of_their_places(make: Make) -> None:
    files = {
        "pmo/b.yaml": log("{id: Z, size: 11}", "{id: Y, size: 11, due: 2026-01-01}"),
        "pmo/a.yaml": log("{id: X, size: 11}"),
    }
    judged = make(files).check()
    assert judged.found == sorted(judged.found, key=lambda f: (f[1], f[2], f[3], f[0]))
    assert len(judged.found) == 4


def test_every_rule_says_something_about_every_project(make: Make, toy_standard: Any) -> None:
    for files in ({}, {"pmo/log.yaml": None}, {"pmo/log.yaml": "schema: log/v1\nitems: [\n"}):
        judged = make(files).check()
        for rule in toy_standard.rules:
            assert judged.said(rule.rule.id), rule.rule.id


# Time


def test_what_time_alone_caused_does_not_stop_a_commit(make: Make) -> None:
    project = make({"pmo/log.yaml": log("{id: A, size: 1, due: 2026-01-01}")})
    for commit, code in ((False, 1), (True, 0)):
        judged = project.check(commit=commit)
        assert (judged.rules, judged.code) == (["TOY-002"], code)
        assert judged.only.timed
        assert judged.report.commit is commit


def test_what_the_commit_breaks_stops_it(make: Make) -> None:
    judged = make({"pmo/log.yaml": log("{id: A, size: 11}")}).check(commit=True)
    assert (judged.rules, judged.code) == (["TOY-001"], 1)
    assert not judged.only.timed


def test_the_day_of_judging_is_todays(make: Make) -> None:
    project = make({"pmo/log.yaml": log("{id: A, size: 1, due: 2026-02-01}")})
    assert project.check(as_of=date(2026, 2, 1)).rules == []
    judged = project.check(as_of=date(2026, 2, 2))
    assert judged.rules == ["TOY-002"]
    assert judged.only.message == "A was due on 2026-02-01."
    assert judged.report.as_of == "2026-02-02"


# Modes and exit codes


@pytest.mark.parametrize(
    ("modes", "own", "mode", "code"),
    [
        ("default: supportive", "", "supportive", 0),
        ("default: controlling", "", "controlling", 1),
        ("default: directive", "", "directive", 1),
        ("default: supportive", "controlling", "controlling", 1),
        ("default: controlling", "supportive", "controlling", 1),
        ("default: supportive, tiers: {S: controlling}", "", "controlling", 1),
        ("default: controlling, tiers: {S: supportive}", "", "supportive", 0),
        ("default: supportive", "nonsense", "supportive", 0),
    ],
)
def test_the_mode_decides_what_fails_and_a_manifest_only_tightens_it(
    make: Make, alter: Alter, modes: str, own: str, mode: str, code: int
) -> None:
    standard = alter({"standard.yaml": ("default: controlling, tiers: {L: directive}", modes)})
    manifest = {"mode": own} if own else {}
    files = {"pmo/log.yaml": log("{id: A, size: 11}")}
    judged = make(files, standard=standard, **manifest).check()
    assert (judged.report.mode, judged.code) == (mode, code)
    assert judged.rules == ["TOY-001"]


def test_a_tier_may_have_a_mode_of_its_own(make: Make) -> None:
    assert make(tier="L").check().report.mode == "directive"


def test_an_error_wins_over_failures_whatever_the_mode(make: Make, alter: Alter) -> None:
    standard = alter(
        {
            RULE: (CHECK, "check: item.size / 0 == 1"),
            "standard.yaml": ("default: controlling", "default: supportive"),
        }
    )
    files = {"pmo/log.yaml": log("{id: A, size: 11, due: 2026-01-01}")}
    assert make(files, standard=standard).check().code == 2


def test_a_report_counts_its_verdicts_and_findings(make: Make) -> None:
    text = log("{id: A, size: 11, steps: [{id: S, cost: 9}]}")
    summary = make({"pmo/log.yaml": text}).check().report.summary
    assert summary.findings == {"shall": 1, "should": 1}
    assert summary.verdicts["failed"] == 2
    assert sum(summary.verdicts.values()) == len(make().check().report.verdicts)


def test_a_report_says_what_was_judged(make: Make) -> None:
    report = make({"pmo/notes/x.md": "# Note"}, ignore="[pmo/notes/*]").check(gate="B").report
    assert (report.project, report.name, report.standard, report.edition) == (
        "toy-small",
        "Toy",
        "toy",
        "1.0",
    )
    assert (report.tier, report.phase, report.method) == ("S", "work", "plain")
    assert report.gates == ("A", "B")
    assert report.artifacts == (
        "pmo.yaml",
        "pmo/brief.md",
        "pmo/log.yaml",
        "pmo/reviews/R-1.yaml",
    )
    assert report.ignored == ("pmo/notes/x.md",)
