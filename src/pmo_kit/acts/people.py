"""Who acts in a project: that they are known, on which day, and what they hold then."""

from __future__ import annotations

from datetime import UTC, date, datetime

from pmo_kit._text import did_you_mean
from pmo_kit.acts.project_edits import ActError
from pmo_kit.cel.unknowns import PartialList
from pmo_kit.engine.known_names import Known
from pmo_kit.engine.state import State
from pmo_kit.engine.tenures import covers, of_project
from pmo_kit.project import MANIFEST

TEAM, PERSON = "team", "person"


def require_person(state: State, person: str) -> None:
    """Raises `ActError` where nobody of that name is in the project today."""
    known = Known(state)
    if person in known.always.get(PERSON, ()):
        return
    left = known.until.get(PERSON, {}).get(person)
    there = sorted(known.always.get(PERSON, ()))
    message = f"There is nobody called `{person}` in this project."
    if left:
        message = f"`{person}` was here until {left}."
    hint = did_you_mean(person, there)
    remedy = f"Add them to `{TEAM}` in {MANIFEST} first, or to the stakeholder register."
    raise ActError(message, f"{hint}{remedy}")


def require_day(state: State, on: date) -> None:
    """Raises `ActError` for a day that is still to come."""
    today = state.options.as_of
    if on > today:
        raise ActError(
            f"{on} is still to come; today is {today}.",
            "Record it once it has happened, or write the day on which it did with --on.",
        )


def roles_on(state: State, person: str, on: date) -> list[str]:
    """The roles that a person held on a day, also for somebody else; each once."""
    return [role for role, who in _held(state, on) if who == person]


def holders_on(state: State, role: str, on: date) -> list[str]:
    """Who held a role on a day; each once."""
    return [who for held, who in _held(state, on) if held == role]


def _held(state: State, on: date) -> list[tuple[str, str]]:
    known = of_project(state)["tenures"]
    if isinstance(known, PartialList):
        raise ActError(
            f"It is not known who held which role on {on}: {MANIFEST} or a log cannot be read.",
            "Fix what `pmo check` finds in them first.",
        )
    moment = datetime(on.year, on.month, on.day, tzinfo=UTC)
    found = ((t["role"], t["person"]) for t in known if covers(t, moment))
    return list(dict.fromkeys(found))
