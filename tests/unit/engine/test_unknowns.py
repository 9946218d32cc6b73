"""What a broken file hides: rules are judged wherever something else decides, and skipped else."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from pmo_kit import cel
from pmo_kit.cel.unknowns import Unknown
from pmo_kit.engine.faulty_parts import MOST_VALUES, known_parts
from pmo_kit.project import ExampleHistory
from pmo_kit.project.history import Version
from pmo_kit.source import Document, read

Make, Alter = Any, Any
RULE = "rules/log/TOY-001.yaml"
CHECK = "check: item.size <= standard.thresholds.limit"
REVIEW = "schema: gate-review/v1\nid: {id}\ngates: [A]\ndate: 2026-01-10\ndecision: {decision}\n"
TWICE = "schema: gate-review/v1\nid: R-8\nid: R-9\n"
BROKEN = "pmo/reviews/R-8.yaml"
ITEM = "log/log/items[I-1]"


def log(*items: str) -> str:
    return "schema: log/v1\nitems:\n" + "".join(f"  - {item}\n" for item in items)


def reviews(count: int) -> dict[str, str]:
    return {
        f"pmo/reviews/R-1{number}.yaml": REVIEW.format(id=f"R-1{number}", decision="go")
        for number in range(count)
    }


def test_one_unreadable_file_among_many_takes_none_of_the_other_findings(
    make: Make, alter: Alter
) -> None:
    check = f"{CHECK} && all.gate_review.exists(r, r.decision == 'go')"
    standard = alter({RULE: (CHECK, check)})
    items = log(*(f"{{id: I-{number}, size: 11}}" for number in range(40)))
    files = {"pmo/log.yaml": items, BROKEN: TWICE, **reviews(40)}
    judged = make(files, standard=standard).check()
    assert judged.rules == ["TOY-001"] * 40 + ["KIT-001"]


@pytest.mark.parametrize("lost", ["id: R-9\ngates: [A]\n", "\tid: R-9\n"])
def test_a_file_that_does_not_say_what_it_is_may_be_one_more_of_each_kind(
    make: Make, alter: Alter, lost: str
) -> None:
    check = "check: all.gate_review.exists(r, r.id == 'R-9')"
    standard = alter({RULE: (CHECK, check)})
    files = {"pmo/log.yaml": log("{id: I-1, size: 1}"), "pmo/unnamed.yaml": lost}
    judged = make(files, standard=standard).check()
    assert judged.said("TOY-001") == {ITEM: "skipped"}
    assert judged.why("TOY-001") == {"pmo/unnamed.yaml is broken"}
    files["pmo/unnamed.yaml"] = f"schema: other/v1\n{lost}"
    judged = make(files, standard=standard).check()
    assert judged.said("TOY-001") == {ITEM: "failed"}


EXPRESSIONS = [
    ("all.gate_review.exists(r, r.id == 'R-1')", "passed"),
    ("all.gate_review.exists(r, r.id == 'R-9')", "skipped"),
    ("!all.gate_review.exists(r, r.id == 'R-9')", "skipped"),
    ("all.gate_review.all(r, r.id != 'R-1')", "failed"),
    ("all.gate_review.all(r, r.id != 'R-9')", "skipped"),
    ("all.gate_review.exists_one(r, r.id == 'R-1')", "skipped"),
    ("item.size == 3 || size(all.gate_review) > 9", "passed"),
    ("item.size == 4 && size(all.gate_review) > 0", "failed"),
    ("item.size == 3 && size(all.gate_review) > 0", "skipped"),
    ("all.gate_review.filter(r, r.id == 'R-1') == []", "skipped"),
    ("all.gate_review.map(r, r.id) == ['R-1']", "skipped"),
    ("size(distinct(all.gate_review.map(r, r.id))) > 0", "skipped"),
    ("'R-1' in all.gate_review.map(r, r.id)", "skipped"),
    ("all.gate_review == all.gate_review", "skipped"),
    ("all.gate_review + [] == []", "skipped"),
    ("sum(all.gate_review.map(r, 1)) > 0", "skipped"),
    ("all.gate_review[0].id == 'R-1'", "passed"),
    ("all.gate_review[1].id == 'R-1'", "skipped"),
    ("item.size / 0 == 1 && size(all.gate_review) > 0", "skipped"),
    ("size(all.gate_review) > 0 ? true : true", "skipped"),
]


def test_each_expression_is_decided_or_skipped(make: Make, alter: Alter, toy: Path) -> None:
    rule = (toy / RULE).read_text()
    rules = {
        f"rules/log/TOY-{number}.yaml": rule.replace("TOY-001", f"TOY-{number}").replace(
            CHECK, f'check: "{check}"'
        )
        for number, (check, _) in enumerate(EXPRESSIONS, 101)
    }
    judged = make({BROKEN: TWICE}, standard=alter(rules)).check()
    for number, (check, outcome) in enumerate(EXPRESSIONS, 101):
        assert judged.said(f"TOY-{number}") == {ITEM: outcome}, check
        if outcome == "skipped":
            assert judged.why(f"TOY-{number}") == {f"{BROKEN} is broken"}, check


def test_a_single_kind_that_cannot_be_read_is_neither_there_nor_absent(
    make: Make, alter: Alter
) -> None:
    standard = alter({RULE: (CHECK, "check: has(one.brief)")})
    broken = {"pmo/brief.md": "---\nschema: brief/v1\nend: [\n---\n"}
    assert make(broken, standard=standard).check().said("TOY-001") == {ITEM: "skipped"}
    gone = make({"pmo/brief.md": None}, standard=standard).check()
    assert gone.said("TOY-001") == {ITEM: "failed"}


def test_only_what_reads_a_faulty_value_is_skipped(make: Make) -> None:
    items = log("{id: A, size: ten, due: 2026-01-01}", "{id: B, size: 11}")
    judged = make({"pmo/log.yaml": items}).check()
    assert judged.found == [
        ("KIT-003", "pmo/log.yaml", 3, 19),
        ("TOY-002", "pmo/log.yaml", 3, 29),
        ("TOY-001", "pmo/log.yaml", 4, 19),
    ]
    assert judged.said("TOY-001")["log/log/items[A]"] == "skipped"
    assert "pmo/log.yaml is broken at items[A].size" in judged.why("TOY-001")


@pytest.mark.parametrize(
    ("item", "size", "due"),
    [
        ("{id: A, sise: 11, due: 2026-01-01}", "skipped", "failed"),
        ("{id: A, due: 2026-01-01}", "skipped", "failed"),
        ("{id: A, size: 11, sise: 3}", "failed", "not_applicable"),
        ("{id: A, size: 11, zzz: 3}", "failed", "not_applicable"),
        ("{id: A, size: 11, deu: 2026-01-01}", "failed", "skipped"),
        ("{id: A, size: 11, due: 2026-02-31}", "failed", "skipped"),
        ("{id: A, size: 11, due: [soon]}", "failed", "skipped"),
        ("{id: [A], size: 11, due: 2026-01-01}", "failed", "failed"),
    ],
)
def test_what_is_unknown_is_the_value_or_the_key(
    make: Make, item: str, size: str, due: str
) -> None:
    judged = make({"pmo/log.yaml": log(item)}).check()
    assert "KIT-003" in judged.rules
    assert set(judged.said("TOY-001").values()) == {size}
    assert set(judged.said("TOY-002").values()) == {due}


def test_an_element_that_is_none_is_skipped_and_the_others_are_judged(make: Make) -> None:
    judged = make({"pmo/log.yaml": log("{id: A, size: 11}", "B", "{id: C, size: 3}")}).check()
    said = judged.said("TOY-001")
    assert [said.pop("log/log/items[A]"), said.pop("log/log/items[C]")] == ["failed", "passed"]
    assert list(said.values()) == ["skipped"]


def test_a_list_that_is_none_hides_nothing_else(make: Make) -> None:
    items = log("{id: A, size: 11, steps: 5}", "{id: B, size: 3, steps: [{id: S, cost: 99}]}")
    judged = make({"pmo/log.yaml": items}).check()
    assert judged.said("TOY-003") == {
        "log/log/items[A].steps": "skipped",
        "log/log/items[B].steps[S]": "failed" if "TOY-003" in judged.rules else "not_applicable",
    }
    assert judged.said("TOY-001")["log/log/items[A]"] == "failed"


@pytest.mark.parametrize(("count", "known"), [(3, True), (MOST_VALUES, False)])
def test_beyond_mending_by_hand_nothing_of_a_file_is_known(count: int, known: bool) -> None:
    days = {"on": ["never"] * count, "by": "2026-01-31"}
    kind = cel.Record("x", {"on": cel.ListOf(cel.TIMESTAMP), "by": cel.TIMESTAMP})
    part = known_parts(days, kind, [], lambda route: f"broken at {route}")
    assert [problem.route for problem in part.problems] == [("on", at) for at in range(count)]
    assert isinstance(part.fields, Unknown) is not known
    if known:
        assert part.fields["by"] == datetime(2026, 1, 31, tzinfo=UTC)
        with pytest.raises(cel.CelUnknown, match="broken at"):
            len(part.fields["on"])


def test_an_element_whose_key_is_unknown_may_be_the_one_that_seems_gone(make: Make) -> None:
    history = told("2026-01-10", log("{id: A, size: 1}", "{id: B, size: 2}"))
    gone = make({"pmo/log.yaml": log("{id: A, size: 1}")}).check(history=history)
    assert gone.said("TOY-030")["log/log/items[B]"] == "failed"
    for now in (log("{id: A, size: 1}", "{ids: B, size: 2}"), "schema: log/v1\nitems: 3\n"):
        judged = make({"pmo/log.yaml": now}).check(history=history)
        assert "failed" not in judged.said("TOY-030").values(), now


def told(on: str, text: str) -> ExampleHistory:
    document = read(text.encode(), "pmo/log.yaml")
    assert isinstance(document, Document)
    version = Version(date.fromisoformat(on), lambda: document)
    return ExampleHistory({("log", "pmo/log.yaml"): (version,)})


def test_no_gate_and_no_approval_stands_beside_a_review_that_cannot_be_read(make: Make) -> None:
    sound = make().check()
    assert sound.said("KIT-004")["gate-review/A"] == "passed"
    assert sound.said("KIT-005")["brief"] == "passed"
    later = REVIEW.format(id="R-9", decision="[stop]")
    for text, reason in (
        (TWICE, "pmo/reviews/R-8.yaml is broken"),
        (later, "pmo/reviews/R-8.yaml is broken at decision"),
    ):
        judged = make({BROKEN: text}).check()
        assert judged.said("KIT-004")["gate-review/A"] == "skipped"
        assert judged.said("KIT-005")["brief"] == "skipped"
        assert judged.why("KIT-005") == {reason}


def test_a_review_with_a_fault_in_something_else_decides(make: Make) -> None:
    judged = make({BROKEN: REVIEW.format(id="R-8", decision="go") + "note: x\n"}).check()
    assert judged.rules == ["KIT-003"]
    assert judged.said("KIT-004")["gate-review/A"] == "passed"


def test_the_approval_of_a_document_that_cannot_be_read_is_skipped(make: Make) -> None:
    judged = make({"pmo/brief.md": "---\nschema: brief/v1\nend: [\n---\n"}).check()
    assert judged.said("KIT-005") == {"brief/pmo/brief.md": "skipped"}


def test_what_is_due_by_an_unknown_condition_is_not_missed(make: Make, alter: Alter) -> None:
    when = "has(project.doer) && project.doer != 'free'"
    standard = alter({"artifacts/log.yaml": ("project.id != 'free'", when)})
    for doer, outcome in (("ada", "failed"), ("[ada]", "skipped")):
        judged = make({"pmo/log.yaml": None}, standard, phase="done", doer=doer).check()
        assert judged.said("KIT-004")["log"] == outcome
    assert "pmo.yaml is broken at doer" in judged.why("KIT-004")


def test_a_field_that_a_tier_asks_for_may_be_the_misspelt_one(make: Make) -> None:
    brief = "---\nschema: brief/v1\nstatus: approved\n{}end: 2026-06-30\n---\n# B\n\n## Want\n\nx\n"
    for line, outcome in (("", "failed"), ("budgte: 8\n", "skipped")):
        judged = make({"pmo/brief.md": brief.format(line)}, tier="L").check()
        assert judged.said("KIT-004")["brief/budget"] == outcome


def test_a_faulty_waiver_excuses_nothing_and_the_others_do(make: Make) -> None:
    waivers = (
        "schema: waivers/v1\nwaivers:\n"
        "  - {id: W-1, rule: TOY-001, subject: log/**/*?A?, reason: agreed, until: 2026-03-01}\n"
        "  - {id: W-2, rule: TOY-001, subject: log/**/*?B?, reason: agreed, until: [never]}\n"
    )
    items = log("{id: A, size: 11}", "{id: B, size: 11}")
    judged = make({"pmo/log.yaml": items, "pmo/waivers.yaml": waivers}).check()
    assert judged.said("TOY-001") == {"log/log/items[A]": "waived", "log/log/items[B]": "failed"}
    assert judged.said("KIT-006") == {
        "waivers/waivers[W-1]": "passed",
        "waivers/waivers[W-2]": "skipped",
    }


def test_a_waiver_of_what_waits_for_a_broken_file_is_not_called_unused(make: Make) -> None:
    waivers = (
        "schema: waivers/v1\nwaivers:\n"
        "  - {id: W-1, rule: TOY-001, subject: 'log/**', reason: agreed, until: 2026-03-01}\n"
    )
    judged = make(
        {"pmo/log.yaml": "schema: log/v1\nitems: [\n", "pmo/waivers.yaml": waivers}
    ).check()
    assert judged.rules == ["KIT-001"]
    assert judged.said("KIT-006") == {"waivers/waivers[W-1]": "skipped"}


@pytest.mark.parametrize("started", ["5", "{on: 2026-01-01, findings: many}"])
def test_a_faulty_list_of_known_findings_excuses_what_is_sound_in_it(
    make: Make, started: str
) -> None:
    items = log("{id: A, size: 11}", "{id: B, size: 11}")
    first = make({"pmo/log.yaml": items}).check().report.findings[0].fingerprint
    known = (
        f"schema: known-findings/v1\nstarted: {started}\nfindings:\n"
        f"  - {{fingerprint: {first}, rule: TOY-001, subject: x, since: 2026-01-01}}\n"
        "  - {fingerprint: zz, rule: TOY-001, subject: x, since: 2026-01-01}\n"
    )
    judged = make({"pmo/log.yaml": items, "pmo/known-findings.yaml": known}).check()
    assert judged.said("TOY-001") == {"log/log/items[A]": "waived", "log/log/items[B]": "failed"}
    assert sorted(judged.said("KIT-007").values()) == ["passed", "skipped"]
