"""In which role somebody may approve a change, and which body may where they may not (CHG-008)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from pmo_kit.acts.people import holders_on, roles_on
from pmo_kit.acts.project_edits import ActError, the_one
from pmo_kit.engine.state import State
from pmo_kit.engine.tenures import BOARD, LEADER
from pmo_kit.source.edit import value_at

HANDBOOK = "project-handbook"


class Limit(NamedTuple):
    """How far a role may go: money, and calendar days (any where absent)."""

    role: str
    up_to: float
    days: int | None = None

    def allows(self, impact: Mapping[str, Any]) -> bool:
        """Whether a change's money and days lie within it."""
        within = self.days is None or impact.get("days", 0) <= self.days
        return bool(impact.get("budget", 0) <= self.up_to) and within


def role_of(state: State, person: str, on: date, impact: Mapping[str, Any], name: str) -> str:
    """The lowest role in which a person may approve a change of some impact on a day.

    Raises `ActError` where there is none; it names who may.
    """
    ladder = ranks(state)
    held = [role for role in roles_on(state, person, on) if ladder.get(role, 0) > 0]
    leads = LEADER in roles_on(state, person, on)
    if leads:
        raise ActError(
            f"`{person}` leads the project on {on}: a leader does not approve changes to it.",
            _may(state, on, impact),
        )
    if not held:
        message = f"`{person}` holds no role on {on} that may approve a change."
        raise ActError(message, _may(state, on, impact))
    for role in sorted(held, key=lambda role: ladder[role]):
        if reaches(state, role, impact):
            return role
    highest = max(held, key=lambda role: ladder[role])
    size = f"{impact.get('budget', 0)} more, and {impact.get('days', 0)} days"
    message = f"{name} ({size}) is beyond what the {highest} may approve."
    raise ActError(message, _may(state, on, impact))


def require_may(
    state: State, person: str, role: str, on: date, impact: Mapping[str, Any], name: str
) -> None:
    """Raises `ActError` where a person may not approve a change in a role that was named."""
    unknown = role == BOARD and not holders_on(state, BOARD, on)  # without a registry
    if not unknown and role not in roles_on(state, person, on):
        held = ", ".join(roles_on(state, person, on)) or "no role"
        message = f"`{person}` did not hold the role {role} on {on}, but {held}."
        raise ActError(message, _may(state, on, impact))
    if ranks(state).get(role, 0) <= 0 or not reaches(state, role, impact):
        message = f"{name} is beyond what the {role} may approve."
        raise ActError(message, _may(state, on, impact))


def ranks(state: State) -> dict[str, int]:
    """The rank of each role that approves changes; the leader's is 0."""
    ladder = state.compiled.standard.lists.get("ladder") or ()
    return {str(step["role"]): int(step["rank"]) for step in ladder}


def limits(state: State) -> list[Limit]:
    """What the project handbook says of who may approve how much; empty without one."""
    handbook = the_one(state, HANDBOOK, "project handbook")
    said = value_at(handbook.sound, ("change_authority",)) if handbook else None
    return [
        Limit(str(one["role"]), float(one["up_to"]), one.get("days"))
        for one in (said if isinstance(said, list) else ())
    ]


def reaches(state: State, role: str, impact: Mapping[str, Any]) -> bool:
    """Whether a role may approve a change of some impact.

    It may where its own limit, or that of a lower role, allows it; or where no limit is stated for
    it or for any higher role: then nobody is above.
    """
    ladder, stated = ranks(state), limits(state)
    rank = ladder[role]
    below = [limit for limit in stated if ladder.get(limit.role, rank + 1) <= rank]
    above = [limit for limit in stated if ladder.get(limit.role, -1) >= rank]
    return any(limit.allows(impact) for limit in below) or not above


def _may(state: State, on: date, impact: Mapping[str, Any]) -> str:
    """Who may approve a change of some impact, for a remedy."""
    ladder = ranks(state)
    able = [role for role, rank in ladder.items() if rank > 0 and reaches(state, role, impact)]
    for role in sorted(able, key=lambda role: ladder[role]):
        people = holders_on(state, role, on)
        if people:
            return f"The {role} may ({', '.join(people)}): `--by {people[0]} --role {role}`."
    if able:
        return f"The {able[0]} may, and nobody holds that role on {on}."
    return "Nobody may by `change_authority` in the project handbook: raise a limit there first."
