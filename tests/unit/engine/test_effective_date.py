"""Rules that bind from a day on: announced before, held later against projects that ran already."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from pmo_kit.engine import Compiled

RULE = "rules/log/TOY-020.yaml"
EMPTY = {"pmo/log.yaml": "schema: log/v1\nitems: [{id: A, size: 0}]\n"}
Alter = Callable[..., Compiled]


def review(name: str, day: str, decision: str = "go", gate: str = "B") -> dict[str, str]:
    text = (
        f"schema: gate-review/v1\nid: {name}\ngates: [{gate}]\ndate: {day}\ndecision: {decision}\n"
    )
    return {f"pmo/reviews/{name}.yaml": text + "artifacts: []\n"}


def plain(alter: Alter, *lines: str) -> Compiled:
    """The rule with other lines about time."""
    text = "effective: 2026-03-01\ngrace: 60\nrunning: next-gate\n"
    return alter({RULE: (text, "".join(f"{line}\n" for line in lines))})


def on(judged) -> tuple[str, str, str]:
    """The outcome, from when it will fail, and the same in words."""
    found = next(f for f in judged.report.findings if f.rule == "TOY-020")
    verdict = next(v for v in judged.report.verdicts if v.rule == "TOY-020")
    assert (verdict.outcome, verdict.reason) == (found.outcome, found.reason)
    return found.outcome, found.announced, found.reason


def test_an_announced_finding_stops_nothing_and_is_counted(make) -> None:
    judged = make(EMPTY).check()
    assert (judged.code, judged.rules) == (0, [])
    assert len(judged.report.announced) == 1
    assert judged.report.summary.findings == {}


@pytest.mark.parametrize(("day", "outcome"), [("2026-02-28", "not_due"), ("2026-03-01", "failed")])
def test_a_day_alone_binds_everybody_from_that_day(
    make, alter: Alter, day: str, outcome: str
) -> None:
    standard = plain(alter, "effective: 2026-03-01")
    found = on(make(EMPTY, standard=standard).check(as_of=date.fromisoformat(day)))
    assert found[0] == outcome
    if outcome == "not_due":
        assert found[1:] == ("2026-03-01", "will fail from 2026-03-01")


@pytest.mark.parametrize(("day", "outcome"), [("2026-03-30", "not_due"), ("2026-03-31", "failed")])
def test_grace_is_for_projects_that_ran_already(make, alter: Alter, day: str, outcome: str) -> None:
    standard = plain(alter, "effective: 2026-03-01", "grace: 30")
    project = make(EMPTY, standard=standard)
    assert on(project.check(as_of=date.fromisoformat(day)))[0] == outcome


@pytest.mark.parametrize(
    ("start", "outcome"), [("2026-02-28", "not_due"), ("2026-03-01", "failed")]
)
def test_a_project_that_starts_later_is_held_to_it_at_once(
    make, alter: Alter, start: str, outcome: str
) -> None:
    standard = plain(alter, "effective: 2026-03-01", "grace: 30")
    project = make(EMPTY, standard=standard, dates=f"{{start: {start}}}")
    assert on(project.check(as_of=date(2026, 3, 2)))[0] == outcome


def test_a_running_project_is_held_to_it_from_its_next_gate(make, alter: Alter) -> None:
    standard = plain(alter, "effective: 2026-03-01", "running: next-gate")
    project = make(EMPTY, standard=standard)
    soon = "will fail from gate B on, if that is held after 2026-03-01"
    assert on(project.check()) == ("not_due", "B", soon)
    later = project.check(as_of=date(2030, 1, 1))
    assert on(later) == ("not_due", "B", "will fail from gate B on")
    assert on(project.check(as_of=date(2026, 3, 2), gate="B"))[0] == "failed"
    assert on(project.check(gate="B"))[0] == "not_due"


@pytest.mark.parametrize(
    ("day", "decision", "outcome"),
    [
        ("2026-02-28", "go", "not_due"),
        ("2026-03-01", "go", "failed"),
        ("2026-03-01", "conditional", "failed"),
        ("2026-03-01", "hold", "not_due"),
        ("2026-03-09", "go", "not_due"),
    ],
)
def test_a_gate_counts_that_was_passed_since_and_until_today(
    make, alter: Alter, day: str, decision: str, outcome: str
) -> None:
    standard = plain(alter, "effective: 2026-03-01", "running: next-gate")
    project = make({**EMPTY, **review("R-9", day, decision)}, standard=standard)
    assert on(project.check(as_of=date(2026, 3, 5)))[0] == outcome


def test_grace_ends_the_wait_for_a_gate(make) -> None:
    project = make(EMPTY)
    assert on(project.check(as_of=date(2026, 4, 29))) == (
        "not_due",
        "B",
        "will fail from gate B on; from 2026-04-30 at the latest",
    )
    assert on(project.check(as_of=date(2026, 4, 30)))[0] == "failed"


def test_where_no_gate_ends_the_phase_the_next_one_is_meant(make, alter: Alter) -> None:
    standard = plain(alter, "effective: 2026-03-01", "running: next-gate")
    judged = make(EMPTY, standard=standard, phase="done").check()
    assert on(judged)[1:] == (
        "next-gate",
        "will fail from the next gate on, if that is held after 2026-03-01",
    )


def test_a_waiver_may_cover_what_is_announced(make) -> None:
    text = (
        "schema: waivers/v1\nwaivers:\n"
        "  - {id: W-1, rule: TOY-020, subject: '**', reason: agreed, until: 2026-06-30}\n"
    )
    judged = make({**EMPTY, "pmo/waivers.yaml": text}).check()
    assert judged.said("TOY-020") == {"log/log/items[A]": "waived"}
    assert (judged.report.announced, judged.rules) == ((), [])
