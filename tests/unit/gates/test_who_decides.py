"""Whether a review is decided by the right people: the rules against their meaning in ten lines."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pmo_kit.engine import Compiled, Options, check
from pmo_kit.examples.edits import changed

RULES = {"GATE-006", "GATE-015", "GATE-016", "GATE-018"}
SEAT, SPONSOR = "steering-committee", "project-owner"
HELD = "2026-01-12"
PEOPLE = st.sampled_from(["olga", "bela", "sol", "ada", "zorro"])
DAYS = st.integers(8, 16).map("2026-01-{:02}".format)


class Member(NamedTuple):
    person: str
    first: str
    last: str


class Yes(NamedTuple):
    by: str
    role: str
    on: str


MEMBERS = st.lists(st.builds(Member, PEOPLE, DAYS, DAYS), min_size=1, max_size=4)
VOTES = st.lists(
    st.builds(Yes, PEOPLE, st.sampled_from([SEAT, SEAT, SPONSOR, "operations"]), DAYS), max_size=4
)


def decided(members: list[Member], chair: str | None, quorum: int, votes: list[Yes]) -> bool:
    """What the rules mean; Olga is the sponsor, Ada leads, Sol supplies."""

    def sits(person: str, day: str) -> bool:
        here = any(m.person == person and m.first <= day <= m.last for m in members)
        return here or (chair is None and person == "olga")

    def holds(vote: Yes) -> bool:
        return sits(vote.by, vote.on) if vote.role == SEAT else vote == ("olga", SPONSOR, vote.on)

    said = {v.by for v in votes if holds(v) and sits(v.by, v.on)} - {"ada"}
    all_who_sat = {p for p in ("olga", "bela", "sol", "ada", "zorro") if sits(p, HELD)}
    enough = len(said) >= quorum or all_who_sat <= said
    must = {"olga"} if chair is None else {chair} if sits(chair, HELD) else set()
    return all(map(holds, votes)) and bool(said - {"sol"}) and enough and must <= said


def few(compiled: Compiled) -> Compiled:
    """The standard with the rules on who decides alone."""
    rules = tuple(rule for rule in compiled.rules if rule.rule.id in RULES)
    return compiled._replace(rules=rules)


@pytest.fixture
def kept() -> dict[str, Any]:
    """What is made once for all examples."""
    return {}


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(MEMBERS, st.none() | PEOPLE, st.integers(1, 3), VOTES)
def test_a_review_is_right_where_the_right_people_decided(
    golden: Callable[[str], Any],
    kept: dict[str, Any],
    members: list[Member],
    chair: str | None,
    quorum: int,
    votes: list[Yes],
) -> None:
    if not kept:
        project = golden("T1/planning")
        kept.update(compiled=few(project.compiled), snapshot=project.snapshot())
    body = {
        "id": SEAT,
        "quorum": quorum,
        **({"chair": chair} if chair else {}),
        "members": [{"person": m.person, "from": m.first, "until": m.last} for m in members],
    }
    example = {
        "set": {
            "project:bodies": [body],
            "project:roles.solution_provider": "sol",
            "gate-review/GR-1:gates": ["RfP"],
            "gate-review/GR-1:approvals": [v._asdict() for v in votes],
        }
    }
    snapshot = changed(kept["snapshot"], example)
    report = check(kept["compiled"], snapshot, Options(date(2026, 1, 20))).report
    found = {finding.rule for finding in report.findings} & RULES
    assert (found == set()) == decided(members, chair, quorum, votes), found
