"""KIT-006 and KIT-007: what waivers and known findings excuse, how long, and when they leave."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pmo_kit.engine import Base, Compiled
from pmo_kit.results import Known

from ..conftest import Judged, Make, Project

LARGE = ("pmo/log.yaml", "size: 3", "size: 30")
ITEM = "toy-small/log/log/items[I-1]"


def waivers(*entries: dict[str, str]) -> str:
    rows = []
    for number, entry in enumerate(entries, 1):
        given = {"id": f"W-{number}", "rule": "TOY-001", "subject": "log/log/items[I-1]"}
        given |= {"reason": "agreed", "until": "2026-06-30"} | entry
        rows.append("  - {" + ", ".join(f"{key}: '{text}'" for key, text in given.items()) + "}\n")
    return "schema: waivers/v1\nwaivers:\n" + "".join(rows)


def known(project: Project, *rules: str, at_start: int = 0, **options: Any) -> Project:
    """The project with what fails now, by these rules, listed as known."""
    found = [f for f in project.check(**options).report.findings if f.rule in rules]
    assert found
    return listed(project, [(f.fingerprint, f.rule, f.subject) for f in found], at_start)


def listed(project: Project, rows: Sequence[tuple[str, str, str]], at_start: int = 0) -> Project:
    text = "schema: known-findings/v1\n"
    text += f"started: {{on: 2026-01-20, findings: {at_start or len(rows)}}}\nfindings:\n"
    for print_, rule, subject in rows:
        text += f"  - fingerprint: '{print_}'\n    rule: {rule}\n    subject: '{subject}'\n"
        text += "    since: 2026-01-20\n"
    return project.write("pmo/known-findings.yaml", text)


def with_waiver(make: Make, **entry: str) -> Project:
    return make({"pmo/waivers.yaml": waivers(entry)}).change(*LARGE)


def about(judged: Judged, rule: str) -> list[tuple[str, str, bool]]:
    return [
        (f.message, f.level, f.timed)
        for f in judged.report.findings
        if f.rule == rule and f.outcome == "failed"
    ]


def test_a_waiver_in_force_is_shown_and_does_not_count(make: Make) -> None:
    judged = with_waiver(make).check()
    assert (judged.code, judged.rules) == (0, [])
    assert judged.only.outcome == "waived"
    assert judged.only.reason == "waived until 2026-06-30: agreed"
    assert judged.said("TOY-001") == {"log/log/items[I-1]": "waived"}
    assert judged.said("KIT-006") == {"waivers/waivers[W-1]": "passed"}


def test_an_auditor_sees_what_would_fail_without_exceptions(make: Make) -> None:
    project = known(make().change(*LARGE), "TOY-001")
    assert project.check(waivers=False).rules == ["TOY-001"]
    assert with_waiver(make).check(waivers=False).rules == ["TOY-001"]


@pytest.mark.parametrize(
    ("subject", "covers"),
    [
        (ITEM, True),
        ("log/log/items[I-1]", True),
        ("log/log/items[*]", True),
        ("log/*/items[I-?]", True),
        ("**", True),
        ("log/**", True),
        ("*", False),
        ("log/*", False),
        ("log/log/items[I]", False),
    ],
)
def test_a_pattern_means_what_the_schema_says(make: Make, subject: str, covers: bool) -> None:
    judged = with_waiver(make, subject=subject).check()
    assert ("TOY-001" not in judged.rules) == covers
    assert ("KIT-006" in judged.rules) != covers


@pytest.mark.parametrize(
    ("as_of", "told", "rules"),
    [
        (date(2026, 6, 16), [], []),
        (date(2026, 6, 17), ["The waiver of TOY-001 ends in 13 days, on 2026-06-30;"], ["KIT-006"]),
        (date(2026, 6, 29), ["ends tomorrow, on 2026-06-30;"], ["KIT-006"]),
        (date(2026, 6, 30), ["ends today, on 2026-06-30;"], ["KIT-006"]),
    ],
)
def test_a_waiver_is_announced_before_it_ends(
    make: Make, alter: Callable[..., Compiled], as_of: date, told: list[str], rules: list[str]
) -> None:
    careful = alter({"standard.yaml": ("limit: 10", "limit: 10, waiver_warn_days: 14")})
    judged = make({"pmo/waivers.yaml": waivers({})}, careful).change(*LARGE).check(as_of=as_of)
    assert (judged.rules, judged.code) == (rules, 0)
    messages = about(judged, "KIT-006")
    assert [(level, timed) for _, level, timed in messages] == [("should", True)] * len(told)
    assert all(part in message for part, (message, *_) in zip(told, messages, strict=True))


def test_a_standard_without_the_threshold_announces_nothing(make: Make) -> None:
    assert with_waiver(make).check(as_of=date(2026, 6, 30)).rules == []


def test_an_expired_waiver_fails_with_its_finding_but_never_a_commit(make: Make) -> None:
    project = with_waiver(make, until="2026-01-31")
    judged = project.check()
    assert sorted(judged.rules) == ["KIT-006", "TOY-001"]
    message = "The waiver of TOY-001 expired on 2026-01-31."
    assert about(judged, "KIT-006") == [(message, "shall", True)]
    assert [f.rule for f in project.check(commit=True).report.failures] == ["TOY-001"]


@pytest.mark.parametrize(
    ("rule", "message", "fix"),
    [
        ("TOY-01", "toy@1.0 has no rule `TOY-01`.", "Did you mean `TOY-001`?"),
        ("ZZZZZZ-999", "toy@1.0 has no rule `ZZZZZZ-999`.", "`pmo standard show toy`"),
        ("KIT-003", "KIT-003 cannot be waived.", "Fix what it found."),
        ("KIT-007", "KIT-007 cannot be waived.", "Fix what it found."),
    ],
)
def test_a_waiver_of_what_cannot_be_waived_fails(
    make: Make, rule: str, message: str, fix: str
) -> None:
    judged = make({"pmo/waivers.yaml": waivers({"rule": rule})}).check()
    assert about(judged, "KIT-006") == [(message, "shall", False)]
    assert judged.only.fix.startswith(fix)


def test_the_rules_on_waivers_are_above_waivers(make: Make, alter: Callable[..., Compiled]) -> None:
    strict = alter(
        {
            "rules/waivers/TOY-007.yaml": "{id: TOY-007, title: A reason is long, level: shall, "
            "since: '1.0', artifact: waivers, each: 'waivers[]', check: size(item.reason) > 99, "
            "message: 'Too short.', why: Reasons., fix: Say more., "
            "examples: {good: [{}], bad: [{expect: waivers}]}}"
        }
    )
    text = waivers({"rule": "TOY-007", "subject": "**"})
    judged = make({"pmo/waivers.yaml": text}, strict).check()
    assert sorted(judged.rules) == ["KIT-006", "TOY-007"]
    assert about(judged, "KIT-006")[0][0] == "TOY-007 cannot be waived."


def base(*entries: dict[str, str], **more: Any) -> Base:
    return Base(
        "main", tuple({"rule": "TOY-001", "until": "2026-06-30"} | e for e in entries), **more
    )


@pytest.mark.parametrize(
    ("before", "excused"),
    [
        (base({"subject": "log/log/items[I-1]"}), True),
        (base({"subject": "log/log/items[I-1]", "until": "2026-02-01"}), True),
        (base({"subject": "log/log/items[I-1]", "until": "2026-01-31"}), False),
        (base({"subject": "log/log/items[I-2]"}), False),
        (base({"subject": "log/log/items[I-1]", "rule": "TOY-002"}), False),
        (base(), False),
        (base(adopted=True), False),
    ],
)
def test_only_a_waiver_that_stood_before_excuses_a_change(
    make: Make, before: Base, excused: bool
) -> None:
    judged = with_waiver(make).check(base=before)
    assert judged.code == (0 if excused else 1)
    assert judged.only.rule == "TOY-001"
    if not excused:
        assert judged.only.reason == "W-1 came after main: a change does not excuse itself"


def test_known_findings_are_counted_and_do_not_count(make: Make) -> None:
    project = known(make().change(*LARGE), "TOY-001", at_start=3)
    judged = project.check()
    assert (judged.code, judged.rules) == (0, [])
    assert (judged.only.outcome, judged.only.known) == ("waived", "2026-01-20")
    assert judged.only.reason == "known since 2026-01-20"
    assert judged.report.known == Known(1, 3, "2026-01-20")
    assert set(judged.said("KIT-007").values()) == {"passed"}


def test_what_is_new_fails_beside_what_is_known(make: Make) -> None:
    project = known(make().change(*LARGE), "TOY-001")
    log = (project.root / "pmo/log.yaml").read_text()
    project.write("pmo/log.yaml", log + "  - id: I-2\n    size: 40\n")
    judged = project.check()
    assert (judged.code, judged.rules) == (1, ["TOY-001"])
    assert "I-2" in judged.report.failures[0].message


def test_a_known_finding_keeps_its_place_in_the_list_when_lines_move(make: Make) -> None:
    project = known(make().change(*LARGE), "TOY-001")
    project.change("pmo/log.yaml", "items:", "# one\n# two\nitems:")
    assert project.check().code == 0


def test_one_entry_excuses_one_finding(make: Make) -> None:
    project = known(make().change(*LARGE), "TOY-001")
    log = (project.root / "pmo/log.yaml").read_text()
    project.write("pmo/log.yaml", log + "  - id: I-1\n    size: 40\n")
    assert sorted(project.check().rules) == ["KIT-012", "TOY-001"]


def test_what_is_mended_has_to_leave_the_list(make: Make) -> None:
    project = known(make().change(*LARGE), "TOY-001").change("pmo/log.yaml", "30", "3")
    judged = project.check()
    assert judged.code == 1
    message = f"TOY-001 finds nothing any more at {ITEM}, known since 2026-01-20."
    assert about(judged, "KIT-007") == [(message, "shall", False)]
    assert judged.found[0][1:] == ("pmo/known-findings.yaml", 4, 18)
    assert judged.report.known == Known(0, 1, "2026-01-20")


def test_a_rule_that_is_gone_leaves_the_list_too(make: Make) -> None:
    project = listed(make(), [("0" * 16, "OLD-001", "toy-small/log/log/items[I-1]")])
    assert project.check().rules == ["KIT-007"]


def test_what_time_alone_mends_stops_no_commit(make: Make) -> None:
    project = make({}).change("pmo/log.yaml", "size: 3", "size: 3\n    due: 2026-01-05")
    known(project, "TOY-002").change("pmo/log.yaml", "2026-01-05", "2026-09-05")
    assert project.check().code == 1
    assert project.check(commit=True).code == 0


@pytest.mark.parametrize("rule", ["KIT-001", "KIT-002", "KIT-003", "KIT-006", "KIT-007"])
def test_what_cannot_be_listed_is_refused(make: Make, rule: str) -> None:
    judged = listed(make(), [("0" * 16, rule, "toy-small/log")]).check()
    assert about(judged, "KIT-007") == [(f"{rule} cannot be listed as known.", "shall", False)]


def test_a_listed_shape_still_fails(make: Make) -> None:
    project = make().change("pmo/log.yaml", "size: 3", "size: large")
    known(project, "KIT-003")
    assert sorted(project.check().rules) == ["KIT-003", "KIT-007"]


def test_what_this_check_cannot_judge_stays_listed(make: Make, toy: Path) -> None:
    people = toy / "golden" / "people.yaml"
    project = make({}, tier="L", doer="eve")
    known(project, "TOY-005", registry=people, gate="B")
    assert "KIT-007" not in project.check(gate="B").rules  # no registry: skipped
    assert "KIT-007" not in project.check().rules  # no gate: not due
    assert project.check(gate="B").report.known == Known(1, 1, "2026-01-20")
    project.change("pmo.yaml", "doer: eve", "doer: ada")
    assert "KIT-007" in project.check(registry=people, gate="B").rules


def test_a_broken_file_mends_nothing(make: Make) -> None:
    project = known(make().change(*LARGE), "TOY-001")
    project.change("pmo/log.yaml", "items:", "itmes:")
    assert "KIT-007" not in project.check().rules


def test_a_day_before_the_list_was_begun_mends_nothing(make: Make) -> None:
    project = known(make().change(*LARGE), "TOY-001").change("pmo/log.yaml", "30", "3")
    assert project.check(as_of=date(2026, 1, 19)).rules == []


def test_a_waiver_of_a_known_finding_leaves_both_in_use(make: Make) -> None:
    project = known(make().change(*LARGE), "TOY-001")
    project.write("pmo/waivers.yaml", waivers({}))
    judged = project.check()
    assert (judged.rules, judged.only.known) == ([], "")
    assert judged.report.known == Known(1, 1, "2026-01-20")


@pytest.mark.parametrize("stood", [True, False])
def test_only_what_was_known_before_excuses_a_change(make: Make, stood: bool) -> None:
    project = known(make().change(*LARGE), "TOY-001")
    print_ = project.check().only.fingerprint
    judged = project.check(base=base(known=frozenset([print_] if stood else [])))
    assert judged.code == (0 if stood else 1)
    if not stood:
        reason = "listed as known after main: a change does not excuse itself"
        assert judged.only.reason == reason
        assert judged.why("TOY-001") == {reason}


def test_the_change_that_adopts_brings_its_list(make: Make) -> None:
    project = known(make().change(*LARGE), "TOY-001")
    assert project.check(base=base(adopted=True)).code == 0
