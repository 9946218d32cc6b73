"""KIT-006: waivers excuse, for a time and with a reason; they are judged themselves."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from steps import steps

Make = Any
LARGE = "schema: log/v1\nitems:\n  - {id: A, size: 99}\n  - {id: B, size: 99}\n"


def waiver(name: str = "W-1", **other: str) -> str:
    held = {"rule": "TOY-001", "subject": "log/**", "reason": "agreed", "until": "2026-03-01"}
    pairs = ", ".join(f"{key}: '{value}'" for key, value in {**held, **other}.items())
    return f"  - {{id: {name}, {pairs}}}\n"


def waived(make: Make, *waivers: str, log: str = LARGE) -> Any:
    text = "schema: waivers/v1\nwaivers:\n" + "".join(waivers)
    return make({"pmo/log.yaml": log, "pmo/waivers.yaml": text})


def test_a_waiver_excuses_what_it_covers(make: Make) -> None:
    judged = waived(make, waiver()).check()
    assert (judged.found, judged.code) == ([], 0)
    assert set(judged.said("TOY-001").values()) == {"waived"}
    assert judged.why("TOY-001") == {"waived until 2026-03-01: agreed"}
    assert judged.said("KIT-006") == {"waivers/waivers[W-1]": "passed"}
    assert [f.outcome for f in judged.report.findings] == ["waived", "waived"]


def test_the_last_day_of_a_waiver_counts(make: Make) -> None:
    project = waived(make, waiver())
    assert project.check(as_of=date(2026, 3, 1)).code == 0
    assert project.check(as_of=date(2026, 3, 2)).code == 1


def test_an_expired_waiver_excuses_nothing_and_is_told(make: Make) -> None:
    judged = waived(make, waiver(until="2026-01-31")).check()
    assert judged.rules == ["TOY-001", "TOY-001", "KIT-006"]
    told = judged.report.findings[-1]
    assert told.message == "The waiver of TOY-001 expired on 2026-01-31."
    assert (told.location.path, told.location.line, told.timed) == ("pmo/waivers.yaml", 3, True)


def test_an_expired_waiver_alone_never_stops_a_commit(make: Make) -> None:
    small = LARGE.replace("99", "9")
    judged = waived(make, waiver(until="2026-01-31"), log=small).check(commit=True)
    assert (judged.rules, judged.code) == (["KIT-006"], 0)


def test_a_waiver_that_covers_nothing_is_told(make: Make) -> None:
    judged = waived(make, waiver(), log=LARGE.replace("99", "9")).check()
    assert judged.only.message == "The waiver of TOY-001 for `log/**` covers no finding."
    assert (judged.only.level, judged.code) == ("should", 0)


@pytest.mark.parametrize("rule", ["KIT-001", "KIT-002", "KIT-003", "KIT-006"])
def test_what_nothing_can_excuse_stays(make: Make, rule: str) -> None:
    project = waived(make, waiver(rule=rule, subject="**"), waiver("W-2"))
    project.write("pmo/a.yaml", "a: [").write("pmo/b.yaml", "schema: x/v1\n")
    project.write("pmo/c.yaml", "schema: log/v1\nitems: 3\n")
    judged = project.check()
    assert sorted(judged.rules) == ["KIT-001", "KIT-002", "KIT-003", "KIT-006"]
    message = next(f.message for f in judged.report.findings if f.rule == "KIT-006")
    assert message == f"{rule} cannot be waived."


@pytest.mark.parametrize("rule", ["KIT-004", "KIT-005"])
def test_what_is_missing_or_not_approved_can_be_excused(make: Make, rule: str) -> None:
    project = waived(make, waiver(), waiver("W-2", rule=rule, subject="brief"))
    if rule == "KIT-004":
        project.write("pmo/brief.md", None)
    else:
        review = "pmo/reviews/R-1.yaml"
        project.change(review, "artifacts:\n  - path: pmo/brief.md\n", "")
    judged = project.check()
    assert (judged.found, judged.code) == ([], 0)
    assert judged.said(rule)["brief"] == "waived"


def test_an_error_is_never_excused(make: Make, alter: Any) -> None:
    standard = alter({"rules/log/TOY-001.yaml": ("check: item.size <=", "check: item.size / 0 <=")})
    text = f"schema: waivers/v1\nwaivers:\n{waiver()}"
    judged = make({"pmo/waivers.yaml": text}, standard=standard).check()
    assert judged.code == 2


@pytest.mark.parametrize(
    ("subject", "left"),
    [
        ("log/log/items[A]", ["B"]),
        ("toy-small/log/log/items[A]", ["B"]),
        ("log/log/items[*]", []),
        ("log/*/items[*]", []),
        ("log/**", []),
        ("**", []),
        ("**/*[B]", ["A"]),
        ("log/*", ["A", "B"]),
        ("*", ["A", "B"]),
        ("log/log/items[?]", []),
        ("log/log/items[AB]", ["A", "B"]),
        ("log", ["A", "B"]),
        ("LOG/**", ["A", "B"]),
    ],
)
def test_a_subject_is_a_pattern_in_which_brackets_are_plain(
    make: Make, subject: str, left: list[str]
) -> None:
    judged = waived(make, waiver(subject=subject)).check()
    failed = [f.subject[-2] for f in judged.report.findings if f.outcome == "failed"]
    assert [name for name in failed if name in "AB"] == left


def test_waivers_that_overlap_are_all_needed(make: Make) -> None:
    judged = waived(make, waiver(), waiver("W-2", subject="**")).check()
    assert judged.said("KIT-006") == {
        "waivers/waivers[W-1]": "passed",
        "waivers/waivers[W-2]": "passed",
    }


def test_a_renewed_waiver_excuses_beside_the_expired_one(make: Make) -> None:
    judged = waived(make, waiver(until="2026-01-01"), waiver("W-2")).check()
    assert judged.rules == ["KIT-006"]
    assert set(judged.said("TOY-001").values()) == {"waived"}


def test_without_waivers_everything_is_shown(make: Make) -> None:
    judged = waived(make, waiver(), waiver("W-2", until="2020-01-01")).check(waivers=False)
    assert judged.rules == ["TOY-001", "TOY-001"]
    assert judged.said("KIT-006") == {}


def test_a_waiver_for_another_rule_excuses_nothing(make: Make) -> None:
    judged = waived(make, waiver(rule="TOY-002")).check()
    assert sorted(judged.rules) == ["KIT-006", "TOY-001", "TOY-001"]


def test_four_times_as_many_excused_findings_take_four_times_the_steps(make: Make) -> None:
    def cost(count: int) -> int:
        items = "".join(f"  - {{id: I-{n}, size: 99}}\n" for n in range(count))
        project = waived(make, waiver(), log=f"schema: log/v1\nitems:\n{items}")
        judged = project.check()
        assert judged.code == 0 and len(judged.report.findings) == count
        return steps(project.check)

    assert cost(1_000) < 4.5 * cost(250)
