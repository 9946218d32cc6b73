"""Who held which role: what binds of a manifest's roles, handovers, bodies and delegates."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from pmo_kit.engine.tenures import Sources, bodies, covers, stood_in, tenures


def day(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def typed(value: Any) -> Any:
    """Data as rules see it: dates as moments."""
    if isinstance(value, dict):
        return {key: typed(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [typed(inner) for inner in value]
    return day(value) if isinstance(value, str) and value[:2] == "20" else value


def sources(*decisions: dict[str, Any], board: Any = None, **manifest: Any) -> Sources:
    roles = {"project_owner": "olga", "project_manager": "ada"}
    known = {one["id"]: typed({"status": "approved", **one}) for one in decisions}
    return Sources(typed({"roles": roles, **manifest}), known, typed(board))


def holders(said: Sources, role: str, on: str, stood: Any = None) -> set[str]:
    found = tenures(said, stood)
    return {t["person"] for t in found if t["role"] == role and covers(t, day(on))}


def body(*members: dict[str, Any], **said: Any) -> dict[str, Any]:
    return {"id": "steering-committee", "members": list(members), **said}


def by(person: str, on: str, name: str = "D-1") -> dict[str, Any]:
    return {"id": name, "decided_by": person, "decided_on": on}


HANDOVER = {
    "role": "project-owner", "given_by": "olga", "taken_by": "clara", "on": "2026-04-01",
    "decision": "D-1",
}  # fmt: skip
CLARA = {"project_owner": "clara", "project_manager": "ada"}


def test_without_a_body_the_sponsor_is_the_steering_committee() -> None:
    assert holders(sources(), "steering-committee", "2026-01-01") == {"olga"}
    assert holders(sources(), "project-manager", "2026-01-01") == {"ada"}


def test_a_role_that_was_handed_over_has_two_holders_one_after_the_other() -> None:
    said = sources(by("olga", "2026-03-20"), roles=CLARA, handovers=[HANDOVER])
    for role in ("project-owner", "steering-committee"):
        assert holders(said, role, "2026-03-31") == {"olga"}
        assert holders(said, role, "2026-04-02") == {"clara"}


def test_a_decision_taken_later_moves_the_day() -> None:
    said = sources(by("olga", "2026-05-01"), roles=CLARA, handovers=[HANDOVER])
    assert holders(said, "project-owner", "2026-04-30") == {"olga"}
    assert holders(said, "project-owner", "2026-05-02") == {"clara"}


def test_a_handover_that_nobody_may_decide_is_none() -> None:
    for decision in (
        by("clara", "2026-03-20"),
        by("ada", "2026-03-20"),
        {**by("olga", "2026-03-20"), "status": "proposed"},
        by("olga", "2026-03-20", "D-2"),
    ):
        said = sources(decision, roles=CLARA, handovers=[HANDOVER])
        assert holders(said, "project-owner", "2026-06-01") == {"olga"}


def test_a_handover_to_come_changes_nothing_yet() -> None:
    said = sources(by("olga", "2026-03-20"), handovers=[HANDOVER])
    assert holders(said, "project-owner", "2026-03-25") == {"olga"}


def test_members_have_a_first_and_a_last_day() -> None:
    said = sources(
        bodies=[
            body(
                {"person": "olga"},
                {"person": "sol", "role": "solution-provider", "from": "2026-02-01"},
                {"person": "bela", "until": "2026-03-01"},
                chair="olga",
            )
        ]
    )
    assert holders(said, "steering-committee", "2026-01-31") == {"olga", "bela"}
    assert holders(said, "steering-committee", "2026-03-02") == {"olga", "sol"}
    assert holders(said, "solution-provider", "2026-03-02") == {"sol"}


def test_a_seat_does_not_make_a_sponsor() -> None:
    said = sources(bodies=[body({"person": "zorro", "role": "project-owner"})])
    assert holders(said, "project-owner", "2026-01-01") == {"olga"}


def test_a_member_is_one_from_the_day_of_the_decision() -> None:
    member = {"person": "bela", "from": "2026-01-01", "decision": "D-1"}
    said = sources(by("olga", "2026-03-10"), bodies=[body({"person": "olga"}, member)])
    assert holders(said, "steering-committee", "2026-03-09") == {"olga"}
    assert holders(said, "steering-committee", "2026-03-10") == {"olga", "bela"}


def test_members_cannot_decide_each_other_in() -> None:
    said = sources(
        by("zorro", "2026-03-10", "D-1"),
        by("bela", "2026-03-10", "D-2"),
        bodies=[
            body(
                {"person": "olga"},
                {"person": "bela", "decision": "D-1"},
                {"person": "zorro", "decision": "D-2"},
                chair="zorro",
            )
        ],
    )
    assert holders(said, "steering-committee", "2026-06-01") == {"olga"}


def test_the_chair_may_decide_and_so_may_the_board() -> None:
    members = [{"person": "bela"}, {"person": "eve", "decision": "D-1"}]
    said = sources(by("bela", "2026-03-10"), bodies=[body(*members, chair="bela")])
    assert holders(said, "steering-committee", "2026-06-01") == {"bela", "eve"}
    board = {"members": [{"person": "petra", "from": "2026-01-01"}]}
    given = sources(by("petra", "2026-03-10"), roles=CLARA, handovers=[HANDOVER], board=board)
    assert holders(given, "project-owner", "2026-06-01") == {"clara"}
    assert holders(given, "portfolio-board", "2026-06-01") == {"petra"}


def test_a_delegate_holds_what_the_other_holds_while_they_hold_it() -> None:
    absent = {"for": "olga", "person": "bela", "from": "2026-03-01", "until": "2026-06-30"}
    said = sources(
        by("olga", "2026-02-20"),
        roles=CLARA,
        handovers=[HANDOVER],
        delegates=[{**absent, "gates": ["stage"]}],
    )
    assert holders(said, "steering-committee", "2026-03-15") == {"olga", "bela"}
    assert holders(said, "steering-committee", "2026-05-15") == {"clara"}
    (seat,) = [t for t in tenures(said) if t["person"] == "bela" and "body" in t]
    assert (seat["delegate_for"], seat["gates"]) == ("olga", ["stage"])


def test_what_stood_binds_and_nothing_else_without_a_decision() -> None:
    before = stood_in(sources(bodies=[body({"person": "olga", "until": "2026-06-30"})]))
    swapped = sources(roles={"project_owner": "zorro", "project_manager": "ada"})
    assert holders(swapped, "project-owner", "2026-05-01", before) == set()
    longer = sources(bodies=[body({"person": "olga"}, {"person": "zorro"}, chair="olga")])
    assert holders(longer, "steering-committee", "2026-06-30", before) == {"olga"}
    assert holders(longer, "project-owner", "2026-07-01", before) == {"olga"}


def test_an_empty_role_may_be_filled_later_but_for_the_sponsors() -> None:
    before = stood_in(sources(roles={"project_manager": "ada"}))
    filled = sources(roles={"project_owner": "zorro", "operations": "otto"})
    assert holders(filled, "operations", "2026-05-01", before) == {"otto"}
    assert holders(filled, "project-owner", "2026-05-01", before) == set()


def test_a_body_stated_for_the_first_time_seats_those_who_held_their_roles() -> None:
    roles = {"project_owner": "olga", "project_manager": "ada", "solution_provider": "sol"}
    stated = body(
        {"person": "olga", "role": "project-owner"},
        {"person": "sol", "role": "solution-provider"},
        {"person": "zorro", "role": "business-manager"},
    )
    later = sources(roles={**roles, "business_manager": "zorro"}, bodies=[stated])
    before = stood_in(sources(roles=roles))
    assert holders(later, "steering-committee", "2026-05-01", before) == {"olga", "sol"}
    before = stood_in(sources(roles=roles, bodies=[body({"person": "olga"})]))
    assert holders(later, "steering-committee", "2026-05-01", before) == {"olga"}


def test_how_bodies_decide() -> None:
    roles = ["steering-committee", "operations", "portfolio-board"]
    assert bodies(sources(), roles)["steering-committee"] == {
        "id": "steering-committee", "quorum": 1, "required": ["project-owner"],
    }  # fmt: skip
    said = sources(bodies=[body({"person": "olga"}, chair="olga", quorum=2)])
    assert bodies(said, roles)["steering-committee"] == {
        "id": "steering-committee", "quorum": 2, "required": [], "chair": "olga",
    }  # fmt: skip
    assert bodies(said, roles)["operations"]["quorum"] == 1
